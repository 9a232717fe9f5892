"""``Last`` and ``First`` in one row of headers, as the two halves of a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from piiguard.lexicon.lookup import lookup
from piiguard.lexicon.words import HALF_OF, HALVES
from piiguard.model import Label


def pair_names(labels: Sequence[Label]) -> list[Label]:
    """Read ``Last`` and ``First`` in one row of headers as the two halves of a name.

    Either word alone says nothing: ``Last`` may stand over a date.
    """
    words = [label.text.strip(" .:").casefold() for label in labels]
    if not all(half.intersection(words) for half in HALVES.values()):
        return list(labels)
    return [
        replace(lookup(HALF_OF[word]), text=label.text) if word in HALF_OF else label
        for word, label in zip(words, labels, strict=True)
    ]
