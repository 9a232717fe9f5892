"""The documents people are looking at: in memory only, and gone when done.

One event loop uses a shelf; threads never do.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from piiguard.api import NO_POLICY
from piiguard.audit import Override
from piiguard.gate.web.views import View
from piiguard.model import DocumentReport, Verdict


@dataclass(slots=True, eq=False)
class Paper:
    """One document, from its upload until it is forgotten."""

    id: str
    """Unguessable."""
    owner: str
    batch: str
    """Id of the upload it came with."""
    name: str = field(repr=False)
    """As the client gave it: a label, possibly with personal data in it."""
    data: bytes = field(repr=False)
    policy: str | None
    """The chosen policy; None leaves the choice to the configuration."""
    touched: float
    """When somebody last looked at it."""
    report: DocumentReport | None = field(default=None, repr=False)
    """None while it is being checked."""
    view: View | None = field(default=None, repr=False)
    """What can be shown of it; None where nothing can."""
    is_recorded: bool = True
    """False where the decision could not be recorded, so that it must not go."""
    is_shown: bool = False
    """Whether its owner asked to see values."""
    override: Override | None = field(default=None, repr=False)
    alarms: set[int] = field(default_factory=set)
    """Which findings were reported as false alarms."""

    def begin_again(self, policy: str) -> None:
        """Forget what was found, for a check against another policy."""
        self.policy = policy
        self.report, self.view, self.override = None, None, None
        self.is_recorded = True
        self.alarms.clear()

    @property
    def lacks_policy(self) -> bool:
        """Whether it was not checked because nothing says which policy applies."""
        problems = self.report.problems if self.report else ()
        return any(problem.code == NO_POLICY for problem in problems)

    @property
    def may_leave(self) -> bool:
        """Whether it may be downloaded as checked."""
        if self.report is None or not self.is_recorded:
            return False
        return self.report.verdict is Verdict.PASS or self.override is not None


class Shelf:
    """All documents of all sessions."""

    def __init__(self, forget_s: float, clock: Callable[[], float]) -> None:
        """Make an empty shelf.

        Args:
            forget_s: How long a document is kept that nobody looks at.
            clock: Seconds that only grow.
        """
        self._forget_s = forget_s
        self._clock = clock
        self._papers: dict[str, Paper] = {}

    @property
    def size_bytes(self) -> int:
        """How much the documents take."""
        return sum(len(paper.data) for paper in self._papers.values())

    def add(
        self, owner: str, documents: Iterable[tuple[str, bytes]], policy: str | None
    ) -> list[Paper]:
        """Put the documents of one upload, each a name and its bytes, on the shelf."""
        batch = secrets.token_urlsafe(16)
        papers = [
            Paper(secrets.token_urlsafe(16), owner, batch, name, data, policy, self._clock())
            for name, data in documents
        ]
        self._papers.update((paper.id, paper) for paper in papers)
        return papers

    def get(self, owner: str, paper_id: str) -> Paper | None:
        """Return a session's document, which is then kept for longer."""
        paper = self._papers.get(paper_id)
        if paper is None or paper.owner != owner:
            return None
        paper.touched = self._clock()
        return paper

    def batch(self, owner: str, batch: str) -> list[Paper]:
        """Return the documents of one upload that are still there, in their order."""
        found = [p for p in self._papers.values() if p.batch == batch and p.owner == owner]
        for paper in found:
            paper.touched = self._clock()
        return found

    def forget(self, papers: Iterable[Paper]) -> None:
        """Drop documents now."""
        for paper in papers:
            self._papers.pop(paper.id, None)
            # Whoever still holds the object, such as a running check, holds no text.
            paper.data, paper.view, paper.report = b"", None, None

    def sweep(self) -> None:
        """Drop what nobody has looked at for too long."""
        latest = self._clock() - self._forget_s
        self.forget([p for p in self._papers.values() if p.touched <= latest and p.report])

    def clear(self) -> None:
        """Drop everything."""
        self.forget(list(self._papers.values()))
