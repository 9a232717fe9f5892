"""People: names by origin group, and every form in which systems print them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from benchmarks.accuracy.split import Split, fold, pool, split_of

NAMES = Path(__file__).parent / "data" / "names"
GROUPS = tuple(sorted(path.stem for path in NAMES.glob("*.txt")))
"""Origin groups; recall must not depend on them."""

DIACRITIC_GROUPS = ("hispanic", "slavic", "vietnamese")
"""Groups whose lists hold enough names with diacritics for every split."""

NAME_FORMS = (
    "first last",
    "capitals",
    "LAST, FIRST M",
    "Last, First M.",
    "initials",
    "hyphenated",
    "multi-part",
    "diacritics",
)
"""Forms of a full name. ``salutation`` is one more, of letters only."""

PARTICLES = {
    "hispanic": ("de la", "de", "del", "de los"),
    "arabic": ("bin", "ibn", "Abu", "Abd"),
    "anglo": ("St.", "Van", "Mac", "de"),
    "slavic": ("von", "de"),
    "african": ("van der", "Ould", "de"),
    "african-american": ("St.", "De"),
}
"""Words before surnames; other groups get a second given name or surname."""


@cache
def names(group: str, split: Split) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return given names and surnames of a group that the split may print."""
    text = (NAMES / f"{group}.txt").read_text(encoding="utf-8")
    given, surnames = text.removeprefix("# given\n").split("# surname\n")
    return pool(given.split("\n")[:-1], split), pool(surnames.split("\n")[:-1], split)


def choose(rng: random.Random, values: tuple[str, ...], split: Split) -> str:
    """Choose a value; in development, every other one was never trained on."""
    if split == "dev" and rng.random() < 0.5:
        values = tuple(v for v in values if split_of(v) == "dev") or values
    return rng.choice(values)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented. Parts keep diacritics only where the form asks for it."""

    given: str = field(repr=False)
    middle: str = field(repr=False)
    """A capital letter."""
    surname: str = field(repr=False)
    group: str

    def first_last(self) -> str:
        """Return the name as people say it."""
        return f"{self.given} {self.surname}"

    @property
    def user(self) -> str:
        """Return the letters of a user name: first initial and surname."""
        letters = fold(self.given[:1] + self.surname).casefold()
        return "".join(c for c in letters if c.isalnum() and c.isascii())


def person(rng: random.Random, split: Split, group: str | None = None) -> Person:
    """Invent somebody, without diacritics."""
    return _person(rng, split, group or rng.choice(GROUPS), plain=True)


def _person(rng: random.Random, split: Split, group: str, *, plain: bool) -> Person:
    given, surnames = names(group, split)
    if plain:
        given = tuple(n for n in given if n.isascii())
        surnames = tuple(n for n in surnames if n.isascii())
    else:
        surnames = tuple(n for n in surnames if not n.isascii())
    return Person(
        choose(rng, given, split),
        rng.choice("ABCDEFGHJKLMNPRSTW"),
        choose(rng, surnames, split),
        group,
    )


def in_form(rng: random.Random, split: Split, group: str, form: str) -> tuple[Person, str]:
    """Invent somebody of the group and write the name in the form.

    Returns:
        The person and the printed name. The person's group is another one where
        the form does not exist in the group asked for (``diacritics``).
    """
    if form == "diacritics":
        group = group if group in DIACRITIC_GROUPS else rng.choice(DIACRITIC_GROUPS)
        who = _person(rng, split, group, plain=False)
        return who, rng.choice((who.first_last(), f"{who.surname}, {who.given}"))
    who = _person(rng, split, group, plain=True)
    if form in ("hyphenated", "multi-part"):
        who = _compound(rng, split, who, form)
    return who, write(rng, who, form)


def _compound(rng: random.Random, split: Split, who: Person, form: str) -> Person:
    other = _person(rng, split, who.group, plain=True)
    if form == "hyphenated":
        simple = who.surname.split("-")[0], other.surname.split("-")[-1]
        return Person(who.given, who.middle, "-".join(simple), who.group)
    particles = PARTICLES.get(who.group)
    if particles and rng.random() < 0.6:
        return Person(who.given, who.middle, f"{rng.choice(particles)} {who.surname}", who.group)
    if rng.random() < 0.5:
        return Person(f"{who.given} {other.given}", who.middle, who.surname, who.group)
    return Person(who.given, who.middle, f"{who.surname} {other.surname}", who.group)


def write(rng: random.Random, who: Person, form: str) -> str:
    """Return a person's name in the form."""
    given, middle, last = who.given, who.middle, who.surname
    match form:
        case "first last":
            return rng.choice((f"{given} {last}", f"{given} {last}", f"{given} {middle}. {last}"))
        case "capitals":
            return rng.choice((f"{given} {last}", f"{given} {middle} {last}")).upper()
        case "LAST, FIRST M":
            return rng.choice((f"{last}, {given} {middle}", f"{last}, {given}")).upper()
        case "Last, First M.":
            return rng.choice((f"{last}, {given} {middle}.", f"{last}, {given}"))
        case "initials":
            return rng.choice(
                (f"{given[0]}. {last}", f"{given[0]}. {middle}. {last}", f"{last}, {given[0]}.")
            )
        case "hyphenated" | "multi-part":
            return rng.choice((f"{given} {last}", f"{last}, {given}", f"{given} {last}".upper()))
        case "salutation":
            title = rng.choice(("Ms.", "Mr.", "Mrs.", "Mx."))
            return rng.choice((given, given, f"{title} {last}"))
        case _:
            raise ValueError(f"no such form of a name: {form}")
