"""Collects text as it flows down a page: lines, gaps, and tables between them."""

from __future__ import annotations

import re

from piiguard.model import Grid, Text
from piiguard.readers.normalise import expand_tabs, fold

_SPACES = re.compile(r"[ \t\n\r\f]+")
"""What HTML collapses; no-break spaces are kept, as they set columns."""

_GAP = 3
"""Spaces between boxes of one line: more than the two that may follow a sentence."""


class Flow:
    """What is drawn, or would be, in order."""

    def __init__(self) -> None:
        self.contents: list[Text | Grid] = []
        self._lines: list[str] = []
        self._line: list[str] = []

    def write(self, text: str, *, pre: bool) -> None:
        """Add text to the line; in ``pre`` it keeps its spaces and lines."""
        if pre:
            first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self._append(first)
            for line in rest:
                self._break()
                self._append(line)
            return
        text = _SPACES.sub(" ", text)
        if not self._line or self._line[-1].endswith(" "):
            text = text.removeprefix(" ")
        self._append(text)

    def column(self) -> None:
        """Set what follows apart from the words before, as a box within the line is."""
        if self._line and not self._line[-1].endswith(" " * _GAP):
            self._append(" " * _GAP)

    def end_line(self) -> None:
        """End the line, if there is one."""
        if self._line:
            self._break()

    def break_line(self) -> None:
        """End the line, also an empty one."""
        self._break()

    def gap(self) -> None:
        """End the line and leave an empty one, as around a paragraph."""
        self.end_line()
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def add(self, content: Text | Grid) -> None:
        """Put something that is laid out already after the text so far."""
        if isinstance(content, Text):
            self.gap()
            self._lines += content.text.split("\n")
            self.gap()
        else:
            self.end_text()
            self.contents.append(content)

    def end_text(self) -> None:
        """Close the text so far, so that what follows is another content."""
        self.end_line()
        text = expand_tabs(fold("\n".join(self._lines)).replace("\f", "\n"))
        text = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
        if text.strip():
            self.contents.append(Text(text))
        self._lines = []

    def finish(self) -> list[Text | Grid]:
        """Return everything."""
        self.end_text()
        return self.contents

    def _append(self, text: str) -> None:
        if text:
            self._line.append(text)

    def _break(self) -> None:
        self._lines.append("".join(self._line).rstrip(" \t"))
        self._line = []
