"""Whose a template's variables are: the tables say it, and which person.

All of ``borrower.*`` is one patron's, whatever it is called in the template;
``borrower.guarantor.*`` is another's. A patron named in the template's own text is
never the one whom the template will be filled in for.
"""

from __future__ import annotations

from piiguard.attribution.scene import Roles
from piiguard.config import Config
from piiguard.lexicon.variables import VariableLexicon
from piiguard.lexicon.variables.tables import PATRON
from piiguard.model import Attribution, Cell, Clue, Detection, PartKind, Role

TABLE_WEIGHT = 0.98
"""A system's own schema names the person; it errs only where staff misuse a field."""


def is_variable(cell: Cell) -> bool:
    """Whether a cell is a template's variable."""
    return cell.part_kind is PartKind.TEMPLATE


def attribute_variables(
    cells: tuple[Cell, ...], detections: tuple[Detection, ...], config: Config
) -> tuple[Roles, int]:
    """Say whose each variable is.

    Args:
        cells: The laid-out document.
        detections: The detections in its variables, and no others.
        config: The consortium's own variables.

    Returns:
        One attribution for each detection, and how many patrons there are. The
        patron whom the template is for is 1; others follow as they appear.
    """
    lexicon = VariableLexicon(config.variables)
    people: dict[str, int] = {}
    persons = [_person(cells[each.cell], lexicon) for each in detections]
    patrons = [
        person for person, each in zip(persons, detections, strict=True) if each.role is Role.PATRON
    ]
    for person in sorted(dict.fromkeys(patrons), key=lambda name: name != PATRON):
        people[person] = len(people) + 1
    roles = [
        _attribution(each, people.get(person))
        for person, each in zip(persons, detections, strict=True)
    ]
    return roles, len(people)


def _person(cell: Cell, lexicon: VariableLexicon) -> str:
    found = lexicon.find(cell.variable) if cell.variable else None
    return (found.person if found else None) or PATRON


def _attribution(detection: Detection, subject: int | None) -> Attribution:
    if detection.role is None:
        return Attribution(Role.UNKNOWN, score=0.5)
    clue = Clue("variable", detection.role, TABLE_WEIGHT, detection.reason)
    subject = subject if detection.role is Role.PATRON else None
    return Attribution(detection.role, subject, TABLE_WEIGHT, (clue,))
