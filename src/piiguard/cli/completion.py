"""What the shell offers when a word is half typed; files are offered where nothing fits."""

from __future__ import annotations

from pathlib import Path

from piiguard.errors import PiiguardError


def policy_names() -> list[str]:
    """Return the names of the policies, those of the nearest ``piiguard.yaml`` first."""
    from piiguard.config import load_config
    from piiguard.policy import list_policies

    try:
        policies = list_policies(load_config(None, Path.cwd()))
    except PiiguardError:
        # What is wrong with the configuration is said when the command runs.
        return []
    return [policy.id for policy in policies]


def rule_ids() -> list[str]:
    """Return the ids of all rules."""
    from piiguard.policy import RULES

    return list(RULES)
