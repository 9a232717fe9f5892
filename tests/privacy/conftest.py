from __future__ import annotations

from pathlib import Path

import pytest
from canaries import CANARIES, as_csv, as_pdf, as_text


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    """A folder with one document of each format, one named after the patron."""
    folder = tmp_path / "outbox"
    folder.mkdir()
    (folder / "invoice.txt").write_bytes(as_text())
    (folder / "invoice.csv").write_bytes(as_csv())
    (folder / "invoice.pdf").write_bytes(as_pdf())
    surname = CANARIES["surname"]
    (folder / f"{surname}-invoice.txt").write_bytes(as_text())
    return folder
