"""Whatever the bytes: read, or refused with a code, and never a crash or a hang."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msg_making import make_msg
from test_named_values import PLANTED
from test_zip import make_zip

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.layout import lay_out
from piiguard.model import Document
from piiguard.readers import read
from piiguard.readers.html import HtmlReader
from piiguard.readers.interface import Reader, Reading
from piiguard.readers.json import JsonReader
from piiguard.readers.mail.eml import EmlReader
from piiguard.readers.mail.msg import MsgReader
from piiguard.readers.xml import XmlReader
from piiguard.readers.zip import ZipReader

HTML = f"""<!DOCTYPE html><html><head><title>t</title><style>.a{{display:none}}</style></head>
<body><!-- c --><table border=1><tr><th>Name<th>Card<tr class=a><td>{PLANTED}<td>1</table>
<p style="color:#fff" data-x="y">&nbsp;&#65;<br>x<img src="data:text/plain,abc"><template>t
</template><script>var a = "b"; /* c */</script><input name=n value=v>
<iframe srcdoc="<p>f"></iframe>
""".encode()
EML = f"""From: "Ok, Ada" <a@example.org>
Subject: =?utf-8?q?Zo=C3=AB?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="B"

pre
--B
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>{PLANTED}=20
--B
Content-Type: message/rfc822

Subject: inner

text
--B
Content-Type: application/octet-stream; name*=utf-8''a%20b.txt
Content-Transfer-Encoding: base64

QWRhZXpl
--B--
""".encode()
JSON = (
    b'{"patron": {"name": "Ada", "notes": ["a", 1.5]}, "loans": [{"title": "x"}, {"title": null}]}'
)
XML = (
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e 'x'>]>"
    b"<a b='c'><p>t<i>u</i>&e;</p><!-- c --><q/><q/></a>"
)
ZIP = make_zip(("a/b.txt", b"text"), ("c.html", HTML), ("d.zip", make_zip(("e.json", JSON))))
MSG = make_msg(
    properties={
        0x37: "Subject",
        0x1000: "Body",
        0x1013: HTML,
        0x1009: b"x" * 40,
        0x7D: "From: a\r\n",
    },
    recipients=[{0x3001: "Name"}],
    attachments=[{0x3707: "a.txt", 0x3701: b"text"}],
    message={"properties": {0x37: "Inner"}},
)
VALID: dict[str, tuple[Reader, bytes]] = {
    "a.html": (HtmlReader(), HTML),
    "a.eml": (EmlReader(), EML),
    "a.json": (JsonReader(), JSON),
    "a.xml": (XmlReader(), XML),
    "a.zip": (ZipReader(), ZIP),
    "a.msg": (MsgReader(), MSG),
}
CODES = {"empty", "unsupported", "undecodable", "damaged", "encrypted", "too-large"}


def _check_code(error: ReadError) -> None:
    assert error.code in CODES


def read_or_refuse(data: bytes, name: str) -> Document | None:
    """Read a file and lay it out, or see it refused with a code that is known."""
    try:
        document = read(data, name, Limits())
    except ReadError as error:
        _check_code(error)
        return None
    assert {problem.code for problem in document.problems} <= CODES | {"no-text"}
    assert document.parts
    lay_out(document)
    return document


@pytest.mark.parametrize("name", VALID)
def test_the_valid_files_are_read_by_their_readers(name: str) -> None:
    reader, data = VALID[name]
    document = read_or_refuse(data, name)
    assert document is not None
    assert document.media_type == reader.media_type


@given(st.binary(max_size=400), st.sampled_from(sorted(VALID)))
def test_random_bytes(data: bytes, name: str) -> None:
    read_or_refuse(data, name)


@given(st.sampled_from(sorted(VALID)), st.binary(max_size=200), st.integers(0, 400))
def test_random_bytes_after_a_valid_beginning(name: str, data: bytes, kept: int) -> None:
    read_or_refuse(VALID[name][1][:kept] + data, name)


@settings(max_examples=150)
@given(st.sampled_from(sorted(VALID)), st.integers(0), st.integers(1, 30))
def test_mutated_files(name: str, seed: int, changes: int) -> None:
    rng = random.Random(seed)
    data = bytearray(VALID[name][1])
    for _ in range(changes):
        where = rng.randrange(len(data))
        kind = rng.randrange(3)
        if kind == 0:
            data[where] = rng.randrange(256)
        elif kind == 1:
            del data[where : where + rng.randrange(1, 20)]
        else:
            data[where:where] = data[rng.randrange(len(data)) :][: rng.randrange(1, 60)]
    read_or_refuse(bytes(data), name)


@given(st.sampled_from(sorted(VALID)), st.binary(min_size=1, max_size=300))
def test_a_reader_by_itself_raises_nothing_but_its_errors(name: str, data: bytes) -> None:
    reader, _ = VALID[name]
    if name == "a.msg":
        return  # olefile has errors of many kinds; the registry answers for them.
    try:
        assert isinstance(reader.read(data, name, Limits()), Reading)
    except ReadError as error:
        _check_code(error)


FRAGMENTS = st.sampled_from(
    "<table> </table> <tr> <td> <th|colspan=9> <p|hidden> </p> <b> </b> <template> </template> "
    "<script> </script> <!-- --> <style> </style> <svg> <title> </title> <select><option> "
    "<textarea> x &amp; < \" ' <iframe|srcdoc=' <br> {display:none} p \n \x00 "
    "<div|style='display:none'>".replace("\n", "\\n").split(" ")
).map(lambda piece: piece.replace("|", " ").replace("\\n", "\n"))


@given(st.lists(FRAGMENTS, max_size=40))
def test_any_mix_of_tags(pieces: list[str]) -> None:
    read_or_refuse(("<!DOCTYPE html>" + "".join(pieces)).encode(), "a.html")


@settings(max_examples=300)
@given(st.lists(FRAGMENTS, max_size=20))
def test_no_mix_of_tags_hides_a_value(pieces: list[str]) -> None:
    """Wherever a browser ends up putting the value, it is read."""
    document = read_or_refuse(
        ("<!DOCTYPE html>" + "".join(pieces) + "Okonkwo29077000123456").encode(), "a.html"
    )
    assert document is not None
    assert any("Okonkwo29077000123456" in cell.text for cell in lay_out(document))
