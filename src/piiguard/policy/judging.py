"""May it be here? Detections and whose they are → findings. A pure function.

Every detection is judged once, by the first rule that matches, from the most
telling to the least: another patron, a person nobody can place, data the policy
does not allow, allowed data in a hidden part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from piiguard.model import (
    Attribution,
    Cell,
    Detection,
    Document,
    Finding,
    Location,
    PartKind,
    Problem,
    Role,
    Severity,
    Verdict,
)
from piiguard.policy import wording
from piiguard.policy.masking import mask_value
from piiguard.policy.policy import Policy, Unknown
from piiguard.policy.rules import RULES, Rule, data_rule
from piiguard.policy.vocabulary import ITEM_TYPES, get_word

_RANK = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}

UNKNOWN_VARIABLE = "TEMPLATE_VARIABLE"
"""Entity type of a template's variable of which nothing says what it prints."""

_REACH = 2000
"""Characters before a value that may say what it is; a letter may be one cell."""
_NO_IDENTITY = frozenset({"DEMOGRAPHIC", "PATRON_NOTE", UNKNOWN_VARIABLE})
"""Patron data that by itself does not say which patron."""


@dataclass(frozen=True, slots=True)
class _Datum:
    """A detection with all that is known of it."""

    detection: Detection
    attribution: Attribution
    cell: Cell
    role: Role
    """Whose it counts as: an item's title is the item's whoever owns the page,
    and what nobody could place is whatever the policy says."""
    placed: bool
    """Whether attribution knew whose it is."""

    @property
    def type(self) -> str:
        return self.detection.entity_type

    @property
    def text(self) -> str:
        return self.cell.text[self.detection.start : self.detection.end]

    @property
    def before(self) -> str:
        label = self.cell.label.text if self.cell.label else ""
        start = self.detection.start
        return f"{label} {self.cell.text[max(0, start - _REACH) : start]}"

    @property
    def is_item(self) -> bool:
        return self.role in (Role.ITEM, Role.AUTHOR)

    def allowed(self, policy: Policy) -> bool:
        return policy.allows(self.role, self.type, self.text, self.before)


def evaluate(
    policy: Policy,
    document: Document,
    cells: tuple[Cell, ...],
    detections: tuple[Detection, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[Finding, ...]:
    """Return what the policy finds wrong with a document.

    Args:
        policy: What may stand in the document.
        document: For the names of its parts.
        cells: The laid-out text that the detections point into.
        detections: What was found.
        attributions: Whose each detection is, parallel to ``detections``.

    Returns:
        The findings by part, page, line and column; none is suppressed. A value
        that stands at several places is found at each of them.

    Raises:
        ValueError: ``attributions`` is not parallel to ``detections``.
    """
    data = [
        _datum(policy, cells, detection, attribution)
        for detection, attribution in zip(detections, attributions, strict=True)
    ]
    names_patron = any(d.role is Role.PATRON and d.type not in _NO_IDENTITY for d in data)
    found = [(_order(part, f.location), f) for part, f in _missing(policy, document, data)]
    seen: set[tuple[str, int, Location, str]] = set()
    for datum in data:
        rule = _match(policy, datum, names_patron=names_patron)
        if rule is None:
            continue
        finding = _finding(policy, document, rule, datum)
        key = (rule.id, datum.cell.part, finding.location, datum.text)
        if key not in seen:
            seen.add(key)
            found.append((_order(datum.cell.part, finding.location, datum.detection), finding))
    found.sort(key=lambda item: item[0])
    return tuple(finding for _, finding in found)


def verdict(
    findings: Iterable[Finding],
    problems: Iterable[Problem],
    fail_on: Severity = Severity.ERROR,
) -> Verdict:
    """Return what may be done with a document.

    Args:
        findings: What the policy found.
        problems: What could not be read or checked.
        fail_on: The least severity of an unsuppressed finding that fails.
    """
    if any(f.suppressed is None and _RANK[f.severity] >= _RANK[fail_on] for f in findings):
        return Verdict.FAIL
    return Verdict.INCOMPLETE if any(True for _ in problems) else Verdict.PASS


def _datum(
    policy: Policy, cells: tuple[Cell, ...], detection: Detection, attribution: Attribution
) -> _Datum:
    role = attribution.role
    placed = role is not Role.UNKNOWN
    if detection.entity_type in ITEM_TYPES:
        role, placed = Role.ITEM, True
    elif not placed and policy.unknown is Unknown.AS_STAFF:
        role = Role.STAFF
    elif not placed and policy.unknown is not Unknown.ALLOW:
        role = Role.PATRON
    return _Datum(detection, attribution, cells[detection.cell], role, placed)


def _match(policy: Policy, datum: _Datum, *, names_patron: bool) -> Rule | None:
    """Return the rule that the datum breaks, or None."""
    if datum.role is Role.UNKNOWN:
        return None  # The policy allows what nobody could place.
    allowed = datum.allowed(policy)
    if datum.type == UNKNOWN_VARIABLE:
        return None if allowed else RULES["unknown-variable"]
    if datum.role is Role.PATRON:
        subject = datum.attribution.subject
        if policy.patrons is not None and subject is not None and subject > policy.patrons:
            return RULES["other-patron"]
        is_stranger = not datum.placed and datum.type == "PERSON"
        if is_stranger and (not allowed or policy.patrons is not None):
            return RULES["unknown-person"]
        if allowed:
            return RULES["hidden-data"] if _is_hidden(datum.cell) else None
    if allowed:
        return None
    if datum.is_item and names_patron:
        return RULES["reading-history"]
    return data_rule(datum.role, datum.type)


def _is_hidden(cell: Cell) -> bool:
    return not cell.visible and cell.part_kind is not PartKind.FILE_NAME


def _severity(policy: Policy, rule: Rule, datum: _Datum | None = None) -> Severity:
    severity = policy.severity.get(rule.id, rule.severity)
    unsure = datum is not None and not datum.placed and policy.unknown is Unknown.WARN
    if unsure and severity is Severity.ERROR:
        return Severity.WARNING
    return severity


def _finding(policy: Policy, document: Document, rule: Rule, datum: _Datum) -> Finding:
    detection, attribution = datum.detection, datum.attribution
    place = datum.cell.place(detection.start, detection.end)
    part = document.parts[place.part]
    message = wording.message(
        rule,
        policy,
        entity_type=detection.entity_type,
        role=datum.role,
        placed=datum.placed,
        subject=attribution.subject,
    )
    return Finding(
        rule=rule.id,
        entity_type=detection.entity_type,
        role=attribution.role if datum.placed is False else datum.role,
        subject=attribution.subject,
        severity=_severity(policy, rule, datum),
        # Both what and whose must be right: a chain is as strong as its weakest link.
        score=min(detection.score, attribution.score),
        location=Location(
            part.name, place.page, place.line, place.column, place.bbox, place.visible
        ),
        masked=mask_value(datum.cell, datum.text, detection.entity_type),
        message=message + wording.where(part, visible=place.visible),
        remedy=wording.remedy(rule, policy, part, visible=place.visible),
        clues=_clues(datum),
        value=datum.text,
    )


def _clues(datum: _Datum) -> tuple[str, ...]:
    reasons = [clue.reason for clue in datum.attribution.clues]
    if not datum.placed:
        reasons.append("nothing says whose it is")
    reasons.append(datum.detection.reason)
    return tuple(dict.fromkeys(reason for reason in reasons if reason))


def _missing(
    policy: Policy, document: Document, data: list[_Datum]
) -> Iterator[tuple[int, Finding]]:
    """Yield a finding, on the first page, for each required word that nothing satisfies."""
    part, location = _first_page(document)
    rule = RULES["missing-required"]
    for role, names in policy.require.items():
        for name in names:
            word = get_word(name, role)
            if not any(_satisfies(datum, role, name) for datum in data):
                yield (
                    part,
                    Finding(
                        rule=rule.id,
                        entity_type=min(word.entity_types) if len(word.entity_types) == 1 else None,
                        role=role,
                        subject=None,
                        severity=_severity(policy, rule),
                        score=1.0,
                        location=location,
                        masked="",
                        message=wording.missing(policy, role, name),
                        remedy=policy.remedy.get(rule.id, rule.remedy),
                    ),
                )


def _satisfies(datum: _Datum, role: Role, name: str) -> bool:
    if not datum.cell.visible or datum.cell.part_kind is PartKind.FILE_NAME:
        return False
    roles = {datum.role, Role.ITEM} if datum.role is Role.AUTHOR else {datum.role}
    return role in roles and get_word(name, role).covers(datum.type, datum.text, datum.before)


def _first_page(document: Document) -> tuple[int, Location]:
    pages = (PartKind.PAGE, PartKind.BODY, PartKind.SHEET)
    numbered = list(enumerate(document.parts))
    on_pages = [(number, part) for number, part in numbered if part.kind in pages]
    for number, part in on_pages or numbered:
        return number, Location(part.name, part.page, visible=part.visible)
    return 0, Location("document")


def _order(part: int, location: Location, detection: Detection | None = None) -> tuple[int, ...]:
    """Return the key that sorts a finding by where it stands."""
    within = (detection.cell, detection.start) if detection else (-1, -1)
    return (part, location.page or 0, location.line or 0, location.column or 0, *within)
