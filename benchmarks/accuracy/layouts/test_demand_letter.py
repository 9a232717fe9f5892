"""A final demand by certified mail, on letterhead that lists the trustees."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper

OFFICES = ("President", "Vice President", "Secretary", "Treasurer", "Trustee", "Trustee")


def draw(case: Case) -> bytes:
    paper = Paper(case, font="serif", points=10.5, margin=64)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    own = case.addressee()
    middle = paper.width / 2
    paper.put(middle, paper.y, issuer.name.upper(), bold=True, points=15, centre=True)
    paper.put(middle, paper.y + 20, f"{issuer.street}, {issuer.town}", centre=True)
    paper.put(middle, paper.y + 33, f"{issuer.phone}   {issuer.site}", centre=True)
    paper.y += 52
    board = [
        f"{case.contact('letterhead')}, {office}" for office in OFFICES[: rng.choice((3, 4, 5))]
    ]
    for piece in paper.wrap("Board of Trustees: " + "; ".join(board), paper.inner, 8):
        paper.line(piece, points=8)
    paper.rule()
    paper.gap(8)
    paper.line(case.day(case.date, "%B %-d, %Y"))
    paper.gap(8)
    parts = (7019, rng.randrange(1000, 3000), "0001", *rng.sample(range(1000, 9999), 2))
    paper.line(f"CERTIFIED MAIL {' '.join(map(str, parts))}", points=9, bold=True)
    paper.gap(8)
    paper.lines(own)
    paper.gap(10)
    paper.line("RE: Unreturned library property", bold=True)
    pairs = [*case.pairs(), ("Amount due", f"${case.total}")]
    forms.tabbed(paper, pairs, tab=110)
    paper.gap(8)
    paper.line(f"Dear {own[0]}:")
    paper.gap(6)
    paper.paragraph(
        "We have written to you more than once about the library property listed in this letter. "
        f"{case.say('bill')}"
    )
    for sentence in case.letter():
        paper.paragraph(sentence)
    for letter, item, note in zip("abcdefg", case.items, case.notes(), strict=False):
        by = f" by {item.writer}" if item.author else ""
        due = case.day(item.due, "%B %-d, %Y")
        text = f"({letter}) {item.title}{by}, no. {item.barcode}, due {due}, valued at"
        text += f" ${item.price}" + (f" ({note})." if note else ".")
        paper.paragraph(text, x=paper.margin + 18, width=paper.inner - 18)
    paper.paragraph(
        "Under state law, keeping library materials after notice may be an offense. We would much "
        f"rather have the materials back. {case.say('payment')}"
    )
    paper.room(90)
    paper.line(case.say("close"))
    paper.gap(26)
    paper.lines([case.signed(), case.say("desk")])
    paper.gap(10)
    paper.line(f"cc: {case.contact('copy line')}, Town Attorney", points=9)
    return paper.finish()


LAYOUT = Layout(
    name="test_demand_letter",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "patron id", "birth date", "phone", "government id", "guardian",
            "email",
        ),
        "notes": ("name", "card number", "phone"),
        "letter": (
            "name", "card number", "phone", "email", "address", "birth date", "guardian",
            "government id",
        ),
        "metadata": ("card number",),
        "annotation": ("name", "card number", "phone"),
    },
    draw=draw,
)  # fmt: skip
