"""PDF: what stands on its pages, and everything else it carries.

pdfium reads the pages (``words``, ``images``, ``pages``), pikepdf the rest, a
module for each place where a PDF keeps text.
"""
