"""Fills templates with names, titles, places and numbers, each marked for what it is."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

from training.drawing import HOLE
from training.fillers import Filler
from training.forms import Person, Piece, case_style, recase, render
from training.lists import lines
from training.origins import Origin
from training.split import Split, lines_of_split

_WORD = re.compile(r"[^\W\d_]{2,}")


@cache
def templates(name: str, split: Split, every_line: bool) -> tuple[str, ...]:
    """Return the templates of a split; those with fewer than three words are everyone's.

    ``Patron: {inv}`` and ``Mr. {sur}`` are the field's closed vocabulary; sentences and
    notes are what a model must not have seen to be measured on.
    """
    own = set(lines_of_split(lines(name), split, every=every_line))
    return tuple(
        line for line in lines(name) if line in own or len(_WORD.findall(HOLE.sub("", line))) < 3
    )


def context_kind(template: str) -> str:
    """Return how a person stands in a template."""
    words = HOLE.sub("", template)
    holes = set(HOLE.findall(template))
    if "filename" in holes:
        return "file name"
    if holes & {"author", "byauthor"}:
        return "author"
    if re.match(r"(Dear|Hi|Hey|Hello|Hola|Estimad|Querid|Bonjour|Ch.re|Good |Greetings)", template):
        return "salutation"
    if "title" in holes:
        return "with title"
    if holes & {"street", "town"}:
        return "with address"
    if not _WORD.search(words):
        alone = holes <= {"name", "inv", "any", "pair"} and len(words) < 3
        return "bare" if alone else "with numbers"
    return "line with words"


class Pieces:
    """Draws templates of one split and fills them."""

    def __init__(self, split: Split, rng: random.Random, *, every_line: bool = False) -> None:
        self.rng = rng
        self.fill = Filler(split, rng, every_line=every_line)
        self.origin: Origin | None = None
        """Where the persons come from; None for anywhere."""
        self.first: tuple[str, str] = ("", "")
        """The form and the origin of the first person since it was cleared."""

    def person_template(self) -> str:
        """Return a written template, a bare name or couple, or one among random words.

        Random words teach that any common word may stand beside a name, not only ours.
        """
        rng = self.rng
        chance = rng.random()
        if chance < 0.2:  # What a table's column of names holds.
            return rng.choice(("{name}", "{name}", "{inv}", "{inv}", "{any}"))
        if chance < 0.24:
            return rng.choice(
                ("{pair}", "{pair}", "{pair} {phone}", "{pair}, {street}", "To {pair}")
            )
        if chance < 0.88:
            return self.template("contexts")
        who = rng.choice(("{name}", "{name}", "{inv}", "{given}"))
        words = rng.choice(lines("random_contexts")).replace("{who}", who)
        return re.sub(r"\{(noun|verb|adjective|adverb)\}", self._random_word, words, flags=re.I)

    def _random_word(self, match: re.Match[str]) -> str:
        word = self.fill.word(match.group(1).lower())
        return word.title() if match.group(1)[0].isupper() else word

    def template(self, name: str) -> str:
        """Return a template of a data file."""
        return self.rng.choice(templates(name, self.fill.split, self.fill.every_line))

    def filled(self, template: str, style: str | None = None, around: str = "title") -> list[Piece]:
        """Return the pieces of a filled template.

        Args:
            template: What to fill.
            style: The case of the names, else drawn for each.
            around: The case of the template's own words.
        """
        pieces: list[Piece] = []
        end = 0
        for match in HOLE.finditer(template):
            pieces.append((recase(template[end : match.start()], around), None))
            pieces += self._hole(match.group(1), style)
            end = match.end()
        return [*pieces, (recase(template[end:], around), None)]

    def _hole(self, hole: str, style: str | None) -> list[Piece]:
        fill = self.fill
        labelled: dict[str, tuple[Callable[[], str], str | None]] = {
            "title": (fill.title, "TITLE"),
            "lib": (fill.library, "LIBRARY"),
            "org": (fill.organisation, "LIBRARY"),
            "street": (fill.street, "PLACE"),
            "town": (fill.town, "PLACE"),
            "byauthor": (fill.byline, "PERSON"),
            "card": (fill.card, None),
            "num": (fill.number, None),
            "phone": (fill.phone, None),
            "date": (fill.date, None),
            "price": (fill.price, None),
            "email": (fill.email, None),
            "item": (fill.item, None),
        }
        if hole in labelled:
            make, label = labelled[hole]
            return [(make(), label)]
        if hole == "author":
            return fill.author_pieces()
        return self._person(hole, fill.person(self.origin), style)

    def _person(self, hole: str, person: Person, style: str | None) -> list[Piece]:
        rng = self.rng
        orders = {"name": "first", "inv": "last", "any": "any"}
        if hole == "pair":
            return self._pair(person)
        if hole in orders:
            text, form = render(person, orders[hole], rng, style)
        elif hole == "filename":
            text, form = self.fill.file_name(person), "file name"
        else:
            text, form = {
                "given": (person.given, "given alone"),
                "sur": (person.surname, "surname alone"),
                "poss": (rng.choice((person.given, person.surname, person.full)), "possessive"),
                "initials": (person.initials, "initials"),
            }[hole]
            text = recase(text, style or case_style(rng, 0.2, 0.08))
        self._note(form, person)
        if hole == "poss":
            return [(text, "PERSON"), (rng.choice(("'s", "’s")), None)]
        return [(text, "PERSON")]

    def _pair(self, one: Person) -> list[Piece]:
        rng = self.rng
        other = self.fill.person(self.origin)
        join = rng.choice((" & ", " and ", " y ") if rng.random() < 0.9 else ("/", " + "))
        first, second = rng.choice((
            (one.given, f"{other.given} {one.surname}"),
            (one.full, other.full),
            (f"{one.surname}, {one.given}", other.given),
            (one.given, other.given),
            (f"{one.given[0]}.", f"{other.given[0]}. {one.surname}"),
        ))  # fmt: skip
        self._note("pair", one)
        style = case_style(rng, 0.3, 0.03)
        return [(recase(first, style), "PERSON"), (join, None), (recase(second, style), "PERSON")]

    def _note(self, form: str, person: Person) -> None:
        if not self.first[0]:
            self.first = (form, person.origin)
