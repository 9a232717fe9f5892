"""Draws titles and authors, real and invented, as catalogues print them."""

from __future__ import annotations

import re
from functools import cache

from training.dictionary import words_of
from training.drawing import Drawing
from training.forms import Piece, recase
from training.lists import lines
from training.split import Split, split_of

_LIFE_DATES = re.compile(r",? \(?(-?\d{4}\??-?(\d{4})?)\)?$|, \d{4}-$")
_CORPORATE = re.compile(r"Inc\.|Company|Nintendo|Sports|Mojang|Board|Beatles|Mac$|Publications")
_REAL = 0.35
"""How many titles are real: more, and the model learns them by heart."""


@cache
def _works(name: str, split: Split) -> tuple[tuple[str, str], ...]:
    rows = (line.rsplit(" / ", 1) for line in lines(name))
    return tuple((title, author) for title, author in rows if split_of(title) == split)


class Titles(Drawing):
    """Draws titles and authors of one split."""

    def title(self) -> str:
        """Return a title that is not a bare person name, printed in some style."""
        rng = self.rng
        if rng.random() < _REAL:
            return self._printed(rng.choice(_works("titles", self.split))[0])
        return self._printed(self.pattern("title"))

    def _printed(self, title: str) -> str:
        rng = self.rng
        first, _, rest = title.partition(" ")
        chance = rng.random()
        if first in ("The", "A", "An") and rest and chance < 0.12:
            return recase(f"{rest}, {first}", rng.choice(("title", "title", "upper")))
        if chance < 0.3:
            title = _sentence_case(title)
        elif chance < 0.5:
            title = title.upper()
        elif chance < 0.56:
            title = title.lower()
        if rng.random() < 0.1:
            title += self.pattern("title_end")
        if len(title) > 18 and rng.random() < 0.12:  # Cut by the width of a column.
            cut = title[: rng.randint(14, len(title) - 1)].rstrip()
            title = cut + rng.choice(("", "", "...", "…"))
        return title

    def author(self) -> tuple[str, str]:
        """Return a catalogue heading as (name, life dates)."""
        rng = self.rng
        heading = rng.choice(_works("titles", self.split) + _works("name_titles", self.split))[1]
        match = _LIFE_DATES.search(heading)
        name = heading[: match.start()] if match else heading
        real = "," in name and not _CORPORATE.search(name)
        real = real and all(split_of(p) == self.split for p in re.findall(r"[^\W\d_]{2,}", name))
        if real and rng.random() < 0.5:
            return name, heading[len(name) :]
        person = self.person()
        middle = f" {person.middle}" if person.middle else ""
        dot = "." if len(person.middle) == 1 else ""
        born = rng.randint(1800, 1999)
        dates = rng.choice(("", "", f", {born}-", f", {born}-{born + rng.randint(40, 90)}"))
        return f"{person.surname}, {person.given}{middle}{dot}", dates

    def author_pieces(self) -> list[Piece]:
        """Return a heading, its name marked."""
        name, dates = self.author()
        upper = self.rng.random() < 0.25
        end = "." if self.rng.random() < 0.1 and not dates.endswith("-") else ""
        return [(name.upper() if upper else name, "PERSON"), (dates + end, None)]

    def byline(self) -> str:
        """Return an author's name in direct order."""
        name, _ = self.author()
        surname, _, given = re.sub(r" \(.*", "", name).partition(", ")
        text = f"{given} {surname}".strip()
        return text.upper() if self.rng.random() < 0.2 else text

    def named_work(self) -> tuple[str, list[Piece]]:
        """Return a title that is a person's name, and an author."""
        title, _ = self.rng.choice(_works("name_titles", self.split))
        return title, self.author_pieces()


def _sentence_case(title: str) -> str:
    """Lower all but the first word and what may be a name, as cataloguing rules want it."""
    common = words_of("common")
    return " ".join(
        word.lower() if i and word.strip(",.:;!?'").lower() in common else word
        for i, word in enumerate(title.split(" "))
    )
