"""Draws numbers, dates, prices and reserved phones and addresses."""

from __future__ import annotations

from training.drawing import Drawing

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class Figures(Drawing):
    """Draws what is not words."""

    def number(self) -> str:
        """Return a bill, invoice or account number."""
        rng = self.rng
        plain = f"{rng.randint(100, 999999)}"
        yearly = f"{rng.randint(2020, 2027)}-{rng.randint(1, 999):04}"
        named = f"INV{rng.randint(1000, 99999)}"
        record = f"p{rng.randint(1000000, 9999999)}"
        return rng.choice((plain, yearly, named, self.card(), record))

    def card(self) -> str:
        """Return a 14-digit barcode, sometimes partial or grouped."""
        rng = self.rng
        digits = rng.choice("23") + "".join(rng.choice("0123456789") for _ in range(13))
        grouped = f"{digits[0]} {digits[1:5]} {digits[5:9]} {digits[9:]}"
        partial = rng.choice((f"…{digits[-4:]}", f"XXXXXXXXXX{digits[-4:]}"))
        return rng.choice((digits, digits, partial, grouped, f"*{digits}*"))

    def phone(self) -> str:
        """Return a reserved telephone number."""
        area, line = self.rng.randint(201, 989), f"555-01{self.rng.randint(0, 99):02}"
        dotted = f"{area}.{line.replace('-', '.')}"
        return self.rng.choice((f"({area}) {line}", f"{area}-{line}", dotted, line))

    def date(self) -> str:
        """Return a date."""
        rng = self.rng
        month, day, year = rng.randint(1, 12), rng.randint(1, 28), rng.randint(2019, 2027)
        name = _MONTHS[month - 1]
        numeric = rng.choice(
            (
                f"{month}/{day}",
                f"{month}/{day}/{year % 100:02}",
                f"{month:02}/{day:02}/{year}",
                f"{year}-{month:02}-{day:02}",
            )
        )
        words = rng.choice(
            (f"{name} {day}, {year}", f"{name[:3]} {day}", f"{day} {name[:3]} {year}")
        )
        return numeric if rng.random() < 0.57 else words

    def price(self) -> str:
        """Return an amount."""
        amount = f"{self.rng.randint(0, 99)}.{self.rng.choice((0, 50, 95, 99)):02}"
        return self.rng.choice((f"${amount}", f"${amount}", amount, f"{amount} USD"))

    def email(self) -> str:
        """Return a reserved e-mail address that holds a name."""
        person = self.person()
        user = f"{person.given[0]}{person.surname}".lower().replace(" ", "").replace("'", "")
        return f"{user}@example.org"
