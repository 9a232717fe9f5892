"""Cells of content that is a table by its format: CSV, a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from piiguard.layout.cells import Context
from piiguard.lexicon import lookup
from piiguard.model import Cell, CellKind, Grid, Label, Row, Slice

HEADER_WITHIN = 15
"""Rows of title and address that exports print above their header, at most."""


def grid_cells(grid: Grid, context: Context, table: int) -> Iterator[Cell]:
    """Yield the filled cells of a grid, each with its column's header as label.

    The header is the first row with two known labels that make up half of it. A
    grid whose first column holds labels is read as pairs, row by row.
    """
    header_index = _header_index(grid.rows)
    header = grid.rows[header_index].values if header_index is not None else ()
    labels = [lookup(name) for name in header]
    pairs = header_index is None and _is_pairs(grid.rows)
    for number, row in enumerate(grid.rows):
        in_body = header_index is not None and number > header_index
        row_label: Label | None = None
        for column, value in enumerate(row.values):
            text = value.strip()
            if not text:
                continue
            kind, label = CellKind.TABLE, None
            meaning = lookup(text)
            if number == header_index:
                kind, label = CellKind.LABEL, meaning
            elif in_body:
                label = labels[column] if column < len(labels) else None
            elif meaning.known and (pairs or text.endswith(":")):
                kind, label = CellKind.LABEL, meaning
                row_label = meaning
            else:
                label = row_label
            yield Cell(
                text=text,
                kind=kind,
                part=context.part,
                part_kind=context.part_kind,
                page=context.page,
                visible=context.visible,
                slices=(Slice(0, len(text), row.line, column + 1, None),),
                label=label,
                table=table,
                row=number - (header_index or 0),
                column=column,
            )


def _header_index(rows: Sequence[Row]) -> int | None:
    for index, row in enumerate(rows[:HEADER_WITHIN]):
        names = [v.strip() for v in row.values if v.strip()]
        known = sum(lookup(name).known for name in names)
        if known >= 2 and known * 2 >= len(names):
            return index
    return None


def _is_pairs(rows: Sequence[Row]) -> bool:
    first = [row.values[0] for row in rows if row.values and row.values[0].strip()]
    return bool(first) and sum(lookup(v).known for v in first) * 2 >= len(first)
