"""What the tests of detection share: cells by hand, and a detector without a name model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from piiguard.config import Barcodes, Config
from piiguard.detection import Detector
from piiguard.model import Cell, CellKind, Detection, Label, PartKind, Role

Found = list[tuple[str, str]]


class NoNames:
    """A tagger that finds nothing: what is found, the recognizers' patterns found."""

    def tag(self, texts: Sequence[str]) -> list[list[Any]]:
        return [[] for _ in texts]


def make_cell(
    text: str,
    entity: str | None = None,
    *,
    label: str | None = None,
    role: Role | None = None,
    section: str | None = None,
    kind: CellKind = CellKind.VALUE,
    part_kind: PartKind = PartKind.BODY,
) -> Cell:
    """Return a cell; ``entity`` and ``role`` are what its label means."""
    named = entity is not None or label is not None or role is not None
    return Cell(
        text=text,
        kind=kind,
        part=0,
        part_kind=part_kind,
        page=None,
        visible=True,
        slices=(),
        label=Label(label or "label", role, entity) if named else None,
        section=Label(section) if section else None,
    )


@pytest.fixture(scope="session")
def cell() -> Callable[..., Cell]:
    return make_cell


@pytest.fixture(scope="session")
def detector() -> Detector:
    return Detector(tagger=NoNames())


@pytest.fixture(scope="session")
def prefixed() -> Detector:
    """A detector of a consortium whose barcodes are known."""
    barcodes = Barcodes(patron_prefixes=("21234", "2912", "P"), item_prefixes=("31234", "CONC"))
    return Detector(Config(barcodes=barcodes), tagger=NoNames())


@pytest.fixture(scope="session")
def detect(detector: Detector) -> Callable[..., tuple[Detection, ...]]:
    """Detect in one cell made of the arguments."""

    def run(text: str, entity: str | None = None, **context: Any) -> tuple[Detection, ...]:
        return detector.detect((make_cell(text, entity, **context),))

    return run


@pytest.fixture(scope="session")
def found(detect: Callable[..., tuple[Detection, ...]]) -> Callable[..., Found]:
    """Return entity types and texts found in one cell made of the arguments."""

    def run(text: str, entity: str | None = None, **context: Any) -> Found:
        return [(d.entity_type, text[d.start : d.end]) for d in detect(text, entity, **context)]

    return run
