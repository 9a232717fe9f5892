"""CSV and its kin: a grid by its own format, whatever the delimiter."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Grid, Part, PartKind, Row
from piiguard.readers.decode import decode
from piiguard.readers.formats import extension, identify
from piiguard.readers.interface import Reading
from piiguard.readers.normalise import fold

DELIMITERS = ",;\t|"
"""Candidates, the likelier first."""
_EXTENSIONS = frozenset({".csv", ".tsv", ".tab"})
_PLAIN_EXTENSIONS = frozenset({"", ".txt", ".text", ".dat", ".lst", ".log", ".prn"})
"""Names that say nothing of how the text is laid out."""
_TIGHT = re.compile(r"[,;|](?=[^\s,;|])")
"""A delimiter as programs write it: prose has a space after its commas."""
_NUMBER = re.compile(r"\s*[^\w\s]?[A-Z]{0,4}[\d.,/:-]*\d[\d.,/:-]*\s*")
"""A barcode, a date, a count or an amount."""
_SAMPLE_CHARACTERS = 64_000
_SAMPLE_RECORDS = 200
"""Records that vote on the delimiter; enough to outweigh a preamble."""
_EXCEL_MARK = re.compile(r"sep=(.)\r?\n", re.I)
"""Excel's own first line for the delimiter."""


class CsvReader:
    """Reads delimited text, if its name or every line of it says that it is."""

    name = "csv"
    media_type = "text/csv"

    def matches(self, data: bytes, name: str) -> bool:
        """Take .csv, .tsv and .tab, and exports under a plain name.

        Neither if the content is another format's.
        """
        ending = extension(name)
        if ending in _EXTENSIONS:
            return identify(data) is None
        return ending in _PLAIN_EXTENSIONS and identify(data) is None and _is_export(data)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return one grid; rows keep the line of the file on which they start."""
        text = decode(data)
        marked = _EXCEL_MARK.match(text.lstrip("\ufeff"))
        delimiter = marked[1] if marked else find_delimiter(text)
        try:
            rows = tuple(_rows(text, delimiter, strict=True))
        except csv.Error:
            # A stray quote, not CSV's quoting: an unclosed one would swallow rows.
            rows = tuple(_rows(text, delimiter, strict=False))
        rows = rows[1:] if marked else rows
        if not rows:
            raise ReadError("empty", "the file holds no record; was it saved completely?")
        return Reading((Part(PartKind.BODY, "table", Grid(rows)),))


def _is_export(data: bytes) -> bool:
    """Whether all lines, two at least, hold as many fields, tightly delimited."""
    if not any(delimiter in data for delimiter in (b",", b";", b"|")):
        return False
    try:
        text = decode(data)
    except ReadError:
        return False  # The text reader says why.
    complete = text[:_SAMPLE_CHARACTERS]
    if len(text) > len(complete):
        complete = complete.rpartition("\n")[0]
    lines = [line for line in complete.splitlines() if line.strip()]
    if len(lines) < 2 or not all(map(_TIGHT.search, lines)):
        return False
    delimiter = find_delimiter(complete)
    try:
        rows = [values for _, values in _records(complete, delimiter, strict=True)]
    except csv.Error:
        return False
    widths = set(map(len, rows))
    if delimiter == "\t" or len(rows) < 2 or len(widths) != 1 or widths == {1}:
        return False
    # A letter may have a comma in every line; a column of numbers it has not.
    return any(all(map(_NUMBER.fullmatch, column)) for column in zip(*rows[1:], strict=True))


def find_delimiter(text: str) -> str:
    """Return the delimiter that splits the records most alike.

    Each candidate scores the share of records that have its most common width,
    times how many delimiters that width takes. So one comma in every name loses
    against five semicolons in most rows.
    """
    return max(DELIMITERS, key=lambda delimiter: _agreement(text, delimiter))


def _agreement(text: str, delimiter: str) -> float:
    widths: Counter[int] = Counter()
    try:
        for record in islice(_records(text, delimiter, strict=True), _SAMPLE_RECORDS):
            widths[len(record[1])] += 1
    except csv.Error:
        widths.clear()
        for record in islice(_records(text, delimiter, strict=False), _SAMPLE_RECORDS):
            widths[len(record[1])] += 1
    width, rows = max(widths.items(), key=lambda item: (item[0] - 1) * item[1], default=(1, 0))
    return (width - 1) * rows / max(1, widths.total())


def _records(text: str, delimiter: str, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the 1-based line on which it starts, but blank ones."""
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if strict else csv.QUOTE_NONE,
        skipinitialspace=True,
        strict=strict,
    )
    line = 1
    for values in reader:
        if any(map(str.strip, values)):
            yield line, values
        line = reader.line_num + 1


def _rows(text: str, delimiter: str, *, strict: bool) -> Iterator[Row]:
    for line, values in _records(text, delimiter, strict=strict):
        folded = (fold(value).replace("\t", " ").replace("\f", " ") for value in values)
        yield Row(line, tuple(folded))
