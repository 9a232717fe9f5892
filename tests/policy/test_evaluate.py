"""What a finding says and holds; which rule matches is in ``tests/cases``."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shorthand import mark_up

from piiguard.config import Config
from piiguard.model import (
    CellKind,
    Clue,
    PartKind,
    Problem,
    Role,
    Severity,
    Suppression,
    Verdict,
)
from piiguard.policy import RULES, evaluate, load_policy, verdict
from piiguard.policy.sentence import expand

INVOICE = load_policy("invoice", Config())
BILL = load_policy("bill", Config())


def test_a_finding_says_what_whose_where_and_what_to_do():
    (finding,) = mark_up("", "Card: [LIBRARY_BARCODE patron 1|21191000117523]").findings(INVOICE)
    assert finding.rule == "patron-card-number"
    assert finding.entity_type == "LIBRARY_BARCODE"
    assert (finding.role, finding.subject) == (Role.PATRON, 1)
    assert finding.severity is Severity.ERROR
    assert finding.score == pytest.approx(0.8)
    location = finding.location
    assert (location.part, location.page, location.line, location.column) == ("page 1", 1, 2, 7)
    assert location.visible
    assert finding.masked == "•" * 14
    assert finding.message == (
        "A patron's card number: the policy 'invoice' allows no patron data."
    )
    assert finding.remedy == "Print the item's barcode instead."
    assert finding.clues == ("a label stands before it", "looks like one")
    assert finding.value == "21191000117523"
    assert finding.suppressed is None


def test_the_message_says_what_would_be_allowed():
    marked = mark_up(
        "[PERSON patron 1|D. Marchetti], [STREET_ADDRESS patron 1|86 Quarry Lane]",
        "[DATE_OF_BIRTH patron 1|03/14/1987]",
    )
    (finding,) = marked.findings(BILL)
    assert finding.message == (
        "A patron's birth date: of a patron's data the policy 'bill' allows only name, address."
    )


def test_what_nobody_could_place_is_said_to_be_so():
    phone, person = mark_up(
        "[PHONE_NUMBER unknown|585-555-0164] [PERSON unknown|Marisol Quintanilla]"
    ).findings(INVOICE)
    assert phone.rule == "patron-phone"
    assert phone.role is person.role is Role.UNKNOWN
    assert phone.message.startswith("A phone number that nobody could place and that counts as a")
    assert person.message.startswith("The name of a person nobody could place, who counts as a")
    assert "nothing says whose it is" in phone.clues


def test_another_patron_is_told_from_the_one_the_document_is_for():
    marked = mark_up(
        "[PERSON patron 1|D. Marchetti], [STREET_ADDRESS patron 1|86 Quarry Lane]",
        "[PERSON patron 2|Tobias Lindqvist]",
    )
    (finding,) = marked.findings(BILL)
    assert (
        finding.message == "Patron 2's name: the policy 'bill' is for documents about one patron."
    )


def test_reading_history_is_about_the_item():
    marked = mark_up("[PERSON patron 1|A. Okonkwo] [LIBRARY_BARCODE item|31191000882134]")
    (finding,) = marked.findings(expand("own", "name allowed"))
    assert finding.role is Role.ITEM
    assert finding.message == (
        "An item's barcode beside a patron tells what the patron borrowed: "
        "the policy 'own' allows no item data."
    )


@pytest.mark.parametrize("kind", set(PartKind) - {PartKind.PAGE})
def test_out_of_sight_the_finding_says_where_and_how_to_remove_it(kind):
    cell = {"part": kind.value, "name": "part 7", "text": "[PHONE_NUMBER patron 1|585-555-0164]"}
    (finding,) = mark_up(cell).findings(INVOICE)
    if kind is PartKind.FILE_NAME:
        assert finding.message.endswith("It stands in the file name.")
        assert finding.remedy.startswith("Rename the file")
    else:
        assert finding.message.endswith("It stands in part 7, which a print does not show.")
        assert finding.remedy != RULES["patron-phone"].remedy


def test_the_policys_own_remedy_comes_before_how_to_remove_it():
    cell = {"part": "metadata", "text": "[LIBRARY_BARCODE patron 1|21191000117523]"}
    (finding,) = mark_up(cell).findings(INVOICE)
    assert finding.remedy == (
        "Print the item's barcode instead. "
        "Clear it in the document's properties before the file is sent."
    )


def test_a_password_is_masked_whole():
    (finding,) = mark_up("PIN: [PASSWORD patron 1|48-61.x]").findings(INVOICE)
    assert finding.masked == "••••••••"


def test_missing_data_is_found_on_the_first_page():
    findings = mark_up(
        {"part": "file-name", "text": "[PERSON patron 2|lindqvist].pdf"}, "Dear Sir"
    ).findings(BILL)
    assert [f.rule for f in findings] == ["other-patron", "missing-required", "missing-required"]
    missing = findings[1]
    assert (missing.location.part, missing.location.page, missing.location.line) == (
        "page 1",
        1,
        None,
    )
    assert (missing.entity_type, missing.masked, missing.value) == ("PERSON", "", None)
    assert missing.message == (
        "The policy 'bill' requires a patron's name, and no visible text shows one."
    )


def test_an_empty_document_lacks_what_is_required():
    marked = mark_up()
    assert [f.location.part for f in marked.findings(BILL)] == ["document", "document"]
    assert marked.findings(INVOICE) == ()


def test_findings_come_in_reading_order():
    marked = mark_up(
        {"page": 2, "text": "[PHONE_NUMBER patron 1|585-555-0101]"},
        "[PHONE_NUMBER patron 1|585-555-0102] [PHONE_NUMBER patron 1|585-555-0103]",
        {"page": 2, "text": "[PHONE_NUMBER patron 1|585-555-0104]"},
    )
    backwards = evaluate(
        INVOICE, marked.document, marked.cells, marked.detections[::-1], marked.attributions[::-1]
    )
    assert backwards == marked.findings(INVOICE)
    assert [f.value[-1] for f in backwards] == ["1", "4", "2", "3"]


def test_one_value_at_one_place_is_one_finding():
    marked = mark_up("Call [PHONE_NUMBER patron 1|585-555-0164]")
    twice = evaluate(
        INVOICE, marked.document, marked.cells, marked.detections * 2, marked.attributions * 2
    )
    assert twice == marked.findings(INVOICE)


def test_two_values_in_one_table_cell_are_two_findings():
    marked = mark_up("[PERSON patron 1|Ann Lee], [PERSON patron 2|Bo Lee]", kind=CellKind.TABLE)
    in_table = replace(marked, cells=(replace(marked.cells[0], table=1, row=1, column=0),))
    first, second = in_table.findings(INVOICE)
    assert first.location == second.location


def test_a_detection_without_its_attribution_is_an_error():
    marked = mark_up("[PERSON patron 1|Adaeze Okonkwo]")
    with pytest.raises(ValueError, match="shorter"):
        evaluate(INVOICE, marked.document, marked.cells, marked.detections, ())


def test_severity_is_the_policys_before_the_rules():
    milder = replace(INVOICE, severity={"patron-phone": Severity.NOTE})
    (finding,) = mark_up("[PHONE_NUMBER patron 1|585-555-0164]").findings(milder)
    assert finding.severity is Severity.NOTE


def test_no_text_of_the_document_is_in_a_finding_but_for_its_hidden_value():
    canary = "Zyxwvut"
    cells = [f"[{t} patron 1|{canary}] [{t} unknown|{canary}]" for t in ("PERSON", "PATRON_NOTE")]
    findings = mark_up(*cells, {"part": "metadata", "text": cells[0]}).findings(BILL)
    assert findings
    for finding in findings:
        assert canary not in repr(finding)
        assert canary not in finding.message + finding.remedy + finding.masked
        assert not any(canary in clue for clue in finding.clues)


def test_clues_are_said_once():
    marked = mark_up("[PERSON patron 1|Adaeze Okonkwo]")
    clue = Clue("column", Role.PATRON, 0.9, "looks like one")
    doubled = replace(marked, attributions=(replace(marked.attributions[0], clues=(clue, clue)),))
    assert doubled.findings(INVOICE)[0].clues == ("looks like one",)


PROBLEM = Problem("no-text", "page 2 has no text")
(ERROR,) = mark_up("[PHONE_NUMBER patron 1|585-555-0164]").findings(INVOICE)
WARNING = replace(ERROR, severity=Severity.WARNING)
SUPPRESSED = replace(ERROR, suppressed=Suppression("inline", "a test"))


@pytest.mark.parametrize(
    ("findings", "problems", "fail_on", "expected"),
    [
        ([], [], Severity.ERROR, Verdict.PASS),
        ([ERROR], [], Severity.ERROR, Verdict.FAIL),
        ([ERROR], [PROBLEM], Severity.ERROR, Verdict.FAIL),
        ([], [PROBLEM], Severity.ERROR, Verdict.INCOMPLETE),
        ([WARNING], [], Severity.ERROR, Verdict.PASS),
        ([WARNING], [PROBLEM], Severity.ERROR, Verdict.INCOMPLETE),
        ([WARNING], [], Severity.WARNING, Verdict.FAIL),
        ([SUPPRESSED], [], Severity.NOTE, Verdict.PASS),
        ([SUPPRESSED], [PROBLEM], Severity.NOTE, Verdict.INCOMPLETE),
    ],
)
def test_verdict(findings, problems, fail_on, expected):
    assert verdict(findings, problems, fail_on) is expected
