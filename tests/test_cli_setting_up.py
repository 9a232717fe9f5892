"""``init``, ``doctor``, ``directory import`` and ``schema``: from nothing to a configuration."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from piiguard import cli
from piiguard.cli import init
from piiguard.config import Library, load_config

SURVEY = (
    "STABR,LIBNAME,ADDRESS,CITY,ZIP,CNTY,PHONE\n"
    "NY,PLUM LIBRARY,4 MAPLE AVENUE,FERNDALE,14987,LAKE,5855550110\n"
    "VT,ELM LIBRARY,1 MAIN STREET,ÉLOI,05401,RIDGE,8025550133\n"
)


class Run:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["piiguard", *arguments])
        with pytest.raises(SystemExit) as exit_:
            cli.main()
        out, err = self._capsys.readouterr()
        return int(exit_.value.code or 0), out, err


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PIIGUARD_FINGERPRINT_KEY", raising=False)
    (tmp_path / "outlet.csv").write_bytes(SURVEY.encode("latin-1"))
    return Run(monkeypatch, capsys)


class TestInit:
    def test_flags_are_all_it_needs(self, run: Run, tmp_path: Path) -> None:
        code, out, _ = run(
            *("init", "--yes", "--system", "Evergreen", "--library", "Plum", "--library", "Elm"),
            *("--patron-prefix", "0187", "--item-prefix", "3", "--email-domain", "example.org"),
            *("--policy", "a=b-*=bill", "--policy", "own/*=policies/ours.yaml"),
        )
        assert code == 0
        assert "piiguard doctor" in out
        config = load_config(None, tmp_path)
        assert config.directory.libraries == (Library("Plum"), Library("Elm"))
        assert config.barcodes.patron_prefixes == ("0187",)
        assert [(each.match, Path(each.policy).name) for each in config.policies] == [
            ("a=b-*", "bill"),
            ("own/*", "ours.yaml"),
        ]

    def test_the_editors_schema_is_where_the_first_line_says(
        self, run: Run, tmp_path: Path
    ) -> None:
        run("init", "--yes")
        first = (tmp_path / "piiguard.yaml").read_text().splitlines()[0]
        schema = tmp_path / first.partition("$schema=")[2]
        assert json.loads(schema.read_text())["title"] == "piiguard.yaml"

    def test_what_is_there_is_not_overwritten(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "piiguard.yaml").write_text("model: mine\n")
        code, _, err = run("init", "--yes")
        assert code == 2
        assert "--force" in err
        assert (tmp_path / "piiguard.yaml").read_text() == "model: mine\n"
        assert run("init", "--yes", "--force")[0] == 0
        assert "mine" not in (tmp_path / "piiguard.yaml").read_text()

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--system", "evergren"], "unknown system 'evergren', did you mean 'evergreen'?"),
            (["--policy", "bill"], "'bill' is not GLOB=NAME"),
            (["--policy", "*=bil"], "unknown policy 'bil', did you mean 'bill'?"),
            (["--policy", "*=ours"], "(your own: policies/ours.yaml)"),
            (["--output", "absent/x.yaml"], "there is no folder absent"),
        ],
    )
    def test_a_wrong_answer_writes_nothing(
        self, run: Run, tmp_path: Path, arguments: list[str], message: str
    ) -> None:
        code, _, err = run("init", "--yes", *arguments)
        assert code == 2
        assert message in err
        assert not (tmp_path / "piiguard.yaml").exists()

    def test_it_asks_for_what_is_not_given(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answers = iter(["kohaa", "koha", "Plum, Elm", "", "", "bil, bill", "b-*", "i-*=invoice"])
        asked: list[str] = []

        def prompt(question: str, **_: object) -> str:
            asked.append(question)
            return next(answers)

        monkeypatch.setattr(init.typer, "prompt", prompt)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        code, out, _ = run("init", "--item-prefix", "3")
        assert code == 0
        assert "did you mean 'koha'?" in out
        assert "did you mean 'bill'?" in out
        assert not [question for question in asked if "Items" in question]
        config = load_config(None, tmp_path)
        assert config.directory.libraries == (Library("Plum"), Library("Elm"))
        assert config.barcodes.patron_prefixes == ()
        # What was wrong is asked for again, and a whole GLOB=NAME is an answer too.
        assert asked[-1] == "Which instead"
        assert [(each.match, each.policy) for each in config.policies] == [
            ("b-*", "bill"),
            ("i-*", "invoice"),
        ]

    def test_without_a_terminal_it_asks_nothing(self, run: Run, tmp_path: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "piiguard.cli", "init"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
        assert done.returncode == 2
        assert "--yes" in done.stderr


class TestDoctor:
    def test_a_new_configuration_is_well(self, run: Run, tmp_path: Path) -> None:
        run("init", "--yes", "--library", "Plum")
        code, out, _ = run("doctor")
        assert code == 0, out
        assert "1 library" in " ".join(out.split())
        assert "self-test" in out
        assert max(map(len, out.splitlines())) <= 80

    def test_without_a_configuration_it_says_how_to_get_one(self, run: Run) -> None:
        code, out, _ = run("doctor")
        assert code == 0
        assert "piiguard init" in out

    @pytest.mark.parametrize(
        ("text", "topic", "message"),
        [
            ("modl: x\n", "configuration", "did you mean 'model'?"),
            ("policies: {'*': bil}\n", "policies", "did you mean 'bill'?"),
            ("model: xx_absent\n", "recognition", "is not installed"),
            ("recognizers: [broken.yaml]\n", "recognition", "needs a list"),
            ("plugins: {recognizers: [absent]}\n", "recognition", "no installed package"),
            ("plugins: {readers: [absent]}\n", "plugin readers", "no installed package"),
            ("plugins: {reporters: [absent]}\n", "plugin reporters", "no installed package"),
            ("audit: {path: record, key_env: NOT_SET_1}\n", "record", "NOT_SET_1 is not set"),
        ],
    )
    def test_what_does_not_work_is_wrong(
        self, run: Run, tmp_path: Path, text: str, topic: str, message: str
    ) -> None:
        (tmp_path / "broken.yaml").write_text("recognizers:\n")
        (tmp_path / "piiguard.yaml").write_text(text)
        code, out, _ = run("doctor")
        assert code == 1
        assert f"wrong   {topic}" in out
        assert message in " ".join(out.split())

    def test_an_ocr_that_is_asked_for_must_be_there(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("piiguard.diagnosis.engine_for", lambda choice: None)
        code, out, _ = run("doctor")
        assert code == 0
        assert "absent  ocr" in out
        (tmp_path / "piiguard.yaml").write_text("ocr: tesseract\n")
        code, out, _ = run("doctor")
        assert code == 1
        assert "wrong   ocr" in out

    def test_a_recognizer_that_takes_everything_fails_the_self_test(
        self, run: Run, tmp_path: Path
    ) -> None:
        (tmp_path / "everything.yaml").write_text(
            "recognizers:\n  - name: All\n    supported_language: en\n"
            "    supported_entity: PATRON_ID\n"
            "    patterns: [{name: any, regex: '[0-9-]{8,}', score: 1.0}]\n"
        )
        (tmp_path / "piiguard.yaml").write_text("recognizers: [everything.yaml]\n")
        code, out, _ = run("doctor")
        assert code == 1
        assert "wrong   self-test" in out


class TestDirectoryImport:
    def test_it_prints_a_configuration(self, run: Run) -> None:
        code, out, _ = run("directory", "import", "outlet.csv", "--state", "ny")
        assert code == 0
        assert "PLUM LIBRARY" in out
        assert "ELM" not in out

    def test_it_adds_to_a_file(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "piiguard.yaml").write_text("# ours\ndirectory:\n  staff: [Rosa Delgado]\n")
        command = ("directory", "import", "outlet.csv", "--all", "--output", "piiguard.yaml")
        assert "2 of 2 libraries added" in run(*command)[2]
        assert "0 of 2 libraries added" in run(*command)[2]
        assert (tmp_path / "piiguard.yaml").read_text().startswith("# ours\n")
        directory = load_config(None, tmp_path).directory
        assert [each.name for each in directory.libraries] == ["ELM LIBRARY", "PLUM LIBRARY"]
        assert len(directory.staff) == 1

    def test_a_country_is_not_taken_by_accident(self, run: Run) -> None:
        code, _, err = run("directory", "import", "outlet.csv")
        assert code == 2
        assert "--state" in err


class TestSchema:
    @pytest.mark.parametrize("kind", ["config", "policy"])
    def test_it_is_printed(self, run: Run, kind: str) -> None:
        code, out, _ = run("schema", kind)
        assert code == 0
        assert json.loads(out)["$id"] == f"urn:piiguard:{kind}:1"

    def test_another_word_is_wrong_use(self, run: Run) -> None:
        assert run("schema", "polcy")[0] == 2


@pytest.mark.parametrize("command", ["init", "doctor", "directory import", "schema"])
def test_help_has_examples_in_lines_of_their_own(run: Run, command: str) -> None:
    code, out, _ = run(*command.split(), "--help")
    assert code == 0
    assert [line for line in out.splitlines() if line.startswith(f"    piiguard {command}")]
