"""What documents are checked with: the same for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from piiguard.config import Config
    from piiguard.policy import Policy
    from piiguard.suppression import Suppressor

FailOn = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Setup:
    """What a pipeline is built from."""

    policy: Policy | None
    """None leaves it to the configuration, then to the document's own marks."""
    config: Config
    fail_on: FailOn
    folder: Path
    """Absolute: what globs with a slash are relative to."""
    suppressor: Suppressor
    """What of the findings does not count."""
