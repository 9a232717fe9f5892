"""Takes the lines of printed MARC records out of a page: each subfield is a value."""

from __future__ import annotations

from piiguard.layout.marc import label_of
from piiguard.layout.segments import Segment
from piiguard.layout.stacks import Stack
from piiguard.model import CellKind


def take_records(lines: list[list[Segment]]) -> tuple[list[Stack], list[list[Segment]]]:
    """Take MARC lines with their labels out of a page's lines.

    Returns:
        Tags and values, and the lines that are left.
    """
    stacks: list[Stack] = []
    left: list[list[Segment]] = []
    for line in lines:
        tag = line[0].line.marc_tag if line else None
        if tag is None:
            left.append(line)
            continue
        label = label_of(tag)
        # Before the first subfield stand the tag and its indicators, perhaps set apart.
        begin = next(i for i, each in enumerate(line) if each.tokens[0].after_separator)
        stacks.append(Stack(CellKind.LABEL, line[:begin], label, grows=False))
        for value in line[begin:]:
            stacks.append(Stack(CellKind.VALUE, [value], label, grows=False))
    return stacks, left
