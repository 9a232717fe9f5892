"""A sound, small document of every format, each with one invented patron in it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

LINES = (
    "INTERLIBRARY INVOICE",
    "Item barcode: 31191000882134",
    "Patron: Okonkwo, Adaeze",
    "Card number: 21187004417263",
)
TEXT = "\n".join(LINES) + "\n"

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OASIS = "urn:oasis:names:tc:opendocument:xmlns:"


def pack(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of the members, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), data, method)
    return out.getvalue()


def pdf(lines: tuple[str, ...] = LINES) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=True)
    canvas.setAuthor("Adaeze Okonkwo")
    for number, line in enumerate(lines):
        canvas.drawString(72, 720 - 14 * number, line)
    canvas.bookmarkPage("top")
    canvas.addOutlineEntry("Invoice", "top")
    canvas.acroForm.textfield(name="patron", value="Adaeze Okonkwo", x=72, y=400)
    canvas.save()
    return out.getvalue()


def word_members(body: str | None = None) -> dict[str, bytes | str]:
    """The parts of a DOCX; ``body`` is the XML within ``w:body``."""
    if body is None:
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES)
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats'
        '-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }


def sheet_members(rows: str | None = None) -> dict[str, bytes | str]:
    """The parts of an XLSX; ``rows`` is the XML within ``sheetData``."""
    if rows is None:
        rows = "".join(
            f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{line}</t></is></c></row>'
            for n, line in enumerate(LINES, start=1)
        )
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{main}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Bills" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData>'
        "</worksheet>",
    }


def open_document_members(kind: str, body: str | None = None) -> dict[str, bytes | str]:
    """The parts of an ODT (``text``) or ODS (``spreadsheet``)."""
    if body is None:
        paragraphs = [f"<text:p>{line}</text:p>" for line in LINES]
        if kind == "spreadsheet":
            rows = "".join(
                f"<table:table-row><table:table-cell>{p}</table:table-cell></table:table-row>"
                for p in paragraphs
            )
            body = f'<table:table table:name="Bills">{rows}</table:table>'
        else:
            body = "".join(paragraphs)
    spaces = " ".join(f'xmlns:{n}="{OASIS}{n}:1.0"' for n in ("office", "text", "table"))
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    return {
        "mimetype": media_type,
        "content.xml": f"<office:document-content {spaces}><office:body><office:{kind}>{body}"
        f"</office:{kind}></office:body></office:document-content>",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OASIS}manifest:1.0"><m:file-entry '
        f'm:full-path="/" m:media-type="{media_type}"/></m:manifest>',
    }


def mail() -> bytes:
    message = EmailMessage()
    message["From"] = "billing@library.example.org"
    message["To"] = "adaeze.okonkwo@mail.example.org"
    message["Subject"] = "Invoice for Adaeze Okonkwo"
    message.set_content(TEXT)
    message.add_alternative(f"<pre>{TEXT}</pre>", subtype="html")
    message.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="bill.txt")
    message.set_boundary("seed")
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"seed{number}")
    return message.as_bytes()


def image(format: str) -> bytes:
    out = io.BytesIO()
    Image.new("L", (64, 48), 255).save(out, format)
    return out.getvalue()


def html() -> bytes:
    rows = "".join(f"<tr><td>{line}</td></tr>" for line in LINES)
    return (
        f"<!doctype html><title>Invoice</title><!-- {LINES[2]} --><table>{rows}</table>"
        f'<img alt="{LINES[2]}"><script>var patron = "{LINES[3]}";</script>'
    ).encode()


def rtf() -> bytes:
    return ("{\\rtf1\\ansi{\\info{\\author Adaeze Okonkwo}}" + "\\par ".join(LINES) + "}").encode()


def seeds() -> dict[str, bytes]:
    """Sound documents by file name."""
    return {
        "sound.pdf": pdf(),
        "sound.docx": pack(word_members()),
        "sound.xlsx": pack(sheet_members()),
        "sound.odt": pack(open_document_members("text")),
        "sound.ods": pack(open_document_members("spreadsheet")),
        "sound.rtf": rtf(),
        "sound.html": html(),
        "sound.eml": mail(),
        "sound.csv": ("Item barcode,Patron\n31191000882134,Okonkwo Adaeze\n" * 3).encode(),
        "sound.json": json.dumps({"patron": {"name": "Adaeze Okonkwo"}, "lines": LINES}).encode(),
        "sound.xml": f"<invoice><patron>{LINES[2]}</patron></invoice>".encode(),
        "sound.txt": TEXT.encode(),
        "sound.zip": pack({"bill.txt": TEXT, "bill.pdf": pdf()}),
        "sound.png": image("PNG"),
        "sound.jpg": image("JPEG"),
        "sound.tt": b"Patron: [% borrower.surname %]\n[% IF 1 %]x[% END %]\n<<items.barcode>>\n",
        "sound.xsl": b'<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        b'<xsl:template match="/"><xsl:value-of select="user/name"/></xsl:template>'
        b"</xsl:stylesheet>",
    }
