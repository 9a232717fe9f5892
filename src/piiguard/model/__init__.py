"""The values that flow through piiguard, stage by stage.

``read → lay out → detect → attribute → evaluate → report``: each stage takes
the frozen values of the stage before and returns its own. Nothing here imports
anything but the standard library, and no ``repr`` shows text of a document.
"""

from typing import TYPE_CHECKING

from piiguard.late import late

if TYPE_CHECKING:
    from piiguard.model.box import BBox
    from piiguard.model.cell import Cell, CellKind, Label, Place, Slice
    from piiguard.model.detection import Attribution, Clue, Detection
    from piiguard.model.document import (
        Content,
        Document,
        Field,
        Grid,
        Part,
        PartKind,
        Problem,
        Row,
        Text,
        Variable,
        Variables,
        Word,
        Words,
    )
    from piiguard.model.report import (
        DocumentReport,
        Finding,
        JsonObject,
        Location,
        Report,
        Suppression,
    )
    from piiguard.model.terms import Role, Severity, Verdict

__all__ = [
    "Attribution",
    "BBox",
    "Cell",
    "CellKind",
    "Clue",
    "Content",
    "Detection",
    "Document",
    "DocumentReport",
    "Field",
    "Finding",
    "Grid",
    "JsonObject",
    "Label",
    "Location",
    "Part",
    "PartKind",
    "Place",
    "Problem",
    "Report",
    "Role",
    "Row",
    "Severity",
    "Slice",
    "Suppression",
    "Text",
    "Variable",
    "Variables",
    "Verdict",
    "Word",
    "Words",
]

if not TYPE_CHECKING:
    __getattr__ = late(
        __name__,
        {
            "box": ("BBox",),
            "cell": (
                "Cell",
                "CellKind",
                "Label",
                "Place",
                "Slice",
            ),
            "detection": (
                "Attribution",
                "Clue",
                "Detection",
            ),
            "document": (
                "Content",
                "Document",
                "Field",
                "Grid",
                "Part",
                "PartKind",
                "Problem",
                "Row",
                "Text",
                "Variable",
                "Variables",
                "Word",
                "Words",
            ),
            "report": (
                "DocumentReport",
                "Finding",
                "JsonObject",
                "Location",
                "Report",
                "Suppression",
            ),
            "terms": (
                "Role",
                "Severity",
                "Verdict",
            ),
        },
    )
