"""Libraries go into a configuration; everything else in it stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from piiguard.config import Library, parse_config
from piiguard.configuring import add_libraries
from piiguard.errors import ConfigError

HERE = Path("piiguard.yaml")
NEW = Library("Hale: Free", addresses=('27 "Canal" Street',), phones=("(585) 555-0127",))

FILES = {
    "nothing": "",
    "only a comment": "# ours\n",
    "no directory": "# ours\nmodel: x\n",
    "an empty directory": "directory:\nmodel: x # why\n",
    "a directory without libraries": "directory:\n    staff: [Rosa Delgado]\nmodel: x\n",
    "empty libraries": "directory:\n  libraries:\n  staff: [Rosa Delgado]\n",
    "a list": (
        "directory:\n  libraries:\n  - Plum\n  - Elm # why\n\n  # staff\n  staff: [Rosa Delgado]\n"
    ),
    "a list of mappings": (
        "directory:\n  libraries:\n    - name: Plum\n      phones: [555-0100]\n"
        "      aliases:\n        - P\n  # then\n  email_domains: [example.org]\nmodel: x\n"
    ),
    "a list at the end": (
        "directory:\n  libraries:\n    - Plum\n    - {name: Elm,\n       aliases: [E]}"
    ),
    "a list of mappings at the end": (
        "directory:\n  libraries:\n    - name: Plum\n      aliases: [P]\n"
    ),
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_the_library_is_added_last_and_every_line_stays(text: str) -> None:
    merged, added = add_libraries(text, HERE, [NEW, Library("Oak")])

    before, after = parse_config(text, HERE), parse_config(merged, HERE)
    assert added == 2
    assert after.directory.libraries == (*before.directory.libraries, NEW, Library("Oak"))
    assert after.directory.staff == before.directory.staff
    assert after.directory.email_domains == before.directory.email_domains
    assert after.model == before.model
    lines = merged.splitlines()
    for line in text.splitlines():
        assert line in lines


def test_a_library_that_is_named_already_is_left_as_it_is() -> None:
    text = "directory:\n  libraries:\n    - HALE: free\n".replace("HALE: free", '"HALE: free"')

    assert add_libraries(text, HERE, [NEW]) == (text, 0)


@pytest.mark.parametrize(
    "text", ["directory: {libraries: [Plum]}\n", "directory:\n  libraries: [Plum]\n", "{}\n"]
)
def test_a_list_in_one_line_is_not_guessed_at(text: str) -> None:
    with pytest.raises(ConfigError):
        add_libraries(text, HERE, [NEW])


def test_what_is_no_configuration_is_not_added_to() -> None:
    with pytest.raises(ConfigError, match="unknown key"):
        add_libraries("directoy: {}\n", HERE, [NEW])
