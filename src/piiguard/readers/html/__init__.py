"""HTML: what a browser shows, and all that it does not."""

from __future__ import annotations

from piiguard.readers.html.reader import HtmlReader, read_markup

__all__ = ["HtmlReader", "read_markup"]
