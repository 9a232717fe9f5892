"""Card numbers of any form that stand right beside a name: ``Adaeze Okonkwo MAC87800``.

Not every library's cards have 14 digits: Koha allows 32 characters, FOLIO's and
Alma's are often nine digits. Notices print them after the name or under it in the
window of a letter. Beside a title the same form is an item's number, so the role is
left to whose the name is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from piiguard.detection.artifacts import CellArtifacts
from piiguard.detection.hints import hinted
from piiguard.detection.name_words import INITIAL, NAME_WORD
from piiguard.detection.recognizer import Hit, Recognizer
from piiguard.model import CellKind

_CODE = r"(?:[A-Z]{1,4}-?\d{5,13}|[A-Z][ ]?\d{4,13}|\d{6,13})"
_NAME = (
    rf"{NAME_WORD}(?:[ ](?:{INITIAL}|{NAME_WORD})){{0,2}}(?:,[ ]|[ ])"
    rf"{NAME_WORD}(?:[ ](?:{INITIAL}|{NAME_WORD})){{0,2}}"
)
AFTER_NAME = re.compile(
    rf"(?<![\w'’-]){_NAME}[ ]{{1,2}}[(\[]?(?P<code>{_CODE})[)\]]?(?=[\s,.;:]|$)"
)
BOX = re.compile(r"\b(?:box|drawer|apartado|caller) [(\[]?\w+[)\]]?$", re.IGNORECASE)
BEHIND_NAME = hinted(AFTER_NAME, r"[a-z.] {1,2}[(\[]?[a-z]{0,4}-?\d{4}")
OWN_LINE = re.compile(rf"(?:^|(?<=\n))[ ]{{0,8}}[*#(]?(?P<code>{_CODE})[*)]?[ ]{{0,8}}(?=\n|$)")


class CardBesideName(Recognizer):
    """Finds numbers after a name, or on a line of their own under one."""

    entities = ("LIBRARY_BARCODE",)
    min_digits = 4

    def find(self, text: str, context: CellArtifacts) -> Iterator[Hit]:
        """Yield the numbers; names of their own labels have recognizers of their own."""
        if context.label is not None and not context.label.remark and context.role is None:
            return
        for match in BEHIND_NAME.finditer(text, context.lowered(text)):
            if BOX.search(match[0]):
                continue  # "PO Box 201800" is an address.
            yield Hit("LIBRARY_BARCODE", *match.span("code"), 0.6, "a number right after a name")
        if context.kind is CellKind.BLOCK and context.label is None:
            for match in OWN_LINE.finditer(text):
                reason = "a number alone on a line of a block"
                yield Hit("LIBRARY_BARCODE", *match.span("code"), 0.5, reason)
