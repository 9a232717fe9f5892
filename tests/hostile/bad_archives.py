"""Zip files, office documents and pictures made to hurt."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from bad_text import XML_BOMB, XML_DEEP, XML_NETWORK, XML_OUTSIDE, XML_QUADRATIC
from seeds import TEXT, image, open_document_members, pack, sheet_members, word_members

ZEROS = bytes(30_000_000)


def bad_archives() -> Iterator[tuple[str, bytes]]:
    """Yield file names and contents."""
    bomb = pack({"zeros.txt": ZEROS})
    yield "bomb.zip", bomb
    yield "many-bombs.zip", pack({f"{n}.zip": bomb for n in range(30)})
    yield "many-zeros.zip", pack({f"{n}.txt": ZEROS for n in range(12)})
    yield "nested.zip", _nested(30)
    yield "many-members.zip", pack({f"{n}.txt": "x" for n in range(6_000)}, zipfile.ZIP_STORED)
    yield "no-members.zip", pack({})
    yield "traversal.zip", pack({"../../out.txt": TEXT, "/tmp/out.txt": TEXT, "C:\\out.txt": TEXT})
    yield "same-names.zip", _same_names()
    yield "odd-names.zip", pack({"a\0b.txt": TEXT, "\n.txt": TEXT, "‮txt.exe": TEXT, " ": "x"})
    yield "long-name.zip", pack({"x" * 60_000 + ".txt": TEXT})
    yield "folders.zip", pack({f"{n}/": "" for n in range(100)})
    yield "link.zip", _link()
    yield "encrypted.zip", _patched(pack({"a.txt": TEXT}), flags=1)
    yield "odd-method.zip", _patched(pack({"a.txt": TEXT}), method=99)
    yield "wrong-sum.zip", _patched(pack({"a.txt": TEXT}), checksum=7)
    yield "lying-size.zip", _patched(pack({"a.txt": TEXT}), size=5)
    yield "boasting-size.zip", _patched(pack({"a.txt": TEXT}), size=0xFFFFFFF0)
    yield "overlap.zip", _overlapping(300)
    yield "no-directory.zip", pack({"a.txt": TEXT})[:-22]
    yield "prefixed.zip", b"#!/bin/sh\n" * 100 + pack({"a.txt": TEXT})

    for name, xml in {
        "bomb": XML_BOMB,
        "quadratic": XML_QUADRATIC,
        "outside": XML_OUTSIDE,
        "network": XML_NETWORK,
        "deep": XML_DEEP,
        "broken": "<a><b></a>",
        "empty": "",
        "binary": "\0\1\2",
    }.items():
        yield f"xml-{name}.docx", pack({**word_members(), "word/document.xml": xml})
        yield f"xml-{name}.xlsx", pack({**sheet_members(), "xl/worksheets/sheet1.xml": xml})
        yield f"xml-{name}.odt", pack({**open_document_members("text"), "content.xml": xml})

    yield "no-body.docx", pack({k: v for k, v in word_members().items() if "document" not in k})
    yield "no-types.docx", pack({k: v for k, v in word_members().items() if "Types" not in k})
    yield "no-rels.docx", pack({k: v for k, v in word_members().items() if "rels" not in k})
    yield "deep-tables.docx", pack(word_members(_word_tables(300)))
    yield "self-link.docx", pack({**word_members(), "word/_rels/document.xml.rels": _loop_links()})
    yield "outside-link.docx", pack({**word_members(), "word/_rels/document.xml.rels": _outside()})
    yield (
        "embedded-itself.docx",
        pack({**word_members(), "word/embeddings/a.docx": pack(word_members())}),
    )
    yield "macro.docx", pack({**word_members(), "word/vbaProject.bin": bytes(5_000)})
    yield "bad-picture.docx", pack({**word_members(), "word/media/a.png": image("PNG")[:40]})
    yield (
        "fields.docx",
        pack(word_members('<w:p><w:fldSimple w:instr="' + "IF " * 9_000 + '"/></w:p>')),
    )

    yield (
        "far-cell.xlsx",
        pack(
            sheet_members(
                '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
            )
        ),
    )
    yield (
        "beyond-cell.xlsx",
        pack(sheet_members('<row r="99999999999"><c r="ZZZZZZ9" t="s"><v>-1</v></c></row>')),
    )
    yield (
        "bad-cells.xlsx",
        pack(
            sheet_members(
                '<row r="x"><c r="?" t="s"><v>999999</v></c><c t="d"><v>1e999</v></c></row>'
            )
        ),
    )
    yield (
        "huge-repeat.ods",
        pack(
            open_document_members(
                "spreadsheet",
                '<table:table><table:table-row table:number-rows-repeated="1048576">'
                '<table:table-cell table:number-columns-repeated="16384">'
                "<text:p>x</text:p></table:table-cell>"
                "</table:table-row></table:table>",
            )
        ),
    )
    yield (
        "negative-repeat.ods",
        pack(
            open_document_members(
                "spreadsheet",
                '<table:table><table:table-row table:number-rows-repeated="-3"><table:table-cell '
                'table:number-columns-repeated="x"><text:p>x</text:p></table:table-cell>'
                "</table:table-row></table:table>",
            )
        ),
    )
    yield (
        "spaces.odt",
        pack(open_document_members("text", '<text:p>a<text:s text:c="2000000000"/>b</text:p>')),
    )
    yield "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000)
    yield "loop.msg", _compound_loop()

    yield from _bad_pictures()


def _nested(depth: int) -> bytes:
    data: bytes = TEXT.encode()
    for n in range(depth):
        data = pack({f"level{n}.zip" if n else "a.txt": data})
    return data


def _same_names() -> bytes:
    return pack({"a.txt": TEXT, "b.txt": "other"}).replace(b"b.txt", b"a.txt")


def _link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def _patched(
    data: bytes,
    *,
    flags: int | None = None,
    method: int | None = None,
    checksum: int | None = None,
    size: int | None = None,
) -> bytes:
    """A one-member zip file whose two headers say something else."""
    out = bytearray(data)
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = out.index(signature) + offset
        for value, place, width in (
            (flags, 0, "<H"),
            (method, 2, "<H"),
            (checksum, 8, "<I"),
            (size, 16, "<I"),
        ):
            if value is not None:
                struct.pack_into(width, out, at + place, value)
    return bytes(out)


def _overlapping(times: int) -> bytes:
    """A zip file whose directory names the same compressed zeros over and over."""
    one = pack({"a.txt": bytes(1_000_000)})
    start, end = one.index(b"PK\1\2"), one.index(b"PK\5\6")
    entry = one[start:end]
    size = len(entry) * times
    tail = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, times, times, size, start, 0)
    return one[:start] + entry * times + tail


def _word_tables(depth: int) -> str:
    open_, close = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return open_ * depth + "<w:p><w:r><w:t>Okonkwo</w:t></w:r></w:p>" + close * depth


def _loop_links() -> str:
    kinds = ("header", "footnotes", "comments", "subDocument", "package")
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="r{n}" Type="{base}/{kind}" Target="document.xml"/>'
        for n, kind in enumerate(kinds)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{links}</Relationships>'


def _outside() -> str:
    return (
        _loop_links()
        .replace('"document.xml"', '"http://127.0.0.1:9/x" TargetMode="External"', 2)
        .replace('"document.xml"', '"../../../../etc/passwd"')
    )


def _compound_loop() -> bytes:
    """An OLE file whose allocation table leads back to itself."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 44, 1, 1, 0, 4096, 0, 1, 0, 0, 0)
    struct.pack_into("<I", header, 76, 0)
    return bytes(header) + struct.pack("<I", 0) * 128 + bytes(512)


def _bad_pictures() -> Iterator[tuple[str, bytes]]:
    yield "huge.png", _png(60_000, 60_000, b"")
    yield "huge-and-full.png", _png(20_000, 20_000, zlib.compress(bytes(2_000_000)))
    yield "no-size.png", _png(0, 0, zlib.compress(b"\0"))
    yield "negative-size.png", _png(0xFFFFFFFF, 0xFFFFFFFF, b"")
    yield "text-bomb.png", _png(8, 8, b"", _chunk(b"zTXt", b"a\0\0" + zlib.compress(ZEROS, 9)))
    yield "chunk-length.png", image("PNG")[:33] + b"\xff\xff\xff\xffIDAT" + bytes(50)
    jpeg = bytearray(image("JPEG"))
    at = jpeg.index(b"\xff\xc0") + 5
    struct.pack_into(">HH", jpeg, at, 65_535, 65_535)
    yield "huge.jpg", bytes(jpeg)
    struct.pack_into(">HH", jpeg, at, 0, 0)
    yield "no-size.jpg", bytes(jpeg)
    yield "no-end.jpg", image("JPEG")[:-2] + b"\xff" * 5_000
    yield "loop.tif", b"II*\0\x08\0\0\0\1\0\0\1\3\0\1\0\0\0\1\0\0\0\x08\0\0\0"
    yield "frames.gif", image("GIF")[:-1] * 50
    yield "huge.gif", b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2\0;"
    yield (
        "huge.bmp",
        b"BM"
        + struct.pack(
            "<IIIIiiHHIIiiII", 54, 0, 54, 40, 2**31 - 1, 2**31 - 1, 1, 24, 0, 0, 0, 0, 0, 0
        ),
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, pixels: bytes, extra: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + extra
        + _chunk(b"IDAT", pixels)
        + _chunk(b"IEND", b"")
    )
