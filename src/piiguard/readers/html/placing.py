"""Where styles place elements: on lines of their own, or apart within a line.

``<span class="k">Issued to</span>Lindiwe`` prints no ``toLindiwe`` where ``.k`` is a box
of its own: as people see it, two columns stand there.
"""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from piiguard.readers.html.sheets import Styles, chosen, parse_styles

_LINES = frozenset({"block", "flex", "grid", "table", "table-row", "list-item", "flow-root"})
_BOXES = frozenset({"inline-block", "table-cell", "inline-flex", "inline-grid", "inline-table"})
_SHARING = frozenset({"flex", "inline-flex", "grid", "inline-grid"})
"""What sets its children apart from each other."""


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
        """Whether an element never touches the words beside it."""
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
    floats = styles.get("float") in ("left", "right")
    placed = styles.get("position") in ("absolute", "fixed")
    return floats or placed or styles.get("display") in _BOXES


def _shares(styles: Styles) -> bool:
    return styles.get("display") in _SHARING
