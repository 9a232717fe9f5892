"""What systems print and export as text: columns of spaces, and CSV."""

from __future__ import annotations

import csv
import io

from making.facts import (
    ABERNATHY,
    BERNADETTE,
    EDUCATED,
    ELECTRONICS,
    HALE,
    JAWS,
    JOBS,
    LACKS,
    MARCHETTI,
    OKONKWO,
    PLUM,
    POTTER,
    WESTBROOK,
    Book,
    total,
)


def make() -> dict[str, bytes]:
    """Return the printouts and exports by file name."""
    return {
        "invoice-clean-printout.txt": _printout(patrons=None),
        "invoice-leak-capitals.txt": _printout(patrons=["OKONKWO, ADAEZE N", "VANTERPOOL, C"]),
        "invoice-leak-partial-card.csv": _export(),
        "receipt.txt": _receipt(),
        "board-packet-clean.txt": _board_packet(who="A patron"),
        "board-packet-leak.txt": _board_packet(who="Adaeze Okonkwo of Chandler Court"),
        "collection-referral-clean.csv": _referral(titles=False),
        "collection-referral-leak-titles.csv": _referral(titles=True),
        "statistics-report.csv": _statistics(),
    }


def _printout(patrons: list[str] | None) -> bytes:
    """Fixed columns, as a circulation system prints its list of lost items."""
    books = [JAWS, POTTER]
    number = "2026-08841" if patrons else "2026-08793"
    header = f"{'ITEM BARCODE':<16}{'TITLE':<30}{'AUTHOR':<20}{'OWED':>8}"
    rows = [f"{b.barcode:<16}{b.title[:28]:<30}{b.author[:18]:<20}{b.price:>8}" for b in books]
    if patrons:
        header = f"{'PATRON':<20}{header}"
        rows = [f"{patron:<20}{row}" for patron, row in zip(patrons, rows, strict=True)]
    lines = [
        f"{'LAKESHORE LIBRARY NETWORK':<46}PAGE    1",
        f"{'INTERLIBRARY BILLING':<46}09/30/26",
        "",
        f"FROM: {HALE.name:<40}INVOICE: {number}",
        f"      {HALE.street}",
        f"      {HALE.city}",
        f"TO:   {PLUM.name}",
        f"      {PLUM.street}",
        f"      {PLUM.city}",
        "",
        header,
        "-" * len(header),
        *rows,
        "-" * len(header),
        f"{'TOTAL':<12}{total(books):>{len(header) - 12}}",
        "",
        f"PLEASE REMIT WITHIN 30 DAYS TO {HALE.name.upper()}",
    ]
    return ("\n".join(lines) + "\n").encode()


def _csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _export() -> bytes:
    """Somebody thought that part of a card number is nobody's."""
    books: list[Book] = [ELECTRONICS, JOBS, LACKS]
    cards = ["", f"XXXXXXXXXX{OKONKWO.card[-4:]}", ""]
    return _csv(
        [
            ["Invoice", "Owning library", "Item barcode", "Title", "Author", "Card", "Price"],
            *(
                ["LLN-5520", WESTBROOK.name, b.barcode, b.title, b.author, card, b.price]
                for b, card in zip(books, cards, strict=True)
            ),
        ]
    )


def _receipt() -> bytes:
    """A checkout receipt that tells whose it is by the last digits of the card."""
    lines = [PLUM.name.center(40).rstrip(), PLUM.phone.center(40).rstrip(), ""]
    lines += ["Checked out 10/02/2026 16:05", ""]
    for book in (EDUCATED, BERNADETTE):
        lines += [book.title, f"  Item: {book.barcode}", "  Due: 10/23/2026", ""]
    lines += [f"Card: ..........{OKONKWO.card[-4:]}", "Items out: 2"]
    lines += ["Renew at https://catalog.lakeshore.example.org", "", "Thank you!"]
    return ("\n".join(lines) + "\n").encode()


def _board_packet(who: str) -> bytes:
    """Minutes that count patrons, or tell about one."""
    lines = [
        PLUM.name,
        "Board of Trustees Meeting, October 20, 2026",
        "",
        "Present: Gwendolyn Sharpe (President), Arthur Lindholm (Treasurer)",
        "Staff: Dana Whitfield, Luis Ferreira",
        "",
        "1. Lost materials. 41 items were billed in the third quarter for $1,120.55;",
        '   $804.12 was paid. Most often lost: "The Immortal Life of Henrietta Lacks"',
        "   by Rebecca Skloot.",
        "",
        "2. Complaint.",
        f"   {who} disputes a charge of $32.99.",
        "   The fee policy was upheld, 2 to 0.",
        "",
        "3. Adjourned at 7:50 p.m.",
    ]
    return ("\n".join(lines) + "\n").encode()


def _referral(*, titles: bool) -> bytes:
    """Accounts for a collection agency, with or without what was borrowed."""
    header = ["Account", "Last name", "First name", "Address", "City", "Phone", "Amount owed"]
    rows = []
    for account, patron, phone, book in (
        ("C-3301", MARCHETTI, "585-555-0148", LACKS),
        ("C-3302", ABERNATHY, "585-555-0171", ELECTRONICS),
    ):
        first, last = patron.name.split()
        owed = [book.price, book.title] if titles else [book.price]
        rows.append([account, last, first, patron.street, patron.city, phone, *owed])
    return _csv([[*header, "Title"] if titles else header, *rows])


def _statistics() -> bytes:
    """Counts by library: nobody is in it."""
    return _csv(
        [
            ["Library", "Loans", "Renewals", "Lost items", "Billed", "Paid"],
            [PLUM.name, "18204", "5120", "41", "1120.55", "804.12"],
            [HALE.name, "7713", "1904", "17", "390.20", "271.90"],
            [WESTBROOK.name, "11038", "3391", "28", "701.45", "655.00"],
        ]
    )
