"""What the variables of library systems' templates print: tables, and how to read them.

The tables are data: one YAML file a system, beside this file. Its form is told in
``tables.py``, its words in ``meanings.py``.
"""

from __future__ import annotations

from piiguard.lexicon.variables.lookup import Found, VariableLexicon
from piiguard.lexicon.variables.meanings import Thing, parse_meaning
from piiguard.lexicon.variables.tables import Table, load_tables

__all__ = ["Found", "Table", "Thing", "VariableLexicon", "load_tables", "parse_meaning"]
