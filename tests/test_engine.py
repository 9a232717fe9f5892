"""The pipeline over one document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.config import Config
from piiguard.engine import (
    check_document,
    explain_document,
    fingerprint,
    mask_path,
    withhold_path,
)
from piiguard.model import (
    Cell,
    Detection,
    Document,
    Finding,
    Part,
    PartKind,
    Problem,
    Role,
    Severity,
    Text,
    Verdict,
)
from piiguard.policy import Policy, load_policy
from piiguard.readers import read

NAME = "OKONKWO, ADAEZE"
LEAK = f"Item barcode: 31191000882134\nPatron: {NAME}\n"
CLEAN = "Item barcode: 31191000882134\n"
CONFIG = Config()


class Finds:
    """Finds the given texts, and nothing else."""

    def __init__(self, *texts: str, entity_type: str = "PERSON") -> None:
        self.texts = texts
        self.entity_type = entity_type

    def detect(self, cells: tuple[Cell, ...]) -> tuple[Detection, ...]:
        return tuple(
            Detection(
                self.entity_type, index, start, start + len(text), 0.9, "fake", role=Role.PATRON
            )
            for index, cell in enumerate(cells)
            for text in self.texts
            if (start := cell.text.find(text)) >= 0
        )


@pytest.fixture(scope="module")
def invoice() -> Policy:
    return load_policy("invoice", CONFIG)


def document(text: str, name: str = "a.txt") -> Document:
    return read(text.encode(), name, CONFIG.limits)


def test_a_patrons_name_fails_an_invoice(invoice: Policy) -> None:
    report = check_document(document(LEAK), invoice, Finds(NAME), CONFIG)

    assert report.verdict is Verdict.FAIL
    (finding,) = report.violations
    assert (finding.rule, finding.location.line, finding.value) == ("patron-name", 2, NAME)
    assert NAME not in repr(report)


def test_what_holds_nothing_passes(invoice: Policy) -> None:
    report = check_document(document(CLEAN), invoice, Finds(), CONFIG)

    assert (report.verdict, report.findings, report.policy) == (Verdict.PASS, (), "invoice")


def test_a_problem_makes_it_incomplete_never_pass(invoice: Policy) -> None:
    read_partly = document(CLEAN)
    problem = Problem("no-text", "Page 2 is an image.")
    partly = Document(read_partly.path, read_partly.media_type, read_partly.parts, (problem,))

    report = check_document(partly, invoice, Finds(), CONFIG)

    assert (report.verdict, report.error) == (Verdict.INCOMPLETE, problem)


def test_violations_come_before_problems(invoice: Policy) -> None:
    read_partly = document(LEAK)
    problem = Problem("no-text", "Page 2 is an image.")
    partly = Document(read_partly.path, read_partly.media_type, read_partly.parts, (problem,))

    assert check_document(partly, invoice, Finds(NAME), CONFIG).verdict is Verdict.FAIL


@pytest.mark.parametrize("parts", [(), (Part(PartKind.BODY, "body", Text(" \n ")),)])
def test_a_document_without_text_is_incomplete(parts: tuple[Part, ...], invoice: Policy) -> None:
    report = check_document(Document("a.txt", "text/plain", parts), invoice, Finds(), CONFIG)

    assert report.verdict is Verdict.INCOMPLETE
    assert report.error is not None
    assert report.error.code == "no-text"


def test_warnings_fail_only_where_asked_for() -> None:
    policy = load_policy("invoice", CONFIG)
    lenient = Policy(
        policy.id, policy.title, policy.allow, severity={"patron-name": Severity.WARNING}
    )

    verdicts = [
        check_document(document(LEAK), lenient, Finds(NAME), CONFIG, fail_on).verdict
        for fail_on in (Severity.ERROR, Severity.WARNING)
    ]

    assert verdicts == [Verdict.PASS, Verdict.FAIL]


def test_a_broken_stage_is_noticed(monkeypatch: pytest.MonkeyPatch, invoice: Policy) -> None:
    monkeypatch.setattr("piiguard.engine.attribute", lambda *_: ())

    with pytest.raises(RuntimeError, match="do not agree"):
        check_document(document(LEAK), invoice, Finds(NAME), CONFIG)


def test_explain_tells_what_whose_and_why() -> None:
    (seen,) = explain_document(document(LEAK), Finds(NAME), CONFIG).seen

    assert (seen.entity_type, seen.role, seen.recognizer) == ("PERSON", Role.PATRON, "fake")
    assert seen.location.line == 2
    assert seen.masked == "•••••••, ••••••"
    assert seen.clues
    assert NAME not in repr(seen)


# ------------------------------------------------------------------------ paths


def test_a_name_in_a_path_is_masked_wherever_it_stands(invoice: Policy) -> None:
    path = "out/Okonkwo/bill-Okonkwo.txt"

    report = check_document(document(CLEAN, path), invoice, Finds("Okonkwo"), CONFIG)

    assert report.path == "out/•••••••/bill-•••••••.txt"
    assert report.source == path
    assert "Okonkwo" not in repr(report)


def test_a_name_in_a_path_is_masked_even_where_the_policy_allows_it() -> None:
    bill = load_policy("bill", CONFIG)

    report = check_document(document(CLEAN, "Okonkwo.txt"), bill, Finds("Okonkwo"), CONFIG)

    assert report.path == "•••••••.txt"


def test_words_of_the_documents_patron_are_masked_in_its_path(invoice: Policy) -> None:
    report = check_document(
        document(LEAK, "bills/okonkwo_adaeze_7.txt"), invoice, Finds(NAME), CONFIG
    )

    assert report.path == "bills/•••••••_••••••_7.txt"


def test_a_path_without_personal_data_stays() -> None:
    path = "../out box/2025-04/invoice 17.pdf"

    assert mask_path(path, Finds(), CONFIG) == path


@given(st.text(max_size=40))
def test_a_masked_path_has_the_folders_of_the_path(path: str) -> None:
    masked = mask_path(path, Finds(), CONFIG)

    assert masked.count("/") == path.count("/")
    assert masked == path.encode("utf-8", "replace").decode()


@pytest.mark.parametrize(
    ("path", "shape"),
    [("out/okonkwo 7.pdf", "•••/••••••• •.pdf"), ("okonkwo", "•••••••"), ("", "")],
)
def test_a_withheld_path_keeps_its_shape_and_suffix(path: str, shape: str) -> None:
    assert withhold_path(path) == shape


# ----------------------------------------------------------------- fingerprints


def _finding(value: str | None, rule: str = "patron-name") -> Finding:
    report = check_document(document(LEAK), load_policy("invoice", CONFIG), Finds(NAME), CONFIG)
    found = report.findings[0]
    return Finding(
        rule,
        found.entity_type,
        found.role,
        1,
        found.severity,
        0.9,
        found.location,
        "•",
        "m",
        "r",
        value=value,
    )


def test_there_is_no_fingerprint_without_a_key() -> None:
    assert fingerprint(_finding(NAME), None) is None
    keyed = check_document(
        document(LEAK),
        load_policy("invoice", CONFIG),
        Finds(NAME),
        Config(fingerprint_key=b"correct horse"),
    )
    assert keyed.findings[0].fingerprint == fingerprint(keyed.findings[0], b"correct horse")


def test_a_fingerprint_tells_values_rules_and_keys_apart_but_not_case() -> None:
    prints = [
        fingerprint(_finding(NAME), b"a"),
        fingerprint(_finding("Other"), b"a"),
        fingerprint(_finding(None), b"a"),
        fingerprint(_finding(NAME, "other-patron"), b"a"),
        fingerprint(_finding(NAME), b"b"),
    ]

    assert len(set(prints)) == len(prints)
    assert fingerprint(_finding("Okonkwo,  adaeze"), b"a") == prints[0]
