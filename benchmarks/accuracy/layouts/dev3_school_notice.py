"""A school library's notice on half a sheet, to go home with a pupil."""

from __future__ import annotations

from benchmarks.accuracy import forms
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper

HALF_LETTER = (396.0, 612.0)


def draw(case: Case) -> bytes:
    paper = Paper(case, HALF_LETTER, font=case.rng.choice(("serif", "sans")), points=9, margin=30)
    case.record_items()
    issuer = case.issuer
    paper.put(paper.width / 2, paper.y, issuer.name, bold=True, points=12, centre=True)
    paper.gap(16)
    paper.put(paper.width / 2, paper.y, "School Delivery Service: Fine Notice", centre=True)
    paper.gap(20)
    paper.line(f"Printed {case.day(case.date, '%-m/%-d/%Y')}", points=8)
    paper.gap(6)
    name, street, town = case.addressee()
    paper.line("To the parents or guardians of")
    paper.lines([name, street, town], x=paper.margin + 12)
    paper.gap(8)
    pairs = case.pairs()
    if pairs:
        forms.boxes(paper, pairs, across=min(2, len(pairs)), small=7)
        paper.gap(6)
    for number, item in enumerate(case.items, 1):
        paper.room(44)
        for piece in paper.wrap(f"{number}. {item.title}", paper.inner):
            paper.line(piece, bold=True)
        if item.author:
            paper.line(f"Author {item.author}", x=paper.margin + 12)
        paper.line(f"Copy {item.barcode}   {item.call_number}", x=paper.margin + 12)
        paper.line(f"Lost; price ${item.price}", x=paper.margin + 12)
        paper.gap(3)
    paper.line(f"Balance ${case.total}", bold=True)
    for sentence in case.letter():
        paper.paragraph(sentence)
    paper.paragraph(case.say("bill"))
    paper.line(f"{case.signed()}, Library Media Specialist")
    paper.gap(10)
    paper.line("Parent signature ______________________  Date __________", points=8)
    return paper.finish()


LAYOUT = Layout(
    name="dev3_school_notice",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "birth date", "guardian", "phone", "email", "patron id",
            "demographics", "username",
        ),
        "letter": ("name", "guardian", "phone"),
        "form field": ("card number", "phone"),
    },
    draw=draw,
    wording={
        "card number": ("Student ID", "Pupil card", "Student barcode"),
        "guardian": ("Parent name", "Mother's name", "Responsible adult"),
        "demographics: race": ("Student ethnicity",),
        "demographics: gender": ("Student gender", "Sex (M/F)"),
    },
    rows=(1, 1, 2, 3),
)  # fmt: skip
