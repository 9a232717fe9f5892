"""Which policy a document asks for by what it prints in its heading.

The last resort, where neither an option nor the configuration names a policy.
Anything short of one clear answer is none, and the caller asks the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from piiguard.model import Cell, CellKind, Document, PartKind
from piiguard.policy.parse import AMBIGUOUS_MARKS
from piiguard.policy.policy import Policy

EARLY_LINES = 24
"""How many lines of the first page are looked at: a letterhead, a date and a
window address, about fifteen lines, may stand above the heading. Our choice."""

HEADING_WORDS = 6
"""How many words a heading has at most; longer lines are running text. Our choice."""

_HEADING_KINDS = (CellKind.BLOCK, CellKind.PARAGRAPH, CellKind.LABEL)
_PAGE_KINDS = (PartKind.PAGE, PartKind.BODY)


def choose_policy(
    document: Document, cells: tuple[Cell, ...], policies: Iterable[Policy]
) -> Policy | None:
    """Return the one policy whose marks stand in the document's heading.

    A heading that says no more than ``INVOICE`` chooses nothing, and speaks
    against every policy but one that has the word in its own mark.

    Args:
        document: The document, for its first page.
        cells: Its laid-out text.
        policies: The policies to choose from.

    Returns:
        The policy, or None where none or several fit.
    """
    headings = [_words(line) for line in _early_lines(document, cells)]
    headings = [words for words in headings if 0 < len(words) <= HEADING_WORDS]
    fitting = [p for p in policies if any(_fits(p, words) for words in headings)]
    if len(fitting) != 1:
        return None
    (policy,) = fitting
    bare = [[word for word in words if not word.isdigit()] for words in headings]
    vague = {words[0] for words in bare if len(words) == 1} & AMBIGUOUS_MARKS
    own = {word for mark in policy.marks for word in _words(mark)} | {policy.id}
    return policy if vague <= own else None


def _early_lines(document: Document, cells: tuple[Cell, ...]) -> Iterator[str]:
    first = next(
        (i for i, part in enumerate(document.parts) if part.visible and part.kind in _PAGE_KINDS),
        None,
    )
    lines = [
        (line, cell.kind)
        for cell in cells
        if cell.part == first and cell.visible
        for line in cell.text.split("\n")
    ]
    return (line for line, kind in lines[:EARLY_LINES] if kind in _HEADING_KINDS)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _fits(policy: Policy, heading: list[str]) -> bool:
    """Tell whether a mark stands in the heading, as whole words.

    A mark of one word has to be the whole heading: ``keep this receipt`` is none.
    """
    for mark in map(_words, policy.marks):
        if heading == mark:
            return True
        width = len(mark)
        spans = (heading[i : i + width] for i in range(len(heading) - width + 1))
        if width > 1 and mark in spans:
            return True
    return False
