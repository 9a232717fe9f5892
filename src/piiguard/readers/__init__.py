"""Bytes → Document: one file a format behind one protocol.

``read`` is the stage; everything else here is for those who add a format.
"""

from __future__ import annotations

from piiguard.readers.interface import Attachment, Reader, Reading
from piiguard.readers.registry import load_readers, read

__all__ = ["Attachment", "Reader", "Reading", "load_readers", "read"]
