"""What stands in the cells: personal and item data, found with Presidio.

Importing this package loads neither Presidio nor spaCy; the first call of
:meth:`Detector.detect` or :meth:`Detector.load` does.
"""

from piiguard.detection.detector import Detector

__all__ = ["Detector"]
