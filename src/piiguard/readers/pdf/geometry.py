"""From a PDF's own coordinates to the page as displayed."""

from __future__ import annotations

from ctypes import byref
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium_c

from piiguard.model import BBox


@dataclass(frozen=True, slots=True)
class PageBox:
    """The visible rectangle of a page and how it is turned.

    ``left`` … ``top`` are the crop box in user space, in points, y upwards;
    ``quarter_turns`` counts clockwise turns by 90 degrees, 0 to 3.
    """

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int

    @classmethod
    def of(cls, raw_page: Any) -> PageBox:
        """Return the box of a pdfium page."""
        rect = pdfium_c.FS_RECTF()
        pdfium_c.FPDF_GetPageBoundingBox(raw_page, byref(rect))
        turns = max(0, pdfium_c.FPDFPage_GetRotation(raw_page)) % 4
        return cls(rect.left, rect.bottom, rect.right, rect.top, turns)

    @property
    def width(self) -> float:
        """Width as displayed, in points."""
        return self.top - self.bottom if self.quarter_turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed, in points."""
        return self.right - self.left if self.quarter_turns % 2 else self.top - self.bottom

    def displayed(self, left: float, bottom: float, right: float, top: float) -> BBox:
        """Return a rectangle of user space where the page shows it."""
        match self.quarter_turns:
            case 0:
                return BBox(left - self.left, self.top - top, right - self.left, self.top - bottom)
            case 1:
                return BBox(
                    bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
                )
            case 2:
                return BBox(
                    self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
                )
            case _:
                return BBox(
                    self.top - top, self.right - right, self.top - bottom, self.right - left
                )
