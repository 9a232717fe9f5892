"""One object that checks many documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from piiguard.api.caching import KnownReports
from piiguard.api.runner import Runner
from piiguard.api.setup import FailOn, Setup
from piiguard.api.sources import Content, open_source
from piiguard.api.suppressing import load_suppressor
from piiguard.config import Config, load_config
from piiguard.errors import ConfigError, ReadError
from piiguard.policy import Policy, load_policy

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from piiguard.audit import AuditLog, Door
    from piiguard.cache import Cache
    from piiguard.engine import Explanation
    from piiguard.isolation import Pool
    from piiguard.model import DocumentReport


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
        self._runner = Runner(self._setup, isolated)
        self._known = KnownReports(cache, self._setup) if cache is not None else None
        self._door = door
        self._log = _open_log(config) if door else None

    @property
    def fail_on(self) -> FailOn:
        """The least severity that fails a document."""
        return self._setup.fail_on

    @property
    def knows_documents(self) -> bool:
        """Whether reports have a ``known_as``: there is a cache, and its folder is in use."""
        return self._known is not None and self._known.is_usable

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
        return self._recorded(content, self._check(content))

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
        return self._judge(self._open(data, name), None)

    def check_many(
        self,
        sources: Iterable[str | Path | bytes],
        *,
        jobs: int = 1,
        executor: Executor | None = None,
        skip: Callable[[str], bool] | None = None,
    ) -> Iterator[DocumentReport]:
        """Check documents one after the other, or several at once, in order.

        Whatever goes wrong with one document makes its own report ``incomplete``, also
        a crash or the lack of a policy; the others go on.

        Args:
            sources: Paths, or documents' bytes; a ``str`` is a path. They are taken
                as they are needed, so that a million need no memory.
            jobs: How many worker processes work. They end with the last report, or
                when the caller closes the iterator. With an executor: how many
                workers it has, if more than sixteen.
            executor: Who does the work, in chunks of documents: any executor of
                ``concurrent.futures``, or a Dask client's. It stays open. What it
                loses is ``incomplete``.
            skip: Says of a report's ``known_as`` whether the document is left out;
                called in several threads. Only a cache makes it.

        Raises:
            PolicyError, ConfigError, PluginError: They are malformed or absent.
            WorkerError: A worker process does not start.
            AuditError: A decision was not recorded.
        """
        # What one document needs none of is loaded where it is needed.
        if executor is not None:
            from piiguard.api.shipping import Shipping

            shipping = Shipping(executor, self._runner, self._known, jobs)
            for content, report in shipping.reports(self._left(map(self._open, sources), skip)):
                yield self._recorded(content, report)
            return
        if jobs <= 1:
            for content in self._left(map(self._open, sources), skip):
                yield self._judge(content, None)
            return

        from piiguard.api.in_order import map_in_order
        from piiguard.isolation import Pool

        def work(source: str | Path | bytes) -> DocumentReport | None:
            content = self._open(source)
            return None if self._is_out(content, skip) else self._judge(content, pool)

        with Pool(jobs) as pool:
            for made in map_in_order(work, sources, jobs, stop=pool.close):
                if made is not None:
                    yield made

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
        explanation: Explanation = self._runner.run("explain", content)
        return explanation

    def _check(self, content: Content) -> DocumentReport:
        return self._known_or(content, lambda: self._runner.check(content))

    def _judge(self, content: Content, pool: Pool | None) -> DocumentReport:
        """Check one of many documents: what is its own fault becomes its report."""
        report = self._known_or(content, lambda: self._runner.judge(content, pool))
        return self._recorded(content, report)

    def _known_or(self, content: Content, check: Callable[[], DocumentReport]) -> DocumentReport:
        if self._known is None:
            return check()
        key = self._known.key(content)
        return self._known.find(key, content) or self._known.keep(key, content, check())

    def _left(
        self, contents: Iterable[Content], skip: Callable[[str], bool] | None
    ) -> Iterator[Content]:
        return (content for content in contents if not self._is_out(content, skip))

    def _is_out(self, content: Content, skip: Callable[[str], bool] | None) -> bool:
        key = self._known.key(content) if self._known is not None and skip is not None else None
        return key is not None and skip is not None and skip(key)

    def _open(self, source: str | Path | bytes, name: str = "") -> Content:
        """Open one of many documents; that there is none is its own fault too."""
        is_path = not isinstance(source, bytes)
        try:
            path = Path(source) if isinstance(source, str) else source
            return open_source(path, None, name, self.config.limits.size_bytes)
        except ReadError as error:
            return Content(str(source) if is_path else name, error=error)

    def _recorded(self, content: Content, report: DocumentReport) -> DocumentReport:
        if self._log is not None and self._door is not None:
            self._log.record(self._door, content.data or None, report)
        return report


def _open_log(config: Config) -> AuditLog | None:
    if config.audit is None:
        return None
    from piiguard.audit import open_log

    return open_log(config.audit)
