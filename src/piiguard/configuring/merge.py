"""Adds libraries to the text of a ``piiguard.yaml``, whose comments stay."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from piiguard.config import Config, Library, parse_config
from piiguard.configuring.scalars import library_entry
from piiguard.errors import ConfigError
from piiguard.yaml_lines import Node, load_with_lines

_INDENT = 2


def add_libraries(text: str, path: Path, libraries: Iterable[Library]) -> tuple[str, int]:
    """Add those libraries that the directory does not name yet.

    Args:
        text: The file's text; may be empty.
        path: The file, for messages and for relative paths in it.
        libraries: What to add. One is known where its name is, in any case.

    Returns:
        The new text, and how many libraries were added.

    Raises:
        ConfigError: The text is no configuration, or has its libraries in one line.
    """
    before = parse_config(text, path)
    known = {each.name.casefold() for each in before.directory.libraries}
    new = [each for each in libraries if each.name.casefold() not in known]
    if not new:
        return text, 0
    merged = _insert(text, path, [library_entry(each) for each in new])
    _ensure_added(before, parse_config(merged, path), new)
    return merged, len(new)


def _insert(text: str, path: Path, entries: list[str]) -> str:
    lines = text.splitlines()
    root = load_with_lines(text, str(path), ConfigError)
    directory = _value(root, "directory")
    libraries = _value(directory, "libraries")
    if directory is None or directory.kind == "nothing":
        head = [] if directory is None else ["directory:"]
        at = len(lines) if directory is None else directory.line
        new = _block("directory:", _INDENT, ["libraries:"], entries)
        return _joined(lines, at, new[len(head) :])
    if libraries is None or libraries.kind == "nothing":
        if _is_flow(directory):
            raise _one_line(directory)
        indent = directory.raw.start_mark.column
        if libraries is None:
            new = _block("", indent, ["libraries:"], entries)[1:]
            return _joined(lines, directory.line - 1, new)
        return _joined(lines, libraries.line, _items(indent + _INDENT, entries))
    if _is_flow(libraries):
        raise _one_line(libraries)
    last = libraries.sequence()[-1].raw
    # A block ends where the next thing begins, with comments between; the rest in its line.
    is_block = isinstance(last, yaml.CollectionNode) and not last.flow_style
    end = last.end_mark.line + (0 if is_block else 1)
    while end > last.start_mark.line + 1 and _is_blank(lines[end - 1]):
        end -= 1
    return _joined(lines, end, _items(libraries.raw.start_mark.column, entries))


def _block(head: str, indent: int, keys: list[str], entries: list[str]) -> list[str]:
    inner = [" " * indent + key for key in keys]
    return [head, *inner, *_items(indent + _INDENT, entries)]


def _items(indent: int, entries: list[str]) -> list[str]:
    return [" " * indent + f"- {entry}" for entry in entries]


def _joined(lines: list[str], at: int, new: list[str]) -> str:
    return "\n".join([*lines[:at], *new, *lines[at:]]) + "\n"


def _is_blank(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _value(node: Node | None, key: str) -> Node | None:
    if node is None or not isinstance(node.raw, yaml.MappingNode):
        return None
    return next((value for name, value in node.entries() if name.text() == key), None)


def _is_flow(node: Node) -> bool:
    """Whether a collection is written with brackets or braces."""
    return isinstance(node.raw, yaml.CollectionNode) and bool(node.raw.flow_style)


def _one_line(node: Node) -> Exception:
    return node.error("write the list with one '- ' a line first, so that it can be added to")


def _ensure_added(before: Config, after: Config, new: list[Library]) -> None:
    """Refuse to hand back a file in which anything else has changed."""
    wanted = {each.name for each in (*before.directory.libraries, *new)}
    found = {each.name for each in after.directory.libraries}
    if found != wanted or after.directory.staff != before.directory.staff:
        raise ConfigError("the libraries could not be added; add what is printed by hand")
