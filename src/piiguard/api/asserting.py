"""One line for the tests of whatever makes documents."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from piiguard.api.checker import Checker
from piiguard.api.setup import FailOn
from piiguard.model import DocumentReport, Report, Verdict
from piiguard.policy import Policy
from piiguard.reporters import render


class NotPassed(AssertionError):
    """A document that a test made must not be sent.

    The message is the masked report. The traceback does not show the document's
    text either where pytest prints it: the plugin ``piiguard.pytest_plugin`` sees to
    that, also with ``--showlocals`` and ``--full-trace``.

    Attributes:
        report: What was found.
    """

    def __init__(self, report: DocumentReport) -> None:
        super().__init__(render(Report.of(report), "console").rstrip())
        self.report = report

    def __reduce__(self) -> tuple[type[NotPassed], tuple[DocumentReport]]:
        """Pickle by the report, so that the error crosses processes."""
        return type(self), (self.report,)


def assert_pass(
    document: str | Path | bytes | None = None,
    policy: str | Path | Policy | None = None,
    *,
    text: str | None = None,
    name: str = "",
    config: str | Path | None = None,
    fail_on: FailOn = "error",
) -> DocumentReport:
    """Assert that a document may be sent: nothing violates its policy, all was checked.

    Args:
        document: A path, or the document's bytes.
        policy: As for ``Checker``.
        text: Text, instead of ``document``.
        name: The file name of bytes or text, which is checked too.
        config: The configuration's file; None looks for ``piiguard.yaml``.
        fail_on: Whether warnings fail too.

    Returns:
        The report.

    Raises:
        NotPassed: It may not.
        ReadError: There is no such file.
    """
    __tracebackhide__ = True
    checker = _checker(
        policy, str(config) if config is not None else None, fail_on, str(Path.cwd())
    )
    report = checker.check(document, text=text, name=name)
    # Whoever prints this frame prints its locals.
    del document, text, name, checker
    if report.verdict is not Verdict.PASS:
        raise NotPassed(report)
    return report


@lru_cache(maxsize=16)
def _checker(
    policy: str | Path | Policy | None, config: str | None, fail_on: FailOn, folder: str
) -> Checker:
    """Return a checker for many tests; ``folder`` is where a configuration is looked for."""
    return Checker(policy, config=config, fail_on=fail_on)
