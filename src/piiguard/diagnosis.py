"""What is installed and configured, and what would be incomplete without more.

Nothing here raises for what it finds: a broken configuration is a finding too.
"""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from piiguard import engine, plugins
from piiguard.config import (
    CONFIG_NAME,
    DEFAULT_MODEL,
    FINGERPRINT_KEY_VARIABLE,
    Config,
    OcrChoice,
    load_config,
)
from piiguard.detection import Detector
from piiguard.errors import PiiguardError
from piiguard.model import Verdict
from piiguard.policy import list_policies, load_policy
from piiguard.readers import load_readers, read
from piiguard.readers.ocr.choose import INSTALL, engine_for


class State(StrEnum):
    """How a thing stands."""

    RIGHT = "ok"
    ABSENT = "absent"
    """Not installed or not set, and nothing asks for it."""
    WRONG = "wrong"
    """Asked for and not working: checks fail, or would be incomplete."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found about one thing."""

    topic: str
    state: State
    message: str
    remedy: str = ""
    """What to do; empty where there is nothing to be done."""


EXTRAS = (
    ("msg", "oxmsg", "reads Outlook messages", "Outlook messages (.msg) are incomplete"),
    ("gate", "aiosmtpd", "runs the mail gate", "the mail gate does not start"),
    ("report", "matplotlib", "draws the record's summary", "the record has no summary"),
)
"""Extras: name, the module by which it is known, what it does, what is so without."""

_PAGES = (
    (b"Patron: Adaeze Okonkwo\nItem barcode: 31191000882134\n", Verdict.FAIL),
    (b"Item barcode: 31191000882134\nDue: 2026-04-01\n", Verdict.PASS),
)
"""What an invoice must not and may say; the person is invented."""


def diagnose(config: Path | None, start: Path) -> Iterator[Diagnosis]:
    """Yield what is found, the most basic things first.

    Args:
        config: The configuration file, or None to look for one.
        start: The folder to look in, and then in its parents.
    """
    yield Diagnosis(
        "piiguard",
        State.RIGHT,
        f"{version('piiguard')}, Python {platform.python_version()} on {platform.system()}",
    )
    settings = Config()
    try:
        settings = load_config(config, start)
    except PiiguardError as error:
        yield Diagnosis("configuration", State.WRONG, str(error), "what follows is without it")
    else:
        yield _configuration(settings, start)
    yield _policies(settings)
    yield from _recognition(settings)
    yield _ocr(settings)
    for name, module, does, otherwise in EXTRAS:
        if find_spec(module) is not None:
            yield Diagnosis(f"extra {name}", State.RIGHT, does)
        else:
            install = f"pip install 'piiguard[{name}]'"
            yield Diagnosis(f"extra {name}", State.ABSENT, otherwise, install)
    yield from _plugins(settings)
    yield _fingerprints(settings)
    yield _record(settings)


def _configuration(config: Config, start: Path) -> Diagnosis:
    if config.source is None:
        return Diagnosis(
            "configuration",
            State.ABSENT,
            f"no {CONFIG_NAME} here or above: piiguard knows no library, staff or barcode of yours",
            "piiguard init",
        )
    directory, barcodes = config.directory, config.barcodes
    folder = start.resolve()
    near = config.source.is_relative_to(folder)
    path = config.source.relative_to(folder) if near else config.source
    known = (
        _count(directory.libraries, "library", "libraries"),
        _count(directory.staff, "member of staff", "members of staff"),
        _count(directory.email_domains, "domain"),
        _count(barcodes.patron_prefixes + barcodes.item_prefixes, "barcode prefix", "prefixes"),
        _count(config.policies, "rule for files", "rules for files"),
    )
    # Right, yet a newcomer whose every document is incomplete looks here.
    remedy = "" if config.policies else "so give --policy, or say under 'policies' which is whose"
    return Diagnosis("configuration", State.RIGHT, f"{path}: {', '.join(known)}", remedy)


def _count(things: tuple[object, ...], one: str, many: str = "") -> str:
    return f"{len(things) or 'no'} {one if len(things) == 1 else many or one + 's'}"


def _policies(config: Config) -> Diagnosis:
    try:
        named = list_policies(config)
        chosen = [match.policy for match in config.policies]
        for policy in [*chosen, *(rule.policy for rule in config.gate.smtp.policies)]:
            load_policy(policy, config)
    except PiiguardError as error:
        return Diagnosis("policies", State.WRONG, str(error), "piiguard policy validate FILE")
    own = [policy for policy in named if _is_own(policy.source, config)]
    return Diagnosis("policies", State.RIGHT, f"{len(named)} by name, {len(own)} of them yours")


def _is_own(source: Path | None, config: Config) -> bool:
    return (
        config.policy_folder is not None
        and source is not None
        and (source.parent == config.policy_folder)
    )


def _recognition(config: Config) -> Iterator[Diagnosis]:
    """Load what finds names and numbers, and try it on two small documents."""
    detector = Detector(config)
    name = config.model
    begin = time.perf_counter()
    try:
        detector.load()
    except PiiguardError as error:
        yield Diagnosis("recognition", State.WRONG, str(error))
        return
    took = f"loaded in {time.perf_counter() - begin:.1f} s"
    if name == DEFAULT_MODEL and find_spec("piiguard.detection.names") is None:
        yield Diagnosis(
            "name model", State.WRONG, f"{name} is not in this build; a general one stands in"
        )
    else:
        yield Diagnosis("name model", State.RIGHT, f"{name}, {took}")
    try:
        policy = load_policy("invoice", Config())
        right = all(
            engine.check_document(read(page, "", config.limits), policy, detector, config).verdict
            is verdict
            for page, verdict in _PAGES
        )
    except Exception as error:  # Whatever it is, a check would meet it too.
        yield Diagnosis("self-test", State.WRONG, f"a check failed: {type(error).__name__}")
        return
    if right:
        message = "an invoice that names a patron fails, one that does not passes"
        yield Diagnosis("self-test", State.RIGHT, message)
    else:
        yield Diagnosis(
            "self-test",
            State.WRONG,
            "two invented invoices are not judged as they must be",
            "look for barcode prefixes, names or recognizers that match too much",
        )


def _ocr(config: Config) -> Diagnosis:
    choice = config.limits.ocr
    found = engine_for(choice)
    if found is not None:
        return Diagnosis("ocr", State.RIGHT, f"{found.name} reads scans and images")
    asked = choice in (OcrChoice.TESSERACT, OcrChoice.RAPIDOCR)
    without = "scans and images with text are incomplete"
    return Diagnosis("ocr", State.WRONG if asked else State.ABSENT, without, INSTALL[choice])


def _plugins(config: Config) -> Iterator[Diagnosis]:
    for kind, group in (
        ("readers", plugins.READERS),
        ("recognizers", plugins.RECOGNIZERS),
        ("reporters", plugins.REPORTERS),
    ):
        named = getattr(config.plugins, kind)
        try:
            if kind == "readers":
                load_readers(named)
            elif kind == "reporters":
                plugins.load_plugins(group, named, ("render",))
        except PiiguardError as error:
            yield Diagnosis(f"plugin {kind}", State.WRONG, str(error))
            continue
        others = sorted(set(plugins.installed(group)) - set(named))
        if named:
            yield Diagnosis(f"plugin {kind}", State.RIGHT, ", ".join(named))
        if others:
            yield Diagnosis(
                f"plugin {kind}",
                State.ABSENT,
                f"installed, but not loaded: {', '.join(others)}",
                f"name them under plugins.{kind} in {CONFIG_NAME}",
            )


def _fingerprints(config: Config) -> Diagnosis:
    if config.fingerprint_key is not None:
        return Diagnosis("fingerprints", State.RIGHT, f"{FINGERPRINT_KEY_VARIABLE} is set")
    return Diagnosis(
        "fingerprints",
        State.ABSENT,
        "findings carry none, so a baseline cannot know them again",
        f"set {FINGERPRINT_KEY_VARIABLE} to a secret of yours",
    )


def _record(config: Config) -> Diagnosis:
    if config.audit is None:
        message = "decisions are not recorded; the gates need it"
        return Diagnosis("record", State.ABSENT, message, f"set audit.path in {CONFIG_NAME}")
    if not os.environ.get(config.audit.key_env):
        message = f"the environment variable {config.audit.key_env} is not set"
        return Diagnosis("record", State.WRONG, message, "set it to the record's key")
    return Diagnosis("record", State.RIGHT, str(config.audit.path))
