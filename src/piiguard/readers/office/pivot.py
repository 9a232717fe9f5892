"""Pivot caches: the copy of a table that a pivot table keeps, rows and all.

Deleting the sheet with the source data leaves the cache, and with it every value.
"""

from __future__ import annotations

from collections.abc import Iterator

from piiguard.model import Part, PartKind
from piiguard.readers.office.flow import grid_part, number_rows
from piiguard.readers.office.markup import Element, child, children, get, local

TAKEN = frozenset({"s", "n", "d", "e", "b", "m", "x"})
"""Elements with values (ECMA-376, part 1, 18.10)."""


def pivot_parts(name: str, definition: Element, records: Element | None) -> Iterator[Part | None]:
    """Yield the cache's different values by field, and its records."""
    fields = children(definition, "cacheFields")
    header = [get(field, "name") or "" for field in fields]
    shared = [_values(child(field, "sharedItems")) for field in fields]
    # A row a field, its name first: columns of unequal length would need padding.
    values = number_rows([n, *dict.fromkeys(v)] for n, v in zip(header, shared, strict=True))
    yield grid_part(PartKind.SHEET, f"{name}: values", values, visible=False)
    rows = [[*_record(r, shared)] for r in (() if records is None else records)]
    if rows:
        table = number_rows([header, *rows])
        yield grid_part(PartKind.SHEET, f"{name}: records", table, visible=False)


def _values(holder: Element | None) -> list[str]:
    found = [e for e in (() if holder is None else holder) if local(e.tag) in TAKEN]
    return [get(e, "v") or "" for e in found]


def _record(record: Element, shared: list[list[str]]) -> Iterator[str]:
    for column, element in enumerate(e for e in record if local(e.tag)):
        value = get(element, "v") or ""
        if local(element.tag) == "x" and column < len(shared):
            index = int(value) if value.isdigit() else -1
            yield shared[column][index] if 0 <= index < len(shared[column]) else ""
        else:
            yield value
