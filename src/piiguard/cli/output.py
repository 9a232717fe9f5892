"""Standard output, whose reader may leave before the end."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap

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
    """Print one line to standard error; on a terminal it is broken between words."""
    text = "piiguard: " + " ".join(message.split())
    if sys.stderr.isatty():
        width = min(shutil.get_terminal_size().columns, 100)
        text = textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
    typer.echo(showable(text, getattr(sys.stderr, "encoding", None)), err=True)
