"""Parts of printed forms: boxes with small labels, lines with labels under them."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.accuracy.paper import LEADING, Paper
from reportlab.pdfbase.pdfmetrics import stringWidth

Pair = tuple[str, str]


def rows_of(pairs: Sequence[Pair], across: int) -> list[Sequence[Pair]]:
    """Return the pairs as rows of so many, the last one perhaps shorter."""
    return [pairs[at : at + across] for at in range(0, len(pairs), across)]


def boxes(paper: Paper, pairs: Sequence[Pair], *, across: int, small: float = 6.5) -> None:
    """Draw boxes side by side, each with a small label over its value."""
    width = paper.inner / across
    for row in rows_of(pairs, across):
        texts = [_pieces(paper, value, width - 6) for _, value in row]
        height = small * LEADING + max(map(len, texts)) * paper.points * LEADING + 5
        paper.room(height)
        for column, ((label, _), lines) in enumerate(zip(row, texts, strict=True)):
            x = paper.margin + column * width
            paper.box(x, paper.y, width, height)
            paper.put(x + 3, paper.y + 2, label, points=small)
            paper.block(x + 3, paper.y + 3 + small * LEADING, lines)
        paper.y += height


def underlined(paper: Paper, pairs: Sequence[Pair], *, across: int, small: float = 7) -> None:
    """Draw values on lines, each with its small label under the line."""
    width = paper.inner / across
    for row in rows_of(pairs, across):
        texts = [_pieces(paper, value, width - 16) for _, value in row]
        deep = max(map(len, texts)) * paper.points * LEADING
        paper.room(deep + small * LEADING + 12)
        for column, ((label, _), lines) in enumerate(zip(row, texts, strict=True)):
            x = paper.margin + column * width
            paper.block(x, paper.y + deep - len(lines) * paper.points * LEADING, lines)
            paper.box(x, paper.y + deep + 1, width - 14, 0.5, grey=0)
            paper.put(x, paper.y + deep + 3, label, points=small)
        paper.y += deep + small * LEADING + 9


def tabbed(paper: Paper, pairs: Sequence[Pair], *, tab: float, mark: str = ":") -> None:
    """Draw labels at the margin and their values, wrapped, at a tab stop, which is
    further right where a label needs it."""
    widths = (stringWidth(label + mark, paper.bold, paper.points) for label, _ in pairs)
    tab = max([tab, *(width + 6 for width in widths)])
    for label, value in pairs:
        pieces = _pieces(paper, value, paper.inner - tab)
        paper.pair(label + mark, "\n".join(pieces), tab=tab)


def right_labels(
    paper: Paper, pairs: Sequence[Pair], *, axis: float, gap: float = 6, mark: str = ":"
) -> None:
    """Draw labels that end, and values that begin, at an axis."""
    for label, value in pairs:
        for index, piece in enumerate(value.split("\n")):
            paper.room(paper.points * LEADING)
            if index == 0:
                paper.put(axis - gap, paper.y, label + mark, right=True)
            paper.put(axis + gap, paper.y, piece, bold=True)
            paper.y += paper.points * LEADING


def header_grid(paper: Paper, pairs: Sequence[Pair], *, x: float, width: float) -> float:
    """Draw one row of centred headers over one of centred values, as accounting
    software does; return the y below it."""
    each = width / len(pairs)
    texts = [_pieces(paper, value, each - 6) for _, value in pairs]
    line = paper.points * LEADING
    deep = max(map(len, texts)) * line + 6
    for index, ((label, _), lines) in enumerate(zip(pairs, texts, strict=True)):
        left, y = x + index * each, paper.y
        paper.box(left, y, each, line + 4)
        paper.put(left + each / 2, y + 2, label, centre=True, points=paper.points - 1)
        paper.box(left, y + line + 4, each, deep)
        for at, piece in enumerate(lines):
            paper.put(left + each / 2, y + line + 7 + at * line, piece, centre=True)
    return paper.y + line + 4 + deep


def _pieces(paper: Paper, value: str, width: float) -> list[str]:
    return [piece for line in value.split("\n") for piece in paper.wrap(line, width)]
