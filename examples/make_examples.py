"""Make the example documents again, byte for byte: ``python examples/make_examples.py``.

Every person is invented; books, and so their authors and titles, are real.
Nothing depends on the day or the machine, so a changed file in version control
means a changed example.
"""

from __future__ import annotations

import sys
from pathlib import Path

from making import bad, invoices, letters, printouts, slips

Files = dict[str, bytes]


def documents() -> Files:
    """Return the documents of ``examples/documents`` by file name."""
    return invoices.make() | letters.make() | slips.make() | printouts.make()


def write(files: Files, folder: Path) -> None:
    """Write the files into a folder, which is made if it is absent."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def main(target: Path) -> None:
    """Write all examples under the target folder."""
    write(documents(), target / "documents")
    write(bad.make(), target / "bad")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
