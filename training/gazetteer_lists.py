"""Builds the gazetteer: census names, common words, and small closed lists."""

from __future__ import annotations

from collections.abc import Iterable

from piiguard.detection.names import gazetteer as g
from piiguard.detection.names.tokens import fold
from training import lists
from training.dictionary import words_of
from training.origins import census
from training.split import split_of

_KINDS = (("noun", g.NOUN), ("verb", g.VERB), ("adjective", g.ADJECTIVE), ("adverb", g.ADVERB))
_CLOSED = (
    ("streets", g.STREET),
    ("libraries", g.LIBRARY),
    ("items", g.ITEM),
    ("function", g.FUNCTION),
    ("honorifics", g.HONORIFIC),
    ("suffixes", g.SUFFIX),
    ("particles", g.PARTICLE),
    ("calendar", g.CALENDAR),
    ("states", g.STATE),
)


def build(*, held_out_names: bool) -> g.Gazetteer:
    """Return the gazetteer.

    Args:
        held_out_names: Whether census names of the development and test splits are in
            it. Training goes without them; the shipped file has them.
    """
    words: dict[str, int] = {}

    def add(values: Iterable[str], bit: int) -> None:
        for value in values:
            folded = fold(value)
            words[folded] = words.get(folded, 0) | bit

    for names, bit in zip(census(), (g.GIVEN, g.SURNAME), strict=True):
        add((name for name in names if held_out_names or split_of(name) == "train"), bit)
    for kind, bit in _KINDS:
        add(words_of(kind), bit)
    for key, bit in _CLOSED:
        add(lists.words("gazetteer", key), bit)
    return g.Gazetteer.of(words)
