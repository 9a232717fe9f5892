"""Letters to one patron, folded for a window envelope: bills and notices."""

from __future__ import annotations

from making.facts import (
    ABERNATHY,
    BERNADETTE,
    JAWS,
    LACKS,
    MARCHETTI,
    PLUM,
    WESTBROOK,
    Book,
    Library,
    Patron,
    total,
)
from making.paper import MARGIN, Sheet

WINDOW_Y = 150.0
"""Top of the address in the window of a No. 10 envelope, in points."""


def make() -> dict[str, bytes]:
    """Return the letters by file name."""
    return {
        "bill-right.pdf": _bill(number="B-20611"),
        "bill-second-patron.pdf": _bill(
            number="B-20617",
            remark="The second book was returned by Tobias Lindqvist, and its cover is torn.",
        ),
        "bill-birth-date.pdf": _bill(number="B-20618", birth_date="03/14/1987"),
        "overdue-notice.pdf": _overdue_notice(),
    }


def _window(sheet: Sheet, library: Library, patron: Patron, date: str) -> None:
    sheet.letterhead(library)
    sheet.text(558, 112, date, right=True)
    sheet.lines(MARGIN + 14, WINDOW_Y, patron.address, size=11)


def _items(sheet: Sheet, y: float, books: list[Book], dues: list[str]) -> float:
    return sheet.table(
        y,
        ["Title", "Author", "Item barcode", "Due date", "Price"],
        [168, 112, 96, 66, 62],
        [
            [b.title, b.author, b.barcode, due, f"${b.price}"]
            for b, due in zip(books, dues, strict=True)
        ],
        ruled=True,
        size=9,
    )


def _bill(*, number: str, remark: str | None = None, birth_date: str | None = None) -> bytes:
    books = [LACKS, JAWS]
    patron = MARCHETTI
    sheet = Sheet(title=f"Bill {number}", author=PLUM.name)
    _window(sheet, PLUM, patron, "October 12, 2026")
    sheet.text(360, WINDOW_Y, "Bill no.:", bold=True)
    sheet.text(430, WINDOW_Y, number)
    sheet.text(360, WINDOW_Y + 15, "Amount due:", bold=True)
    sheet.text(430, WINDOW_Y + 15, f"${total(books)}")
    if birth_date:
        sheet.text(360, WINDOW_Y + 30, "Birth date:", bold=True)
        sheet.text(430, WINDOW_Y + 30, birth_date)
    sheet.text(MARGIN, 238, "Dear Ms. Marchetti,", size=11)
    y = sheet.paragraph(
        MARGIN,
        262,
        "The books below were due more than 60 days ago. We now count them as lost and ask you "
        "to pay what it costs to replace them. If you bring them back by November 12, 2026, in "
        "good condition, you owe nothing.",
        504,
        size=11,
    )
    y = _items(sheet, y + 12, books, ["07/20/2026", "08/03/2026"]) + 14
    if remark:
        y = sheet.paragraph(MARGIN, y, remark, 504, size=11) + 10
    y = sheet.lines(
        MARGIN,
        y,
        ["Sincerely,", "", "Luis Ferreira", "Circulation Supervisor", PLUM.phone],
        size=11,
    )
    sheet.rule(600, dash=True)
    sheet.text(
        MARGIN, 612, "Please send this part with your check, payable to the library.", size=9
    )
    sheet.lines(MARGIN + 14, 642, patron.address)
    sheet.text(360, 642, f"Bill no.: {number}")
    sheet.text(360, 656, f"Amount due: ${total(books)}")
    sheet.text(360, 670, "Amount enclosed: $ ________")
    return sheet.done()


def _overdue_notice() -> bytes:
    sheet = Sheet(title="Overdue notice", author=WESTBROOK.name)
    _window(sheet, WESTBROOK, ABERNATHY, "September 1, 2026")
    sheet.text(MARGIN, 232, "Overdue notice", size=14, bold=True)
    sheet.text(MARGIN, 262, "Dear Hollis Abernathy:", size=11)
    y = sheet.paragraph(
        MARGIN,
        284,
        "This book is overdue. Please return or renew it at any library of the Lakeshore Library "
        "Network, or call us at (585) 555-0133.",
        504,
        size=11,
    )
    y = _items(sheet, y + 12, [BERNADETTE], ["08/11/2026"])
    sheet.lines(MARGIN, y + 16, ["Thank you,", "Circulation Desk", WESTBROOK.name], size=11)
    return sheet.done()
