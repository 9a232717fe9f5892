"""How often each rule was violated, for a chart: no value and no path is in it."""

from __future__ import annotations

from collections import Counter

from piiguard.model import Report
from piiguard.reporters import Options


class TallyReporter:
    """Writes ``rule<tab>count`` lines."""

    def render(self, report: Report, options: Options) -> str:
        """Return the tally, the most frequent first."""
        counts = Counter(finding.rule for finding in report.violations)
        lines = [f"{rule}\t{count}" for rule, count in counts.most_common()]
        return "\n".join([f"verdict\t{report.verdict.value}", *lines]) + "\n"
