"""Outlook messages made from nothing: a compound file with a message's streams."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from itertools import pairwise

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT_SECTOR, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5


@dataclass
class Node:
    name: str
    kind: int
    data: bytes = b""
    kids: list[Node] = field(default_factory=list)
    start: int = END
    child: int = NONE
    right: int = NONE


def make_msg(**contents: object) -> bytes:
    """Return a message: see ``message_nodes``."""
    return make_compound(message_nodes(32, **contents))


def message_nodes(
    header: int,
    properties: dict[int, str | bytes] | None = None,
    recipients: list[dict[int, str | bytes]] | None = None,
    attachments: list[dict[int, str | bytes]] | None = None,
    message: dict[str, object] | None = None,
    code_page: int | None = None,
    narrow: dict[int, bytes] | None = None,
) -> list[Node]:
    """Return a message's nodes.

    Args:
        header: Bytes before the entries of the property stream: 32, embedded 24.
        properties: By id; text becomes PtypString, bytes PtypBinary.
        recipients: Each one's properties.
        attachments: Each one's properties.
        message: An attached message, as the arguments of this function.
        code_page: Of its 8-bit texts.
        narrow: 8-bit texts by id, PtypString8.
    """
    nodes = property_nodes(properties or {}, header)
    if code_page is not None:
        nodes[0].data += struct.pack("<HHIII", 0x0003, 0x3FFD, 6, code_page, 0)
    for pid, data in (narrow or {}).items():
        nodes.append(Node(f"__substg1.0_{pid:04X}001E", STREAM, data))
    for number, recipient in enumerate(recipients or []):
        name = f"__recip_version1.0_#{number:08X}"
        nodes.append(Node(name, STORAGE, kids=property_nodes(recipient, 8)))
    inner = [property_nodes(attachment, 8) for attachment in attachments or []]
    if message is not None:
        kids = message_nodes(24, **message)  # type: ignore[arg-type]
        inner.append([*property_nodes({}, 8), Node("__substg1.0_3701000D", STORAGE, kids=kids)])
    for number, kids in enumerate(inner):
        nodes.append(Node(f"__attach_version1.0_#{number:08X}", STORAGE, kids=kids))
    return nodes


def property_nodes(properties: dict[int, str | bytes], header: int) -> list[Node]:
    stream = b"\x00" * header
    nodes = []
    for pid, value in properties.items():
        kind = 0x001F if isinstance(value, str) else 0x0102
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        stream += struct.pack("<HHIII", kind, pid, 6, len(data), 0)
        nodes.append(Node(f"__substg1.0_{pid:04X}{kind:04X}", STREAM, data))
    return [Node("__properties_version1.0", STREAM, stream), *nodes]


def make_compound(nodes: list[Node]) -> bytes:
    """Return a compound file ([MS-CFB]) of version 3; siblings hang in a chain."""
    root = Node("Root Entry", ROOT, kids=nodes)
    entries: list[Node] = []
    _number(root, entries)
    mini, mini_fat = bytearray(), []
    big: list[Node] = []
    for entry in entries:
        if entry.kind == STREAM and len(entry.data) >= CUTOFF:
            big.append(entry)
        elif entry.kind == STREAM and entry.data:
            entry.start = len(mini) // MINI
            count = -(-len(entry.data) // MINI)
            mini += entry.data.ljust(count * MINI, b"\x00")
            mini_fat += [*range(entry.start + 1, entry.start + count), END]
    root.data = bytes(mini)
    body, fat = bytearray(), []

    def add(data: bytes) -> int:
        start = len(fat)
        count = -(-len(data) // SECTOR)
        body.extend(data.ljust(count * SECTOR, b"\x00"))
        fat.extend([*range(start + 1, start + count), END])
        return start if count else END

    for entry in big:
        entry.start = add(entry.data)
    root.start = add(root.data)
    mini_start = add(b"".join(struct.pack("<I", n) for n in mini_fat).ljust(1, b"\xff"))
    directory = b"".join(map(_entry, entries))
    spare = -len(entries) % 4
    directory_start = add(directory + spare * (b"\x00" * 68 + b"\xff" * 12 + b"\x00" * 48))
    # The allocation table's own sectors are counted in it.
    sectors = 1
    while sectors * (SECTOR // 4) < len(fat) + sectors:
        sectors += 1
    fat_at = len(fat)
    fat += [FAT_SECTOR] * sectors
    fat += [FREE] * (sectors * (SECTOR // 4) - len(fat))
    body += b"".join(struct.pack("<I", n) for n in fat)
    where = [fat_at + n for n in range(sectors)] + [FREE] * (109 - sectors)
    mini_sectors = -(-len(mini_fat) * 4 // SECTOR) or 1
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIIII", 0, sectors, directory_start, 0, CUTOFF, mini_start,
                        mini_sectors, END, 0, where[0])  # fmt: skip
    head += b"".join(struct.pack("<I", n) for n in where[1:])
    return head + bytes(body)


def _number(node: Node, entries: list[Node]) -> None:
    entries.append(node)
    numbers = []
    for kid in node.kids:
        numbers.append(len(entries))
        _number(kid, entries)
    if numbers:
        node.child = numbers[0]
    for kid, after in zip(node.kids, numbers[1:], strict=False):
        kid.right = after
    assert all(a < b for a, b in pairwise(numbers))


def _entry(node: Node) -> bytes:
    name = node.name.encode("utf-16-le") + b"\x00\x00"
    entry = name.ljust(64, b"\x00") + struct.pack("<HBB", len(name), node.kind, 1)
    entry += struct.pack("<III", NONE, node.right, node.child)
    return entry + b"\x00" * 36 + struct.pack("<IQ", node.start, len(node.data))
