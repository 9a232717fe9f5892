"""Drawings that draw others: each is read, and what has no end is cut off and told."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pdf_making import codes, page_text, part, read_pdf
from pikepdf import Dictionary, Name

from piiguard.errors import ReadError

SAID = b"BT /F 12 Tf 72 700 Td (Patron: Gertrude Okonkwo) Tj ET "


def pdf_of(*forms: bytes, page: bytes = b"/X Do", own_resources: bool = True) -> bytes:
    """A PDF whose page draws the first form as ``/X``, and each form the next, the last
    the first."""
    document = pikepdf.new()
    shown = document.add_blank_page(page_size=(612, 792)).obj
    font = document.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    streams = [document.make_indirect(document.make_stream(form)) for form in forms]
    for number, stream in enumerate(streams):
        stream.Type, stream.Subtype = Name.XObject, Name.Form
        stream.BBox = pikepdf.Array([0, 0, 612, 792])
        if own_resources:
            following = streams[(number + 1) % len(streams)]
            stream.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(X=following))
    shown.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(X=streams[0]))
    shown.Contents = document.make_stream(page)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pdf_of(SAID + b"/X Do /X Do"),
        pdf_of(b"/X Do /X Do " + SAID),
        pdf_of(b"/X Do /X Do", SAID + b"/X Do /X Do /X Do"),
        pdf_of(SAID + b"/#58 Do /X Do"),
        pdf_of(SAID + b"/X Do /X Do", own_resources=False),
    ],
    ids=["itself", "itself-first", "in-turn", "escaped-name", "shared-resources"],
)
def test_a_drawing_that_draws_itself_is_read_once_and_told(data: bytes) -> None:
    document = read_pdf(data)

    assert "Patron: Gertrude Okonkwo" in page_text(document)
    assert page_text(document).count("Okonkwo") <= 2
    assert codes(document) == ["damaged"]
    assert "draws itself" in document.problems[0].message


def test_a_drawing_may_be_drawn_often_and_within_another() -> None:
    document = read_pdf(pdf_of(b"/X Do", SAID, page=b"/X Do " * 20))

    assert part(document, "page 1").visible
    assert codes(document) == []


@pytest.mark.parametrize(
    ("forms", "page"),
    [
        ([b"/X Do " * 10] * 9 + [SAID], b"/X Do"),
        ([SAID], b"/X Do " * 300_000),
        ([b"/X Do " * 100] * 3000 + [SAID], b"/X Do"),
    ],
    ids=["in-each-other", "on-the-page", "deep"],
)
def test_drawings_drawn_without_measure_name_the_key(forms: list[bytes], page: bytes) -> None:
    with pytest.raises(ReadError, match=r"limits\.expanded_bytes") as caught:
        read_pdf(pdf_of(*forms, page=page))

    assert caught.value.code == "too-large"
    assert "200000000" in str(caught.value)
