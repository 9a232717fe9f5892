"""JSON Lines: a document a line, ``piiguard.document/1``, for reports of any length.

Each line stands for itself, so that a report can be written while the work goes on
and be read without holding it. The contract is ``schemas/document-1.schema.json``.
"""

from __future__ import annotations

import json

from piiguard.model import DocumentReport, Report
from piiguard.reporters.interface import TOOL_VERSION, Options
from piiguard.reporters.json import document_object

SCHEMA = "piiguard.document/1"


class JsonLinesReporter:
    """Renders a report as one JSON object a document."""

    def render(self, report: Report, options: Options) -> str:
        """Return the lines, in ASCII; a report on nothing has none."""
        return "".join(line(document, options) for document in report.documents)


def line(document: DocumentReport, options: Options) -> str:
    """Return one document's line."""
    content = {
        "schema": SCHEMA,
        "tool": {"name": "piiguard", "version": TOOL_VERSION},
        "known_as": document.known_as,
        **document_object(document, options),
    }
    return json.dumps(content, separators=(",", ":")) + "\n"


REPORTER = JsonLinesReporter()
