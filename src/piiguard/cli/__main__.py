"""``python -m piiguard.cli``."""

from __future__ import annotations

from piiguard.cli import main

main()
