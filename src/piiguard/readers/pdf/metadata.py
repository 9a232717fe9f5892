"""Metadata of a PDF: document information, XMP, alternative texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

from piiguard.model import Field, Part, PartKind, Text
from piiguard.readers.normalise import fold
from piiguard.readers.pdf.markup import MarkupError, leaves
from piiguard.readers.pdf.survey import Survey
from piiguard.readers.pdf.values import decoded, entry, line_of, text_of

_STANDARD_KEYS = frozenset(
    [
        "Title",
        "Author",
        "Subject",
        "Keywords",
        "Creator",
        "Producer",
        "CreationDate",
        "ModDate",
        "Trapped",
    ]
)
"""ISO 32000-1, table 317. Other keys are somebody's own words, so no part is
named after them."""
_STANDARD_PREFIXES = frozenset(
    ["dc", "xmp", "xmpMM", "xmpRights", "xmpTPg", "pdf", "pdfaid", "photoshop", "tiff", "exif"]
)
"""Usual prefixes of the namespaces in Adobe's XMP specification, parts 1 and 2."""
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?")


def document_information(pdf: pikepdf.Pdf, _: Survey) -> Iterator[Part]:
    """Yield each entry of the document information dictionary."""
    info = entry(pdf.trailer, "/Info")
    if not isinstance(info, pikepdf.Dictionary):
        return
    for number, (key, value) in enumerate(info.items(), start=1):
        label = fold(str(key)[1:])
        where = label if label in _STANDARD_KEYS else f"entry {number}"
        text = _spelt_date(text_of(value))
        if text:
            name = f"document information: {where}"
            yield Part(PartKind.METADATA, name, Field(label, text), visible=False)


def xmp(_: pikepdf.Pdf, survey: Survey) -> Iterator[Part]:
    """Yield each value of every XMP stream; unclear XML whole, as text."""
    for stream in survey.metadata:
        data = stream.read_bytes()
        try:
            values = list(leaves(data))
        except MarkupError:
            name = "XMP metadata"
            yield Part(PartKind.METADATA, name, Text(fold(decoded(data))), visible=False)
            continue
        for number, (label, value) in enumerate(values, start=1):
            known = label.partition(":")[0] in _STANDARD_PREFIXES and ":" in label
            name = f"XMP metadata: {label if known else f'entry {number}'}"
            yield Part(PartKind.METADATA, name, Field(label, value), visible=False)


def alternative_texts(_: pikepdf.Pdf, survey: Survey) -> Iterator[Part]:
    """Yield one part with the alternative texts, a line each."""
    lines = list(filter(None, map(line_of, survey.alternatives)))
    if lines:
        name = "alternative texts"
        yield Part(PartKind.METADATA, name, Text("\n".join(lines)), visible=False)


def _spelt_date(text: str) -> str:
    """Return a PDF date as ISO 8601: its 14 digits would pass for a barcode."""
    match = _DATE.match(text)
    if match is None:
        return text
    year, month, day, hour, minute, second = (part or "00" for part in match.groups())
    rest = text[match.end() :].replace("'", ":").removesuffix(":")
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{rest}"
