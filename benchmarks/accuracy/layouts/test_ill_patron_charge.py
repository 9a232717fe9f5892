"""What an interlibrary loan office bills its own patron for another library's item."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="vera", points=8.5, margin=56)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    own = case.addressee(inverted=rng.random() < 0.5)
    paper.line("INTERLIBRARY LOAN", bold=True, points=14)
    paper.lines([issuer.name, issuer.street, issuer.town, f"{issuer.phone}  {issuer.email}"])
    paper.rule()
    paper.gap(10)
    top = paper.y
    paper.block(paper.margin, top, own)
    right = paper.width - paper.margin
    paper.put(right, top, case.day(case.date, "%A, %B %-d, %Y"), right=True)
    paper.put(right, top + 12, "NOTICE OF CHARGE", bold=True, right=True)
    paper.y = top + 56
    forms.tabbed(paper, case.pairs(), tab=120)
    paper.gap(8)
    paper.paragraph(
        f"The following was borrowed for you from {payer.name}. The lender has billed us because "
        "it was not returned, and the charge is passed on to you."
    )
    for sentence in case.letter():
        paper.paragraph(sentence)
    for item, note in zip(case.items, case.notes(), strict=True):
        facts = [
            ("Transaction Number (TN)", str(rng.randrange(100_000, 999_999))),
            ("ILL Number", str(rng.randrange(190_000_000, 240_000_000))),
            ("Title", item.title),
            *([("Author", item.author)] if item.author else []),
            ("Lending Library", payer.name),
            ("Call Number", item.call_number),
            ("Due Date", case.day(item.due)),
            ("Replacement Cost", f"${item.price}"),
            *([("Comment", note)] if note else []),
        ]
        paper.room(110)
        forms.right_labels(paper, _wrapped(paper, facts), axis=200)
        paper.gap(9)
    paper.rule()
    paper.line(f"Total charged to your account: ${case.total}", bold=True, points=10)
    paper.gap(8)
    paper.paragraph(case.say("payment"))
    paper.gap(6)
    paper.lines([case.signed(), case.say("desk")])
    return paper.finish()


def _wrapped(paper: Paper, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(label, "\n".join(paper.wrap(value, 290))) for label, value in pairs]


LAYOUT = Layout(
    name="test_ill_patron_charge",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "username", "card number", "phone", "email", "patron id",
            "birth date", "patron link",
        ),
        "notes": ("name", "card number", "phone", "email", "username"),
        "letter": ("name", "card number", "phone", "email", "username", "patron id"),
        "metadata": ("card number",),
        "annotation": ("card number", "name", "email"),
        "form field": ("card number", "phone", "email"),
    },
    draw=draw,
    wording={
        "username": ("ILL user name", "ILLiad Username", "Username"),
        "patron id": ("Patron ID", "User number"),
        "email": ("EMail Address", "E-mail"),
    },
    rows=(1, 1, 1, 2, 3),
)  # fmt: skip
