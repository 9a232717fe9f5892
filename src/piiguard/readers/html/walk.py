"""Walks the tree and sends what it finds to where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from piiguard.readers.html.flow import Flow
from piiguard.readers.html.placing import Placing, placing_of
from piiguard.readers.html.sheets import chosen, plain_rules
from piiguard.readers.html.source import (
    DEEPEST,
    attributes_of,
    children,
    ends_within_tag,
    parse,
    text_in,
)
from piiguard.readers.html.tables import Table, TableCell, span
from piiguard.readers.html.unseen import Unseen
from piiguard.readers.html.visibility import Look, hides, look_of

_PARAGRAPHS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "menu", "dir", "blockquote",
    "pre", "listing", "xmp", "plaintext", "hr", "figure", "fieldset", "table", "address",
})  # fmt: skip
"""Elements with a margin above and below, by the HTML standard's style sheet. An
address has none there; it stands apart on paper, and lines beside it are not its."""
_BLOCKS = _PARAGRAPHS | frozenset({
    "div", "section", "article", "aside", "header", "footer", "main", "nav", "form", "li", "dt",
    "dd", "center", "details", "summary", "dialog", "legend", "figcaption", "hgroup", "search",
    "body", "html", "head", "caption", "tr", "optgroup", "option", "text", "title", "noscript",
    "iframe", "template", "object", "video", "audio", "canvas", "desc",
})  # fmt: skip
"""Elements that stand on lines of their own; ``text`` is SVG's."""
_SPACED = frozenset(["button", "label", "select", "input", "textarea", "td", "th", "img"])
"""Elements in a line that never touch the words beside them."""
_MAX_FRAGMENTS = 5
"""How deep documents within attributes and comments may nest."""
_CONDITIONAL = re.compile(r"\s*\[if [^\]]*\]>(.*)<!\[endif\]", re.S)
_LEAVES = frozenset(["script", "style", "meta", "input", "br", "textarea", "option"])
"""Elements whose content is no text of the page."""
_NOT_AS_TEXT = frozenset(
    ["hidden", "password", "checkbox", "radio", "file", "image", "range", "color"]
)
"""Types of ``input`` that do not show their value."""
_MARKUP = re.compile(r"<[a-z!/]", re.I)


@dataclass(slots=True)
class Walker:
    """Reads one document, or a cell or fragment of one."""

    unseen: Unseen
    fragments: int = 0
    """How many documents this one stands in."""
    hidden: frozenset[int] = frozenset()
    """Memory ids of elements that a style sheet hides."""
    placing: Placing = field(default_factory=Placing)
    seen: Flow = field(default_factory=Flow)
    covered: Flow = field(default_factory=Flow)
    """Text that is laid out as the rest and cannot be seen."""
    too_deep: bool = False
    cut_off: list[str] = field(default_factory=list)
    """Documents that end within a tag, whose rest is lost."""

    def document(self, text: str, look: Look | None = None, depth: int = 0) -> None:
        """Read a whole document or a fragment of one."""
        root = parse(text)
        if ends_within_tag(text):
            self.cut_off.append(text)
        sheets = [text_in(node) for node in root.css("style")]
        rules = plain_rules(sheets)
        self.hidden = chosen(root, rules, hides)
        self.placing = placing_of(root, rules)
        # Colours that a style sheet puts behind text are not worked out.
        unclear = any("background" in sheet for sheet in sheets)
        self.walk(root, look or Look(paper=None if unclear else "#ffffff"), depth)

    def walk(self, node: LexborNode, look: Look, depth: int) -> None:
        """Read everything within a node."""
        if depth > DEEPEST:
            self.too_deep = True
            return
        for child in children(node):
            self._node(child, look, depth + 1)

    def _node(self, node: LexborNode, look: Look, depth: int) -> None:
        if node.is_text_node:
            flow = self.seen if look.seen else self.covered
            flow.write(node.text_content or "", pre=look.pre)
        elif node.is_comment_node:
            self._comment(node.comment_content or "", depth)
        elif node.is_element_node:
            tag, attributes, own = self._look(node, look)
            if tag in _LEAVES or (tag == "title" and own.hidden and _in_head(node)):
                self._leaf(tag, node, attributes, own)
                if any(not child.is_text_node for child in children(node)):
                    # Within drawings, and in options, leaves may hold elements.
                    self.walk(node, Look(hidden=True), depth)
                return
            style = attributes.get("style", "")
            line = tag in _BLOCKS or self.placing.on_own_line(node, style)
            apart = not line and self.placing.apart(node, style)
            self._edge(tag, line=line, apart=apart)
            if tag == "table":
                self._table(node, attributes, own, depth)
            else:
                if tag == "iframe" and attributes.get("srcdoc"):
                    self._fragment(attributes["srcdoc"], Look(hidden=not look.seen), depth)
                self.walk(node, own, depth)
            self._edge(tag, line=line, apart=apart)

    def _look(self, node: LexborNode, look: Look) -> tuple[str, dict[str, str], Look]:
        """Return an element's name, attributes and look, its attributes noted."""
        tag, attributes = (node.tag or "").lower(), attributes_of(node)
        own = look_of(tag, attributes, look, node.mem_id in self.hidden)
        self.unseen.note_attributes(tag, attributes, seen=own.seen)
        return tag, attributes, own

    def _edge(self, tag: str, *, line: bool, apart: bool) -> None:
        """Mark the beginning or end of an element in the flow."""
        for flow in (self.seen, self.covered):
            if tag in _PARAGRAPHS:
                flow.gap()
            elif line:
                flow.end_line()
            elif apart:
                flow.column()
            elif tag in _SPACED:
                flow.write(" ", pre=False)

    def _leaf(self, tag: str, node: LexborNode, attributes: dict[str, str], look: Look) -> None:
        if tag == "script":
            self.unseen.scripts.append((attributes.get("type", ""), text_in(node)))
        elif tag == "style":
            self.unseen.sheets.append(text_in(node))
        elif tag == "meta":
            self.unseen.note_metadata(attributes)
        elif tag == "title":
            self.unseen.metadata.setdefault(("Title", text_in(node)))
        elif tag == "br":
            (self.seen if look.seen else self.covered).break_line()
        elif tag == "option":
            self._option(node, attributes, look)
        else:
            value = text_in(node) if tag == "textarea" else attributes.get("value", "")
            shown = attributes.get("type", "").lower() not in _NOT_AS_TEXT
            self.unseen.note_control(attributes, value, seen=look.seen and shown)
            self.seen.write(" ", pre=False)

    def _option(self, node: LexborNode, attributes: dict[str, str], look: Look) -> None:
        owner = node.parent
        while owner is not None and owner.tag not in ("select", "datalist"):
            owner = owner.parent
        named = attributes_of(owner) if owner is not None else {}
        listed = "selected" in attributes or "multiple" in named or "size" in named
        text, value = "".join(node.text(deep=True)), attributes.get("value", "")
        self.unseen.note_control(named, text, seen=look.seen and listed)
        if value.strip() != text.strip():
            self.unseen.note_control(named, value, seen=False)

    def _comment(self, text: str, depth: int) -> None:
        conditional = _CONDITIONAL.match(text)
        inner = conditional[1] if conditional else text
        if _MARKUP.search(inner) and not ends_within_tag(inner):
            self._fragment(inner, Look(hidden=True), depth)
        elif inner.strip():
            self.unseen.comments.append(inner)

    def _fragment(self, text: str, look: Look, depth: int) -> None:
        """Read a document within this one into the same flows."""
        if self.fragments >= _MAX_FRAGMENTS:
            self.too_deep = True
            return
        inner = Walker(self.unseen, self.fragments + 1)
        inner.document(text, look, depth)
        self._take(inner)

    def _take(self, inner: Walker) -> None:
        self.too_deep |= inner.too_deep
        self.cut_off += inner.cut_off
        for content in inner.seen.finish():
            self.seen.add(content)
        for content in inner.covered.finish():
            self.covered.add(content)

    def _table(self, node: LexborNode, attributes: dict[str, str], look: Look, depth: int) -> None:
        table = Table(attributes)
        self._rows(node, table, look, depth + 1)
        for content, seen in table.grids() if table.holds_data else table.flow():
            (self.seen if seen else self.covered).add(content)

    def _rows(self, node: LexborNode, table: Table, look: Look, depth: int) -> None:
        if depth > DEEPEST:
            self.too_deep = True
            return
        for child in children(node):
            if child.tag in ("thead", "tbody", "tfoot"):
                tag, _, own = self._look(child, look)
                table.has_head |= tag == "thead"
                self._rows(child, table, own, depth + 1)
            elif child.tag == "tr":
                _, _, own = self._look(child, look)
                table.rows.append(list(self._cells(child, own, depth + 1)))
            else:
                # A caption; a script; what the parser leaves within a table.
                table.has_caption |= child.tag == "caption"
                self._node(child, look, depth + 1)

    def _cells(self, node: LexborNode, look: Look, depth: int) -> Iterator[TableCell]:
        for child in children(node):
            if child.tag not in ("td", "th"):
                self._node(child, look, depth + 1)
                continue
            tag, attributes, own = self._look(child, look)
            inner = Walker(self.unseen, self.fragments, self.hidden, self.placing)
            inner.walk(child, own, depth + 1)
            self.too_deep |= inner.too_deep
            self.cut_off += inner.cut_off
            yield TableCell(
                inner.seen.finish(),
                inner.covered.finish(),
                tag == "th",
                span(attributes, "colspan"),
                span(attributes, "rowspan"),
            )


def _in_head(node: LexborNode) -> bool:
    """Whether a title is the page's; a drawing may have one too."""
    return node.parent is not None and node.parent.tag == "head"
