"""A statement of an account with a running balance, its ages, and a stub to send back."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper

AGES = ("Current", "1-30 days", "31-60 days", "61-90 days", "Over 90 days")


def draw(case: Case) -> bytes:
    paper = Paper(case, font="sans", points=9, margin=48)
    case.record_items()
    issuer = case.issuer
    own = case.addressee(capitals=case.rng.random() < 0.5)
    right = paper.width - paper.margin
    paper.put(right, paper.y, "STATEMENT", bold=True, points=18, right=True)
    paper.lines([issuer.name, issuer.street, issuer.town, issuer.phone], bold_first=True)
    paper.gap(26)
    top = paper.y
    paper.block(paper.margin + 20, top, own)
    facts = [("Statement date", case.day(case.date)), ("Amount due", f"${case.total}")]
    paper.y = top
    forms.header_grid(paper, facts, x=right - 200, width=200)
    paper.y = top + 62
    pairs = case.pairs()
    if pairs:
        forms.boxes(paper, pairs, across=min(len(pairs), 3))
        paper.gap(8)
    paper.paragraph(case.say("bill"))
    for sentence in case.letter():
        paper.paragraph(sentence)
    extra, notes = case.column(), case.notes()
    columns = [Column("Date", 56), Column("Description", 196 if extra else 290)]
    columns += [Column(extra[0], 94)] if extra else []
    columns += [Column("Item", 90), Column("Charge", 40, right=True)]
    columns += [Column("Balance", 40, right=True)]
    rows, balance = [], 0.0
    owed = [0.0] * len(AGES)
    for index, item in sorted(enumerate(case.items), key=lambda pair: pair[1].due):
        balance += float(item.price)
        owed[min((case.date - item.due).days // 30, len(AGES) - 2) + 1] += float(item.price)
        about = f"Lost: {item.title}" + (f" / {item.author}" if item.author else "")
        about += f"\n{notes[index]}" if notes[index] else ""
        cells = [case.day(item.due, "%m/%d/%y"), about, *([extra[1][index]] if extra else [])]
        rows.append([*cells, item.barcode, item.price, f"{balance:.2f}"])
    paper.table(columns, rows, ruled=False, zebra=True, points=8.5)
    paper.room(150)
    ages = [(age, f"{amount:.2f}") for age, amount in zip(AGES, owed, strict=True)]
    bottom = forms.header_grid(paper, ages, x=paper.margin, width=paper.inner)
    paper.y = bottom + 14
    paper.paragraph(case.say("payment"))
    paper.line(f"Questions about this statement? Ask for {case.contact()} at {issuer.phone}.")
    paper.gap(6)
    paper.rule(dashed=True)
    paper.line("Please detach and return with your payment", points=7.5)
    paper.gap(4)
    top = paper.y
    paper.block(paper.margin, top, own)
    paper.block(paper.margin + 230, top, ["Remit to:", issuer.name, issuer.street, issuer.town])
    paper.put(right, top, f"Amount due ${case.total}", bold=True, right=True)
    paper.put(right, top + 20, "Amount enclosed $ ________", right=True)
    paper.y = top + 50
    return paper.finish()


LAYOUT = Layout(
    name="test_account_statement",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "patron id", "phone", "email", "birth date", "patron link", "guardian",
        ),
        "column": ("name",),
        "notes": ("name", "card number", "phone", "email"),
        "letter": ("name", "card number", "phone", "guardian", "address"),
        "metadata": ("card number",),
        "form field": ("card number", "phone", "email"),
    },
    draw=draw,
    wording={
        "name": ("Family member", "Borrowed by", "Charged on card of"),
        "card number": ("Card number", "Account no.", "Library card"),
        "patron id": ("Customer no.", "Account ID"),
    },
)  # fmt: skip
