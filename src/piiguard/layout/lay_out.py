"""A document's parts → cells, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from piiguard.layout.captions import take_captions
from piiguard.layout.cells import Context, cell_of
from piiguard.layout.grid import grid_cells
from piiguard.layout.headers import Column
from piiguard.layout.records import take_records
from piiguard.layout.segments import segments_of
from piiguard.layout.stacks import find_stacks
from piiguard.layout.tables import Table, find_tables
from piiguard.layout.tokens import lines_of
from piiguard.lexicon import guess
from piiguard.model import (
    Cell,
    CellKind,
    Document,
    Field,
    Grid,
    Label,
    PartKind,
    Role,
    Slice,
    Text,
    Variables,
)
from piiguard.model import Words as PageWords


def lay_out(document: Document) -> tuple[Cell, ...]:
    """Cut all parts of a document into cells.

    Args:
        document: What a reader made; it is not changed.

    Returns:
        Cells in reading order, part by part. Every word of the document is in
        exactly one of them, rules such as ``-----`` and the marks of MARC's subfields apart.
    """
    cells: list[Cell] = []
    carried: tuple[Column, ...] = ()
    tables = 0
    for index, part in enumerate(document.parts):
        context = Context(index, part.kind, part.page, part.visible)
        content = part.content
        if isinstance(content, Field):
            cells.extend(_field_cells(content, context))
        elif isinstance(content, Grid):
            cells.extend(grid_cells(content, context, tables))
            tables += 1
        elif isinstance(content, Variables):
            cells.extend(_variable_cells(content, context))
        else:
            carried = carried if part.kind is PartKind.PAGE else ()
            found, carried, tables = _page_cells(content, context, carried, tables)
            cells.extend(found)
    return tuple(cells)


def _page_cells(
    content: Text | PageWords, context: Context, carried: tuple[Column, ...], tables: int
) -> tuple[list[Cell], tuple[Column, ...], int]:
    lines = [segments_of(line) for line in lines_of(content) if not line.is_rule]
    records, lines = take_records(lines)
    captions, lines = take_captions(lines)
    found, rest = find_tables(lines, carried)
    cells: list[Cell] = []
    for table in found:
        cells.extend(_table_cells(table, context, tables))
        tables += 1
    for stack in [*records, *captions, *find_stacks(rest)]:
        cells.append(cell_of(stack.segments, stack.kind, context, stack.label, stack.section))
    cells.sort(key=lambda c: (c.slices[0].line or 0, c.row or 0, c.column or 0))
    reaches_end = bool(found and found[-1].rows)
    return cells, found[-1].columns if reaches_end else (), tables


def _table_cells(table: Table, context: Context, number: int) -> Iterator[Cell]:
    for index, column in enumerate(table.columns):
        if column.header:
            yield cell_of(
                column.header, CellKind.LABEL, context, column.label,
                table=number, row=0, column=index,
            )  # fmt: skip
    for row_number, row in enumerate(table.rows, start=1):
        for index, segments in sorted(row.items()):
            yield cell_of(
                segments, CellKind.TABLE, context, table.columns[index].label,
                table=number, row=row_number, column=index,
            )  # fmt: skip


def _field_cells(content: Field, context: Context) -> Iterable[Cell]:
    text = content.value.strip()
    if not text:
        return
    yield Cell(
        text=text,
        kind=CellKind.FIELD,
        part=context.part,
        part_kind=context.part_kind,
        page=context.page,
        visible=context.visible,
        slices=(Slice(0, len(text), None, None, None),),
        label=_field_label(content.label, context.part_kind),
    )


def _variable_cells(content: Variables, context: Context) -> Iterator[Cell]:
    """Yield a cell for each variable; its text is the name, its meaning unknown here."""
    for variable in content.variables:
        yield Cell(
            text=variable.text,
            kind=CellKind.FIELD,
            part=context.part,
            part_kind=context.part_kind,
            page=context.page,
            visible=context.visible,
            slices=(Slice(0, len(variable.text), variable.line, variable.column, None),),
            variable=variable,
        )


def _field_label(name: str, kind: PartKind) -> Label:
    """Read a format's own name for a value.

    In metadata ``Author`` and ``Title`` are the document's, not a book's: only
    names that a patron's data would have (a custom property) count there.
    """
    label = guess(name)
    if kind in {PartKind.FORM_FIELD, PartKind.HEADER} or label.role is Role.PATRON:
        return label
    return Label(label.text)
