"""A lending library's letter about a book lost on interlibrary loan, with its invoice."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=11, margin=72)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    middle = paper.width / 2
    paper.put(middle, paper.y, issuer.name, bold=True, points=14, centre=True)
    paper.gap(18)
    paper.put(middle, paper.y, "Interlibrary Loan Department", centre=True)
    paper.gap(14)
    paper.put(middle, paper.y, f"{issuer.street}, {issuer.town}", points=9, centre=True)
    paper.gap(30)
    paper.line(case.day(case.date, "%B %d, %Y"))
    paper.gap(12)
    paper.lines(["Interlibrary Loan", payer.name, payer.street, payer.town])
    paper.gap(12)
    paper.line(f"RE: Lost material, invoice {case.number}", bold=True)
    paper.gap(8)
    name = case.salutation()
    paper.line(f"Dear {name}," if name else case.say("greeting"))
    paper.gap(6)
    paper.paragraph(case.say("invoice"))
    for sentence in case.letter():
        paper.paragraph(sentence)
    pairs = [("ILL number", str(rng.randrange(10**8, 10**9)))]
    for item in case.items:
        pairs += [("Title", item.title), *([("Author", item.author)] if item.author else [])]
        pairs += [("Our barcode", item.barcode), ("Date due", case.day(item.due))]
        pairs += [("Replacement cost", f"${item.price}")]
    forms.tabbed(paper, [*pairs, *case.pairs(), ("Total due", f"${case.total}")], tab=150)
    paper.gap(10)
    paper.paragraph(case.say("payment"))
    paper.line(case.say("close"))
    paper.gap(22)
    paper.lines([case.signed(), case.say("desk"), f"{issuer.phone} | {issuer.email}"])
    return paper.finish()


LAYOUT = Layout(
    name="dev4_ill_letter",
    policy="invoice",
    media="pdf",
    slots={
        "salutation": ("name",),
        "label": (
            "name", "card number", "address", "phone", "email", "patron id", "birth date",
            "demographics", "notes", "government id",
        ),
        "letter": (
            "name", "card number", "phone", "email", "address", "birth date", "patron link",
            "patron id", "username", "guardian",
        ),
        "metadata": ("name", "card number", "email"),
        "annotation": ("name", "card number", "phone"),
    },
    draw=draw,
    wording={
        "name": ("Patron", "Your patron", "Patron name", "Requested by patron"),
        "demographics: age group": ("Patron status", "Patron type"),
    },
    rows=(1, 1, 1, 2),
)  # fmt: skip
