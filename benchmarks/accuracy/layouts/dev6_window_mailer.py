"""A folded bill for a window envelope: the window, a summary beside it, the items."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font=case.rng.choice(("sans", "mono")), points=9, margin=48)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    paper.lines([issuer.name, issuer.street, issuer.town], bold_first=True)
    paper.y = 138
    paper.lines(case.addressee(capitals=rng.random() < 0.6), x=72)
    paper.y = max(paper.y, 186)
    paper.rule(dashed=True)
    paper.line("YOU HAVE BEEN BILLED", bold=True, points=13)
    paper.gap(4)
    paper.line(f"Mailed {case.day(case.date, '%b %-d, %Y')}")
    for label, value in case.pairs():
        for piece in paper.wrap(f"{label}: {value}", paper.inner):
            paper.line(piece)
    paper.gap(6)
    paper.paragraph(case.say("bill"))
    extra, notes = case.column(), case.notes()
    columns = [Column("What you borrowed", 212), Column("Item no.", 112)]
    columns += [Column(extra[0], 110) if extra else Column("Was due", 80)]
    columns += [Column("Cost", 60, right=True)]
    rows = []
    for index, item in enumerate(case.items):
        about = "\n".join(filter(None, (item.title, item.author, notes[index])))
        cell = extra[1][index] if extra else case.day(item.due, "%b %-d")
        rows.append([about, item.barcode, cell, item.price])
    paper.table(columns, rows, ruled=False, row_gap=2)
    paper.line(f"PLEASE PAY ${case.total}", bold=True)
    paper.gap(6)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("payment"))
    paper.line(f"Questions? Ask for {case.signed()}, {case.say('desk')}, {issuer.phone}")
    paper.line(case.say("hours"))
    return paper.finish()


LAYOUT = Layout(
    name="dev6_window_mailer",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "guardian"),
        "column": ("name",),
        "notes": ("name", "card number", "phone", "birth date"),
        "letter": ("name", "card number", "phone", "email", "guardian"),
        "metadata": ("card number",),
        "annotation": ("card number", "phone"),
    },
    draw=draw,
    wording={
        "name": ("Taken out by", "Family member", "On whose card"),
        "card number": ("Your card number", "Card no.", "Library card #", "Library account"),
        "phone": ("We called you at", "Phone on file", "Your phone"),
        "email": ("Your e-mail", "E-mail on file"),
    },
)
