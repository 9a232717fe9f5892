"""One story of a Word document (body, header, comment …) → parts.

The walk knows the elements that change what text means; every other element is
transparent, so that text inside wrappers nobody thought of is read all the same.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from piiguard.model import Part, PartKind
from piiguard.readers.office.flow import Flow, text_part
from piiguard.readers.office.markup import Element, check_depth, child, descendants, get, local
from piiguard.readers.office.word_looks import Looks

TAKEN = frozenset({"t", "delText", "instrText", "delInstrText", "fldData"})
"""Elements whose text the walk reads."""

_PROPERTIES = frozenset(
    {"pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr"}
)
_SYMBOL_FONTS = re.compile(r"wingdings|webdings|symbol", re.I)
_PRIVATE = 0xF000
"""Where Word puts a font's own characters (ECMA-376, part 1, 17.3.3.30)."""
_MOST_COLUMNS = 63
"""Word's own cap on the columns of a table."""
_UTF16_RUN = re.compile(rb"(?:[^\x00-\x1f\x7f]\x00){4,}")


class Story:
    """Walks one story."""

    def __init__(
        self,
        name: str,
        looks: Looks,
        kind: PartKind = PartKind.BODY,
        *,
        visible: bool = True,
    ) -> None:
        self._name = name
        self._looks = looks
        self._kind = kind
        self._visible = visible
        self._flow = Flow(name, kind, visible=visible)
        self._boxes: list[Flow] = []
        self._codes: list[str] = []
        self._open_code = ""
        self._data: list[str] = []

    def read(self, root: Element) -> Iterator[Part | None]:
        """Yield the story's parts.

        Raises:
            ReadError: ``damaged``: nested too deeply.
        """
        check_depth(root)
        self._walk(root, self._flow, seen=True, inserted=False)
        self._end_code()
        yield from self._flow.parts()
        for box in self._boxes:
            yield from box.parts()
        alternatives = dict.fromkeys(
            get(element, key) or ""
            for element in descendants(root, "docPr", "cNvPr")
            for key in ("descr", "title")
        )
        for what, lines in (
            ("field codes", self._codes),
            ("field data", self._data),
            ("alternative texts", list(alternatives)),
        ):
            text = "\n".join(filter(None, lines))
            yield text_part(PartKind.METADATA, f"{self._name}: {what}", text, visible=False)

    def _walk(self, element: Element, flow: Flow, *, seen: bool, inserted: bool) -> None:
        tag = local(element.tag)
        if tag in _PROPERTIES or not tag:
            return
        if tag in {"t", "delText"}:
            flow.add(element.text or "", seen=seen and tag == "t", inserted=inserted)
        elif tag == "r":
            seen = seen and self._run_seen(element)
        elif tag in {"del", "moveFrom"}:
            seen = False
        elif tag in {"ins", "moveTo"}:
            inserted = True
        elif tag == "txbxContent":
            flow = Flow(f"{self._name}: text box {len(self._boxes) + 1}", self._kind,
                        visible=self._visible and seen)  # fmt: skip
            self._boxes.append(flow)
            seen = True
        elif tag in {"tbl", "tr", "tc"}:
            self._begin(element, tag, flow)
            seen = seen and not (tag == "tr" and child(element, "trPr", "del") is not None)
        else:
            self._mark(element, tag, flow)
        if tag == "AlternateContent":
            self._alternatives(element, flow, seen=seen, inserted=inserted)
        else:
            for inner in element:
                self._walk(inner, flow, seen=seen, inserted=inserted)
        if tag == "p":
            flow.end_paragraph()
        elif tag == "tc":
            flow.end_cell(_number(child(element, "tcPr", "gridSpan")))
        elif tag == "tbl":
            flow.end_table()

    def _begin(self, element: Element, tag: str, flow: Flow) -> None:
        if tag == "tbl":
            flow.begin_table()
        elif tag == "tr":
            flow.begin_row()
            for _ in range(_number(child(element, "trPr", "gridBefore"))):
                flow.begin_cell()
                flow.end_cell()
        else:
            flow.begin_cell()

    def _mark(self, element: Element, tag: str, flow: Flow) -> None:
        """Take what stands for a character, or is part of a field's code."""
        if tag in {"tab", "ptab"}:
            flow.add("\t")
        elif tag in {"br", "cr"}:
            flow.add("\n")
        elif tag == "noBreakHyphen":
            flow.add("-")
        elif tag == "sym":
            flow.add(_symbol(element))
        elif tag in {"instrText", "delInstrText"}:
            self._open_code += element.text or ""
        elif tag == "fldSimple":
            self._codes.append(get(element, "instr") or "")
        elif tag == "fldChar":
            self._end_code()
        elif tag == "fldData":
            self._data += _strings(element.text or "")

    def _end_code(self) -> None:
        self._codes.append(self._open_code.strip())
        self._open_code = ""

    def _run_seen(self, run: Element) -> bool:
        paragraph = run.getparent()
        while paragraph is not None and local(paragraph.tag) != "p":
            paragraph = paragraph.getparent()
        properties = None if paragraph is None else child(paragraph, "pPr")
        shaded = properties is not None and child(properties, "shd") is not None
        return self._looks.run_seen(
            child(run, "rPr"),
            paragraph=self._looks.paragraph_seen(properties),
            plain=not shaded and not self._in_table(run),
        )

    def _in_table(self, element: Element) -> bool:
        return any(local(e.tag) in {"tc", "txbxContent"} for e in element.iterancestors())

    def _alternatives(self, element: Element, flow: Flow, *, seen: bool, inserted: bool) -> None:
        """Walk the first choice; others only where they say something else."""
        said: set[str] = set()
        for number, branch in enumerate(element):
            text = "".join(t.text or "" for t in descendants(branch, "t", "delText"))
            if number and (not text.strip() or text in said):
                continue
            said.add(text)
            self._walk(branch, flow, seen=seen and number == 0, inserted=inserted)


def _number(element: Element | None) -> int:
    """Return the value of a property that counts columns; absent or absurd is none."""
    value = "" if element is None else get(element, "val") or ""
    return min(int(value), _MOST_COLUMNS) if value.isascii() and value.isdigit() else 0


def _symbol(element: Element) -> str:
    try:
        code = int(get(element, "char") or "", 16)
    except ValueError:
        return ""
    if _SYMBOL_FONTS.search(get(element, "font") or ""):
        return " "
    code = code - _PRIVATE if code >= _PRIVATE else code
    return chr(code) if code >= 0x20 else ""


def _strings(encoded: str) -> list[str]:
    """Return the texts in a field's binary data (UTF-16, [MS-DOC] 2.9.78)."""
    try:
        data = base64.b64decode(encoded)
    except (binascii.Error, ValueError):
        return [encoded]
    found = _UTF16_RUN.findall(data) + _UTF16_RUN.findall(data[1:])
    return [run.decode("utf-16-le", "replace") for run in found] or [encoded]
