"""Formats by content and by name, and what to do about those that piiguard does not read.

Naming the format is half the remedy. And a format must be refused where it would
pass as plain text though its tags and escapes hide what a browser shows.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from piiguard.errors import ReadError

HEAD_BYTES = 4096
"""How much of a file is looked at to name its format."""

# Each format's signature, from its specification; the list follows that of file(1).
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
    (b"BM", "BMP image"),
    (b"%!PS", "PostScript"),
    (b"\x1bE", "printer data (PCL)"),
    (b"\x1b%-12345X", "printer data (PJL)"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"MZ", "Windows program"),
    (b"\x7fELF", "Linux program"),
)
_BINARY_ONLY = frozenset({b"BM", b"MZ", b"BZh"})
"""Signatures so short that a text may begin with them: ``BM``, as in ``BMV Office``."""

_ZIP_MEMBERS = (
    (b"vnd.ms-excel.sheet.binary", "XLSB"),
    (b"xl/workbook.bin", "XLSB"),
    (b"word/", "DOCX"),
    (b"xl/", "XLSX"),
    (b"ppt/", "PPTX"),
    (b"opendocument.text", "ODT"),
    (b"opendocument.spreadsheet", "ODS"),
    (b"epub+zip", "EPUB"),
)

# Streams of a compound file that tell whose it is ([MS-DOC], [MS-XLS], [MS-PPT], [MS-OVBA]
# 2.2.1), which its directory names in UTF-16.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY_BYTES = 128
_STREAMS = tuple(
    ((name + "\0").encode("utf-16-le"), format_name)
    for name, format_name in (
        ("WordDocument", "Word 97-2003 (DOC)"),
        ("PowerPoint Document", "PowerPoint 97-2003 (PPT)"),
        ("Workbook", "Excel 97-2003 (XLS)"),
        ("Book", "Excel 95 (XLS)"),
        ("__properties_version1.0", "Outlook message (MSG)"),
        ("_VBA_PROJECT", "a program in the document (VBA macros)"),
        ("VisioDocument", "Visio (VSD)"),
        ("Contents", "an embedded object of another program"),
        ("\x01Ole", "an embedded object of another program"),
    )
)
_REMEDIES = {
    "Word 97-2003 (DOC)": "open it in Word or LibreOffice and save it as DOCX or PDF",
    "Excel 97-2003 (XLS)": "open it in Excel or LibreOffice and save it as XLSX",
    "Excel 95 (XLS)": "open it in Excel or LibreOffice and save it as XLSX",
    "XLSB": "open it in Excel or LibreOffice and save it as XLSX",
    "PowerPoint 97-2003 (PPT)": "open it in PowerPoint or LibreOffice and save it as PPTX or PDF",
    "a program in the document (VBA macros)": (
        "save the document without macros (DOCX, XLSX, PPTX) and check that"
    ),
    "an embedded object of another program": (
        "open it, save it as a file and check that, or take it out of the document"
    ),
    "HTML": "open it in a browser and print it to PDF",
    "PostScript": "turn it into PDF (ps2pdf)",
    "SQLite": "export its tables as CSV",
    "MARC": "export the records as CSV or plain text",
}
"""What to do about a format that is not read, where there is more to say than usual."""

_MIMETYPE_BYTES = 100
"""OpenDocument's ``mimetype`` member has under 60 bytes."""

_EXTENSIONS = {
    ".htm": "HTML",
    ".html": "HTML",
    ".xhtml": "HTML",
    ".mht": "HTML archive",
    ".xml": "XML",
    ".json": "JSON",
    ".jsonl": "JSON",
    ".eml": "e-mail",
    ".mbox": "e-mail",
    ".msg": "Outlook message",
    ".rtf": "RTF",
    ".doc": "DOC",
    ".docx": "DOCX",
    ".odt": "ODT",
    ".xls": "XLS",
    ".xlsx": "XLSX",
    ".ods": "ODS",
    ".pptx": "PPTX",
    ".mrc": "MARC",
    ".zip": "ZIP archive",
    ".png": "PNG image",
    ".jpg": "JPEG image",
    ".jpeg": "JPEG image",
    ".gif": "GIF image",
    ".bmp": "BMP image",
    ".tif": "TIFF image",
    ".tiff": "TIFF image",
    ".webp": "WebP image",
}

_TAGS = (
    "html|head|body|title|style|script|meta|link|base|div|span|p|br|hr|pre|center|font|main|article|"
    "section|header|footer|table|thead|tbody|tr|td|th|ul|ol|li|a|b|i|u|em|strong|small|img|form|h[1-6]"
)
# Atomic: what was taken for comments is not tried again some other way, of which
# there are twice as many with each further comment.
_COMMENTS = r"(?>\s*(?:<!--.*?-->\s*)*)"
_HTML_START = re.compile(
    rf"{_COMMENTS}<(?:!doctype\s+html|(?:{_TAGS})[\s/>])".encode(), re.I | re.S
)
_XML_START = re.compile(rf"{_COMMENTS}<(?:\?xml|!doctype|svg)\b".encode(), re.I | re.S)
_CLOSING_TAG = re.compile(rf"</(?:{_TAGS})\s*>|<br\s*/?>", re.I)
# RFC 5322 field names that mail software adds; a memo's "From:" and "To:" are text.
_MAIL = re.compile(
    rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*?)*?"
    rb"(?:Received|Message-ID|MIME-Version|Return-Path|Content-Transfer-Encoding):",
    re.I,
)
# MARC 21 leader: length, status, type … entry map "4500" (loc.gov/marc/specifications).
_MARC = re.compile(rb"\d{5}[acdnp].{14}4500")


def identify(data: bytes) -> str | None:
    """Return the name of a format that piiguard does not read, by content.

    Returns:
        The name for people, or None where the content is of no such format.
    """
    head = data[:HEAD_BYTES]
    if head.startswith(_COMPOUND):
        found = (name for stream, name in _STREAMS if _has_stream(data, stream))
        return next(found, "an old Office document or an embedded object")
    for signature, name in _SIGNATURES:
        if head.startswith(signature) and (signature not in _BINARY_ONLY or b"\x00" in head):
            return name
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _identify_zip(data)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WebP image"
    if _MARC.match(head):
        return "MARC"
    if _MAIL.match(head):
        return "e-mail"
    ascii_head = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").replace(b"\x00", b"")
    if _HTML_START.match(ascii_head):
        return "HTML"
    if _XML_START.match(ascii_head):
        return "HTML" if b"<html" in ascii_head.lower() else "XML"
    return None


def _has_stream(data: bytes, name: bytes) -> bool:
    """Whether a compound file's directory has an entry of a name, which stands first in it."""
    at = data.find(name)
    while at >= 0 and at % _ENTRY_BYTES:
        at = data.find(name, at + 1)
    return at >= 0


def _identify_zip(data: bytes) -> str:
    """Name a ZIP by its members; an archive of DOCX files is no DOCX."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            marks = "\n".join(names).encode("utf-8", "replace")
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    marks += stream.read(_MIMETYPE_BYTES)
            elif "[Content_Types].xml" not in names:
                return "ZIP archive"
    except Exception:
        # Broken, and each in its own way: what is left of its names has to do.
        marks = data
    return next((name for mark, name in _ZIP_MEMBERS if mark in marks), "ZIP archive")


def named_format(name: str) -> str | None:
    """Return the format that a file name's extension claims, of those not read."""
    return _EXTENSIONS.get(extension(name))


def extension(name: str) -> str:
    """Return the extension of a file name, lower-case and with its dot, or ''."""
    return PurePath(name).suffix.lower()


def has_markup(text: str) -> bool:
    """Say whether a text holds HTML tags: read as text, they would split values."""
    return _CLOSING_TAG.search(text) is not None


def refuse(data: bytes, name: str) -> ReadError:
    """Return the error for a file that no reader takes: what it is, what to do."""
    actual = identify(data)
    if extension(name) == ".pdf":
        if actual is None:
            return ReadError(
                "damaged",
                "the file is named as a PDF but does not begin as one; export it again",
            )
        return ReadError("unsupported", f"this is {actual}, not PDF; {_remedy(actual)}")
    named = named_format(name)
    if actual is None and named is not None:
        return ReadError(
            "unsupported", f"the file is named as {named} but does not begin as such; save it again"
        )
    if actual is None:
        return ReadError(
            "unsupported",
            "the file holds binary data or control characters of no known format; "
            "export the document as PDF, CSV or plain text",
        )
    return ReadError("unsupported", f"{actual} is not supported; {_remedy(actual)}")


def _remedy(what: str) -> str:
    if what in _REMEDIES:
        return _REMEDIES[what]
    if "image" in what:
        return "recognise its text (OCR) into a PDF"
    if "archive" in what or what in ("gzip", "bzip2", "xz", "7-Zip", "RAR"):
        return "unpack it and check the files"
    return "export the document as PDF, CSV or plain text"
