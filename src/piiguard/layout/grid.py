"""Cells of content that is a table by its format: CSV, a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from piiguard.layout.cells import Context
from piiguard.layout.labels import NUMBERED, is_party
from piiguard.lexicon import guess, lookup, pair_names
from piiguard.model import Cell, CellKind, Grid, Label, Role, Slice

MIN_ITEM_LABELS = 3
MIN_LIST_COLUMNS = 4
MIN_LIST_LABELS = 2
MAX_HEADER_WORDS = 3
"""So many labels of an item's, of so few words each, make a header of any row."""
_NUMBER = re.compile(r"[\W\d_]*\d[\W\d_]*")


def grid_cells(grid: Grid, context: Context, table: int) -> Iterator[Cell]:
    """Yield the filled cells of a grid, each with its label.

    A row with two known labels that make up half of it, and with no numbers, is
    a header: it labels the columns below, down to the next header. Elsewhere a
    known label names what follows it in its row, as in ``Contact, Dorothy Vance``
    over or under the table.
    """
    header: list[Label] | None = None
    in_pairs = False
    may_guess = not _is_form(grid)
    for number, row in enumerate(grid.rows):
        values = [value.strip() for value in row.values]
        # Exports name their columns as they like; only the first header is guessed.
        labels = pair_names([lookup(value) for value in values])
        guessing = may_guess and header is None
        names = pair_names([guess(value) for value in values]) if guessing else labels
        if (number == 0 and (grid.header or _opens_a_list(grid, values, names))) or _is_header(
            values, names
        ):
            header, in_pairs = names, False
            labels = names
            kinds: list[tuple[CellKind, Label | None]] = [(CellKind.LABEL, la) for la in labels]
        elif header is not None and not (
            _is_pair_row(values, labels, header) or (in_pairs and _goes_on(values))
        ):
            in_pairs = False
            kinds = [
                (CellKind.TABLE, header[column] if column < len(header) else None)
                for column in range(len(values))
            ]
        else:
            in_pairs = True
            kinds = list(_pairs(values, labels))
        for column, (text, (kind, label)) in enumerate(zip(values, kinds, strict=True)):
            if not text:
                continue
            yield Cell(
                text=text,
                kind=kind,
                part=context.part,
                part_kind=context.part_kind,
                page=context.page,
                visible=context.visible,
                slices=(Slice(0, len(text), row.line, column + 1, None),),
                label=label if label is None or label.text else None,
                table=table,
                row=number,
                column=column,
            )


def _goes_on(values: Sequence[str]) -> bool:
    """Whether a row goes on with the value above it, as an address does."""
    filled = [index for index, value in enumerate(values) if value]
    return len(filled) == 1 and filled[0] > 0


def _is_form(grid: Grid) -> bool:
    """Whether the first column holds labels and the next ones their values."""
    first = [row.values[0].strip() for row in grid.rows if row.values and row.values[0].strip()]
    return sum(lookup(value).known for value in first) * 2 > len(first)


def _pairs(
    values: Sequence[str], labels: Sequence[Label]
) -> Iterator[tuple[CellKind, Label | None]]:
    """Read a row as labels and what they name."""
    current: Label | None = None
    given = False
    for value, label in zip(values, labels, strict=True):
        if label.known:
            current, given = label, False
            yield CellKind.LABEL, label
        else:
            if not value and given:
                current = None  # An empty cell behind a value ends what it names.
            given = given or bool(value)
            yield CellKind.VALUE if current and value else CellKind.BLOCK, current


def _is_header(values: Sequence[str], labels: Sequence[Label]) -> bool:
    filled = [value for value in values if value]
    known = sum(label.known and not is_party(label) for label in labels)
    of_items = {label.entity_type for label in labels if label.role in {Role.ITEM, Role.AUTHOR}}
    # "CN,Chg,Kept,Remit,Barcode,MainEntry,…": an office's own words among the usual.
    own_words = len(of_items - {None}) >= MIN_ITEM_LABELS and all(
        len(value.split()) <= MAX_HEADER_WORDS for value in filled
    )
    return (
        known >= 2
        and (known * 2 >= len(filled) or own_words)
        and not any(_NUMBER.fullmatch(value) for value in filled)
    )


def _opens_a_list(grid: Grid, values: Sequence[str], labels: Sequence[Label]) -> bool:
    """Whether the first row heads an export, though most of its words are an office's own.

    ``txn,owning,at,barcode,callno,title,auth,amt,sur,giv``: short words, all different,
    over rows that are as wide and have numbers; not labels with their values in turns.
    """
    known = [label.known and not is_party(label) for label in labels]
    if _heads_numbers(grid, values, labels):
        return True
    below = [row.values for row in grid.rows[1:]]
    return (
        len(values) >= MIN_LIST_COLUMNS
        and sum(known) >= MIN_LIST_LABELS
        and not (all(known[::2]) and not any(known[1::2]))
        and len({value.casefold() for value in values}) == len(values)
        and all(value and len(value.split()) <= MAX_HEADER_WORDS for value in values)
        and not any(_NUMBER.fullmatch(value) for value in values)
        and bool(below)
        and all(any(map(_NUMBER.fullmatch, row)) for row in below[:MIN_LIST_COLUMNS])
    )


def _heads_numbers(grid: Grid, values: Sequence[str], labels: Sequence[Label]) -> bool:
    """Whether a number such as a first row's label names stands right under it: ``patron_id``."""
    below = [value.strip() for value in grid.rows[1].values] if len(grid.rows) > 1 else []
    return (
        len(values) > 1
        and all(values)
        and not any(map(_NUMBER.fullmatch, values))
        and any(
            label.entity_type in NUMBERED and _NUMBER.fullmatch(value) is not None
            for label, value in zip(labels, below, strict=False)
        )
    )


def _is_pair_row(values: Sequence[str], labels: Sequence[Label], header: Sequence[Label]) -> bool:
    """Whether a row under a header is a label and its value, or stands alone.

    ``Book`` in a column of material types is a row's, though the lexicon knows it.
    """
    filled = [index for index, value in enumerate(values) if value]
    if not filled or len(filled) * 2 > max(len(header), 2):
        return False
    first = labels[filled[0]]
    alone = len(filled) == 1 and filled[0] == 0 and len(header) > 2
    return alone or (first.known and first.entity_type != "TITLE")
