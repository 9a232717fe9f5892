"""Writes ``piiguard.yaml``: its first version, and libraries into one that is there."""

from __future__ import annotations

from piiguard.configuring.merge import add_libraries
from piiguard.configuring.starter import SYSTEMS, Answers, starter_file
from piiguard.configuring.survey import Outlet, libraries_of, read_survey

__all__ = [
    "SYSTEMS",
    "Answers",
    "Outlet",
    "add_libraries",
    "libraries_of",
    "read_survey",
    "starter_file",
]
