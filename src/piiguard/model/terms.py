"""The words of a judgement: whose a value is, how bad that is, what follows."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Whose a value is. ``ITEM`` is no data subject: it is what was borrowed."""

    PATRON = "patron"
    LIBRARY = "library"
    STAFF = "staff"
    AUTHOR = "author"
    ITEM = "item"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How bad a finding is; the words are SARIF's levels."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Verdict(StrEnum):
    """What may be done with a document. ``INCOMPLETE`` is never ``PASS``."""

    PASS = "pass"  # noqa: S105 -- a verdict, not a password
    FAIL = "fail"
    INCOMPLETE = "incomplete"
