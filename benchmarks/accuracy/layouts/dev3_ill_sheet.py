"""An interlibrary loan sheet: shaded section heads, two columns of label and value."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, points=8.5, margin=44)
    case.record_items()
    issuer, payer, rng = case.issuer, case.payer, case.rng
    paper.line("Interlibrary Loan: Invoice for Lost Item", bold=True, points=14)
    paper.line(f"Printed {case.day(case.date, '%Y-%m-%d')}")
    item = case.items[0]
    _section(paper, "Request", [
        ("Request ID", str(rng.randrange(10**8, 10**9))), ("Status", "Lost, not received"),
        ("OCLC", str(rng.randrange(10**7, 10**9))), ("Invoice", case.number),
        ("Type", "Loan"), ("Due date", case.day(item.due)),
    ])  # fmt: skip
    pieces = [("Title", item.title), ("Author", item.author), ("Call number", item.call_number)]
    _section(paper, "Item", [*pieces, ("ISBN", item.isbn), ("Local ID", item.barcode),
                             ("Price", f"{item.price} USD")])  # fmt: skip
    staff = case.contact("borrower staff")
    _section(paper, "Borrower", [
        ("Institution", payer.name), ("Symbol", payer.code), ("Ship to", payer.street),
        ("City", payer.town), ("Library staff", staff), ("Phone", payer.phone),
    ])  # fmt: skip
    pairs = case.pairs()
    if pairs:
        _section(paper, "Patron information", pairs)
    _section(paper, "Lender", [
        ("Institution", issuer.name), ("Symbol", issuer.code), ("Pay to", issuer.street),
        ("City", issuer.town), ("Prepared by", case.signed()), ("E-mail", issuer.email),
    ])  # fmt: skip
    for other in case.items[1:]:
        paper.line(f"Also lost: {other.title}   {other.barcode}   {other.price} USD")
    for note in case.notes():
        if note:
            paper.line(f"Lending notes: {note}")
    paper.gap(6)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph("Pay by IFM or check. Interlibrary Loan Code for the United States, 5.1.")
    return paper.finish()


def _section(paper: Paper, head: str, pairs: list[tuple[str, str]]) -> None:
    paper.gap(8)
    paper.room(60)
    paper.box(paper.margin, paper.y, paper.inner, 13, grey=0.85)
    paper.put(paper.margin + 4, paper.y + 2, head.upper(), bold=True)
    paper.gap(17)
    half = paper.inner / 2
    for at in range(0, len(pairs), 2):
        top, ends = paper.y, [paper.y]
        for column, (label, value) in enumerate(pairs[at : at + 2]):
            paper.y = top
            lines = [p for line in value.split("\n") for p in paper.wrap(line, half - 96)]
            paper.pair(label, "\n".join(lines), tab=92, x=paper.margin + column * half)
            ends.append(paper.y)
        paper.y = max(ends)


LAYOUT = Layout(
    name="dev3_ill_sheet",
    policy="invoice",
    media="pdf",
    slots={
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "patron link", "username", "notes", "demographics", "government id",
        ),
        "notes": ("name", "card number", "email", "patron id"),
        "letter": ("name", "card number", "phone", "guardian"),
        "form field": ("name", "card number", "phone", "email", "birth date"),
    },
    draw=draw,
    rows=(1, 1, 2),
    wording={
        "name": ("Patron name", "Requested for", "Patron"),
        "card number": ("Patron barcode", "Patron card no.", "Patron ID"),
        "demographics: age group": ("Patron status", "Patron category"),
    },
)  # fmt: skip
