"""Prints a person in every form that cells hold, with the span of the name marked."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from training import lists
from training.origins import Origin

Piece = tuple[str, str | None]
"""Some text and the label of the span it is, or None for text around."""

_PLAIN = str.maketrans("đĐłŁøØßæÆœŒıəƏ", "dDlLoOsaAoOieE")
_TWO_WORDS = ("describing", "creatures")
PARTICLES = {
    "romance_particles": (
        "de la ", "de los ", "del ", "de ", "da ", "dos ", "do ", "di ", "della ", "d'", "De La ",
        "La ", "Lo ",
    ),
    "hispanic": ("de la ", "de ", "del ", "de los ", "De La "),
    "portuguese": ("da ", "dos ", "de ", "do "),
    "italian": ("Di ", "De ", "Della ", "D'", "La ", "Lo "),
    "french": ("de ", "du ", "Le ", "La ", "d'"),
    "haitian": ("Jean-", "Saint-", "Pierre-", "de "),
    "germanic_particles": (
        "van ", "van der ", "van den ", "von ", "von der ", "de ", "ter ", "Van ", "Vander ", "zu ",
    ),
    "dutch_german": ("van ", "van der ", "van den ", "von ", "de ", "Van "),
    "arabic": ("al-", "Al-", "el-", "El ", "Abu ", "Bin ", "Al "),
    "celtic": ("O'", "Mc", "Mac", "Fitz", "Ó "),
    "jewish": ("Ben-", "Bar-", "Ben "),
}  # fmt: skip
ANY_PARTICLES = ("de ", "la ", "van ", "St. ", "von ", "O'", "Mac", "Le ", "Di ", "San ", "El ")
PARTICLE_CHANCE = dict.fromkeys(PARTICLES, 0.08) | {
    "romance_particles": 0.45,
    "germanic_particles": 0.4,
}


@dataclass(frozen=True)
class Person:
    """An invented person."""

    given: str
    middle: str
    surname: str
    suffix: str
    nickname: str
    origin: str

    @property
    def full(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"

    @property
    def initials(self) -> str:
        """``A.N.O.`` for short."""
        letters = (self.given[0], self.middle[:1], self.surname[0])
        return "".join(f"{letter}." for letter in letters if letter).upper()


def strip_marks(text: str) -> str:
    """Return ``text`` without diacritics."""
    return "".join(
        c
        for c in unicodedata.normalize("NFKD", text.translate(_PLAIN))
        if not unicodedata.combining(c)
    )


def invent(origin: Origin, rng: random.Random) -> Person:
    """Return a person of an origin."""
    given = rng.choice(origin.given)
    surname = rng.choice(origin.surnames)
    double = 0.35 if origin.name in ("hispanic", "romance_particles", "portuguese") else 0.06
    if rng.random() < double:
        surname += rng.choice("-- ") + rng.choice(origin.surnames)
    if " " not in surname and rng.random() < PARTICLE_CHANCE.get(origin.name, 0.015):
        surname = rng.choice(PARTICLES.get(origin.name, ANY_PARTICLES)) + surname
    elif origin.name == "native_american" and rng.random() < 0.25:
        first, second = (rng.choice(lists.words("surnames", key)) for key in _TWO_WORDS)
        surname = f"{first}{rng.choice('- ')}{second}"
    middle = ""
    chance = rng.random()
    if chance < 0.25:
        middle = rng.choice(origin.given)
    elif chance < 0.6:
        middle = rng.choice("ABCDEFGHIJKLMNOPRSTVWYZ")
    suffix = rng.choice(("Jr", "Jr.", "Sr.", "II", "III", "IV")) if rng.random() < 0.08 else ""
    nickname = rng.choice(origin.given) if rng.random() < 0.05 else ""
    person = Person(given, middle, surname, suffix, nickname, origin.name)
    if rng.random() < 0.5:
        person = Person(
            *(strip_marks(part) for part in (given, middle, surname, suffix, nickname)), origin.name
        )
    return person


def _dot(initial: str, rng: random.Random) -> str:
    return initial + ("." if rng.random() < 0.5 else "")


def _middle(person: Person, rng: random.Random) -> str:
    if not person.middle or rng.random() < 0.35:
        return ""
    if len(person.middle) == 1:
        return " " + _dot(person.middle, rng)
    return " " + (person.middle if rng.random() < 0.7 else _dot(person.middle[0], rng))


def first_last(person: Person, rng: random.Random) -> str:
    """``Adaeze N. Okonkwo``."""
    nickname = ""
    if person.nickname:
        nickname = " " + rng.choice(('"{}"', "({})", "“{}”", "'{}'")).format(person.nickname)
    suffix = f"{rng.choice((' ', ', '))}{person.suffix}" if person.suffix else ""
    return f"{person.given}{_middle(person, rng)}{nickname} {person.surname}{suffix}"


def last_first(person: Person, rng: random.Random) -> str:
    """``Okonkwo, Adaeze N``."""
    suffix = f"{rng.choice((' ', ', '))}{person.suffix}" if person.suffix else ""
    after = f" ({person.nickname})" if person.nickname and rng.random() < 0.5 else ""
    comma = ", " if rng.random() < 0.93 else ","
    if suffix and rng.random() < 0.5:
        return f"{person.surname}{comma}{person.given}{_middle(person, rng)}{suffix}{after}"
    return f"{person.surname}{suffix}{comma}{person.given}{_middle(person, rng)}{after}"


def initial_last(person: Person, rng: random.Random) -> str:
    """``A. Okonkwo``, ``A.N. Okonkwo``."""
    first = _dot(person.given[0], rng)
    if person.middle and rng.random() < 0.5:
        first += rng.choice(("", " ")) * (first[-1] == ".") + _dot(person.middle[0], rng)
    return f"{first} {person.surname}"


def last_initial(person: Person, rng: random.Random) -> str:
    """``Okonkwo, A.``, ``OKONKWO A``."""
    second = f" {_dot(person.middle[0], rng)}" if person.middle and rng.random() < 0.3 else ""
    comma = rng.choice((", ", ", ", " "))
    return f"{person.surname}{comma}{_dot(person.given[0], rng)}{second}"


def last_first_bare(person: Person, rng: random.Random) -> str:
    """``OKONKWO ADAEZE``."""
    return f"{person.surname} {person.given}{_middle(person, rng)}"


def first_initial(person: Person, rng: random.Random) -> str:
    """``Adaeze O.``."""
    return f"{person.given} {person.surname[0].upper()}."


FIRST = ((first_last, 0.77), (initial_last, 0.16), (first_initial, 0.07))
LAST = ((last_first, 0.8), (last_initial, 0.13), (last_first_bare, 0.07))


def _pick(
    forms: tuple[tuple[Callable[[Person, random.Random], str], float], ...], rng: random.Random
) -> Callable[[Person, random.Random], str]:
    return rng.choices([f for f, _ in forms], [w for _, w in forms])[0]


def recase(text: str, style: str) -> str:
    """Return ``text`` in capitals (keeping Mc and Mac), in lower case or as it is."""
    if style == "upper":
        return text.upper()
    if style == "upper-mc":
        return re.sub(
            r"\b(Mc|Mac)(?=[A-Z])(\w+)|\w+",
            lambda m: (m.group(1) + m.group(2).upper()) if m.group(1) else m.group().upper(),
            text,
        )
    return text.lower() if style == "lower" else text


def case_style(rng: random.Random, upper: float = 0.35, lower: float = 0.08) -> str:
    """Draw a style for a name."""
    chance = rng.random()
    if chance < upper:
        return "upper" if rng.random() < 0.85 else "upper-mc"
    return "lower" if chance < upper + lower else "title"


def render(
    person: Person, order: str, rng: random.Random, style: str | None = None
) -> tuple[str, str]:
    """Return a person's printed name and the name of the form.

    Args:
        person: Whom to print.
        order: ``first``, ``last`` or ``any``.
        rng: Draws the details.
        style: A case style, else one is drawn.
    """
    if order == "any":
        order = rng.choice(("first", "last", "last"))
    form = _pick(FIRST if order == "first" else LAST, rng)
    style = style or case_style(rng, 0.3 if order == "first" else 0.55)
    text = recase(form(person, rng), style)
    if style.startswith("upper"):
        label = {
            "first_last": "FIRST LAST",
            "last_first": "LAST, FIRST",
            "last_first_bare": "LAST FIRST",
        }
    elif style == "lower":
        label = {
            "first_last": "first last",
            "last_first": "last, first",
            "last_first_bare": "last first",
        }
    else:
        label = {
            "first_last": "First Last",
            "last_first": "Last, First",
            "last_first_bare": "Last First",
        }
    initials = {"initial_last": "F. Last", "last_initial": "Last, F.", "first_initial": "First L."}
    return text, (label | initials)[form.__name__]
