"""What stands in the cells: personal and item data, found with Presidio.

Importing this package loads nothing of Presidio; the first call of
:meth:`Detector.detect` or :meth:`Detector.load` does. spaCy is loaded only where the
configuration names a spaCy model or recognizers of the user's own.
"""

from piiguard.detection.detector import Detector

__all__ = ["Detector"]
