"""The configuration file: what it may hold, and how it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.config import (
    Barcodes,
    Config,
    Directory,
    Library,
    Limits,
    OcrChoice,
    Plugins,
    PolicyMatch,
    StaffMember,
    load_config,
    parse_config,
)
from piiguard.errors import ConfigError

FULL = """\
directory:
  libraries:
    - Helen Plum Memorial Library
    - name: Riverside Library
      aliases: [RVS]
      addresses: ["14 River Road, Alder, NY 14001"]
      phones: [555-0100]
  staff:
    - Rosa Delgado
    - {name: Tom Achterberg, email: tom@example.org, phone: 555-0101}
  email_domains: ["@OWWL.example.org"]
barcodes:
  patron_prefixes: [2123, "0456"]
  item_prefixes: [31234]
policies:
  - {match: "bills/*.pdf", policy: bill}
  - {match: "own/*", policy: rules/own.yaml}
policy_folder: rules
model: en_core_web_sm
recognizers: [rules/extra.yaml]
limits: {size_bytes: 1000, pages: 10, nesting: 0}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "extra.yaml").write_text("recognizers: []\n")
    return tmp_path


def write(folder: Path, text: str) -> Path:
    path = folder / "piiguard.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read(folder: Path) -> None:
    path = write(folder, FULL)

    assert load_config(None, folder) == Config(
        directory=Directory(
            libraries=(
                Library("Helen Plum Memorial Library"),
                Library(
                    "Riverside Library",
                    aliases=("RVS",),
                    addresses=("14 River Road, Alder, NY 14001",),
                    phones=("555-0100",),
                ),
            ),
            staff=(
                StaffMember("Rosa Delgado"),
                StaffMember("Tom Achterberg", "tom@example.org", "555-0101"),
            ),
            email_domains=("owwl.example.org",),
        ),
        barcodes=Barcodes(patron_prefixes=("2123", "0456"), item_prefixes=("31234",)),
        policies=(
            PolicyMatch("bills/*.pdf", "bill"),
            PolicyMatch("own/*", str(folder / "rules/own.yaml")),
        ),
        policy_folder=folder / "rules",
        model="en_core_web_sm",
        recognizers=(folder / "rules" / "extra.yaml",),
        limits=Limits(size_bytes=1000, pages=10, nesting=0),
        source=path,
    )


def test_a_file_in_a_parent_folder_is_found(folder: Path) -> None:
    write(folder, "model: en_core_web_md\n")
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)

    assert load_config(None, deep).model == "en_core_web_md"


def test_no_file_is_the_default(tmp_path: Path) -> None:
    assert load_config(None, tmp_path) == Config()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "directory:\npolicies:\n"])
def test_an_empty_file_is_the_default_but_for_its_source(folder: Path, text: str) -> None:
    path = write(folder, text)

    assert load_config(path, folder) == Config(source=path)


def test_policies_may_be_a_mapping_in_order(folder: Path) -> None:
    write(folder, "policies:\n  'bills/*': bill\n  '*': invoice\n")

    assert load_config(None, folder).policies == (
        PolicyMatch("bills/*", "bill"),
        PolicyMatch("*", "invoice"),
    )


def test_the_fingerprint_key_comes_from_the_environment_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIIGUARD_FINGERPRINT_KEY", "correct horse")
    config = load_config(None, folder)

    assert config.fingerprint_key == b"correct horse"
    assert "correct horse" not in repr(config)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("model: x\npolicys: []\n", ":2: unknown key 'policys', did you mean 'policies'?"),
        ("barcodes:\n  patron_prefix: [2]\n", ":2: unknown key 'patron_prefix', did you mean"),
        ("model: [a]\n", ":1: expected text, found a list"),
        ("\ndirectory: x\n", ":2: expected a mapping of keys to values, found text"),
        ("directory:\n  staff: Rosa\n", ":2: expected a list, found text"),
        ("directory:\n  libraries:\n    - aliases: [x]\n", ":3: a library needs a 'name'"),
        ("limits: {pages: many}\n", ":1: expected a whole number, found text"),
        ("limits: {pages: 0}\n", ":1: 'pages' must not be less than 1"),
        ("policies:\n  - {match: '*'}\n", ":2: expected both 'match', a glob, and 'policy'"),
        ("policy_folder: nowhere\n", ":1: there is no folder 'nowhere'"),
        ("recognizers: [nowhere.yaml]\n", ":1: there is no file 'nowhere.yaml'"),
        ("model: a\nmodel: b\n", ":2: key 'model' is given twice"),
        ("model: [\n", ":2: not valid YAML: "),
        ("model: !!python/object:os.system x\n", ":1: "),
    ],
)
def test_a_mistake_is_named_with_its_file_and_line(folder: Path, text: str, message: str) -> None:
    path = write(folder, text)

    with pytest.raises(ConfigError) as caught:
        load_config(path, folder)
    assert str(caught.value).startswith(f"{path}{message[:3]}")
    assert message in str(caught.value)


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such configuration file"):
        load_config(tmp_path / "other.yaml", tmp_path)


def test_a_file_that_is_not_text_is_an_error(folder: Path) -> None:
    path = folder / "piiguard.yaml"
    path.write_bytes(b"model: \xff\xfe\n")

    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(None, folder)


@given(st.text(max_size=80))
def test_no_text_whatever_raises_anything_but_a_configuration_error(text: str) -> None:
    try:
        parse_config(text, Path("piiguard.yaml"))
    except ConfigError as error:
        assert str(error).startswith("piiguard.yaml:")  # noqa: PT017


@pytest.mark.parametrize("choice", OcrChoice)
def test_ocr_is_chosen_by_a_key_of_its_own(choice: OcrChoice) -> None:
    config = parse_config(f"ocr: {choice}\nlimits: {{pages: 3}}\n", Path("piiguard.yaml"))
    assert (config.limits.ocr, config.limits.pages) == (choice, 3)


@pytest.mark.parametrize("text", ["ocr: abbyy\n", "ocr: [tesseract]\n", "limits: {ocr: off}\n"])
def test_ocr_is_nothing_else(text: str) -> None:
    with pytest.raises(ConfigError, match=r"piiguard\.yaml:1: .*ocr"):
        parse_config(text, Path("piiguard.yaml"))


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 5_000 + "x", "{a: " * 9_999])
def test_endless_nesting_is_refused_and_crashes_nothing(text: str, folder: Path) -> None:
    with pytest.raises(ConfigError, match="1: not valid YAML"):
        parse_config(text, folder / "piiguard.yaml")


def test_plugins_are_named_by_kind(folder: Path) -> None:
    text = "plugins: {readers: [marc], recognizers: [locker], reporters: [tally, chat]}\n"

    assert parse_config(text, folder / "piiguard.yaml").plugins == Plugins(
        ("marc",), ("locker",), ("tally", "chat")
    )
