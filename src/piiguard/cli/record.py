"""A JSON Lines report that is written as the work goes on, and gone on with after it stopped.

Who runs the same command again with ``--resume`` gets the documents that are missing:
those whose line is not there, whose content or circumstances have changed since, or
that could not be fully checked. Until then their old lines stay; at the end of a run
that was not stopped, they go.
"""

from __future__ import annotations

import json
import os
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO, Any

from piiguard.errors import ConfigError
from piiguard.model import DocumentReport, Verdict
from piiguard.reporters.counts import Counts
from piiguard.reporters.interface import Options
from piiguard.reporters.jsonl import SCHEMA, line


class Record:
    """The report in a file. Leave it as a context manager.

    Args:
        path: The file.
        options: How lines are written; with raw values for the user alone.
        resume: Whether what is there stays.

    Raises:
        ConfigError: The file cannot be written, or holds something else.
    """

    def __init__(self, path: Path, options: Options, *, resume: bool) -> None:
        self.counts = Counts()
        """Of the documents that were written, and after ``finish`` of all."""
        self.held = 0
        """Documents of this run whose line was there already."""
        self._path = path
        self._options = options
        self._lock = Lock()
        self._old_bytes = 0
        self._known = array("Q")
        try:
            if resume and path.exists():
                self._load()
            else:
                self._create()
            # Open as long as the run is.
            self._file: IO[str] = open(path, "a", encoding="ascii", newline="\n")  # noqa: SIM115
        except OSError as error:
            raise _unwritable(path, error) from None
        self._met = bytearray(len(self._known))

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def holds(self, known_as: str) -> bool:
        """Whether the document's line is there; it then stays."""
        place = _place(self._known, known_as)
        if place is None:
            return False
        with self._lock:
            self._met[place] = 1
            self.held += 1
        return True

    def write(self, document: DocumentReport) -> None:
        """Add a document's line, so that it is in the file whatever comes.

        Raises:
            ConfigError: It cannot be written.
        """
        try:
            self._file.write(line(document, self._options))
            self._file.flush()
        except OSError as error:
            raise _unwritable(self._path, error) from None
        self.counts.add(document)

    def finish(self) -> None:
        """Drop the lines of documents that are gone or were checked again.

        Raises:
            ConfigError: The file cannot be written.
        """
        self._file.close()
        if not self._old_bytes:
            return
        half = self._path.with_name(f".{self._path.name}.{os.urandom(4).hex()}.half")
        try:
            with open(self._path, "rb") as old, open(half, "xb") as new:
                for text, content in _lines(old, self._path, self._old_bytes):
                    if self._stays(content):
                        new.write(text)
                        self.counts.add_object(content)
                old.seek(self._old_bytes)
                while block := old.read(1 << 20):
                    new.write(block)
            os.chmod(half, self._path.stat().st_mode & 0o777)
            os.replace(half, self._path)
        except OSError as error:
            raise _unwritable(self._path, error) from None
        finally:
            with suppress(OSError):
                half.unlink()

    def _create(self) -> None:
        mode = 0o600 if self._options.show_values else 0o666
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        descriptor = os.open(self._path, flags, mode)
        try:
            if self._options.show_values and hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o600)
        finally:
            os.close(descriptor)

    def _load(self) -> None:
        """Take up the lines; half a line at the end, of a run that was killed, goes."""
        found = array("Q")
        with open(self._path, "r+b") as file:
            for text, content in _lines(file, self._path):
                self._old_bytes += len(text)
                if _is_settled(content):
                    found.append(_number(content["known_as"]))
            file.truncate(self._old_bytes)
        self._known = array("Q", sorted(found))

    def _stays(self, content: dict[str, Any]) -> bool:
        place = _place(self._known, content["known_as"]) if _is_settled(content) else None
        if place is None or not self._met[place]:
            return False
        self._met[place] = 0
        return True


def _lines(
    file: IO[bytes], path: Path, end: int | None = None
) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Yield the whole lines up to an offset, with what they say.

    Raises:
        ConfigError: One is none of a report.
    """
    offset = 0
    while end is None or offset < end:
        text = file.readline()
        if not text.endswith(b"\n"):
            return
        offset += len(text)
        try:
            content = json.loads(text)
            is_ours = content["schema"] == SCHEMA and "known_as" in content
        except (ValueError, KeyError, TypeError):
            is_ours = False
        if not is_ours:
            raise ConfigError(
                f"{path}: --resume cannot go on with it: it is no JSON Lines report of piiguard"
            )
        yield text, content


def _is_settled(content: dict[str, Any]) -> bool:
    """Whether a document need not be checked again; what was incomplete is."""
    return bool(content["known_as"]) and content["verdict"] != Verdict.INCOMPLETE


def _number(known_as: str) -> int:
    """Return the first 64 bits: of a million documents two share them once in 10^7 runs."""
    return int(known_as[:16], 16)


def _place(known: array[int], known_as: str) -> int | None:
    number = _number(known_as)
    place = bisect_left(known, number)
    return place if place < len(known) and known[place] == number else None


def _unwritable(path: Path, error: OSError) -> ConfigError:
    return ConfigError(f"{path} cannot be written: {error.strerror}")
