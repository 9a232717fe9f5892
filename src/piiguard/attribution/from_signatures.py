"""Clues that a name is who signs, or whom a document says to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.attribution.scene import REACH, Scene
from piiguard.attribution.words_of_offices import AMOUNT
from piiguard.attribution.words_of_staff import (
    CLOSING,
    DASH_BEFORE,
    LEADS_TO_SIGNER,
    MAX_POSITION_WORDS,
    POSITION_LINE,
    SIGNED_WITH_PHONE,
    TIME_STAMP,
)
from piiguard.lexicon import lookup
from piiguard.model import CellKind, Clue, PartKind, Role

PRONOUNS = re.compile(r"^ ?\((?:she|he|they|ella|él)\b[^)\n]{0,20}\)", re.IGNORECASE)
"""``Lynn Hoang (she/her)``"""
MAIL_FIELDS = frozenset({"from", "to", "cc", "sent", "reply-to"})
ENDS = frozenset({CellKind.BLOCK, CellKind.PARAGRAPH, CellKind.VALUE})
TEXTS = frozenset({PartKind.PAGE, PartKind.BODY, PartKind.SHEET})
MAX_CLOSING = 40
MIN_SENTENCE_WORDS = 8
MAX_LINES_BELOW = 2
MAX_CELLS_BELOW = 3
"""What may stand under who signs: an enclosure, a page's foot."""


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield that a name ends the text, or stands under its closing."""
    if scene.detections[index].entity_type != "PERSON":
        return
    if _ends_with_contact(scene, index):
        yield Clue("contact", Role.STAFF, 0.6, "it ends the text, as who signs or is asked does")
    if _is_under_closing(scene, index):
        yield Clue("signature", Role.STAFF, 0.88, "it stands under a letter's closing")


def _ends_with_contact(scene: Scene, index: int) -> bool:
    """Whether a name and a phone or an e-mail address end the document's text, or ``- Gil``.

    So offices say whom to ask. A table's cell and a remark may speak of anybody.
    """
    cell, here = scene.cell(index), scene.detections[index].cell
    if cell.kind not in ENDS or cell.part_kind not in TEXTS:
        return False
    if cell.label is not None and (
        cell.label.remark or cell.label.text.strip("> ").casefold() in MAIL_FIELDS
    ):
        return False  # "> From: Sunita Raghunathan <…>": a message that is quoted.
    rest, _, below = scene.after(index, REACH).partition("\n")
    line = scene.above(index).rpartition("\n")[2]
    alone = not (rest.strip() or line.strip() or below) and "," not in scene.text(index)
    if alone and _signs_a_letter(scene, here):
        return True
    dashed = not rest.strip(" .") and DASH_BEFORE.search(line) is not None
    with_phone = SIGNED_WITH_PHONE.fullmatch(rest) and LEADS_TO_SIGNER.search(line)
    return (
        below.count("\n") < MAX_LINES_BELOW
        and (dashed or with_phone is not None)
        and scene.cells_left(here) <= MAX_CELLS_BELOW
    )


def _signs_a_letter(scene: Scene, cell: int) -> bool:
    """Whether a cell is the part's last, holds nothing but a name, and a sentence is over it."""
    over = next(scene.cells_above(cell, limit=1), None)
    return (
        scene.cells_left(cell) == 0
        and "\n" not in scene.cells[cell].text.strip()
        and over is not None
        and (
            scene.cells[over].kind is CellKind.PARAGRAPH
            or len(scene.cells[over].text[-REACH:].split()) >= MIN_SENTENCE_WORDS
        )
        and scene.cells[over].text.rstrip(" )").endswith((".", "!"))
    )


def _is_under_closing(scene: Scene, index: int) -> bool:
    """Whether a closing stands above the name: in its block, or ends the block before."""
    detection, cell = scene.detections[index], scene.cell(index)
    if cell.kind not in {CellKind.BLOCK, CellKind.PARAGRAPH}:
        return False
    *lines, here = scene.above(index).split("\n")
    if here.strip(" ,"):
        return False
    above = [line.strip() for line in lines if line.strip()][-2:]
    if not above:
        for other in scene.cells_above(detection.cell, limit=1):
            above = scene.cells[other].text[-REACH:].split("\n")[-1:]
    return any(len(line) <= MAX_CLOSING and CLOSING.search(line) for line in above)


def has_position_beside(scene: Scene, index: int) -> bool:
    """Whether a position or an office stands under a name, or alone on its line."""
    if _has_position_below(scene, index):
        return True
    cell = scene.detections[index].cell
    if scene.cell(index).text.strip() != scene.text(index).strip():
        return False
    texts = [scene.cells[other].text for other in scene.cells_beside(cell)]
    if any(map(AMOUNT.fullmatch, texts)):
        return False  # A row of charges, and the library's name is who is paid.
    # In a report's foot, its time stands beside who ran it.
    return any(_is_position(text) or TIME_STAMP.search(text) for text in texts)


def _is_position(text: str) -> bool:
    """Whether a short text names a position or an office, and is no sentence."""
    text = re.split(r"[|·•;(]|\s-\s|//|,\s(?=\d{3}\W|ext\b|x\d)", text)[0].strip()
    return (
        len(text.split()) <= MAX_POSITION_WORDS
        and not text.endswith((".", ":"))
        and not text.startswith(("at ", "in ", "on ", "by ", "for ", "to ", "from ", "with "))
        and not any(ch.isdigit() for ch in text)
        and (POSITION_LINE.search(text) is not None or lookup(text).role is Role.STAFF)
    )


def _has_position_below(scene: Scene, index: int) -> bool:
    """Whether the next line is a position or an office: short, and no sentence."""
    rest = PRONOUNS.sub("", scene.after(index, 200)).split("\n")
    if rest[0].strip(" ,"):
        return False
    if len(rest) > 1:
        below = rest[1]
    else:
        following = scene.cell_below(scene.detections[index].cell)
        # What another label names, ``To: Circulation``, is no position of who is above.
        own = following is not None and scene.cells[following].kind is not CellKind.VALUE
        below = scene.cells[following].text.partition("\n")[0] if following and own else ""
    return _is_position(below)
