"""Findings that are kept but do not count: exceptions, and a baseline of old ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from piiguard.late import late

if TYPE_CHECKING:
    from piiguard.suppression.baseline import Baseline, Decision, Entry, document_key, key_id
    from piiguard.suppression.file import load_baseline, to_json
    from piiguard.suppression.suppressor import Suppressor

__all__ = [
    "Baseline",
    "Decision",
    "Entry",
    "Suppressor",
    "document_key",
    "key_id",
    "load_baseline",
    "to_json",
]

if not TYPE_CHECKING:
    __getattr__ = late(
        __name__,
        {
            "baseline": (
                "Baseline",
                "Decision",
                "Entry",
                "document_key",
                "key_id",
            ),
            "file": (
                "load_baseline",
                "to_json",
            ),
            "suppressor": ("Suppressor",),
        },
    )
