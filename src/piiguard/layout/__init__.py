"""Cuts a document into cells that know their label, before anything is detected."""

from piiguard.layout.lay_out import lay_out

__all__ = ["lay_out"]
