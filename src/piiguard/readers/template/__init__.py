"""Templates of notices, bills and slips: what they will print, before they do."""

from __future__ import annotations

from piiguard.readers.template.reader import TemplateReader

__all__ = ["TemplateReader"]
