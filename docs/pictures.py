"""Pictures of the documentation, drawn from text: rules' examples, and the stages.

Plain SVG without fonts to fetch or scripts to run; ``generate_reference.py`` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from textwrap import wrap

from piiguard.policy.rules import Rule

CARD_WIDTH = 350
GAP = 20
MARGIN = 18
COLUMNS = 39
"""Characters a line of a card, at 8 units each."""
LINE_HEIGHT = 22
TOP = 58
"""Where a card's text begins."""

MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"
SANS = "system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif"
RED, RED_PAPER = "#b3261e", "#fbdcd9"
GREEN, GREEN_PAPER = "#1b6e3c", "#d5f0de"
INK, PAPER, EDGE = "#1f2328", "#ffffff", "#c9ced6"

MARKED = {
    "patron-name": ("OKONKWO, ADAEZE N", ""),
    "patron-address": ("9 Chandler Court, Port Aldous, NY 14991", ""),
    "patron-phone": ("585-555-0164", ""),
    "patron-email": ("aokonkwo@example.org", ""),
    "patron-birth-date": ("03/14/1987", ""),
    "patron-card-number": ("21191000117523", ""),
    "patron-id": ("p1024364x", ""),
    "patron-link": ("patron/48213", ""),
    "patron-username": ("aokonkwo87", ""),
    "patron-password": ("4861", ""),
    "patron-guardian": ("Ngozi Okonkwo", ""),
    "patron-government-id": ("078-05-1120", ""),
    "patron-payment-card": ("4111 1111 1111 1111", ""),
    "patron-bank-account": ("000123456789", ""),
    "patron-notes": ("in hospital since May, call her sister", ""),
    "patron-demographics": ("F   Patron category: JUVENILE", ""),
    "patron-other": ("MB-20417", ""),
    "staff-data": ("03/14/1987", ""),
    "library-data": ("Westbrook Public Library", ""),
    "author-data": ("Semple, Maria", ""),
    "item-data": ("The Art of Electronics", ""),
    "other-patron": ("Tobias Lindqvist", ""),
    "unknown-person": ("Marisol Quintanilla", ""),
    "unknown-variable": ("extra.field_7", ""),
    "reading-history": ("The Art of Electronics", ""),
    "hidden-data": ("Delphine Marchetti", ""),
    "missing-required": ("", "86 Quarry Lane, Ferndale Falls, NY 14987"),
    "unreadable": ("(a scanned page)", ""),
}
"""What is marked in a rule's examples: what is wrong, and what must be there."""


def rule_picture(rule: Rule) -> str:
    """Return a picture of a rule's two examples, the wrong one with what is wrong marked."""
    wrong, right = MARKED[rule.id]
    cards = [
        _Card("violates", "✕", RED, RED_PAPER, rule.bad, wrong),
        _Card("fine", "✓", GREEN, GREEN_PAPER, rule.good, right),
    ]
    height = TOP + LINE_HEIGHT * max(len(card.lines) for card in cards) + 4
    width = 2 * CARD_WIDTH + GAP
    body = [
        line
        for number, card in enumerate(cards)
        for line in card.drawn(number * (CARD_WIDTH + GAP), height)
    ]
    title = f"Violates {rule.id}: {rule.bad}. Fine: {rule.good}."
    return _svg(width, height, title, body)


class _Card:
    """A sheet of paper with an example on it."""

    def __init__(
        self, word: str, sign: str, color: str, marker: str, text: str, marked: str
    ) -> None:
        self.word, self.sign, self.color, self.marker = word, sign, color, marker
        self.text = text
        self.start = text.index(marked)
        self.end = self.start + len(marked)
        self.lines = wrap(text, COLUMNS, break_on_hyphens=False)

    def drawn(self, x: int, height: int) -> Iterator[str]:
        """Yield the card's elements."""
        right, fold = x + CARD_WIDTH - 1, 16
        yield (
            f'<path d="M{x + 1} 1H{right - fold}L{right} {1 + fold}V{height - 1}H{x + 1}Z" '
            f'fill="{PAPER}" stroke="{EDGE}"/>'
        )
        yield (f'<path d="M{right - fold} 1V{1 + fold}H{right}Z" fill="#eef0f3" stroke="{EDGE}"/>')
        yield f'<circle cx="{x + MARGIN + 8}" cy="25" r="9" fill="{self.color}"/>'
        yield (
            f'<text x="{x + MARGIN + 8}" y="29.5" text-anchor="middle" font-size="12" '
            f'font-family="{SANS}" font-weight="700" fill="{PAPER}">{self.sign}</text>'
        )
        yield (
            f'<text x="{x + MARGIN + 26}" y="29.5" font-size="13" font-family="{SANS}" '
            f'font-weight="600" fill="{self.color}">{self.word}</text>'
        )
        at = 0
        for number, line in enumerate(self.lines):
            at = self.text.index(line.split(" ")[0], at)
            yield from self._line(x + MARGIN, TOP + LINE_HEIGHT * number, line, at)
            at += len(line)

    def _line(self, x: int, y: int, line: str, offset: int) -> Iterator[str]:
        first, last = max(self.start - offset, 0), min(self.end - offset, len(line))
        if first < last:
            yield (
                f'<rect x="{x + 8 * first - 2}" y="{y - 15}" width="{8 * (last - first) + 4}" '
                f'height="20" rx="3" fill="{self.marker}" stroke="{self.color}" '
                'stroke-opacity=".45"/>'
            )
        # A fixed advance, so that the marks fit whichever font there is.
        yield (
            f'<text x="{x}" y="{y}" font-size="13" font-family="{MONO}" fill="{INK}" '
            f'textLength="{8 * len(line)}" xml:space="preserve">{escape(line)}</text>'
        )


STAGES = (
    ("read", "bytes become parts", "page, file name, metadata"),
    ("lay out", "words become cells", "“Notes” is the label"),
    ("detect", "what is it?", "PERSON, PHONE_NUMBER"),
    ("attribute", "whose is it?", "author, library, unknown"),
    ("evaluate", "may it be here?", "invoice: no patron PII"),
    ("report", "say it, masked", "fail, with a remedy"),
)


def stages_picture() -> str:
    """Return a picture of the six stages."""
    box, gap, height, in_row = 225, 22, 86, 3
    width = in_row * (box + gap) - gap + 2
    body = []
    for number, (name, question, example) in enumerate(STAGES):
        row, column = divmod(number, in_row)
        x, y = column * (box + gap) + 1, row * (height + gap) + 1
        body.append(
            f'<rect x="{x}" y="{y}" width="{box}" height="{height}" rx="8" fill="{PAPER}" '
            f'stroke="{EDGE}"/>'
        )
        for down, text, size, weight, color in (
            (26, f"{number + 1}  {name}", 15, 700, "#1f4e79"),
            (49, question, 13, 500, INK),
            (70, example, 12, 400, "#57606a"),
        ):
            body.append(
                f'<text x="{x + box / 2}" y="{y + down}" text-anchor="middle" '
                f'font-family="{SANS}" font-size="{size}" font-weight="{weight}" '
                f'fill="{color}">{escape(text)}</text>'
            )
        if column:
            body.append(
                f'<path d="M{x - gap + 4} {y + height // 2}h12m-5 -4l5 4l-5 4" fill="none" '
                'stroke="#8a929c" stroke-width="1.5"/>'
            )
    title = "Stages: " + ", ".join(f"{name} ({question})" for name, question, _ in STAGES)
    return _svg(width, 2 * height + gap + 2, title, body)


def _svg(width: int, height: int, title: str, body: list[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">'
    )
    return "\n".join([head, f"<title>{escape(title)}</title>", *body, "</svg>"]) + "\n"
