"""One invoice or bill to be printed: who bills whom for what, and what leaks."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmarks.accuracy import values, wording
from benchmarks.accuracy.model import Layout, Leak, Planted
from benchmarks.accuracy.people import GROUPS, Person, person
from benchmarks.accuracy.split import Split, fold, pool


@dataclass(frozen=True, slots=True)
class Library:
    """A library: its name, address and phone may be printed anywhere."""

    name: str
    street: str
    town: str
    phone: str
    email: str
    code: str

    @property
    def site(self) -> str:
        """The library's web address, without a scheme."""
        return f"www.{self.email.partition('@')[2]}"


@dataclass(frozen=True, slots=True)
class Item:
    """Something borrowed and not returned."""

    title: str
    author: str
    """As MARC prints it: ``Benchley, Robert, 1889-1945``; empty for many videos."""
    barcode: str
    call_number: str
    price: str
    """Dollars and cents, without a sign."""
    due: dt.date
    isbn: str
    url: str

    @property
    def writer(self) -> str:
        """The author in the order in which people say it, without dates."""
        surname, _, given = self.author.partition(", ")
        given = given.split(", ")[0]
        return f"{given} {surname}".strip()


@dataclass(slots=True)
class Case:
    """What a layout prints, and the record of what it printed."""

    rng: random.Random
    split: Split
    layout: Layout
    patron: Person
    """The addressee of a bill; of an invoice, whoever borrowed (never printed
    unless a leak says so)."""
    leaks: Mapping[str, tuple[Leak, ...]]
    """Placement → what must be printed there."""
    values: list[Planted] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    voice: str = field(init=False)
    """Whose words the document speaks; the development corpus has several."""
    pages: int = 1
    issuer: Library = field(init=False)
    payer: Library = field(init=False)
    staff: Person = field(init=False)
    items: tuple[Item, ...] = field(init=False)
    date: dt.date = field(init=False)
    number: str = field(init=False)
    home: tuple[str, str] = field(init=False)
    """Street and town of the patron."""

    def __post_init__(self) -> None:
        """Invent the libraries, the items and the numbers."""
        rng = self.rng
        self.voice = rng.choice(wording.VOICES[self.split])
        self.issuer, self.payer = (self._library(row) for row in self._two_libraries())
        self.staff = person(rng, self.split, rng.choice(GROUPS))
        self.date = dt.date(2023, 1, 1) + dt.timedelta(days=rng.randrange(1000))
        self.number = rng.choice(
            (
                f"{self.date.year}-{rng.randrange(1, 999):04d}",
                f"INV{rng.randrange(10_000, 99_999)}",
                f"{self.issuer.code}-{rng.randrange(100, 9999)}",
                f"{rng.randrange(100_000, 9_999_999)}",
            )
        )
        titles = {row.split("|")[0]: row for row in values.lines("titles.txt")}
        chosen = rng.sample(pool(titles, self.split), rng.choice(self.layout.rows))
        self.items = tuple(self._item(titles[title]) for title in chosen)
        self.home = values.street_line(rng, self.split), values.town_line(rng, self.split)

    def _two_libraries(self) -> list[tuple[str, str, str, str]]:
        return self.rng.sample(values.library_rows(self.split), 2)

    def _library(self, row: tuple[str, str, str, str]) -> Library:
        name, town, state, zip_code = row
        rng = self.rng
        letters = "".join(c for c in fold(name).casefold() if c.isalpha())
        box = rng.choice(("circ", "ill", "billing", "info", "ap", "library"))
        return Library(
            name,
            values.street_line(rng, self.split),
            f"{town}, {state} {zip_code}",
            values.phone(rng, rng.choice(("parentheses", "dashes", "dots"))),
            f"{box}@{letters.removesuffix('library')[:24]}.example.org",
            "".join(word[0] for word in name.split() if word[0].isalpha())[:4].upper(),
        )

    def _item(self, row: str) -> Item:
        rng = self.rng
        title, name, dates = row.split("|")
        author = f"{name}, {dates}" if dates and rng.random() < 0.8 else name
        if self.layout.media == "pdf":  # its standard fonts lack some letters
            title, author = (fold(s) if "ō" in s else s for s in (title, author))
        return Item(
            title,
            author,
            values.item_barcode(rng),
            values.call_number(rng, name.split(",")[0]),
            f"{rng.choice((7, 12, 16, 17, 18, 24, 27, 28, 35, 49, 85, 125))}."
            f"{rng.choice(('00', '95', '99', '50'))}",
            self.date - dt.timedelta(days=rng.randrange(40, 300)),
            values.isbn13(rng),
            values.item_url(rng),
        )

    # ---------------------------------------------------------------- printing

    def take(self, placement: str) -> tuple[Leak, ...]:
        """Return the leaks to print at the placement, and record them as printed."""
        leaks = self.leaks.get(placement, ())
        if placement not in self.taken:
            self.taken.add(placement)
            self.values.extend(value for leak in leaks for value in leak.planted(placement))
        return leaks

    def label(self, leak: Leak) -> str:
        """Return words that name this leak's value, as the layout prints them."""
        key = f"{leak.entity}: {leak.form}"
        own = self.layout.wording
        words = wording.LABELS[self.voice]
        for source in (own, words):
            for name in (key, leak.entity):
                if name in source:
                    return self.rng.choice(source[name])
        raise KeyError(key)

    def pairs(self, placement: str = "label") -> list[tuple[str, str]]:
        """Return label and text of every leak at the placement."""
        return [(self.label(leak), leak.text) for leak in self.take(placement)]

    def notes(self) -> list[str]:
        """Return one remark for each item; at most one of them leaks, or none is there."""
        rng = self.rng
        remarks = [self._clean_note(item) if rng.random() < 0.6 else "" for item in self.items]
        for leak in self.take("notes"):
            remarks[rng.randrange(len(remarks))] = self.sentence(leak, "notes")
        return remarks

    def _clean_note(self, item: Item) -> str:
        """Return a remark that holds no patron's data, though some look like it."""
        rng = self.rng
        if rng.random() < 0.75:
            return rng.choice(wording.CLEAN_NOTES[self.voice])
        oclc = f"OCLC {rng.randrange(10**7, 10**9)}"
        return rng.choice((f"see {item.url}", item.url, oclc, f"ISBN {item.isbn}"))

    def sentence(self, leak: Leak, placement: str) -> str:
        """Return a remark or a sentence that holds the leak."""
        table = wording.NOTES if placement == "notes" else wording.LETTER
        phrases = table[self.voice]
        key = f"{leak.entity}: {leak.form}"
        phrase = self.rng.choice(phrases.get(key) or phrases[leak.entity])
        return phrase.replace("{}", leak.text)

    def letter(self) -> list[str]:
        """Return the sentences of a letter that leak, each to stand in its body."""
        return [self.sentence(leak, "letter") for leak in self.take("letter")]

    def salutation(self) -> str:
        """Return the name of a patron whom the letter greets, or nothing."""
        return next((leak.text for leak in self.take("salutation")), "")

    def allowed(
        self, value: str, entity: str, role: str, placement: str, form: str = "", group: str = ""
    ) -> str:
        """Record a value that may be printed where it stands, and return it."""
        self.values.append(
            Planted(value, entity, role, form, placement, group or None, violating=False)
        )
        return value

    def column(self) -> tuple[str, list[str]] | None:
        """Return the header and the cells of a column that leaks, one cell an item."""
        leaks = self.take("column")
        return (self.label(leaks[0]), [leak.text for leak in leaks]) if leaks else None

    # ---------------------------------------------------------------- wording

    def say(self, kind: str) -> str:
        """Return boilerplate of a kind, filled in."""
        text = self.rng.choice(wording.BOILERPLATE[self.voice][kind])
        return text.format(
            issuer=self.issuer.name,
            payer=self.payer.name,
            phone=self.issuer.phone,
            email=self.issuer.email,
            site=self.issuer.site,
            number=self.number,
            total=self.total,
            due=self.day(self.date + dt.timedelta(days=30)),
            staff=self.staff.first_last(),
        )

    def day(self, date: dt.date, form: str = "%m/%d/%Y") -> str:
        """Return a date as printed; ``%-d`` and ``%-m`` are without a zero everywhere."""
        form = form.replace("%-d", str(date.day)).replace("%-m", str(date.month))
        return date.strftime(form)

    @property
    def total(self) -> str:
        """What is owed, dollars and cents."""
        return f"{sum(float(item.price) for item in self.items):.2f}"

    def signed(self) -> str:
        """Return the name of the member of staff, recorded as allowed."""
        name = self.staff.first_last()
        return self.allowed(name, "name", "staff", "signature", "first last", self.staff.group)

    def contact(self, placement: str = "attention line") -> str:
        """Return the name of somebody else who works for a library (or sits on its
        board), recorded as allowed."""
        who = person(self.rng, self.split, self.rng.choice(GROUPS))
        return self.allowed(who.first_last(), "name", "staff", placement, "first last", who.group)

    def addressee(self, *, capitals: bool = False, inverted: bool = False) -> tuple[str, str, str]:
        """Return name, street and town of a bill's patron, recorded as allowed.

        ``inverted`` puts the surname first, as systems that merge fields do.
        """
        name = self.patron.first_last()
        if inverted:
            name = f"{self.patron.surname}, {self.patron.given}"
        printed = tuple(s.upper() if capitals else s for s in (name, *self.home))
        form = "capitals" if capitals else "Last, First M." if inverted else "first last"
        self.allowed(printed[0], "name", "patron", "address window", form, self.patron.group)
        self.allowed("\n".join(printed[1:]), "address", "patron", "address window", "two lines")
        return printed[0], printed[1], printed[2]

    def record_items(self) -> None:
        """Record titles, authors and barcodes as allowed, for telling false alarms apart."""
        for item in self.items:
            for value, entity, role in (
                (item.title, "title", "item"),
                (item.author, "name", "author"),
                (item.barcode, "item barcode", "item"),
                (item.call_number, "call number", "item"),
                (item.url, "item link", "item"),
                (item.isbn, "standard number", "item"),
            ):
                if value:
                    self.allowed(value, entity, role, "item")
        for library in (self.issuer, self.payer):
            for value, entity in (
                (library.name, "name"),
                (f"{library.street}\n{library.town}", "address"),
                (library.phone, "phone"),
                (library.email, "email"),
            ):
                self.allowed(value, entity, "library", "letterhead")
