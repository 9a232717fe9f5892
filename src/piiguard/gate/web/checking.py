"""Checks the documents on the shelf; nothing here knows of HTTP."""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from piiguard.api import Checker, Door
from piiguard.audit import AuditLog, Override, open_log
from piiguard.config import Config
from piiguard.errors import AuditError, ConfigError, PiiguardError, ReadError, internal_error
from piiguard.gate.web.shelf import Paper
from piiguard.gate.web.views import TASK, PictureRequest, View, ViewRequest
from piiguard.isolation import Caps, Task, shared_pool
from piiguard.model import BBox, DocumentReport, Finding, Problem, Role, Verdict
from piiguard.policy import Policy, list_policies

Result = TypeVar("Result")

_log = logging.getLogger("piiguard.gate.web")

SHORTEST_QUOTE = 3
"""Shorter words of a value may stand in a reason: initials, particles."""


class QuotesError(Exception):
    """A reason for the record names somebody, and the record must not."""


class Checking:
    """The engine as the page uses it, in threads so that the page answers meanwhile."""

    def __init__(self, config: Config) -> None:
        """Load the policies and open the record.

        Raises:
            PolicyError: A policy is malformed.
            ConfigError: A policy that may be overridden is none, or there is no record.
            AuditError: The record cannot be opened.
        """
        self.config = config
        self.policies: dict[str, Policy] = {p.id: p for p in list_policies(config)}
        for policy in config.gate.web.overrides:
            if policy not in self.policies:
                raise ConfigError(f"gate.web.overrides: there is no policy '{policy}'")
        if config.gate.web.overrides and config.audit is None:
            raise ConfigError(
                "gate.web.overrides needs 'audit': who lets a held document go is put on record"
            )
        self._log: AuditLog | None = open_log(config.audit) if config.audit else None
        self._checkers: dict[str | None, Checker] = {None: self._checker(None)}
        self._threads = ThreadPoolExecutor(os.cpu_count() or 1, "piiguard-check")
        # Of its own, so that pictures do not wait behind fifty documents.
        self._drawing = ThreadPoolExecutor(1, "piiguard-draw")
        self._view_task = Task(TASK, pickle.dumps(config.limits))
        self._running: set[asyncio.Task[None]] = set()

    def close(self) -> None:
        """Take no more work."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._drawing.shutdown(wait=False, cancel_futures=True)
        if self._log is not None:
            self._log.close()

    def start(self, papers: list[Paper]) -> None:
        """Begin to check documents."""
        for paper in papers:
            task = asyncio.get_running_loop().create_task(self._process(paper))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    def may_override(self, paper: Paper) -> bool:
        """Tell whether a person may let the document go, as the configuration has it."""
        return (
            paper.report is not None
            and paper.is_recorded
            and paper.report.verdict is not Verdict.PASS
            and paper.report.policy in self.config.gate.web.overrides
        )

    async def override(self, paper: Paper, who: str, why: str) -> None:
        """Let a held document go, and put that on record.

        Raises:
            QuotesError: The reason or the name quotes the document or names a patron.
            AuditError: It was not recorded, so the document stays.
            ReadError: The reason could not be checked.
        """
        report = paper.report
        if report is None or self._log is None or not self.may_override(paper):
            raise AuditError("this document must not be let go")
        if quotes(f"{who}\n{why}", report.violations) or await self._in(
            self._threads, lambda: self._names_somebody(why)
        ):
            raise QuotesError
        log, override = self._log, Override(who, why)
        await self._in(
            self._threads, lambda: log.record(Door.WEB, paper.data or None, report, override)
        )
        paper.override = override

    async def picture(self, paper: Paper, page: int) -> bytes:
        """Return a page as a PNG; values are covered unless their owner asked to see them.

        Raises:
            ReadError: It cannot be drawn.
        """
        covers: tuple[BBox, ...] = ()
        if not paper.is_shown and paper.report is not None:
            boxes = (f.location.bbox for f in paper.report.findings if on_page(f) == page)
            covers = tuple(box for box in boxes if box is not None)
        request = PictureRequest(paper.data, page, covers)
        picture = await self._in(self._drawing, lambda: self._ask(request))
        if not isinstance(picture, bytes):
            raise ReadError("crashed", "the page cannot be drawn")
        return picture

    async def _process(self, paper: Paper) -> None:
        report = await self._in(self._threads, lambda: self._judge(paper))
        view = await self._in(self._threads, lambda: self._view(paper, report))
        # Where the paper was forgotten meanwhile, nobody holds it after this.
        paper.view, paper.report = view, report

    def _judge(self, paper: Paper) -> DocumentReport:
        try:
            if paper.policy not in self._checkers:
                self._checkers[paper.policy] = self._checker(paper.policy)
            return self._checkers[paper.policy].judge(paper.data, paper.name)
        except AuditError:
            paper.is_recorded = False
            return _unchecked(
                "not-recorded",
                "The decision could not be put on record, so the document must not go. "
                "Tell whoever looks after piiguard.",
            )
        except PiiguardError as error:
            # About configuration and policies, not about the document.
            _log.error("%s", error)
            return _unchecked("not-checked", f"piiguard could not check: {error}")
        except Exception as error:
            _log.error("internal error (%s)", type(error).__name__)
            failed = internal_error(error)
            return _unchecked(failed.code, str(failed))

    def _view(self, paper: Paper, report: DocumentReport) -> View | None:
        if report.media_type is None or not paper.data:
            return None
        places = ((f.location.part, f.location.line) for f in report.findings)
        lines = tuple((part, line) for part, line in places if line is not None)
        try:
            found = self._ask(ViewRequest(paper.data, paper.name, report.media_type, lines))
        except Exception as error:
            # Nothing to show is no reason to hold: the verdict stands without.
            _log.warning("a document cannot be shown (%s)", type(error).__name__)
            return None
        return found if isinstance(found, View) else None

    def _ask(self, request: ViewRequest | PictureRequest) -> View | bytes:
        limits = self.config.limits
        answer: View | bytes = shared_pool().ask(
            self._view_task, request, Caps(limits.time_s, limits.memory_bytes)
        )
        return answer

    def _names_somebody(self, text: str) -> bool:
        seen = self._checkers[None].explain(text=text).seen
        return any(each.role in (Role.PATRON, Role.UNKNOWN) for each in seen)

    def _checker(self, policy: str | None) -> Checker:
        # The configuration's own documents are found by their names, not by a path.
        chosen = self.policies[policy] if policy is not None else None
        return Checker(chosen, config=self.config, door=Door.WEB)

    async def _in(self, threads: ThreadPoolExecutor, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(threads, work)


def on_page(finding: Finding) -> int | None:
    """Return the page on whose picture a finding has its box, or None.

    An attached document's pages have numbers and boxes too, but other pictures.
    """
    where = finding.location
    own = where.part == f"page {where.page}" or where.part.startswith(f"page {where.page}:")
    return where.page if own and where.bbox is not None else None


def quotes(text: str, findings: tuple[Finding, ...]) -> bool:
    """Tell whether a text holds a word or a number of the findings' values."""
    said = set(_words(text))
    return any(
        word in said for f in findings for word in _words(f.value or "") if _is_telling(word)
    )


def _words(text: str) -> list[str]:
    # Digits are joined over what groups them: 3 1913 01234 5678.
    joined = re.sub(r"(?<=\d)[\s().-]+(?=\d)", "", text.casefold())
    return re.findall(r"[^\W\d_]+|\d+", joined)


def _is_telling(word: str) -> bool:
    return len(word) >= SHORTEST_QUOTE


def _unchecked(code: str, message: str) -> DocumentReport:
    return DocumentReport("-", None, None, Verdict.INCOMPLETE, (), (Problem(code, message),))
