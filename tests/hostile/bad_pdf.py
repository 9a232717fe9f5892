"""PDFs made to hurt."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from seeds import TEXT, pack, pdf

ZEROS = bytes(30_000_000)


def bad_pdfs() -> Iterator[tuple[str, bytes]]:
    """Yield file names and contents."""
    for name, change in _CHANGES.items():
        yield f"{name}.pdf", _changed(change)
    yield from _written_by_hand()
    for flag in ("user", "owner"):
        yield f"encrypted-for-{flag}.pdf", _encrypted(flag)
    yield "polyglot.pdf", pack({"a.txt": TEXT}) + pdf()
    yield "pdf-in-html.pdf", b"<html><body>" + pdf() + b"</body></html>"
    yield "late-header.pdf", b"\n" * 2_000 + pdf()
    yield "no-header.pdf", pdf()[9:]
    yield "version-9.pdf", pdf().replace(b"%PDF-1.4", b"%PDF-9.9").replace(b"%PDF-1.3", b"%PDF-9.9")
    yield "many-ends.pdf", pdf() + b"%%EOF\n" * 5_000
    yield "many-revisions.pdf", _revisions(50)


def _changed(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        change(document)
        document.save(out, static_id=True, fix_metadata_version=False)
    return out.getvalue()


def _pages_loop(document: pikepdf.Pdf) -> None:
    pages = document.Root.Pages
    pages.Kids.append(pages)
    pages.Count = 1_000_000


def _pages_deep(document: pikepdf.Pdf) -> None:
    inner = document.Root.Pages
    for _ in range(3_000):
        inner = document.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([inner]), Count=1))
    document.Root.Pages = inner


def _same_page(document: pikepdf.Pdf) -> None:
    page = document.pages[0].obj
    document.Root.Pages.Kids = Array([page] * 5_000)
    document.Root.Pages.Count = 5_000


def _many_pages(document: pikepdf.Pdf) -> None:
    for _ in range(2_500):
        document.add_blank_page(page_size=(72, 72))


def _page_is_not_one(document: pikepdf.Pdf) -> None:
    document.Root.Pages.Kids = Array([42, String("page"), Name.Page, Array(), Dictionary()])


def _outline_loop(document: pikepdf.Pdf) -> None:
    item = document.make_indirect(Dictionary(Title=String("Okonkwo")))
    item.Next, item.First, item.Last, item.Parent = item, item, item, item
    document.Root.Outlines = document.make_indirect(Dictionary(First=item, Last=item, Count=-7))


def _outline_deep(document: pikepdf.Pdf) -> None:
    item = document.make_indirect(Dictionary(Title=String("end")))
    for n in range(3_000):
        item = document.make_indirect(Dictionary(Title=String(f"{n}"), First=item, Last=item))
    document.Root.Outlines = Dictionary(First=item, Last=item)


def _fields_loop(document: pikepdf.Pdf) -> None:
    field = document.make_indirect(Dictionary(T=String("patron"), V=String("Okonkwo")))
    field.Kids = Array([field, field])
    field.Parent = field
    document.Root.AcroForm = Dictionary(Fields=Array([field] * 10))


def _fields_deep(document: pikepdf.Pdf) -> None:
    field = document.make_indirect(Dictionary(T=String("x"), V=String("Okonkwo")))
    for n in range(2_000):
        field = document.make_indirect(Dictionary(T=String(f"f{n}"), Kids=Array([field])))
    document.Root.AcroForm = Dictionary(Fields=Array([field]))


def _fields_odd(document: pikepdf.Pdf) -> None:
    odd = Array([1, Name.X, String("v"), Dictionary(T=7, V=Array([Dictionary()]), FT=Name.Zz)])
    document.Root.AcroForm = Dictionary(Fields=odd, XFA=Array([String("a"), 3]))


def _annotations(document: pikepdf.Pdf) -> None:
    note = document.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Contents=String("x" * 50_000), Rect=Array([1])
        )
    )
    note.Popup, note.IRT, note.Parent = note, note, note
    document.pages[0].obj.Annots = Array([note] * 2_000 + [3, String("x")])


def _names_loop(document: pikepdf.Pdf) -> None:
    node = document.make_indirect(Dictionary())
    node.Kids = Array([node, 3, node, Dictionary(Names=Array([String("a")]))])
    document.Root.Names = Dictionary(EmbeddedFiles=node, Dests=node, JavaScript=node)


def _structure_loop(document: pikepdf.Pdf) -> None:
    node = document.make_indirect(Dictionary(S=Name.P, Alt=String("Okonkwo")))
    node.K = Array([node] * 20)
    document.Root.StructTreeRoot = document.make_indirect(Dictionary(K=node))


def _form_loop(document: pikepdf.Pdf) -> None:
    form = document.make_stream(b"/Me Do /Me Do /Me Do")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 800])
    form.Resources = Dictionary(XObject=Dictionary(Me=form))
    page = document.pages[0].obj
    page.Resources = Dictionary(XObject=Dictionary(Me=form))
    page.Contents = document.make_stream(b"/Me Do")


def _form_bomb(document: pikepdf.Pdf) -> None:
    """Each form draws the one before ten times: 10^9 drawings of one word."""
    form = document.make_stream(b"BT /F1 9 Tf (Okonkwo) Tj ET")
    for level in range(10):
        if level:
            outer = document.make_stream(b"/In Do " * 10)
            outer.Resources = Dictionary(XObject=Dictionary(In=form))
            form = outer
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 800])
    page = document.pages[0].obj
    page.Resources = Dictionary(XObject=Dictionary(In=form))
    page.Contents = document.make_stream(b"/In Do")


def _content(data: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.Contents = document.make_stream(data)

    return change


def _stream_bomb(document: pikepdf.Pdf) -> None:
    stream = Stream(document, b"")
    stream.write(zlib.compress(zlib.compress(ZEROS, 9), 9), filter=Array([Name.FlateDecode] * 2))
    document.pages[0].obj.Contents = document.make_indirect(stream)


def _many_filters(document: pikepdf.Pdf) -> None:
    stream = Stream(document, b"")
    stream.write(TEXT.encode(), filter=Array([Name.ASCIIHexDecode] * 500))
    document.pages[0].obj.Contents = document.make_indirect(stream)


def _content_list(document: pikepdf.Pdf) -> None:
    one = document.make_stream(b"BT (a) Tj ET ")
    document.pages[0].obj.Contents = Array([one] * 5_000)


def _page_size(*box: float) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.pages[0].obj.MediaBox = Array(list(box))

    return change


def _odd_turn(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Rotate = 45
    document.pages[0].obj.UserUnit = 1e9


def _image(
    width: int, height: int, data: bytes, **entries: object
) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        image = Stream(document, b"")
        image.write(data, filter=entries.pop("filter", Name.FlateDecode))
        image.Type, image.Subtype, image.Width, image.Height = (
            Name.XObject,
            Name.Image,
            width,
            height,
        )
        image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
        page = document.pages[0].obj
        page.Resources = Dictionary(XObject=Dictionary(I=document.make_indirect(image)))
        page.Contents = document.make_stream(b"q 500 0 0 700 50 50 cm /I Do Q")

    return change


def _mask_loop(document: pikepdf.Pdf) -> None:
    _image(1, 1, zlib.compress(b"\0\0\0"))(document)
    image = document.pages[0].obj.Resources.XObject.I
    image.SMask = image
    image.Alternates = Array([Dictionary(Image=image)])


def _attached(name: str, data: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.attachments[name] = pikepdf.AttachedFileSpec(document, data, filename=name)

    return change


def _attached_deep(document: pikepdf.Pdf) -> None:
    inner = pdf()
    for n in range(8):
        with pikepdf.open(io.BytesIO(pdf())) as outer:
            outer.attachments["a.pdf"] = pikepdf.AttachedFileSpec(outer, inner, filename=f"{n}.pdf")
            out = io.BytesIO()
            outer.save(out, static_id=True, fix_metadata_version=False)
            inner = out.getvalue()
    document.attachments["a.pdf"] = pikepdf.AttachedFileSpec(document, inner, filename="a.pdf")


def _actions(document: pikepdf.Pdf) -> None:
    action = document.make_indirect(
        Dictionary(S=Name.JavaScript, JS=String("app.alert('x'); while (1) {}" * 100))
    )
    action.Next = Array([action, action, 3, Dictionary(S=Name.URI)])
    document.Root.OpenAction = action
    document.Root.AA = Dictionary(WC=action, WS=action)
    document.pages[0].obj.AA = Dictionary(
        O=Dictionary(S=Name.Launch, F=String("/bin/sh")),
        C=Dictionary(S=Name.URI, URI=String("http://127.0.0.1:9/" + "x" * 10_000)),
    )


def _metadata(data: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.Metadata = document.make_stream(data)
        document.Root.Metadata.Type, document.Root.Metadata.Subtype = Name.Metadata, Name.XML

    return change


def _information(document: pikepdf.Pdf) -> None:
    document.docinfo["/Author"] = String("Ok\0onk\x01wo‮" * 2_000)
    document.docinfo["/Odd"] = Array([Dictionary(A=Name.B)])
    document.docinfo["/CreationDate"] = String("D:99999999999999")


def _layers(document: pikepdf.Pdf) -> None:
    layer = document.make_indirect(Dictionary(Type=Name.OCMD))
    layer.OCGs = Array([layer])
    layer.VE = Array([Name.Not, layer])
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    page = document.pages[0].obj
    page.Resources.Properties = Dictionary(L=layer)
    page.Contents = document.make_stream(b"/OC /L BDC " * 3_000 + b"BT (a) Tj ET")


def _fonts(document: pikepdf.Pdf) -> None:
    font = document.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type3))
    font.FontBBox, font.FontMatrix = Array([0, 0, 0, 0]), Array([0, 0, 0, 0, 0, 0])
    font.CharProcs = Dictionary(a=document.make_stream(b"/F1 9 Tf (a) Tj"))
    font.Encoding = Dictionary(Differences=Array([97, Name.a]))
    font.Resources = Dictionary(Font=Dictionary(F1=font))
    font.FirstChar, font.LastChar, font.Widths = -5, 2**31 - 1, Array([])
    font.ToUnicode = document.make_stream(
        b"begincmap 1 beginbfrange <0000> <FFFFFFFF> <0000> endbfrange endcmap"
    )
    page = document.pages[0].obj
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = document.make_stream(b"BT /F1 9 Tf (" + b"a" * 200 + b") Tj ET")


_CHANGES: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "pages-loop": _pages_loop,
    "pages-deep": _pages_deep,
    "same-page": _same_page,
    "many-pages": _many_pages,
    "page-is-not-one": _page_is_not_one,
    "outline-loop": _outline_loop,
    "outline-deep": _outline_deep,
    "fields-loop": _fields_loop,
    "fields-deep": _fields_deep,
    "fields-odd": _fields_odd,
    "annotations": _annotations,
    "names-loop": _names_loop,
    "structure-loop": _structure_loop,
    "form-loop": _form_loop,
    "form-bomb": _form_bomb,
    "stream-bomb": _stream_bomb,
    "many-filters": _many_filters,
    "content-list": _content_list,
    "no-content": _content(b""),
    "noise": _content(bytes(range(256)) * 100),
    "deep-states": _content(b"q " * 100_000),
    "deep-arrays": _content(b"BT " + b"[" * 50_000 + b"] TJ ET"),
    "open-string": _content(b"BT (" + b"(" * 50_000),
    "big-numbers": _content(b"BT /F1 1e38 Tf 1e38 0 0 1e38 9e99 -9e99 Tm (Okonkwo) Tj ET"),
    "many-words": _content(b"BT /F1 9 Tf " + b"1 1 Td (Ab) Tj " * 10_000 + b"ET"),
    "one-spot": _content(b"BT /F1 9 Tf 72 700 Td " + b"(Ab) Tj 0 0 Td " * 5_000 + b"ET"),
    "curves": _content(b"0 0 m " + b"1 2 3 4 5 6 c 0 0 9 9 re W n " * 20_000 + b"f"),
    "shadings": _content(b"/Nothing sh /Nothing gs /Nothing Do /Nothing scn " * 5_000),
    "inline-image": _content(b"BI /W 99999 /H 99999 /BPC 8 /CS /RGB ID xx EI"),
    "huge-page": _page_size(0, 0, 1e9, 1e9),
    "no-page": _page_size(0, 0, 0, 0),
    "inverted-page": _page_size(600, 800, 0, 0),
    "short-box": _page_size(0, 0),
    "far-page": _page_size(-1e30, -1e30, 1e30, 1e30),
    "odd-turn": _odd_turn,
    "huge-image": _image(100_000, 100_000, zlib.compress(b"x")),
    "large-image": _image(20_000, 20_000, zlib.compress(bytes(3_000_000))),
    "negative-image": _image(-5, 2**31 - 1, zlib.compress(b"x")),
    "bad-jpeg": _image(50, 50, b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(50), filter=Name.DCTDecode),
    "jpeg-of-another-size": _image(60_000, 60_000, b"\xff\xd8\xff\xd9", filter=Name.DCTDecode),
    "bad-jbig2": _image(500, 500, b"\x97JB2\r\n\x1a\n" * 50, filter=Name.JBIG2Decode),
    "bad-jpx": _image(500, 500, b"\0\0\0\x0cjP  \r\n\x87\n" * 50, filter=Name.JPXDecode),
    "bad-fax": _image(50_000, 50_000, b"\0\x11" * 500, filter=Name.CCITTFaxDecode),
    "mask-loop": _mask_loop,
    "attached-zeros": _attached("zeros.txt", ZEROS),
    "attached-bomb": _attached("bomb.zip", pack({"zeros.txt": ZEROS})),
    "attached-outside": _attached("../../../../tmp/out.txt", TEXT.encode()),
    "attached-deep": _attached_deep,
    "actions": _actions,
    "metadata-bomb": _metadata(b"<x:xmpmeta>" * 20_000),
    "metadata-noise": _metadata(bytes(range(256)) * 50),
    "information": _information,
    "layers": _layers,
    "fonts": _fonts,
}


def _written_by_hand() -> Iterator[tuple[str, bytes]]:
    sound = pdf()
    start = sound.rindex(b"startxref")
    yield "xref-nowhere.pdf", sound[:start] + b"startxref\n99999999\n%%EOF"
    yield "xref-negative.pdf", sound[:start] + b"startxref\n-1\n%%EOF"
    yield "xref-loop.pdf", sound.replace(b"trailer\n<<", b"trailer\n<< /Prev %d" % _xref(sound), 1)
    yield "no-xref.pdf", sound[: _xref(sound)]
    yield "huge-object-count.pdf", sound.replace(b"/Size", b"/Size 2147483647 /Old", 1)
    yield "no-root.pdf", sound.replace(b"/Root", b"/Boot")
    yield "root-is-itself.pdf", b"%PDF-1.7\n1 0 obj\n1 0 R\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"
    yield "length-is-itself.pdf", sound.replace(b"/Length", b"/Length 1 0 R /Old")
    yield "lying-length.pdf", sound.replace(b"/Length ", b"/Length 9")
    yield "negative-length.pdf", sound.replace(b"/Length ", b"/Length -")
    yield "deep-arrays-in-objects.pdf", _objects(b"[" * 50_000 + b"]" * 50_000)
    yield "deep-dictionaries.pdf", _objects(b"<</A " * 20_000 + b"1" + b">>" * 20_000)
    yield "long-name.pdf", _objects(b"/" + b"#41" * 50_000)
    yield "big-number.pdf", _objects(b"9" * 50_000)
    yield (
        "object-stream-loop.pdf",
        _objects(
            b"<</Type/ObjStm/N 1/First 4/Length 10/Extends 4 0 R>>\nstream\n4 0 1 0 R \nendstream"
        ),
    )
    yield "same-object.pdf", sound + b"1 0 obj\n<</Type/Catalog>>\nendobj\n" * 2_000


def _xref(data: bytes) -> int:
    return int(data[data.rindex(b"startxref") + 9 :].split()[0])


def _objects(extra: bytes) -> bytes:
    """A page and one more object, without a table: readers must rebuild it."""
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/X 4 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>\nendobj\n"
        b"4 0 obj\n" + extra + b"\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n"
    )


def _encrypted(flag: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        secret = pikepdf.Encryption(owner="o", user="u" if flag == "user" else "", R=4)
        document.save(out, encryption=secret)
    return out.getvalue()


def _revisions(times: int) -> bytes:
    data = pdf()
    for n in range(times):
        before = _xref(data)
        at = len(data)
        data += (
            b"900 0 obj\n(revision %d)\nendobj\nxref\n900 1\n%010d 00000 n \ntrailer\n"
            b"<</Root 1 0 R/Size 901/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
        ) % (n, at, before, at + len(b"900 0 obj\n(revision %d)\nendobj\n" % n))
    return data
