"""Standard output, whose reader may leave before the end."""

from __future__ import annotations

import os
import sys

import typer

from piiguard.cli.terminal import showable


def say(text: str, *, color: bool = False, end: str = "\n") -> None:
    """Print to standard output; who stops reading, as ``head`` does, changes no verdict."""
    try:
        text = showable(text + end, getattr(sys.stdout, "encoding", None))
        typer.echo(text, nl=False, color=color)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()


def discard_output() -> None:
    """Send what else is printed nowhere, also what Python flushes when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """Print one line to standard error."""
    text = "piiguard: " + " ".join(message.split())
    typer.echo(showable(text, getattr(sys.stderr, "encoding", None)), err=True)
