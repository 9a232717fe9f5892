"""What CI installs is what pyproject.toml asks for, pinned by hash."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PINS = (ROOT / "requirements/ci.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

PIN_LINES = re.findall(r"^([A-Za-z0-9._-]+)(?:\[([\w,-]+)\])?==(\S+)", PINS, re.MULTILINE)
"""Some packages are pinned twice: for old Pythons and for new ones."""
PINNED = {canonicalize_name(name): version for name, _, version in PIN_LINES}
EXTRAS = {canonicalize_name(name): set(extras.split(",")) for name, extras, _ in PIN_LINES}


@pytest.mark.parametrize(
    "text",
    [
        *PROJECT["project"]["dependencies"],
        *PROJECT["dependency-groups"]["test"],
        *PROJECT["build-system"]["requires"],
    ],
)
def test_every_dependency_is_pinned_within_its_bounds(text: str) -> None:
    requirement = Requirement(text)
    version = PINNED.get(canonicalize_name(requirement.name))
    assert version is not None, "not pinned: run requirements/compile"
    assert requirement.specifier.contains(version), "out of bounds: run requirements/compile"


def test_every_pin_has_a_hash() -> None:
    entries = re.findall(r"^[a-z0-9][^\n]*==.*?(?=^[a-z0-9]|\Z)", PINS, re.MULTILINE | re.DOTALL)
    assert len(entries) == len(PIN_LINES)
    assert all("--hash=sha256:" in entry for entry in entries)


def test_an_extra_that_a_package_asks_for_stands_in_its_pin() -> None:
    # Without it pip 23 takes `coverage[toml]` for another package than the pinned
    # `coverage`, and fails on the day a newer one is published.
    asked = [
        (package, requirement)
        for package in PINNED
        for requirement in _requirements_of(package)
        if requirement.extras and canonicalize_name(requirement.name) in PINNED
    ]
    assert asked, "pytest-cov asks for coverage[toml]"
    missing = [
        f"{requirement} of {package}"
        for package, requirement in asked
        if not requirement.extras <= EXTRAS[canonicalize_name(requirement.name)]
    ]
    assert not missing, "run requirements/compile"


def _requirements_of(package: str) -> list[Requirement]:
    """Return what an installed package needs here without extras of its own."""
    try:
        lines = metadata.requires(package) or []
    except metadata.PackageNotFoundError:
        return []
    requirements = [Requirement(line) for line in lines]
    return [each for each in requirements if not each.marker or each.marker.evaluate({"extra": ""})]


def test_no_pin_names_a_place_to_fetch_from() -> None:
    assert "://" not in PINS
    assert not re.search(r"^--?(index|extra|find|trusted|i\b)", PINS, re.MULTILINE)
