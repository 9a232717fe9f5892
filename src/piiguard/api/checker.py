"""One object that checks many documents."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from piiguard.api.caching import KnownReports
from piiguard.api.in_order import map_in_order
from piiguard.api.setup import FailOn, Setup
from piiguard.api.sources import Content, open_source
from piiguard.api.suppressing import load_suppressor
from piiguard.audit import Door, open_log
from piiguard.cache import Cache
from piiguard.config import Config, load_config
from piiguard.errors import ConfigError, NoPolicyError, ReadError
from piiguard.isolation import Caps, Pool, Task, out_of_memory, shared_pool
from piiguard.model import DocumentReport
from piiguard.policy import Policy, load_policy

if TYPE_CHECKING:
    from piiguard.api.pipeline import Pipeline, Step
    from piiguard.engine import Explanation

NO_POLICY = "no-policy"
"""Code of the problem that nothing says which policy applies."""

_TASK = "piiguard.api.pipeline:serve"


class Checker:
    """Checks many documents; policies and models are loaded once.

    Args:
        policy: A policy's name, the path of its YAML file, or the policy itself;
            None leaves it to the configuration, then to the document's own marks.
        config: The configuration, or the path of its file; None looks for
            ``piiguard.yaml`` in the current folder and its parents.
        fail_on: Whether warnings fail a document too.
        isolated: Whether documents are read in a worker process, which caps their
            time and memory and takes their crashes. It starts with the first
            document and serves all checkers of the program. Say False only where
            something else does all that.
        door: Where the documents want to leave. Every decision is then recorded
            before it is returned, where the configuration names a record.
        cache: Reports to use again, and where to keep them; ``open_cache`` opens
            the user's. Findings then have no ``value``, known before or not.

    Raises:
        PolicyError: The policy is absent or malformed.
        ConfigError: The configuration is, an exception in it has expired, or the
            key of the record or the baseline is absent.
        AuditError: The record cannot be opened.
    """

    def __init__(
        self,
        policy: str | Path | Policy | None = None,
        *,
        config: Config | str | Path | None = None,
        fail_on: FailOn = "error",
        isolated: bool = True,
        door: Door | None = None,
        cache: Cache | None = None,
    ) -> None:
        if fail_on not in ("error", "warning"):
            raise ConfigError("fail_on is 'error' or 'warning'")
        if not isinstance(config, Config):
            config = load_config(Path(config) if config is not None else None, Path.cwd())
        if policy is not None and not isinstance(policy, Policy):
            policy = load_policy(str(policy), config)
        self.config = config
        self.isolated = isolated
        folder = config.source.parent if config.source is not None else Path.cwd()
        folder = folder.resolve()
        suppressor = load_suppressor(config, folder, date.today())
        self._setup = Setup(policy, config, fail_on, folder, suppressor)
        self._caps = Caps(config.limits.time_s, config.limits.memory_bytes)
        self._known = KnownReports(cache, self._setup) if cache is not None else None
        self._door = door
        self._log = open_log(config.audit) if door and config.audit else None

    @property
    def fail_on(self) -> FailOn:
        """The least severity that fails a document."""
        return self._setup.fail_on

    def check(
        self, source: str | Path | bytes | None = None, *, text: str | None = None, name: str = ""
    ) -> DocumentReport:
        """Check one document.

        Args:
            source: A path, or a document's bytes. A ``str`` is a path, unless a
                line break in it says that it is text.
            text: Text, instead of ``source``.
            name: The file name of bytes or text, which is checked too.

        Returns:
            The report; what cannot be read or checked is ``incomplete``.

        Raises:
            ReadError: There is no such file.
            NoPolicyError: Nothing says which policy applies.
            PolicyError, ConfigError, PluginError: They are malformed or absent.
            WorkerError: The worker process does not start.
            AuditError: The decision was not recorded.
        """
        content = open_source(source, text, name, self.config.limits.size_bytes)
        return self._recorded(content, self._check(content, None))

    def judge(self, data: bytes, name: str = "") -> DocumentReport:
        """Check one document as ``check_many`` does: a lack of a policy is a report too.

        Args:
            data: The document.
            name: Its file name, which is checked too.

        Raises:
            PolicyError, ConfigError, PluginError: They are malformed or absent.
            WorkerError: The worker process does not start.
            AuditError: The decision was not recorded.
        """
        return self._check_safely(data, None, name)

    def check_many(
        self, sources: Iterable[str | Path | bytes], *, jobs: int = 1
    ) -> Iterator[DocumentReport]:
        """Check documents one after the other, or several at once, in order.

        Whatever goes wrong with one document makes its own report ``incomplete``, also
        a crash or the lack of a policy; the others go on.

        Args:
            sources: Paths, or documents' bytes; a ``str`` is a path. They are taken
                as they are needed, so that a million need no memory.
            jobs: How many worker processes work. They end with the last report, or
                when the caller closes the iterator.

        Raises:
            PolicyError, ConfigError, PluginError: They are malformed or absent.
            WorkerError: A worker process does not start.
            AuditError: A decision was not recorded.
        """
        if jobs <= 1:
            for source in sources:
                yield self._check_safely(source, None)
            return
        with Pool(jobs) as pool:
            yield from map_in_order(
                lambda source: self._check_safely(source, pool), sources, jobs, stop=pool.close
            )

    def explain(
        self, source: str | Path | bytes | None = None, *, text: str | None = None, name: str = ""
    ) -> Explanation:
        """Return everything that is detected in a document, whose, and why.

        Args are those of ``check``.

        Raises:
            ReadError: The document cannot be read.
            ConfigError, PluginError: They are malformed or absent.
            WorkerError: The worker process does not start.
        """
        content = open_source(source, text, name, self.config.limits.size_bytes)
        explanation: Explanation = self._run("explain", content, None)
        return explanation

    @cached_property
    def _pipeline(self) -> Pipeline:
        # Imported only where the work is done in this process.
        from piiguard.api.pipeline import Pipeline

        return Pipeline(self._setup)

    @cached_property
    def _task(self) -> Task:
        return Task(_TASK, pickle.dumps(self._setup))

    def _run(self, step: Step, content: Content, pool: Pool | None) -> Any:
        """Run a step of the pipeline on one document.

        Args:
            step: Which.
            content: The document.
            pool: Whose workers do it; None for the program's, or for this process
                where the checker is not isolated.

        Raises:
            ReadError: The document cannot be read, or its worker died of it.
        """
        if pool is not None or self.isolated:
            return (pool or shared_pool()).ask(self._task, (step, content), self._caps)
        try:
            return getattr(self._pipeline, step)(content)
        except MemoryError:
            raise out_of_memory(self._caps) from None

    def _check(self, content: Content, pool: Pool | None) -> DocumentReport:
        if self._known is None:
            return self._fresh(content, pool)
        return self._known.report_on(content, lambda: self._fresh(content, pool))

    def _fresh(self, content: Content, pool: Pool | None) -> DocumentReport:
        try:
            report: DocumentReport = self._run("check", content, pool)
        except ReadError as error:
            return self._unchecked(content.name, error, pool)
        return report

    def _check_safely(
        self, source: str | Path | bytes, pool: Pool | None, name: str = ""
    ) -> DocumentReport:
        """Check one of many documents: what is its own fault becomes its report."""
        content = Content(name if isinstance(source, bytes) else str(source))
        try:
            path = source if isinstance(source, bytes) else Path(source)
            content = open_source(path, None, name, self.config.limits.size_bytes)
            report = self._check(content, pool)
        except ReadError as error:
            report = self._unchecked(content.name, error, pool)
        except NoPolicyError as error:
            report = self._unchecked(content.name, ReadError(NO_POLICY, str(error)), pool)
        return self._recorded(content, report)

    def _recorded(self, content: Content, report: DocumentReport) -> DocumentReport:
        if self._log is not None and self._door is not None:
            self._log.record(self._door, content.data or None, report)
        return report

    def _unchecked(self, name: str, error: ReadError, pool: Pool | None) -> DocumentReport:
        """Return the report on a document that could not be checked, by a fresh worker."""
        try:
            report: DocumentReport = self._run("check", Content(name, error=error), pool)
        except ReadError:
            from piiguard.api.pipeline import withheld_report

            return withheld_report(name, error)
        return report
