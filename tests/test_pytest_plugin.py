"""The pytest plugin, run by pytest on tests of a billing script's own."""

from __future__ import annotations

import pickle
from importlib.metadata import entry_points

import pytest

from piiguard import assert_pass
from piiguard.api.asserting import NotPassed

pytest_plugins = "pytester"

NAME = "OKONKWO, ADAEZE N"
LEAK = f"Item barcode: 31191000882134\nPatron: {NAME}\n"
CLEAN = "Item barcode: 31191000882134\nTitle: The salt road\n"

TESTS = f"""
import piiguard as pg

LEAK = {LEAK!r}

def test_function(tmp_path):
    path = tmp_path / "invoice.txt"
    path.write_text(LEAK)
    pg.assert_pass(path, policy="invoice")

def test_fixture(piiguard):
    name = LEAK
    piiguard.assert_pass(text=LEAK, policy="invoice")

def test_chained():
    try:
        pg.assert_pass(text=LEAK, policy="invoice")
    except AssertionError:
        raise RuntimeError(LEAK)

def test_clean(piiguard):
    piiguard.assert_pass(text={CLEAN!r}, policy="invoice")
"""


@pytest.fixture(params=[("--showlocals",), ("--full-trace", "-vv")])
def outcome(request: pytest.FixtureRequest, pytester: pytest.Pytester) -> pytest.RunResult:
    pytester.makepyfile(TESTS)
    plugin = () if entry_points(group="pytest11", name="piiguard") else ("-p", PLUGIN)
    return pytester.runpytest_subprocess(*plugin, *request.param)


PLUGIN = "piiguard.pytest_plugin"


def test_a_failure_is_readable_and_masked(outcome: pytest.RunResult) -> None:
    text = outcome.stdout.str()

    outcome.assert_outcomes(failed=3, passed=1)
    assert "patron-name" in text
    assert "•••••••, •••••• •" in text
    assert "Instead:" in text
    assert "test_a_failure_is_readable_and_masked.py:5: test_function" in text
    assert "OKONKWO" not in text
    assert "ADAEZE" not in text


def test_the_configuration_is_the_ini_files(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\npiiguard_config = conf/ours.yaml\n")
    pytester.mkdir("conf").joinpath("ours.yaml").write_text("polices: {}\n")
    pytester.makepyfile(
        f"def test_it(piiguard): piiguard.assert_pass(text={CLEAN!r}, policy='invoice')"
    )
    plugin = () if entry_points(group="pytest11", name="piiguard") else ("-p", PLUGIN)

    result = pytester.runpytest_subprocess(*plugin)

    result.stdout.fnmatch_lines(["*conf/ours.yaml:1: unknown key 'polices'*"])


def test_the_message_is_the_masked_report() -> None:
    with pytest.raises(NotPassed) as caught:
        assert_pass(text=LEAK, policy="invoice")

    assert "patron-name" in str(caught.value)
    assert "OKONKWO" not in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_what_was_not_checked_does_not_pass() -> None:
    with pytest.raises(NotPassed, match="INCOMPLETE"):
        assert_pass(b"%PDF-1.7\n", policy="invoice", name="a.pdf")


def test_no_local_of_the_call_holds_the_document() -> None:
    with pytest.raises(NotPassed) as caught:
        assert_pass(text=LEAK, policy="invoice")

    frame = caught.traceback[-1].frame
    assert "OKONKWO" not in repr(frame.f_locals)


def test_a_document_that_may_be_sent_gives_its_report() -> None:
    assert assert_pass(text=CLEAN, policy="invoice").verdict == "pass"
