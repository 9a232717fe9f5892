"""Lines of plain text: columns of fixed width, label and value, wrapping."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Iterable, Sequence


def fixed(cells: Sequence[str], widths: Sequence[int], right: frozenset[int] = frozenset()) -> str:
    """Return a line of columns; cells are cut to their widths as printouts do."""
    padded = (
        cell[:width].rjust(width) if index in right else cell[:width].ljust(width)
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return " ".join(padded).rstrip()


def pair(label: str, value: str, tab: int = 18, mark: str = ":") -> list[str]:
    """Return a label with its value at the tab stop; more lines go under the first."""
    first, *rest = value.split("\n")
    head = f"{label}{mark}".ljust(tab)
    head = head if head.endswith(" ") else f"{head} "
    return [head + first, *(" " * len(head) + line for line in rest)]


def wrapped(text: str, width: int = 76) -> list[str]:
    """Return running text as lines; long words (links) stay whole."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]


def page(lines: Iterable[str]) -> str:
    """Return lines as a text file."""
    return "\n".join(lines) + "\n"


def table(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
