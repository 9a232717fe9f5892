"""Whose a template's variables are, and how many people they are about."""

from __future__ import annotations

from piiguard.attribution import attribute
from piiguard.config import Config
from piiguard.detection import Detector
from piiguard.layout import lay_out
from piiguard.model import Role
from piiguard.readers import read


def whose(text: str) -> list[tuple[str, Role, int | None]]:
    """The detected variables and texts with role and subject."""
    cells = lay_out(read(text.encode(), "notice.tt", Config().limits))
    detections = Detector().detect(cells)
    return [
        (detection.text(cells), attribution.role, attribution.subject)
        for detection, attribution in zip(
            detections, attribute(cells, detections, Config()), strict=True
        )
    ]


def test_all_of_the_borrower_is_one_patron_and_the_guarantor_another():
    text = "[% borrower.guarantor.email %] [% borrower.firstname %] <<borrowers.surname>>"
    assert whose(text) == [
        ("borrower.guarantor.email", Role.PATRON, 2),
        ("borrower.firstname", Role.PATRON, 1),
        ("borrowers.surname", Role.PATRON, 1),
    ]


def test_a_guarantors_name_is_the_patrons_guardian():
    assert whose("[% borrower.guarantor.surname %]") == [
        ("borrower.guarantor.surname", Role.PATRON, 1)
    ]


def test_others_are_no_patrons():
    text = "[% branch.branchphone %] [% biblio.author %] [% items.0.barcode %] [% x.y %]"
    assert whose(text) == [
        ("branch.branchphone", Role.LIBRARY, None),
        ("biblio.author", Role.AUTHOR, None),
        ("items.0.barcode", Role.ITEM, None),
        ("x.y", Role.UNKNOWN, None),
    ]


def test_whom_the_text_names_comes_after_whom_the_variables_name():
    text = "<<borrowers.surname>>\nPatron: Delphine Marchetti\n"
    assert whose(text) == [
        ("borrowers.surname", Role.PATRON, 1),
        ("Delphine Marchetti", Role.PATRON, 2),
    ]
