"""Which runs of a Word document nobody sees, by their formatting and styles."""

from __future__ import annotations

from dataclasses import dataclass, field

from piiguard.readers.office.markup import Element, child, get, local

_OFF = frozenset({"0", "false", "off", "none"})
_HIDING = frozenset({"vanish", "specVanish"})
_TINY_HALF_POINTS = 4
"""Text of under two points is not read on paper; the smallest print is four. Ours."""
_CHAIN_CAP = 20
"""Styles based on styles; Word itself allows eleven."""


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of one document, as far as they hide text."""

    hides: dict[str, bool | None] = field(default_factory=dict)
    """By style id: whether it hides, or None where it leaves it open."""
    based_on: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Looks:
        """Read the styles part; there may be none."""
        looks = cls()
        for style in () if root is None else root:
            name = get(style, "styleId")
            if local(style.tag) == "style" and name:
                looks.hides[name] = _hides(child(style, "rPr"))
                base = child(style, "basedOn")
                if base is not None:
                    looks.based_on[name] = get(base, "val") or ""
        return looks

    def style_hides(self, name: str | None) -> bool | None:
        """Return whether a style hides text, asking those it is based on."""
        for _ in range(_CHAIN_CAP):
            if name is None:
                return None
            answer = self.hides.get(name)
            if answer is not None:
                return answer
            name = self.based_on.get(name)
        return None

    def paragraph_seen(self, properties: Element | None) -> bool:
        """Return whether a paragraph's style leaves its text seen."""
        style = None if properties is None else child(properties, "pStyle")
        return not (style is not None and self.style_hides(get(style, "val")))

    def run_seen(self, properties: Element | None, *, paragraph: bool, plain: bool) -> bool:
        """Return whether a run is seen.

        Args:
            properties: The run's own formatting, or None.
            paragraph: What the paragraph's style says.
            plain: Whether the ground is white: outside tables and shading.
        """
        if properties is None:
            return paragraph
        hides = _hides(properties)
        if hides is None:
            style = child(properties, "rStyle")
            hides = None if style is None else self.style_hides(get(style, "val"))
        if hides or (hides is None and not paragraph):
            return False
        return not _too_small(properties) and not (plain and _is_white(properties))


def _hides(properties: Element | None) -> bool | None:
    for element in () if properties is None else properties:
        if local(element.tag) in _HIDING:
            return (get(element, "val") or "true").lower() not in _OFF
    return None


def _too_small(properties: Element) -> bool:
    size = child(properties, "sz")
    value = "" if size is None else get(size, "val") or ""
    return value.isdigit() and int(value) < _TINY_HALF_POINTS


def _is_white(properties: Element) -> bool:
    color = child(properties, "color")
    white = color is not None and (get(color, "val") or "").upper() == "FFFFFF"
    return white and child(properties, "shd") is None and child(properties, "highlight") is None
