"""Style sheets: their plain rules, and the elements that these choose."""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode, SelectolaxError

MAX_RULES = 200
"""Rules of one kind that are looked at; each is a search of the page."""

_BLOCK_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")

Styles = dict[str, str]
"""Declarations by name, in lower case."""


def plain_rules(sheets: list[str]) -> list[tuple[str, Styles]]:
    """Return the rules outside any block, as selector and declarations.

    Rules within ``@media`` and other blocks hold for some screens only and are left out.
    """
    return [(selector, parse_styles(body)) for sheet in sheets for selector, body in _rules(sheet)]


def chosen(
    document: LexborNode, rules: list[tuple[str, Styles]], test: Callable[[Styles], bool]
) -> frozenset[int]:
    """Return the memory ids of the elements with a rule of which a test holds."""
    found: set[int] = set()
    selectors = dict.fromkeys(selector for selector, styles in rules if test(styles))
    for selector in list(selectors)[:MAX_RULES]:
        try:
            found.update(node.mem_id for node in document.css(selector))
        except SelectolaxError:
            continue
    return frozenset(found)


def parse_styles(text: str) -> Styles:
    """Read declarations: ``display: none; color: red``."""
    styles: Styles = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            styles[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return styles


def _rules(sheet: str) -> list[tuple[str, str]]:
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
