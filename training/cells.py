"""Labelled cells: a text, the spans in it, and what sort of cell it is."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from training.fillers import Filler
from training.forms import Person, Piece, case_style, recase, render
from training.origins import Origin
from training.split import Split, line_split_of, lines

_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class LabelledCell:
    """One example."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    kind: str
    """A negative kind (``title``, ``library`` …) or how a person stands in it."""
    form: str = ""
    """The printed form of the first person, if there is one."""
    origin: str = ""


@cache
def templates(name: str, split: Split) -> tuple[str, ...]:
    """Return the templates of a split; those with fewer than three words are everyone's.

    ``Patron: {inv}`` and ``Mr. {sur}`` are the field's closed vocabulary; sentences and
    notes are what a model must not have seen to be measured on.
    """
    return tuple(
        line
        for line in lines(name)
        if len(re.findall(r"[^\W\d_]{2,}", _HOLE.sub("", line))) < 3 or line_split_of(line) == split
    )


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

    def __init__(self, split: Split, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311
        self.split = split
        self.fill = Filler(split, self.rng)
        self._form = ""
        self._origin = ""
        self._from: Origin | None = None

    # ------------------------------------------------------------------ pieces

    def _name(self, order: str, style: str | None = None) -> Piece:
        person = self.fill.person(self._from)
        text, form = render(person, order, self.rng, style)
        self._note(form, person)
        return text, "PERSON"

    def _note(self, form: str, person: Person) -> None:
        if not self._form:
            self._form, self._origin = form, person.origin

    def _hole(self, hole: str, style: str | None) -> list[Piece]:
        fill, rng = self.fill, self.rng
        one: dict[str, Callable[[], Piece]] = {
            "name": lambda: self._name("first", style),
            "inv": lambda: self._name("last", style),
            "any": lambda: self._name("any", style),
            "title": lambda: (fill.title(), "TITLE"),
            "lib": lambda: (fill.library(), "LIBRARY"),
            "org": lambda: (fill.organisation(), "LIBRARY"),
            "street": lambda: (fill.street(), "PLACE"),
            "town": lambda: (fill.town(), "PLACE"),
            "byauthor": lambda: (fill.byline(), "PERSON"),
            "card": lambda: (fill.card(), None),
            "num": lambda: (fill.number(), None),
            "phone": lambda: (fill.phone(), None),
            "date": lambda: (fill.date(), None),
            "price": lambda: (fill.price(), None),
            "email": lambda: (fill.email(), None),
            "item": lambda: (fill.item(), None),
        }
        if hole in one:
            return [one[hole]()]
        if hole == "author":
            return fill.author_pieces()
        person = fill.person(self._from)
        if hole == "pair":
            return self._pair(person)
        text, form = {
            "given": lambda: (person.given, "given alone"),
            "sur": lambda: (person.surname, "surname alone"),
            "poss": lambda: (self._possessive(person), "possessive"),
            "filename": lambda: (fill.file_name(person), "file name"),
            "initials": lambda: (self._initials(person), "initials"),
        }[hole]()
        self._note(form, person)
        if hole != "filename":
            text = recase(text, style or case_style(rng, 0.2, 0.08))
        if hole == "poss":
            return [(text, "PERSON"), (rng.choice(("'s", "’s")), None)]
        return [(text, "PERSON")]

    def _possessive(self, person: Person) -> str:
        return self.rng.choice((person.given, person.surname, f"{person.given} {person.surname}"))

    def _initials(self, person: Person) -> str:
        letters = [person.given[0], person.middle[:1], person.surname[0]]
        return "".join(f"{letter}." for letter in letters if letter).upper()

    def _pair(self, person: Person) -> list[Piece]:
        rng = self.rng
        other = self.fill.person(self._from)
        style = case_style(rng, 0.3, 0.03)
        join = rng.choice((" & ", " and ", " y ") if rng.random() < 0.9 else ("/", " + "))
        self._note("pair", person)
        pieces: list[Piece] = rng.choice((
            [(person.given, "PERSON"), (join, None), (f"{other.given} {person.surname}", "PERSON")],
            [(f"{person.given} {person.surname}", "PERSON"), (join, None), (f"{other.given} {other.surname}", "PERSON")],
            [(f"{person.surname}, {person.given}", "PERSON"), (join, None), (other.given, "PERSON")],
            [(person.given, "PERSON"), (join, None), (other.given, "PERSON")],
            [(f"{person.given[0]}.", "PERSON"), (join, None), (f"{other.given[0]}. {person.surname}", "PERSON")],
        ))  # fmt: skip
        return [(recase(text, style), label) for text, label in pieces]

    def _filled(
        self, template: str, style: str | None = None, around: str = "title"
    ) -> list[Piece]:
        pieces: list[Piece] = []
        end = 0
        for match in _HOLE.finditer(template):
            pieces.append((recase(template[end : match.start()], around), None))
            pieces += self._hole(match.group(1), style)
            end = match.end()
        return [*pieces, (recase(template[end:], around), None)]

    # ------------------------------------------------------------------- cells

    def person_cell(self, origin: Origin | None = None) -> LabelledCell:
        """Return a cell with a person in it."""
        self._from = origin
        rng = self.rng
        chance = rng.random()
        around, style = "title", None
        if chance < 0.12:
            around, style = "upper", "upper"
        elif chance < 0.2:
            around = "lower"
            style = rng.choice((None, "lower"))
        self._form = self._origin = ""
        template = self._template()
        pieces = self._filled(template, style, around)
        if style == "upper":
            pieces = [(text.upper(), label) for text, label in pieces]
        kind = context_kind(template)
        shape = rng.random()
        if shape < 0.05:
            pieces += [
                ("\n", None),
                (self.fill.street(), "PLACE"),
                ("\n", None),
                (self.fill.town(), "PLACE"),
            ]
            kind = "address block"
        elif shape < 0.12 and kind == "line with words":
            before, after = (
                rng.choice(templates("boilerplate", self.split)),
                rng.choice(templates("boilerplate", self.split)),
            )
            gap = rng.choice((" ", "\n", " ", "; "))
            pieces = [
                *self._filled(before),
                (gap, None),
                *pieces,
                (gap, None),
                *self._filled(after),
            ]
            kind = "paragraph"
        elif shape < 0.17 and kind in ("bare", "with numbers"):
            pieces = self._row(pieces)
            kind = "row"
        elif shape < 0.2:
            pieces += [
                (rng.choice(("; ", "\n", " - ", ", ")), None),
                *self._filled(rng.choice(templates("contexts", self.split)), style, around),
            ]
        text, spans = assemble(self._wrap(pieces))
        form = self._form or ("author" if any(label == "PERSON" for *_, label in spans) else "")
        self._from = None
        return LabelledCell(text, spans, kind, form, self._origin)

    def _template(self) -> str:
        """Return a written template, a bare couple, or one with words drawn at random.

        Random words teach that any common word may stand beside a name, not only ours.
        """
        rng, word = self.rng, self.fill.word
        chance = rng.random()
        if chance < 0.2:  # What a table's column of names holds.
            return rng.choice(("{name}", "{name}", "{inv}", "{inv}", "{any}"))
        if chance < 0.24:
            return rng.choice(
                ("{pair}", "{pair}", "{pair} {phone}", "Dear {pair},", "{pair}, {street}", "To {pair}")
            )
        if chance < 0.88:
            return rng.choice(templates("contexts", self.split))
        name = rng.choice(("{name}", "{name}", "{inv}", "{given}"))
        return rng.choice((
            f"{word('noun')} {name}",
            f"{word('noun').title()}: {name}",
            f"{word('noun').title()} {word('noun')}: {name}",
            f"{word('verb')} {name}",
            f"{word('verb').title()} {name}",
            f"{word('verb')}ed by {name}",
            f"{word('noun')} for {name}",
            f"{word('noun').title()} of {name} {{date}}",
            f"{name} {word('verb')}s {word('noun')}",
            f"{name} {word('verb')}ed the {word('noun')} {{date}}",
            f"{name} will {word('verb')} {word('adverb')}",
            f"{name}, {word('noun').title()} {word('noun').title()}",
            f"{name} ({word('adjective')} {word('noun')})",
            f"{name} - {word('adjective')}",
            f"{word('adverb').title()}, {name}",
            f"the {word('adjective')} {word('noun')}, {name}, {word('verb')}ed it",
            f"{word('noun')} {word('verb')}s; {word('verb')} {name} re {word('noun')}",
        ))  # fmt: skip

    def _row(self, pieces: list[Piece]) -> list[Piece]:
        """Stand a cell among the other cells of a line, as text without columns does."""
        fill, rng = self.fill, self.rng
        makers: list[Callable[[], Piece]] = [
            lambda: (fill.card(), None), lambda: (fill.date(), None), lambda: (fill.price(), None),
            lambda: (fill.item(), None), lambda: (fill.title(), "TITLE"), lambda: (fill.call_number(), None),
            lambda: (fill.library(), "LIBRARY"),
        ]  # fmt: skip
        gap = rng.choice(("  ", "   ", " | ", "\t", "; "))
        before = [rng.choice(makers)() for _ in range(rng.randint(0, 2))]
        after = [rng.choice(makers)() for _ in range(rng.randint(0 if before else 1, 2))]
        row: list[Piece] = []
        for piece in before:
            row += [piece, (gap, None)]
        row += pieces
        for piece in after:
            row += [(gap, None), piece]
        return row

    def _wrap(self, pieces: list[Piece]) -> list[Piece]:
        if sum(len(text) for text, _ in pieces) < 45 or self.rng.random() > 0.15:
            return pieces
        return [
            (
                " ".join(text.split(" "))
                if self.rng.random() < 0.6
                else text.replace(" ", "\n", 1),
                label,
            )
            for text, label in pieces
        ]

    def negative_cell(self) -> LabelledCell:
        """Return a cell without a person in it."""
        fill, rng = self.fill, self.rng
        kind = rng.choices(
            ("title", "library", "organisation", "street", "heading", "item", "boilerplate", "row", "title line"),
            (26, 16, 8, 12, 9, 10, 12, 4, 3),
        )[0]  # fmt: skip
        pieces: list[Piece]
        if kind == "title":
            pieces = [(fill.title(), "TITLE")]
            if rng.random() < 0.12:
                pieces.append((rng.choice((" /", " :", ".", " -", ";", " (", ",")), None))
            elif rng.random() < 0.08:
                pieces = [(rng.choice(("Title: ", "1. ", "* ", "- ", "2 ", "Re: ")), None), *pieces]
        elif kind == "library":
            pieces = [(fill.library(), "LIBRARY")]
        elif kind == "organisation":
            pieces = [(fill.organisation(), "LIBRARY")]
        elif kind == "street":
            street, town = (fill.street(), "PLACE"), (fill.town(), "PLACE")
            pieces = rng.choice(
                ([street], [town], [street, (rng.choice((", ", "\n", "  ")), None), town])
            )
        elif kind == "heading":
            pieces = [(fill.heading(), None)]
            if rng.random() < 0.2:
                pieces += [
                    (rng.choice(("  ", " / ", "   ", "\n", " ")), None),
                    (fill.heading(), None),
                ]
            elif rng.random() < 0.3:
                pieces += [
                    (rng.choice((" ", "  ")), None),
                    (rng.choice((fill.date, fill.price, fill.number, fill.phone))(), None),
                ]
        elif kind == "item":
            pieces = [(fill.item(), None)]
            if rng.random() < 0.25:
                pieces += [
                    (rng.choice((" ", "  ", " - ")), None),
                    (rng.choice((fill.date, fill.price, fill.number))(), None),
                ]
        elif kind == "boilerplate":
            pieces = self._filled(
                rng.choice(templates("boilerplate", self.split)),
                None,
                rng.choice(("title",) * 6 + ("upper", "lower")),
            )
            if rng.random() < 0.2:
                pieces += [
                    (rng.choice((" ", "\n")), None),
                    *self._filled(rng.choice(templates("boilerplate", self.split))),
                ]
        elif kind == "row":
            pieces = self._row(
                [
                    rng.choice(
                        ((fill.title(), "TITLE"), (fill.item(), None), (fill.library(), "LIBRARY"))
                    )
                ]
            )
        else:
            pieces = [
                (fill.title(), "TITLE"),
                (rng.choice((" ", "  ", ", ", " - ")), None),
                (
                    rng.choice((fill.item, fill.price, fill.date, fill.number, fill.call_number))(),
                    None,
                ),
            ]
        text, spans = assemble(self._wrap(pieces))
        return LabelledCell(text, spans, kind)

    def named_title_cell(self) -> LabelledCell:
        """Return a title that is a person's name, beside its author."""
        title, author = self.fill.named_work()
        title = recase(title, self.rng.choice(("title", "title", "upper")))
        pieces: list[Piece] = self.rng.choice((
            [(title, "TITLE"), (" / ", None), *author],
            [(title, "TITLE"), (" / ", None), (self.fill.byline(), "PERSON")],
            [(title, "TITLE"), (" by ", None), (self.fill.byline(), "PERSON")],
            [(title, "TITLE"), (" [DVD]", None)],
            [("Title: ", None), (title, "TITLE")],
            [(title, "TITLE"), (" : a biography", "TITLE")],
        ))  # fmt: skip
        text, spans = assemble(pieces)
        return LabelledCell(text, spans, "name as title", "author")

    def lone_word_cell(self) -> LabelledCell:
        """Return one name alone in a cell, as the columns of an export hold them."""
        person = self.fill.person()
        text = recase(
            self.rng.choice((person.given, person.surname)), case_style(self.rng, 0.4, 0.05)
        )
        return LabelledCell(
            text, ((0, len(text), "PERSON"),), "lone word", "lone word", person.origin
        )

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


def context_kind(template: str) -> str:
    """Return how a person stands in a template."""
    words = _HOLE.sub("", template)
    holes = set(_HOLE.findall(template))
    if "filename" in holes:
        return "file name"
    if holes & {"author", "byauthor"}:
        return "author"
    if re.match(
        r"(Dear|Hi|Hello|Hola|Estimad|Querid|Bonjour|Ch.re|Good morning|Greetings)", template
    ):
        return "salutation"
    if "title" in holes:
        return "with title"
    if holes & {"street", "town"}:
        return "with address"
    if not re.search(r"[^\W\d_]{2,}", words):
        return (
            "bare" if holes <= {"name", "inv", "any", "pair"} and len(words) < 3 else "with numbers"
        )
    return "line with words"
