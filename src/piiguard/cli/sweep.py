"""Checks of any number of documents: nothing of one is held when the next one comes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from piiguard.api import NO_POLICY
from piiguard.cli.exits import Exit, exit_code
from piiguard.cli.output import complain, say
from piiguard.cli.record import Record
from piiguard.cli.terminal import showable
from piiguard.errors import ConfigError
from piiguard.reporters.counts import Counts
from piiguard.reporters.interface import Options
from piiguard.reporters.jsonl import line

if TYPE_CHECKING:
    from piiguard.api import Checker
    from piiguard.model import DocumentReport

WORTH_SHOWING = 5
"""Fewer documents are done before a bar of progress is read."""


def sweep(
    checker: Checker,
    names: Callable[[], Iterator[str]],
    open_all: Callable[[Iterator[str]], Iterator[Path | bytes]],
    file: Path | None,
    *,
    jobs: int,
    show_values: bool,
    resume: bool,
) -> Exit:
    """Check documents and write a line for each as soon as it is known.

    Args:
        checker: What checks.
        names: Begins to name the documents, each time it is called.
        open_all: Makes sources of names.
        file: The report; None for standard output.
        jobs: How many documents are checked at once.
        show_values: Whether raw values are printed.
        resume: Whether the report's lines stay, and documents that have one are left out.

    Raises:
        ConfigError: The report cannot be written, or there is nothing to resume by.
    """
    if resume and not checker.knows_documents:
        raise ConfigError(
            "--resume knows documents by a secret in the cache's folder, and the cache is "
            "off or cannot be used; 'piiguard cache show' says why"
        )
    options = Options(show_values)
    with _progress(names) as advance:
        sources = open_all(names())
        if file is None:
            counts = Counts()
            for document in checker.check_many(sources, jobs=jobs):
                say(line(document, options), end="")
                counts.add(document)
                advance(document)
        else:
            with Record(file, options, resume=resume) as record:
                try:
                    _fill(record, checker, sources, jobs, advance)
                except KeyboardInterrupt:
                    complain(
                        f"interrupted; {file} has {record.held + record.counts.documents:,} "
                        "documents, and the same command with --resume checks the others"
                    )
                    return Exit.INTERRUPTED
                record.finish()
            counts = record.counts
            if record.held:
                complain(f"{record.held:,} of the documents were in {file} already")
    complain(str(counts))
    if counts.problems[NO_POLICY]:
        complain("nothing says which policy applies to some of them: name one with --policy")
    return exit_code(counts, NO_POLICY)


def _fill(
    record: Record,
    checker: Checker,
    sources: Iterator[Path | bytes],
    jobs: int,
    advance: Callable[[DocumentReport | None], None],
) -> None:
    def skip(known_as: str) -> bool:
        is_there = record.holds(known_as)
        if is_there:
            advance(None)
        return is_there

    for document in checker.check_many(sources, jobs=jobs, skip=skip):
        record.write(document)
        advance(document)


@contextmanager
def _progress(
    names: Callable[[], Iterator[str]],
) -> Iterator[Callable[[DocumentReport | None], None]]:
    """Show how far the work is and how long it takes, where somebody looks."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    total = sum(1 for _ in names())
    with _bar(total) if total >= WORTH_SHOWING else nullcontext(lambda _: None) as advance:
        yield advance


@contextmanager
def _bar(total: int) -> Iterator[Callable[[DocumentReport | None], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as TimeLeft

    counts = Counts()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("time left"),
        # Over many documents: one scan among a thousand bills is no new pace.
        TimeLeft(),
    )
    console = Console(stderr=True)
    with Progress(
        *columns, console=console, transient=True, speed_estimate_period=300, refresh_per_second=4
    ) as progress:
        task = progress.add_task("checking", total=total)

        def advance(document: DocumentReport | None) -> None:
            if document is not None:
                counts.add(document)
            words = [f"{counts.verdicts[v]:,} {v}" for v in ("fail", "incomplete")]
            text = showable(" · ".join(words), console.encoding)
            progress.update(task, advance=1, description=text)

        yield advance
