"""pytest plugin: a fixture, and failures that do not show the document.

pytest prints the source of the failing test, and with ``--showlocals`` its values:
what a test holds of a document would end up in the log of a CI server. So a failed
``assert_pass`` is reported as its masked message and the test's place, nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from piiguard.api.asserting import NotPassed


class Guard:
    """What the fixture ``piiguard`` gives: the checks, with the project's configuration."""

    def __init__(self, config: str | None) -> None:
        from piiguard.api import check
        from piiguard.api.asserting import assert_pass

        self.assert_pass = partial(assert_pass, config=config)
        self.check = partial(check, config=config)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the ini option ``piiguard_config``."""
    parser.addini("piiguard_config", "piiguard.yaml for the fixture 'piiguard'", type="string")


@pytest.fixture(scope="session")
def piiguard(request: pytest.FixtureRequest) -> Guard:
    """``piiguard.assert_pass(document, policy="invoice")`` with the ini's configuration."""
    config = request.config.getini("piiguard_config")
    return Guard(str(request.config.rootpath / config) if config else None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, Any, Any]:
    """Report a document that did not pass without source lines and local values."""
    report = yield
    error = call.excinfo.value if call.excinfo is not None else None
    failed = _not_passed(error)
    if failed is not None and report.outcome == "failed":
        path, line, _ = item.location
        report.longrepr = f"{path}:{(line or 0) + 1}: {item.name}\n\n{failed}"
    return report


def _not_passed(error: BaseException | None) -> NotPassed | None:
    """Return the failure that an error is, was raised from, or was raised while handling."""
    # Nothing was asserted where the module was never imported, and then it stays so.
    if "piiguard.api.asserting" not in sys.modules:
        return None
    from piiguard.api.asserting import NotPassed

    while error is not None:
        if isinstance(error, NotPassed):
            return error
        if isinstance(error, BaseExceptionGroup):
            return next(filter(None, map(_not_passed, error.exceptions)), None)
        error = error.__cause__ or error.__context__
    return None
