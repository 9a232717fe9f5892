"""Where styles place elements: on lines of their own, or apart within a line.

``<span class="k">Issued to</span>Lindiwe`` prints no ``toLindiwe`` where ``.k`` is a box
with a width of its own: as people see it, two columns stand there. Boxes without any room
between touch, as letters that are set one by one do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from piiguard.readers.html.sheets import Styles, chosen, parse_styles

_LINES = frozenset({"block", "flex", "grid", "table", "table-row", "list-item", "flow-root"})
_BOXES = frozenset({"inline-block", "inline-flex", "inline-grid", "inline-table"})
_SPACE = re.compile(r"(?:min-)?width|(?:margin|padding)(?:-(?:left|right|inline.*))?")
"""Declarations that leave room between a box and its neighbours, which else touch."""
MIN_LETTERS = 2
_SPREADS = frozenset({"space-between", "space-around", "space-evenly"})


@dataclass(frozen=True, slots=True)
class Placing:
    """Memory ids of the elements that a page's style sheets place."""

    lines: frozenset[int] = frozenset()
    boxes: frozenset[int] = frozenset()
    sharing: frozenset[int] = frozenset()

    def on_own_line(self, node: LexborNode, style: str) -> bool:
        """Whether an element starts and ends a line."""
        return node.mem_id in self.lines or _is_line(parse_styles(style))

    def apart(self, node: LexborNode, style: str) -> bool:
        """Whether an element never touches the words beside it.

        A single letter is part of a word, however it is set.
        """
        if len((node.text(deep=True) or "").strip()) < MIN_LETTERS:
            return False
        if node.mem_id in self.boxes or (style and _is_box(parse_styles(style))):
            return True
        parent = node.parent
        if parent is None or not parent.is_element_node:
            return False
        return parent.mem_id in self.sharing or _shares(
            parse_styles(parent.attributes.get("style") or "")
        )


def placing_of(document: LexborNode, rules: list[tuple[str, Styles]]) -> Placing:
    """Return where the plain rules of style sheets place a page's elements."""
    return Placing(
        chosen(document, rules, _is_line),
        chosen(document, rules, _is_box),
        chosen(document, rules, _shares),
    )


def _is_line(styles: Styles) -> bool:
    return styles.get("display") in _LINES


def _is_box(styles: Styles) -> bool:
    if styles.get("float") in ("left", "right") or styles.get("display") == "table-cell":
        return True
    if styles.get("position") in ("absolute", "fixed"):
        return True
    return styles.get("display") in _BOXES and any(map(_SPACE.fullmatch, styles))


def _shares(styles: Styles) -> bool:
    """Whether an element sets its children apart from each other."""
    if styles.get("display") in ("grid", "inline-grid"):
        return True
    spread = styles.get("justify-content") in _SPREADS
    gap = "gap" in styles or "column-gap" in styles
    return styles.get("display") in ("flex", "inline-flex") and (spread or gap)
