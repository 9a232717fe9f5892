"""The record as a table for other programs."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import astuple
from typing import TextIO

from piiguard.audit.database import COLUMNS
from piiguard.audit.entry import Entry

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection)."""


def write_csv(entries: Iterable[Entry], file: TextIO) -> None:
    """Write one row an entry, under a header; the file was opened with ``newline=""``."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow(_harmless(value) for value in astuple(entry))


def _harmless(value: object) -> object:
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else value
