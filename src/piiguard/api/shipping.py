"""Documents checked by somebody else's executor: a pool of processes, or a cluster.

Documents are shipped by their bytes, for another computer may not see their files,
and several at a time, for a message costs more than a page. They come back in order.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from functools import lru_cache

from piiguard import __version__
from piiguard.api.caching import KnownReports
from piiguard.api.runner import Runner
from piiguard.api.sources import Content
from piiguard.errors import ConfigError, PiiguardError, ReadError, WorkerError
from piiguard.model import DocumentReport

CHUNK = 16
"""Documents shipped together: a quarter of a second of work. Our choice."""
CHUNK_BYTES = 4_000_000
"""Documents that have more together are not shipped together."""
UNDER_WAY = 32
"""Chunks under way at once, for an executor of up to sixteen workers."""
UNDER_WAY_BYTES = 250_000_000
"""Nor are more documents taken while so many bytes are under way."""
WAITING = 4_096
"""Reports that wait for one before them; more are not made until it is there."""

Answer = tuple[str, tuple[DocumentReport, ...]]
"""The version of piiguard there, and the reports."""


def check_chunk(setup: bytes, isolated: bool, chunk: tuple[Content, ...]) -> Answer:
    """Check some documents where the executor does its work.

    Args:
        setup: A pickled ``Setup``.
        isolated: Whether a worker process of that place reads them.
        chunk: The documents.
    """
    runner = _runner(setup, isolated)
    return __version__, tuple(runner.judge(content) for content in chunk)


@lru_cache(maxsize=4)
def _runner(setup: bytes, isolated: bool) -> Runner:
    return Runner(pickle.loads(setup), isolated)  # noqa: S301 - from the program itself


@dataclass(slots=True, eq=False)
class _Document:
    """A document on its way."""

    content: Content
    key: str | None = None
    """What a cache knows it by."""
    report: DocumentReport | None = None
    chunk: _Chunk | None = None
    number: int = 0
    """Its place in the chunk."""


@dataclass(slots=True, eq=False)
class _Chunk:
    """Documents that are shipped together."""

    documents: list[_Document] = field(default_factory=list)
    size_bytes: int = 0
    future: Future[Answer] | None = None
    reports: tuple[DocumentReport, ...] | None = None


class Shipping:
    """Ships the documents of one call.

    Args:
        executor: Where to; it stays open.
        runner: Checks the names of documents that were lost; its setup is shipped.
        known: Reports that need no shipping.
        jobs: How many workers the executor has, if more than sixteen.
    """

    def __init__(
        self, executor: Executor, runner: Runner, known: KnownReports | None, jobs: int
    ) -> None:
        self._executor = executor
        self._runner = runner
        self._known = known
        self._under_way = max(UNDER_WAY, 2 * jobs)
        self._waiting: deque[_Document] = deque()
        self._filling = _Chunk()
        self._shipped: deque[_Chunk] = deque()

    def reports(self, contents: Iterable[Content]) -> Iterator[tuple[Content, DocumentReport]]:
        """Yield the documents with their reports, in order.

        Raises:
            PolicyError, ConfigError, PluginError: They are malformed or absent, or
                another piiguard answers.
        """
        try:
            for content in contents:
                self._take(content)
                while self._is_full():
                    yield self._next()
            self._ship()
            while self._waiting:
                yield self._next()
        finally:
            for chunk in self._shipped:
                if chunk.future is not None:
                    chunk.future.cancel()

    def _take(self, content: Content) -> None:
        document = _Document(content)
        self._waiting.append(document)
        if self._known is not None:
            document.key = self._known.key(content)
            document.report = self._known.find(document.key, content)
            if document.report is not None:
                return
        size = len(content.data)
        if self._filling.documents and self._filling.size_bytes + size > CHUNK_BYTES:
            self._ship()
        chunk = self._filling
        document.chunk, document.number = chunk, len(chunk.documents)
        chunk.documents.append(document)
        chunk.size_bytes += size
        if len(chunk.documents) >= CHUNK:
            self._ship()

    def _ship(self) -> None:
        chunk, self._filling = self._filling, _Chunk()
        if not chunk.documents:
            return
        contents = tuple(document.content for document in chunk.documents)
        try:
            chunk.future = self._executor.submit(
                check_chunk, self._runner.pickled, self._runner.isolated, contents
            )
        except Exception as error:
            # A pool that is broken or closed takes nothing more.
            chunk.reports = self._lost(chunk, error)
        self._shipped.append(chunk)

    def _is_full(self) -> bool:
        size_bytes = sum(chunk.size_bytes for chunk in self._shipped)
        if len(self._waiting) >= WAITING:
            self._ship()
            return True
        return len(self._shipped) >= self._under_way or size_bytes >= UNDER_WAY_BYTES

    def _next(self) -> tuple[Content, DocumentReport]:
        document = self._waiting.popleft()
        if document.report is None and document.chunk is not None:
            document.report = self._arrived(document.chunk)[document.number]
            if self._known is not None:
                document.report = self._known.keep(document.key, document.content, document.report)
        if document.report is None:
            raise RuntimeError("a document was not shipped")
        return document.content, document.report

    def _arrived(self, chunk: _Chunk) -> tuple[DocumentReport, ...]:
        """Wait for a chunk's reports: the first one's that is under way."""
        if chunk.reports is None and chunk.future is not None:
            try:
                version, chunk.reports = chunk.future.result()
            except WorkerError as error:
                chunk.reports = self._lost(chunk, error)
            except PiiguardError:
                raise
            except Exception as error:
                chunk.reports = self._lost(chunk, error)
            else:
                self._ensure_sound(chunk, version)
        if chunk in self._shipped:
            self._shipped.remove(chunk)
        return chunk.reports or ()

    def _ensure_sound(self, chunk: _Chunk, version: str) -> None:
        if version != __version__:
            raise ConfigError(
                f"the executor's workers have piiguard {version}, this program has {__version__}"
            )
        if len(chunk.reports or ()) != len(chunk.documents):
            raise RuntimeError("documents and reports do not agree in number")

    def _lost(self, chunk: _Chunk, error: Exception) -> tuple[DocumentReport, ...]:
        """Return the reports on documents that the executor did not check."""
        # Only the type: the message may hold what was shipped.
        lost = ReadError(
            "crashed",
            f"the executor lost the document ({type(error).__name__}), so it is not checked; "
            "check it again",
        )
        return tuple(
            self._runner.unchecked(document.content.name, document.content.error or lost)
            for document in chunk.documents
        )
