"""Rows of the table: what was measured, the ratio, and whether it meets its goal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HEAD = ("measure", "piiguard", "beside", "figure", "goal", "met")


@dataclass(frozen=True, slots=True)
class Row:
    """One measure."""

    measure: str
    ours: str
    """As printed: ``24 ms``."""
    beside: str
    """What it is held against, as printed."""
    figure: float
    """The ratio, or the excess in milliseconds."""
    goal: float
    unit: str = "x"
    at_least: bool = False
    """Whether more is better."""

    @property
    def is_met(self) -> bool:
        """Whether the goal is met."""
        return self.figure >= self.goal if self.at_least else self.figure <= self.goal

    def cells(self) -> tuple[str, ...]:
        """Return what is printed, in the order of ``HEAD``."""
        sign = "≥" if self.at_least else "≤"
        figure = f"{self.figure:.3g}{self.unit}"
        goal = f"{sign} {self.goal:g}{self.unit}"
        met = "yes" if self.is_met else "**no**"
        return self.measure, self.ours, self.beside, figure, goal, met


def faster(measure: str, ours_s: float, beside_s: float, goal: float, per: str = "") -> Row:
    """Return a row that says how many times as fast piiguard is."""
    figure = beside_s / ours_s
    return Row(measure, seconds(ours_s) + per, seconds(beside_s) + per, figure, goal, at_least=True)


def share(measure: str, ours_s: float, beside_s: float, goal: float) -> Row:
    """Return a row that says which share of the other's time piiguard takes."""
    return Row(measure, seconds(ours_s), seconds(beside_s), ours_s / beside_s, goal)


def seconds(value: float) -> str:
    """Return a time as people read it."""
    return f"{value:.2f} s" if value >= 1 else f"{1000 * value:.3g} ms"


def markdown(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [HEAD, ("---",) * len(HEAD), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
