"""Marks the findings that an exception or the baseline answers for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from piiguard.globs import matches
from piiguard.model import Finding, Suppression

if TYPE_CHECKING:
    from piiguard.config.exceptions import PolicyException
    from piiguard.suppression.baseline import Baseline, Entry


@dataclass(frozen=True, slots=True)
class Suppressor:
    """What does not count, and where. It drops no finding."""

    folder: Path = Path()
    """Absolute: what exceptions' scopes with a slash are relative to."""
    exceptions: tuple[PolicyException, ...] = ()
    baseline: Baseline | None = None
    key: bytes | None = field(default=None, repr=False)
    """The fingerprints' key, by which the baseline knows documents."""

    def suppress(
        self, findings: tuple[Finding, ...], path: str, today: date
    ) -> tuple[Finding, ...]:
        """Return all findings, those that do not count marked with the reason.

        Args:
            findings: Of one document, with fingerprints where there is a key.
            path: The document's, as the caller gave it; empty where it has none.
            today: An exception that expired before it does not hold.
        """
        applicable = [
            e for e in self.exceptions if today <= e.expires and matches(e.scope, path, self.folder)
        ]
        known = self._known(path)
        used: Counter[str] = Counter()
        result = []
        for finding in findings:
            suppression = _by_exception(finding, applicable)
            entry = known.get(finding.fingerprint or "")
            if suppression is None and entry is not None and used[entry.fingerprint] < entry.count:
                used[entry.fingerprint] += 1
                suppression = Suppression("baseline", entry.reason or "known before, not reviewed")
            result.append(replace(finding, suppressed=suppression) if suppression else finding)
        return tuple(result)

    def _known(self, path: str) -> dict[str, Entry]:
        if self.baseline is None or self.key is None or not path:
            return {}
        from piiguard.suppression.baseline import Decision, document_key

        document = document_key(self.key, path, self.baseline.folder)
        return {
            entry.fingerprint: entry
            for entry in self.baseline.entries
            if entry.document_key == document and entry.decision is not Decision.TO_FIX
        }


def _by_exception(finding: Finding, exceptions: list[PolicyException]) -> Suppression | None:
    for each in exceptions:
        fits = (
            each.rule == finding.rule
            and each.entity in (None, finding.entity_type)
            and (each.part is None or fnmatchcase(finding.location.part, each.part))
        )
        if fits:
            justification = f"{each.reason} ({each.owner}, until {each.expires.isoformat()})"
            return Suppression("exception", justification)
    return None
