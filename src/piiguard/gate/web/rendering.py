"""Templates into responses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse


class Templates:
    """The page's templates; everything put into them is escaped."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(Path(__file__).with_name("templates")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(self, name: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """Return a page made of the template ``name``."""
        text = self._environment.get_template(name).render(values)
        return HTMLResponse(text, status)

    def message(self, status: int, title: str, sentence: str) -> HTMLResponse:
        """Return a page with one sentence."""
        return self.page("message.html", status=status, title=title, sentence=sentence)

    def internal_error(self, error: Exception) -> HTMLResponse:
        """Return the page of a failure. Only its type is told: the message may quote."""
        return self.message(
            500,
            "Something went wrong",
            f"piiguard itself failed ({type(error).__name__}). Nothing is to be taken as checked.",
        )
