"""The documentation's site: built without a warning, nothing in it fetched from elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from piiguard.policy import RULES
from piiguard.policy.sentence import expand

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("material", reason="the group docs is not installed")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        fetched = re.findall(
            r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=[\"']?([^\"' >]+)", text
        )
        assert fetched
        assert not [url for url in fetched if re.match(r"(?:\w+:)?//", url)], page.name


def test_links_out_of_the_folder_lead_to_pages(site: Path) -> None:
    assert (site / "repository/examples/piiguard.yaml.html").is_file()
    page = (site / "reference/configuration.html").read_text(encoding="utf-8")
    assert 'href="../repository/examples/piiguard.yaml.html"' in page


def test_every_page_has_its_place() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = set(re.findall(r"[\w/-]+\.md", yaml.safe_dump(yaml.safe_load(text)["nav"])))
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert pages <= nav


def test_every_rule_has_a_picture_that_says_what_it_shows() -> None:
    for rule in RULES.values():
        picture = (ROOT / f"docs/images/rules/{rule.id}.svg").read_text(encoding="utf-8")
        assert picture.startswith("<svg")
        assert "<title>Violates" in picture
        assert "http" not in picture.replace("http://www.w3.org/2000/svg", "").replace(
            "https://staff.example.org", ""
        )


def test_the_sentences_for_directors_are_understood() -> None:
    page = (ROOT / "docs/for-directors.md").read_text(encoding="utf-8")
    section = page.split("## How to word a policy")[1]
    quoted = re.findall(r"^> \*\*[\w ]+:\*\* (.+)$", section, re.MULTILINE)
    tabled = re.findall(r"\| \*(.+?)\* \|$", section, re.MULTILINE)
    assert len(quoted) == 3
    assert len(tabled) == 5
    for sentence in (*quoted, *tabled):
        assert expand("example", sentence)


@pytest.mark.parametrize(
    "path",
    re.findall(
        r"`((?:src|tests|docs)/[\w./-]+)`", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    ),
)
def test_what_contributing_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()
