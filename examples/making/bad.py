"""Inputs that cannot be read as they are, or only with care."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from making.invoices import make as make_invoices

HTML = """<!DOCTYPE html>
<html><head><title>Sign in</title></head>
<body><h1>Your session has ended</h1><p>Sign in again to download the report.</p></body></html>
"""

TYPO_POLICY = """\
id: our-invoice
title: Invoice between our libraries
why: Nobody but the borrower's library needs to know who borrowed an item.
allow:
  patron: [nmae]
  item: any
  library: any
  staff: [name, phone, email]
unknown: as patron
"""

LETTER_TEXT = """\
Bibliothèque Orrin Hale
Invoice 77

Title: Les Misérables
Author: Hugo, Victor, 1802-1885
Patron: Zoë Châtelain
"""


def make() -> dict[str, bytes]:
    """Return the files of ``examples/bad`` by file name."""
    invoice = make_invoices()["invoice-clean-ruled.pdf"]
    return {
        "encrypted.pdf": _encrypted(),
        "truncated.pdf": invoice[: len(invoice) // 3],
        "empty.pdf": _empty(),
        "scanned.pdf": _scanned(),
        "zero-bytes.pdf": b"",
        "web-page.pdf": HTML.encode(),
        "latin-1.txt": LETTER_TEXT.encode("latin-1"),
        "utf-16.txt": LETTER_TEXT.encode("utf-16"),
        "policy-with-typo.yaml": TYPO_POLICY.encode(),
    }


def _encrypted() -> bytes:
    """A PDF that opens only with a password."""
    buffer = io.BytesIO()
    lock = StandardEncryption("open-sesame", ownerPassword="owner", strength=128)
    canvas = Canvas(buffer, invariant=1, pageCompression=0, encrypt=lock)
    canvas.drawString(72, 720, "Invoice 12")
    canvas.save()
    return buffer.getvalue()


def _empty() -> bytes:
    """A PDF with a page and nothing on it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=0)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _scanned() -> bytes:
    """A PDF whose page is one black and white picture of text."""
    width, height = 424, 550
    image = Image.new("1", (width, height), 1)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default_imagefont()
    lines = ["Orrin Hale Free Library", "INVOICE", "", "Patron: Adaeze Okonkwo", "Jaws      $18.95"]
    for number, line in enumerate(lines):
        draw.text((40, 50 + 16 * number), line, font=font, fill=0)
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    picture = pdf.make_stream(
        image.tobytes(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=width,
        Height=height,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=1,
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
    page.Contents = pdf.make_stream(b"q 612 0 0 792 0 0 cm /Im0 Do Q")
    buffer = io.BytesIO()
    # No compression and a fixed id: the same bytes on every machine.
    pdf.save(buffer, static_id=True, compress_streams=False, stream_decode_level=None)
    return buffer.getvalue()
