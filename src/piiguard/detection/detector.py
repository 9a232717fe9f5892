"""Runs the recognizers over the cells of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from threading import Lock
from typing import Any

from piiguard.config import Config
from piiguard.detection.resolve import Candidate, resolve
from piiguard.detection.tagger import NameTagger, load_tagger
from piiguard.model import Cell, CellKind, Detection, PartKind, Role

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


def _wrapped(recognizer: Any, joined: str, origin: list[int], context: Any) -> Iterator[Any]:
    """Yield what stands in the joined lines, and only what a line end had broken."""
    for result in recognizer.analyze(joined, recognizer.supported_entities, context):
        start, end = origin[result.start], origin[result.end - 1] + 1
        if end - start > result.end - result.start:
            result.start, result.end = start, end
            yield result


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
        self._recognizers: list[Any] = []
        self._tagger: Any = tagger
        self._lock = Lock()

    def load(self) -> None:
        """Load Presidio, the name model and the recognizers, once.

        Raises:
            ConfigError: The configured name model is not installed.
            PluginError: A recognizer file of the configuration is broken.
        """
        with self._lock:
            if self._recognizers:
                return
            from piiguard.detection.offline import stay_offline

            stay_offline()
            from piiguard.detection.registry import build_registry

            self._tagger = self._tagger or load_tagger(self._config.model)
            registry = build_registry(self._config, self._tagger)
            self._recognizers = list(registry.recognizers)

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

        found: list[Detection] = []
        names = read_names(cells, self._tagger)
        # Tables repeat values: a title, a library, "overdue". Memory of them
        # ends with the document.
        seen: dict[Any, list[Candidate]] = {}
        for index, cell in enumerate(cells):
            if is_known_label(cell):
                continue
            key = (cell.text, cell.label, cell.section, cell.kind, cell.part_kind, cell.variable)
            candidates = seen.get(key)
            if candidates is None:
                context = CellArtifacts.of(cell, names[index])
                found_here = self._candidates(cell.text, context)
                # A variable may print several things, so all of them stand.
                candidates = list(found_here) if cell.variable else resolve(found_here)
                seen[key] = candidates
            found.extend(
                Detection(
                    c.entity_type, index, c.start, c.end, c.score, c.recognizer, c.reason, c.role
                )
                for c in candidates
                if entities is None or c.entity_type in entities
            )
        return tuple(found)

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
        from piiguard.detection.recognizer import LABELLED_KEY, ROLE_KEY

        digits = len(DIGIT.findall(text))
        joined, origin = _joined(text) if context.kind is CellKind.TABLE else (None, [])
        in_template = context.part_kind is PartKind.TEMPLATE
        for recognizer in self._recognizers:
            # A variable's name is no value: only what it stands for counts.
            if getattr(recognizer, "reads_templates", False) is not in_template:
                continue
            if digits < recognizer.min_digits:
                continue
            results = recognizer.analyze(text, recognizer.supported_entities, context)
            if joined is not None and getattr(recognizer, "reads_wrapped", False):
                results = [*results, *_wrapped(recognizer, joined, origin, context)]
            for result in results:
                metadata = result.recognition_metadata or {}
                role = metadata.get(ROLE_KEY)
                explanation = result.analysis_explanation
                yield Candidate(
                    result.entity_type,
                    result.start + offset,
                    result.end + offset,
                    float(result.score),
                    recognizer.name,
                    (explanation.textual_explanation or "") if explanation else "",
                    role if isinstance(role, Role) else None,
                    bool(metadata.get(LABELLED_KEY)),
                )
