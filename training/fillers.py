"""Draws all that stands in cells: titles, libraries, streets, headings, items, numbers."""

from __future__ import annotations

from training import lists
from training.figures import Figures
from training.forms import Person, recase
from training.titles import Titles


class Filler(Titles, Figures):
    """Draws values of one split."""

    def library(self) -> str:
        """Return the name of a library or a school."""
        real = self.rng.random() < 0.6
        return self.recased(self.value("libraries") if real else self.pattern("library"))

    def organisation(self) -> str:
        """Return the name of a company, a publisher or an agency."""
        real = self.rng.random() < 0.7
        return self.recased(self.value("organisations") if real else self.pattern("organisation"))

    def street(self) -> str:
        """Return a street line or a post box."""
        rng = self.rng
        chance = rng.random()
        if chance < 0.08:
            return self.recased(f"P{rng.choice(('.O.', 'O'))} Box {rng.randint(1, 9999)}")
        name = self.value("streets") if chance < 0.7 else self.pattern("street")
        flat = self.pattern("flat") if rng.random() < 0.2 else ""
        return self.recased(f"{rng.randint(1, 9999)} {name}{flat}")

    def town(self) -> str:
        """Return a town with its state, often with a ZIP code."""
        rng = self.rng
        name, _, state = self.value("towns").partition(", ")
        if rng.random() < 0.25:
            name = self.pattern("town_invented")
        code = "" if rng.random() < 0.3 else f"{rng.choice((' ', '  '))}{rng.randint(10000, 99999)}"
        if code and rng.random() < 0.15:
            code += f"-{rng.randint(1000, 9999)}"
        return self.recased(f"{name}{rng.choice((', ', ', ', ', ', ' '))}{state}{code}")

    def heading(self) -> str:
        """Return a heading, a label or a column name."""
        text = self.recased(self.value("headings"))
        return text + ":" if text[-1].isalnum() and self.rng.random() < 0.25 else text

    def item(self) -> str:
        """Return words about an item, or a call number."""
        chance = self.rng.random()
        if chance < 0.2:
            return self.call_number()
        text = self.value("items")
        if chance < 0.35:
            before, after = self.rng.choice(
                ((", ", ""), (" - ", ""), ("; ", ""), (" / ", ""), (" (", ")"))
            )
            text += before + self.value("items") + after
        return self.recased(text)

    def call_number(self) -> str:
        """Return a call number: a prefix, and an author's name or what is cut from it."""
        rng = self.rng
        name = self.person().surname
        prefix = rng.choice(lists.words("call_numbers", "prefixes"))
        if rng.random() < 0.25:
            prefix = f"{rng.randint(1, 999):03}.{rng.randint(1, 999)}"
        initial = rng.choice("ABCDEJKLMRST")
        cuts = (name, name.upper(), name.upper(), name[:3].upper(), name[:3], f"{name}, {initial}.")
        return f"{prefix} {rng.choice(cuts)}"

    def file_name(self, person: Person) -> str:
        """Return a name as file names hold it, separators blanked."""
        parts = [person.surname, person.given]
        if self.rng.random() < 0.35:
            parts.reverse()
        if self.rng.random() < 0.15:
            parts[1] = parts[1][0]
        style = self.rng.choice(("lower", "lower", "title", "title", "upper"))
        return recase(" ".join(parts), style)
