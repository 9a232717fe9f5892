"""Writes the tables of docs/name-model.md from scores.json: ``python -m training.report``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from training.cells import NEGATIVES
from training.compare import SCORES

DOCS = Path(__file__).parent.parent / "docs" / "name-model.md"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _row(
    name: str, systems: dict[str, Any], pick: Callable[[Any], list[float] | None]
) -> list[str]:
    cells = [pick(scores) for scores in systems.values()]
    return [name, *("–" if cell is None else f"{cell[0]:.1f}" for cell in cells)]


def tables(scores: dict[str, Any]) -> dict[str, str]:
    """Return each table by the name of its place in the page."""
    systems = scores["systems"]
    head = ["%", *systems]
    first = next(iter(systems.values()))

    def recall(by: str) -> list[list[str]]:
        keys = first["recall"][by]
        return [
            _row(f"{key} ({keys[key][1]})", systems, lambda s, key=key: s["recall"][by].get(key))
            for key in keys
        ]

    summary = [
        _row("names found", systems, lambda s: s["recall"]["all"]["all"]),
        _row("… with exactly the printed words", systems, lambda s: s["whole"]),
        _row(
            "cells without a person in which one is found",
            systems,
            lambda s: s["false_hits"]["all"],
        ),
        _row(
            "cells with a person in which something else is called one too",
            systems,
            lambda s: s["stray"],
        ),
        ["µs a cell", *(str(s["microseconds_per_cell"]) for s in systems.values())],
    ]
    false_hits = [
        _row(
            f"{kind} ({first['false_hits'][kind][1]})",
            systems,
            lambda s, kind=kind: s["false_hits"].get(kind),
        )
        for kind in NEGATIVES
        if kind in first["false_hits"]
    ]
    rows = [
        [f"{m:.2f}", f"{share:.2f}", str(n)]
        for m, share, n in scores["calibration"]["rows_mean_share_count"]
    ]
    bars = [[f"{bar:.2f}", *(f"{rate:.1f}" for rate in rates)] for bar, *rates in scores["bars"]]
    bar_head = ["least score", "shipped: found", "false", "all held out: found", "false"]
    return {
        "bars": table(bar_head, bars),
        "summary": table(head, summary),
        "forms": table(head, recall("form")),
        "places": table(head, recall("place")),
        "origins": table(head, recall("origin")),
        "false": table(head, false_hits),
        "calibration": table(["mean score", "are names", "spans"], rows),
    }


def main() -> None:
    """Replace what stands between the page's markers."""
    page = DOCS.read_text(encoding="utf-8")
    for name, text in tables(json.loads(SCORES.read_text(encoding="utf-8"))).items():
        page, count = re.subn(
            rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)",
            lambda m, text=text: f"{m.group(1)}{text}\n{m.group(2)}",
            page,
            flags=re.S,
        )
        if count != 1:
            raise SystemExit(f"{DOCS.name} has no place for the table {name}")
    DOCS.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
