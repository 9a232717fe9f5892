"""Named values in trees, as in JSON and XML, made into parts.

A tree is pairs of a name and what it names: a text or another tree. A name may
repeat: an array is its name once an item. Things that repeat are records and
become a grid, whose header are the names; a name alone becomes a field. So a
value keeps the label it has in the file, and a record's values stay in one row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from piiguard.errors import ReadError
from piiguard.lexicon import lookup
from piiguard.model import Field, Grid, Part, PartKind, Row
from piiguard.readers.formats import has_markup
from piiguard.readers.normalise import fold

Tree = str | list[tuple[str, "Tree"]]
Path = tuple[str, ...]

DEEPEST = 200
"""Levels of nesting; real files have under twenty, and each takes a stack frame."""

_SPARSE = 4
"""Cells of a grid for each filled one: with more, records have too little in
common for columns, and hostile ones would make grids without end."""
_MIN_KEYED = 3
"""Members from which an object whose members are all objects is a list by key."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Records:
    """Collects the parts of one tree."""

    visible: bool = True
    parts: list[Part] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    """Values that are HTML; tags in them may split what a browser shows whole."""
    _names: dict[str, None] = field(default_factory=dict)
    _tables: int = 0
    _values: int = 0

    def read(self, tree: Tree) -> tuple[Part, ...]:
        """Return the parts of a whole tree, and the names in it as a last one.

        Raises:
            ReadError: ``too-large``: it is nested too deeply.
        """
        if isinstance(tree, str):
            self._add_field((), tree)
        else:
            self._walk(tree, ())
        names = [name for name in map(cleaned, self._names) if name]
        if names:
            self._add_grid("names", [[name] for name in names], header=False)
        return tuple(self.parts)

    def _walk(self, pairs: Sequence[tuple[str, Tree]], path: Path) -> None:
        _check_depth(path)
        if _is_keyed(pairs):
            self._add_records([[("", key), *_pairs(value)] for key, value in pairs], path)
            return
        for key, values in _grouped(pairs).items():
            self._names.setdefault(key)
            inner = (*path, key) if key else path
            texts = [value for value in values if isinstance(value, str)]
            trees = [value for value in values if not isinstance(value, str)]
            if len(texts) == 1:
                self._add_field(inner, texts[0])
            elif texts:
                self._add_list(inner, texts)
            if len(trees) == 1:
                self._walk(trees[0], inner)
            elif trees:
                self._add_records(trees, inner)

    def _add_records(self, records: Sequence[Sequence[tuple[str, Tree]]], path: Path) -> None:
        _check_depth(path)
        rows: list[dict[tuple[Path, int], str]] = []
        nested: dict[Path, list[list[tuple[str, Tree]]]] = {}
        for record in records:
            row: dict[tuple[Path, int], str] = {}
            for column, value in self._flattened(record, (), nested):
                number = 0
                while (column, number) in row:
                    number += 1
                row[column, number] = value
            rows.append(row)
        columns = list(dict.fromkeys(key for row in rows for key in row))
        filled = sum(map(len, rows))
        if len(columns) * len(rows) > _SPARSE * (filled + len(columns)):
            for row in rows:
                for (column, _), value in row.items():
                    self._add_field(path + column, value)
        elif columns:
            header = [label_of(path[-1:] + column) for column, _ in columns]
            values = [[row.get(column, "") for column in columns] for row in rows]
            self._add_grid(self._table(), [header, *values], header=True)
        for inner, trees in nested.items():
            self._add_records(trees, path + inner)

    def _flattened(
        self,
        record: Sequence[tuple[str, Tree]],
        path: Path,
        nested: dict[Path, list[list[tuple[str, Tree]]]],
    ) -> Iterator[tuple[Path, str]]:
        """Yield a record's values by the path to them; what repeats in it is nested."""
        _check_depth(path)
        for key, values in _grouped(record).items():
            self._names.setdefault(key)
            inner = (*path, key) if key else path
            trees = [value for value in values if not isinstance(value, str)]
            texts = [value for value in values if isinstance(value, str)]
            if texts:
                self._note_markup(texts)
                yield inner, "\n".join(texts)
            if len(trees) == 1:
                yield from self._flattened(trees[0], inner, nested)
            elif trees:
                nested.setdefault(inner, []).extend(trees)

    def _add_list(self, path: Path, texts: list[str]) -> None:
        self._note_markup(texts)
        self._add_grid(
            self._table(), [[label_of(path)], *([text] for text in texts)], header=bool(path)
        )

    def _add_field(self, path: Path, value: str) -> None:
        text = cleaned(value)
        if not text.strip():
            return
        self._note_markup([value])
        self._values += 1
        # The kind whose labels layout takes at their word.
        name = f"value {self._values}"
        content = Field(label_of(path), text)
        self.parts.append(Part(PartKind.FORM_FIELD, name, content, visible=self.visible))

    def _add_grid(self, name: str, values: Sequence[Sequence[str]], *, header: bool) -> None:
        rows = [
            Row(number, tuple(cleaned(value) for value in row))
            for number, row in enumerate(values, start=1)
        ]
        if any(value.strip() for row in rows[int(header) :] for value in row.values):
            grid = Grid(tuple(rows), header=header)
            self.parts.append(Part(PartKind.BODY, name, grid, visible=self.visible))

    def _table(self) -> str:
        self._tables += 1
        return f"table {self._tables}"

    def _note_markup(self, texts: Iterable[str]) -> None:
        self.markup.extend(text for text in texts if "<" in text and has_markup(text))


def label_of(path: Path) -> str:
    """Return a value's label: the longest end of its path with a known meaning.

    ``user.personal.lastName`` is a last name, ``patron.name`` a patron's.
    """
    for start in range(max(0, len(path) - 3), len(path)):
        label = " ".join(path[start:])
        if lookup(label).known:
            return cleaned(label)
    return cleaned(".".join(path))


def cleaned(text: str) -> str:
    """Return a value as cells may hold it."""
    folded = fold(_SURROGATE.sub("\ufffd", text))
    return folded.replace("\t", " ").replace("\f", " ").strip()


def _pairs(value: Tree) -> list[tuple[str, Tree]]:
    return [("", value)] if isinstance(value, str) else value


def _grouped(pairs: Iterable[tuple[str, Tree]]) -> dict[str, list[Tree]]:
    groups: dict[str, list[Tree]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _is_keyed(pairs: Sequence[tuple[str, Tree]]) -> bool:
    """Whether the names are data: records by card number or by name."""
    keys = {key for key, _ in pairs}
    if len(keys) < max(_MIN_KEYED, len(pairs)) or any(isinstance(v, str) for _, v in pairs):
        return False
    inner = [{name for name, _ in _pairs(value)} for _, value in pairs]
    return bool(inner[0]) and all(names == inner[0] for names in inner[1:])


def too_deep() -> ReadError:
    """Return the error for values nested deeper than ``DEEPEST``."""
    return ReadError(
        "too-large",
        f"values are nested deeper than {DEEPEST} levels; check where the file comes from",
    )


def _check_depth(path: Path) -> None:
    if len(path) > DEEPEST:
        raise too_deep()
