"""Clues that a number is an item's barcode or a patron's card."""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.attribution.from_contact_words import names_library
from piiguard.attribution.holdings import labels_items_apart
from piiguard.attribution.organisations import names_organisation
from piiguard.attribution.scene import Scene
from piiguard.model import CellKind, Clue, Role

LOOSE = re.compile(r"\b(?:ref|statement)\b\W{0,3}$", re.IGNORECASE)
"""What stands before anybody's number."""
RIGHT_CHECK = "check digit right"
VENDOR_ACCOUNT = re.compile(r"\bacc(?:oun)?t\b\W{0,3}(?:no\W{0,3})?$", re.IGNORECASE)
PATRON_HABIT = re.compile(r"^2\d{13}$")
ITEM_HABIT = re.compile(r"^3\d{13}$")
"""By habit, not by rule: 2 starts a patron's, 3 an item's 14-digit barcode. Source:
the ILS vendors' barcode documentation, as collected in docs (barcodes)."""

LOST_AFTER = re.compile(
    r"(?:\),?|,)\s(?:lost|due|damaged|overdue|replacement|[$€£]\s?\d|\d+\.\d\d(?!\d))",
    re.IGNORECASE,
)
OTHERS = (
    r"(?:serial|model|asset|tag|tracking|upc|sku|batch|receipt|rcpt|remit(?:tance)?|lockbox|ref|"
    r"order|transaction|trans|txn|voucher|ticket|tn|statement|oclc)"
)
OTHERS_NUMBER = re.compile(
    rf"\b{OTHERS}\b\W{{0,3}}(?:no\b\.?|number|num\b\.?|id)?\W{{0,3}}$", re.IGNORECASE
)
OWNERS_LABEL = re.compile(r"\b(?:borrower|patron|customer|user|member|card)\b", re.IGNORECASE)
"""``Borrower ref.`` may be the card."""
OTHERS_LABEL = re.compile(rf"\b{OTHERS}\b", re.IGNORECASE)
"""``John Deere aerator, serial 2175 5501 4417 09``: libraries lend things, too."""


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what a number's form, label and row say of whose it is."""
    entity = scene.detections[index].entity_type
    if entity in {"LIBRARY_BARCODE", "US_SSN", "US_ITIN"}:
        yield from _others(scene, index)
    if entity != "LIBRARY_BARCODE":
        return
    detection, cell = scene.detections[index], scene.cell(index)
    digits = re.sub(r"\D", "", scene.text(index))
    if len(digits) < 6 and detection.recognizer == "PartialCard":
        masked = set(scene.text(index)).intersection("*xX•")
        yield Clue(
            "partial",
            Role.PATRON,
            0.85 if masked else 0.6,
            "parts of numbers are printed of cards, seldom of items",
        )
    elif PATRON_HABIT.match(digits):
        if _has_items_number_in_row(scene, index):
            reason = "an item's number, which starts with 3, is in its row"
            yield Clue("row", Role.PATRON, 0.8, reason)
        yield Clue("habit", Role.PATRON, 0.7, "14 digits that start with 2 are by habit a patron's")
    elif ITEM_HABIT.match(digits):
        yield Clue("habit", Role.ITEM, 0.75, "14 digits that start with 3 are by habit an item's")
    if (
        cell.label is not None
        and cell.label.role is None
        and (cell.label.entity_type == "LIBRARY_BARCODE")
    ):
        if (
            cell.kind is CellKind.VALUE
            and scene.once(labels_items_apart)
            and not ITEM_HABIT.match(digits)
        ):
            reason = "the items' barcodes are labelled as theirs, and this one is not"
            yield Clue("label", Role.PATRON, 0.6, reason)
        else:
            reason = f"“{cell.label.text}” alone heads items as a rule"
            yield Clue("label", Role.ITEM, 0.55, reason)
    mates = scene.row_mates(detection.cell) if cell.kind is CellKind.TABLE else []
    if any(
        scene.cells[c].label is not None and scene.cells[c].label.entity_type == "TITLE"  # type: ignore[union-attr]
        for c in mates
    ):
        yield Clue("row", Role.ITEM, 0.55, "a title stands in its row")
    before = scene.before(index)
    if re.search(r"\b(?:his|her|their) (?:card |library )?(?:number|card)\W{0,3}$", before):
        yield Clue("words", Role.PATRON, 0.9, "it is called somebody's own")
    elif re.search(r"\b(?:account|card|patron)\b[^.;\d]{0,20}\W$", before, re.IGNORECASE):
        yield Clue("words", Role.PATRON, 0.75, "the words before it speak of a card or an account")
    elif re.search(r"\bbarcode\W{0,3}$", before, re.IGNORECASE):
        yield Clue("words", Role.ITEM, 0.55, "“barcode” alone stands with items as a rule")
    if LOST_AFTER.match(scene.after(index)):
        yield Clue("words", Role.ITEM, 0.75, "what became of an item, or its price, follows it")
    around = scene.around(index).replace(scene.text(index), " ")
    if re.search(r"\b(?:item|copy|title|book|volume|dvd)\b", around, re.IGNORECASE):
        yield Clue("words", Role.ITEM, 0.6, "the words around it speak of an item")


def _others(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield that a number is a thing's or a payment's: ``serial``, ``Batch``, ``lockbox``."""
    label = scene.cell(index).label
    labelled = label is not None and OTHERS_LABEL.search(label.text) is not None
    patron = label is not None and label.role is Role.PATRON
    patron = patron or (label is not None and OWNERS_LABEL.search(label.text) is not None)
    if OTHERS_NUMBER.search(scene.before(index)) or (labelled and not patron):
        # "Ref. 2 4588 8960 64921" on a bill may be the card all the same.
        digits = re.sub(r"\D", "", scene.text(index))
        loose = LOOSE.search(scene.before(index)) is not None
        card = PATRON_HABIT.match(digits) and (
            loose or RIGHT_CHECK in scene.detections[index].reason
        )
        reason = "it is called the number of a thing or a payment"
        yield Clue("words", Role.ITEM, 0.6 if card else 0.95, reason)
    elif VENDOR_ACCOUNT.search(scene.before(index)) and _stands_with_a_vendor(scene, index):
        yield Clue("words", Role.LIBRARY, 0.75, "it is called an office's account")


def _stands_with_a_vendor(scene: Scene, index: int) -> bool:
    """Whether an office is named on an account's line, or alone over it."""
    over = next(scene.cells_above(scene.detections[index].cell, limit=1), None)
    return names_library(scene.line_of(index)) or (
        over is not None and scene.says(over, names_organisation)
    )


def _has_items_number_in_row(scene: Scene, index: int) -> bool:
    """Whether another number of a table's row is an item's by its form."""
    return any(
        ITEM_HABIT.match(re.sub(r"\D", "", scene.text(other))) is not None
        for mate in scene.row_mates(scene.detections[index].cell)
        for other in scene.by_cell.get(mate, ())
        if scene.detections[other].entity_type == "LIBRARY_BARCODE"
    )
