"""What stands about a token: lists and telling words within reach, and the next words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from piiguard.detection.names import gazetteer as g
from piiguard.detection.names.tokens import Token

REACH: Final = 8
"""How many tokens before and after one the company of a token reaches."""

NEAR: Final = (
    (g.LIBRARY, "lib"),
    (g.STREET, "street"),
    (g.FUNCTION, "func"),
    (g.ITEM, "item"),
    (g.STATE, "state"),
    (g.HONORIFIC, "hon"),
)
_NEAR_MASK: Final = sum(bit for bit, _ in NEAR)
_TELLING: Final = {
    word: (f"before={word}".encode(), f"after={word}".encode())
    for word in ("by", "/", ",", "dear", "library", "-", ":", "(")
}


def reaching(words: Sequence[str], masks: Sequence[int]) -> tuple[list[int], list[list[bytes]]]:
    """Return the lists within reach of each token, and what telling words say there."""
    size = len(words)
    near: list[int] = [0] * size
    telling: list[list[bytes]] = [[] for _ in words]
    for j, (word, mask) in enumerate(zip(words, masks, strict=True)):
        lists, tells = mask & _NEAR_MASK, _TELLING.get(word)
        if not lists and tells is None:
            continue
        for i in range(max(0, j - REACH), j):
            near[i] |= lists
            if tells is not None:
                telling[i].append(tells[1])
        for i in range(j + 1, min(size, j + REACH + 1)):
            near[i] |= lists
            if tells is not None:
                telling[i].append(tells[0])
    return near, telling


def nearest_words(tokens: Sequence[Token], words: Sequence[str]) -> list[tuple[str, str]]:
    """Return the nearest word before and after each token; ``-`` where none is in reach."""
    size = len(tokens)
    before, after = ["-"] * size, ["-"] * size
    at: int | None = None
    for i in range(size):
        if at is not None and i - at <= REACH:
            before[i] = words[at]
        if tokens[i].kind == "word":
            at = i
    at = None
    for i in range(size - 1, -1, -1):
        if at is not None and at - i <= REACH:
            after[i] = words[at]
        if tokens[i].kind == "word":
            at = i
    return list(zip(before, after, strict=True))
