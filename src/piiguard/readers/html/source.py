"""HTML text → a tree of nodes as browsers build it, and a guard before that.

Lexbor follows the HTML standard's rules for broken markup, so what is inside what
is as in a browser. The guard exists because its time grows with the square of the
depth and of an element's attributes: 200,000 open ``div`` take minutes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from piiguard.errors import ReadError

DEEPEST = 300
"""Levels of elements that are read; Blink cuts trees at 512. One takes a stack frame."""
_OPEN_AT_ONCE = 5_000
"""Elements open at once, by a rough count, that are still parsed: under a second."""
_ATTRIBUTES = 5_000
"""Attributes of one element that are still parsed: under a second."""

_END_MARK = "\ue5efend of source\ue5ef"
_TAG = re.compile(r"<(/?)([a-z][^\s/>]{0,30})", re.I)
_LONG_TAG = re.compile(r"<[a-z][^<>]{20000,}", re.I)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# Void elements, and those that the next of their kind closes.
_NOT_NESTING = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
    "track", "wbr", "p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead",
    "tfoot", "colgroup", "html", "body", "head",
})  # fmt: skip
# In XHTML these may close themselves; to an HTML parser they stay open.
_SELF_CLOSING = re.compile(
    r"<(script|style|title|textarea|iframe|noscript|a|b|i|div|span|td|th|p|ul|ol|li|table)"
    r"(\s[^<>]*)?/>",
    re.I,
)


def parse(text: str) -> LexborNode:
    """Return the document node.

    Raises:
        ReadError: ``too-large``: elements are nested too deeply, or have too many
            attributes, to be parsed in a sensible time.
    """
    if _nests_too_deeply(text) or any(map(_has_too_many_attributes, _LONG_TAG.findall(text))):
        raise ReadError(
            "too-large",
            "the HTML nests elements or piles up attributes as no page does; check where "
            "it comes from",
        )
    if text[:200].lstrip("\ufeff \t\r\n").startswith("<?xml"):
        text = _SELF_CLOSING.sub(r"<\1\2></\1>", text)
    # Lone surrogates have no UTF-8.
    parser = LexborHTMLParser(text.encode("utf-8", "replace").decode())
    root = parser.root
    if root is None:
        raise ReadError("damaged", "the HTML cannot be read; save the page again")
    return root.parent or root


def ends_within_tag(text: str) -> bool:
    """Whether the end cuts off a tag, or a quote in one that is never closed.

    All from that tag on is in no tree then. Found by a mark at the end, which is
    lost with it.
    """
    if "<" not in text:
        return False
    root = LexborHTMLParser((text + _END_MARK).encode("utf-8", "replace").decode()).root
    return root is None or _END_MARK not in ((root.parent or root).html or "")


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield a node's children; a template's are in a fragment of its own.

    Within a drawing a template is an element like any other.
    """
    if node.tag == "template":
        for fragment in node.template_fragments():
            yield from children(fragment)
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def text_in(node: LexborNode) -> str:
    """Return the text directly in a node: a script, a style sheet, a title."""
    return "".join(child.text_content or "" for child in children(node) if child.is_text_node)


def attributes_of(node: LexborNode) -> dict[str, str]:
    """Return an element's attributes; one without a value has the empty text."""
    return {name: value or "" for name, value in node.attributes.items() if name}


def _nests_too_deeply(text: str) -> bool:
    open_elements: Counter[str] = Counter()
    depth = 0
    for closing, tag in _TAG.findall(text):
        name = tag.lower()
        if name in _NOT_NESTING:
            continue
        if not closing:
            open_elements[name] += 1
            depth += 1
            if depth > _OPEN_AT_ONCE:
                return True
        elif open_elements[name]:
            open_elements[name] -= 1
            depth -= 1
    return False


def _has_too_many_attributes(tag: str) -> bool:
    return len(re.findall(r"[\s/]+", _QUOTED.sub("", tag))) > _ATTRIBUTES
