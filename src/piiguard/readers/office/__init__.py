"""Word processors' and spreadsheets' documents: DOCX, XLSX, ODT, ODS, RTF.

A module reads each format; under them lie shared ones. ``package`` opens a ZIP
document and ``markup`` its XML with every cap in force, ``flow`` and ``sheet`` make
parts of stories and rows, and ``leftovers`` reads whatever no walk has read.
"""

from __future__ import annotations

from piiguard.readers.interface import Reader
from piiguard.readers.office.docx import DocxReader
from piiguard.readers.office.odf import ods_reader, odt_reader
from piiguard.readers.office.rtf import RtfReader
from piiguard.readers.office.xlsx import XlsxReader

OFFICE_READERS: tuple[Reader, ...] = (
    DocxReader(),
    XlsxReader(),
    odt_reader(),
    ods_reader(),
    RtfReader(),
)
"""The readers of office documents."""

__all__ = ["OFFICE_READERS"]
