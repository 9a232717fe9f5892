"""A lender's invoice for a lost interlibrary loan: a page of labels, one record an item."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font=case.rng.choice(("serif", "vera")), points=10, margin=62)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    right = paper.width - paper.margin
    paper.lines([issuer.name, "Interlibrary Loan / Resource Sharing"], bold_first=True)
    paper.line(f"{issuer.street}, {issuer.town}")
    paper.line(f"Phone {issuer.phone}   {issuer.email}")
    paper.gap(12)
    paper.put(right, paper.y, f"Invoice {case.number}", right=True, bold=True, points=12)
    paper.line("LOST ITEM INVOICE", bold=True, points=12)
    paper.put(right, paper.y, case.day(case.date), right=True)
    paper.line("Borrowing library:")
    paper.lines([payer.name, f"Attn: {case.contact()}, ILL", payer.street, payer.town])
    paper.gap(10)
    paper.paragraph(case.say("invoice"))
    for sentence in case.letter():
        paper.paragraph(sentence)
    pairs, notes = case.pairs(), case.notes()
    for index, (item, note) in enumerate(zip(case.items, notes, strict=True)):
        paper.room(150)
        paper.rule()
        facts = [
            ("Request number", str(rng.randrange(180_000_000, 240_000_000))),
            ("Title", item.title),
            *([("Author", item.author)] if item.author else []),
            ("ISBN / OCLC", f"{item.isbn} / {rng.randrange(10**7, 10**9)}"),
            ("Item barcode", item.barcode),
            *(pairs if index == 0 else ()),
            ("Due date", case.day(item.due)),
            ("Replacement", f"${item.price}"),
            *([("Remarks", note)] if note else []),
        ]
        forms.tabbed(paper, facts, tab=112)
        paper.gap(4)
    block = case.take("block")
    if block:
        paper.room(90)
        paper.line(rng.choice(("Patron information", "Loaned for", "Requested by")), bold=True)
        paper.lines(block[0].text.split("\n"))
        paper.gap(6)
    paper.rule()
    paper.put(right, paper.y, f"Please pay ${case.total}", right=True, bold=True)
    paper.gap(22)
    paper.paragraph(case.say("payment"))
    paper.paragraph(f"To pay through IFM, please send a request to {issuer.code} with the amount "
                    "in the maximum cost field.")  # fmt: skip
    paper.gap(10)
    paper.lines([case.signed(), case.say("desk")])
    return paper.finish()


LAYOUT = Layout(
    name="test_lender_bill",
    policy="invoice",
    media="pdf",
    slots={
        "label": (
            "name", "card number", "email", "phone", "address", "patron id", "username",
            "birth date",
        ),
        "notes": ("name", "card number", "phone", "email", "patron id"),
        "letter": (
            "name", "card number", "phone", "email", "address", "patron link", "username",
            "patron id",
        ),
        "block": ("address",),
        "metadata": ("name", "card number"),
        "annotation": ("name", "card number", "email"),
        "form field": ("name", "card number", "phone", "email"),
    },
    draw=draw,
    wording={
        "name": ("Patron", "Patron name", "Requested for", "Borrower", "Loaned for"),
        "username": ("Patron user name", "User"),
    },
    rows=(1, 1, 1, 2, 3),
)  # fmt: skip
