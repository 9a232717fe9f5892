"""Runs the recognizers over the cells of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import Any

from piiguard.config import Config
from piiguard.detection.memory import CellMemory
from piiguard.detection.resolve import Candidate, resolve
from piiguard.detection.tagger import NameTagger, load_tagger
from piiguard.model import Cell, CellKind, Detection, PartKind

DIGIT = re.compile(r"\d")
BROKEN = re.compile(r"[\w@.%/=-]\n(?=[\w@.%/=-]*[\d@.])|[\d@][\w.%/=-]*\n(?=\w)")
"""A line end between parts of what may be one number or address."""

WINDOW_CHARS = 10_000
"""Longer cells are looked through in windows, which bounds what any pattern,
ours or a user's, can cost."""
OVERLAP_CHARS = 500
"""Windows overlap by more than anything detected but a wrapped link is long."""


def _joined(text: str) -> tuple[str | None, list[int]]:
    """Return the text without its line ends, and where each character was.

    A narrow column breaks an address or a number where its edge is, also within
    a word. None where no line ends in the middle of such a word.
    """
    if not BROKEN.search(text):
        return None, []
    origin = [index for index, character in enumerate(text) if character != "\n"]
    return text.replace("\n", ""), origin


def _wrapped(hits: Iterable[Any], origin: list[int]) -> Iterator[Any]:
    """Yield what stands in the joined lines, and only what a line end had broken."""
    for hit in hits:
        start, end = origin[hit.start], origin[hit.end - 1] + 1
        if end - start > hit.end - hit.start:
            yield hit._replace(start=start, end=end)


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
        self._before_names: list[Any] = []
        """Recognizers that are asked before names are read, and may settle that none stands."""
        self._after_names: list[Any] = []
        self._of_templates: list[Any] = []
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
            if self._before_names:
                return
            from piiguard.detection.registry import build_recognizers

            self._tagger = self._tagger or load_tagger(self._config.model)
            for each in build_recognizers(self._config, self._tagger):
                # A variable's name is no value: only what it stands for counts.
                if getattr(each, "reads_templates", False):
                    self._of_templates.append(each)
                elif getattr(each, "guesses_names", False) or self._after_names:
                    self._after_names.append(each)
                else:
                    self._before_names.append(each)

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
        from piiguard.detection.reading import read_names

        contexts = [CellArtifacts.of(cell) for cell in cells]
        before = [
            list(self._candidates(cell.text, context, self._first(cell)))
            for cell, context in zip(cells, contexts, strict=True)
        ]
        is_settled = [
            settled(resolve(found)) if found and not _is_special(cell) else ()
            for cell, found in zip(cells, before, strict=True)
        ]
        names = read_names(cells, self._tagger, is_settled)
        for cell, context, found, spans, seen in zip(
            cells, contexts, before, is_settled, names, strict=True
        ):
            context.names = seen
            may_name = is_open(cell.text, 0, len(cell.text), spans)
            found += self._candidates(cell.text, context, self._then(cell, may_name))
            # A variable may print several things, so all of them stand.
            yield found if cell.variable else resolve(found)

    def _first(self, cell: Cell) -> list[Any]:
        """Return whom to ask of a cell before its names are read."""
        in_template = cell.part_kind is PartKind.TEMPLATE
        return self._of_templates if in_template else self._before_names

    def _then(self, cell: Cell, may_name: bool) -> list[Any]:
        """Return whom to ask when they are: nobody guesses where no name can stand."""
        if cell.part_kind is PartKind.TEMPLATE:
            return []
        if may_name:
            return self._after_names
        return [each for each in self._after_names if not getattr(each, "guesses_names", False)]

    def _candidates(
        self, text: str, context: Any, recognizers: Iterable[Any]
    ) -> Iterator[Candidate]:
        if not text or text.isspace():
            return
        if len(text) <= WINDOW_CHARS:
            yield from self._analyze(text, 0, context, recognizers)
            return
        names = context.names or ()
        step = WINDOW_CHARS - OVERLAP_CHARS
        for offset in range(0, len(text), step):
            limit = offset + WINDOW_CHARS
            context.names = tuple(
                span._replace(start=span.start - offset, end=span.end - offset)
                for span in names
                if offset <= span.start and span.end <= limit
            )
            yield from self._analyze(text[offset:limit], offset, context, recognizers)

    def _analyze(
        self, text: str, offset: int, context: Any, recognizers: Iterable[Any]
    ) -> Iterator[Candidate]:
        from piiguard.detection.recognizer import hits_of

        digits = len(DIGIT.findall(text))
        joined, origin = _joined(text) if context.kind is CellKind.TABLE else (None, [])
        for recognizer in recognizers:
            if digits < recognizer.min_digits:
                continue
            hits = hits_of(recognizer, text, context)
            if joined is not None and getattr(recognizer, "reads_wrapped", False):
                hits = [*hits, *_wrapped(hits_of(recognizer, joined, context), origin)]
            for hit in hits:
                yield Candidate(
                    hit.entity_type,
                    hit.start + offset,
                    hit.end + offset,
                    hit.score,
                    recognizer.name,
                    hit.reason,
                    hit.role,
                    hit.labelled,
                )


def _is_special(cell: Cell) -> bool:
    """Whether nothing settles what else stands: all does, or windows end anywhere."""
    return cell.variable is not None or len(cell.text) > WINDOW_CHARS
