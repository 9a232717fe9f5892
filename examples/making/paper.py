"""Drawing on paper: text, tables and letterheads on a reportlab canvas."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from making.facts import Library

MARGIN = 54.0
INK = HexColor("#1f2a37")
SHADE = HexColor("#eef1f5")


class Sheet:
    """A page under way; ``y`` is the distance from the top edge in points."""

    def __init__(self, size: tuple[float, float] = LETTER, **info: str) -> None:
        self.width, self.height = size
        self._buffer = io.BytesIO()
        # invariant: no time stamp and a fixed file id; uncompressed: the bytes
        # do not depend on the machine's zlib.
        self._canvas = Canvas(self._buffer, pagesize=size, invariant=1, pageCompression=0)
        self._canvas.setTitle(info.get("title", ""))
        self._canvas.setAuthor(info.get("author", ""))
        self._canvas.setSubject(info.get("subject", ""))
        self._canvas.setKeywords(info.get("keywords", ""))
        self.y = MARGIN

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 10,
        bold: bool = False,
        font: str = "Helvetica",
        right: bool = False,
        color: Color = black,
    ) -> None:
        """Draw one line whose top is at ``y``; ``right`` makes ``x`` its end."""
        name = f"{font}-Bold" if bold else font
        self._canvas.setFont(name, size)
        self._canvas.setFillColor(color)
        left = x - stringWidth(text, name, size) if right else x
        self._canvas.drawString(left, self.height - y - size, text)

    def lines(self, x: float, y: float, lines: Sequence[str], *, size: float = 10) -> float:
        """Draw lines under each other and return the y under them."""
        for line in lines:
            self.text(x, y, line, size=size)
            y += size * 1.3
        return y

    def paragraph(self, x: float, y: float, text: str, width: float, *, size: float = 10) -> float:
        """Draw a paragraph, wrapped to ``width``, and return the y under it."""
        return self.lines(x, y, simpleSplit(text, "Helvetica", size, width), size=size)

    def rule(
        self, y: float, x0: float = MARGIN, x1: float | None = None, *, dash: bool = False
    ) -> None:
        """Draw a horizontal line."""
        self._canvas.setStrokeColor(INK)
        self._canvas.setLineWidth(0.6)
        self._canvas.setDash([4, 3] if dash else [])
        self._canvas.line(x0, self.height - y, x1 or self.width - MARGIN, self.height - y)
        self._canvas.setDash([])

    def table(
        self,
        y: float,
        header: Sequence[str],
        widths: Sequence[float],
        rows: Sequence[Sequence[str]],
        *,
        ruled: bool,
        size: float = 8.5,
        money: bool = True,
    ) -> float:
        """Draw a table and return the y under it.

        Args:
            y: Top of the header row.
            header: One label a column.
            widths: Column widths in points.
            rows: Cell texts; they wrap within their columns.
            ruled: A grid of lines, or else shaded bands and no line at all.
            size: Of the text, in points.
            money: Whether the last column is set flush right.
        """
        for number, row in enumerate([header, *rows]):
            head = number == 0
            name = "Helvetica-Bold" if head else "Helvetica"
            cells = [
                simpleSplit(text, name, size, width - 8)
                for text, width in zip(row, widths, strict=True)
            ]
            height = max(len(lines) for lines in cells) * size * 1.25 + 7
            self._row_background(
                y, height, sum(widths), head=head, ruled=ruled, odd=number % 2 == 1
            )
            x = MARGIN
            for column, (lines, width) in enumerate(zip(cells, widths, strict=True)):
                if ruled:
                    self._canvas.rect(x, self.height - y - height, width, height)
                flush = money and column == len(widths) - 1
                color = white if head and not ruled else black
                for index, line in enumerate(lines):
                    self.text(
                        x + width - 4 if flush else x + 4,
                        y + 3.5 + index * size * 1.25,
                        line,
                        size=size,
                        bold=head,
                        right=flush,
                        color=color,
                    )
                x += width
            y += height
        return y

    def _row_background(
        self, y: float, height: float, width: float, *, head: bool, ruled: bool, odd: bool
    ) -> None:
        self._canvas.setStrokeColor(INK)
        self._canvas.setLineWidth(0.5)
        if ruled and not head:
            return
        if not head and not odd:
            return
        self._canvas.setFillColor(INK if head and not ruled else SHADE)
        self._canvas.rect(MARGIN, self.height - y - height, width, height, stroke=0, fill=1)

    def letterhead(self, library: Library) -> None:
        """Draw a library's name, address and phone at the top left."""
        self.text(MARGIN, 50, library.name, size=15, bold=True, color=INK)
        self.text(MARGIN, 70, f"{library.street}  ·  {library.city}", size=9)
        self.text(MARGIN, 82, f"Tel. {library.phone}", size=9)
        self.rule(98)

    def next_page(self) -> None:
        """Start another page."""
        self._canvas.showPage()
        self.y = MARGIN

    def done(self) -> bytes:
        """Return the finished PDF."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()
