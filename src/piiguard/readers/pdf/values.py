"""Values of PDF objects as text, whatever their type."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any

import pikepdf

from piiguard.readers.normalise import fold

_HOLDERS = (pikepdf.Dictionary, pikepdf.Stream)


def text_of(value: Any) -> str:
    """Return a string, name, number, stream, or array of them as folded text."""
    if value is None or isinstance(value, pikepdf.Dictionary):
        return ""
    if isinstance(value, pikepdf.Stream):
        return fold(decoded(value.read_bytes()))
    if isinstance(value, pikepdf.Array):
        return "\n".join(filter(None, map(text_of, value)))
    text = str(value)
    return fold(text[1:] if isinstance(value, pikepdf.Name) else text).strip()


def line_of(value: Any) -> str:
    """Return the value's text as one line."""
    return " ".join(text_of(value).split())


def decoded(data: bytes) -> str:
    """Return a text stream's text: marked UTF-16, else UTF-8, else Latin-1."""
    if data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def entry(holder: Any, *keys: str) -> Any:
    """Return the entry under a path of keys, or None where the path breaks off."""
    for key in keys:
        if not isinstance(holder, _HOLDERS):
            return None
        holder = holder.get(key)
    return holder


def items(value: Any) -> Iterator[Any]:
    """Yield an array's items; a lone value counts as an array of one."""
    if isinstance(value, pikepdf.Array):
        yield from value
    elif value is not None:
        yield value


def identity(thing: Any) -> object:
    """Return what tells an indirect object from others; each direct one is new.

    Only indirect objects can form cycles.
    """
    return thing.objgen if thing.is_indirect else object()


def tree_entries(root: Any, values: str) -> Iterator[tuple[Any, Any]]:
    """Yield the pairs of a name tree (``/Names``) or number tree (``/Nums``)."""
    for node in reachable(root, "/Kids"):
        pairs = list(items(entry(node, values)))
        yield from zip(pairs[0::2], pairs[1::2], strict=False)


def action_targets(action: Any) -> Iterator[str]:
    """Yield the addresses and file names an action leads to, and its successors'."""
    for each in reachable(action, "/Next"):
        for key in ("/URI", "/F"):
            target = entry(each, key)
            text = line_of(target) or line_of(entry(target, "/UF")) or line_of(entry(target, "/F"))
            if text:
                yield text


def reachable(root: Any, key: str) -> Iterator[Any]:
    """Yield a dictionary and those that its key leads to, in order, each once."""
    seen: set[object] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary):
            continue
        name = identity(node)
        if name not in seen:
            seen.add(name)
            yield node
            waiting.extend(reversed(list(items(entry(node, key)))))


def targets(holder: Any) -> Iterator[str]:
    """Yield where an annotation or outline item leads: its actions of any trigger."""
    yield from action_targets(entry(holder, "/A"))
    triggers = entry(holder, "/AA")
    if isinstance(triggers, pikepdf.Dictionary):
        for action in triggers.values():
            yield from action_targets(action)
