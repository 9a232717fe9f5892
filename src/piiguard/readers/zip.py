"""ZIP archives: every member is an attached file; its folder is a name to check.

Nothing is written to disk. Sizes are counted while members are inflated, so that
what the archive claims about itself does not matter.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from contextlib import suppress

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Field, Part, PartKind, Problem, Text
from piiguard.readers.charsets import decode_as
from piiguard.readers.expansion import expands_too_far, most_by_ratio
from piiguard.readers.formats import extension, identify
from piiguard.readers.interface import Attachment, Reading
from piiguard.readers.normalise import expand_tabs, fold
from piiguard.readers.strings import strings

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_SLACK_BYTES = 64
"""Bytes between members that tools leave: data descriptors, alignment."""
_ENCRYPTED_FLAG = 0x1
_UTF8_FLAG = 0x800
_FOLDER_FILES = ("._", ".ds_store", "thumbs.db", "desktop.ini")
"""What desktops put beside the files; they hold names of files and where from."""


class ZipReader:
    """Reads ZIP archives that are no document of another format."""

    name = "zip"
    media_type = "application/zip"

    def matches(self, data: bytes, name: str) -> bool:
        """Take archives by content."""
        return identify(data) == "ZIP archive" and extension(name) != ".pdf"

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return the members as files to read, and the archive's own texts."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, struct.error, EOFError, OSError):
            raise ReadError(
                "damaged", "the ZIP archive is damaged or cut off; create or download it again"
            ) from None
        members = archive.infolist()
        if len(members) > limits.members:
            raise ReadError(
                "too-large",
                f"{len(members)} members are more than the cap of {limits.members}; split the "
                "archive, or raise limits.members in piiguard.yaml",
            )
        parts = [*_own_texts(archive, members)]
        files: list[Attachment] = []
        problems: list[Problem] = []
        left = limits.expanded_bytes
        for number, member in enumerate(members, start=1):
            if member.is_dir():
                continue
            try:
                content = _expand(archive, member, left, limits)
            except ReadError as error:
                problems.append(Problem(error.code, f"member {number}: {error}"))
                if error.code == "too-large":
                    break
                continue
            left -= len(content)
            base = _file_name(member).rpartition("/")[2]
            if base.lower().startswith(_FOLDER_FILES):
                parts.extend(_folder_file(number, content))
            elif content:
                files.append(Attachment(base, content, visible=True, where=f"member {number}"))
            else:
                parts.append(_name_part(f"member {number}: file name", base))
        if not members:
            raise ReadError("empty", "the archive has no member; create it again")
        if _has_strays(data, members):
            problems.append(
                Problem(
                    "damaged",
                    "the archive holds data that belongs to none of its members; create it again",
                )
            )
        return Reading(tuple(parts), tuple(problems), tuple(files))


def _expand(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, limits: Limits) -> bytes:
    if member.flag_bits & _ENCRYPTED_FLAG:
        raise ReadError("encrypted", "it is encrypted; unpack it with its password and check it")
    by_ratio = most_by_ratio(member.compress_size, limits)
    cap = min(left, by_ratio)
    try:
        with archive.open(member) as stream:
            content = stream.read(cap + 1)
    except NotImplementedError:
        raise ReadError(
            "unsupported", "its compression is not supported; create the archive with DEFLATE"
        ) from None
    except MemoryError:
        raise
    except RuntimeError:
        raise ReadError("encrypted", "it is encrypted; unpack it and check the file") from None
    except Exception:
        # Decompressors fail each in their own way, and zlib.error is no OSError.
        raise ReadError("damaged", "it is damaged; create or download the archive again") from None
    if len(content) > by_ratio:
        raise expands_too_far("it", limits)
    if len(content) > cap:
        raise ReadError(
            "too-large",
            "it and the members before it expand to more than the cap of "
            f"{limits.expanded_bytes} bytes; check where the archive comes from, or raise "
            "limits.expanded_bytes in piiguard.yaml",
        )
    return content


def _own_texts(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[Part]:
    folders = dict.fromkeys(
        folder for m in members for folder in _file_name(m).split("/")[:-1] if folder
    )
    for number, folder in enumerate(folders, start=1):
        yield _name_part(f"folder {number}", folder)
    comments = [("archive comment", archive.comment)]
    comments += [(f"member {n}: comment", m.comment) for n, m in enumerate(members, start=1)]
    for where, comment in comments:
        text = expand_tabs(fold(comment.decode("utf-8", "replace")).replace("\f", "\n"))
        if text.strip():
            yield Part(PartKind.COMMENT, where, Text(text), visible=False)


def _folder_file(number: int, content: bytes) -> Iterator[Part]:
    text = strings(content)
    if text:
        where = f"member {number}: folder settings"
        yield Part(PartKind.METADATA, where, Text(fold(text)), visible=False)


def _name_part(where: str, name: str) -> Part:
    return Part(PartKind.FILE_NAME, where, Field("file name", fold(name)))


def _file_name(member: zipfile.ZipInfo) -> str:
    """Return a member's path; without a UTF-8 mark it is often UTF-8 all the same."""
    name = member.filename
    if not member.flag_bits & _UTF8_FLAG and not name.isascii():
        with suppress(UnicodeEncodeError):
            name = decode_as(name.encode("cp437"), "utf-8") or name
    return name.replace("\\", "/")


def _has_strays(data: bytes, members: list[zipfile.ZipInfo]) -> bool:
    """Whether there is data before, between or under members: other members, hidden."""
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        start = member.header_offset
        if not -1 < start - end <= _SLACK_BYTES or start + _LOCAL_HEADER.size > len(data):
            return True
        _, name_bytes, extra_bytes = _LOCAL_HEADER.unpack_from(data, start)
        end = start + _LOCAL_HEADER.size + name_bytes + extra_bytes + member.compress_size
    directory = data.find(b"PK\x01\x02", end)
    return directory - end > _SLACK_BYTES
