"""What the model sees of each token: its letters, its case, its lists, its company.

Every feature is a short string, as CRFsuite takes them. Nothing is looked at farther
than a line and eight tokens away, so that a name in a long letter looks like a name
in a cell of a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from piiguard.detection.names import gazetteer as g
from piiguard.detection.names.tokens import Token, fold

REACH: Final = 8
"""How many tokens before and after one the company of a token reaches."""

HIDDEN: Final = ""
"""Stands for a word that training hides, so that the model learns letters and company
instead of the word. It gives no feature: a word unknown to the model gives none either."""

_PATTERN_TOKENS: Final = 8
"""Lines up to this many tokens show their whole pattern: names in cells are short."""

_NEAR: Final = (
    (g.LIBRARY, "lib"),
    (g.STREET, "street"),
    (g.FUNCTION, "func"),
    (g.ITEM, "item"),
    (g.STATE, "state"),
    (g.HONORIFIC, "hon"),
)
_TELLING: Final = frozenset({"by", "/", ",", "dear", "library", "-", ":", "("})
_LISTS: Final = (
    (g.FUNCTION, "F"),
    (g.LIBRARY, "L"),
    (g.STREET, "R"),
    (g.ITEM, "I"),
    (g.HONORIFIC, "H"),
    (g.SUFFIX, "J"),
    (g.PARTICLE, "P"),
    (g.CALENDAR, "C"),
    (g.STATE, "T"),
)


def shape(token: Token) -> str:
    """Return the outline of a token: ``Xx``, ``XX``, ``xx``, ``X``, ``McX``, ``0`` or a mark."""
    text = token.text
    if token.kind == "word":
        if len(text) == 1:
            return "X" if text.isupper() else "x"
        if text.isupper():
            return "XX"
        if text.islower():
            return "xx"
        if text[0].isupper() and text[1:].islower():
            return "Xx"
        return "mX" if text[0].islower() else "XxX"
    if token.kind == "number":
        return f"0{min(len(text), 9)}" if text.isdigit() else "0-0"
    return text if token.kind != "possessive" else "'s"


def word_class(mask: int) -> str:
    """Return the lists a word is on, as letters; ``-`` for none."""
    letters = "".join(letter for bit, letter in _LISTS if mask & bit)
    if mask & g.GIVEN:
        letters += "g"
    if mask & g.SURNAME:
        letters += "s"
    if mask & g.NOUN:
        letters += "n"
    if mask & (g.VERB | g.ADJECTIVE | g.ADVERB):
        letters += "a"
    return letters or "-"


def extract(tokens: Sequence[Token], words: Sequence[str], masks: Sequence[int]) -> list[list[str]]:
    """Return the features of each token.

    Args:
        tokens: The tokens of one text.
        words: The folded text of each token, or ``HIDDEN``.
        masks: The gazetteer's mask for each token.
    """
    shapes = [shape(token) for token in tokens]
    classes = [
        word_class(mask) if token.kind == "word" else shapes[i][:1]
        for i, (token, mask) in enumerate(zip(tokens, masks, strict=True))
    ]
    letters = [_letters(token, word) for token, word in zip(tokens, words, strict=True)]
    rows: list[list[str]] = []
    for start, end in _lines(tokens):
        line = _line_features(tokens, shapes, classes, start, end)
        for i in range(start, end):
            row = _token_features(i, range(start, end), tokens, words, masks, shapes, classes)
            row += letters[i]
            row += line
            row += [f"{feature}|{classes[i]}" for feature in line]
            if end - start <= _PATTERN_TOKENS:
                pattern = "".join(shapes[start:end])
                row.append(f"pat={pattern}|{i - start}")
                row.append(f"cpat={' '.join(classes[start:end])}|{i - start}")
            rows.append(row)
    return rows


def _lines(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the token ranges of the lines; a newline ends the line it closes."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for i, token in enumerate(tokens):
        if token.kind == "newline":
            ranges.append((start, i + 1))
            start = i + 1
    if start < len(tokens):
        ranges.append((start, len(tokens)))
    return ranges


def _line_features(
    tokens: Sequence[Token], shapes: list[str], classes: list[str], start: int, end: int
) -> list[str]:
    cases = {shapes[i] for i in range(start, end) if tokens[i].kind == "word"}
    count = sum(1 for i in range(start, end) if tokens[i].kind == "word")
    if cases <= {"XX", "X"}:
        case = "upper"
    elif cases <= {"xx", "x"}:
        case = "lower"
    elif cases <= {"Xx", "X", "XxX"}:
        case = "title"
    else:
        case = "mixed"
    has_comma = "," in shapes[start:end]
    return [f"case={case}", f"n={min(count, 7)}", f"case,={case}{has_comma}{min(count, 4)}"]


def _letters(token: Token, word: str) -> list[str]:
    """Return the features of a word's own letters."""
    if token.kind != "word":
        return []
    if word == HIDDEN:
        word = fold(token.text)
    length = len(word)
    row = [f"len={min(length, 9)}"]
    row += [f"pre={word[:n]}" for n in (1, 2, 3, 4) if n <= length]
    row += [f"suf={word[-n:]}" for n in (1, 2, 3, 4) if n <= length]
    padded = f"^{word}$"
    row += [f"tri={padded[k : k + 3]}" for k in range(len(padded) - 2)]
    if not token.text.isascii():
        row.append("accent")
    if len(word) != len(token.text):
        row.append("apostrophe")
    return row


def _token_features(
    i: int,
    line: range,
    tokens: Sequence[Token],
    words: Sequence[str],
    masks: Sequence[int],
    shapes: list[str],
    classes: list[str],
) -> list[str]:
    """Return the features of token ``i`` within its line."""
    row = ["bias", f"s={shapes[i]}", f"c={classes[i]}", f"cs={classes[i]}{shapes[i]}"]
    if words[i] != HIDDEN:
        row.append(f"w={words[i]}")
    for offset in (-2, -1, 1, 2):
        j = i + offset
        if j in line:
            row += [f"s{offset}={shapes[j]}", f"c{offset}={classes[j]}"]
            if words[j] != HIDDEN:
                row.append(f"w{offset}={words[j]}")
            if offset in (-1, 1):
                row.append(f"c{offset}+={classes[j]}|{classes[i]}")
                row.append(f"s{offset}+={shapes[j]}|{shapes[i]}")
                if words[j] != HIDDEN:
                    row.append(f"ws{offset}={words[j]}|{shapes[i]}")
                    row.append(f"wc{offset}={words[j]}|{classes[i]}")
        elif offset in (-1, 1):
            row.append("first" if offset == -1 else "last")
    for name, j, k in (("-", i - 2, i - 1), ("+", i + 1, i + 2)):
        if j in line and k in line and HIDDEN not in (words[j], words[k]):
            row.append(f"w{name}2_={words[j]}_{words[k]}")
    row += _company(i, line, tokens, words, masks, shapes[i])
    for values, name in ((classes, "ccc"), (shapes, "sss")):
        before = values[i - 1] if i - 1 in line else "^"
        after = values[i + 1] if i + 1 in line else "$"
        row.append(f"{name}={before}|{values[i]}|{after}")
    if i - 1 in line:
        gap = min(tokens[i].start - tokens[i - 1].end, 2)
        row += [f"gap={gap}", f"gaps={gap}{shapes[i - 1]}|{shapes[i]}"]
    if i + 1 in line:
        row.append(f"gap+={min(tokens[i + 1].start - tokens[i].end, 2)}")
    return row


def _company(
    i: int,
    line: range,
    tokens: Sequence[Token],
    words: Sequence[str],
    masks: Sequence[int],
    outline: str,
) -> list[str]:
    """Return what stands farther off: the next words, lists, and telling marks."""
    before = range(max(line.start, i - REACH), i)
    after = range(i + 1, min(line.stop, i + REACH + 1))
    row = []
    for name, places in (("prev", reversed(before)), ("next", after)):
        word = next((words[j] for j in places if tokens[j].kind == "word"), "-")
        if word != HIDDEN:
            row.append(f"{name}={word}")
    near = 0
    for places in (before, after):
        for j in places:
            near |= masks[j]
    for bit, name in _NEAR:
        if near & bit:
            row += [f"near={name}", f"near={name}|{outline}"]
    row += [f"before={words[j]}" for j in before if words[j] in _TELLING]
    row += [f"after={words[j]}" for j in after if words[j] in _TELLING]
    return row
