"""tar archives: every member is an attached file; its folder is a name to check."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Field, Part, PartKind, Problem
from piiguard.readers.formats import extension
from piiguard.readers.interface import Attachment, Reading
from piiguard.readers.normalise import fold

_MARK = slice(257, 262), b"ustar"
"""Of POSIX and GNU archives (pax(1), ustar interchange format)."""
_NO_PERSONS = frozenset({"", "root", "nobody", "users", "wheel", "staff", "None"})


class TarReader:
    """Reads tar archives that are not compressed."""

    name = "tar"
    media_type = "application/x-tar"

    def matches(self, data: bytes, name: str) -> bool:
        """Take archives by content; very old ones by name."""
        where, mark = _MARK
        return data[where] == mark or (extension(name) == ".tar" and _opens(data))

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return the members as files to read, and the archive's own texts."""
        found = Reading(())
        folders: dict[str, None] = {}
        try:
            with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
                number = 0
                for number, member in enumerate(archive, start=1):
                    if number > limits.members:
                        raise _too_many(limits)
                    path = fold(member.name)
                    inside = path if member.isdir() else path.rpartition("/")[0]
                    folders.update(dict.fromkeys(inside.split("/")))
                    found += _member(archive, member, f"member {number}")
                rest = data[archive.offset :].strip(b"\x00")
        except (tarfile.TarError, OSError, EOFError, ValueError, OverflowError):
            return found + _named(folders) + _damaged()
        if number == 0 and not data.strip(b"\x00"):
            raise ReadError("empty", "the archive has no member; create it again")
        found += _named(folders)
        return found + _damaged() if rest or number == 0 else found


def _member(archive: tarfile.TarFile, member: tarfile.TarInfo, where: str) -> Reading:
    about = Reading(tuple(_about(member, where)))
    base = fold(member.name).rpartition("/")[2]
    named = _name(f"{where}: file name", base)
    if member.isdir():
        return about
    if member.issym() or member.islnk():
        return about + Reading((named, _name(f"{where}: link", member.linkname)))
    if not member.isreg():
        problem = Problem("unsupported", f"{where}: is a device, not a file; leave it out")
        return about + Reading((named,), (problem,))
    stream = archive.extractfile(member)
    content = stream.read() if stream is not None else b""
    if not content:
        return about + Reading((named,))
    file = Attachment(base, content, visible=True, where=where)
    return about + Reading((), (), (file,))


def _named(folders: dict[str, None]) -> Reading:
    names = [folder for folder in folders if folder not in {"", ".", ".."}]
    return Reading(tuple(_name(f"folder {n}", name) for n, name in enumerate(names, start=1)))


def _opens(data: bytes) -> bool:
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            return archive.next() is not None
    except (tarfile.TarError, OSError, EOFError, ValueError, OverflowError):
        return False


def _about(member: tarfile.TarInfo, where: str) -> Iterator[Part]:
    """Yield whose file it was, and what extended headers say."""
    owners = dict.fromkeys((member.uname, member.gname))
    for owner in owners:
        if owner not in _NO_PERSONS:
            content = Field("owner", fold(owner))
            yield Part(PartKind.METADATA, f"{where}: owner", content, visible=False)
    for key in ("comment", "SCHILY.xattr.user.comment"):
        if text := fold(member.pax_headers.get(key, "")).strip():
            yield Part(PartKind.COMMENT, f"{where}: comment", Field("comment", text), visible=False)


def _name(where: str, name: str) -> Part:
    return Part(PartKind.FILE_NAME, where, Field("file name", fold(name)))


def _too_many(limits: Limits) -> ReadError:
    return ReadError(
        "too-large",
        f"there are more members than the cap of {limits.members}; split the archive, or raise "
        "limits.members in piiguard.yaml",
    )


def _damaged() -> Reading:
    problem = Problem(
        "damaged",
        "the archive is damaged, cut off, or holds data that belongs to none of its members; "
        "create it again",
    )
    return Reading((), (problem,))
