"""Reports that need no work: the same document under the same circumstances."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from piiguard import __version__, plugins
from piiguard.api.setup import Setup
from piiguard.api.sources import Content
from piiguard.cache import Cache, default_folder, describe_installation
from piiguard.cache.entry import without_values
from piiguard.cache.plain import plain
from piiguard.config import DEFAULT_MODEL, Config
from piiguard.config.cache import CacheSettings
from piiguard.config.gate import GateSettings
from piiguard.errors import PiiguardError
from piiguard.globs import matches
from piiguard.model import DocumentReport
from piiguard.policy import Policy, list_policies, load_policy, shipped_folder


def open_cache(config: Config) -> Cache | None:
    """Return the cache that the configuration and the environment ask for.

    Returns:
        None where there is to be none. The folder is not made yet.
    """
    settings = config.cache
    where = settings.folder or default_folder()
    if not settings.enabled or where is None:
        return None
    return Cache(where, entries=settings.entries, days=settings.days)


class KnownReports:
    """The reports that a cache holds of documents checked with one setup."""

    def __init__(self, cache: Cache, setup: Setup) -> None:
        self._cache = cache
        self._setup = setup

    @property
    def is_usable(self) -> bool:
        """Whether the cache's folder can be used."""
        return self._cache.key("") is not None

    def key(self, content: Content) -> str | None:
        """Return what the report on a document is found by, or None where by nothing."""
        if content.error is not None:
            return None
        try:
            ingredients = [
                *self._fixed,
                content.name,
                self._resolved(content.name),
                self._versions(content.name),
                # On its last day's midnight an exception stops to hold.
                date.today().isoformat() if self._setup.config.exceptions else "",
                sha256(content.data).hexdigest(),
            ]
        except (OSError, PiiguardError):
            # Whatever it is, the check meets it too, and says so.
            return None
        return self._cache.key(ingredients)

    def find(self, key: str | None, content: Content) -> DocumentReport | None:
        """Return the report on a document, its findings without values, if it is known."""
        known = self._cache.find(key, content.name) if key is not None else None
        return replace(known, known_as=key) if known is not None else None

    def keep(self, key: str | None, content: Content, report: DocumentReport) -> DocumentReport:
        """Keep a report, and return it as ``find`` will."""
        # A policy's file may have changed since the key was made of it.
        if key is not None and report.policy_version in self._versions(content.name):
            self._cache.keep(key, report)
        return replace(without_values(report), known_as=key)

    @cached_property
    def _fixed(self) -> list[object]:
        """What is the same for all documents.

        Raises:
            OSError, PiiguardError: It cannot be told.
        """
        setup, config = self._setup, self._setup.config
        judged = replace(config, cache=CacheSettings(), gate=GateSettings(), audit=None)
        trees = [shipped_folder(), *config.recognizers]
        modules = list(_plugin_modules(config))
        if config.model != DEFAULT_MODEL:
            trees += [Path(config.model)] if Path(config.model).exists() else []
            modules += [config.model] if config.model.isidentifier() else []
        contents = [sha256(path.read_bytes()).hexdigest() for path in config.recognizers]
        return [
            __version__,
            plain(replace(setup, config=judged)),
            contents,
            describe_installation(trees, modules),
        ]

    def _resolved(self, name: str) -> list[str]:
        """Return where a document really lies, as far as anything asks for that."""
        config = self._setup.config
        if not name or not (config.policies or config.exceptions or config.baseline):
            return []
        return [str((self._setup.folder / name).resolve()), str(Path(name).resolve())]

    def _versions(self, name: str) -> list[str]:
        """Return the version of the policy that applies, or of those that might.

        Without any said, the document's own marks choose among all that have a name.

        Raises:
            PolicyError: One is absent or malformed.
        """
        if self._setup.policy is not None:
            return [self._setup.policy.version]
        for match in self._setup.config.policies:
            if matches(match.match, name, self._setup.folder):
                return [self._configured(match.policy).version]
        return [policy.version for policy in self._shipped_and_own]

    def _configured(self, name: str) -> Policy:
        if name not in self._loaded:
            self._loaded[name] = load_policy(name, self._setup.config)
        return self._loaded[name]

    @cached_property
    def _loaded(self) -> dict[str, Policy]:
        return {}

    @cached_property
    def _shipped_and_own(self) -> tuple[Policy, ...]:
        return list_policies(self._setup.config)


def _plugin_modules(config: Config) -> list[str]:
    """Return the packages of the readers and recognizers that the configuration names."""
    named = (
        *((plugins.READERS, name) for name in config.plugins.readers),
        *((plugins.RECOGNIZERS, name) for name in config.plugins.recognizers),
    )
    if not named:
        return []
    from importlib.metadata import entry_points

    return [
        entry.module.partition(".")[0]
        for group, name in named
        for entry in entry_points(group=group, name=name)
    ]
