"""What scripts and style sheets hold for people: strings, comments, long numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKENS = re.compile(
    r"""["']?(?P<key>[\w$-]{1,60})["']?\s{0,5}[:=]\s{0,5}(?=["'`\d])"""
    r"""|/\*(?P<block>.*?)(?:\*/|\Z)"""
    r"""|(?<![:\\])//(?P<line>[^\n]*)"""
    r"""|"(?P<double>(?:[^"\\\n]|\\.)*)\""""
    r"""|'(?P<single>(?:[^'\\\n]|\\.)*)'"""
    r"""|`(?P<template>(?:[^`\\]|\\.)*+)(?:`|\\?\Z)"""
    r"""|(?<![\w.])(?P<number>\d{5,})(?![\w.])"""
    r"""|(?P<open>["'`])""",
    re.S,
)
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.S)
_WORD = re.compile(r"[\w@.+-]+")
_TELLING = re.compile(r"\d{9}|\w@\w")
"""A number that may be a card's or a phone's, or an address, among the code."""
_CHARS = {"n": "\n", "t": " ", "r": "\n", "b": "", "f": " ", "v": " ", "0": "", "\n": ""}


def literals(script: str) -> Iterator[tuple[str, str]]:
    """Yield every string, comment and long number, with the name it is given, or ''.

    Last come words of the code itself that hold long numbers or addresses.
    """
    words: set[str] = set()
    for name, text in _literals(script):
        words.update(_WORD.findall(text))
        yield name, text
    for word in _WORD.findall(script):
        if word not in words and _TELLING.search(word):
            words.add(word)
            yield "", word


def _literals(script: str) -> Iterator[tuple[str, str]]:
    """Yield the literals in order.

    Where quotes do not pair up, as in a regular expression, the whole line is
    given too: what was taken for code there may be a string.
    """
    key = ""
    last_line = -1
    for match in _TOKENS.finditer(script):
        kind = match.lastgroup or ""
        if kind == "key":
            key = match["key"]
            continue
        if kind == "open":
            start = script.rfind("\n", 0, match.start()) + 1
            end = script.find("\n", match.end())
            if start != last_line:
                yield "", script[start : end if end >= 0 else len(script)].strip()
            last_line = start
            key = ""
            continue
        text = match[kind]
        if kind in ("double", "single", "template"):
            text = _ESCAPE.sub(_unescaped, text)
        if text.strip():
            yield key, text.strip()
        key = ""


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 else ""
    return _CHARS.get(match[4], match[4])
