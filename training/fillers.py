"""Draws what stands beside names: titles, libraries, streets, numbers, dates, prices."""

from __future__ import annotations

import random
import re
from functools import cache

from training.dictionary import words_of
from training.forms import Person, Piece, first_last, invent, recase
from training.origins import Origin, choose, origins
from training.split import Split, line_split_of, lines, of_split, split_of

_SMALL = {
    "a",
    "an",
    "the",
    "of",
    "and",
    "in",
    "on",
    "to",
    "for",
    "with",
    "at",
    "by",
    "from",
    "or",
    "vs.",
    "as",
}
_DATES = re.compile(r",? \(?(-?\d{4}\??-?(\d{4})?)\)?$|, \d{4}-$")
_CORPORATE = re.compile(r"Inc\.|Company|Nintendo|Sports|Mojang|Board|Beatles|Mac$|Publications")

NOUNS = """Garden House River Summer Winter Daughter Son Wife Mother Father Sister Brother Secret Promise Letter Journey Road
Island Ocean Mountain Forest Shadow Light Darkness Fire Ice Storm Rain Snow Moon Sun Star Night Morning Dream Memory Heart Soul
Blood Bone Crown Throne King Queen Prince Princess Knight Dragon Wolf Bear Fox Cat Dog Horse Bird Crow Raven Owl Mouse Rabbit
Lion Tiger Elephant Whale Shark Spider Snake Witch Wizard Ghost Vampire Monster Giant Angel Devil God Bride Widow Orphan Child
Girl Boy Woman Man Stranger Neighbor Friend Enemy Spy Soldier Sailor Pirate Captain Doctor Nurse Teacher Librarian Baker Cook
Detective Killer Thief Judge Lawyer President Painter Photographer Pianist Poet Truth Lie Murder Death Life War Peace Love Hope
Faith Grace Joy Sorrow Silence Song Music Dance Game Puzzle Map Key Door Window Room Kitchen Library Bookshop School Hospital
Hotel Train Ship Car Bridge Tower Castle Village City Town Country World Earth Sky Water Stone Glass Gold Silver Rose Lily Violet
Ivy Holly Apple Peach Cherry Honey Bread Cake Tea Coffee Chocolate Salt Sugar Recipe Cookbook Guide Handbook Dictionary Atlas
History Biography Memoir Diary Journal Story Tale Adventure Mystery Legend Myth Science Math Art Design Code Computer Robot Space
Planet Time Clock Calendar Birthday Christmas Halloween Wedding Funeral Holiday Vacation School Camp Team Baseball Soccer
Basketball Football Truck Tractor Dinosaur Puppy Kitten Duck Chicken Pig Cow Farm Barn Tree Leaf Flower Seed""".split()
ADJECTIVES = """Secret Silent Last First Lost Hidden Broken Little Big Great Small Old New Young Dark Bright Red Blue Green Black White
Golden Silver Crimson Scarlet Cold Warm Hot Wild Quiet Loud Happy Sad Lonely Brave Clever Wicked Good Bad Beautiful Ugly Lovely
Perfect Terrible Wonderful Amazing Impossible Invisible Immortal Final Fatal Deadly Dangerous Innocent Guilty Sweet Bitter Simple
Complete Ultimate Essential Illustrated Modern Ancient American English French Italian Spanish Chinese African Wise Grumpy Sleepy
Hungry Magic Magical Haunted Frozen Burning Falling Rising Flying Running Dancing Missing Stolen Forgotten Forbidden Unexpected
Extraordinary Ordinary Curious Strange Midnight Distant Gentle Merry Savage Fierce Noble Royal Holy Sacred Deep High Long Short
Open Closed Empty Full Easy Hard Fast Slow Soft True False Real Best Worst Better""".split()


@cache
def _works(split: Split) -> tuple[tuple[str, str], ...]:
    rows = (line.rsplit(" / ", 1) for line in lines("titles"))
    return tuple((title, author) for title, author in rows if split_of(title) == split)


@cache
def _named_works(split: Split) -> tuple[tuple[str, str], ...]:
    rows = (line.rsplit(" / ", 1) for line in lines("name_titles"))
    return tuple((title, author) for title, author in rows if split_of(title) == split)


@cache
def _list(name: str, split: Split) -> tuple[str, ...]:
    if name in ("headings", "items", "organisations"):
        return tuple(sorted({line for line in lines(name) if line_split_of(line) == split}))
    return tuple(of_split(lines(name), split))


@cache
def _words(kind: str, split: Split) -> tuple[str, ...]:
    return tuple(word.title() for word in words_of(kind) if split_of(word) == split)


class Filler:
    """Draws values of one split."""

    def __init__(self, split: Split, rng: random.Random) -> None:
        self.split = split
        self.rng = rng
        self.people = tuple(o for o in origins(split) if len(o.given) > 1 and len(o.surnames) > 1)

    def person(self, origin: Origin | None = None) -> Person:
        """Return an invented person."""
        return invent(origin or choose(self.people, self.rng), self.rng)

    def word(self, kind: str) -> str:
        """Return a common word in lower case."""
        return self.rng.choice(_words(kind, self.split)).lower()

    # ------------------------------------------------------------------ titles

    def _noun(self) -> str:
        if self.rng.random() < 0.3:
            return self.rng.choice(_words("noun", self.split))
        return self.rng.choice(NOUNS)

    def _adjective(self) -> str:
        if self.rng.random() < 0.3:
            return self.rng.choice(_words("adjective", self.split))
        return self.rng.choice(ADJECTIVES)

    def _invented_title(self) -> str:
        rng, noun, adjective = self.rng, self._noun, self._adjective
        person = self.person()
        given, surname, full = person.given, person.surname, f"{person.given} {person.surname}"
        return rng.choice((
            lambda: f"The {noun()}",
            lambda: f"{adjective()} {noun()}",
            lambda: f"{adjective()} {noun()}",
            lambda: f"{noun()} {noun()}",
            lambda: f"The {adjective()} {noun()}",
            lambda: f"The {noun()}'s {noun()}",
            lambda: f"{noun()} and {noun()}",
            lambda: f"{noun()} of the {noun()}",
            lambda: f"A {noun()} of {noun()}s and {noun()}",
            lambda: f"{noun()}, {noun()}, {noun()}",
            lambda: f"{noun()}s in the {adjective()} {noun()}",
            lambda: f"How to {rng.choice(_words('verb', self.split))} a {noun()}",
            lambda: f"{adjective()} {noun()}: A {noun()}",
            lambda: f"The {noun()} of {full}",
            lambda: f"The {adjective()} {noun()} of {full}",
            lambda: f"{given} and the {adjective()} {noun()}",
            lambda: f"{given} and the {noun()}",
            lambda: f"{full}: A Life",
            lambda: f"{full} and the {noun()} of {noun()}",
            lambda: f"{given}'s {adjective()} {noun()}",
            lambda: f"{given} {rng.choice(_words('verb', self.split))}s the {noun()}",
            lambda: f"{noun()}: The {noun()} of {full}",
            lambda: f"{given}, {adjective()} and {adjective()}",
            lambda: f"The {noun()} {rng.choice(_words('verb', self.split))}s {given}",
            lambda: f"My {noun()} {given}",
            lambda: f"Oh, {given}!",
            lambda: f"{noun()} y {noun()}", lambda: f"El {noun()} de {surname}", lambda: f"{given} y la {noun()} {adjective()}",
            lambda: f"{surname}'s {noun()}: A {noun()} of {given}",
            lambda: f"The {surname} {noun()} and the {noun()}",
            lambda: f"{full}'s {noun()} {noun()}",
            lambda: f"Dr. {surname} and the {noun()}", lambda: f"The {noun()} of Dr. {full}, Jr.",
            lambda: f"I Am {full}", lambda: f"The Story of {full}", lambda: f"Meet {given}", lambda: f"Remembering {full}",
            lambda: f"{full}. Season {rng.randint(1, 9)}", lambda: f"{full}: The {noun()}",
            lambda: f"{surname}'s {noun()}",
            lambda: f"The {surname} {noun()}",
            lambda: f"Who Was {full}?",
            lambda: f"Finding {given}",
            lambda: f"Goodbye, {given}",
            lambda: f"Dear {given}, Love {person.nickname or noun()}",
            lambda: f"The Diary of {full}",
            lambda: f"Mr. {surname}'s {noun()}",
            lambda: f"{given} & {rng.choice(self.people).given[0]}: A {noun()} Story",
            lambda: f"{noun()} for Dummies",
            lambda: f"{noun()}. Season {rng.randint(1, 9)}",
            lambda: f"{adjective()} {noun()}. Vol. {rng.randint(1, 20)}",
            lambda: f"My {noun()} {rng.choice(('Is', 'Has', 'Ate'))} a {noun()}",
            lambda: f"Where the {noun()}s {rng.choice(_words('verb', self.split))}",
        ))()  # fmt: skip

    def _sentence_case(self, title: str) -> str:
        words = title.split(" ")
        common = words_of("common")
        return " ".join(
            word.lower() if i and word.strip(",.:;!?'").lower() in common else word
            for i, word in enumerate(words)
        )

    def title(self, *, style: bool = True) -> str:
        """Return a title that is not a bare person name, printed in some style."""
        rng = self.rng
        title = rng.choice(_works(self.split))[0] if rng.random() < 0.35 else self._invented_title()
        return self._print_title(title) if style else title

    def _print_title(self, title: str) -> str:
        rng = self.rng
        first, _, rest = title.partition(" ")
        chance = rng.random()
        if first in ("The", "A", "An") and rest and chance < 0.12:
            return recase(f"{rest}, {first}", rng.choice(("title", "title", "upper")))
        if chance < 0.3:
            title = self._sentence_case(title)
        elif chance < 0.5:
            title = title.upper()
        elif chance < 0.56:
            title = title.lower()
        if rng.random() < 0.1:
            title += rng.choice(
                (
                    " [large print]",
                    " (DVD)",
                    " [DVD]",
                    " [sound recording]",
                    " : a novel",
                    " [electronic resource]",
                    " (Book)",
                    " LP",
                    " CD",
                )
            )
        if len(title) > 18 and rng.random() < 0.12:
            title = title[: rng.randint(14, len(title) - 1)].rstrip() + rng.choice(
                ("", "", "...", "…")
            )
        return title

    # ----------------------------------------------------------------- authors

    def author(self) -> tuple[str, str]:
        """Return a MARC heading as (name, life dates)."""
        rng = self.rng
        works = _works(self.split) + _named_works(self.split)
        heading = rng.choice(works)[1]
        match = _DATES.search(heading)
        name, dates = (
            (heading[: match.start()], heading[match.start() :]) if match else (heading, "")
        )
        parts = re.findall(r"[^\W\d_]{2,}", name)
        if (
            rng.random() < 0.5
            and "," in name
            and not _CORPORATE.search(name)
            and all(split_of(p) == self.split for p in parts)
        ):
            return name, dates
        person = self.person()
        middle = ""
        if person.middle:
            middle = f" {person.middle}." if len(person.middle) == 1 else f" {person.middle}"
        name = f"{person.surname}, {person.given}{middle}"
        born = rng.randint(1800, 1999)
        dates = rng.choice(("", "", f", {born}-", f", {born}-{born + rng.randint(40, 90)}"))
        return name, dates

    def author_pieces(self) -> list[Piece]:
        """Return a heading, name first marked."""
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
        """Return a title that is a person's name, and its author."""
        title, _ = self.rng.choice(_named_works(self.split))
        return title, self.author_pieces()

    # ------------------------------------------------- libraries and the rest

    def library(self) -> str:
        """Return the name of a library."""
        rng = self.rng
        if rng.random() < 0.6:
            name = rng.choice(_list("libraries", self.split))
        else:
            person = self.person()
            town = rng.choice(_list("towns", self.split)).partition(",")[0]
            full = f"{person.given} {person.surname}"
            initial = f"{person.given[0]}. {person.surname}"
            kind = rng.choice(
                (
                    "Library",
                    "Public Library",
                    "Free Library",
                    "Memorial Library",
                    "Community Library",
                    "District Library",
                    "Branch Library",
                    "Branch",
                    "Memorial Public Library",
                    "Free Public Library",
                    "P.L.",
                    "PL",
                    "Library System",
                    "Pub Lib",
                    "Mem. Library",
                )
            )
            name = rng.choice((f"{town} {kind}", f"{town} {kind}", f"{full} {kind}", f"{person.surname} {kind}", f"{initial} {kind}", f"{town} Public Library - {person.surname} Branch", f"{town}-{person.surname} {kind}", f"{person.surname} County Public Library", f"{full} Branch Library", f"{town} Elementary School", f"{full} Elementary School", f"{person.surname} Middle School", f"Friends of the {town} Library", f"{town} {kind}, {rng.choice(('Circulation', 'ILL', 'Billing', 'Accounts Payable'))}"))  # fmt: skip
        return self._case(name)

    def organisation(self) -> str:
        """Return the name of a company, school or agency."""
        rng = self.rng
        if rng.random() < 0.7:
            return self._case(rng.choice(_list("organisations", self.split)))
        surname, other = self.person().surname, self.person().surname
        kind = rng.choice(
            (
                "Inc.",
                "LLC",
                "& Sons",
                "Press",
                "Publishing",
                "Books",
                "Associates",
                "& Co.",
                "Company",
                "Plumbing",
                "Construction",
                "Elementary School",
                "High School",
                "Law Offices",
                "Insurance Agency",
                "Foundation",
                "University Press",
            )
        )
        return self._case(
            rng.choice(
                (
                    f"{surname} {kind}",
                    f"{surname} {kind}",
                    f"{surname} & {other}",
                    f"{surname}, {other} & {self.person().surname} LLP",
                )
            )
        )

    def street(self) -> str:
        """Return a street line."""
        rng = self.rng
        number = f"{rng.randint(1, 9999)}"
        chance = rng.random()
        if chance < 0.08:
            return self._case(f"P{rng.choice(('.O.', 'O'))} Box {rng.randint(1, 9999)}")
        if chance < 0.7:
            name = rng.choice(_list("streets", self.split))
        else:
            person = self.person()
            kind = rng.choice(
                (
                    "St",
                    "Ave",
                    "Rd",
                    "Ln",
                    "Dr",
                    "Ct",
                    "Blvd",
                    "Street",
                    "Avenue",
                    "Road",
                    "Lane",
                    "Drive",
                    "Way",
                    "Ter",
                    "Pl",
                    "Cir",
                    "Pkwy",
                    "Trl",
                )
            )
            name = rng.choice(
                (
                    f"{person.surname} {kind}",
                    f"{person.surname} {kind}",
                    f"{person.given} {kind}",
                    f"{person.given} {person.surname} {kind}",
                    f"{self._noun()} {kind}",
                    f"{self._noun()} {self._noun()} {kind}",
                )
            )
        text = f"{number} {name}"
        if rng.random() < 0.2:
            text += rng.choice(
                (" Apt {}", ", Apt. {}", " #{}", " Unit {}", " Apt {}B", ", Suite {}")
            ).format(rng.randint(1, 40))
        return self._case(text)

    def town(self) -> str:
        """Return a town with its state, often with a ZIP code."""
        rng = self.rng
        name, _, state = rng.choice(_list("towns", self.split)).partition(", ")
        if rng.random() < 0.25:
            surname = self.person().surname
            name = rng.choice(
                (
                    f"{surname}ville",
                    f"{surname}",
                    f"Port {surname}",
                    f"{self._noun()} Falls",
                    f"New {name}",
                    f"{name} Heights",
                )
            )
        code = "" if rng.random() < 0.3 else f"{rng.choice((' ', '  '))}{rng.randint(10000, 99999)}"
        if code and rng.random() < 0.15:
            code += f"-{rng.randint(1000, 9999)}"
        return self._case(f"{name}{rng.choice((', ', ', ', ', ', ' '))}{state}{code}")

    def heading(self) -> str:
        """Return a heading, a label or a column name."""
        text = self.rng.choice(_list("headings", self.split))
        text = self._case(text)
        return text + ":" if text[-1].isalnum() and self.rng.random() < 0.25 else text

    def item(self) -> str:
        """Return words about an item, or a call number."""
        rng = self.rng
        chance = rng.random()
        if chance < 0.15:
            surname = self.person().surname
            return rng.choice((f"FIC {surname}", f"FIC {surname.upper()}", f"B {surname.upper()}", f"J {surname.upper()}", f"J 921 {surname.upper()}", f"{rng.randint(1, 999)}.{rng.randint(1, 99)} {surname[:3].upper()}", f"BIO {surname}", f"DVD {surname[:4].upper()}", f"LP {surname}", f"YA {surname[:3].upper()}", f"E {surname.upper()}", f"MYS {surname}", f"CD {surname.upper()}"))  # fmt: skip
        text = rng.choice(_list("items", self.split))
        if chance < 0.3:
            text += rng.choice((", ", " - ", "; ", " / ", " (")) + rng.choice(
                _list("items", self.split)
            )
            text += ")" if "(" in text else ""
        return self._case(text)

    def call_number(self) -> str:
        """Return a call number."""
        return f"{self.rng.choice(('FIC', 'B', 'J', 'E', 'YA FIC', 'J 921', 'DVD', 'LP FIC', '641.5'))} {self.person().surname.upper()}"

    def _case(self, text: str) -> str:
        chance = self.rng.random()
        return text.upper() if chance < 0.22 else text.lower() if chance < 0.27 else text

    # ----------------------------------------------------------------- numbers

    def number(self) -> str:
        """Return a bill, invoice or account number."""
        rng = self.rng
        return rng.choice(
            (
                f"{rng.randint(100, 999999)}",
                f"{rng.randint(2020, 2027)}-{rng.randint(1, 999):04}",
                f"INV{rng.randint(1000, 99999)}",
                self.card(),
                f"p{rng.randint(1000000, 9999999)}",
            )
        )

    def card(self) -> str:
        """Return a 14-digit barcode, sometimes partial or grouped."""
        rng = self.rng
        digits = rng.choice("23") + "".join(rng.choice("0123456789") for _ in range(13))
        return rng.choice(
            (
                digits,
                digits,
                f"…{digits[-4:]}",
                f"XXXXXXXXXX{digits[-4:]}",
                f"{digits[0]} {digits[1:5]} {digits[5:9]} {digits[9:]}",
                f"*{digits}*",
            )
        )

    def phone(self) -> str:
        """Return a reserved telephone number."""
        rng = self.rng
        line = f"01{rng.randint(0, 99):02}"
        area = rng.randint(201, 989)
        return rng.choice(
            (f"({area}) 555-{line}", f"{area}-555-{line}", f"{area}.555.{line}", f"555-{line}")
        )

    def date(self) -> str:
        """Return a date."""
        rng = self.rng
        month, day, year = rng.randint(1, 12), rng.randint(1, 28), rng.randint(2019, 2027)
        name = (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        )[month - 1]
        return rng.choice(
            (
                f"{month}/{day}",
                f"{month}/{day}/{year % 100:02}",
                f"{month:02}/{day:02}/{year}",
                f"{year}-{month:02}-{day:02}",
                f"{name} {day}, {year}",
                f"{name[:3]} {day}",
                f"{day} {name[:3]} {year}",
            )
        )

    def price(self) -> str:
        """Return an amount."""
        amount = f"{self.rng.randint(0, 99)}.{self.rng.choice((0, 50, 95, 99)):02}"
        return self.rng.choice((f"${amount}", f"${amount}", amount, f"{amount} USD"))

    def email(self) -> str:
        """Return a reserved e-mail address that holds a name."""
        person = self.person()
        return (
            f"{person.given[0]}{person.surname}@example.org".lower()
            .replace(" ", "")
            .replace("'", "")
        )

    def file_name(self, person: Person) -> str:
        """Return a name as file names hold it, separators blanked."""
        parts = (
            [person.surname, person.given]
            if self.rng.random() < 0.65
            else [person.given, person.surname]
        )
        if self.rng.random() < 0.15:
            parts[1] = parts[1][0]
        return recase(
            " ".join(parts), self.rng.choice(("lower", "lower", "title", "title", "upper"))
        )

    def full(self, person: Person) -> str:
        """Return a name in direct order without suffix."""
        return first_last(
            Person(person.given, person.middle, person.surname, "", "", person.origin), self.rng
        )
