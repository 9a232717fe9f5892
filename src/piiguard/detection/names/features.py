"""What the model sees of each token: its letters, its case, its lists, its company.

An attribute is a short byte string, as CRFsuite takes them. Nothing is looked at farther
than a line and eight tokens away, so that a name in a long letter looks like a name
in a cell of a table.

The attributes that depend on a word, or on how a word and its neighbours look, are made once and
remembered; a row joins what is remembered. Attributes that a trained model has no weight for are
left out. So are pairs with a word that it knows nothing of alone, which moves a score now and then
by less than 0.01.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import partial
from itertools import pairwise
from typing import Final, NamedTuple
from zlib import crc32

from piiguard.detection.names.company import NEAR, nearest_words, reaching
from piiguard.detection.names.looks import COMMA, WORD, case, look, parts
from piiguard.detection.names.memo import Memo
from piiguard.detection.names.tokens import Token, fold

HIDDEN: Final = ""
"""Stands for a word that training hides, so that the model learns letters and company
instead of the word. It gives no attribute: a word unknown to the model gives none either."""

Row = list[bytes]
Part = tuple[bytes, ...]
_Name = tuple[bytes, int]
"""The name of an attribute and its checksum."""


def _named(name: str) -> _Name:
    return name.encode(), crc32(name.encode())


_LENGTH, _BEGINNING, _ENDING, _TRIPLE = map(_named, ("len=", "pre=", "suf=", "tri="))
_PLACES: Final = tuple(map(_named, ("w=", "w-1=", "w1=", "w-2=", "w2=", "prev=", "next=")))

_PATTERN_TOKENS: Final = 8
"""Lines up to this many tokens show their whole pattern: names in cells are short."""


class Features:
    """Makes the attributes of tokens.

    Args:
        known: Checksums of the attributes to make; all where none are given, as for training.
    """

    def __init__(self, known: Container[int] | None = None) -> None:
        self._known = known
        self._looks = Memo(look)
        self._letters = Memo(self._letters_of)
        self._words = Memo(self._word)
        self._beside = Memo(self._word_beside)
        self._two = Memo(self._two_words)
        self._looks_own = Memo(self._own)
        self._looks_before = Memo(self._before)
        self._looks_after = Memo(self._after)
        self._looks_three = Memo(self._three)
        self._around = Memo(self._neighbours)
        self._looks_two_before = Memo[str, Part](partial(self._far, "-2"))
        self._looks_two_after = Memo[str, Part](partial(self._far, "2"))
        self._lines = Memo(self._line)
        self._patterns = Memo(self._pattern)
        self._near = Memo(self._lists_near)

    def extract(
        self, tokens: Sequence[Token], words: Sequence[str], masks: Sequence[int]
    ) -> list[Row]:
        """Return the attributes of each token.

        Args:
            tokens: The tokens of one text.
            words: The folded text of each token, or ``HIDDEN``.
            masks: The gazetteer's mask for each token.
        """
        rows: list[Row] = []
        start = 0
        for end in _line_ends(tokens):
            part = slice(start, end)
            rows += self._line_rows(tokens[part], words[part], masks[part])
            start = end
        return rows

    def _line_rows(
        self, tokens: Sequence[Token], words: Sequence[str], masks: Sequence[int]
    ) -> list[Row]:
        size = len(tokens)
        seen = [self._looks[token.text, mask] for token, mask in zip(tokens, masks, strict=True)]
        flags = 0
        for _, bits in seen:
            flags |= bits
        count = sum(bits >= WORD for _, bits in seen)
        line = (flags, min(count, 7))
        # Two places before and after the line, so that every token has neighbours.
        looks = ["", "^", *(look for look, _ in seen), "$", ""]
        gaps = [0, *(min(b.start - a.end, 2) for a, b in pairwise(tokens)), 0]
        known = [None, None, *(self._words[word] for word in words), None, None]
        near, telling = reaching(words, masks)
        nearest = nearest_words(tokens, words)
        patterns = self._patterns[tuple(looks[2:-2])] if size <= _PATTERN_TOKENS else None
        rows: list[Row] = []
        for i in range(size):
            second, first, look, then, later = looks[i : i + 5]
            row: Row = [
                *self._around[first, look, then, gaps[i], gaps[i + 1]],
                *self._looks_two_before[second],
                *self._looks_two_after[later],
                *self._lines[line, look],
            ]
            if seen[i][1] >= WORD:
                row += self._letters[tokens[i].text]
            if patterns is not None:
                row += patterns[i]
            if near[i]:
                row += self._near[near[i], look]
            row += telling[i]
            two_back, back, own, ahead, two_ahead = known[i : i + 5]
            if own:
                row += own.itself
            if back:
                row += back.before
                row += self._beside["-1", words[i - 1], look]
                if two_back:
                    row += self._two["-", words[i - 2], words[i - 1]]
            if ahead:
                row += ahead.after
                row += self._beside["1", words[i + 1], look]
                if two_ahead:
                    row += self._two["+", words[i + 1], words[i + 2]]
            if two_back:
                row += two_back.two_before
            if two_ahead:
                row += two_ahead.two_after
            previous, following = nearest[i]
            if (word := self._words[previous]) is not None:
                row += word.previous
            if (word := self._words[following]) is not None:
                row += word.following
            rows.append(row)
        return rows

    def _kept(self, attributes: Iterable[str]) -> Part:
        """Return the attributes that the model knows."""
        known = self._known
        if known is None:
            return tuple([attribute.encode() for attribute in attributes])
        return tuple([a for each in attributes if crc32(a := each.encode()) in known])

    def _kept_of(self, values: Iterable[tuple[_Name, bytes]]) -> Part:
        """Return the attributes of names and values that the model knows.

        The checksum goes on from the name's, so that an attribute is made only if it is known.
        """
        known = self._known
        if known is None:
            return tuple([name + value for (name, _), value in values])
        return tuple([name + v for (name, start), v in values if crc32(v, start) in known])

    def _letters_of(self, text: str) -> Part:
        """Return the attributes of a word's own letters."""
        word = fold(text)
        letters = word.encode()
        length = len(letters)
        padded = b"^%b$" % letters
        sizes = range(1, min(length, 4) + 1)
        row = self._kept_of(
            [
                (_LENGTH, b"%d" % min(len(word), 9)),
                *[(_BEGINNING, letters[:n]) for n in sizes],
                *[(_ENDING, letters[-n:]) for n in sizes],
                *[(_TRIPLE, padded[k : k + 3]) for k in range(length)],
            ]
        )
        if not text.isascii():
            row += self._kept(["accent"])
        if len(word) != len(text):
            row += self._kept(["apostrophe"])
        return row

    def _word(self, word: str) -> _Places | None:
        """Return what a word adds to the rows about it; None for what the model never saw."""
        if word == HIDDEN:
            return None
        value, known = word.encode(), self._known
        if known is not None:
            found = [crc32(value, start) in known for _, start in _PLACES]
            if True not in found:
                return None
            kept = [
                (name + value,) if has else ()
                for (name, _), has in zip(_PLACES, found, strict=True)
            ]
        else:
            kept = [(name + value,) for name, _ in _PLACES]
        return _Places(*kept)

    def _word_beside(self, key: tuple[str, str, str]) -> Part:
        offset, word, look = key
        cls, _, outline = look.partition(" ")
        return self._kept([f"ws{offset}={word}|{outline}", f"wc{offset}={word}|{cls}"])

    def _two_words(self, key: tuple[str, str, str]) -> Part:
        sign, one, two = key
        return self._kept([f"w{sign}2_={one}_{two}"])

    def _neighbours(self, key: tuple[str, str, str, int, int]) -> Part:
        """Return how a token and those beside it look, and the gaps between them."""
        first, look, then, before, after = key
        return (
            *self._looks_own[look],
            *self._looks_before[first, look, before],
            *self._looks_after[look, then, after],
            *self._looks_three[first, look, then],
        )

    def _own(self, look: str) -> Part:
        cls, _, outline = look.partition(" ")
        return self._kept(["bias", f"s={outline}", f"c={cls}", f"cs={cls}{outline}"])

    def _before(self, key: tuple[str, str, int]) -> Part:
        """Return how a token and the one before it look, and the gap between them."""
        (c, _, s), (cls, _, outline), gap = key[0].partition(" "), key[1].partition(" "), key[2]
        if not s:
            return self._kept(["first"])
        row = [f"s-1={s}", f"c-1={c}", f"c-1+={c}|{cls}", f"s-1+={s}|{outline}"]
        row += [f"gap={gap}", f"gaps={gap}{s}|{outline}"]
        return self._kept(row)

    def _after(self, key: tuple[str, str, int]) -> Part:
        """Return how a token and the one after it look, and the gap between them."""
        (c, _, s), (cls, _, outline), gap = key[1].partition(" "), key[0].partition(" "), key[2]
        if not s:
            return self._kept(["last"])
        return self._kept(
            [f"s1={s}", f"c1={c}", f"c1+={c}|{cls}", f"s1+={s}|{outline}", f"gap+={gap}"]
        )

    def _three(self, looks: tuple[str, str, str]) -> Part:
        """Return how a token and those beside it look."""
        classes, outlines = zip(*map(parts, looks), strict=True)
        return self._kept([f"ccc={'|'.join(classes)}", f"sss={'|'.join(outlines)}"])

    def _far(self, offset: str, look: str) -> Part:
        c, _, s = look.partition(" ")
        return self._kept([f"s{offset}={s}", f"c{offset}={c}"] if s else [])

    def _line(self, key: tuple[tuple[int, int], str]) -> Part:
        """Return the case of a line, how many words it has, whether it has a comma."""
        (flags, count), seen = key
        name, comma = case(flags), bool(flags & COMMA)
        row = [f"case={name}", f"n={count}", f"case,={name}{comma}{min(count, 4)}"]
        cls = seen.partition(" ")[0]
        return self._kept([*row, *[f"{attribute}|{cls}" for attribute in row]])

    def _pattern(self, looks: tuple[str, ...]) -> tuple[Part, ...]:
        """Return the pattern of a short line for each of its tokens."""
        classes, outlines = zip(*(parts(look) for look in looks), strict=True)
        shapes, lists = "".join(outlines), " ".join(classes)
        return tuple(
            self._kept([f"pat={shapes}|{i}", f"cpat={lists}|{i}"]) for i in range(len(looks))
        )

    def _lists_near(self, key: tuple[int, str]) -> Part:
        near, look = key
        outline = look.partition(" ")[2]
        names = [name for bit, name in NEAR if near & bit]
        return self._kept([f"near={name}{end}" for name in names for end in ("", f"|{outline}")])


class _Places(NamedTuple):
    """What a word adds to its own row and to those of the tokens about it."""

    itself: Part
    before: Part
    after: Part
    two_before: Part
    two_after: Part
    previous: Part
    following: Part


def _line_ends(tokens: Sequence[Token]) -> list[int]:
    """Return where each line ends; a newline ends the line it closes."""
    ends = [i + 1 for i, token in enumerate(tokens) if token.kind == "newline"]
    if tokens and (not ends or ends[-1] < len(tokens)):
        ends.append(len(tokens))
    return ends
