"""What the configuration says does not count, made ready."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from piiguard.config import Config
from piiguard.errors import ConfigError, PolicyError
from piiguard.suppression import Suppressor

if TYPE_CHECKING:
    from piiguard.config.exceptions import PolicyException


def load_suppressor(config: Config, folder: Path, today: date) -> Suppressor:
    """Return what marks findings that do not count.

    Args:
        config: Its exceptions and its baseline.
        folder: Absolute: what globs with a slash are relative to.
        today: The day on which an exception has to hold.

    Raises:
        ConfigError: An exception has expired or names no rule, or the baseline
            cannot be used.
    """
    for each in config.exceptions:
        _ensure_rule(each)
    expired = [each for each in config.exceptions if each.expires < today]
    if expired:
        raise ConfigError("; ".join(map(_expired, expired)))
    baseline = None
    if config.baseline is not None:
        from piiguard.suppression import load_baseline

        baseline = load_baseline(config.baseline, config.fingerprint_key)
    return Suppressor(folder, config.exceptions, baseline, config.fingerprint_key)


def _ensure_rule(exception: PolicyException) -> None:
    from piiguard.policy import get_rule

    try:
        get_rule(exception.rule)
    except PolicyError as error:
        raise ConfigError(f"{exception.where}: {error}") from None


def _expired(exception: PolicyException) -> str:
    return (
        f"{exception.where}: the exception from '{exception.rule}' expired on "
        f"{exception.expires.isoformat()}; ask {exception.owner}, then mend the documents, "
        "remove it, or give it a new day"
    )
