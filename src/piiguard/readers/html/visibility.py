"""Whether someone who looks at the page sees an element's text.

Told from attributes, inline styles and the plain rules of style sheets; what only
a script or a narrow screen hides counts as seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode, SelectolaxError

_MAX_RULES = 200
"""Rules that hide something and are looked at; each is a search of the page."""
_TINY = 2.0
"""Pixels or points up to which a font is too small to see; as on PDF pages, text
that small is there to be found by machines (preview lines of newsletters)."""

_NEVER_SHOWN = frozenset({
    "script", "style", "template", "noscript", "noembed", "noframes", "head", "title", "meta",
    "link", "base", "datalist", "object", "audio", "video", "canvas", "iframe", "desc",
    "metadata",
})  # fmt: skip
"""Elements whose content is not drawn; of some, such as ``video``, it is a fallback."""

_BLOCK_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_NUMBER = re.compile(r"(-?[\d.]+)\s*(px|pt|em|rem|%)?")
_RGB = re.compile(r"rgba?\(\s*(\d+)[,\s]+(\d+)[,\s]+(\d+)\s*(?:[,/]\s*([\d.]+%?))?\s*\)")
_FAR = -500.0
"""Pixels left or up from which text is off the page."""

Styles = dict[str, str]


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
    styles = _parse_styles(attributes.get("style", ""))
    look = around
    if (
        hidden_by_sheet
        or tag in _NEVER_SHOWN
        or "hidden" in attributes
        or (tag == "dialog" and "open" not in attributes)
        or _hides(styles)
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


def hidden_by_sheets(document: LexborNode, sheets: list[str]) -> frozenset[int]:
    """Return the memory ids of the elements that style sheets hide.

    Rules within ``@media`` and other blocks hold for some screens only and are
    left out.
    """
    found: set[int] = set()
    rules = [rule for sheet in sheets for rule in _plain_rules(sheet)]
    hiding = [selector for selector, body in rules if _hides(_parse_styles(body))]
    for selector in list(dict.fromkeys(hiding))[:_MAX_RULES]:
        try:
            found.update(node.mem_id for node in document.css(selector))
        except SelectolaxError:
            continue
    return frozenset(found)


def _plain_rules(sheet: str) -> list[tuple[str, str]]:
    """Return the rules outside any block, as selector and body."""
    rules = []
    text = _BLOCK_COMMENT.sub("", sheet).replace("<!--", "").replace("-->", "")
    start = depth = 0
    for match in re.finditer(r"[{}]", text):
        depth = max(0, depth + (1 if match[0] == "{" else -1))
        if depth == 0:
            block = text[start : match.end()]
            start = match.end()
            if rule := _RULE.fullmatch(block):
                rules.append((rule[1].strip().rpartition(";")[2], rule[2]))
    return rules


def _parse_styles(text: str) -> Styles:
    styles: Styles = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            styles[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return styles


def _hides(styles: Styles) -> bool:
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
