"""The first configuration: right whatever was answered, and no guess where nothing was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piiguard.config import Config, Library, PolicyMatch, parse_config
from piiguard.configuring import SYSTEMS, Answers, starter_file

HERE = Path("piiguard.yaml")


def read(answers: Answers) -> Config:
    return parse_config(starter_file(answers), HERE)


@pytest.mark.parametrize("system", SYSTEMS)
def test_nothing_answered_is_nothing_configured(system: str) -> None:
    assert read(Answers(system)) == Config(source=HERE.resolve())


@pytest.mark.parametrize("system", SYSTEMS)
def test_lines_fit_a_terminal(system: str) -> None:
    assert max(map(len, starter_file(Answers(system)).splitlines())) <= 88


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(
    lambda text: text.strip() == text
)


@given(
    st.builds(
        Answers,
        libraries=st.lists(st.builds(Library, texts), max_size=3).map(tuple),
        email_domains=st.lists(texts, max_size=2).map(tuple),
        patron_prefixes=st.lists(texts, max_size=2).map(tuple),
        item_prefixes=st.lists(texts, max_size=2).map(tuple),
        policies=st.lists(st.tuples(texts, st.just("invoice")), max_size=2).map(tuple),
    )
)
def test_every_answer_reads_back_as_it_was_given(answers: Answers) -> None:
    config = read(answers)
    assert config.directory.libraries == answers.libraries
    assert len(config.directory.email_domains) == len(answers.email_domains)
    assert config.barcodes.patron_prefixes == answers.patron_prefixes
    assert config.barcodes.item_prefixes == answers.item_prefixes
    assert config.policies == tuple(PolicyMatch(*match) for match in answers.policies)


def test_the_examples_become_right_when_their_signs_are_taken_away() -> None:
    for answers in (Answers(), Answers(libraries=(Library("Riverside"),), item_prefixes=("3",))):
        lines = starter_file(answers).splitlines()
        start = lines.index(
            "# Who is no patron. List your libraries and staff, and nobody else: a patron who"
        )
        live = [
            line.replace("# ", "", 1)
            for line in lines[start:]
            if not line.startswith("# ")
            or line[2:].lstrip().startswith("-")
            or line.endswith((":", "]"))
        ]
        config = parse_config(
            "\n".join(line for line in live if "piiguard check" not in line), HERE
        )
        assert config.directory.staff
        assert config.directory.email_domains
        assert config.barcodes.patron_prefixes
        assert len(config.policies) == 2
