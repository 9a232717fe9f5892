"""YAML whose every value knows its line, for errors a person can act on.

The safe loader only: no tags, no Python objects. The shape::

    root = load_with_lines(text, "policies/bill.yaml", PolicyError)
    for key, value in root.entries({"id", "title", "allow"}):   # both are Nodes
        match key.text():
            case "title":
                title = value.text()
            case "patrons":
                patrons = value.integer()
            case "allow":
                words = [item.text() for item in value.sequence()]
    raise value.error("no such entity word")    # PolicyError: policies/bill.yaml:7: no such …

``entries`` refuses unknown and repeated keys, and every accessor refuses the
wrong type, each with ``file:line: …`` as the class of error given at loading.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, TypeVar

import yaml

from piiguard.errors import PiiguardError

Kind = Literal["mapping", "list", "text", "number", "boolean", "nothing", "a tagged value"]

_KINDS: dict[str, Kind] = {
    "tag:yaml.org,2002:map": "mapping",
    "tag:yaml.org,2002:seq": "list",
    "tag:yaml.org,2002:int": "number",
    "tag:yaml.org,2002:float": "number",
    "tag:yaml.org,2002:bool": "boolean",
    "tag:yaml.org,2002:null": "nothing",
    "tag:yaml.org,2002:str": "text",
    "tag:yaml.org,2002:timestamp": "text",
    "tag:yaml.org,2002:merge": "text",
    "tag:yaml.org,2002:value": "text",
}


MAX_DEPTH = 50
"""Nothing that piiguard reads nests deeper than six."""


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a YAML file: a mapping, a list or a scalar."""

    source: str
    """The file, as messages name it."""
    line: int
    """1-based line on which the value begins."""
    error_class: type[PiiguardError] = field(repr=False)
    raw: yaml.Node = field(repr=False)

    @property
    def kind(self) -> Kind:
        """What sort of value it is; a date is text, as written."""
        return _KINDS.get(self.raw.tag, "a tagged value")

    def error(self, message: str) -> PiiguardError:
        """Return (not raise) an error that says where this value stands."""
        return self.error_class(f"{self.source}:{self.line}: {message}")

    def entries(self, known: Collection[str] | None = None) -> tuple[tuple[Node, Node], ...]:
        """Return a mapping's keys and values, in order.

        Args:
            known: The keys that are allowed; None allows any.

        Raises:
            PiiguardError: Not a mapping, a key repeated or not known; the
                message names the nearest known key.
        """
        if not isinstance(self.raw, yaml.MappingNode):
            raise self._wrong("a mapping of keys to values")
        seen: set[str] = set()
        found: list[tuple[Node, Node]] = []
        for raw_key, raw_value in self.raw.value:
            key, value = self._child(raw_key), self._child(raw_value)
            name = key.text()
            if name in seen:
                raise key.error(f"key '{name}' is given twice")
            if known is not None and name not in known:
                raise key.error(f"unknown key '{name}'{did_you_mean(name, known)}")
            seen.add(name)
            found.append((key, value))
        return tuple(found)

    def sequence(self) -> tuple[Node, ...]:
        """Return a list's values."""
        if not isinstance(self.raw, yaml.SequenceNode):
            raise self._wrong("a list")
        return tuple(self._child(item) for item in self.raw.value)

    def values(self, known: Collection[str]) -> dict[str, Node]:
        """Return a mapping's values by key; a key without a value is as if absent.

        Raises:
            PiiguardError: As ``entries``.
        """
        return {k.text(): v for k, v in self.entries(known) if v.kind != "nothing"}

    def word(self) -> str:
        """Return a scalar's text without the space around it; there must be some."""
        text = self.text().strip()
        if not text:
            raise self.error("expected text, found nothing")
        return text

    def text(self) -> str:
        """Return a scalar as it is written; ``0123`` stays ``0123``."""
        if not isinstance(self.raw, yaml.ScalarNode) or self.kind not in ("text", "number"):
            raise self._wrong("text")
        return str(self.raw.value)

    def integer(self) -> int:
        """Return a whole number."""
        try:
            if self.raw.tag == "tag:yaml.org,2002:int":
                return int(self.raw.value.replace("_", ""))
        except ValueError:
            pass
        raise self._wrong("a whole number")

    def boolean(self) -> bool:
        """Return ``true`` or ``false``."""
        if self.kind != "boolean":
            raise self._wrong("true or false")
        return str(self.raw.value).lower() in ("true", "yes", "on")

    def _child(self, raw: yaml.Node) -> Node:
        return Node(self.source, raw.start_mark.line + 1, self.error_class, raw)

    def _wrong(self, expected: str) -> PiiguardError:
        names = {"mapping": "a mapping", "list": "a list", "number": "a number"}
        found = names.get(self.kind, self.kind)
        return self.error(f"expected {expected}, found {found}")


_T = TypeVar("_T")


def each_of(values: dict[str, Node], key: str, convert: Callable[[Node], _T]) -> tuple[_T, ...]:
    """Return the list under a key with every item converted; empty where the key is absent.

    Raises:
        PiiguardError: It is no list, or ``convert`` refuses an item.
    """
    return tuple(convert(item) for item in values[key].sequence()) if key in values else ()


def read_yaml(path: Path, what: str, error_class: type[PiiguardError]) -> str:
    """Return the text of a file, with or without a byte order mark.

    Args:
        path: The file.
        what: What it is, for messages: ``policy``.
        error_class: What is raised where there is no such file, or no UTF-8 text in it.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise error_class(f"{path}: there is no such {what} file") from None
    except UnicodeDecodeError:
        raise error_class(f"{path}: the {what} is not UTF-8 text") from None
    except OSError as error:
        raise error_class(f"{path}: cannot be read: {error.strerror}") from None


def load_with_lines(text: str, source: str, error_class: type[PiiguardError]) -> Node | None:
    """Parse one YAML document.

    Args:
        text: The YAML.
        source: The file's name, for messages.
        error_class: What malformed YAML, and the nodes' own errors, raise.

    Returns:
        The root value, or None for a file that holds nothing but comments.
    """
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # libyaml counts one line more than there are where the end comes too soon.
        line = min(mark.line, text.count("\n")) + 1 if mark else 1
        raise error_class(f"{source}:{line}: not valid YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError):
        raise error_class(f"{source}:1: not valid YAML") from None
    if root is None:
        return None
    return Node(source, root.start_mark.line + 1, error_class, root)


def _compose(text: str) -> yaml.Node | None:
    """Parse with the safe loader; ``compose`` keeps the lines that ``safe_load`` drops.

    libyaml is ten times as fast, which a directory of a thousand libraries needs, but
    overflows the stack where lists are nested without end; so the depth is told first.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise yaml.YAMLError("nested too deeply")
    return yaml.compose(text, Loader=loader)


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return ``, did you mean 'x'?``, or ``; known are …`` where nothing is near."""
    by_lower = {each.lower(): each for each in sorted(known)}
    near = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    if near:
        return f", did you mean '{by_lower[near[0]]}'?"
    return f"; known are {', '.join(sorted(known))}"
