"""Office documents made of raw XML, so that each part holds just what a test plants."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

from piiguard.config import Limits
from piiguard.model import Document, Field, Grid, Part, Text
from piiguard.readers import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF_NAMESPACES = " ".join(
    [
        f'xmlns:{p}="{_ODF}:{p}:1.0"'
        for p in ("office", "text", "table", "style", "meta", "form", "presentation")
    ]
    + [
        f'xmlns:draw="{_ODF}:drawing:1.0"',
        f'xmlns:svg="{_ODF}:svg-compatible:1.0"',
        f'xmlns:fo="{_ODF}:xsl-fo-compatible:1.0"',
        f'xmlns:config="{_ODF}:config:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
    ]
)

Member = bytes | str


def make_zip(members: Mapping[str, Member], comment: bytes = b"") -> bytes:
    """Return a ZIP archive of the members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.comment = comment
    return buffer.getvalue()


def relationships(*entries: tuple[str, str, str] | tuple[str, str, str, str]) -> str:
    """Return a relationship file of (id, type, target[, mode])."""
    items = "".join(
        f'<Relationship Id="{entry[0]}" Type="{R}/{entry[1]}" Target="{entry[2]}"'
        + (f' TargetMode="{entry[3]}"' if len(entry) > 3 else "")
        + "/>"
        for entry in entries
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def content_types(main: str, part: str) -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-'
        f'officedocument.{main}.main+xml"/></Types>'
    )


def word_xml(tag: str, inner: str) -> str:
    """Return a Word part with the root ``w:tag``."""
    return f"<w:{tag} {_NAMESPACES}>{inner}</w:{tag}>"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def make_docx(body: str, members: Mapping[str, Member] | None = None, *, rels: str = "") -> bytes:
    """Return a DOCX with this body; ``members`` add to it or replace."""
    return make_zip(
        {
            "[Content_Types].xml": content_types("wordprocessingml.document", "word/document.xml"),
            "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
            "word/document.xml": word_xml("document", f"<w:body>{body}</w:body>"),
            **({"word/_rels/document.xml.rels": rels} if rels else {}),
            **(members or {}),
        }
    )


def make_xlsx(
    sheets: Mapping[str, str],
    members: Mapping[str, Member] | None = None,
    *,
    states: Mapping[str, str] | None = None,
    workbook: str = "",
) -> bytes:
    """Return a workbook of sheets: name → the worksheet's XML inside its root."""
    entries, links, parts = "", [], {}
    for number, (name, inner) in enumerate(sheets.items(), start=1):
        state = (states or {}).get(name, "visible")
        entries += f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        links.append((f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{S}" xmlns:r="{R}">{inner}</worksheet>'
        )
    links += [("rIdS", "sharedStrings", "sharedStrings.xml"), ("rIdF", "styles", "styles.xml")]
    return make_zip(
        {
            "[Content_Types].xml": content_types("spreadsheetml.sheet", "xl/workbook.xml"),
            "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": (
                f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{entries}</sheets>{workbook}'
                "</workbook>"
            ),
            "xl/_rels/workbook.xml.rels": relationships(*links),
            **parts,
            **(members or {}),
        }
    )


def make_odf(kind: str, body: str, members: Mapping[str, Member] | None = None, *,
             styles: str = "") -> bytes:  # fmt: skip
    """Return an OpenDocument (kind ``text`` or ``spreadsheet``) with this body."""
    return make_zip(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": (
                f"<office:document-content {ODF_NAMESPACES}><office:automatic-styles>{styles}"
                f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
                "</office:body></office:document-content>"
            ),
            **(members or {}),
        }
    )


def make_png(width: int, height: int) -> bytes:
    """Return the beginning of a PNG image of this size, which is all a size needs."""
    header = struct.pack(">II", width, height) + b"\x08\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + header + b"\x00" * 8


def read_office(data: bytes, name: str = "", limits: Limits | None = None) -> Document:
    return read(data, name, limits or Limits())


def text_in(part: Part) -> str:
    """Return all text of a part."""
    content = part.content
    if isinstance(content, Grid):
        return "\n".join("\t".join(row.values) for row in content.rows)
    if isinstance(content, Field):
        return content.value
    return content.text if isinstance(content, Text) else ""


def where(document: Document, value: str) -> list[tuple[str, bool]]:
    """Return name and visibility of each part that holds a value."""
    return [(part.name, part.visible) for part in document.parts if value in text_in(part)]


def part(document: Document, name: str) -> Part:
    """Return the one part of a name."""
    (found,) = [p for p in document.parts if p.name == name]
    return found
