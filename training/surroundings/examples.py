"""Marked documents → the features and the class of every name that piiguard finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from unittest.mock import patch

from piiguard.attribution import attribute, surroundings
from piiguard.attribution.scene import Scene
from piiguard.attribution.surroundings.features import Surroundings
from piiguard.attribution.surroundings.place import asked
from piiguard.config import Config, Limits
from piiguard.detection.detector import Detector
from piiguard.layout import lay_out
from piiguard.readers import read
from training.surroundings.documents import MarkedDocument


@dataclass(frozen=True)
class Example:
    """One name in one document."""

    group: str
    document: int
    features: frozenset[str] = field(repr=False)
    label: str
    """Whose it is, one of the model's classes."""
    mentions: int | None
    """The first detection of the name, if the model would be asked of it; all mentions of a
    name are judged together."""


def examples(marked: Iterable[MarkedDocument]) -> Iterator[Example]:
    """Yield every name that is found, as the rules without the model see it."""
    config = Config()
    detector = Detector(config)
    for number, document in enumerate(marked):
        parts = read(document.text.encode(), f"document.{document.format}", Limits())
        cells = lay_out(parts)
        found = detector.detect(cells)
        with patch.object(surroundings, "place", lambda _, roles: roles):
            roles = list(attribute(cells, found, config))
        scene = Scene(cells, found, config)
        around = Surroundings(scene, roles)
        mentions = {index: group[0] for group in asked(scene, roles) for index in group}
        for index, detection in enumerate(found):
            label = document.class_of(scene.text(index))
            if detection.entity_type != "PERSON" or label is None:
                continue
            yield Example(
                group=document.group,
                document=number,
                features=frozenset(around.features_of(index)),
                label=label,
                mentions=mentions.get(index),
            )
