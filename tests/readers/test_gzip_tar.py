"""gzip and tar: the files in them and every name, within bounds."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest
from planting import codes, open_as, places_of
from test_read import failure

PLANTED = "Adaeze Okonkwo"


def make_tar(*members: tuple[str, bytes], mode: str = "w", **about: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode, format=tarfile.PAX_FORMAT) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            for key, value in about.items():
                setattr(info, key, value)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["notice.txt.gz", "notice", "export.gz"])
def test_the_file_in_a_gzip_file_is_read(name: str) -> None:
    document = open_as(gzip.compress(f"Patron: {PLANTED}".encode()), name)
    assert places_of(document, PLANTED) == [("content: text", True)]
    assert not document.problems


def test_a_second_stream_is_read_too() -> None:
    data = gzip.compress(b"one\n") + gzip.compress(PLANTED.encode())
    assert places_of(open_as(data, "a.gz"), PLANTED) == [("content: text", True)]


def test_names_and_comments_in_the_head_are_read() -> None:
    plain = gzip.compress(b"x")
    head = plain[:3] + b"\x18" + plain[4:10]
    data = head + PLANTED.encode() + b"\x00" + b"for Bo Ok\x00" + plain[10:]
    document = open_as(data, "a.gz")
    assert places_of(document, PLANTED) == [("original file name", False)]
    assert places_of(document, "Bo Ok") == [("comment", False)]


@pytest.mark.parametrize("harm", [lambda d: d[:-9], lambda d: d + b"more", lambda d: d[:12]])
def test_a_broken_gzip_file_is_damaged(harm: object) -> None:
    data = harm(gzip.compress(PLANTED.encode() * 50))  # type: ignore[operator]
    assert "damaged" in codes(open_as(data, "a.gz"))


def test_a_gzip_bomb_names_the_key() -> None:
    error = failure(gzip.compress(b"\x00" * 3_000_000), "a.gz", expanded_bytes=1_000_000)
    assert error.code == "too-large"
    assert "limits.expanded_bytes" in str(error)


def test_a_gzip_file_that_expands_too_many_times_names_the_key() -> None:
    error = failure(gzip.compress(b"x" * 12_000_000), "a.gz")
    assert error.code == "too-large"
    assert "limits.expansion_ratio" in str(error)


@pytest.mark.parametrize("name", ["a.tar", "a", "a.txt"])
def test_members_of_a_tar_are_read_as_what_they_are(name: str) -> None:
    data = make_tar(("a.txt", PLANTED.encode()), ("b.tar", make_tar(("c.txt", PLANTED.encode()))))
    assert places_of(open_as(data, name), PLANTED) == [
        ("member 1: text", True),
        ("member 2: member 1: text", True),
    ]


@pytest.mark.parametrize("name", ["a.tgz", "a.tar.gz"])
def test_a_tar_in_a_gzip_file_is_read(name: str) -> None:
    document = open_as(make_tar(("a.txt", PLANTED.encode()), mode="w:gz"), name)
    assert places_of(document, PLANTED) == [("content: member 1: text", True)]


@pytest.mark.parametrize(
    ("data", "place", "visible"),
    [
        (make_tar((f"{PLANTED}.txt", b"x")), "member 1: file name", True),
        (make_tar((f"{PLANTED}.txt", b"")), "member 1: file name", True),
        (make_tar((f"{PLANTED}/a.txt", b"x")), "folder 1", True),
        (make_tar(("a.txt", b"x"), uname=PLANTED), "member 1: owner", False),
        (make_tar(("a", b""), type=tarfile.SYMTYPE, linkname=PLANTED), "member 1: link", True),
        (
            make_tar(("a.txt", b"x"), pax_headers={"comment": PLANTED}),
            "member 1: comment",
            False,
        ),
    ],
)
def test_the_texts_of_a_tar_itself_are_read(data: bytes, place: str, visible: bool) -> None:
    assert places_of(open_as(data, "a.tar"), PLANTED) == [(place, visible)]


def test_a_device_is_no_file() -> None:
    data = make_tar(("a", b""), type=tarfile.CHRTYPE)
    assert codes(open_as(data, "a.tar")) == ["unsupported"]


@pytest.mark.parametrize(
    "harm",
    [
        lambda d: d[:700],
        lambda d: d + b"\x00" * 512 + b"Adaeze Okonkwo",
        lambda d: d[:148] + b"9999999\x00" + d[156:],
    ],
)
def test_a_broken_tar_is_damaged(harm: object) -> None:
    data = harm(make_tar(("a.txt", b"x" * 600)))  # type: ignore[operator]
    assert "damaged" in codes(open_as(data, "a.tar"))


def test_too_many_members_name_the_key() -> None:
    data = make_tar(*((f"{n}.txt", b"x") for n in range(9)))
    assert "limits.members" in str(failure(data, "a.tar", members=5))
