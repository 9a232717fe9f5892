"""From a checked document to what its page says."""

from __future__ import annotations

from dataclasses import dataclass, field

from piiguard.api import NO_POLICY
from piiguard.gate.web.checking import on_page
from piiguard.gate.web.marks import MarkedLine, marked
from piiguard.gate.web.shelf import Paper
from piiguard.model import BBox, Finding, Problem, Role, Severity, Verdict
from piiguard.policy import RULES
from piiguard.policy.vocabulary import describe
from piiguard.reporters.interface import shown_place

BOX_MARGIN = 2.0
"""Points between a value's letters and its box."""

PASTED = "Pasted text"


@dataclass(frozen=True, slots=True)
class Verdictline:
    """A verdict in words."""

    state: str
    """``waiting``, ``pass``, ``fail``, ``incomplete`` or ``override``: the look."""
    title: str
    advice: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as its page tells it."""

    number: int
    title: str
    what: str
    whose: str
    place: str
    value: str = field(repr=False)
    why: str
    background: str
    remedy: str
    clues: tuple[str, ...]
    severity: str
    visible: bool
    box: BBox | None
    is_reported: bool


@dataclass(frozen=True, slots=True)
class PageCards:
    """One page's picture with the findings on it."""

    number: int
    width: float
    height: float
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class TextCards:
    """One part's lines with the findings in it."""

    part: str
    is_table: bool
    lines: tuple[MarkedLine, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Sheetful:
    """All that a document's page shows."""

    name: str = field(repr=False)
    verdict: Verdictline
    policy: str
    pages: tuple[PageCards, ...]
    texts: tuple[TextCards, ...]
    elsewhere: tuple[Card, ...]
    """Findings that no picture and no text shows."""
    problems: tuple[Problem, ...]
    pages_in_all: int
    pages_left_out: int
    """Pages with nothing on them that are not shown."""


def name_of(paper: Paper) -> str:
    """Return a document's name, masked unless its owner asked to see values."""
    if not paper.name:
        return PASTED
    if paper.report is None or paper.is_shown:
        return paper.name
    return paper.report.path if paper.report.path != "-" else "Document"


def verdict_of(paper: Paper) -> Verdictline:
    """Return a document's verdict in words."""
    report = paper.report
    if report is None:
        return Verdictline("waiting", "Checking …", "This takes a moment.")
    if paper.override is not None:
        return Verdictline(
            "override", "Let go", f"{paper.override.who} let this document go. It is on record."
        )
    count = len(report.violations)
    if report.verdict is Verdict.PASS:
        notes = f" There {_are(count, 'remark')} below." if count else ""
        return Verdictline(
            "pass", "This may go out", f"Nothing in it is against the policy.{notes}"
        )
    if report.verdict is Verdict.FAIL:
        return Verdictline(
            "fail",
            "This must not go out yet",
            f"There {_are(count, 'thing')} in it that should not be there.",
        )
    if paper.lacks_policy:
        return Verdictline(
            "incomplete",
            "What sort of document is it?",
            "It was not checked, for nothing says which policy applies. Choose one.",
        )
    return Verdictline(
        "incomplete",
        "This could not be fully checked",
        "Do not send it: something in it could not be read.",
    )


def present(paper: Paper, policy_title: str, *, all_pages: bool) -> Sheetful:
    """Return what the page of a checked document shows.

    Args:
        paper: The document.
        policy_title: The title of the policy that was applied, or ''.
        all_pages: Whether pages with nothing on them are shown too.
    """
    report = paper.report
    findings = report.violations if report else ()
    cards = [_card(number, f, paper) for number, f in enumerate(findings, start=1)]
    placed: set[int] = set()
    pages: list[PageCards] = []
    texts: list[TextCards] = []
    view = paper.view
    for number, sheet in enumerate(view.sheets if view else (), start=1):
        here = tuple(c for c, f in zip(cards, findings, strict=True) if on_page(f) == number)
        placed.update(card.number for card in here)
        if here or all_pages or not findings:
            pages.append(PageCards(number, sheet.width, sheet.height, here))
    for excerpt in view.excerpts if view else ():
        inside = [
            (card.number, finding)
            for card, finding in zip(cards, findings, strict=True)
            if finding.location.part == excerpt.part and finding.location.line is not None
        ]
        lines = marked(excerpt, inside, shown=paper.is_shown)
        shown = {p.finding for line in lines for value in line.values for p in value} - {None}
        # A finding inside another's mark still stands beside the same text.
        here = tuple(card for card in cards if card.number in {number for number, _ in inside})
        placed.update(card.number for card in here)
        if shown or not findings:
            texts.append(TextCards(excerpt.part, excerpt.is_table, lines, here))
        else:
            placed.difference_update(card.number for card in here)
    total = len(view.sheets) if view else 0
    return Sheetful(
        name=name_of(paper),
        verdict=verdict_of(paper),
        policy=policy_title,
        pages=tuple(pages),
        texts=tuple(texts),
        elsewhere=tuple(card for card in cards if card.number not in placed),
        problems=tuple(p for p in (report.problems if report else ()) if p.code != NO_POLICY),
        pages_in_all=total,
        pages_left_out=total - len(pages),
    )


def _card(number: int, finding: Finding, paper: Paper) -> Card:
    rule = RULES.get(finding.rule)
    box = finding.location.bbox
    if box is not None:
        m = BOX_MARGIN
        box = BBox(box.x0 - m, box.top - m, box.x1 + m, box.bottom + m)
    is_shown = paper.is_shown and finding.value is not None
    return Card(
        number=number,
        title=rule.title if rule else finding.rule,
        what=describe(finding.entity_type) if finding.entity_type else "",
        whose=_whose(finding),
        place=shown_place(finding.location),
        value=(finding.value or "") if is_shown else finding.masked,
        why=finding.message,
        background=rule.why if rule else "",
        remedy=finding.remedy,
        clues=finding.clues,
        severity={Severity.ERROR: "", Severity.WARNING: "Warning", Severity.NOTE: "Note"}[
            finding.severity
        ],
        visible=finding.location.visible,
        box=box if on_page(finding) is not None else None,
        is_reported=number in paper.alarms,
    )


def _whose(finding: Finding) -> str:
    if finding.role is Role.PATRON:
        return f"patron {finding.subject}" if finding.subject else "a patron"
    return {
        Role.STAFF: "a member of staff",
        Role.LIBRARY: "a library",
        Role.AUTHOR: "an author",
        Role.ITEM: "what was borrowed",
        Role.UNKNOWN: "nobody known, so it counts as a patron’s",
        None: "",
    }.get(finding.role, "")


def _are(count: int, noun: str) -> str:
    return f"is 1 {noun}" if count == 1 else f"are {count} {noun}s"
