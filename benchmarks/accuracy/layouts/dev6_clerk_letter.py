"""A town library's typed letter to a patron: numbered items, a copy to somebody."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=11, margin=72)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    middle = paper.width / 2
    paper.put(middle, paper.y, issuer.name, bold=True, points=16, centre=True)
    paper.put(middle, paper.y + 21, f"{issuer.street}, {issuer.town}", centre=True, points=9)
    paper.put(middle, paper.y + 33, f"{issuer.phone}  {issuer.site}", centre=True, points=9)
    paper.gap(62)
    paper.line(case.day(case.date, "%B %-d, %Y"))
    paper.gap(14)
    paper.lines(case.addressee())
    paper.gap(14)
    paper.line(f"RE: Library materials not returned ({case.number})", bold=True)
    forms.tabbed(paper, case.pairs(), tab=110)
    paper.gap(8)
    who = rng.choice((case.patron.first_last(), case.patron.given, "Library Patron", "Neighbor"))
    paper.line(f"Dear {who},")
    paper.gap(8)
    paper.paragraph(case.say("bill"))
    notes = case.notes()
    for number, (item, note) in enumerate(zip(case.items, notes, strict=True), 1):
        by = f" by {item.writer}" if item.author and rng.random() < 0.6 else ""
        after = f" ({note})" if note else ""
        paper.paragraph(
            f"{number}. {item.title}{by}, due {case.day(item.due, '%B %-d')}, "
            f"no. {item.barcode}: ${item.price}{after}",
            x=paper.margin + 18,
            width=paper.inner - 18,
        )
    paper.paragraph(f"The total owed is ${case.total}. {case.say('payment')}")
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.room(110)
    paper.line(case.say("close"))
    paper.gap(24)
    paper.lines([case.signed(), case.say("desk")])
    block = case.take("block")
    if block:
        paper.room(70)
        paper.gap(10)
        paper.line(rng.choice(("cc:", "Copy to:", "Copy mailed to:")))
        paper.lines(block[0].text.split("\n"), x=paper.margin + 24)
    elif rng.random() < 0.4:
        paper.gap(10)
        paper.line(
            f"cc: {case.contact('copy')}, {rng.choice(('Library Director', 'Town Treasurer'))}"
        )
    return paper.finish()


LAYOUT = Layout(
    name="dev6_clerk_letter",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "birth date", "patron id", "guardian"),
        "notes": ("name", "card number"),
        "letter": ("name", "card number", "phone", "email", "birth date", "guardian"),
        "block": ("address",),
        "metadata": ("card number",),
        "form field": ("card number", "phone", "email"),
    },
    draw=draw,
    wording={"card number": ("Card no.", "Library card #", "Your card")},
    rows=(1, 2, 2, 3, 4),
)
