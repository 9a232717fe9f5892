"""The Public Libraries Survey's outlet file → libraries for the directory.

The Institute of Museum and Library Services publishes each year, as public data, one
CSV with a row for every public library outlet of the United States: 17,000 of them.
The columns and codes are those of its "Data File Documentation and User's Guide",
record layout of the outlet data file: STABR state, LIBNAME name, ADDRESS street
address, CITY, ZIP and ZIP4, CNTY county, PHONE ten digits. ``M`` stands for missing,
negative numbers for not applicable, closed and the like.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from piiguard.config import Library
from piiguard.errors import ConfigError
from piiguard.yaml_lines import did_you_mean

NEEDED = ("STABR", "LIBNAME")
_NOTHING = re.compile(r"M|-\d+|0*")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One row of the survey: a central library, a branch, a bookmobile."""

    name: str
    state: str
    """Two letters."""
    county: str
    address: str
    """On one line; empty where the survey has none."""
    phone: str


def read_survey(path: Path) -> tuple[Outlet, ...]:
    """Read an outlet file.

    Raises:
        ConfigError: It cannot be read, or is none.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(f"{path}: there is no such file") from None
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # What the survey is published in.
    rows = csv.DictReader(StringIO(text, newline=""))
    columns = {name.strip().upper(): name for name in rows.fieldnames or () if name}
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise ConfigError(
            f"{path}: this is not the survey's outlet file: it has no column {', '.join(missing)}"
        )

    try:
        return tuple(_outlet(row, columns) for row in rows)
    except csv.Error as error:
        raise ConfigError(f"{path}:{rows.line_num}: not valid CSV: {error}") from None


def libraries_of(
    outlets: Iterable[Outlet], states: Collection[str] = (), counties: Collection[str] = ()
) -> tuple[Library, ...]:
    """Return the libraries of some states and counties; those of one name are one.

    Args:
        outlets: The survey's.
        states: Two-letter codes; empty for all.
        counties: Names of counties; empty for all.

    Raises:
        ConfigError: There is no such state, or no such county in the states.
    """
    wanted = {state.upper() for state in states}
    found = list(outlets)
    _ensure_known("state", wanted, {each.state for each in found})
    found = [each for each in found if not wanted or each.state in wanted]
    named = {_plain(county) for county in counties}
    _ensure_known("county", named, {_plain(each.county) for each in found} - {""})
    places: dict[str, list[Outlet]] = defaultdict(list)
    for each in found:
        if each.name and (not named or _plain(each.county) in named):
            places[each.name].append(each)
    return tuple(
        Library(
            name,
            addresses=tuple(dict.fromkeys(each.address for each in same if each.address)),
            phones=tuple(dict.fromkeys(each.phone for each in same if each.phone)),
        )
        for name, same in sorted(places.items())
    )


def _ensure_known(kind: str, wanted: Collection[str], known: Collection[str]) -> None:
    for name in wanted:
        if name not in known:
            raise ConfigError(f"the survey has no {kind} '{name}'{did_you_mean(name, known)}")


def _plain(county: str) -> str:
    return re.sub(r"\s+COUNTY$", "", county.strip().upper())


def _outlet(row: dict[str, str], columns: dict[str, str]) -> Outlet:
    def value(name: str) -> str:
        text = " ".join((row.get(columns.get(name, "")) or "").split())
        return "" if _NOTHING.fullmatch(text) else text

    # A spreadsheet program drops the zeros with which New England's codes begin.
    zip_code = "-".join(
        part.zfill(size) for part, size in ((value("ZIP"), 5), (value("ZIP4"), 4)) if part
    )
    street, city = value("ADDRESS"), value("CITY")
    state = value("STABR").upper()
    region = " ".join(filter(None, (state, zip_code)))
    return Outlet(
        name=value("LIBNAME"),
        state=state,
        county=value("CNTY"),
        # A town alone is no address, and would take every patron's of the town for the library's.
        address=", ".join(filter(None, (street, city, region))) if street and city else "",
        phone=_phone(value("PHONE")),
    )


def _phone(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}" if len(digits) == 10 else ""
