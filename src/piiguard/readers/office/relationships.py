"""How the members of an Office Open XML package refer to each other and outside.

Relationship files (ECMA-376, part 2, 9.3) give each reference an id and a type.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from piiguard.errors import ReadError
from piiguard.readers.formats import extension
from piiguard.readers.office.markup import Element, child, get
from piiguard.readers.office.package import Package, damaged

_EMU_PER_INCH = 914_400
"""ECMA-376, part 1, 20.1.2.1."""
_CLIMB = 8
"""How far above a picture's reference its size may stand; DrawingML needs six."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where one member refers to another, or out of the package."""

    type: str
    """The last word of the relationship's type: ``image``, ``hyperlink``."""
    target: str
    """The member's name, or the address outside."""
    external: bool


def relationships(package: Package, source: str) -> dict[str, Relationship]:
    """Return a member's relationships by their ids; none where it has none.

    Raises:
        ReadError: ``damaged``.
    """
    folder, base = posixpath.split(source)
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    if name not in package:
        return {}
    found: dict[str, Relationship] = {}
    for element in package.xml(name):
        target = element.get("Target") or ""
        external = element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = (element.get("Type") or "").rpartition("/")[2]
        found[element.get("Id") or ""] = Relationship(kind, target, external)
    return found


def main_part(package: Package) -> str:
    """Return the name of the member that is the document proper.

    Raises:
        ReadError: ``damaged``: there is none.
    """
    for relationship in relationships(package, "").values():
        if relationship.type == "officeDocument" and relationship.target in package:
            return relationship.target
    raise damaged("its main part is missing")


def image_areas(package: Package) -> dict[str, float | None]:
    """Return the largest area in square inches at which each image is shown."""
    areas: dict[str, float | None] = {}
    for name in package.names:
        if extension(name) not in {".xml", ".vml"}:
            continue
        try:
            links = relationships(package, name)
            images = {key: r.target for key, r in links.items() if r.type == "image"}
            if not images:
                continue
            for element in package.xml(name).iter():
                for value in element.attrib.values():
                    if value in images:
                        target, area = images[value], _shown_area(element)
                        before = areas.get(target, 0.0)
                        unknown = area is None or before is None
                        areas[target] = None if unknown else max(area or 0.0, before or 0.0)
        except ReadError as error:
            if error.code == "too-large":
                raise
            # Whoever reads the member reports it; its images then count in full.
    return areas


def _shown_area(element: Element) -> float | None:
    for _ in range(_CLIMB):
        if element is None:
            return None
        for size in (
            child(element, "extent"),
            child(element, "ext"),
            child(element, "xfrm", "ext"),
        ):
            if size is not None and get(size, "cx") and get(size, "cy"):
                width, height = float(get(size, "cx") or 0), float(get(size, "cy") or 0)
                return abs(width * height) / _EMU_PER_INCH**2
        element = element.getparent()
    return None
