"""One setup's work on documents, in worker processes or in this one, without a cache."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from piiguard.api.setup import Setup
from piiguard.api.sources import Content
from piiguard.errors import NoPolicyError, ReadError

if TYPE_CHECKING:
    from piiguard.api.pipeline import Pipeline, Step
    from piiguard.isolation import Caps, Pool, Task
    from piiguard.model import DocumentReport

NO_POLICY = "no-policy"
"""Code of the problem that nothing says which policy applies."""

_TASK = "piiguard.api.pipeline:serve"


class Runner:
    """Runs the pipeline on documents.

    Args:
        setup: What documents are checked with.
        isolated: Whether worker processes do the work, or this one.
    """

    def __init__(self, setup: Setup, isolated: bool) -> None:
        self.setup = setup
        self.isolated = isolated

    def run(self, step: Step, content: Content, pool: Pool | None = None) -> Any:
        """Run a step of the pipeline on one document.

        Args:
            step: Which.
            content: The document.
            pool: Whose workers do it; None for the program's, or for this process
                where the runner is not isolated.

        Raises:
            ReadError: The document cannot be read, or its worker died of it.
        """
        # A report that is known needs no worker, nor what starts one.
        from piiguard.isolation import out_of_memory, shared_pool

        if pool is not None or self.isolated:
            return (pool or shared_pool()).ask(self._task, (step, content), self._caps)
        try:
            return getattr(self._pipeline, step)(content)
        except MemoryError:
            raise out_of_memory(self._caps) from None

    def check(self, content: Content, pool: Pool | None = None) -> DocumentReport:
        """Check one document; what its worker dies of makes it ``incomplete``.

        Raises:
            NoPolicyError: Nothing says which policy applies.
        """
        try:
            report: DocumentReport = self.run("check", content, pool)
        except ReadError as error:
            return self.unchecked(content.name, error, pool)
        return report

    def judge(self, content: Content, pool: Pool | None = None) -> DocumentReport:
        """Check one of many documents: the lack of a policy is its own fault too."""
        try:
            return self.check(content, pool)
        except NoPolicyError as error:
            return self.unchecked(content.name, ReadError(NO_POLICY, str(error)), pool)

    def unchecked(self, name: str, error: ReadError, pool: Pool | None = None) -> DocumentReport:
        """Return the report on a document that could not be checked, by a fresh worker."""
        try:
            report: DocumentReport = self.run("check", Content(name, error=error), pool)
        except ReadError:
            from piiguard.api.pipeline import withheld_report

            return withheld_report(name, error)
        return report

    @cached_property
    def _caps(self) -> Caps:
        from piiguard.isolation import Caps

        limits = self.setup.config.limits
        return Caps(limits.time_s, limits.memory_bytes)

    @cached_property
    def _pipeline(self) -> Pipeline:
        # Imported only where the work is done in this process.
        from piiguard.api.pipeline import Pipeline

        return Pipeline(self.setup)

    @cached_property
    def _task(self) -> Task:
        from piiguard.isolation import Task

        return Task(_TASK, self.pickled)

    @cached_property
    def pickled(self) -> bytes:
        """The setup, for other processes."""
        import pickle

        return pickle.dumps(self.setup)
