"""Mail: internet messages (EML, MHT, mbox) and Outlook's MSG."""

from __future__ import annotations

from piiguard.readers.interface import Reader
from piiguard.readers.mail.eml import EmlReader
from piiguard.readers.mail.msg import MsgReader

MAIL_READERS: tuple[Reader, ...] = (MsgReader(), EmlReader())

__all__ = ["MAIL_READERS", "EmlReader", "MsgReader"]
