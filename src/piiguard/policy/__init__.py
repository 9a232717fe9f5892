"""May it be here? The policy language, the rules, and the judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from piiguard.late import late

if TYPE_CHECKING:
    from piiguard.policy.cases import Case, load_cases
    from piiguard.policy.choose import choose_policy
    from piiguard.policy.difference import Difference, Direction, differences
    from piiguard.policy.judging import evaluate, verdict
    from piiguard.policy.load import list_policies, load_policy, shipped_folder
    from piiguard.policy.masking import mask, mask_value
    from piiguard.policy.policy import Policy, Unknown
    from piiguard.policy.rules import RULES, Rule, get_rule

__all__ = [
    "RULES",
    "Case",
    "Difference",
    "Direction",
    "Policy",
    "Rule",
    "Unknown",
    "choose_policy",
    "differences",
    "evaluate",
    "get_rule",
    "list_policies",
    "load_cases",
    "load_policy",
    "mask",
    "mask_value",
    "shipped_folder",
    "verdict",
]

if not TYPE_CHECKING:
    __getattr__ = late(
        __name__,
        {
            "cases": (
                "Case",
                "load_cases",
            ),
            "choose": ("choose_policy",),
            "difference": (
                "Difference",
                "Direction",
                "differences",
            ),
            "judging": (
                "evaluate",
                "verdict",
            ),
            "load": (
                "list_policies",
                "load_policy",
                "shipped_folder",
            ),
            "masking": (
                "mask",
                "mask_value",
            ),
            "policy": (
                "Policy",
                "Unknown",
            ),
            "rules": (
                "RULES",
                "Rule",
                "get_rule",
            ),
        },
    )
