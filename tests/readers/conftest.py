"""Documents made for the tests: invented people, reserved domains."""

from __future__ import annotations

import pikepdf
import pytest
from pdf_making import edit, make_pdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas


def _add_everything(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('Script Text')"))
    page.obj.Annots = Array(
        [
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Text,
                    Rect=[10, 10, 30, 30],
                    Contents=String("Note Text"),
                    T=String("Note Author"),
                    Subj=String("Note Subject"),
                    RC=String("<body><p>Rich &amp; Note</p></body>"),
                )
            ),
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.FreeText,
                    Rect=[10, 10, 30, 30],
                    Contents=String("Typed On Page"),
                )
            ),
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=[10, 10, 30, 30],
                    A=Dictionary(
                        S=Name.URI,
                        URI=String("https://ils.example.org/eg2/staff/circ/patron/4711/checkout"),
                        Next=Dictionary(S=Name.Launch, F=String("next-file.txt")),
                    ),
                )
            ),
        ]
    )
    pdf.Root.OpenAction = script
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String("Label-"))]))
    pdf.Root.Names.Dests = Dictionary(Names=Array([String("Destination Name"), Array([page.obj])]))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer Name")))])
    )
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(
            Type=Name.StructTreeRoot,
            K=pdf.make_indirect(
                Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String("Alternative Text"))
            ),
        )
    )
    with pdf.open_outline() as outline:
        item = pikepdf.OutlineItem("Outline Title", 0)
        item.children.append(pikepdf.OutlineItem("Inner Title", 0))
        outline.root.append(item)
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["Xmp Creator"]
        metadata["xmp:CreatorTool"] = "Xmp Tool"
    pdf.docinfo["/Author"] = String("Info Author")
    pdf.docinfo["/CreationDate"] = String("D:20240131120000-05'00'")
    pdf.docinfo["/MariaKey"] = String("Custom Value")


@pytest.fixture(scope="session")
def full_pdf() -> bytes:
    """A PDF with text in every place that a PDF keeps text."""

    def form(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Page Text")
        canvas.drawString(72, 600, "Name:")
        canvas.acroForm.textfield(
            name="patron_name", tooltip="Patron name", value="Field Value", x=150, y=595
        )
        canvas.acroForm.choice(
            name="branch", value="Main", options=["Main", "Second Choice"], x=150, y=500
        )

    def attach(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["list.txt"] = pikepdf.AttachedFileSpec(
            pdf, b"Attached Text", description="Attached Description"
        )
        widgets = list(pdf.pages[0].obj.Annots)
        _add_everything(pdf)
        pdf.pages[0].obj.Annots.extend(widgets)

    return edit(make_pdf(form), attach)
