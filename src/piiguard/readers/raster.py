"""A picture in grey, and where on its page it lies."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from piiguard.model import BBox

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POINTS_PER_INCH = 72

INK_CONTRAST = 60
"""A pixel so many of 255 levels from the background is ink; paper's grain, shadows
and the artefacts of JPEG stay below."""
_BLANK_INK = 3e-5
"""Share of ink up to which a picture is blank. At 300 dpi a Letter page then has
under 260 pixels of ink; a word of six letters in 10 points takes about 700."""


@dataclass(frozen=True, slots=True)
class Raster:
    """Grey pixels, 0 black to 255 white, of a rectangle of a page."""

    pixels: NDArray[np.uint8] = field(repr=False)
    """Rows from the top, columns from the left."""
    scale: float
    """Pixels per point."""
    left: float = 0.0
    top: float = 0.0
    """Where on the page the first pixel lies, in points."""

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.pixels.shape[0])

    @property
    def dpi(self) -> int:
        """Pixels per inch."""
        return round(self.scale * POINTS_PER_INCH)

    def on_page(self, x0: float, top: float, x1: float, bottom: float) -> BBox:
        """Return where on the page a rectangle of pixels lies."""
        scale = self.scale
        return BBox(
            self.left + x0 / scale,
            self.top + top / scale,
            self.left + x1 / scale,
            self.top + bottom / scale,
        )

    def under(self, box: BBox) -> NDArray[np.uint8]:
        """Return the pixels under a rectangle of the page, at least one, if it has any."""
        scale = self.scale
        x0 = max(0, int((box.x0 - self.left) * scale))
        y0 = max(0, int((box.top - self.top) * scale))
        x1 = max(x0 + 1, ceil((box.x1 - self.left) * scale))
        y1 = max(y0 + 1, ceil((box.bottom - self.top) * scale))
        return self.pixels[y0:y1, x0:x1]

    def ink(self) -> NDArray[np.bool_]:
        """Return which pixels differ from the background, the most frequent grey."""
        import numpy as np  # Most documents have no picture.

        background = int(np.bincount(self.pixels.ravel(), minlength=256).argmax())
        return np.abs(self.pixels.astype(np.int16) - background) >= INK_CONTRAST

    def is_blank(self) -> bool:
        """Say whether there is nothing on it that could be read."""
        low, high = int(self.pixels.min()), int(self.pixels.max())
        return high - low < INK_CONTRAST or float(self.ink().mean()) <= _BLANK_INK
