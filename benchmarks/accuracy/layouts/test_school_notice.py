"""A school library's printed notice to a family: fines for lost copies, and a part to return."""

from __future__ import annotations

from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout
from benchmarks.accuracy.paper import Paper

SCHOOLS = ("Middle School", "High School", "Elementary School", "Jr.-Sr. High School")


def draw(case: Case) -> bytes:
    paper = Paper(case, font="sans", points=9.5, margin=50)
    case.record_items()
    issuer, rng = case.issuer, case.rng
    own = case.addressee()
    school = f"{issuer.town.split(',')[0]} {rng.choice(SCHOOLS)}"
    right = paper.width - paper.margin
    paper.put(right, paper.y, case.day(case.date, "%-m/%-d/%Y"), right=True)
    paper.line(school, bold=True, points=12)
    paper.line(f"Library Media Center   {issuer.phone}")
    paper.gap(8)
    paper.put(paper.width / 2, paper.y, "Notice: Lost Materials, Unpaid Fines", bold=True,
              points=13, centre=True)  # fmt: skip
    paper.gap(30)
    paper.line("To the family of:")
    paper.gap(4)
    paper.lines(own, x=paper.margin + 24, bold_first=True)
    pairs = case.pairs()
    if pairs:
        paper.gap(6)
        for label, value in pairs:
            paper.line(f"{label}: {value}", x=paper.margin + 24)
    paper.gap(12)
    paper.paragraph(
        "Our records show that the library materials below are lost or long overdue and have not "
        "been paid for. Please return them or pay for them before the end of the term."
    )
    for sentence in case.letter():
        paper.paragraph(sentence)
    for item, note in zip(case.items, case.notes(), strict=True):
        paper.room(62)
        for piece in paper.wrap(f"Lost: {item.title}", paper.inner - 110):
            paper.line(piece, bold=True)
        paper.put(right, paper.y - 12, f"Fine: ${item.price}", right=True)
        about = f"Author: {item.author}" if item.author else "Media"
        paper.line(about, x=paper.margin + 16)
        call = f"Call number: {item.call_number}    Copy: {item.barcode}"
        paper.line(f"{call}    Due: {case.day(item.due, '%-m/%-d/%Y')}", x=paper.margin + 16)
        for piece in paper.wrap(f"Note: {note}", paper.inner - 20) if note else ():
            paper.line(piece, x=paper.margin + 16)
        paper.gap(6)
    paper.rule()
    paper.put(right, paper.y, f"Total due: ${case.total}", bold=True, right=True)
    paper.gap(24)
    paper.room(110)
    paper.rule(dashed=True)
    paper.line("Return this part with cash or a check made out to the school.")
    paper.gap(6)
    paper.line(f"Student: {own[0]}        Amount enclosed: $________")
    paper.gap(6)
    paper.line(f"Questions? Ask {case.signed()}, {school} Library.")
    return paper.finish()


LAYOUT = Layout(
    name="test_school_notice",
    policy="bill",
    media="pdf",
    slots={
        "label": (
            "card number", "birth date", "guardian", "patron id", "email", "phone", "username",
        ),
        "notes": ("name", "guardian", "phone", "card number", "birth date"),
        "letter": ("name", "guardian", "phone", "email", "birth date"),
        "metadata": ("card number",),
        "annotation": ("guardian", "phone", "name"),
    },
    draw=draw,
    wording={
        "card number": ("Student ID", "Student barcode", "Patron barcode"),
        "patron id: integer": ("Student number", "District ID"),
        "guardian": ("Parent", "Parent/guardian"),
        "username": ("Student login", "Username"),
        "birth date": ("DOB", "Birthdate"),
    },
)  # fmt: skip
