"""A library's letter to another: a numbered list, a slip to tear off."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font=case.rng.choice(("serif", "sans")), points=11, margin=72)
    case.record_items()
    issuer, payer = case.issuer, case.payer
    paper.lines([issuer.name, issuer.street, issuer.town], bold_first=True)
    paper.gap(20)
    paper.line(case.day(case.date, "%B %d, %Y"))
    paper.gap(14)
    desk = f"{case.contact()}, ILL" if case.rng.random() < 0.4 else "Business Office"
    paper.lines([payer.name, f"Attn: {desk}", payer.street, payer.town])
    paper.gap(14)
    paper.line(f"RE: Invoice {case.number}")
    paper.gap(8)
    paper.line(case.say("greeting"))
    paper.gap(8)
    paper.paragraph(case.say("invoice"))
    for number, item in enumerate(case.items, 1):
        by = f" by {item.writer}" if item.author else ""
        text = f"{number}. {item.title}{by}. Barcode {item.barcode}, due {case.day(item.due)}"
        paper.paragraph(f"{text}: ${item.price}", x=paper.margin + 18, width=paper.inner - 18)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(f"The total due is ${case.total}. {case.say('payment')}")
    name = case.salutation()
    if name:
        paper.line("Text of the notice that was mailed to the borrower:")
        paper.line(f"Dear {name},", x=paper.margin + 18)
        paper.paragraph(
            "The items you borrowed are now considered lost, and your account was charged.",
            x=paper.margin + 18, width=paper.inner - 18,
        )  # fmt: skip
    paper.line(case.say("close"))
    paper.gap(22)
    paper.line(case.signed())
    paper.line(f"{case.say('desk')}, {issuer.phone}, {issuer.email}")
    paper.gap(14)
    paper.rule(dashed=True)
    paper.line("REMITTANCE SLIP", bold=True)
    paper.pair("Invoice no.", case.number, tab=150)
    for label, value in case.pairs():
        paper.pair(label, value, tab=150)
    paper.pair("Amount enclosed", "$ __________", tab=150)
    paper.pair("Remit to", f"{issuer.name}\n{issuer.street}\n{issuer.town}", tab=150)
    return paper.finish()


LAYOUT = Layout(
    name="dev_letter_invoice",
    policy="invoice",
    media="pdf",
    slots={
        "salutation": ("name",),
        "letter": (
            "name", "card number", "phone", "email", "address", "birth date", "patron link",
            "patron id", "username", "guardian", "government id",
        ),
        "label": ("name", "card number", "patron id", "address"),
        "metadata": ("name", "card number"),
        "annotation": ("name", "card number", "email"),
    },
    draw=draw,
)  # fmt: skip
