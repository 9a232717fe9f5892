"""Files embedded in a PDF, wherever they hang."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from piiguard.model import Field, Part, PartKind
from piiguard.readers.interface import Attachment
from piiguard.readers.pdf.survey import Survey
from piiguard.readers.pdf.values import entry, identity, line_of, text_of


def attachments(survey: Survey) -> Iterator[Attachment]:
    """Yield every embedded file, unread."""
    for specification, stream in _embedded(survey):
        name = line_of(entry(specification, "/UF")) or line_of(entry(specification, "/F"))
        yield Attachment(name, stream.read_bytes())


def descriptions(_: pikepdf.Pdf, survey: Survey) -> Iterator[Part]:
    """Yield what attachments are said to be."""
    for number, (specification, _stream) in enumerate(_embedded(survey), start=1):
        text = text_of(entry(specification, "/Desc"))
        if text:
            name = f"attachment {number}: description"
            yield Part(PartKind.ATTACHMENT, name, Field("description", text), visible=False)


def _embedded(survey: Survey) -> Iterator[tuple[Any, Any]]:
    """Yield each embedded stream once, with a specification that names it."""
    seen: set[object] = set()
    for specification in survey.files:
        files = entry(specification, "/EF")
        if not isinstance(files, pikepdf.Dictionary):
            continue
        for stream in files.values():
            if isinstance(stream, pikepdf.Stream) and (which := identity(stream)) not in seen:
                seen.add(which)
                yield specification, stream
