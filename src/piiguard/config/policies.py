"""The part ``policies`` of ``piiguard.yaml``: which policy judges which file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from piiguard.yaml_lines import Node


@dataclass(frozen=True, slots=True)
class PolicyMatch:
    """Which policy applies to files that match a glob; the first match wins."""

    match: str
    policy: str


def read_policies(node: Node, base: Path) -> tuple[PolicyMatch, ...]:
    """Read ``[{match, policy}]``, or the shorter ``{glob: policy}``.

    Args:
        node: The value of ``policies``.
        base: What a relative path is relative to.

    Raises:
        PiiguardError: It holds what piiguard does not know; the message names the line.
    """
    if node.kind == "mapping":
        return tuple(
            PolicyMatch(glob.word(), read_policy(policy, base)) for glob, policy in node.entries()
        )
    matches: list[PolicyMatch] = []
    for item in node.sequence():
        values = item.values(frozenset({"match", "policy"}))
        if values.keys() != {"match", "policy"}:
            raise item.error("expected both 'match', a glob, and 'policy', its policy")
        matches.append(PolicyMatch(values["match"].word(), read_policy(values["policy"], base)))
    return tuple(matches)


def read_policy(node: Node, base: Path) -> str:
    """Return a policy's name as it is, and a policy file's path made absolute."""
    name = node.word()
    return str(base / name) if "/" in name or name.endswith((".yaml", ".yml")) else name
