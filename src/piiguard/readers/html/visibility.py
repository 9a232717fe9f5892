"""Whether someone who looks at the page sees an element's text.

Told from attributes, inline styles and the plain rules of style sheets; what only
a script or a narrow screen hides counts as seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from piiguard.readers.html.sheets import Styles, parse_styles

_TINY = 2.0
"""Pixels or points up to which a font is too small to see; as on PDF pages, text
that small is there to be found by machines (preview lines of newsletters)."""

_NEVER_SHOWN = frozenset({
    "script", "style", "template", "noscript", "noembed", "noframes", "head", "title", "meta",
    "link", "base", "datalist", "object", "audio", "video", "canvas", "iframe", "desc",
    "metadata",
})  # fmt: skip
"""Elements whose content is not drawn; of some, such as ``video``, it is a fallback."""

_NUMBER = re.compile(r"(-?[\d.]+)\s*(px|pt|em|rem|%)?")
_RGB = re.compile(r"rgba?\(\s*(\d+)[,\s]+(\d+)[,\s]+(\d+)\s*(?:[,/]\s*([\d.]+%?))?\s*\)")
_FAR = -500.0
"""Pixels left or up from which text is off the page."""


@dataclass(frozen=True, slots=True)
class Look:
    """How text at some point of the page is drawn."""

    hidden: bool = False
    pre: bool = False
    """Whether spaces and line breaks are kept."""
    ink: str | None = "#000000"
    paper: str | None = "#ffffff"
    """Colours as ``#rrggbb``, ``transparent``, or None where they are unclear."""

    @property
    def seen(self) -> bool:
        """Whether the text can be seen."""
        invisible = self.ink == "transparent" or (self.ink is not None and self.ink == self.paper)
        return not self.hidden and not invisible


def look_of(tag: str, attributes: dict[str, str], around: Look, hidden_by_sheet: bool) -> Look:
    """Return how an element's own text is drawn.

    Args:
        tag: The element's name.
        attributes: Its attributes.
        around: How the text around it is drawn.
        hidden_by_sheet: Whether a style sheet's rule hides it.
    """
    styles = parse_styles(attributes.get("style", ""))
    look = around
    if (
        hidden_by_sheet
        or tag in _NEVER_SHOWN
        or "hidden" in attributes
        or (tag == "dialog" and "open" not in attributes)
        or hides(styles)
    ):
        look = replace(look, hidden=True)
    space = styles.get("white-space", "")
    if tag in ("pre", "textarea", "listing", "xmp", "plaintext") or space.startswith("pre"):
        look = replace(look, pre=True)
    elif space in ("normal", "nowrap"):
        look = replace(look, pre=False)
    ink = styles.get("color") or (attributes.get("color", "") if tag == "font" else "")
    paper = styles.get("background-color") or styles.get("background") or attributes.get("bgcolor")
    if "background-image" in styles or "background" in attributes:
        paper = "url()"
    if ink:
        look = replace(look, ink=_colour(ink))
    if paper and (colour := _colour(paper)) != "transparent":
        look = replace(look, paper=colour)
    return look


def hides(styles: Styles) -> bool:
    """Whether declarations hide an element."""
    if styles.get("display") == "none" or styles.get("mso-hide") == "all":
        return True
    if styles.get("visibility") in ("hidden", "collapse"):
        return True
    size = _pixels(styles.get("font-size"))
    if size is not None and size <= _TINY:
        return True
    if _pixels(styles.get("opacity")) == 0:
        return True
    clipped = styles.get("overflow", "").startswith("hidden")
    for side in ("height", "max-height", "width", "max-width"):
        if clipped and _pixels(styles.get(side)) in (0, 1):
            return True
    moved = styles.get("position") in ("absolute", "fixed")
    for place, applies in (("left", moved), ("top", moved), ("text-indent", True)):
        shift = _pixels(styles.get(place))
        if applies and shift is not None and shift <= _FAR:
            return True
    return False


def _pixels(value: str | None) -> float | None:
    match = _NUMBER.fullmatch(value.strip()) if value else None
    if match is None:
        return None
    try:
        number = float(match[1])
    except ValueError:
        return None
    return (
        number * 16 if match[2] in ("em", "rem") else number if match[2] != "%" else number or 0.0
    )


def _colour(value: str) -> str | None:
    """Return a colour as ``#rrggbb``, or None where it is none that is known."""
    value = value.strip().lower()
    if value in ("transparent", "white", "black"):
        return {"white": "#ffffff", "black": "#000000"}.get(value, value)
    if re.fullmatch(r"#?[0-9a-f]{6}", value):
        return "#" + value[-6:]
    if re.fullmatch(r"#[0-9a-f]{3}", value):
        return "#" + "".join(digit * 2 for digit in value[1:])
    if match := _RGB.fullmatch(value):
        if match[4] is not None and match[4] in ("0", "0.0", "0%", "0.00"):
            return "transparent"
        return "#" + "".join(f"{min(255, int(part)):02x}" for part in match.groups()[:3])
    return None
