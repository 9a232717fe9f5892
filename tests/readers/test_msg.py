"""Outlook's messages: every property, recipient, body and file."""

from __future__ import annotations

import builtins
import struct
from typing import Any

import pytest
from msg_making import make_msg
from planting import codes, open_as, places_of
from test_read import failure

PLANTED = "Adaeze Okonkwo"
RTF = b"{\\rtf1\\ansi Adaeze Okonkwo}"
# [MS-OXRTFCP] 4.1.1's form: header, then literals and references.
STORED = struct.pack("<III4x", len(RTF) + 12, len(RTF), 0x414C454D) + RTF
# The example of [MS-OXRTFCP], section 4.1.
COMPRESSED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
    "0af32068656c090020627705b06c647d0a800fa0"
)


@pytest.mark.parametrize(
    ("contents", "place", "visible"),
    [
        ({"properties": {0x0037: PLANTED}}, "property: Subject", True),
        ({"properties": {0x0C1A: PLANTED}}, "property: SenderName", True),
        ({"properties": {0x0E02: PLANTED}}, "property: DisplayBcc", False),
        ({"properties": {0x8001: PLANTED}}, "property: 1", False),
        ({"properties": {0x007D: f"X-P: {PLANTED}\r\n"}}, "transport header: other field 1", False),
        (
            {"properties": {0x0C19: b"\0\1" + PLANTED.encode("utf-16-le")}},
            "property: identifiers",
            False,
        ),
        ({"properties": {0x1000: PLANTED}}, "text", True),
        ({"properties": {0x1013: b"<p>Ada<b>eze</b> Okonkwo"}}, "HTML text: text 1", True),
        ({"properties": {0x1009: STORED}}, "RTF text: body", True),
        ({"recipients": [{0x3001: "x"}, {0x3001: PLANTED}]}, "recipient 2: DisplayName", True),
        ({"attachments": [{0x3701: PLANTED.encode()}]}, "attachment 1: text", True),
        (
            {"attachments": [{0x3707: PLANTED, 0x3701: b"x" * 5000}]},
            "attachment 1: file name",
            True,
        ),
        ({"message": {"properties": {0x1000: PLANTED}}}, "attachment 1: text", True),
        (
            {"message": {"attachments": [{0x3701: PLANTED.encode()}]}},
            "attachment 1: attachment 1: text",
            True,
        ),
    ],
)
def test_each_place_is_read(contents: dict[str, Any], place: str, visible: bool) -> None:
    document = open_as(make_msg(**contents), "a.msg")
    assert document.media_type == "application/vnd.ms-outlook"
    assert (place, visible) in places_of(document, PLANTED)
    assert not document.problems


@pytest.mark.parametrize(
    ("page", "text"), [(950, "王小明"), (932, "山田太郎"), (1251, "Иванов"), (65001, "Zoë")]
)
def test_eight_bit_texts_are_read_in_the_messages_code_page(page: int, text: str) -> None:
    codec = "utf-8" if page == 65001 else f"cp{page}"
    document = open_as(make_msg(code_page=page, narrow={0x0037: text.encode(codec)}), "a.msg")
    assert places_of(document, text) == [("property: Subject", True)]


def test_compressed_rtf() -> None:
    document = open_as(make_msg(properties={0x1009: COMPRESSED}), "a.msg")
    assert places_of(document, "hello world") == [("RTF text: body", True)]


@pytest.mark.parametrize("rtf", [b"x", b"\x00" * 16, COMPRESSED[:-4], STORED[:8] + b"LZFu1234"])
def test_broken_compressed_rtf_is_a_problem(rtf: bytes) -> None:
    document = open_as(make_msg(properties={0x37: "x", 0x1009: rtf}), "a.msg")
    assert codes(document) == ["damaged"]
    assert "RTF text" in document.problems[0].message


def test_messages_nest_to_the_limit() -> None:
    contents: dict[str, Any] = {"properties": {0x37: "Innermost"}}
    for _ in range(3):
        contents = {"message": contents}
    data = make_msg(**contents)
    assert places_of(open_as(data, "a.msg"), "Innermost")
    shallow = open_as(data, "a.msg", nesting=2)
    assert not places_of(shallow, "Innermost")
    assert codes(shallow) == ["too-large"]


def test_without_the_extra_the_message_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("oxmsg"):
            raise ImportError(name)
        return real(name, *rest)

    data = make_msg(properties={0x37: "x"})
    monkeypatch.setattr(builtins, "__import__", without)
    error = failure(data, "a.msg")
    assert error.code == "unsupported"
    assert 'pip install "piiguard[msg]"' in str(error)


def test_a_cut_off_message_is_damaged() -> None:
    data = make_msg(properties={0x37: "x", 0x1000: "y" * 4000})
    assert failure(data[: len(data) // 2], "a.msg").code == "damaged"
