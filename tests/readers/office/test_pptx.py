"""PPTX: one invented value planted in each part, found with place and visibility."""

from __future__ import annotations

import pytest
from office_making import (
    A,
    R,
    content_types,
    make_zip,
    part,
    read_office,
    relationships,
    where,
)

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Document, Grid

P = "http://schemas.openxmlformats.org/presentationml/2006/main"
ABOUT = '<p:nvSpPr><p:cNvPr id="2" name="Box 1"{}/><p:cNvSpPr/><p:nvPr>{}</p:nvPr></p:nvSpPr>'


def xml(tag: str, inner: str, attributes: str = "") -> str:
    namespaces = f'xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}"'
    return f"<p:{tag} {namespaces} {attributes}>{inner}</p:{tag}>"


def body(*lines: str) -> str:
    paragraphs = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    return f"<p:txBody>{paragraphs}</p:txBody>"


def shape(text: str, *, drawing: str = "", placeholder: str = "") -> str:
    return f"<p:sp>{ABOUT.format(drawing, placeholder)}{body(*text.split('|'))}</p:sp>"


def tree(*shapes: str) -> str:
    return f"<p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld>"


def cell(text: str) -> str:
    return f"<a:tc>{body(text).replace('p:txBody', 'a:txBody')}</a:tc>"


TABLE = (
    "<p:graphicFrame><a:graphic><a:graphicData><a:tbl>"
    f"<a:tr>{cell('Name')}{cell('Card')}</a:tr>"
    f"<a:tr>{cell('Edith Cell')}{cell('33191000105864')}</a:tr>"
    "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
)
SLIDE = tree(
    shape("Patron: Ada|Bela Line"),
    TABLE,
    shape("Cleo Switched", drawing=' hidden="1"'),
    shape("x", drawing=' descr="Dora Alttext" title="Edna Title"'),
    f"<p:grpSp>{shape('Flora Grouped')}</p:grpSp>",
    "<!-- Gita Xmlcomment -->",
)
MASTER = tree(shape("Hana Onmaster"), shape("Ines Prompt", placeholder="<p:ph/>"))
MEMBERS = {
    "[Content_Types].xml": content_types("presentationml.presentation", "ppt/presentation.xml"),
    "_rels/.rels": relationships(("r1", "officeDocument", "ppt/presentation.xml")),
    "ppt/presentation.xml": xml(
        "presentation",
        '<p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/></p:sldIdLst>'
        '<p:custShowLst><p:custShow name="Jana Show" id="1"/></p:custShowLst>',
    ),
    "ppt/_rels/presentation.xml.rels": relationships(
        ("r1", "slide", "slides/slide1.xml"), ("r2", "slide", "slides/slide2.xml")
    ),
    "ppt/slides/slide1.xml": xml("sld", tree(shape("Kira Hiddenslide")), 'show="0"'),
    "ppt/slides/slide2.xml": xml("sld", SLIDE),
    "ppt/slides/_rels/slide2.xml.rels": relationships(
        ("r1", "notesSlide", "../notesSlides/notesSlide1.xml"),
        ("r2", "hyperlink", "https://ils.example.org/patron/Lena", "External"),
    ),
    "ppt/notesSlides/notesSlide1.xml": xml("notes", tree(shape("Mona Notes"))),
    "ppt/slides/slide9.xml": xml("sld", tree(shape("Nora Unlisted"))),
    "ppt/slideMasters/slideMaster1.xml": xml("sldMaster", MASTER),
    "ppt/slideLayouts/slideLayout1.xml": xml("sldLayout", tree(shape("Olga Layout"))),
    "ppt/commentAuthors.xml": xml("cmAuthorLst", '<p:cmAuthor id="0" name="Petra Author"/>'),
    "ppt/comments/comment1.xml": xml("cmLst", "<p:cm><p:text>Quilla Comment</p:text></p:cm>"),
}


@pytest.fixture(scope="module")
def document() -> Document:
    return read_office(make_zip(MEMBERS), "a.pptx")


@pytest.mark.parametrize(
    ("value", "place", "visible"),
    [
        ("Patron: Ada", "slide 1", True),
        ("Bela Line", "slide 1", True),
        ("Edith Cell", "slide 1: table 1", True),
        ("Cleo Switched", "slide 1: hidden text", False),
        ("Dora Alttext", "slide 1: alternative texts", False),
        ("Edna Title", "slide 1: alternative texts", False),
        ("Flora Grouped", "slide 1: after table 1", True),
        ("Gita Xmlcomment", "slide 1: attributes and markup", False),
        ("Hana Onmaster", "slide master 1", True),
        ("Ines Prompt", "slide master 1: hidden text", False),
        ("Jana Show", "presentation", False),
        ("Kira Hiddenslide", "slide 2", False),
        ("patron/Lena", "link 2 in slide2.xml", False),
        ("Mona Notes", "slide 1: notes", False),
        ("Nora Unlisted", "unlisted slide 1", False),
        ("Olga Layout", "slide layout 1", True),
        ("Petra Author", "authors of comments 1", False),
        ("Quilla Comment", "comments 1", False),
    ],
)
def test_each_part_is_read(document: Document, value: str, place: str, visible: bool) -> None:
    assert (place, visible) in where(document, value)


def test_the_whole_is_read_without_a_problem(document: Document) -> None:
    assert document.problems == ()
    assert document.media_type.endswith("presentation")


def test_a_table_is_a_grid_under_its_header(document: Document) -> None:
    content = part(document, "slide 1: table 1").content
    assert isinstance(content, Grid)
    assert content.rows[0].values == ("Name", "Card")


def test_a_missing_slide_is_a_problem() -> None:
    members = {name: data for name, data in MEMBERS.items() if name != "ppt/slides/slide1.xml"}
    problems = read_office(make_zip(members), "a.pptx").problems
    assert [(p.code, "slide 2" in p.message) for p in problems] == [("damaged", True)]


def test_too_many_slides_name_the_key() -> None:
    with pytest.raises(ReadError, match=r"limits\.pages"):
        read_office(make_zip(MEMBERS), "a.pptx", Limits(pages=1))
