"""The documents: those of the accuracy benchmark's development split."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from benchmarks.accuracy.generate import SEED, generate, write
from benchmarks.accuracy.model import Labelled, Media

Corpus = list[tuple[Path, Labelled]]

ENDLESS = 1_000_000


def one_page_pdfs(documents: int, folder: Path, seed: int = SEED) -> Corpus:
    """Write PDFs of one page each, and return them with their labels."""
    made = generate("dev", ENDLESS, seed)
    short = (d for d in made if d.media == "pdf" and d.pages == 1)
    return write(islice(short, documents), folder)


def text_of(characters: int, media: Media = "txt") -> str:
    """Return invoices in plain text, one after the other, cut to a length.

    No two are the same, so that nothing gains by meeting a text again.
    """
    parts: list[str] = []
    length = 0
    for document in generate("dev", ENDLESS, SEED):
        if length >= characters:
            break
        if document.media == media and document.policy == "invoice":
            parts.append(document.content.decode("utf-8"))
            length += len(parts[-1]) + 1
    return "\n".join(parts)[:characters]
