"""piiguard stops personal data from leaving a library in documents that do not need it.

>>> import piiguard
>>> report = piiguard.check("invoice.pdf", policy="invoice")  # doctest: +SKIP
>>> report.verdict, report.violations  # doctest: +SKIP
"""

from __future__ import annotations

from piiguard.version import __version__

TYPE_CHECKING = False
"""As type checkers know it: to import ``typing`` takes as long as a warm process's answer."""

if TYPE_CHECKING:
    from typing import Any

    from piiguard.api import Checker, PolicyViolation, assert_pass, check, require_pass

__all__ = ["Checker", "PolicyViolation", "__version__", "assert_pass", "check", "require_pass"]


def __getattr__(name: str) -> Any:
    # Importing piiguard costs nothing; its names bring in what they need.
    if name in __all__:
        from piiguard import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
