"""piiguard's own name component: persons in cells, in every form they are printed.

``load().tag(texts)`` gives spans with calibrated scores. It needs neither spaCy nor
Presidio. How it is trained and how well it does: docs/name-model.md.
"""

from __future__ import annotations

from piiguard.detection.names.tagger import LABELS, NameSpan, NameTagger, load

__all__ = ["LABELS", "NameSpan", "NameTagger", "load"]
