"""Clues from the words around an address, a phone, an e-mail address or a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.attribution.from_mail import PUBLIC_DOMAINS, domain_of
from piiguard.attribution.scene import Scene
from piiguard.attribution.words_of_offices import (
    ASK_AFTER,
    CALL_BEFORE,
    CALLS_SOMEBODY,
    CONTACT_CELL,
    CONTACT_US,
    LIBRARY_DOMAIN,
    LIBRARY_PLACE_BEFORE,
    OPENING_HOURS,
    ORGANISATION,
    PLEASE_CALL,
    POSITION_BEFORE,
    QUESTIONS,
    ROLE_ACCOUNT,
    STUDENTS_DOMAIN,
    TEL_BEFORE,
    TOWN_ALONE,
    WEB_ADDRESS,
)
from piiguard.attribution.words_of_patrons import (
    HAS_IT_AFTER,
    HOME,
    PATRON_BEFORE,
    PATRON_CELL,
    PATRON_NOUN,
    PATRON_WRITES,
    PATRONS_CONTACT,
    REACHED_BEFORE,
    YOURS_BEFORE,
)
from piiguard.model import CellKind, Clue, Role

ENDS_VALUE = re.compile(r"\)|\s[·|•]\s")

AFTER_A_NAME = frozenset(
    {"", "(", "<", "[", ",", ":", ", call", ", phone", ", tel", ", tel.", ", at", "at"}
)
"""What stands between a name and its owner's contact."""


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what the surrounding words say about where somebody is reached."""
    entity = scene.detections[index].entity_type
    if entity == "EMAIL_ADDRESS":
        yield from _email(scene, index)
    elif entity in {"PHONE_NUMBER", "STREET_ADDRESS", "LIBRARY_BARCODE"}:
        yield from _contact(scene, index, entity)


def _email(scene: Scene, index: int) -> Iterator[Clue]:
    text = scene.text(index)
    if ROLE_ACCOUNT.match(text):
        yield Clue("role-account", Role.LIBRARY, 0.9, "the address is an office's, no person's")
    if STUDENTS_DOMAIN.search(text):
        yield Clue("domain", Role.PATRON, 0.9, "its domain is for students")
    if LIBRARY_DOMAIN.search(text):
        yield Clue("domain", Role.STAFF, 0.7, "its domain is a library's or a public body's")
    yield from _contact(scene, index, "EMAIL_ADDRESS")


def _contact(scene: Scene, index: int, entity: str) -> Iterator[Clue]:
    cell = scene.cell(index)
    line = scene.line_of(index) if cell.kind is CellKind.BLOCK else scene.around(index)
    around = _around(line, scene.text(index))
    if cell.label is not None and cell.label.entity_type == entity:
        # "Phone 1: 443-…) · Library phone 410-…": the label's own value ends at a mark.
        around = ENDS_VALUE.split(around)[0]
    if entity == "STREET_ADDRESS":
        if TOWN_ALONE.fullmatch(scene.text(index)):
            yield Clue("town", Role.LIBRARY, 0.5, "a town alone is nobody's address")
        if HOME.search(scene.text(index)):
            yield Clue("home", Role.PATRON, 0.75, "homes have such addresses, offices seldom")
        if PATRONS_CONTACT.search(scene.before(index)):
            yield Clue("words", Role.PATRON, 0.9, "the words before it speak of a patron")
        elif LIBRARY_PLACE_BEFORE.search(scene.before(index, 80)) and not _follows_a_name(
            scene, index
        ):
            yield Clue("words", Role.LIBRARY, 0.7, "the words before it say where the library is")
        elif PATRON_CELL.search(around) and not names_library(around):
            yield Clue("words", Role.PATRON, 0.7, "the words around it speak of a patron")
        return
    before = scene.before(index)
    writes = (
        entity == "EMAIL_ADDRESS"
        and PATRON_WRITES.search(before) is not None
        and not is_of_an_office(scene.text(index))
    )
    if writes or any(
        pattern.search(before)
        for pattern in (PATRON_BEFORE, PATRONS_CONTACT, REACHED_BEFORE, YOURS_BEFORE)
    ):
        yield Clue("words", Role.PATRON, 0.9, "the words before it speak of a patron")
    elif entity == "LIBRARY_BARCODE":
        # "Their Eyes Were Watching God, 3238…": a title has "her" and "his" too.
        if cell.kind is not CellKind.PARAGRAPH and PATRON_NOUN.search(before):
            yield Clue("words", Role.PATRON, 0.7, "the words before it speak of a patron")
    elif entity == "PHONE_NUMBER" and _ends_the_text(scene, index):
        yield Clue("foot", Role.LIBRARY, 0.55, "it alone ends the text, as an office's phone does")
    elif entity == "PHONE_NUMBER" and _is_behind_position(scene, index):
        yield Clue("position", Role.LIBRARY, 0.7, "a position stands before it")
    elif entity == "PHONE_NUMBER" and _asks_to_call(scene, index):
        yield Clue("words", Role.LIBRARY, 0.7, "the reader is asked to call it, or hours follow")
    elif _speaks_of_patron(cell.kind, around):
        yield Clue("words", Role.PATRON, 0.7, "the words around it speak of a patron")
    elif cell.label is not None and cell.label.remark:
        return  # A remark may speak of anybody.
    elif _is_offices(scene, index, around):
        yield Clue(
            "contact", Role.LIBRARY, 0.75, "an office's address or web site stands beside it"
        )
    elif CONTACT_CELL.search(around) and not (
        _follows_a_name(scene, index) or _is_private(scene.text(index))
    ):
        yield Clue("words", Role.LIBRARY, 0.75, "the words around it say how to reach the library")


def _is_behind_position(scene: Scene, index: int) -> bool:
    """Whether a position stands before a phone on its line, and no remark is made."""
    cell = scene.cell(index)
    return (
        not (cell.kind is CellKind.TABLE or (cell.label is not None and cell.label.remark))
        and POSITION_BEFORE.search(scene.above(index).rpartition("\n")[2]) is not None
    )


def _ends_the_text(scene: Scene, index: int) -> bool:
    """Whether a phone is all that a part's last cell holds, but an address, or ``Tel``."""
    cell, here = scene.cell(index), scene.detections[index]
    alone = cell.text.strip() == scene.text(index)
    addresses = scene.of_type(here.cell, "STREET_ADDRESS")
    if len(addresses) == 1 and scene.detections[addresses[0]].start == 0:
        rest = cell.text[scene.detections[addresses[0]].end :].replace(scene.text(index), "")
        alone = alone or not rest.strip(" ,;.|·•–—()-")
    called = cell.label is None and TEL_BEFORE.search(scene.before(index)) is not None
    called = called and not scene.after(index).strip(" .)")
    return (
        (called or (alone and cell.kind is CellKind.BLOCK))
        and cell.kind is not CellKind.TABLE
        and scene.cells_left(here.cell) == 0
    )


def _asks_to_call(scene: Scene, index: int) -> bool:
    """Whether ``call`` stands before a phone, or opening hours beside it."""
    label = scene.cell(index).label
    if label is not None and label.remark:
        # "Told us by phone (207-…)": a remark may speak of anybody's.
        return PLEASE_CALL.search(scene.before(index)) is not None
    if HAS_IT_AFTER.match(scene.after(index, 80)):
        return False  # "Call Danuta Wrobel at 315-…, she has the book."
    if CALLS_SOMEBODY.search(scene.before(index, 80)) or ASK_AFTER.match(scene.after(index)):
        return True
    if _follows_a_name(scene, index):
        return False  # "Lost by Svetlana Morozova, call 508.…": hers.
    if CALL_BEFORE.search(scene.before(index)) or QUESTIONS.search(scene.above(index)):
        return True
    cell = scene.detections[index].cell
    above = scene.above(index).rstrip("\n ").rpartition("\n")[2]
    texts = [above, scene.onward(index), *(scene.cells[c].text for c in scene.cells_beside(cell))]
    return any(map(OPENING_HOURS.search, texts)) or _is_under_contact_us(scene, index)


def _is_under_contact_us(scene: Scene, index: int) -> bool:
    """Whether a phone's label, and nothing else, stands under ``… please contact us``."""
    cell = scene.detections[index].cell
    over = next(scene.cells_above(cell, limit=1), None)
    return (
        scene.cells[cell].kind is CellKind.VALUE
        and scene.cells_left(cell) == 0
        and over is not None
        and CONTACT_US.search(scene.cells[over].text) is not None
    )


def _around(line: str, text: str) -> str:
    """Return a line without a value, nor the link that holds it: it is no office's."""
    if "://" in line:
        line = " ".join(word for word in line.split() if "://" not in word or text not in word)
    return line.replace(text, " ")


def _follows_a_name(scene: Scene, index: int) -> bool:
    """Whether a value stands in brackets right after a name: ``Pao Xiong (pxiong@…)``."""
    start = scene.detections[index].start
    return any(
        scene.detections[other].entity_type == "PERSON"
        and scene.cell(index).text[scene.detections[other].end : start].strip() in AFTER_A_NAME
        for other in scene.near(index)
    )


def _is_private(address: str) -> bool:
    """Whether an e-mail address is at a provider's where anybody has one, and no office's."""
    return domain_of(address) in PUBLIC_DOMAINS and not ROLE_ACCOUNT.match(address)


def is_of_an_office(address: str) -> bool:
    """Whether an e-mail address is an office's, or of a library's domain."""
    return ROLE_ACCOUNT.match(address) is not None or LIBRARY_DOMAIN.search(address) is not None


def names_library(text: str) -> bool:
    """Whether a text names a library or an office."""
    return ORGANISATION.search(text) is not None


def _is_offices(scene: Scene, index: int, around: str) -> bool:
    """Whether a role account or a web address stands on the line or in the row."""
    here = scene.detections[index].cell
    mates = scene.row_mates(here) or scene.cells_beside(here)
    texts = [around, *(scene.cells[mate].text for mate in mates)]
    label = scene.cell(index).label
    # Under a header of phones stand a list's, and beside each perhaps its library's address.
    headed = label is not None and label.entity_type is not None
    return any(
        WEB_ADDRESS.search(word)
        or ROLE_ACCOUNT.match(word)
        or (not headed and LIBRARY_DOMAIN.search(word))
        for text in texts
        for word in text.split()
    )


def _speaks_of_patron(kind: CellKind, around: str) -> bool:
    if kind is CellKind.PARAGRAPH:
        # A letter speaks of "your card" and gives the library's phone.
        return False
    return PATRON_CELL.search(around) is not None
