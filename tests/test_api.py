"""The public API, with a detector that finds what the test says."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

import piiguard
from piiguard.api import Checker, NoPolicyError, PolicyViolation, check, require_pass
from piiguard.api.pipeline import Pipeline
from piiguard.config import Config, Limits, PolicyMatch
from piiguard.errors import ConfigError, PolicyError, ReadError
from piiguard.globs import matches
from piiguard.model import Cell, Detection, Role, Verdict

NAME = "OKONKWO, ADAEZE"
LEAK = f"Item barcode: 31191000882134\nPatron: {NAME}\n"
CLEAN = "Item barcode: 31191000882134\nDue: 2025-04-01\n"


class FindsName:
    def detect(self, cells: tuple[Cell, ...]) -> tuple[Detection, ...]:
        return tuple(
            Detection("PERSON", index, start, start + len(NAME), 0.9, "fake", role=Role.PATRON)
            for index, cell in enumerate(cells)
            if (start := cell.text.find(NAME)) >= 0
        )


class Crashes:
    """Fails on one document, as a bug would, with the document in its message."""

    def detect(self, cells: tuple[Cell, ...]) -> tuple[Detection, ...]:
        for cell in cells:
            if NAME in cell.text:
                raise ZeroDivisionError(f"cannot divide {cell.text}")
        return ()


@pytest.fixture(autouse=True)
def _detector(in_process: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pipeline, "_detector", FindsName())


@pytest.fixture
def leak(tmp_path: Path) -> Path:
    path = tmp_path / "leak.txt"
    path.write_text(LEAK)
    return path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "clean.txt"
    path.write_text(CLEAN)
    return path


# ----------------------------------------------------------------------- source


def test_a_path_may_be_text_or_a_path(leak: Path) -> None:
    assert check(leak, "invoice").verdict is Verdict.FAIL
    assert check(str(leak), "invoice").verdict is Verdict.FAIL


def test_bytes_are_content_and_may_have_a_name() -> None:
    assert check(LEAK.encode(), "invoice").path == "-"
    assert check(LEAK.encode(), "invoice", name="a.txt").path == "a.txt"


def test_text_is_content() -> None:
    assert check(text=LEAK, policy="invoice").verdict is Verdict.FAIL
    assert check(text=CLEAN, policy="invoice").verdict is Verdict.PASS


def test_a_string_with_a_line_break_is_text() -> None:
    assert check(LEAK, "invoice").verdict is Verdict.FAIL


@pytest.mark.parametrize("source", [f"Patron: {NAME}", "", "x" * 5000, "a\0b"])
def test_a_string_that_names_no_file_is_an_error_that_does_not_repeat_it(source: str) -> None:
    with pytest.raises(ReadError, match="no such file") as caught:
        check(source, "invoice")

    assert caught.value.code == "not-found"
    assert NAME not in str(caught.value)


def test_neither_or_both_of_source_and_text_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        check(policy="invoice")
    with pytest.raises(TypeError):
        check(b"x", "invoice", text="y")


@pytest.mark.parametrize(("content", "code"), [(b"", "empty"), (b"%PDF-1.7\nbroken", None)])
def test_what_cannot_be_read_is_incomplete(
    tmp_path: Path, content: bytes, code: str | None
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)

    report = check(path, "invoice")

    assert report.verdict is Verdict.INCOMPLETE
    assert report.error is not None
    assert code in (None, report.error.code)


def test_a_folder_and_a_device_are_incomplete(tmp_path: Path) -> None:
    assert check(tmp_path, "invoice").error is not None
    assert check(os.devnull, "invoice").verdict is Verdict.INCOMPLETE


def test_a_file_over_the_cap_is_not_loaded(leak: Path) -> None:
    report = check(leak, "invoice", config=Config(limits=Limits(size_bytes=10)))

    assert report.error is not None
    assert report.error.code == "too-large"


# ----------------------------------------------------------------------- policy


def test_a_named_policy_wins_over_the_configuration(leak: Path) -> None:
    config = Config(policies=(PolicyMatch("*", "invoice"),))

    assert check(leak, "bill", config=config).policy == "bill"
    assert check(leak, config=config).policy == "invoice"


def test_the_first_match_of_the_configuration_wins(leak: Path, clean: Path) -> None:
    config = Config(policies=(PolicyMatch("leak*", "invoice"), PolicyMatch("*", "receipt")))

    assert [r.policy for r in Checker(config=config).check_many([leak, clean])] == [
        "invoice",
        "receipt",
    ]


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("*.pdf", "bills/may/a.pdf", True),
        ("*.pdf", "a.txt", False),
        ("bills/*.pdf", "bills/a.pdf", True),
        ("bills/*.pdf", "bills/may/a.pdf", False),
        ("bills/**/*.pdf", "bills/a.pdf", True),
        ("bills/**/*.pdf", "bills/may/x/a.pdf", True),
        ("**/bill-*", "bill-7.pdf", True),
        ("**/bill-*", "may/bill-7.pdf", True),
        ("/bills/*", "bills/a.pdf", True),
        ("bills/*", "/srv/piiguard/bills/a.pdf", True),
        ("bills/*", "/elsewhere/bills/a.pdf", False),
        ("**/bills/*", "/elsewhere/bills/a.pdf", True),
        ("bill-[7].pdf", "bill-[7].pdf", True),
        ("a?.pdf", "a1.pdf", True),
        ("*", "", True),
    ],
)
def test_globs_read_as_in_gitignore(glob: str, path: str, expected: bool) -> None:
    assert matches(glob, path, Path("/srv/piiguard")) is expected


def test_a_heading_may_choose_the_policy() -> None:
    assert check(f"OVERDUE NOTICE\n\n{CLEAN}", config=Config()).policy == "overdue-notice"


def test_without_any_choice_there_is_no_guess() -> None:
    with pytest.raises(NoPolicyError, match="--policy"):
        check(text=CLEAN, config=Config())


def test_what_could_not_be_read_is_told_before_the_lack_of_a_policy(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)

    report = check(path, config=Config())

    assert report.verdict is Verdict.INCOMPLETE
    assert "no-policy" not in [problem.code for problem in report.problems]


def test_among_many_the_lack_of_a_policy_is_the_documents_own(leak: Path, clean: Path) -> None:
    config = Config(policies=(PolicyMatch("leak*", "invoice"),))

    first, second = Checker(config=config).check_many([clean, leak])

    assert (first.verdict, first.error and first.error.code) == (
        Verdict.INCOMPLETE,
        "no-policy",
    )
    assert second.verdict is Verdict.FAIL


def test_an_unknown_policy_is_an_error_at_once() -> None:
    with pytest.raises(PolicyError, match="invoice"):
        Checker("invoise")


def test_a_wrong_threshold_is_an_error() -> None:
    with pytest.raises(ConfigError):
        Checker("invoice", fail_on="never")  # type: ignore[arg-type]


# ----------------------------------------------------------------- require_pass


def test_require_pass_returns_the_report_of_what_passes(clean: Path) -> None:
    assert require_pass(clean, "invoice").verdict is Verdict.PASS


def test_require_pass_raises_with_rule_place_and_masked_value(leak: Path) -> None:
    with pytest.raises(PolicyViolation) as caught:
        require_pass(leak, "invoice")

    message = str(caught.value)
    assert "patron-name" in message
    assert "line 2" in message
    assert "•••••••, ••••••" in message
    assert NAME not in message + repr(caught.value) + repr(caught.value.report)
    assert caught.value.report.verdict is Verdict.FAIL


def test_require_pass_raises_for_what_is_incomplete(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.touch()

    with pytest.raises(PolicyViolation, match="empty"):
        require_pass(path, "invoice")


def test_a_violation_crosses_processes(leak: Path) -> None:
    with pytest.raises(PolicyViolation) as caught:
        require_pass(leak, "invoice")

    copy = pickle.loads(pickle.dumps(caught.value))
    assert (str(copy), copy.report) == (str(caught.value), caught.value.report)


# ---------------------------------------------------------------------- crashes


def test_a_crash_is_one_documents_own(
    leak: Path, clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pipeline, "_detector", Crashes())

    first, second = Checker("invoice").check_many([leak, clean])

    assert first.verdict is Verdict.INCOMPLETE
    assert first.error is not None
    assert first.error.code == "internal-error"
    assert "ZeroDivisionError" in first.error.message
    assert NAME not in first.error.message
    assert second.verdict is Verdict.PASS


def test_a_missing_file_among_many_is_its_own(clean: Path, tmp_path: Path) -> None:
    first, second = Checker("invoice").check_many([tmp_path / "gone.txt", clean])

    assert first.error is not None
    assert first.error.code == "not-found"
    assert second.verdict is Verdict.PASS


# ---------------------------------------------------------------------- imports


def test_importing_the_package_and_its_api_loads_no_models() -> None:
    code = (
        "import sys, piiguard, piiguard.api; piiguard.check; "
        "print(sorted({'spacy', 'presidio_analyzer', 'numpy', 'pikepdf'} & set(sys.modules)))"
    )

    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == "[]"


def test_importing_the_package_alone_loads_nothing_of_it() -> None:
    code = "import sys, piiguard; print([m for m in sys.modules if m.startswith('piiguard.')])"

    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    # Its number is all that the package itself says.
    assert result.stdout.strip() == "['piiguard.version']"


def test_the_package_exports_the_public_names() -> None:
    assert {name: getattr(piiguard, name) for name in piiguard.__all__}["check"] is check
    with pytest.raises(AttributeError):
        _ = piiguard.nothing
