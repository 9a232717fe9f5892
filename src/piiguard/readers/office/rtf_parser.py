"""RTF tokens → stories, named values, pictures and objects.

Every group has a destination. Those that hold a story feed a `Flow`; those that
hold data are collected and handed on by name when they close, unknown ones too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from piiguard.model import PartKind
from piiguard.readers.office.flow import Flow
from piiguard.readers.office.rtf_tokens import (
    SYMBOL_CHARSET,
    Kind,
    Token,
    charset_codec,
    code_page,
    decode,
    tokenize,
)
from piiguard.readers.office.rtf_words import (
    CHARACTERS,
    CODE_PAGES,
    DATA,
    IGNORED,
    PARAGRAPH_ENDS,
    STORIES,
    SYMBOLS,
    TINY_HALF_POINTS,
)


@dataclass(slots=True)
class _Group:
    """What holds within a pair of braces; a copy of what is around it."""

    name: str
    """The destination."""
    flow: Flow | None
    """The story that text goes to, or None where it is collected."""
    texts: list[str] = field(default_factory=list)
    data: bytearray = field(default_factory=bytearray)
    properties: dict[str, int] = field(default_factory=dict)
    codec: str = "cp1252"
    symbols: bool = False
    skip: int = 1
    """How many characters stand in for one of Unicode."""
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    tiny: bool = False
    starts: bool = True
    """Whether nothing of the group's own has come yet."""


class RtfParser:
    """Parses one document."""

    def __init__(self, on_value: Callable[[str, str, bytes, dict[str, int]], None]) -> None:
        """Prepare.

        Args:
            on_value: Called with each data destination's name, text, binary data,
                and numeric properties, when it closes.
        """
        self.flows = [Flow("body")]
        self.left = Token(Kind.END)
        """How the document ended."""
        self._on_value = on_value
        self._groups = [_Group("body", self.flows[0])]
        self._counts: dict[str, int] = {}
        self._charsets: dict[int, int] = {}
        self._default = "cp1252"
        self._bytes = bytearray()
        self._star = False
        self._to_skip = 0
        self._high = 0
        """First half of a pair of surrogates."""
        self._in_table = False
        self._row_open = self._cell_open = self._table_open = False

    def parse(self, data: bytes) -> None:
        """Parse the document.

        Raises:
            ReadError: ``damaged``: groups are nested absurdly.
        """
        for token in tokenize(data):
            if token.kind is Kind.BYTES:
                self._plain(token.data)
                continue
            if token.kind is Kind.WORD and token.word == "u":
                self._unicode(token.number or 0)
                continue
            self._flush()
            self._to_skip = 0
            if token.kind is Kind.OPEN:
                self._open()
            elif token.kind is Kind.CLOSE:
                self._close()
            elif token.kind is Kind.BINARY:
                self._groups[-1].data += token.data
            elif token.kind is Kind.SYMBOL:
                self._symbol(token.word)
            elif token.kind is Kind.WORD:
                self._word(token.word, token.number)
            else:
                self.left = token
        while len(self._groups) > 1:
            self._close()
        self._leave_table()

    def _open(self) -> None:
        outer = self._groups[-1]
        group = replace(outer, texts=outer.texts, data=bytearray(), properties={}, starts=True)
        self._groups.append(group)
        self._star = False

    def _close(self) -> None:
        if len(self._groups) == 1:
            return
        group, outer = self._groups.pop(), self._groups[-1]
        if group.name != outer.name or group.texts is not outer.texts:
            if group.flow is None and group.name not in IGNORED:
                text = "".join(group.texts)
                self._on_value(group.name, text, bytes(group.data), group.properties)
            elif group.flow is not None and group.flow is not outer.flow:
                group.flow.end_paragraph()
        elif group.data:
            outer.data += group.data
        if group.flow is None and outer.name in {"docvar", "formfield", "revtbl", "filetbl"}:
            outer.texts.append("\n")

    def _word(self, word: str, number: int | None) -> None:
        group = self._groups[-1]
        star, self._star = self._star, False
        if word in STORIES:
            self._begin_story(STORIES[word])
        elif word in IGNORED or word in DATA:
            self._begin_data(word)
        elif star and not word.startswith(("shppict", "shpinst", "background", "nonshppict")):
            self._begin_data("other")
        elif word in {"nonshppict", "shppict"}:
            group.properties[word] = 1
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word in PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in {"cell", "row", "pard", "intbl"}:
            self._table(word)
        else:
            self._format(group, word, number)

    def _begin_story(self, sort: str) -> None:
        group = self._groups[-1]
        if group.name in IGNORED:
            return
        self._counts[sort] = self._counts.get(sort, 0) + 1
        comment = sort == "comment"
        flow = Flow(
            f"{sort} {self._counts[sort]}",
            PartKind.COMMENT if comment else PartKind.BODY,
            visible=not comment,
        )
        self.flows.append(flow)
        group.name, group.flow = sort, flow

    def _begin_data(self, word: str) -> None:
        group = self._groups[-1]
        if group.name not in IGNORED or word == "fonttbl":
            group.name, group.flow, group.texts = word, None, []
            group.data, group.properties = bytearray(), dict(group.properties)

    def _format(self, group: _Group, word: str, number: int | None) -> None:
        on = number != 0
        if word == "v":
            group.hidden = on
        elif word in {"deleted", "mvf"}:
            group.deleted = on
        elif word in {"revised", "mvt"}:
            group.inserted = on
        elif word == "fs":
            group.tiny = number is not None and number < TINY_HALF_POINTS
        elif word == "plain":
            group.hidden = group.deleted = group.inserted = group.tiny = False
        elif word == "uc":
            group.skip = min(max(number or 0, 0), 8)
        elif word == "f":
            group.properties["f"] = number or 0
            charset = self._charsets.get(number or 0, 0)
            group.codec = charset_codec(charset, self._default)
            group.symbols = charset == SYMBOL_CHARSET
        elif word == "fcharset":
            self._charsets[group.properties.get("f", 0)] = number or 0
        elif word in CODE_PAGES or word == "ansicpg":
            self._default = CODE_PAGES.get(word) or code_page(number)
            group.codec = self._default
        elif number is not None:
            group.properties[word] = number
        else:
            group.properties.setdefault(word, 1)

    def _plain(self, data: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if data:
            self._groups[-1].starts = False
            self._bytes += data

    def _unicode(self, number: int) -> None:
        self._flush()
        self._to_skip = self._groups[-1].skip
        code = number & 0xFFFF  # signed 16 bits in the file
        high, self._high = self._high, 0
        if code & 0xFC00 == 0xD800:
            self._high = code
        elif code & 0xFC00 == 0xDC00:
            self._add(chr(0x10000 + (high - 0xD800 << 10) + code - 0xDC00) if high else "\ufffd")
        else:
            self._add(chr(code))

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._star = True
        elif symbol in "\r\n":
            self._end_paragraph()
        elif symbol in SYMBOLS:
            self._add(SYMBOLS[symbol])

    def _flush(self) -> None:
        if self._bytes:
            group = self._groups[-1]
            text = decode(bytes(self._bytes), group.codec)
            self._bytes.clear()
            self._add(" " if group.symbols and group.flow else text)

    def _add(self, text: str) -> None:
        group = self._groups[-1]
        if group.flow is None:
            if group.name not in IGNORED:
                group.texts.append(text)
            return
        if group.flow is self.flows[0]:
            self._enter_or_leave_table()
        seen = not (group.hidden or group.deleted or group.tiny)
        group.flow.add(text, seen=seen, inserted=group.inserted and seen)

    def _end_paragraph(self) -> None:
        group = self._groups[-1]
        if group.flow is None:
            self._add("\n")
            return
        if group.flow is self.flows[0]:
            self._enter_or_leave_table()
        group.flow.end_paragraph()

    def _table(self, word: str) -> None:
        body, flow = self.flows[0], self._groups[-1].flow
        if flow is not body:
            if flow is not None and word in {"cell", "row"}:
                flow.add("\t" if word == "cell" else "\n")
            return
        if word == "pard":
            self._in_table = False
        elif word == "intbl":
            self._in_table = True
        elif word == "cell":
            self._in_table = True
            self._enter_or_leave_table()
            body.end_cell()
            self._cell_open = False
        elif self._row_open:
            if self._cell_open:
                body.end_cell()
            self._row_open = self._cell_open = False

    def _enter_or_leave_table(self) -> None:
        body = self.flows[0]
        if not self._in_table:
            self._leave_table()
            return
        if not self._table_open:
            body.begin_table()
        if not self._row_open:
            body.begin_row()
        if not self._cell_open:
            body.begin_cell()
        self._table_open = self._row_open = self._cell_open = True

    def _leave_table(self) -> None:
        if self._cell_open:
            self.flows[0].end_cell()
        if self._table_open:
            self.flows[0].end_table()
        self._table_open = self._row_open = self._cell_open = False
