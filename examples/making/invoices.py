"""Invoices between libraries as PDF: they need no patron data at all."""

from __future__ import annotations

from urllib.parse import quote

from making.facts import (
    BERNADETTE,
    EDUCATED,
    ELECTRONICS,
    HALE,
    JAWS,
    JOBS,
    LACKS,
    PLUM,
    POTTER,
    WESTBROOK,
    Book,
    Library,
    total,
)
from making.paper import MARGIN, Sheet

CATALOG = "https://catalog.lakeshore.example.org"
STAFF = "https://staff.lakeshore.example.org"


def make() -> dict[str, bytes]:
    """Return the invoices by file name."""
    return {
        "invoice-clean-ruled.pdf": _ruled(),
        "invoice-clean-links.pdf": _links(leak=False),
        "invoice-leak-link.pdf": _links(leak=True),
        "invoice-leak-notes.pdf": _notes(),
        "invoice-leak-metadata.pdf": _metadata(),
    }


def _heading(sheet: Sheet, seller: Library, buyer: Library, number: str, date: str) -> None:
    sheet.letterhead(seller)
    sheet.text(558, 50, "INVOICE", size=18, bold=True, right=True)
    sheet.lines(
        MARGIN, 116, ["Bill to:", *buyer.address[:1], "Attn: Accounts Payable", *buyer.address[1:]]
    )
    for row, (label, value) in enumerate(
        [("Invoice no.:", number), ("Invoice date:", date), ("Terms:", "Net 30 days")]
    ):
        sheet.text(380, 116 + row * 14, label, bold=True)
        sheet.text(558, 116 + row * 14, value, right=True)


def _sum(sheet: Sheet, y: float, books: list[Book]) -> None:
    sheet.text(470, y + 8, "Total due", bold=True, right=True)
    sheet.text(554, y + 8, f"${total(books)}", bold=True, right=True)


def _ruled() -> bytes:
    """A grid of lines, titles and authors that are names, a staff contact."""
    books = [JOBS, LACKS, EDUCATED]
    sheet = Sheet(title="Invoice PLM-2026-0417", author=PLUM.name)
    _heading(sheet, PLUM, HALE, "PLM-2026-0417", "October 5, 2026")
    y = sheet.table(
        198,
        ["Item barcode", "Title", "Author", "Call number", "Due", "Replacement cost"],
        [88, 132, 86, 76, 56, 66],
        [
            [b.barcode, b.title, b.author, b.call_number, due, f"${b.price}"]
            for b, due in zip(books, ["06/12/2026", "06/30/2026", "07/08/2026"], strict=True)
        ],
        ruled=True,
    )
    _sum(sheet, y, books)
    y = sheet.paragraph(
        MARGIN,
        y + 40,
        "The items above were borrowed through interlibrary loan and have not come back. "
        "Please pay within 30 days. A returned item is credited in full.",
        504,
    )
    y = sheet.lines(MARGIN, y + 14, ["Remit to:", *PLUM.address])
    sheet.lines(
        MARGIN,
        y + 14,
        [
            "Questions? Dana Whitfield, Accounts Receivable",
            "(585) 555-0112",
            "billing@plum.example.org",
        ],
    )
    return sheet.done()


def _links(*, leak: bool) -> bytes:
    """No lines in the table, items' links under it; in the leak one is a patron's."""
    books = [ELECTRONICS, BERNADETTE]
    number = "WBK-1093" if leak else "WBK-1088"
    links = [f"{CATALOG}/eg/opac/record/1882034", f"{STAFF}/eg2/staff/catalog/record/2207415"]
    if leak:
        target = "/cgi-bin/koha/members/moremember.pl?borrowernumber=48213"
        links[1] = f"{STAFF}/login?next={quote(target, safe='')}"
    sheet = Sheet(title=f"Invoice {number}", author=WESTBROOK.name)
    _heading(sheet, WESTBROOK, PLUM, number, "September 22, 2026")
    y = sheet.table(
        198,
        ["Barcode", "Title / Author", "Owning library", "Amount"],
        [98, 204, 140, 62],
        [[b.barcode, f"{b.title} / {b.author}", WESTBROOK.name, f"${b.price}"] for b in books],
        ruled=False,
    )
    _sum(sheet, y, books)
    sheet.text(MARGIN, y + 44, "Links to the records", bold=True)
    y = sheet.lines(MARGIN, y + 60, links, size=8) - 24
    sheet.paragraph(
        MARGIN,
        y + 40,
        "Deleted items are billed by their link. Make checks payable to Westbrook Public Library.",
        504,
    )
    return sheet.done()


def _notes() -> bytes:
    """Staff typed the borrower into the notes of the second row."""
    books = [JAWS, POTTER, LACKS]
    notes = [
        "Never arrived",
        "Per Marisol Quintanilla: left on bus. Call her at 585-555-0164",
        "Water damage, not repairable",
    ]
    sheet = Sheet(title="Invoice OHF-26-211", author=HALE.name)
    _heading(sheet, HALE, WESTBROOK, "OHF-26-211", "August 14, 2026")
    y = sheet.table(
        198,
        ["Item barcode", "Title", "Author", "Notes", "Price"],
        [88, 128, 92, 142, 54],
        [
            [b.barcode, b.title, b.author, note, f"${b.price}"]
            for b, note in zip(books, notes, strict=True)
        ],
        ruled=False,
    )
    _sum(sheet, y, books)
    sheet.text(
        MARGIN, y + 44, "Thank you for lending and borrowing in the Lakeshore Library Network."
    )
    return sheet.done()


def _metadata() -> bytes:
    """The page is clean; the document's properties name the borrower."""
    books = [JOBS, EDUCATED]
    sheet = Sheet(
        title="Invoice PLM-2026-0431",
        author=PLUM.name,
        subject="Lost items of patron Priya Raghunathan",
    )
    _heading(sheet, PLUM, WESTBROOK, "PLM-2026-0431", "October 19, 2026")
    y = sheet.table(
        198,
        ["Item barcode", "Title", "Author", "Status", "Price"],
        [92, 160, 110, 80, 62],
        [[b.barcode, b.title, b.author, "Lost", f"${b.price}"] for b in books],
        ruled=True,
    )
    _sum(sheet, y, books)
    return sheet.done()
