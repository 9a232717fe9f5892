"""Two bills on a sheet, to be cut: the second is the library's copy or another bill."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Column, Paper


def draw(case: Case) -> bytes:
    paper = Paper(case, font="sans", points=8.5, margin=50)
    case.record_items()
    half = paper.height / 2
    own = case.addressee(inverted=case.rng.random() < 0.4)
    _half(paper, case, list(own), case.pairs())
    paper.y = max(paper.y, half - 8)
    paper.rule(dashed=True)
    others = case.take("block")
    if others:
        _half(paper, case, others[0].text.split("\n"), [])
    else:
        paper.line("LIBRARY COPY", bold=True, points=7)
        _half(paper, case, list(own), [])
    return paper.finish()


def _half(paper: Paper, case: Case, to: list[str], pairs: list[tuple[str, str]]) -> None:
    issuer, right = case.issuer, paper.width - paper.margin
    top = paper.y
    for index, text in enumerate((issuer.name, issuer.street, issuer.town, issuer.phone)):
        paper.put(right, top + 11 * index, text, right=True, points=8)
    paper.line("NOTICE OF CHARGES", bold=True, points=12)
    paper.gap(20)
    paper.lines(to)
    paper.gap(8)
    for label, value in [("Mailed", case.day(case.date, "%b %-d, %Y")), *pairs]:
        paper.line(f"{label} ({value})" if len(value) < 30 else f"{label}: {value}")
    paper.gap(4)
    columns = [Column("What", 250), Column("Barcode", 110), Column("Was due", 70)]
    columns += [Column("Owed", 60, right=True)]
    rows = [[i.title, i.barcode, case.day(i.due), i.price] for i in case.items]
    paper.table(columns, rows, ruled=False, pad=2, row_gap=1)
    paper.line(f"Please pay ${case.total}. Ask for {case.signed()}.", bold=True)


LAYOUT = Layout(
    name="dev3_two_up_bill",
    policy="bill",
    media="pdf",
    slots={
        "label": ("card number", "phone", "email", "birth date", "patron id", "demographics"),
        "block": ("address",),
        "form field": ("card number", "phone", "email"),
        "metadata": ("card number",),
    },
    draw=draw,
    rows=(1, 2, 3),
)
