"""Draw docs/images/console.svg, the README's picture of real console output.

Run it where piiguard is installed: ``python docs/console_picture.py``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

from rich.console import CONSOLE_SVG_FORMAT, Console
from rich.text import Text

from piiguard import Checker
from piiguard.config import Config
from piiguard.model import Report
from piiguard.reporters.console import show
from piiguard.reporters.interface import Options

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "examples/documents/invoice-leak-notes.pdf"
COLUMNS = 80


def main() -> None:
    """Check the example and write the picture."""
    # As the README's command runs: at the top of the repository, without configuration.
    report = Checker("invoice", config=Config()).check(ROOT / EXAMPLE)
    # The picture shows the path as the README's reader types it.
    shown = Report.of(replace(report, path=EXAMPLE))
    console = Console(
        record=True, width=COLUMNS, file=StringIO(), force_terminal=True, highlight=False
    )
    console.print(Text(f"$ piiguard check {EXAMPLE} --policy invoice\n", style="bold"))
    show(shown, console, Options(color=True, width=COLUMNS))
    # A fixed id keeps the file the same from run to run.
    svg = console.export_svg(
        title="piiguard", unique_id="piiguard", code_format=_offline(CONSOLE_SVG_FORMAT)
    )
    (ROOT / "docs" / "images" / "console.svg").write_text(
        "\n".join(line.rstrip() for line in svg.splitlines()) + "\n", encoding="utf-8"
    )


def _offline(svg_format: str) -> str:
    """Return Rich's SVG template without the fonts it would fetch from a server."""
    return re.sub(r"@font-face \{\{.*?\}\}", "", svg_format, flags=re.DOTALL)


if __name__ == "__main__":
    main()
