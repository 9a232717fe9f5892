"""The invented consortium: its libraries, staff, patrons and books."""

from __future__ import annotations

from dataclasses import dataclass


def barcode(kind: str, institution: str, serial: int) -> str:
    """Return a 14-digit library barcode with its check digit.

    One digit of type (2 patron, 3 item), four of institution, eight of serial
    number, one check digit: over the first thirteen, double those in odd
    positions (less 9 where the double has two digits) and add the others.
    """
    body = f"{kind}{institution}{serial:08d}"
    doubled = (int(digit) * 2 for digit in body[::2])
    total = sum(n - 9 if n > 9 else n for n in doubled) + sum(map(int, body[1::2]))
    return f"{body}{-total % 10}"


@dataclass(frozen=True)
class Library:
    """A library of the consortium."""

    name: str
    street: str
    city: str
    phone: str

    @property
    def address(self) -> list[str]:
        """Name, street and city: the lines of an address block."""
        return [self.name, self.street, self.city]


@dataclass(frozen=True)
class Book:
    """A copy on loan."""

    barcode: str
    title: str
    author: str
    call_number: str
    price: str


@dataclass(frozen=True)
class Patron:
    """An invented borrower."""

    name: str
    street: str
    city: str
    card: str

    @property
    def address(self) -> list[str]:
        """Name, street and city: the lines of an address block."""
        return [self.name, self.street, self.city]


PLUM = Library(
    "Helen M. Plum Memorial Library",
    "411 S. Maple Avenue",
    "Ferndale Falls, NY 14987",
    "(585) 555-0110",
)
HALE = Library(
    "Orrin Hale Free Library", "27 Canal Street", "Port Aldous, NY 14991", "(585) 555-0127"
)
WESTBROOK = Library(
    "Westbrook Public Library", "1200 Ridge Road", "Westbrook, NY 14983", "(585) 555-0133"
)

MARCHETTI = Patron(
    "Delphine Marchetti",
    "86 Quarry Lane, Apt. 3B",
    "Ferndale Falls, NY 14987",
    barcode("2", "1187", 20486),
)
ABERNATHY = Patron(
    "Hollis Abernathy", "1504 Old Mill Road", "Westbrook, NY 14983", barcode("2", "1204", 31178)
)
OKONKWO = Patron(
    "Adaeze N. Okonkwo", "9 Chandler Court", "Port Aldous, NY 14991", barcode("2", "1191", 11752)
)

JOBS = Book(barcode("3", "1187", 517861), "Steve Jobs", "Isaacson, Walter", "B JOBS", "35.00")
LACKS = Book(
    barcode("3", "1187", 402937),
    "The Immortal Life of Henrietta Lacks",
    "Skloot, Rebecca",
    "616.02774 SKL",
    "28.00",
)
JAWS = Book(
    barcode("3", "1191", 88213), "Jaws", "Benchley, Peter, 1940-2006", "FIC BENCHLEY", "18.95"
)
POTTER = Book(
    barcode("3", "1191", 310447),
    "Harry Potter and the Goblet of Fire",
    "Rowling, J. K.",
    "J ROWLING",
    "32.99",
)
ELECTRONICS = Book(
    barcode("3", "1204", 150096),
    "The Art of Electronics",
    "Horowitz, Paul",
    "TK7815 .H67 2015",
    "119.00",
)
BERNADETTE = Book(
    barcode("3", "1204", 274410),
    "Where'd You Go, Bernadette",
    "Semple, Maria",
    "FIC SEMPLE",
    "16.99",
)
EDUCATED = Book(barcode("3", "1187", 566120), "Educated", "Westover, Tara", "B WESTOVER", "28.00")


def total(books: list[Book]) -> str:
    """Return the sum of the prices in dollars."""
    cents = sum(int(book.price.replace(".", "")) for book in books)
    return f"{cents // 100}.{cents % 100:02d}"
