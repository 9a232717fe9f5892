"""Exceptions in ``piiguard.yaml``: findings that somebody answers for, until a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from piiguard.api import Checker
from piiguard.config import Config, parse_config
from piiguard.config.exceptions import PolicyException
from piiguard.errors import ConfigError
from piiguard.model import Finding, Location, Role, Severity, Verdict
from piiguard.suppression import Suppressor

WHOLE = """exceptions:
  - rule: patron-name
    scope: archive/**
    entity: PERSON
    part: page *
    reason: The court asked for it.
    owner: records@example.org
    expires: 2026-12-31
"""
TODAY = date(2026, 6, 1)
FOLDER = Path("/srv")


def finding(**changes: object) -> Finding:
    fields: dict[str, object] = {
        "rule": "patron-name",
        "entity_type": "PERSON",
        "role": Role.PATRON,
        "subject": 1,
        "severity": Severity.ERROR,
        "score": 0.9,
        "location": Location("page 1"),
        "masked": "•••",
        "message": "",
        "remedy": "",
        "value": "Elena Moss",
    }
    return Finding(**(fields | changes))  # type: ignore[arg-type]


def exception() -> PolicyException:
    (found,) = parse_config(WHOLE, Path("piiguard.yaml")).exceptions
    return found


def suppressed(each: PolicyException, found: Finding, path: str = "/srv/archive/1.pdf") -> bool:
    (result,) = Suppressor(FOLDER, (each,)).suppress((found,), path, TODAY)
    return result.suppressed is not None


def test_an_exception_says_what_why_who_and_until_when() -> None:
    assert exception() == PolicyException(
        rule="patron-name",
        scope="archive/**",
        entity="PERSON",
        part="page *",
        reason="The court asked for it.",
        owner="records@example.org",
        expires=date(2026, 12, 31),
        where="piiguard.yaml:2",
    )


@pytest.mark.parametrize("key", ["rule", "scope", "reason", "owner", "expires"])
def test_none_of_these_may_be_missing(key: str) -> None:
    text = "\n".join(
        line.replace(f"    {key}:", "    # ").replace(f"  - {key}:", "  - part: x #")
        for line in WHOLE.splitlines()
        if not (key == "rule" and "part:" in line)
    )
    with pytest.raises(ConfigError, match=rf"piiguard.yaml:\d: an exception needs '{key}' too"):
        parse_config(text, Path("piiguard.yaml"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2026-12-31", "2026-13-31", "8: 'expires' is a day"),
        ("2026-12-31", "never", "8: 'expires' is a day"),
        ("PERSON", "name", "4: 'entity' is an entity type"),
        ("owner:", "ownr:", "7: unknown key 'ownr', did you mean 'owner'"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        parse_config(WHOLE.replace(old, new), Path("piiguard.yaml"))


def test_what_fits_stays_in_with_the_reason() -> None:
    (result,) = Suppressor(FOLDER, (exception(),)).suppress(
        (finding(),), "/srv/archive/old/1.pdf", TODAY
    )

    assert result.suppressed is not None
    assert result.suppressed.kind == "exception"
    assert result.suppressed.justification == (
        "The court asked for it. (records@example.org, until 2026-12-31)"
    )


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"rule": "patron-phone"}, "/srv/archive/1.pdf"),
        ({"entity_type": "GUARDIAN"}, "/srv/archive/1.pdf"),
        ({"location": Location("file name")}, "/srv/archive/1.pdf"),
        ({}, "/srv/outbox/1.pdf"),
        ({}, ""),
    ],
)
def test_nothing_else_is_excepted(changes: dict[str, object], path: str) -> None:
    assert suppressed(exception(), finding())
    assert not suppressed(exception(), finding(**changes), path)


def test_it_holds_through_its_last_day_and_no_longer() -> None:
    assert suppressed(replace(exception(), expires=TODAY), finding())
    assert not suppressed(replace(exception(), expires=date(2026, 5, 31)), finding())


def test_an_expired_one_fails_and_names_its_owner() -> None:
    config = Config(exceptions=(replace(exception(), expires=date(2020, 1, 1)),))

    with pytest.raises(ConfigError, match=r"yaml:2: .* expired on 2020-01-01; ask records@"):
        Checker("invoice", config=config)


def test_a_rule_that_is_none_fails() -> None:
    config = Config(exceptions=(replace(exception(), rule="patron-nam", expires=date.max),))

    with pytest.raises(ConfigError, match="did you mean 'patron-name'"):
        Checker("invoice", config=config)


def test_a_document_whose_findings_are_all_excepted_passes() -> None:
    each = replace(exception(), scope="*.txt", entity=None, part=None, expires=date.max)
    document = "Patron: OKONKWO, ADAEZE N\n"

    bare = Checker("invoice", config=Config()).check(text=document, name="a.txt")
    excepted = Checker("invoice", config=Config(exceptions=(each,))).check(
        text=document, name="a.txt"
    )

    assert bare.verdict is Verdict.FAIL
    assert excepted.verdict is Verdict.PASS
    assert len(excepted.findings) == len(bare.findings) > 0
    assert not excepted.violations
