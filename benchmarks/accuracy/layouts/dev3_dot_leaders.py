"""A plain form of dotted lines between label and value, boxed by rows of signs."""

from __future__ import annotations

from benchmarks.accuracy import plain
from benchmarks.accuracy.case import Case
from benchmarks.accuracy.model import Layout

TAB = 30


def draw(case: Case) -> str:
    case.record_items()
    issuer, payer = case.issuer, case.payer
    out = [f"+{'=' * 70}+", f"|{'RECHARGE TO MEMBER LIBRARY'.center(70)}|", f"+{'=' * 70}+", ""]
    out += [*_dots("Owner of stock", issuer.name), *_dots("To be paid by", payer.name)]
    out += [*_dots("Recharge no.", case.number), *_dots("Raised", case.day(case.date, "%d %b %y"))]
    for label, value in case.pairs():
        out += _dots(label, value)
    notes = case.notes()
    for number, (item, note) in enumerate(zip(case.items, notes, strict=True), 1):
        out += ["", f"~~ {number} ~~"]
        out += _dots("Work", item.title)
        out += _dots("Written by", item.writer) if item.author else []
        out += [*_dots("Copy", item.barcode), *_dots("Class mark", item.call_number)]
        out += _dots("Outstanding since", case.day(item.due, "%d %b %y"))
        out += _dots("Comment", note) if note else []
        out += _dots("Recharge", item.price)
    out += ["", *_dots("IN ALL", case.total), ""]
    for sentence in case.letter():
        out += [*plain.wrapped(sentence, 72), ""]
    out += [*_dots("Officer", case.signed()), *_dots("Telephone", issuer.phone)]
    out += [f"{'':4}{case.say('hours')}", f"{'':4}{case.say('friends')}"]
    return plain.page(out)


def _dots(label: str, value: str) -> list[str]:
    first, *more = value.split("\n")
    return [f"{label + ' ':.<{TAB}} {first}", *(f"{'':{TAB + 1}}{line}" for line in more)]


LAYOUT = Layout(
    name="dev3_dot_leaders",
    policy="invoice",
    media="txt",
    slots={
        "label": (
            "name", "card number", "address", "phone", "email", "birth date", "patron id",
            "patron link", "username", "guardian", "government id", "demographics", "notes",
        ),
        "notes": ("name", "card number", "phone", "birth date"),
        "letter": ("name", "phone", "guardian", "address"),
    },
    draw=draw,
    rows=(1, 2, 3),
)  # fmt: skip
