"""Clues from the consortium's own directory: its libraries, staff and domains."""

from __future__ import annotations

from collections.abc import Iterator

from piiguard.attribution.directory_index import index_of
from piiguard.attribution.scene import Scene
from piiguard.model import Clue, Role

LIBRARY_WEIGHT = 0.97
STAFF_WEIGHT = 0.93
"""Below a patron's label: staff members are patrons too."""
DOMAIN_WEIGHT = 0.9
"""Patrons may have addresses of a consortium's domain, as students do."""


def clues(scene: Scene, index: int) -> Iterator[Clue]:
    """Yield what the directory knows of a detection."""
    entity, text = scene.detections[index].entity_type, scene.text(index)
    known = index_of(scene.config.directory)
    if entity == "PERSON":
        if known.is_library_name(text):
            yield _library("name")
        if known.is_staff_name(text):
            yield _staff("name", STAFF_WEIGHT)
    elif entity == "EMAIL_ADDRESS":
        address = text.casefold().strip()
        if address in known.staff_emails:
            yield _staff("address", LIBRARY_WEIGHT)
        elif known.is_own_domain(address.rpartition("@")[2]):
            yield Clue("directory", Role.STAFF, DOMAIN_WEIGHT, "its domain is the consortium's own")
    elif entity == "PHONE_NUMBER":
        if known.is_library_phone(text):
            yield _library("phone")
        if known.is_staff_phone(text):
            yield _staff("phone", STAFF_WEIGHT)
    elif entity == "STREET_ADDRESS" and known.has_library_address(text):
        yield _library("address")


def _library(what: str) -> Clue:
    reason = f"a library of the directory has this {what}"
    return Clue("directory", Role.LIBRARY, LIBRARY_WEIGHT, reason)


def _staff(what: str, weight: float) -> Clue:
    reason = f"a staff member of the directory has this {what}"
    return Clue("directory", Role.STAFF, weight, reason)
