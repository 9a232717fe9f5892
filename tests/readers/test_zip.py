"""ZIP archives: every member and every name, within bounds."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from planting import codes, open_as, places_of
from test_read import failure

PLANTED = "Adaeze Okonkwo"


def make_zip(*members: tuple[str, bytes], comment: bytes = b"", stored: bool = False) -> bytes:
    buffer = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
        archive.comment = comment
    return buffer.getvalue()


def test_members_are_read_as_what_they_are() -> None:
    page = f"<!DOCTYPE html><p>x<!-- {PLANTED} -->".encode()
    inner = make_zip(("c.txt", PLANTED.encode()))
    data = make_zip(("a.txt", PLANTED.encode()), ("b.html", page), ("c.zip", inner))
    assert places_of(open_as(data, "a.zip"), PLANTED) == [
        ("member 1: text", True),
        ("member 2: comment 1", False),
        ("member 3: member 1: text", True),
    ]


@pytest.mark.parametrize("name", [PLANTED, f"{PLANTED}.txt", f"../../{PLANTED}", f"C:\\{PLANTED}"])
def test_the_names_of_members_are_read(name: str) -> None:
    document = open_as(make_zip((name, b"text")), "a.zip")
    assert places_of(document, PLANTED) == [("member 1: file name", True)]


def test_the_names_of_folders_and_empty_files_are_read() -> None:
    document = open_as(make_zip((f"{PLANTED}/Bo Ok/a.txt", b"x"), ("Cy Ok.txt", b"")), "a.zip")
    assert places_of(document, PLANTED) == [("folder 1", True)]
    assert places_of(document, "Bo Ok") == [("folder 2", True)]
    assert places_of(document, "Cy Ok") == [("member 2: file name", True)]


def test_comments_are_hidden() -> None:
    data = make_zip(("a.txt", b"x"), comment=PLANTED.encode())
    assert places_of(open_as(data, "a.zip"), PLANTED) == [("archive comment", False)]


def test_a_desktops_own_files_do_not_make_the_archive_unreadable() -> None:
    data = make_zip(("a.txt", b"x"), ("__MACOSX/._a.txt", b"\x00\x05\x16\x07" + PLANTED.encode()))
    document = open_as(data, "a.zip")
    assert places_of(document, PLANTED) == [("member 2: folder settings", False)]
    assert not document.problems


def test_an_archive_of_office_files_is_none() -> None:
    inner = make_zip(("word/document.xml", b"x"), ("[Content_Types].xml", b"x"))
    data = make_zip(("a.docx", inner), stored=True)
    assert open_as(data, "a.zip").media_type == "application/zip"


def test_nothing_but_pdf_is_read_as_pdf() -> None:
    assert "ZIP archive, not PDF" in str(failure(make_zip(("a", b"x")), "a.pdf"))


def test_a_member_that_cannot_be_read_is_a_problem() -> None:
    document = open_as(make_zip(("a.bin", b"Rar!\x1a\x07"), ("b.txt", PLANTED.encode())), "a.zip")
    assert places_of(document, PLANTED)
    assert codes(document) == ["unsupported"]


def _patched(data: bytes, central_at: int, value: bytes, local_at: int | None = None) -> bytes:
    changed = bytearray(data)
    central = data.index(b"PK\x01\x02")
    changed[central + central_at : central + central_at + len(value)] = value
    if local_at is not None:
        changed[local_at : local_at + len(value)] = value
    return bytes(changed)


PLAIN = make_zip(("a.txt", b"some text " * 9))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_patched(PLAIN, 8, b"\x01\x00", 6), "encrypted"),
        (_patched(PLAIN, 10, struct.pack("<H", 99), 8), "unsupported"),
        (_patched(PLAIN, 16, b"\x00" * 4), "damaged"),
        (b"x" * 200 + PLAIN, None),
    ],
)
def test_a_defect_is_a_problem(data: bytes, code: str | None) -> None:
    if code is None:
        assert failure(data, "a.zip").code == "unsupported"
    else:
        assert code in codes(open_as(data, "a.zip"))


@pytest.mark.parametrize("data", [b"PK\x03\x04", PLAIN[:-30], PLAIN[: len(PLAIN) // 2]])
def test_a_broken_archive_is_damaged(data: bytes) -> None:
    assert failure(data, "a.zip").code == "damaged"


def test_an_archive_without_members_is_empty() -> None:
    assert failure(make_zip(), "a.zip").code == "empty"


def test_data_between_members_is_a_problem() -> None:
    first = PLAIN.index(b"PK\x01\x02")
    end = PLAIN.index(b"PK\x05\x06")
    hidden = b"h" * 100
    tail = bytearray(PLAIN[end:])
    tail[16:20] = struct.pack("<I", first + len(hidden))
    data = PLAIN[:first] + hidden + PLAIN[first:end] + bytes(tail)
    assert codes(open_as(data, "a.zip")) == ["damaged"]


def test_bombs_are_stopped_at_the_cap() -> None:
    bomb = make_zip(("a.txt", b"x" * 5_000_000))
    document = open_as(bomb, "a.zip", expanded_bytes=1_000_000)
    assert codes(document) == ["too-large"]
    assert "limits.expanded_bytes" in document.problems[0].message


def test_a_member_that_expands_too_many_times_names_the_key() -> None:
    data = make_zip(("a.txt", b"x" * 12_000_000))
    document = open_as(data, "a.zip")
    assert codes(document) == ["too-large"]
    assert "250 times" in document.problems[0].message
    assert "limits.expansion_ratio" in document.problems[0].message
    assert not codes(open_as(data, "a.zip", expansion_ratio=1_100))


def test_what_members_expand_to_counts_together_and_through_nesting() -> None:
    inner = make_zip(("a.txt", b"x " * 200_000))
    data = make_zip(*((f"{n}.zip", inner) for n in range(6)))
    document = open_as(data, "a.zip", expanded_bytes=1_000_000)
    assert "too-large" in codes(document)
    assert not codes(open_as(data, "a.zip"))


def test_too_many_members_name_the_key() -> None:
    data = make_zip(*((f"{n}.txt", b"x") for n in range(9)))
    with pytest.raises(Exception, match=r"limits\.members"):
        open_as(data, "a.zip", members=5)
    inner = make_zip(*((f"{n}.zip", make_zip(("a.txt", b"x"))) for n in range(4)))
    assert "too-large" in codes(open_as(inner, "a.zip", members=5))


def test_nesting_has_an_end() -> None:
    data = make_zip(("a.txt", b"Innermost"))
    for _ in range(3):
        data = make_zip(("a.zip", data))
    assert places_of(open_as(data, "a.zip"), "Innermost")
    shallow = open_as(data, "a.zip", nesting=3)
    assert not places_of(shallow, "Innermost")
    assert codes(shallow) == ["too-large"]
