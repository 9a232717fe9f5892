"""Office documents: DOCX, XLSX, PPTX, ODT, ODS, ODP, ODG, RTF.

A module reads each format; under them lie shared ones. ``package`` opens a ZIP
document and ``markup`` its XML with every cap in force, ``flow`` and ``sheet`` make
parts of stories and rows, and ``leftovers`` reads whatever no walk has read.
"""
