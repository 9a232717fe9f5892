"""The pipeline over one document: ``lay out → detect → attribute → evaluate``.

No I/O: the document was read before, and the report is written after.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Protocol

from piiguard.attribution import attribute
from piiguard.config import Config
from piiguard.layout import lay_out
from piiguard.model import (
    Attribution,
    Cell,
    Clue,
    Detection,
    Document,
    DocumentReport,
    Field,
    Finding,
    Location,
    Part,
    PartKind,
    Problem,
    Role,
    Severity,
)
from piiguard.policy import Policy, choose_policy, evaluate, mask, mask_value, verdict

PATRON_ROLES = frozenset({Role.PATRON, Role.UNKNOWN})
"""Roles whose values are masked in paths; unknown is as patron (fail closed)."""


class Detects(Protocol):
    """What finds personal data: ``piiguard.detection.Detector``."""

    def detect(self, cells: tuple[Cell, ...]) -> tuple[Detection, ...]:
        """Return what is in the cells, without overlaps."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What stands in a document and whose it is, before any policy."""

    cells: tuple[Cell, ...]
    detections: tuple[Detection, ...]
    attributions: tuple[Attribution, ...]
    """Parallel to ``detections``."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One detection as ``piiguard explain`` shows it."""

    entity_type: str
    role: Role
    subject: int | None
    score: float
    """In [0, 1]: how sure the detection is."""
    role_score: float
    """In [0, 1]: how sure the role is."""
    location: Location
    masked: str
    recognizer: str
    reason: str
    clues: tuple[Clue, ...]
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that was seen in one document, before any policy."""

    path: str
    """Masked, as in reports."""
    media_type: str
    seen: tuple[Seen, ...]
    problems: tuple[Problem, ...]


def analyse(document: Document, detector: Detects, config: Config) -> Analysis:
    """Lay a document out, find what is in it, and say whose it is."""
    cells = lay_out(document)
    detections = detector.detect(cells)
    attributions = attribute(cells, detections, config)
    if len(attributions) != len(detections):
        raise RuntimeError("attribution and detection do not agree in number")
    return Analysis(cells, detections, attributions)


def check_document(
    document: Document,
    policy: Policy,
    detector: Detects,
    config: Config,
    fail_on: Severity = Severity.ERROR,
    suppress: Callable[[tuple[Finding, ...]], tuple[Finding, ...]] = lambda findings: findings,
) -> DocumentReport:
    """Judge one document by one policy.

    Args:
        document: What was read.
        policy: What may be in it.
        detector: What finds personal data.
        config: The consortium's own facts.
        fail_on: The least severity that fails the document.
        suppress: Marks the findings that do not count.

    Returns:
        The report. A document with nothing to check in it is ``incomplete``.
    """
    analysis = analyse(document, detector, config)
    findings = tuple(
        replace(finding, fingerprint=fingerprint(finding, config.fingerprint_key))
        for finding in evaluate(
            policy, document, analysis.cells, analysis.detections, analysis.attributions
        )
    )
    findings = suppress(findings)
    problems = document.problems
    if not problems and not _has_content(analysis.cells):
        problems = (Problem("no-text", "There is no text in the document, so nothing to check."),)
    return DocumentReport(
        path=mask_path(document.path, detector, config, analysis),
        policy=policy.id,
        media_type=document.media_type,
        verdict=verdict(findings, problems, fail_on),
        findings=findings,
        problems=problems,
        source=document.path,
        policy_version=policy.version,
    )


def choose_policy_of(document: Document, policies: Iterable[Policy]) -> Policy | None:
    """Return the one policy that the document's own heading asks for, if any."""
    return choose_policy(document, lay_out(document), policies)


def explain_document(document: Document, detector: Detects, config: Config) -> Explanation:
    """Return everything that was detected, in document order, and why."""
    analysis = analyse(document, detector, config)
    seen = []
    for detection, attribution in zip(analysis.detections, analysis.attributions, strict=True):
        place = analysis.cells[detection.cell].place(detection.start, detection.end)
        value = detection.text(analysis.cells)
        seen.append(
            Seen(
                entity_type=detection.entity_type,
                role=attribution.role,
                subject=attribution.subject,
                score=detection.score,
                role_score=attribution.score,
                location=Location(
                    part=document.parts[place.part].name,
                    page=place.page,
                    line=place.line,
                    column=place.column,
                    bbox=place.bbox,
                    visible=place.visible,
                ),
                masked=mask_value(analysis.cells[detection.cell], value, detection.entity_type),
                recognizer=detection.recognizer,
                reason=detection.reason,
                clues=attribution.clues,
                value=value,
            )
        )
    return Explanation(
        path=mask_path(document.path, detector, config, analysis),
        media_type=document.media_type,
        seen=tuple(seen),
        problems=document.problems,
    )


def fingerprint(finding: Finding, key: bytes | None) -> str | None:
    """Return a keyed hash that is the same for the same value under the same rule.

    HMAC-SHA256: a bare hash of a date or a card number could be enumerated. Case
    and white space do not matter; the document's name and the place do not either,
    so that a finding keeps its fingerprint when lines are added above it.
    """
    if key is None:
        return None
    value = " ".join((finding.value or "").casefold().split())
    message = "\0".join(("piiguard/v1", finding.rule, finding.entity_type or "", value))
    return hmac.new(key, message.encode("utf-8", "surrogatepass"), sha256).hexdigest()


def mask_path(
    path: str, detector: Detects, config: Config, analysis: Analysis | None = None
) -> str:
    """Return a path as reports may print it.

    Every folder's and the file's own name is checked like a document's text, and
    what is a patron's, or nobody known's, is masked even where the policy allows
    it: a report's reader is not the document's. Words of the patrons' names that
    the document itself holds are masked too.

    Args:
        path: As the caller gave it.
        detector: What finds personal data.
        config: The consortium's own facts.
        analysis: What the document holds, where it could be read.
    """
    pieces = re.split(r"([/\\]+)", path)
    names = [piece for piece in pieces[::2] if piece]
    # Every name stands alone: a folder is no context for the file.
    parts = tuple(Part(PartKind.FILE_NAME, "file name", Field("file name", name)) for name in names)
    own = analyse(Document(path, "", parts), detector, config)
    secrets = {name: _patron_spans(own, index, name) for index, name in enumerate(names)}
    words = _patron_words(analysis) if analysis else frozenset()
    masked = [
        _mask_spans(piece, [*secrets.get(piece, []), *_word_spans(piece, words)])
        if index % 2 == 0
        else piece
        for index, piece in enumerate(pieces)
    ]
    return "".join(masked).encode("utf-8", "replace").decode("utf-8")


def withhold_path(path: str) -> str:
    """Return a path's shape only, for when nothing could check what is in it."""
    folders, separator, name = path.replace("\\", "/").rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    return f"{mask(folders, secret=False)}{separator}{mask(stem)}{dot}{suffix}"


def _has_content(cells: Iterable[Cell]) -> bool:
    return any(cell.part_kind is not PartKind.FILE_NAME and cell.text.strip() for cell in cells)


def _patron_spans(analysis: Analysis, part: int, name: str) -> list[tuple[int, int]]:
    spans = []
    for detection, attribution in zip(analysis.detections, analysis.attributions, strict=True):
        cell = analysis.cells[detection.cell]
        if cell.part != part or attribution.role not in PATRON_ROLES:
            continue
        value = detection.text(analysis.cells)
        if cell.text == name:
            spans.append((detection.start, detection.end))
        elif value in name:
            start = name.index(value)
            spans.append((start, start + len(value)))
        else:
            # Layout wrote the name differently, so where in it is not known.
            spans.append((0, len(name)))
    return spans


def _patron_words(analysis: Analysis) -> frozenset[str]:
    """Return the words of patrons' names and the runs of digits of their numbers."""
    words: set[str] = set()
    for detection, attribution in zip(analysis.detections, analysis.attributions, strict=True):
        in_template = analysis.cells[detection.cell].part_kind is PartKind.TEMPLATE
        if attribution.role is not Role.PATRON or in_template:
            continue
        text = detection.text(analysis.cells).casefold()
        if detection.entity_type in ("PERSON", "GUARDIAN"):
            # Shorter ones are initials and particles, which stand in any file name.
            words.update(word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= 3)
        words.update(digits for digits in re.findall(r"\d+", text) if len(digits) >= 6)
    return frozenset(words)


def _word_spans(name: str, words: frozenset[str]) -> list[tuple[int, int]]:
    return [
        match.span()
        for match in re.finditer(r"[^\W\d_]+|\d+", name)
        if match.group().casefold() in words
    ]


def _mask_spans(name: str, spans: Iterable[tuple[int, int]]) -> str:
    """Mask the spans, but for the suffix, which tells a format and nobody's name."""
    suffix = re.search(r"\.[A-Za-z]{2,4}$", name)
    stem = suffix.start() if suffix and suffix.start() > 0 else len(name)
    for start, end in spans:
        end = min(end, stem)
        name = name[:start] + mask(name[start:end]) + name[max(start, end) :]
    return name
