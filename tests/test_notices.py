"""Whole documents as systems and people print them: what must be found, and what not.

Every case stands for a miss or a false alarm in a notice, an e-mail or a list that
nobody had developed with. The forms are the systems', the people and the words ours.
"""

from __future__ import annotations

import csv
import io
from email.message import EmailMessage

import pytest

from piiguard.api import Checker
from violating import found

ADDRESS = "418 Elm Street\nWolcott, NY 14590"


BILLS = {
    "a greeting surname first": ("Dear Okonkwo, Adaeze\nOur records show a lost item.\n", []),
    "who is billed": (f"INVOICE\nBill to: Adaeze Okonkwo\n{ADDRESS}\n", []),
    "a library's name in the text under the address": (
        f"Adaeze Okonkwo\n{ADDRESS}\nWelcome to Helen Plum Memorial Library\nYou owe:\n",
        [],
    ),
    "a card after the greeted name": (
        "Dear Adaeze Okonkwo (MAC87800),\n\nyou have items that are overdue.\n",
        ["MAC87800"],
    ),
    "a card after the name over the text": (
        f"Adaeze Okonkwo\n{ADDRESS}\n\n\nAdaeze Okonkwo MAC87800\n\nYou have a hold.\n",
        ["MAC87800"],
    ),
    "a card in the window": (f"Adaeze Okonkwo\n{ADDRESS}\n427821223\n", ["427821223"]),
    "a card where items' barcodes are labelled apart": (
        "Dear Adaeze Okonkwo,\n\nBarcode: 136683438 (faculty)\nTitle: Emma\n"
        "Item barcode: 32353094855140\n",
        ["136683438"],
    ),
    "title and author alone over the item's numbers": (
        "Dear Adaeze Okonkwo,\n\nYour item is lost:\n\nMax Weber : a life\nKaesler, Dirk\n"
        "Call number: HM479.W42 K34 1988\nItem barcode: 33026001703210\n",
        [],
    ),
    "where the reader was called": (
        f"Adaeze Okonkwo\n{ADDRESS}\n\nWe tried to reach you at 920-555-0134 twice.\n",
        ["920-555-0134"],
    ),
    "an author and a title on one line": (
        f"Adaeze Okonkwo\n{ADDRESS}\n\n1  Chinua Achebe, Arrow of God      14.00\n",
        [],
    ),
    "somebody else the account is shared with": (
        "Dear Adaeze Okonkwo,\n\nSome items were checked out by your user Kang, Ji-woo.\n",
        ["Kang, Ji-woo"],
    ),
    "a user name in brackets": (
        "Dear Adaeze Okonkwo,\n\nRenew online with your username (aokonkwo28).\n",
        ["aokonkwo28"],
    ),
    "words in capitals that are no name": (
        f"ADAEZE OKONKWO\n{ADDRESS}\n\nBILL FOR UNRETURNED MATERIAL\n",
        [],
    ),
}


@pytest.mark.parametrize(("text", "values"), BILLS.values(), ids=BILLS)
def test_a_bill(bill: Checker, text: str, values: list[str]) -> None:
    assert found(bill, text, "bill.txt") == values


def test_a_window_that_is_a_table_with_a_cell_a_line(bill: Checker) -> None:
    """As Alma's letters print the receiver."""
    rows = "".join(
        f"<tr><td>{line}</td></tr>\n" for line in ["<b>Okonkwo, Adaeze</b>", "418 Elm Street"]
    )
    page = f"<table><tr><td><table>\n{rows}</table></td></tr></table><p>Your item is lost.</p>"
    assert found(bill, page, "letter.html") == []


def test_a_sheet_with_a_letterhead_over_the_patron(bill: Checker, invoice: Checker) -> None:
    rows = [["Helen Plum Library"], [""], ["Adaeze Okonkwo"], ["418 Elm Street"], ["Emma", "8.99"]]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    data = text.getvalue().encode()
    assert set(found(invoice, data, "x.csv")) == {"Adaeze Okonkwo", "418 Elm Street"}


INVOICES = {
    "one word that reads as a name": (
        "Charges at Clinton, October\n  Emma\n  Solaris  $9.00\n",
        [],
    ),
    "one word that somebody is called": (
        "Item 33117000421189\nreturned by daughter Thuy in a bag\n",
        ["Thuy"],
    ),
    "one word that did something": (
        "Notes\nThuy says she brought it back\n",
        ["Thuy"],
    ),
    "what staff write under a title": (
        "Title                 Barcode         Price\n"
        "Emma                  33117000421189  $9.00\n"
        "Adaeze Okonkwo says returned 2/3\n"
        "The Wager             33117000421190  $8.00\n",
        ["Adaeze Okonkwo"],
    ),
    "a street without its word": ("to Burlington Public Library, 166 E. Jefferson\n", []),
    "a board's names": (
        "Trustees:  Lorna Schmidt (Pres.)   Paul Zastrow    Bonnie Shimulunas\n",
        [],
    ),
    "a borrower's reference that is a library's": (
        "Email: ill@zem.library.edu Phone: 315-555-0163 Borrower Reference: ZEM:39488419\n",
        [],
    ),
    "a card of a hold": (
        "Barcode: 33377084090052\nTitle: Emma\n\nHold for patron Okonkwo, Adaeze\n"
        "Barcode: 99964843821\n",
        ["Okonkwo, Adaeze", "99964843821"],
    ),
    "a pronoun in a title": (
        "Lost: Their Eyes Were Watching God, 32380761945300    $27.00\n",
        [],
    ),
    "a phone in a remark": (
        "Comments: Ms. Iyengar told us by phone (207-555-0168) that it is lost\n",
        ["Iyengar", "207-555-0168"],
    ),
    "a note on a patron's life": (
        "Comments: Patron is in a shelter and asked for more time; please wait\n",
        ["Patron is in a shelter and asked for more time"],
    ),
    "a sentence on patrons that says nothing of one": (
        "Comments: Patron information is not given on this invoice\n",
        [],
    ),
    "a card by which somebody lost it": ("Note: Lost by 929335555; fee posted\n", ["929335555"]),
    "who paid for it": ("Paid for by NIKA BALATINAC\n", ["NIKA BALATINAC"]),
    "rows under a library's heading": (
        "Collecting library:\nThomas County Public Library\n201 North Madison Street\n"
        "Thomasville, GA 31792\nPatron                  Item barcode     Title    Payment date\n"
        "Okonkwo, Ioana          33693035927634   Holes    08/26/2026\n"
        "Arredondo, Consuelo     33693054602803   Emma     07/13/2026\n",
        ["Okonkwo, Ioana", "Arredondo, Consuelo"],
    ),
    "a name whose second half is in lower case": (
        "Item 33537015734934, lost in transit (Sung-min Noh)\n",
        ["Sung-min Noh"],
    ),
    "an office's letters": (
        "Per PINES policy, payments are retained by UNC Greensboro.\nInvoice no. HCLB-HART-2026\n",
        [],
    ),
    "a patron's number in the row of an item's": (
        "BC              Loc  BC              Item      Amt\n"
        "31078001400778  GAL  21078000331083  Emma      18.00\n"
        "31078001402188  GAL  21078001209916  Sula      17.00\n",
        ["21078000331083", "21078001209916"],
    ),
    "a payee who is a person": (
        "Voucher  Payee                  For      Amount\n"
        "4412     Mead Public Library    Emma     9.00\n"
        "4413     Ulrike Bandyopadhyay   refund   8.00\n",
        ["Ulrike Bandyopadhyay"],
    ),
    "interlibrary loan's borrower": (
        "Borrower: Karl Junginger Memorial Library\nBorrower address: 625 N Monroe St\n",
        [],
    ),
    "what only staff do": ("Waived per Byron Tuttle, approved Trudy Haverkamp\n", []),
    "a copy to somebody with an address": (
        "Helen Plum Library Staff\n\ncc: Terrence Whitfield, 3452 W 52nd Ave, Batavia, NY 14020\n",
        ["Terrence Whitfield", "3452 W 52nd Ave, Batavia, NY 14020"],
    ),
    "a well-known character in running text": (
        "Silas Marner was falling apart, so please bill us for it.\n",
        [],
    ),
    "a patron who has an author's name": ("Patron: James Patterson\n", ["James Patterson"]),
    "a town of two words": ("Owed to Wisconsin Dells for three items\n", []),
    "a total under the last author": (
        "Title             Barcode           Amount\n"
        "Divergent         30244555687100    24.95\n"
        "Roth, Veronica\n"
        "Total charges                       24.95\n",
        [],
    ),
}


@pytest.mark.parametrize(("text", "values"), INVOICES.values(), ids=INVOICES)
def test_an_invoice(invoice: Checker, text: str, values: list[str]) -> None:
    assert [v.strip("(") for v in found(invoice, text, "invoice.txt")] == values


def test_a_column_of_libraries_headed_name(invoice: Checker) -> None:
    rows = "Name,Lost item,Cost\nBarrett Memorial,Emma,9\nAram PL,Cujo,8\nClinton,Persuasion,7\n"
    assert found(invoice, rows, "losts.csv") == []
    with_patron = rows + '"OKONKWO, ADAEZE",Sula,7\n'
    assert found(invoice, with_patron, "losts.csv") == ["OKONKWO, ADAEZE"]


def test_the_sender_of_a_message_and_who_is_at_their_address_are_staff(invoice: Checker) -> None:
    made = EmailMessage()
    made["From"] = "Bev Kluck <bkluck@muskego.example.org>"
    made["To"] = "ILL billing <bills@franklin.example.org>"
    made["Cc"] = "Trudy Olson <tolson@muskego.example.org>"
    made["Subject"] = "Invoice 7710"
    made.set_content("Hi Pat,\n\nwe will pay it.\n\nBev Kluck\n")
    assert found(invoice, made.as_bytes(), "message.eml") == []


def test_another_address_in_a_message_is_not(invoice: Checker) -> None:
    made = EmailMessage()
    made["From"] = "billing@example.org"
    made["To"] = "bills@franklin.example.org"
    made["Subject"] = "Invoice 7710"
    made.set_content("It was lost; ask adaeze.okonkwo@example.org about it.\n")
    assert found(invoice, made.as_bytes(), "message.eml") == ["adaeze.okonkwo@example.org"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("adj_memo.txt", []),
        ("koha-odue-01.txt", []),
        ("stmt_qtr3.txt", []),
        ("inv118 okafor-lind chidinma.txt", ["okafor-lind chidinma"]),
        ("Okonkwo, Adaeze.txt", ["Okonkwo, Adaeze"]),
    ],
)
def test_a_file_name(invoice: Checker, name: str, values: list[str]) -> None:
    assert found(invoice, b"Item barcode: 33117000421189\n", name) == values


def test_a_typeface_is_nobody(invoice: Checker) -> None:
    page = (
        '<style>body { font-family: "Liberation Sans", "Gill Sans"; }</style>'
        "<p style=\"font: 12px 'Segoe Print'\">Item barcode: 33117000421189</p>"
    )
    assert found(invoice, page, "invoice.html") == []


def test_who_issued_an_invoice_is_staff_and_whom_an_item_was_issued_to_is_not(
    invoice: Checker,
) -> None:
    text = (
        "Issued by Glenn Overby, Access Services Manager, (620) 555-0105\n\n"
        "Account contact: Nadine Sorrell, Borrower Services Manager, (616) 555-0148\n\n"
        "Notes: issued to Stavros Kanell in May\n"
    )
    assert found(invoice, text, "invoice.txt") == ["Stavros Kanell"]


def test_an_address_after_somebody_unplaced_is_not_that_of_staff_before_them(
    invoice: Checker,
) -> None:
    text = (
        "Irene Castle\nTreasurer, Board of Trustees\n"
        "cc: Maeve Brannigan, 45 Elderberry Loop, Wisconsin Dells, WI 53965\n"
    )
    assert found(invoice, text, "letter.txt") == [
        "Maeve Brannigan",
        "45 Elderberry Loop, Wisconsin Dells, WI 53965",
    ]


def test_a_header_in_an_offices_own_words(invoice: Checker) -> None:
    rows = (
        "CN,Chg,Kept,Remit,Barcode (copy),MainEntry,Cycle,Staff cmt,Open rec\n"
        'J PAT,16.99,0.00,16.99,33167047020191,"Paterson, Katherine",Oct-26,,x\n'
        'B MAR,30.00,0.00,30.00,33818006632190,"Quimby, Juan",Oct-26,per Okonkwo Adaeze,y\n'
    )
    assert found(invoice, rows, "sheet.csv") == ["Okonkwo Adaeze"]
