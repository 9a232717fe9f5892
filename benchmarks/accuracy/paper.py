"""Pages of a PDF, drawn from the top left corner down."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.accuracy.case import Case
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

CLEAN_ASIDES = 0.12
"""Share of files with an annotation, and with the staff's name as author, that
no patron's data is in."""

LEADING = 1.25
"""Line height over font size."""

FONTS = {
    "sans": ("Helvetica", "Helvetica-Bold"),
    "serif": ("Times-Roman", "Times-Bold"),
    "mono": ("Courier", "Courier-Bold"),
    "vera": ("Vera", "VeraBd"),  # embedded as a subset, as word processors do
}

for _face in FONTS["vera"]:
    registerFont(TTFont(_face, f"{_face}.ttf"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; its header may be several lines."""

    header: str
    width: float
    """In points, padding included."""
    right: bool = False


class Paper:
    """A PDF in the making, with a cursor that moves down the page."""

    def __init__(
        self,
        case: Case,
        size: tuple[float, float] = letter,
        *,
        font: str = "sans",
        points: float = 10,
        margin: float = 54,
    ) -> None:
        self.case = case
        self.width, self.height = size
        self.points, self.margin = points, margin
        self.plain, self.bold = FONTS[font]
        self.y = margin
        self.running: Callable[[int], None] | None = None
        """Draws what every page but the first repeats, given the page's number."""
        self._buffer = io.BytesIO()
        # `invariant` leaves dates and random ids out: the same seed, the same bytes.
        self._canvas = Canvas(self._buffer, pagesize=size, invariant=1)
        self._pages = 1

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - 2 * self.margin

    def put(
        self,
        x: float,
        y: float,
        text: str,
        *,
        bold: bool = False,
        points: float | None = None,
        right: bool = False,
        centre: bool = False,
    ) -> None:
        """Draw a line of text whose top is at y; ``right`` ends it at x, ``centre``
        has its middle there."""
        points = points or self.points
        canvas = self._canvas
        canvas.setFont(self.bold if bold else self.plain, points)
        draw = canvas.drawRightString if right else canvas.drawString
        (canvas.drawCentredString if centre else draw)(x, self.height - y - points, text)

    def box(
        self, x: float, y: float, width: float, height: float, *, grey: float | None = None
    ) -> None:
        """Draw a rectangle whose top left corner is at x and y, or fill it with a
        grey between 0, black, and 1."""
        if grey is not None:
            self._canvas.setFillGray(grey)
        bottom = self.height - y - height
        self._canvas.rect(x, bottom, width, height, stroke=grey is None, fill=grey is not None)
        self._canvas.setFillGray(0)

    def line(
        self, text: str = "", *, x: float | None = None, bold: bool = False, points: float = 0
    ) -> None:
        """Draw a line at the cursor and move down."""
        points = points or self.points
        self.room(points * LEADING)
        if text:
            self.put(self.margin if x is None else x, self.y, text, bold=bold, points=points)
        self.y += points * LEADING

    def lines(
        self, texts: Sequence[str], *, x: float | None = None, bold_first: bool = False
    ) -> None:
        """Draw lines under each other."""
        for index, text in enumerate(texts):
            self.line(text, x=x, bold=bold_first and index == 0)

    def block(self, x: float, y: float, texts: Sequence[str], *, bold_first: bool = False) -> float:
        """Draw lines at a fixed place; return the y below them."""
        for index, text in enumerate(texts):
            self.put(x, y, text, bold=bold_first and index == 0)
            y += self.points * LEADING
        return y

    def paragraph(self, text: str, *, width: float | None = None, x: float | None = None) -> None:
        """Draw running text, wrapped, with half a line after it."""
        for piece in self.wrap(text, width or self.inner):
            self.line(piece, x=x)
        self.y += self.points * 0.6

    def pair(self, label: str, value: str, *, tab: float, x: float | None = None) -> None:
        """Draw a label and, at the tab stop, its value (of one or more lines)."""
        x = self.margin if x is None else x
        for index, piece in enumerate(value.split("\n")):
            self.room(self.points * LEADING)
            if index == 0:
                self.put(x, self.y, label, bold=True)
            self.put(x + tab, self.y, piece)
            self.y += self.points * LEADING

    def wrap(self, text: str, width: float, points: float | None = None) -> list[str]:
        """Return the lines into which the text breaks, long words broken too."""
        points = points or self.points
        pieces: list[str] = []
        for line in simpleSplit(text, self.plain, points, width):
            while stringWidth(line, self.plain, points) > width and len(line) > 4:
                cut = next(
                    n for n in range(len(line) - 1, 0, -1)
                    if stringWidth(line[:n], self.plain, points) <= width or n == 1
                )  # fmt: skip
                pieces.append(line[:cut])
                line = line[cut:]
            pieces.append(line)
        return pieces or [""]

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        ruled: bool = True,
        x: float | None = None,
        pad: float = 4,
        points: float | None = None,
        row_gap: float = 3,
        zebra: bool = False,
    ) -> None:
        """Draw a table; cells wrap, and the header is repeated on every page."""
        points = points or self.points
        x = self.margin if x is None else x
        header = [column.header for column in columns]
        self._row(columns, header, x, pad, points, row_gap, ruled, bold=True)
        for index, row in enumerate(rows):
            if self._broken(columns, row, pad, points, row_gap):
                self._row(columns, header, x, pad, points, row_gap, ruled, bold=True)
            if zebra and index % 2 == 0:
                height = self._height(columns, row, pad, points, row_gap)
                self.box(x, self.y, sum(c.width for c in columns), height, grey=0.9)
            self._row(columns, row, x, pad, points, row_gap, ruled, bold=False)
        self.y += points

    def _cells(
        self, columns: Sequence[Column], row: Sequence[str], pad: float, points: float
    ) -> list[list[str]]:
        return [
            [p for part in cell.split("\n") for p in self.wrap(part, c.width - 2 * pad, points)]
            for c, cell in zip(columns, row, strict=True)
        ]

    def _broken(
        self, columns: Sequence[Column], row: Sequence[str], pad: float, points: float, gap: float
    ) -> bool:
        return self.room(self._height(columns, row, pad, points, gap))

    def _height(
        self, columns: Sequence[Column], row: Sequence[str], pad: float, points: float, gap: float
    ) -> float:
        return max(map(len, self._cells(columns, row, pad, points))) * points * LEADING + 2 * gap

    def _row(
        self,
        columns: Sequence[Column],
        row: Sequence[str],
        x: float,
        pad: float,
        points: float,
        gap: float,
        ruled: bool,
        *,
        bold: bool,
    ) -> None:
        cells = self._cells(columns, row, pad, points)
        height = max(map(len, cells)) * points * LEADING + 2 * gap
        left = x
        for column, lines in zip(columns, cells, strict=True):
            for index, text in enumerate(lines):
                at = left + column.width - pad if column.right else left + pad
                y = self.y + gap + index * points * LEADING
                self.put(at, y, text, bold=bold, points=points, right=column.right)
            if ruled:
                self._canvas.rect(left, self.height - self.y - height, column.width, height)
            left += column.width
        self.y += height

    def rule(self, *, dashed: bool = False) -> None:
        """Draw a line across the page."""
        self._canvas.setDash(*((3, 3) if dashed else (1, 0)))
        y = self.height - self.y - 3
        self._canvas.line(self.margin, y, self.width - self.margin, y)
        self._canvas.setDash(1, 0)
        self.y += 8

    def gap(self, points: float = 10) -> None:
        """Move the cursor down."""
        self.y += points

    def room(self, height: float) -> bool:
        """Begin a new page unless this one has the room; return whether it did."""
        if self.y + height <= self.height - self.margin:
            return False
        self.page_break()
        return True

    def page_break(self) -> None:
        """Begin a new page."""
        self._canvas.showPage()
        self._pages += 1
        self.y = self.margin
        if self.running:
            self.running(self._pages)

    def finish(self) -> bytes:
        """Add what lies outside the text and return the file."""
        case, canvas = self.case, self._canvas
        self._metadata()
        for leak in case.take("annotation"):
            canvas.textAnnotation(case.sentence(leak, "notes"), Rect=[500, 700, 520, 720])
        if not case.leaks.get("annotation") and case.rng.random() < CLEAN_ASIDES:
            canvas.textAnnotation("OK to pay", Rect=[500, 700, 520, 720])
        for index, leak in enumerate(case.take("form field")):
            canvas.acroForm.textfield(
                name=case.label(leak).replace(" ", "_").replace(".", "").casefold() + f"_{index}",
                value=leak.text,
                x=self.margin,
                y=20 + 20 * index,
                width=260,
                height=16,
                fontSize=9,
                maxlen=200,
            )
        case.pages = self._pages
        canvas.save()
        return self._buffer.getvalue()

    def _metadata(self) -> None:
        case, canvas, rng = self.case, self._canvas, self.case.rng
        heading = "Invoice" if case.layout.policy == "invoice" else "Bill"
        canvas.setTitle(rng.choice((f"{heading} {case.number}", heading, f"{case.issuer.name}")))
        canvas.setAuthor(rng.choice((case.issuer.name, "Circulation", "billing", "")))
        staff = [v.value for v in case.values if v.placement == "signature"]
        if staff and rng.random() < CLEAN_ASIDES:
            canvas.setAuthor(staff[0])
        canvas.setSubject(rng.choice(("", "Lost materials", case.payer.name)))
        canvas.setCreator(rng.choice(("Writer", "Microsoft Word", "wkhtmltopdf", "")))
        for leak in case.take("metadata"):
            where = rng.choice((canvas.setTitle, canvas.setSubject, canvas.setKeywords))
            where(rng.choice((f"{heading} - {leak.text}", leak.text, f"{leak.text} lost item")))
