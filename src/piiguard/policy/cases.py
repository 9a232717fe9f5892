"""Cases for ``policy test``: documents, and what a policy must say of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from piiguard.errors import PolicyError
from piiguard.model import DocumentReport, Verdict
from piiguard.policy.load import is_path
from piiguard.policy.rules import get_rule
from piiguard.yaml_lines import Node, did_you_mean, load_with_lines, read_yaml

_KEYS = frozenset({"name", "document", "text", "policy", "verdict", "rules"})


@dataclass(frozen=True, slots=True)
class Case:
    """One document and what is expected of it."""

    name: str
    policy: str
    verdict: Verdict
    rules: frozenset[str] | None
    """The rules that must match, and no other; None: any."""
    document: Path | None = None
    text: str | None = field(default=None, repr=False)
    """A document written into the case, instead of a file."""
    where: str = ""
    """File and line, for messages."""

    def judge(self, report: DocumentReport) -> str | None:
        """Return what is not as expected, without a value of the document; None if all is."""
        wrong = []
        if report.verdict is not self.verdict:
            wrong.append(f"expected {self.verdict.value}, got {report.verdict.value}")
        found = {finding.rule for finding in report.violations}
        if self.rules is not None:
            missed, more = sorted(self.rules - found), sorted(found - self.rules)
            wrong += [f"missed {', '.join(missed)}"] if missed else []
            wrong += [f"did not expect {', '.join(more)}"] if more else []
        problems = ", ".join(problem.code for problem in report.problems)
        if wrong and problems:
            wrong.append(f"not fully checked ({problems})")
        return "; ".join(wrong) or None


def load_cases(path: Path) -> tuple[Case, ...]:
    """Read a file of cases.

    ``policy`` at the top is that of the cases that name none. A case that expects
    ``pass`` and names no rules expects none; one that expects ``fail`` expects any.

    Raises:
        PolicyError: The file is malformed; the message names the line.
    """
    root = load_with_lines(read_yaml(path, "policy case", PolicyError), str(path), PolicyError)
    if root is None:
        raise PolicyError(f"{path}:1: there is no case; 'cases' is a list of them")
    values = root.values(frozenset({"policy", "cases"}))
    cases = values["cases"].sequence() if "cases" in values else ()
    if not cases:
        raise root.error("there is no case; 'cases' is a list of them")
    policy = _policy(values["policy"], path) if "policy" in values else None
    return tuple(_case(node, policy, path) for node in cases)


def _case(node: Node, policy: str | None, path: Path) -> Case:
    values = node.values(_KEYS)
    if ("document" in values) == ("text" in values):
        raise node.error("a case has either 'document', a file, or 'text'")
    if "policy" in values:
        policy = _policy(values["policy"], path)
    if policy is None:
        raise node.error("which 'policy' is the document to be held against?")
    if "verdict" not in values:
        raise node.error("which 'verdict' is expected?")
    verdict = _verdict(values["verdict"])
    document = path.parent / values["document"].word() if "document" in values else None
    if document is not None and not document.is_file():
        raise values["document"].error("there is no such file")
    where = f"{node.source}:{node.line}"
    default = str(values["document"].word()) if "document" in values else f"case at {where}"
    return Case(
        name=values["name"].word() if "name" in values else default,
        policy=policy,
        verdict=verdict,
        rules=_rules(values.get("rules"), verdict),
        document=document,
        text=values["text"].text() if "text" in values else None,
        where=where,
    )


def _policy(node: Node, path: Path) -> str:
    """Return a policy's name, or its file relative to the cases'."""
    name = node.word()
    return str(path.parent / name) if is_path(name) else name


def _verdict(node: Node) -> Verdict:
    try:
        return Verdict(node.word())
    except ValueError:
        known = [verdict.value for verdict in Verdict]
        raise node.error(
            f"unknown verdict '{node.word()}'{did_you_mean(node.word(), known)}"
        ) from None


def _rules(node: Node | None, verdict: Verdict) -> frozenset[str] | None:
    if node is None:
        return frozenset() if verdict is Verdict.PASS else None
    rules = set()
    for item in node.sequence():
        try:
            rules.add(get_rule(item.word()).id)
        except PolicyError as error:
            raise item.error(str(error)) from None
    return frozenset(rules)
