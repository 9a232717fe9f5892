"""An interlibrary loan office's invoice for a lost loan: two blocks of fields and a sum."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="sans", points=10, margin=64)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    paper.line(f"{issuer.name} Interlibrary Loan", bold=True, points=13)
    paper.lines([issuer.street, issuer.town, f"{issuer.email}  {issuer.phone}"])
    paper.rule()
    paper.line(f"INVOICE {case.number}", bold=True, points=12)
    paper.gap(4)
    top = paper.y
    lines = ["Borrowing library", payer.name, payer.street, payer.town]
    left = paper.block(paper.margin, top, lines, bold_first=True)
    lines = ["Invoice date", case.day(case.date), "Request no.", f"{rng.randrange(10**8, 10**9)}"]
    paper.y = max(left, paper.block(360, top, lines)) + 10
    item = case.items[0]
    pairs = [("Loan title", item.title)]
    pairs += [("Loan author", item.author)] if item.author else []
    pairs += [("ISBN", item.isbn), ("Piece barcode", item.barcode)]
    pairs += [("Original due date", case.day(item.due)), *case.pairs()]
    pairs += [("Reason", rng.choice(("Lost by borrowing library", "Overdue 90 days", "Damaged")))]
    forms.tabbed(paper, pairs, tab=140)
    notes = [note for note in case.notes() if note]
    if notes:
        forms.tabbed(paper, [("Staff notes", notes[0])], tab=140)
    paper.gap(8)
    forms.tabbed(paper, [("Amount due", f"${case.total}")], tab=140)
    paper.gap(8)
    paper.paragraph(case.say("invoice"))
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.line(f"Billed by {case.signed()}, {case.say('desk')}")
    return paper.finish()


LAYOUT = Layout(
    name="dev5_ill_charge",
    policy="invoice",
    media="pdf",
    slots={
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "username", "demographics", "notes", "government id",
        ),
        "notes": ("name", "card number", "phone", "email"),
        "letter": ("name", "card number", "phone", "email", "address", "guardian", "patron link"),
        "metadata": ("name", "card number", "email"),
        "form field": ("name", "card number", "phone", "email"),
    },
    draw=draw,
    wording={
        "name": ("Requesting patron", "Patron", "Customer name", "Borrower's name", "For patron"),
        "demographics: age group": ("Patron status", "Status of patron"),
    },
    rows=(1,),
)  # fmt: skip
