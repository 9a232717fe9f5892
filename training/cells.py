"""Labelled cells: a text, the spans in it, and what sort of cell it is."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from training.forms import Piece, case_style, recase
from training.origins import Origin
from training.pieces import Pieces, context_kind
from training.split import Split

NEGATIVES = {
    "title": 26, "library": 16, "organisation": 8, "street": 12, "heading": 9, "item": 10,
    "boilerplate": 12, "row": 4, "title line": 3,
}  # fmt: skip
"""Kinds of cells without a person, and how often each is made."""


@dataclass(frozen=True)
class LabelledCell:
    """One example."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    kind: str
    """A key of ``NEGATIVES``, or how a person stands in it."""
    form: str = ""
    """The printed form of the first person, if there is one."""
    origin: str = ""


def assemble(pieces: list[Piece]) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Join pieces to a text and its spans."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    for piece, label in pieces:
        if label and piece:
            spans.append((len(text), len(text) + len(piece), label))
        text += piece
    return text, tuple(spans)


class CellMaker:
    """Makes cells of one split."""

    def __init__(self, split: Split, seed: int, *, every_line: bool = False) -> None:
        self.rng = random.Random(seed)  # noqa: S311
        self.pieces = Pieces(split, self.rng, every_line=every_line)
        self.fill = self.pieces.fill

    def stream(self) -> Iterator[LabelledCell]:
        """Yield cells for ever: half with persons, half without."""
        while True:
            chance = self.rng.random()
            if chance < 0.48:
                yield self.person_cell()
            elif chance < 0.484:
                yield self.lone_word_cell()
            elif chance < 0.51:
                yield self.named_title_cell()
            else:
                yield self.negative_cell()

    # ------------------------------------------------------------ with persons

    def person_cell(self, origin: Origin | None = None) -> LabelledCell:
        """Return a cell with a person in it, of an origin or of any."""
        self.pieces.origin, self.pieces.first = origin, ("", "")
        around, style = self._cases()
        template = self.pieces.person_template()
        pieces = self.pieces.filled(template, style, around)
        if style == "upper":
            pieces = [(text.upper(), label) for text, label in pieces]
        kind = context_kind(template)
        chance = self.rng.random()
        if chance < 0.05:
            street, town = (self.fill.street(), "PLACE"), (self.fill.town(), "PLACE")
            pieces, kind = [*pieces, ("\n", None), street, ("\n", None), town], "address block"
        elif chance < 0.12 and kind == "line with words":
            pieces, kind = self._among_sentences(pieces), "paragraph"
        elif chance < 0.17 and kind in ("bare", "with numbers"):
            pieces, kind = self._in_a_row(pieces), "row"
        elif chance < 0.2:
            pieces.append((self.rng.choice(("; ", "\n", " - ", ", ")), None))
            pieces += self.pieces.filled(self.pieces.template("contexts"), style, around)
        text, spans = assemble(self._wrapped(pieces))
        form, whence = self.pieces.first
        self.pieces.origin = None
        return LabelledCell(text, spans, kind, form or "author", whence)

    def _cases(self) -> tuple[str, str | None]:
        """Return the case of a line's own words, and of its names where that is one."""
        chance = self.rng.random()
        if chance < 0.12:
            return "upper", "upper"
        if chance < 0.2:
            return "lower", self.rng.choice((None, "lower"))
        return "title", None

    def _among_sentences(self, pieces: list[Piece]) -> list[Piece]:
        gap: Piece = (self.rng.choice((" ", "\n", " ", "; ")), None)
        before, after = (self.pieces.filled(self.pieces.template("boilerplate")) for _ in range(2))
        return [*before, gap, *pieces, gap, *after]

    def _in_a_row(self, pieces: list[Piece]) -> list[Piece]:
        """Stand a cell among the other cells of a line, as text without columns does."""
        fill, rng = self.fill, self.rng
        makers: list[tuple[Callable[[], str], str | None]] = [
            (fill.card, None), (fill.date, None), (fill.price, None), (fill.item, None),
            (fill.title, "TITLE"), (fill.call_number, None), (fill.library, "LIBRARY"),
        ]  # fmt: skip
        gap: Piece = (rng.choice(("  ", "   ", " | ", "\t", "; ")), None)
        before = rng.randint(0, 2)
        row: list[Piece] = []
        for make, label in rng.choices(makers, k=before):
            row += [(make(), label), gap]
        row += pieces
        for make, label in rng.choices(makers, k=rng.randint(0 if before else 1, 2)):
            row += [gap, (make(), label)]
        return row

    def _wrapped(self, pieces: list[Piece]) -> list[Piece]:
        """Break a long text over lines, also within names."""
        if sum(len(text) for text, _ in pieces) < 45 or self.rng.random() > 0.15:
            return pieces
        return [
            (text if self.rng.random() < 0.6 else text.replace(" ", "\n", 1), label)
            for text, label in pieces
        ]

    def named_title_cell(self) -> LabelledCell:
        """Return a title that is a person's name, beside its author."""
        title, author = self.fill.named_work()
        named: Piece = (recase(title, self.rng.choice(("title", "title", "upper"))), "TITLE")
        pieces: list[Piece] = self.rng.choice((
            [named, (" / ", None), *author],
            [named, (" / ", None), (self.fill.byline(), "PERSON")],
            [named, (" by ", None), (self.fill.byline(), "PERSON")],
            [named, (" [DVD]", None)],
            [("Title: ", None), named],
            [named, (" : a biography", "TITLE")],
        ))  # fmt: skip
        text, spans = assemble(pieces)
        return LabelledCell(text, spans, "name as title", "author")

    def lone_word_cell(self) -> LabelledCell:
        """Return one name alone in a cell, as the columns of an export hold them."""
        person = self.fill.person()
        name = self.rng.choice((person.given, person.surname))
        text = recase(name, case_style(self.rng, 0.4, 0.05))
        span = (0, len(text), "PERSON")
        return LabelledCell(text, (span,), "lone word", "lone word", person.origin)

    # --------------------------------------------------------- without persons

    def negative_cell(self) -> LabelledCell:
        """Return a cell without a person in it."""
        kind = self.rng.choices(tuple(NEGATIVES), tuple(NEGATIVES.values()))[0]
        make: dict[str, Callable[[], list[Piece]]] = {
            "title": self._title,
            "library": lambda: [(self.fill.library(), "LIBRARY")],
            "organisation": lambda: [(self.fill.organisation(), "LIBRARY")],
            "street": self._place,
            "heading": self._heading,
            "item": self._item,
            "boilerplate": self._boilerplate,
            "row": self._row,
            "title line": self._title_line,
        }
        text, spans = assemble(self._wrapped(make[kind]()))
        return LabelledCell(text, spans, kind)

    def _title(self) -> list[Piece]:
        title: Piece = (self.fill.title(), "TITLE")
        chance = self.rng.random()
        if chance < 0.12:
            return [title, (self.rng.choice((" /", " :", ".", " -", ";", " (", ",")), None)]
        if chance < 0.2:
            return [(self.rng.choice(("Title: ", "1. ", "* ", "- ", "2 ", "Re: ")), None), title]
        return [title]

    def _place(self) -> list[Piece]:
        street, town = (self.fill.street(), "PLACE"), (self.fill.town(), "PLACE")
        gap: Piece = (self.rng.choice((", ", "\n", "  ")), None)
        both: list[Piece] = [street, gap, town]
        return self.rng.choice(([street], [town], both))

    def _heading(self) -> list[Piece]:
        fill, rng = self.fill, self.rng
        chance = rng.random()
        if chance < 0.2:
            gap = rng.choice(("  ", " / ", "   ", "\n", " "))
            return [(fill.heading() + gap + fill.heading(), None)]
        if chance < 0.45:
            value = rng.choice((fill.date, fill.price, fill.number, fill.phone))()
            return [(f"{fill.heading()}{rng.choice((' ', '  '))}{value}", None)]
        return [(fill.heading(), None)]

    def _item(self) -> list[Piece]:
        fill, rng = self.fill, self.rng
        if rng.random() < 0.75:
            return [(fill.item(), None)]
        value = rng.choice((fill.date, fill.price, fill.number))()
        return [(f"{fill.item()}{rng.choice((' ', '  ', ' - '))}{value}", None)]

    def _boilerplate(self) -> list[Piece]:
        around = self.rng.choices(("title", "upper", "lower"), (6, 1, 1))[0]
        pieces = self.pieces.filled(self.pieces.template("boilerplate"), None, around)
        if self.rng.random() < 0.2:
            pieces.append((self.rng.choice((" ", "\n")), None))
            pieces += self.pieces.filled(self.pieces.template("boilerplate"))
        return pieces

    def _row(self) -> list[Piece]:
        fill = self.fill
        makers: tuple[tuple[Callable[[], str], str | None], ...] = (
            (fill.title, "TITLE"), (fill.item, None), (fill.library, "LIBRARY"),
        )  # fmt: skip
        make, label = self.rng.choice(makers)
        return self._in_a_row([(make(), label)])

    def _title_line(self) -> list[Piece]:
        fill, rng = self.fill, self.rng
        after = rng.choice((fill.item, fill.price, fill.date, fill.number, fill.call_number))()
        return [(fill.title(), "TITLE"), (rng.choice((" ", "  ", ", ", " - ")) + after, None)]
