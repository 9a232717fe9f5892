"""Every place in which a PDF keeps text is read, and says where it is."""

from __future__ import annotations

import pikepdf
import pytest
from pdf_making import codes, edit, line, make_pdf, page_text, part, read_pdf, values
from pikepdf import Array, Dictionary, Name, String

from piiguard.config import Limits
from piiguard.model import Document, Field, PartKind, Text
from piiguard.readers import read
from piiguard.readers.pdf import reader


@pytest.fixture(scope="module")
def document(full_pdf: bytes) -> Document:
    return read_pdf(full_pdf)


def test_a_whole_document_has_no_problem(document: Document) -> None:
    assert codes(document) == []
    assert document.media_type == "application/pdf"


def test_the_file_name_is_a_part() -> None:
    document = read(make_pdf(line("text")), "/home/clerk/okonkwo_adaeze.pdf", Limits())
    assert values(document, PartKind.FILE_NAME) == [("file name", "okonkwo_adaeze.pdf")]


def test_a_filled_form_is_read_as_it_looks(document: Document) -> None:
    assert "Page Text" in page_text(document)
    assert "Field Value" in page_text(document)


@pytest.mark.parametrize(
    ("name", "value", "kind", "visible"),
    [
        ("document information: Author", "Info Author", PartKind.METADATA, False),
        ("XMP metadata: dc:creator", "Xmp Creator", PartKind.METADATA, False),
        ("XMP metadata: xmp:CreatorTool", "Xmp Tool", PartKind.METADATA, False),
        ("annotation 1 on page 1: text", "Note Text", PartKind.ANNOTATION, False),
        ("annotation 1 on page 1: author", "Note Author", PartKind.ANNOTATION, False),
        ("annotation 1 on page 1: subject", "Note Subject", PartKind.ANNOTATION, False),
        ("annotation 1 on page 1: rich text", "Rich & Note", PartKind.ANNOTATION, False),
        ("annotation 2 on page 1: text", "Typed On Page", PartKind.ANNOTATION, True),
        ("form field 1", "Field Value", PartKind.FORM_FIELD, True),
        ("form field 2: choices", "Main\nSecond Choice", PartKind.FORM_FIELD, False),
        ("attachment 1: file name", "list.txt", PartKind.FILE_NAME, False),
        ("attachment 1: description", "Attached Description", PartKind.ATTACHMENT, False),
        ("attachment 1: text", "Attached Text", PartKind.BODY, False),
        ("outline", "Outline Title\nInner Title", PartKind.OUTLINE, False),
        ("script 1", "app.alert('Script Text')", PartKind.METADATA, False),
        ("page labels", "Label-", PartKind.METADATA, False),
        ("destinations", "Destination Name", PartKind.METADATA, False),
        ("layers", "Layer Name", PartKind.METADATA, False),
        ("alternative texts", "Alternative Text", PartKind.METADATA, False),
    ],
)
def test_part(document: Document, name: str, value: str, kind: PartKind, visible: bool) -> None:
    found = part(document, name)
    content = found.content
    assert isinstance(content, Field | Text)
    assert (content.value if isinstance(content, Field) else content.text) == value
    assert (found.kind, found.visible) == (kind, visible)


def test_links_are_parts_with_their_page(document: Document) -> None:
    links = [p for p in document.parts if p.name == "link on page 1"]
    assert [(p.content.value, p.page, p.visible) for p in links] == [  # type: ignore[union-attr]
        ("https://ils.example.org/eg2/staff/circ/patron/4711/checkout", 1, False),
        ("next-file.txt", 1, False),
    ]


def test_a_form_field_is_labelled_as_for_people_else_by_its_name(document: Document) -> None:
    labels = dict(values(document, PartKind.FORM_FIELD))
    assert labels["Patron name"] == "Field Value"
    assert "branch" in labels


def test_a_date_does_not_look_like_a_barcode(document: Document) -> None:
    date = part(document, "document information: CreationDate").content
    assert isinstance(date, Field)
    assert date.value == "2024-01-31T12:00:00-05:00"


def test_part_names_hold_nobodys_own_words(document: Document) -> None:
    assert "Custom Value" in dict(values(document, PartKind.METADATA)).values()
    assert not any("Maria" in p.name for p in document.parts)


def test_a_field_without_a_page_is_read_as_hidden() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        leaf = pdf.make_indirect(Dictionary(T=String("barcode"), FT=Name.Tx, V=String("Orphan")))
        parent = pdf.make_indirect(Dictionary(T=String("patron"), Kids=Array([leaf])))
        leaf.Parent = parent
        parent.Kids.append(parent)  # a cycle
        pdf.Root.AcroForm = Dictionary(Fields=Array([parent]))

    document = read_pdf(edit(make_pdf(line("text")), change))
    assert values(document, PartKind.FORM_FIELD) == [("patron.barcode", "Orphan")]
    assert not [p for p in document.parts if p.kind is PartKind.FORM_FIELD and p.visible]


def test_a_hidden_widget_is_not_visible() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        widget = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("x"), V=String("Value"),
            Rect=[0, 0, 9, 9], F=2,
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(widget)])
        pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[0].obj.Annots)

    document = read_pdf(edit(make_pdf(line("text")), change))
    assert [p.visible for p in document.parts if p.kind is PartKind.FORM_FIELD] == [False]


def test_an_xfa_form_is_read() -> None:
    xml = b"<data><patron><family_name>Okonkwo</family_name></patron></data>"

    def change(pdf: pikepdf.Pdf) -> None:
        packet = pdf.make_stream(xml)
        pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=Array([String("datasets"), packet]))

    document = read_pdf(edit(make_pdf(line("text")), change))
    assert values(document, PartKind.FORM_FIELD) == [("family_name", "Okonkwo")]


@pytest.mark.parametrize(
    "xml",
    [
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><broken>Maria Okonkwo",
        b"<!DOCTYPE x [<!ENTITY who 'Maria Okonkwo'>]><x>&who;</x>",
    ],
    ids=["malformed", "entity"],
)
def test_unclear_xmp_is_checked_as_text(xml: bytes) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(xml, Type=Name.Metadata, Subtype=Name.XML)
        pdf.Root.Metadata = stream

    data = edit(make_pdf(line("text")), change, fix_metadata_version=False)
    content = part(read_pdf(data), "XMP metadata").content
    assert isinstance(content, Text)
    assert "Maria Okonkwo" in content.text


def test_metadata_of_an_image_is_read_too() -> None:
    xml = b"<r xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>Ann</dc:creator></r>"

    def change(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(xml, Type=Name.Metadata, Subtype=Name.XML)
        pdf.pages[0].obj.Resources.Anything = Dictionary(Metadata=stream)

    document = read_pdf(edit(make_pdf(line("text")), change))
    assert ("dc:creator", "Ann") in values(document, PartKind.METADATA)


def test_attachments_are_read_recursively_to_the_limit(full_pdf: bytes) -> None:
    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["inner.pdf"] = pikepdf.AttachedFileSpec(pdf, full_pdf)

    data = edit(make_pdf(line("outer")), attach)
    content = part(read_pdf(data), "attachment 1: attachment 1: text").content
    assert isinstance(content, Text)
    assert content.text == "Attached Text"
    shallow = read_pdf(data, nesting=1)
    assert codes(shallow) == ["too-large"]
    assert part(shallow, "attachment 1: attachment 1: file name")


def test_an_unreadable_attachment_is_a_problem_and_still_has_its_name() -> None:
    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["photo.heic"] = pikepdf.AttachedFileSpec(pdf, b"\0\0\0 ftypheic")

    document = read_pdf(edit(make_pdf(line("text")), attach))
    assert codes(document) == ["unsupported"]
    assert document.problems[0].message.startswith("attachment 1: the file holds binary data")
    assert ("file name", "photo.heic") in values(document, PartKind.FILE_NAME)


def test_an_address_in_the_name_of_a_field_or_of_a_structure_type_is_read() -> None:
    def change(document: pikepdf.Pdf) -> None:
        field = Dictionary(FT=Name.Tx, T=String("adaeze@example.org"), TU=String("tel 555 0123 77"))
        plain = Dictionary(FT=Name.Tx, T=String("Borrower"), V=String("x"))
        for each in (field, plain):
            each.V = String("x")
        document.Root.AcroForm = Dictionary(
            Fields=Array([document.make_indirect(field), document.make_indirect(plain)])
        )
        document.Root.StructTreeRoot = document.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/okonkwo@example.org"))
        )

    document = read_pdf(edit(make_pdf(line("text")), change))
    strings = part(document, "other strings").content
    types = part(document, "alternative texts").content

    assert isinstance(strings, Text)
    assert isinstance(types, Text)
    assert strings.text.split("\n") == ["adaeze@example.org", "tel 555 0123 77"]
    assert types.text == "okonkwo@example.org"


def test_values_that_are_objects_of_their_own_are_no_damage(full_pdf: bytes) -> None:
    """As LibreOffice writes lengths."""

    def change(document: pikepdf.Pdf) -> None:
        document.Root.PieceInfo = pikepdf.Dictionary(
            A=document.make_indirect(7),
            B=document.make_indirect(True),
            C=document.make_indirect(pikepdf.String("Okonkwo")),
        )

    document = read_pdf(edit(full_pdf, change))

    assert codes(document) == []
    content = part(document, "other strings").content
    assert isinstance(content, Text)
    assert "Okonkwo" in content.text


def test_a_source_that_fails_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[object]:
        raise ValueError("Maria Okonkwo")

    monkeypatch.setattr(reader, "SOURCES", (("annotations", broken),))
    (problem,) = read_pdf(make_pdf(line("text"))).problems
    assert problem.code == "damaged"
    assert "annotations" in problem.message
    assert "Okonkwo" not in problem.message
