"""Images: the text and bar codes they show, and what is written about them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from piiguard.config import Limits
from piiguard.errors import ReadError
from piiguard.model import Part, PartKind, Problem, Words
from piiguard.readers.barcodes import barcode_parts, decode
from piiguard.readers.image_metadata import image_metadata
from piiguard.readers.interface import Reading
from piiguard.readers.ocr import INSTALL, OcrEngine, Recognised, engine_for, recognise
from piiguard.readers.raster import POINTS_PER_INCH, Raster

_LEGIBLE_PIXELS = 8
"""Lower or narrower is a rule, a spacer or a tracking pixel."""
_TRUSTED_DPI = range(100, 1201)
"""Resolutions a scanner writes. Cameras and screenshots write 72 or 96, which says
nothing of the size."""
_ASSUMED_WIDTH = 612.0
"""Points: an image of unknown size is taken to be as wide as a Letter page."""
_COARSE_DPI, _FINE_DPI = 200, 400
"""OCR wants about 300 dpi: what is finer is halved, and what is coarser, doubled where
it could not be read as it is. How coarse it is, is a guess for most images."""


@dataclass(frozen=True, slots=True)
class ImageReader:
    """Reads one image format by its signature, whatever the name."""

    name: str
    """Pillow's name of the format, in lower case."""
    media_type: str
    signatures: tuple[bytes, ...]
    inner_mark: tuple[int, bytes] = (0, b"")
    """Offset and bytes that must stand there too."""

    def matches(self, data: bytes, name: str) -> bool:
        """Take what begins as the format does."""
        at, mark = self.inner_mark
        return data.startswith(self.signatures) and data[at : at + len(mark)] == mark

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """Return what each frame shows, then the metadata."""
        engine = engine_for(limits.ocr)
        parts: list[Part] = []
        problems: list[Problem] = []
        with _open(data, self.name) as image:
            frames = getattr(image, "n_frames", 1)
            if frames > limits.pages:
                raise ReadError(
                    "too-large",
                    f"{frames} images in the file are more than the cap of {limits.pages}; split "
                    "the file, or raise limits.pages in piiguard.yaml",
                )
            metadata = list(image_metadata(image, data))
            for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
                where = "image" if frames == 1 else f"image {number}"
                page = None if frames == 1 else number
                raster = _raster(frame)
                parts += _codes(raster, where, page)
                seen = _text(raster, engine)
                if seen.words:
                    content = Words(seen.words, *_size(raster))
                    parts.append(Part(PartKind.OCR, f"text in {where}", content, page))
                problems += _problems(seen, where, engine, limits)
        return Reading((*parts, *metadata), tuple(problems))


IMAGE_READERS = (
    ImageReader("png", "image/png", (b"\x89PNG\r\n\x1a\n",)),
    ImageReader("jpeg", "image/jpeg", (b"\xff\xd8\xff",)),
    ImageReader("gif", "image/gif", (b"GIF87a", b"GIF89a")),
    ImageReader("tiff", "image/tiff", (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")),
    # Bytes 6 to 9 of a bitmap file are reserved and zero; "BM" alone may begin a text.
    ImageReader("bmp", "image/bmp", (b"BM",), (6, b"\x00\x00\x00\x00")),
    ImageReader("webp", "image/webp", (b"RIFF",), (8, b"WEBP")),
)
"""A reader for each format."""


def _open(data: bytes, image_format: str) -> Image.Image:
    too_large = ReadError(
        "too-large",
        f"the image has more than {Image.MAX_IMAGE_PIXELS} pixels; save it at 300 dpi",
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data), formats=[image_format])
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise too_large from None
    except MemoryError:
        raise
    except Exception as error:
        raise ReadError(
            "damaged", f"the image cannot be opened ({type(error).__name__}); save it again"
        ) from None


def _raster(frame: Image.Image) -> Raster:
    image = ImageOps.exif_transpose(frame)
    dpi = image.info.get("dpi", (0, 0))[0]
    trusted = round(dpi) in _TRUSTED_DPI
    scale = dpi / POINTS_PER_INCH if trusted else image.width / _ASSUMED_WIDTH
    return Raster(_grey(image), float(scale))


def _grey(image: Image.Image) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    if image.mode.startswith(("I", "F")):
        # 16 bits and more a pixel: stretch what there is over 8 bits.
        values = np.asarray(image, dtype=np.float64)
        low, high = float(values.min()), float(values.max())
        return ((values - low) * (255 / max(high - low, 1e-9))).astype(np.uint8)
    if image.mode == "La":
        image = image.convert("LA")
    if not image.has_transparency_data:
        return np.asarray(image.convert("L"))
    colours = image.convert("RGBA")
    paper = Image.new("RGBA", colours.size, "white")
    shown = np.asarray(Image.alpha_composite(paper, colours).convert("L"))
    if Raster(shown, 1.0).is_blank():
        # White on transparent is made for dark pages.
        return np.asarray(colours.convert("RGB").convert("L"))
    return shown


def _codes(raster: Raster, where: str, page: int | None) -> Iterator[Part]:
    found = decode(raster)
    if not found and raster.dpi < _COARSE_DPI:
        found = decode(_resized(raster, 2))
    yield from barcode_parts(found, where, page, *_size(raster))


def _text(raster: Raster, engine: OcrEngine | None) -> Recognised:
    if min(raster.width, raster.height) < _LEGIBLE_PIXELS or raster.is_blank():
        return Recognised()
    if engine is None:
        return Recognised(nothing=True)
    if raster.dpi > _FINE_DPI:
        raster = _resized(raster, 0.5)
    seen = recognise(engine, [raster])
    if raster.dpi < _COARSE_DPI and (seen.nothing or seen.doubtful):
        again = recognise(engine, [_resized(raster, 2)])
        if not (again.nothing or again.doubtful or again.failed):
            return again
    return seen


def _resized(raster: Raster, factor: float) -> Raster:
    size = max(1, round(raster.width * factor)), max(1, round(raster.height * factor))
    image = Image.fromarray(raster.pixels).resize(size, Image.Resampling.LANCZOS)
    return Raster(np.asarray(image), raster.scale * size[0] / raster.width)


def _size(raster: Raster) -> tuple[float, float]:
    return raster.width / raster.scale, raster.height / raster.scale


def _problems(
    seen: Recognised, where: str, engine: OcrEngine | None, limits: Limits
) -> Iterator[Problem]:
    if engine is None:
        if seen.nothing:
            yield Problem("no-text", f"{where}: what it shows was not read; {INSTALL[limits.ocr]}")
    elif seen.failed:
        yield Problem("ocr-failed", f"{where}: OCR failed; check it by eye")
    elif seen.nothing:
        yield Problem(
            "no-text", f"{where}: OCR ({engine.name}) found no text in it; check it by eye"
        )
    elif seen.doubtful:
        yield Problem(
            "uncertain-text",
            f"{where}: OCR is not sure of many words; scan it again at 300 dpi, or check it by eye",
        )
