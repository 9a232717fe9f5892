"""Where a document comes from: a path, bytes or text, made into bytes and a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from piiguard.errors import ReadError

UNNAMED = "-"
"""The path of content that has none, such as standard input."""


@dataclass(frozen=True, slots=True)
class Content:
    """A document before it is read by its format."""

    name: str = field(repr=False)
    """Its path or file name; empty where it has none."""
    data: bytes = field(default=b"", repr=False)
    error: ReadError | None = None
    """Why there is no data, where a file is there that cannot be read."""


def open_source(
    source: str | Path | bytes | None, text: str | None, name: str, size_bytes: int
) -> Content:
    """Get a document's bytes.

    Args:
        source: A path, or bytes. A ``str`` is a path, unless a line break in it
            says that it is text.
        text: Text, instead of ``source``.
        name: The file name of bytes or text.
        size_bytes: Larger files are not loaded.

    Raises:
        ReadError: There is no such file. It is not named in the message: what was
            given may be text, and that personal.
    """
    if (source is None) == (text is None):
        raise TypeError("give either a source, which is a path or bytes, or text=")
    if isinstance(source, str) and ("\n" in source or "\r" in source):
        text = source
    if text is not None:
        return Content(name, text.encode("utf-8", "replace"))
    if isinstance(source, bytes):
        if len(source) > size_bytes:
            return Content(name, error=_too_large(len(source), size_bytes))
        return Content(name, source)
    path = Path(source or "")
    try:
        exists = bool(source) and path.exists()
    except (OSError, ValueError):
        exists = False
    if not exists:
        raise ReadError("not-found", "there is no such file; to check text, give it as text=")
    return _open_file(path, str(source), size_bytes)


def _open_file(path: Path, name: str, size_bytes: int) -> Content:
    try:
        if not path.is_file():
            # Reading a pipe or a device might never end.
            return Content(name, error=ReadError("unsupported", "this is no regular file"))
        size = path.stat().st_size
        if size > size_bytes:
            return Content(name, error=_too_large(size, size_bytes))
        return Content(name, path.read_bytes())
    except OSError as error:
        message = f"the file cannot be opened: {error.strerror or type(error).__name__}"
        return Content(name, error=ReadError("not-readable", message))


def _too_large(size: int, size_bytes: int) -> ReadError:
    return ReadError(
        "too-large",
        f"{size} bytes are more than the cap of {size_bytes}; split the file, "
        "or raise limits.size_bytes in piiguard.yaml",
    )
