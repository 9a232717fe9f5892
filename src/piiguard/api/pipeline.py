"""From a document's bytes to its report: what a worker process, or the caller's, runs."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from piiguard import engine
from piiguard.api.setup import Setup
from piiguard.api.sources import UNNAMED, Content
from piiguard.config import DEFAULT_MODEL, Config, Plugins
from piiguard.errors import NoPolicyError, PiiguardError, ReadError, internal_error
from piiguard.globs import matches
from piiguard.isolation import at_memory_cap
from piiguard.model import Document, DocumentReport, Problem, Report, Severity, Verdict
from piiguard.policy import Policy, list_policies, load_policy
from piiguard.readers import Reader, load_readers, read
from piiguard.suppression import Suppressor

if TYPE_CHECKING:
    from piiguard.detection import Detector

HOW_TO_CHOOSE = (
    "no policy was chosen: name one with --policy ('piiguard policy list' prints them), "
    "or say under 'policies' in piiguard.yaml which files it is for"
)

Detected = tuple[object, ...]

Step = Literal["check", "explain"]


def serve(setup: bytes) -> Callable[[tuple[Step, Content]], Any]:
    """Build what a worker process runs on each document.

    Args:
        setup: A pickled ``Setup``.

    Raises:
        ConfigError, PluginError: The configuration names what does not load.
    """
    pipeline = Pipeline(pickle.loads(setup))  # noqa: S301 - from the program itself
    pipeline.load()
    return lambda request: getattr(pipeline, request[0])(request[1])


_preloaded: dict[Detected | None, Detector] = {}


def preload(config: Config) -> Report:
    """Load the readers and models that pipelines with this configuration will use.

    For a program that forks before each of its pipelines: they share the detector.

    Returns:
        The report on documents of people that are invented.

    Raises:
        ConfigError, PluginError: The configuration names what does not load.
    """
    from piiguard.api.samples import samples
    from piiguard.readers.built_in import FAMILIES

    for family in FAMILIES:
        with suppress(ImportError):
            # Some need an extra, and say so when there is a document.
            family.load()
    setup = Setup(load_policy("invoice", config), config, "error", Path(), Suppressor())
    pipeline = Pipeline(setup)
    pipeline.load()
    reports = [pipeline.check(Content("", sample)) for sample in samples()]
    detected = _what_is_detected(config)
    if detected is not None:
        _preloaded[detected] = pipeline._detector
    return Report.of(*reports)


def _what_is_detected(config: Config) -> Detected | None:
    """Return the parts of a configuration that detection goes by.

    Returns:
        None where it goes by files that may change meanwhile.
    """
    if config.recognizers or config.plugins != Plugins() or config.model != DEFAULT_MODEL:
        return None
    return config.barcodes, config.variables, config.directory


class Pipeline:
    """Reads, checks and explains documents; policies and models are loaded once."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._config = setup.config

    def load(self) -> None:
        """Load the models before the first document, whose time is capped.

        Raises:
            ConfigError, PluginError: The configuration names what does not load.
        """
        try:
            _ = self._readers
            self._detector.load()
        except PiiguardError:
            raise
        except Exception:
            # It fails again on the first document, whose report then says so.
            return

    def check(self, content: Content) -> DocumentReport:
        """Check one document.

        Returns:
            The report; what cannot be read or checked is ``incomplete``.

        Raises:
            NoPolicyError: Nothing says which policy applies.
            PolicyError, ConfigError, PluginError: They are malformed or absent.
            MemoryError: There is not enough.
        """
        try:
            return self._check(content)
        except (PiiguardError, MemoryError):
            raise
        except Exception as error:
            if at_memory_cap():
                raise MemoryError from error
            return withheld_report(content.name, internal_error(error))

    def explain(self, content: Content) -> engine.Explanation:
        """Return everything that is detected in a document, whose, and why.

        Raises:
            ReadError: The document cannot be read.
            ConfigError, PluginError: They are malformed or absent.
        """
        document = self._read(content)
        explanation = engine.explain_document(document, self._detector, self._config)
        return explanation if explanation.path else replace(explanation, path=UNNAMED)

    @cached_property
    def _detector(self) -> Detector:
        # Loading the models takes a second and is left until there is a document.
        from piiguard.detection import Detector

        if _preloaded:
            detected = _what_is_detected(self._config)
            if detected in _preloaded:
                return _preloaded[detected]
        return Detector(self._config)

    @cached_property
    def _readers(self) -> tuple[Reader, ...]:
        return load_readers(self._config.plugins.readers)

    @cached_property
    def _shipped_and_own(self) -> tuple[Policy, ...]:
        return list_policies(self._config)

    @cached_property
    def _configured(self) -> dict[str, Policy]:
        return {}

    def _read(self, content: Content) -> Document:
        if content.error is not None:
            raise content.error
        return read(content.data, content.name, self._config.limits, readers=self._readers)

    def _check(self, content: Content) -> DocumentReport:
        try:
            document = self._read(content)
        except ReadError as error:
            return self._unchecked(content.name, Problem(error.code, str(error)))
        try:
            policy = self._policy_for(document)
        except NoPolicyError:
            if not document.problems:
                raise
            # What could not be read has no heading to go by; that comes first.
            return self._unchecked(document.path, *document.problems)
        report = engine.check_document(
            document,
            policy,
            self._detector,
            self._config,
            Severity(self._setup.fail_on),
            lambda found: self._setup.suppressor.suppress(found, document.path, date.today()),
        )
        return report if report.path else replace(report, path=UNNAMED)

    def _policy_for(self, document: Document) -> Policy:
        if self._setup.policy is not None:
            return self._setup.policy
        for match in self._config.policies:
            if matches(match.match, document.path, self._setup.folder):
                return self._load(match.policy)
        chosen = engine.choose_policy_of(document, self._shipped_and_own)
        if chosen is None:
            raise NoPolicyError(HOW_TO_CHOOSE)
        return chosen

    def _load(self, policy: str) -> Policy:
        if policy not in self._configured:
            self._configured[policy] = load_policy(policy, self._config)
        return self._configured[policy]

    def _unchecked(self, name: str, *problems: Problem) -> DocumentReport:
        try:
            path = engine.mask_path(name, self._detector, self._config) or UNNAMED
        except (PiiguardError, MemoryError):
            raise
        except Exception:
            path = engine.withhold_path(name)
        return DocumentReport(path, None, None, Verdict.INCOMPLETE, (), problems, name)


def withheld_report(name: str, error: ReadError) -> DocumentReport:
    """Return the report on a document whose name could not even be checked."""
    path = engine.withhold_path(name) or UNNAMED
    problem = Problem(error.code, str(error))
    return DocumentReport(path, None, None, Verdict.INCOMPLETE, (), (problem,), name)
