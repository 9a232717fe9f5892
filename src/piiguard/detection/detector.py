"""Runs the recognizers over the cells of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from piiguard.config import Config
from piiguard.detection.memory import CellMemory
from piiguard.detection.resolve import Candidate, resolve
from piiguard.detection.tagger import NameTagger, load_tagger
from piiguard.model import Cell, Detection, PartKind

if TYPE_CHECKING:
    from piiguard.detection.panel import Panel


class Detector:
    """Finds personal and item data in cells; loads its recognizers when first used."""

    def __init__(
        self,
        config: Config = Config(),  # noqa: B008 - frozen
        *,
        tagger: NameTagger | None = None,
    ) -> None:
        """Prepare, without loading anything.

        Args:
            config: Barcode prefixes, the name model, the user's recognizers.
            tagger: What finds names; the configured model where None.
        """
        self._config = config
        self._panels: _Panels | None = None
        self._tagger: Any = tagger
        self._memory = CellMemory()
        self._lock = Lock()

    def load(self) -> None:
        """Load Presidio, the name model and the recognizers, once.

        Raises:
            ConfigError: The configured name model is not installed.
            PluginError: A recognizer file of the configuration is broken.
        """
        with self._lock:
            if self._panels is None:
                from piiguard.detection.registry import build_recognizers

                self._tagger = self._tagger or load_tagger(self._config.model)
                self._panels = _panels(build_recognizers(self._config, self._tagger))

    def detect(
        self, cells: Sequence[Cell], *, entities: frozenset[str] | None = None
    ) -> tuple[Detection, ...]:
        """Return what stands in the cells, in order of cell and place.

        Args:
            cells: The laid-out cells of one document.
            entities: Entity types to return; None for all. Overlaps are
                resolved among all types first, so narrowing only leaves out.

        Raises:
            ConfigError: The configured name model is not installed.
            PluginError: A recognizer file of the configuration is broken.
        """
        self.load()
        from piiguard.detection.reading import is_known_label

        # Tables repeat values: a title, a library, "overdue". Each is read once.
        keys = [None if is_known_label(cell) else self._memory.digest(cell) for cell in cells]
        distinct = {key: cell for key, cell in zip(keys, cells, strict=True) if key}
        known = {key: self._memory.recall(key) for key in distinct}
        unknown = {key: cell for key, cell in distinct.items() if known[key] is None}
        read = self._read(list(unknown.values()))
        for (key, cell), standing in zip(unknown.items(), read, strict=True):
            known[key] = standing
            self._memory.keep(key, cell, standing)
        return tuple(
            Detection(c.entity_type, index, c.start, c.end, c.score, c.recognizer, c.reason, c.role)
            for index, key in enumerate(keys)
            if key
            for c in known[key] or ()
            if entities is None or c.entity_type in entities
        )

    def _read(self, cells: Sequence[Cell]) -> Iterator[list[Candidate]]:
        """Yield what stands in each cell: what labels and rules say first, then names."""
        from piiguard.detection.artifacts import CellArtifacts
        from piiguard.detection.doubt import is_open, settled
        from piiguard.detection.panel import WINDOW_CHARS
        from piiguard.detection.reading import read_names

        panels = self._panels
        if panels is None:
            raise RuntimeError("the detector is not loaded")
        contexts = [CellArtifacts.of(cell) for cell in cells]
        first = [
            list(panels.first[cell.part_kind is PartKind.TEMPLATE].find(cell.text, context))
            for cell, context in zip(cells, contexts, strict=True)
        ]
        # Of a variable all that is found stands, and windows end anywhere.
        is_settled = [
            settled(resolve(found))
            if found and cell.variable is None and len(cell.text) <= WINDOW_CHARS
            else ()
            for cell, found in zip(cells, first, strict=True)
        ]
        names = read_names(cells, self._tagger, is_settled)
        for cell, context, found, spans, seen in zip(
            cells, contexts, first, is_settled, names, strict=True
        ):
            context.names = seen
            if cell.part_kind is not PartKind.TEMPLATE:
                may_name = is_open(cell.text, 0, len(cell.text), spans)
                found += panels.then[may_name].find(cell.text, context)
            # A variable may print several things, so all of them stand.
            yield found if cell.variable else resolve(found)


class _Panels(NamedTuple):
    """Whom to ask of a cell, and when."""

    first: tuple[Panel, Panel]
    """Before names are read, of a text and of a template: what they find may settle that
    no name stands. A variable's name is no value: only what it stands for counts."""
    then: tuple[Panel, Panel]
    """When names are read, of a text that can hold none and of one that may: the first has
    nobody who guesses."""


def _panels(recognizers: Sequence[Any]) -> _Panels:
    from piiguard.detection.panel import Panel

    of_templates = [each for each in recognizers if getattr(each, "reads_templates", False)]
    others = [each for each in recognizers if each not in of_templates]
    guessing = [getattr(each, "guesses_names", False) for each in others]
    begin = guessing.index(True)
    sure = [each for each, guesses in zip(others, guessing, strict=True) if not guesses]
    return _Panels(
        (Panel(others[:begin]), Panel(of_templates)),
        (Panel(sure[begin:]), Panel(others[begin:])),
    )
