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
        self._of_texts: list[tuple[Any, int]] = []
        """Recognizers, and how many digits a text must have for each."""
        self._of_templates: list[tuple[Any, int]] = []
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
            if self._of_texts:
                return
            from piiguard.detection.registry import build_recognizers

            self._tagger = self._tagger or load_tagger(self._config.model)
            for each in build_recognizers(self._config, self._tagger):
                # A variable's name is no value: only what it stands for counts.
                of_template = getattr(each, "reads_templates", False)
                of_either = self._of_templates if of_template else self._of_texts
                of_either.append((each, each.min_digits))

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
        from piiguard.detection.artifacts import CellArtifacts
        from piiguard.detection.reading import is_known_label, read_names

        # Tables repeat values: a title, a library, "overdue". Each is read once.
        keys = [None if is_known_label(cell) else self._memory.digest(cell) for cell in cells]
        distinct = {key: cell for key, cell in zip(keys, cells, strict=True) if key}
        known = {key: self._memory.recall(key) for key in distinct}
        unknown = {key: cell for key, cell in distinct.items() if known[key] is None}
        names = read_names(list(unknown.values()), self._tagger)
        for (key, cell), spans in zip(unknown.items(), names, strict=True):
            found = self._candidates(cell.text, CellArtifacts.of(cell, spans))
            # A variable may print several things, so all of them stand.
            known[key] = standing = list(found) if cell.variable else resolve(found)
            self._memory.keep(key, cell, standing)
        return tuple(
            Detection(c.entity_type, index, c.start, c.end, c.score, c.recognizer, c.reason, c.role)
            for index, key in enumerate(keys)
            if key
            for c in known[key] or ()
            if entities is None or c.entity_type in entities
        )

    def _candidates(self, text: str, context: Any) -> Iterator[Candidate]:
        if not text or text.isspace():
            return
        if len(text) <= WINDOW_CHARS:
            yield from self._analyze(text, 0, context)
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
            yield from self._analyze(text[offset:limit], offset, context)

    def _analyze(self, text: str, offset: int, context: Any) -> Iterator[Candidate]:
        from piiguard.detection.recognizer import hits_of

        digits = len(DIGIT.findall(text))
        joined, origin = _joined(text) if context.kind is CellKind.TABLE else (None, [])
        in_template = context.part_kind is PartKind.TEMPLATE
        for recognizer, min_digits in self._of_templates if in_template else self._of_texts:
            if digits < min_digits:
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
