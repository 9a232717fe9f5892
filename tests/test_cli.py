"""The command line: what it prints where, and its exit codes."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from piiguard import cli
from piiguard.api.pipeline import Pipeline
from piiguard.cli.files import expand, write_report
from piiguard.errors import ConfigError
from piiguard.model import Cell, Detection, Role

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


class Run:
    """One run of the program in this process."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["piiguard", *map(str, arguments)])
        with pytest.raises(SystemExit) as exit_:
            cli.main()
        out, err = self._capsys.readouterr()
        assert "Traceback" not in out + err
        return int(exit_.value.code or 0), out, err


@pytest.fixture
def run(
    in_process: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Run:
    monkeypatch.setattr(Pipeline, "_detector", FindsName())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "leak.txt").write_text(LEAK)
    (tmp_path / "clean.txt").write_text(CLEAN)
    return Run(monkeypatch, capsys)


# ------------------------------------------------------------------- exit codes


def test_all_pass_is_0(run: Run) -> None:
    code, out, err = run("check", "clean.txt", "-p", "invoice")

    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "PASS  clean.txt  (policy invoice)"


def test_violations_are_1(run: Run) -> None:
    code, out, err = run("check", "leak.txt", "clean.txt", "-p", "invoice")

    assert (code, err) == (1, "")
    assert "patron-name" in out
    assert NAME not in out


def test_incomplete_is_3_and_violations_win_over_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()

    assert run("check", "empty.pdf", "clean.txt", "-p", "invoice")[0] == 3
    assert run("check", "empty.pdf", "leak.txt", "-p", "invoice")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check"], "say what to check"),
        (["check", "gone.pdf", "-p", "invoice"], "there is no file or folder gone.pdf"),
        (["check", "folder", "-p", "invoice"], "no files to check in the folder folder"),
        (["check", "clean.txt", "-p", "invoise"], "invoice"),
        (["check", "clean.txt", "-p", "gone.yaml"], "gone.yaml"),
        (["check", "clean.txt", "--config", "gone.yaml"], "gone.yaml"),
        (["check", "clean.txt", "-p", "invoice", "-o", "gone/a.json"], "there is no folder gone"),
        (["check", "clean.txt", "-p", "invoice", "-o", "folder"], "is a folder"),
        (["check", "clean.txt", "--format", "xml"], "xml"),
        (["check", "clean.txt", "--jobs", "0"], "--jobs"),
        (["check", "clean.txt", "--fail-on", "never"], "never"),
        (["check", "--polcy", "x"], "--polcy"),
        (["chekc"], "chekc"),
        (["policy", "show", "bil"], "bill"),
        (["rule", "patron-nam"], "patron-name"),
        (["explain", "gone.pdf"], "gone.pdf"),
        (["explain"], "FILE"),
    ],
)
def test_wrong_use_is_2_with_one_line(
    run: Run, tmp_path: Path, arguments: list[str], message: str
) -> None:
    (tmp_path / "folder").mkdir()

    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith("piiguard: ")
    assert err.count("\n") == 1
    assert message in err


def test_a_mistake_in_the_configuration_is_2_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "piiguard.yaml").write_text("model: x\nbarcode: {}\n")

    code, _, err = run("check", "clean.txt", "-p", "invoice")

    assert code == 2
    assert "piiguard.yaml:2: unknown key 'barcode', did you mean 'barcodes'?" in err


def test_no_policy_is_2_and_says_how_to_choose(run: Run) -> None:
    code, out, err = run("check", "clean.txt")

    assert code == 2
    assert "INCOMPLETE  clean.txt" in out
    assert "--policy" in err


def test_a_warning_fails_only_where_asked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "id: own\ntitle: Ours\nallow: {item: any}\nseverity: {patron-name: warning}\n"
    )

    assert run("check", "leak.txt", "-p", "own.yaml")[0] == 0
    assert run("check", "leak.txt", "-p", "own.yaml", "--fail-on", "warning")[0] == 1


def test_an_interruption_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Pipeline, "check", interrupt)

    code, _, err = run("check", "clean.txt", "-p", "invoice")

    assert code == 130
    assert err.startswith("piiguard: interrupted")


def test_a_bug_is_one_line_without_the_documents_text(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(NAME)

    monkeypatch.setattr("piiguard.reporters.render", fail)

    code, out, err = run("check", "clean.txt", "-p", "invoice")

    assert (code, out) == (3, "")
    assert err == "piiguard: internal error (RuntimeError); nothing is to be taken as checked\n"


# ------------------------------------------------------------------------ files


def test_folders_recurse_and_leave_nothing_out_in_silence(run: Run, tmp_path: Path) -> None:
    box = tmp_path / "box"
    (box / "deep").mkdir(parents=True)
    (box / ".hidden").mkdir()
    for name in ["a.txt", "deep/b.txt", ".hidden/c.txt", ".d.txt", "piiguard.yaml"]:
        (box / name).write_text(CLEAN if name != "piiguard.yaml" else "")
    (box / "photo.bin").write_bytes(bytes(range(256)))

    code, out, _ = run("check", "box", "-p", "invoice", "-f", "json")

    documents = {d["path"]: d["verdict"] for d in json.loads(out)["documents"]}
    assert documents == {
        "box/a.txt": "pass",
        "box/deep/b.txt": "pass",
        "box/photo.bin": "incomplete",
    }
    assert code == 3


def test_a_file_is_checked_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.touch()

    assert expand([str(file), str(tmp_path), str(file), "-"]) == [str(file), "-"]


def test_a_linked_folder_is_not_followed_but_reported(run: Run, tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    (box / "a.txt").write_text(CLEAN)
    (box / "loop").symlink_to(box, target_is_directory=True)

    code, out, _ = run("check", "box", "-p", "invoice", "-f", "json")

    assert [d["verdict"] for d in json.loads(out)["documents"]] == ["pass", "incomplete"]
    assert code == 3


def test_standard_input_is_checked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        class buffer:
            @staticmethod
            def read(_: int) -> bytes:
                return LEAK.encode()

    monkeypatch.setattr(sys, "stdin", Input)

    code, out, _ = run("check", "-", "-p", "invoice")

    assert code == 1
    assert out.startswith("FAIL  standard input  (policy invoice)")


# ----------------------------------------------------------------------- output


@pytest.mark.parametrize("format", ["console", "json", "sarif"])
def test_a_report_is_written_to_a_file(run: Run, tmp_path: Path, format: str) -> None:
    code, out, _ = run("check", "leak.txt", "-p", "invoice", "-f", format, "-o", "report")

    text = (tmp_path / "report").read_text("utf-8")
    assert (code, out) == (1, "")
    assert "patron-name" in text
    assert "\x1b" not in text
    assert NAME not in text


def test_the_report_is_not_checked_itself(run: Run, tmp_path: Path) -> None:
    for _ in range(2):
        run("check", ".", "-p", "invoice", "-f", "json", "-o", "report.json")

    documents = json.loads((tmp_path / "report.json").read_text())["documents"]
    assert [d["path"] for d in documents] == ["clean.txt", "leak.txt"]


def test_a_report_with_values_is_the_users_own(run: Run, tmp_path: Path) -> None:
    code, _, _ = run("check", "leak.txt", "-p", "invoice", "-o", "report", "--show-values")

    report = tmp_path / "report"
    assert code == 1
    assert NAME in report.read_text("utf-8")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_a_report_has_the_usual_mode_otherwise(run: Run, tmp_path: Path) -> None:
    previous = os.umask(0o027)
    try:
        run("check", "clean.txt", "-p", "invoice", "-o", "report")
    finally:
        os.umask(previous)

    assert stat.S_IMODE((tmp_path / "report").stat().st_mode) == 0o640


def test_a_failed_write_leaves_the_old_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report"
    report.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)

    with pytest.raises(ConfigError, match="No space left"):
        write_report("new", report, private=False)
    assert [p.name for p in tmp_path.iterdir()] == ["report"]
    assert report.read_text() == "old"


def test_a_reader_who_leaves_does_not_change_the_verdict(tmp_path: Path) -> None:
    # As ``yes`` would: far more than a pipe holds, to a reader who is gone.
    program = (
        "import sys; sys.argv = ['piiguard', 'rule']; import piiguard.policy as p\n"
        "p.RULES = {str(i): r for i in range(9999) for r in p.RULES.values()}\n"
        "from piiguard.cli import main; main()"
    )
    (tmp_path / "run.py").write_text(program)
    script = f"{sys.executable} run.py | true; echo ${{PIPESTATUS[0]}}"

    result = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert result.stdout.strip() == "0"
    assert result.stderr == ""


# --------------------------------------------------------------- other commands


def test_version_and_help(run: Run) -> None:
    assert run("--version")[1].startswith("piiguard ")
    assert run("--help")[0] == 0
    assert "check" in run("--help")[1]
    assert "piiguard check invoice.pdf --policy invoice" in run("check", "--help")[1]


@pytest.mark.parametrize("arguments", [[], ["policy"]])
def test_no_command_shows_the_help_and_is_wrong_use(run: Run, arguments: list[str]) -> None:
    code, out, _ = run(*arguments)

    assert code == 2
    assert out.startswith("Usage: piiguard")


def test_policy_list_and_show(run: Run) -> None:
    assert "invoice " in run("policy", "list")[1]
    assert "allow:" in run("policy", "show", "bill")[1]


def test_policy_validate_names_every_mistake(run: Run, tmp_path: Path) -> None:
    (tmp_path / "right.yaml").write_text("invoice: no patron PII\n")
    (tmp_path / "wrong.yaml").write_text("\nbill: nmae allowed\n")

    code, out, err = run("policy", "validate", "right.yaml", "wrong.yaml")

    assert code == 2
    assert "right.yaml: right (invoice)" in out
    assert "wrong.yaml:2:" in err


def test_rule_lists_and_explains(run: Run) -> None:
    assert "patron-link" in run("rule")[1]
    assert "Instead" in run("rule", "patron-link")[1]


def test_explain_shows_what_whose_why_and_what_to_configure(run: Run) -> None:
    code, out, _ = run("explain", "leak.txt")

    assert code == 0
    assert "line 2  •••••••, ••••••" in out
    assert "PERSON" in out
    assert "patron" in out
    assert "directory.staff" in out
    assert NAME not in out
    assert NAME in run("explain", "leak.txt", "--show-values")[1]


def test_explain_of_what_cannot_be_read_is_3(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()

    code, out, err = run("explain", "empty.pdf")

    assert (code, out) == (3, "")
    assert err.startswith("piiguard: empty: ")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["policy", "list"], ["rule", "patron-name"]]
)
def test_what_needs_no_model_loads_none(arguments: list[str]) -> None:
    code = (
        f"import sys; sys.argv = ['piiguard', *{arguments!r}]\n"
        "from piiguard.cli import main\n"
        "try: main()\n"
        "except SystemExit as exit: assert not exit.code, exit.code\n"
        "heavy = {'spacy', 'presidio_analyzer', 'thinc', 'numpy', 'pypdfium2', 'pikepdf', 'lxml'}\n"
        "heavy |= {'pydantic', 'rich', 'regex', 'piiguard.engine', 'piiguard.isolation'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )

    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert result.stderr.strip() == "[]"
