"""The tables, on a console and as Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.accuracy.score import DIMENSIONS, Rate, Score, wilson
from rich.console import Console
from rich.table import Table

Scores = Mapping[str, Score]
Rows = list[list[str]]


def percent(rate: Rate) -> str:
    """Return a rate with its counts and 95 % interval."""
    if not rate.total:
        return "–"
    low, high = wilson(rate.hits, rate.total)
    return f"{rate.share:.1%} ({rate.hits}/{rate.total}; {low:.1%}–{high:.1%})"


def short(rate: Rate) -> str:
    """Return a rate with its counts."""
    return f"{rate.share:.1%} ({rate.hits}/{rate.total})" if rate.total else "–"


def summary(scores: Scores) -> Rows:
    """Return the rows of the first table."""
    return [
        ["leaking documents caught", *(percent(s.caught) for s in scores.values())],
        ["clean documents flagged", *(percent(s.flagged) for s in scores.values())],
        ["violating values found", *(percent(s.values) for s in scores.values())],
        [
            "false findings a page",
            *(f"{s.false_per_page:.3f} ({s.false_findings}/{s.pages})" for s in scores.values()),
        ],
        [
            "gap between origin groups",
            *(f"{100 * s.gap('group'):.1f} points" for s in scores.values()),
        ],
    ]


def breakdown(scores: Scores, dimension: str) -> Rows:
    """Return recall of values by a dimension, worst of the first tool first."""
    first = next(iter(scores.values()))
    keys = sorted(first.by[dimension], key=lambda key: (first.by[dimension][key].share, key))
    rows = [[key, *(short(s.by[dimension][key]) for s in scores.values())] for key in keys]
    if dimension == "layout":
        for row in rows:
            row += [short(s.flagged_by_layout[row[0]]) for s in scores.values()]
    return rows


def heading(scores: Scores, dimension: str) -> list[str]:
    """Return the header of a breakdown."""
    head = [dimension, *scores]
    return head + [f"clean flagged, {name}" for name in scores] if dimension == "layout" else head


def show(console: Console, scores: Scores) -> None:
    """Print all tables."""
    _print(console, "Accuracy", ["", *scores], summary(scores))
    for dimension in DIMENSIONS:
        title = f"Recall of violating values by {dimension}"
        _print(console, title, heading(scores, dimension), breakdown(scores, dimension))


def _print(console: Console, title: str, head: list[str], rows: Rows) -> None:
    table = Table(*head, title=title)
    for row in rows:
        table.add_row(*row)
    console.print(table)


def markdown(scores: Scores, command: str, about: str) -> str:
    """Return all tables as Markdown, with the command that makes them."""
    parts = [f"{about}\n\n```sh\n{command}\n```\n", _markdown(["", *scores], summary(scores))]
    for dimension in DIMENSIONS:
        parts.append(f"\n### By {dimension}\n")
        parts.append(_markdown(heading(scores, dimension), breakdown(scores, dimension)))
    return "\n".join(parts) + "\n"


def _markdown(head: list[str], rows: Rows) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
