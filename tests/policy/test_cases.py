"""Every rule against its cases in ``tests/cases/<rule-id>.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from shorthand import mark_up, plain

from piiguard.config import Config
from piiguard.policy import RULES, Policy, load_policy
from piiguard.policy.parse import parse_policies

CASES = Path(__file__).parent.parent / "cases"
FILES = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(CASES.glob("*.yml"))}


def policy_of(case) -> Policy:
    """A shipped policy by name, or one of the case's own as YAML or a sentence."""
    written = case["policy"]
    if isinstance(written, str) and " " not in written:
        return load_policy(written, Config())
    entry = {"own": written} if isinstance(written, str) else {"id": "own", **written}
    return parse_policies(yaml.safe_dump(entry), Path("own.yaml"))[0]


def cases(outcome: str):
    return [
        pytest.param(
            rule,
            file.get("defaults", {}) | case,
            id=f"{rule}: {case.get('name', 'as documented')}",
        )
        for rule, file in FILES.items()
        for case in file.get(outcome, ())
    ]


@pytest.mark.parametrize(("rule", "case"), cases("fail"))
def test_rule_finds(rule, case):
    marked = mark_up(*case["cells"])
    findings = marked.findings(policy_of(case))
    assert [f.rule for f in findings] == case.get("expect", [rule])
    if "severity" in case:
        assert {f.severity.value for f in findings if f.rule == rule} == {case["severity"]}


@pytest.mark.parametrize(("rule", "case"), cases("pass"))
def test_rule_lets_pass(rule, case):
    assert [f.rule for f in mark_up(*case["cells"]).findings(policy_of(case))] == []


def test_every_rule_that_policies_can_break_has_cases():
    # What could not be read is no finding but a problem of the document.
    assert set(FILES) == set(RULES) - {"unreadable"}
    for file in FILES.values():
        assert file["fail"]
        assert file["pass"]


@pytest.mark.parametrize("rule", sorted(FILES))
def test_examples_of_the_documentation_are_the_first_cases(rule):
    first = {
        outcome: " ".join(
            plain(c if isinstance(c, str) else c["text"]) for c in FILES[rule][outcome][0]["cells"]
        )
        for outcome in ("fail", "pass")
    }
    assert first["fail"] == RULES[rule].bad
    assert first["pass"] == RULES[rule].good
