"""May it be here? The policy language, the rules, and the judgement."""

from __future__ import annotations

from piiguard.policy.choose import choose_policy
from piiguard.policy.evaluate import evaluate, verdict
from piiguard.policy.load import list_policies, load_policy
from piiguard.policy.masking import mask, mask_value
from piiguard.policy.policy import Policy, Unknown
from piiguard.policy.rules import RULES, Rule, get_rule

__all__ = [
    "RULES",
    "Policy",
    "Rule",
    "Unknown",
    "choose_policy",
    "evaluate",
    "get_rule",
    "list_policies",
    "load_policy",
    "mask",
    "mask_value",
    "verdict",
]
