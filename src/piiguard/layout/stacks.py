"""What is in no table: labels with their values, blocks and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from piiguard.layout.labels import NUMBERED, Piece, is_party, label_pieces
from piiguard.layout.segments import Segment
from piiguard.model import CellKind, Label, Role

MAX_GAP_CHARS = 12
"""A section ends at a gap of four empty lines, in character widths."""

NEAR_CHARS = 8.0
MAX_PAIRED_PIECES = 8
"""Forms print up to four labels with their values on a line."""
FAR_CHARS = 25.0
"""A value stands right of its label within so many characters, surely and if it is
such as the label names; farther off it is another column's, if a value stands under
the label."""

ALIGNED_CHARS = 2.0
"""How far apart, in characters, the edges of lines under each other may be."""

PROSE_WORDS = 7
"""Lines of running text have at least so many words on average: an address line
or a heading has fewer, a line of a letter has 10 to 16."""

MIN_LOWER_WORDS = 3
"""``7701 S. Menomonie Avenue Lot 27, Rugby, TN 37733`` is long, and no sentence."""

PROSE_CHARS = 38
"""A receipt's lines are the shortest that running text is set in."""


@dataclass(slots=True)
class Stack:
    """Segments under each other that belong together, and their label."""

    kind: CellKind
    segments: list[Segment] = field(repr=False)
    label: Label | None = None
    section: Label | None = None
    grows: bool = True
    """Whether lines below may still join."""
    label_x0: float | None = None
    """Where the label starts, if the value stands beside it."""

    @property
    def last(self) -> Segment:
        """The lowest segment."""
        return self.segments[-1]


def find_stacks(lines: Sequence[Sequence[Segment]]) -> list[Stack]:
    """Lay out lines that are in no table, from top to bottom."""
    stacks: list[Stack] = []
    waiting: list[tuple[Piece, Stack]] = []  # labels whose value may stand below
    section: Label | None = None
    above: Sequence[Segment] | None = None
    for number, line in enumerate(lines):
        pieces = [p for segment in line for p in label_pieces(segment)]
        below = lines[number + 1] if number + 1 < len(lines) else ()
        if section is not None and _leaves_section(line, above):
            section = None
        above = line
        waiting = [w for w in waiting if w[0].segment.line.is_next_to(line[0].line)]
        now_waiting: list[tuple[Piece, Stack]] = []
        index = 0
        while index < len(pieces):
            piece = pieces[index]
            if piece.label is None:
                _place(piece.segment, line, stacks, waiting, section)
                index += 1
                continue
            label_stack = Stack(CellKind.LABEL, [piece.segment], piece.label, section, grows=False)
            stacks.append(label_stack)
            after = pieces[index + 1] if index + 1 < len(pieces) else None
            if after is not None and after.label is None and _takes(piece, after, pieces, below):
                stacks.append(_value(after.segment, piece, section))
                index += 2
                continue
            if _is_section(piece.label) and len(pieces) == 1:
                section = piece.label
            now_waiting.append((piece, label_stack))
            index += 1
        waiting = now_waiting or waiting
    for stack in stacks:
        if stack.kind is CellKind.BLOCK and _is_prose(stack):
            stack.kind = CellKind.PARAGRAPH
    return stacks


def _takes(label: Piece, value: Piece, pieces: Sequence[Piece], below: Sequence[Segment]) -> bool:
    """Whether what stands right of a label is its value, and not what stands below.

    ``Bill to      Invoice no. 17`` is no pair: an addressee stands below. What is
    near is the label's; what is far may be another column's, if something such as
    the label names stands under it.
    """
    if label.label is None:
        return False
    if not label.colon and (is_party(label.label) or len(pieces) > MAX_PAIRED_PIECES):
        return False
    gap = (value.segment.x0 - label.segment.x1) / label.char_width
    if gap <= NEAR_CHARS or (gap <= FAR_CHARS and _fits(label.label, value.segment)):
        return True
    under = [s for s in below if _is_value_under(s, label.segment)]
    return not any(_fits(label.label, segment) for segment in under)


def _fits(label: Label, value: Segment) -> bool:
    """Whether a value can be such as its label names, as far as digits tell."""
    has_digit = any(ch.isdigit() for ch in value.text)
    if label.plain or label.entity_type in NUMBERED:
        return has_digit and _TOWN_LINE.search(value.text) is None
    return label.entity_type != "PERSON" or not has_digit


def _is_value_under(segment: Segment, label: Segment) -> bool:
    """Whether a segment that is no label stands under a label."""
    return (
        segment.line.is_next_to(label.line)
        and _is_under(segment, label)
        and label_pieces(segment)[0].label is None
        and len(segment.tokens) <= PROSE_WORDS
        and ": " not in segment.text
    )


def _leaves_section(line: Sequence[Segment], above: Sequence[Segment] | None) -> bool:
    """Whether running text or a wide gap ends what a heading introduced."""
    if any(len(segment.tokens) > PROSE_WORDS for segment in line):
        return True
    return above is not None and above[0].line.chars_above(line[0].line) > MAX_GAP_CHARS


def _is_section(label: Label) -> bool:
    """Whether a heading says whose all that follows is: ``Patron information``."""
    return label.role in {Role.PATRON, Role.STAFF, Role.LIBRARY} and (label.entity_type is None)


def _place(
    segment: Segment,
    line: Sequence[Segment],
    stacks: list[Stack],
    waiting: list[tuple[Piece, Stack]],
    section: Label | None,
) -> None:
    """Let a segment join the stack above it, stand under a label, or start anew."""
    for piece, _ in waiting:
        # A heading over running text is no label of it, but for a remark's.
        prose = _reads_on(segment) and piece.label is not None and not piece.label.remark
        if _is_under(segment, piece.segment) and not prose:
            stacks.append(_value(segment, piece, section))
            return
    for stack in reversed(stacks[-24:]):
        if not stack.grows or not stack.last.line.is_next_to(segment.line):
            continue
        if stack.last.line is segment.line or _has_own_label(segment, line, stack):
            continue
        if _is_complete(stack, segment):
            continue
        if _is_under(segment, stack.last, stack):
            stack.segments.append(segment)
            return
    stacks.append(Stack(CellKind.BLOCK, [segment], None, section))


def _has_own_label(segment: Segment, line: Sequence[Segment], stack: Stack) -> bool:
    """Whether something stands left of a segment, under the label of the value above.

    What the lexicon does not know as a label still is one there.
    """
    return stack.label_x0 is not None and any(
        other is not segment
        and other.x1 <= segment.x0
        and abs(other.x0 - stack.label_x0) <= ALIGNED_CHARS * other.line.char_width
        for other in line
    )


_TOWN_LINE = re.compile(r"\b[A-Z]{2},? \d{5}(?:-\d{4})?$")

_GREETING_LINE = re.compile(
    r"(?:dear|hello|hi|hola|estimad[oa]|querid[oa]|cher|chère|bonjour|to)\b.{0,50}[,:!]",
    re.IGNORECASE,
)


def _is_complete(stack: Stack, segment: Segment) -> bool:
    """Whether what stands below cannot be the stack's any more."""
    if _GREETING_LINE.fullmatch(stack.last.text):
        return True  # Under a letter's greeting starts its text.
    entity = stack.label.entity_type if stack.label is not None else None
    if entity == "STREET_ADDRESS":
        return _TOWN_LINE.search(stack.last.text) is not None
    if entity in {"PERSON", "GUARDIAN"} and (
        _TOWN_LINE.search(stack.last.text) or _reads_on(segment)
    ):
        return True  # Under the window's last line starts the letter.
    # Under a name beside its label may stand an address, but no other words.
    beside = entity == "PERSON" and stack.label_x0 is not None
    return beside and not any(ch.isdigit() for ch in segment.text)


ONE_LINE = NUMBERED | {"EMAIL_ADDRESS", "USERNAME", "PASSWORD"}
"""Entities whose values have one line: what stands under them is something else."""


def _value(segment: Segment, label: Piece, section: Label | None) -> Stack:
    meaning = label.label or Label("")
    wrapped = "://" in segment.text  # A link goes on where its line ends.
    one_line = (meaning.entity_type in ONE_LINE or meaning.plain) and not wrapped
    beside = label.segment.line is segment.line
    return Stack(
        CellKind.VALUE,
        [segment],
        meaning,
        section,
        grows=not one_line,
        label_x0=label.segment.x0 if beside else None,
    )


def _is_under(segment: Segment, above: Segment, stack: Stack | None = None) -> bool:
    """Whether two segments share their left edge, their middle or their right edge."""
    near = ALIGNED_CHARS * max(segment.line.char_width, above.line.char_width)
    left = abs(segment.x0 - above.x0) <= near
    if stack is not None and stack.kind is CellKind.VALUE:
        # A value stands right of its label; only what is indented alike goes on,
        # and an address that goes on under its label.
        under_label = (
            stack.label_x0 is not None
            and stack.label is not None
            and stack.label.entity_type == "STREET_ADDRESS"
            and stack.label_x0 - near <= segment.x0 <= above.x0 + near
        )
        return left or under_label
    centred = abs((segment.x0 + segment.x1) - (above.x0 + above.x1)) <= near
    right = abs(segment.x1 - above.x1) <= near / 2
    return left or centred or right


def _reads_on(segment: Segment) -> bool:
    """Whether a line is part of a sentence: it has words in lower case among many."""
    lower = sum(token.text[:1].islower() for token in segment.tokens)
    return len(segment.tokens) > PROSE_WORDS and lower >= MIN_LOWER_WORDS


def _is_prose(stack: Stack) -> bool:
    counts = [len(s.tokens) for s in stack.segments]
    if not any(map(_reads_on, stack.segments)):
        return False
    if len(counts) == 1:
        return counts[0] > PROSE_WORDS
    lines = stack.segments[:-1]
    chars = sum(len(s.text) for s in lines) / len(lines)
    return sum(counts[:-1]) / len(lines) >= PROSE_WORDS and chars >= PROSE_CHARS
