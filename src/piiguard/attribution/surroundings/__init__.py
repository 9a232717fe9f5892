"""Whose a name is, judged by a small trained model from what stands around it.

It is asked last, and only of names that no label, rule or list could place. How it is
trained and how well it does: docs/surroundings-model.md.
"""

from __future__ import annotations

from piiguard.attribution.surroundings.place import place

__all__ = ["place"]
