"""The files of the bad-input suite, made once and written to one folder."""

from __future__ import annotations

import importlib.metadata
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from bad_archives import bad_archives
from bad_pdf import bad_pdfs
from bad_text import bad_text
from mutations import mutations
from seeds import seeds

OTHERS_SUFFIXES = {".pdf", ".docx", ".xlsx", ".odt", ".rtf", ".eml", ".jpg", ".jpeg", ".xsl"}
OTHERS_BYTES = 300_000
OTHERS_MOST = 25


def others() -> Iterator[tuple[str, bytes]]:
    """Yield odd documents that installed packages happen to ship; there may be none."""
    found = {
        str(file.locate()): None
        for package in importlib.metadata.distributions()
        for file in package.files or ()
        if file.suffix.lower() in OTHERS_SUFFIXES
    }
    paths = [Path(name) for name in sorted(found)]
    fitting = [p for p in paths if p.is_file() and p.stat().st_size <= OTHERS_BYTES]
    for number, path in enumerate(fitting[:OTHERS_MOST]):
        yield f"others-{number}-{path.name}", path.read_bytes()


def bad_files() -> Iterator[tuple[str, bytes]]:
    """Yield all file names and contents, made by hand and by mutation."""
    with warnings.catch_warnings():
        # pikepdf notes what is odd about them.
        warnings.simplefilter("ignore")
        yield from mutations(seeds())
        yield from bad_text()
        yield from bad_archives()
        yield from bad_pdfs()


@pytest.fixture(scope="session")
def made() -> dict[str, bytes]:
    files = dict(bad_files())
    assert len(files) >= 200
    return files


@pytest.fixture(scope="session")
def bad_folder(made: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, data in {**made, **dict(others())}.items():
        (folder / name).write_bytes(data)
    return folder
