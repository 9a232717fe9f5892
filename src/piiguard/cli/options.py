"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from piiguard.cli.completion import policy_names

PolicyOption = Annotated[
    str | None,
    typer.Option(
        "--policy",
        "-p",
        metavar="NAME|FILE",
        help="The policy, or its YAML file.",
        autocompletion=policy_names,
    ),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Use FILE; default: the nearest piiguard.yaml."),
]
ShowValuesOption = Annotated[
    bool,
    typer.Option("--show-values", help="Print raw values: the report then holds personal data."),
]
