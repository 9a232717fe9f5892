"""One story of an OpenDocument (body, header, note …) → parts.

Text that the walk has read is taken out of the tree; what is left in it afterwards
is read as leftovers. So nothing is read twice, and nothing is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from piiguard.model import Part, PartKind
from piiguard.readers.office.flow import Flow, text_part
from piiguard.readers.office.markup import Element, check_depth, child, descendants, get, local

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 200
"""Spaces one element may stand for; a line holds no more."""
_MOST_COLUMNS = 64
"""Repeated cells that are written out in a table of a text; LibreOffice's tables
have fewer columns."""
_CHAIN_CAP = 20
_OWN_FLOWS = {"note-body": "note", "text-box": "text box", "custom-shape": "text box"}
"""Elements whose paragraphs do not belong to the paragraph they stand in."""

_SHAPES = frozenset({"custom-shape", "frame", "g"})
"""Drawings, which LibreOffice may switch off one by one."""
_ABOUT = frozenset({"creator", "creator-initials", "date", "title", "desc"})
"""Who commented or changed, and what a drawing shows. The elements of these names
in the text namespace are fields, whose text stands on the page."""
_TEXT_NAMESPACE = "opendocument:xmlns:text"


@dataclass(frozen=True, slots=True)
class Styles:
    """Which styles hide text."""

    hides: dict[str, bool | None] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def learn(self, root: Element) -> None:
        """Read the styles that a member defines."""
        for style in descendants(root, "style"):
            name = get(style, "name") or ""
            properties = child(style, "text-properties")
            display = None if properties is None else get(properties, "display")
            self.hides[name] = None if display is None else display == "none"
            if properties is not None and _unseen(properties):
                self.hides[name] = True
            page = child(style, "drawing-page-properties")
            if page is not None and get(page, "visibility") == "hidden":
                self.hides[name] = True
            table = child(style, "table-properties")
            if table is not None and get(table, "display") == "false":
                self.hides[name] = True
            self.parents[name] = get(style, "parent-style-name") or ""

    def hide(self, element: Element) -> bool | None:
        """Return whether the element's style hides its text, or None."""
        name = get(element, "style-name") or ""
        for _ in range(_CHAIN_CAP):
            if self.hides.get(name) is not None:
                return self.hides[name]
            name = self.parents.get(name, "")
        return None


class Story:
    """Walks one story."""

    def __init__(self, name: str, styles: Styles, *, visible: bool = True) -> None:
        self._name = name
        self._styles = styles
        self._visible = visible
        self._flow = Flow(name, visible=visible)
        self._others: list[Flow] = []
        self._authors: list[str] = []
        self._counts: dict[str, int] = {}
        self._alternatives: list[str] = []

    def read(self, root: Element) -> Iterator[Part | None]:
        """Yield the story's parts; its text is taken out of the tree.

        Raises:
            ReadError: ``damaged``: nested too deeply.
        """
        check_depth(root)
        self._walk(root, self._flow, seen=True, inside=False)
        yield from self._flow.parts()
        for flow in self._others:
            yield from flow.parts()
        for what, lines in (
            ("authors of comments and changes", self._authors),
            ("alternative texts", self._alternatives),
        ):
            text = "\n".join(dict.fromkeys(lines))
            yield text_part(PartKind.METADATA, f"{self._name}: {what}", text, visible=False)

    def _walk(self, element: Element, flow: Flow, *, seen: bool, inside: bool) -> None:
        """Walk an element.

        Args:
            element: The element.
            flow: Where its text goes.
            seen: Whether what is around it is seen.
            inside: Whether it stands in a paragraph, where character data counts.
        """
        tag = local(element.tag)
        if not tag:
            return
        hides = self._styles.hide(element)
        if hides is not None and tag in {"span", "p", "h", "a"}:
            seen = not hides
        elif tag in {"section", "hidden-paragraph"} or tag in _SHAPES:
            seen = seen and get(element, "display") != "none"
        if tag in {"p", "h"}:
            inside = True
            seen = seen and child(element, "hidden-paragraph") is None
        elif tag in {"annotation", "tracked-changes"} or tag in _OWN_FLOWS:
            flow = self._own_flow(tag, visible=self._visible and seen)
            inside = False
            seen = True
        elif tag in _ABOUT and _TEXT_NAMESPACE not in element.tag:
            inside = False
            self._about(element, tag)
        self._begin(element, tag, flow, seen=seen)
        self._take(element, "text", flow, seen=seen, inside=inside)
        for inner in element:
            self._walk(inner, flow, seen=seen, inside=inside)
            self._take(inner, "tail", flow, seen=seen, inside=inside)
        self._end(element, tag, flow)

    def _own_flow(self, tag: str, *, visible: bool) -> Flow:
        sort = {"annotation": "comment", "tracked-changes": "deleted text"}.get(tag)
        sort = sort or _OWN_FLOWS[tag]
        self._counts[sort] = self._counts.get(sort, 0) + 1
        kind = PartKind.COMMENT if sort == "comment" else PartKind.BODY
        shown = visible and tag in _OWN_FLOWS
        flow = Flow(f"{self._name}: {sort} {self._counts[sort]}", kind, visible=shown)
        self._others.append(flow)
        return flow

    def _about(self, element: Element, tag: str) -> None:
        text, element.text = element.text or "", None
        if tag in {"title", "desc"}:
            self._alternatives.append(text)
        elif tag != "date":
            self._authors.append(text)

    def _begin(self, element: Element, tag: str, flow: Flow, *, seen: bool) -> None:
        if tag == "s":
            flow.add(" " * min(_count(element, "c"), _MOST_SPACES))
        elif tag == "tab":
            flow.add("\t")
        elif tag == "line-break":
            flow.add("\n")
        elif tag in {"hidden-text", "conditional-text"}:
            flow.add(get(element, "string-value") or "", seen=False)
        elif tag == "table":
            flow.begin_table()
        elif tag == "table-row":
            flow.begin_row()
        elif tag in {"table-cell", "covered-table-cell"}:
            flow.begin_cell()

    def _end(self, element: Element, tag: str, flow: Flow) -> None:
        if tag in {"p", "h"}:
            flow.end_paragraph()
        elif tag in {"table-cell", "covered-table-cell"}:
            flow.end_cell(min(_count(element, "number-columns-repeated"), _MOST_COLUMNS))
        elif tag == "table":
            flow.end_table()

    def _take(self, element: Element, where: str, flow: Flow, *, seen: bool, inside: bool) -> None:
        text = getattr(element, where)
        if inside and text:
            setattr(element, where, None)
            flow.add(_SPACE.sub(" ", text), seen=seen)


def _count(element: Element, name: str) -> int:
    value = get(element, name) or "1"
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 1


def _unseen(properties: Element) -> bool:
    """Whether text is white without a ground of its own, or too small to read."""
    white = (get(properties, "color") or "").lower() == "#ffffff"
    ground = get(properties, "background-color") not in (None, "transparent")
    size = get(properties, "font-size") or ""
    tiny = re.fullmatch(r"(?:0(?:\.\d*)?|1(?:\.\d*)?)pt", size) is not None
    return (white and not ground) or tiny
