"""Third parties' code runs where the configuration names it, and a broken one ends the run."""

from __future__ import annotations

import sys
from importlib import invalidate_caches
from pathlib import Path

import pytest

from piiguard.config import Config, Plugins
from piiguard.detection.registry import load_recognizer_plugins
from piiguard.errors import PluginError
from piiguard.plugins import installed, load_plugins
from piiguard.readers import load_readers

MODULE = """\
class Good:
    name = "good"
    def matches(self): ...

class Raises:
    def __init__(self):
        raise ValueError("no settings\\nin line two")

class Leaves:
    def __init__(self):
        raise SystemExit

thing = Good()
"""
ENTRY_POINTS = """\
[piiguard.readers]
good = third_party_code:Good
object = third_party_code:thing
raises = third_party_code:Raises
leaves = third_party_code:Leaves
absent = third_party_code:Absent
no-module = third_party_absent:Reader

[piiguard.recognizers]
good = third_party_code:Good
"""


@pytest.fixture(autouse=True)
def third_party(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    info = tmp_path / "third_party-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: third-party\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRY_POINTS)
    (tmp_path / "third_party_code.py").write_text(MODULE)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "third_party_code", raising=False)
    invalidate_caches()
    return tmp_path


def load(name: str) -> object:
    return load_plugins("piiguard.readers", [name], ["name", "matches"])[0]


def test_a_class_is_called_and_an_object_taken_as_it_is() -> None:
    assert type(load("good")).__name__ == "Good"
    assert load("object") is load("object")


def test_to_list_what_is_installed_loads_nothing() -> None:
    assert {"good", "raises", "no-module"} <= set(installed("piiguard.readers"))
    assert "third_party_code" not in sys.modules


def test_nothing_is_loaded_that_is_not_named() -> None:
    assert load_plugins("piiguard.readers", [], []) == ()
    assert load_readers(Config().plugins.readers) == ()
    assert "third_party_code" not in sys.modules


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("goood", "no installed package has a reader named 'goood', did you mean 'good'?"),
        ("raises", "reader 'raises' (third_party_code:Raises) failed to load: ValueError"),
        ("leaves", "failed to load: SystemExit"),
        ("absent", "failed to load: AttributeError"),
        ("no-module", "failed to load: ModuleNotFoundError: No module named 'third_party_absent'"),
    ],
)
def test_what_is_named_and_does_not_load_is_an_error(name: str, message: str) -> None:
    with pytest.raises(PluginError) as caught:
        load(name)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_lacks_a_method_is_none() -> None:
    with pytest.raises(PluginError, match=r"reader 'good' .* is none: it has no media_type, read"):
        load_readers(["good"])


def test_a_recognizer_is_one_of_presidios() -> None:
    with pytest.raises(PluginError, match="it has no analyze"):
        load_recognizer_plugins(["good"])


def test_a_group_with_nothing_in_it_says_so() -> None:
    with pytest.raises(PluginError, match="named 'x'; there is none at all"):
        load_plugins("piiguard.nobody-uses-this", ["x"], [])


def test_two_packages_with_one_name_are_not_chosen_between(
    third_party: Path, tmp_path: Path
) -> None:
    info = third_party / "other-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[piiguard.readers]\ngood = other:Reader\n")
    invalidate_caches()
    with pytest.raises(PluginError, match="2 installed packages have a reader named 'good'"):
        load("good")


def test_the_configuration_names_them() -> None:
    assert Config().plugins == Plugins((), (), ())
