"""A ledger without lines: two lines an item, money at the right, groups by borrower."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=10, margin=64)
    case.record_items()
    right = paper.width - paper.margin
    paper.line("Account of Loans Not Returned", bold=True, points=14)
    paper.line(f"{case.issuer.name} to {case.payer.name}")
    paper.line(case.day(case.date, "%B %d, %Y") + f", sheet {case.number}")
    paper.rule()
    leaks = case.take("group")
    heads = [f"{case.label(leak)}: {leak.text}" for leak in leaks]
    if not heads:
        choices = ("East Branch", "Bookmobile", "Youth Services", "Audiovisual", "Reference")
        heads = case.rng.sample(choices, min(len(case.items), 2))
    notes = case.notes()
    for index, head in enumerate(heads):
        paper.gap(6)
        paper.line(head, bold=True)
        for at in range(index, len(case.items), len(heads)):
            item = case.items[at]
            paper.room(40)
            paper.put(right, paper.y, item.price, right=True)
            paper.line(f"{item.title}", x=paper.margin + 12)
            tail = f", {notes[at]}" if notes[at] else ""
            paper.line(
                f"{item.barcode}, due {case.day(item.due, '%m/%d/%y')}{tail}", x=paper.margin + 24
            )
    paper.rule()
    paper.put(right, paper.y, f"Total {case.total}", bold=True, right=True)
    paper.gap(20)
    paper.line(f"Kept by {case.signed()}, {case.say('desk')}")
    paper.line(case.say("payment"))
    return paper.finish()


LAYOUT = Layout(
    name="dev2_ledger",
    policy="invoice",
    media="pdf",
    slots={
        "group": ("name", "card number", "patron id"),
        "notes": ("name", "card number", "phone", "email"),
        "annotation": ("name", "card number", "birth date"),
    },
    draw=draw,
    rows=(2, 4, 7, 18),
)
