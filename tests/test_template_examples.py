"""Every example template gets the right verdict, for the right variables, at their place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

import piiguard
from piiguard.config import Config, VariableMeaning

TEMPLATES = Path(__file__).parents[1] / "examples" / "templates"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load(
    (TEMPLATES / "expected.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def checker() -> piiguard.Checker:
    return piiguard.Checker(config=Config())


def test_every_template_has_an_expectation() -> None:
    assert {path.name for path in TEMPLATES.iterdir()} - {"expected.yaml"} == set(EXPECTED)
    systems = Counter(name.split("-")[0] for name in EXPECTED)
    assert systems == {"koha": 2, "evergreen": 2, "folio": 2, "alma": 2}


@pytest.mark.parametrize("name", EXPECTED)
def test_template(name: str) -> None:
    expected = EXPECTED[name]
    checker = piiguard.Checker(policy=expected["policy"], config=Config())
    report = checker.check(TEMPLATES / name)
    found = [
        (
            each.rule,
            each.location.line,
            each.location.column,
            each.masked if each.location.part == "template" else None,
        )
        for each in report.violations
    ]
    wanted = [
        (each["rule"], each["line"], each["column"], each.get("variable"))
        for each in expected.get("violations", [])
    ]
    assert found == wanted
    assert report.verdict == expected["verdict"]
    assert not report.problems


def test_a_variable_stands_where_the_report_says() -> None:
    for name, expected in EXPECTED.items():
        lines = (TEMPLATES / name).read_text(encoding="utf-8").splitlines()
        for each in expected.get("violations", []):
            if "variable" in each:
                at = lines[each["line"] - 1][each["column"] - 1 :]
                assert at.startswith(each["variable"].split("(")[0])


def check(text: str, policy: str, name: str = "notice.tt", config: Config | None = None) -> Any:
    """Return the document report on a template given as text."""
    checker = piiguard.Checker(policy=policy, config=config or Config())
    return checker.check(text.encode(), name=name)


def rules(report: Any) -> list[str]:
    return [each.rule for each in report.violations]


def test_one_patron_may_have_many_names() -> None:
    text = "<<borrowers.firstname>> <<borrowers.surname>> [% patron.othernames %]\n<<address>>"
    assert check(text, "bill").verdict == "pass"


def test_a_bill_without_an_address_cannot_be_mailed() -> None:
    report = check("<<borrowers.firstname>> <<borrowers.surname>>", "bill")
    assert rules(report) == ["missing-required"]


def test_a_patron_in_the_templates_own_text_is_another_one() -> None:
    text = (
        "<<borrowers.firstname>> <<borrowers.surname>>\n<<borrowers.address>>\n\n"
        "Dear Delphine Marchetti,\n\nyou owe [% borrower.account.balance %].\n"
    )
    (violation,) = check(text, "bill").violations
    assert violation.rule in {"other-patron", "unknown-person"}
    assert violation.location.line == 4
    assert "Delphine" not in violation.masked


def test_the_end_of_a_card_and_an_initial_are_what_a_slip_may_print() -> None:
    slip = "[% patron.surname.substr(0,1) %] / card [% patron.cardnumber.substr(-4) %]"
    assert check(slip, "hold-slip").verdict == "pass"
    assert rules(check(slip.replace(".substr(-4)", ""), "hold-slip")) == ["patron-card-number"]


def test_what_is_only_asked_is_not_printed() -> None:
    text = "[% IF borrower.dateofbirth %]Ask at the desk.[% END %] [% barcode %]"
    assert check(text, "invoice").verdict == "pass"


def test_an_unknown_variable_fails_until_the_configuration_says_what_it_prints() -> None:
    text = "Shelf {{ custom.shelf }}, item {{ item.barcode }}"
    assert rules(check(text, "invoice")) == ["unknown-variable"]
    nothing = Config(variables=(VariableMeaning("custom.*", "nothing", "piiguard.yaml:1"),))
    assert check(text, "invoice", config=nothing).verdict == "pass"
    name = Config(variables=(VariableMeaning("custom.*", "patron name", "piiguard.yaml:1"),))
    assert rules(check(text, "invoice", config=name)) == ["patron-name"]


def test_another_files_text_is_not_taken_on_trust() -> None:
    text = "[% INCLUDE 'our-footer.inc' %] [% items.0.barcode %]"
    (violation,) = check(text, "invoice").violations
    assert (violation.rule, violation.masked) == ("unknown-variable", "include our-footer.inc")
    own = Config(variables=(VariableMeaning("include our-footer.inc", "library", "p.yaml:1"),))
    assert check(text, "invoice", config=own).verdict == "pass"
    assert rules(check("[% PROCESS 'patron-title.inc' %]", "invoice")) == ["patron-name"]


def test_a_literal_in_a_tag_is_text_and_masked() -> None:
    report = check(
        '[% name = "Delphine Marchetti" %][% name %] [% "Delphine Marchetti" %]', "invoice"
    )
    assert report.verdict == "fail"
    assert "Marchetti" not in repr(report)
    assert all("Marchetti" not in each.masked for each in report.violations)


def test_the_file_name_of_a_template_is_not_masked_for_its_variables() -> None:
    report = check("<<borrowers.surname>>", "invoice", name="borrowers-surname.tt")
    assert report.path == "borrowers-surname.tt"
