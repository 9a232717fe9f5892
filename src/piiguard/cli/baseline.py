"""``piiguard baseline``: begin with an old archive without forgetting what is in it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from piiguard.cli.exits import Exit
from piiguard.cli.files import ensure_writable, expand, write_report
from piiguard.cli.options import ConfigOption, PolicyOption
from piiguard.cli.output import complain, say
from piiguard.config import FINGERPRINT_KEY_VARIABLE, Config, load_config
from piiguard.errors import ConfigError
from piiguard.reporters.counts import plural

if TYPE_CHECKING:
    from piiguard.model import DocumentReport
    from piiguard.suppression import Baseline, Entry

DEFAULT_FILE = Path("piiguard-baseline.json")

CREATE_EXAMPLE = f"""\b
Example, with a key from your store of secrets:
  export {FINGERPRINT_KEY_VARIABLE}=…
  piiguard baseline create archive/ --policy invoice
"""

PRUNE_EXAMPLES = """\b
Examples:
  piiguard baseline prune archive/
  piiguard baseline prune archive/ --gone
"""
AUDIT_EXAMPLES = """\b
Examples:
  piiguard baseline audit
  piiguard baseline audit --interactive
"""

app = typer.Typer(
    help="Keep old findings from counting, by a baseline.",
    rich_markup_mode=None,
    add_completion=False,
)

FileOption = Annotated[
    Path | None,
    typer.Option(
        "--file",
        metavar="FILE",
        help=f"The baseline; default: the configuration's, else {DEFAULT_FILE}.",
    ),
]
PathsArgument = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files and folders of the archive.")
]


@app.callback(invoke_without_command=True)
def _group(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit(Exit.USAGE)


@app.command("create", epilog=CREATE_EXAMPLE)
def create(
    paths: PathsArgument,
    policy: PolicyOption = None,
    file: FileOption = None,
    config: ConfigOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a baseline, and its audit.")] = (
        False
    ),
) -> int:
    """Take up all violations there are now, so that only new ones count.

    Values and paths are kept as keyed hashes only. What cannot be fully checked is
    no finding and stays incomplete.
    """
    from piiguard.suppression import Baseline, key_id
    from piiguard.suppression.baseline import entries_of

    settings, target = _settings(config, file)
    key = _key(settings)
    if target.exists() and not force:
        raise ConfigError(f"{target} exists; 'audit' or 'prune' it, or replace it with --force")
    ensure_writable(target)
    folder = target.resolve().parent
    reports = _check(paths, policy, settings, target)
    entries = tuple(entry for report in reports for entry in entries_of(report, key, folder))
    _write(Baseline(key_id(key), folder, entries), target)
    say(
        f"{target.name}: {plural(sum(e.count for e in entries), 'finding')} in "
        f"{plural(len(reports), 'document')}"
    )
    return _incomplete(reports)


@app.command("prune", epilog=PRUNE_EXAMPLES)
def prune(
    paths: PathsArgument,
    policy: PolicyOption = None,
    file: FileOption = None,
    config: ConfigOption = None,
    gone: Annotated[
        bool, typer.Option("--gone", help="Drop what is known of documents not in PATH, too.")
    ] = False,
) -> int:
    """Drop what is no longer found, so that it counts if it returns.

    Of documents that are not in PATH, or could not be fully checked, all is kept. A
    baseline knows no paths, so only --gone drops what is known of removed documents.
    """
    from piiguard.suppression import document_key, load_baseline
    from piiguard.suppression.baseline import entries_of

    settings, target = _settings(config, file)
    key = _key(settings)
    known = load_baseline(target, key)
    reports = _check(paths, policy, settings, target)
    found: dict[tuple[str, str], int] = {}
    keys = {document_key(key, report.source, known.folder): report for report in reports}
    checked = {each for each, report in keys.items() if not report.problems}
    if gone:
        checked |= {entry.document_key for entry in known.entries} - keys.keys()
    for report in keys.values():
        found |= {e.identity: e.count for e in entries_of(report, key, known.folder)}
    kept = [_pruned(entry, found, checked) for entry in known.entries]
    entries = tuple(entry for entry in kept if entry is not None)
    _write(replace(known, entries=entries), target)
    dropped = sum(e.count for e in known.entries) - sum(e.count for e in entries)
    say(
        f"{target.name}: {plural(dropped, 'finding')} dropped, {sum(e.count for e in entries)} kept"
    )
    return _incomplete(reports)


def _pruned(entry: Entry, found: dict[tuple[str, str], int], checked: set[str]) -> Entry | None:
    if entry.document_key not in checked:
        return entry
    count = min(entry.count, found.get(entry.identity, 0))
    return replace(entry, count=count) if count else None


@app.command("audit", epilog=AUDIT_EXAMPLES)
def audit(
    file: FileOption = None,
    config: ConfigOption = None,
    interactive: Annotated[
        bool, typer.Option("--interactive", "-i", help="Ask about what nobody has looked at.")
    ] = False,
) -> int:
    """List what the baseline holds, and what a person has said of it.

    Exit code 1 says that something was not looked at yet, or is to be fixed.
    """
    from piiguard.suppression import Decision, load_baseline

    settings, target = _settings(config, file)
    known = load_baseline(target, _key(settings))
    if interactive:
        known = _ask(known, target)
    for entry in sorted(known.entries, key=lambda e: (e.decision, e.document, e.rule)):
        said = f"  {entry.reason}" if entry.reason else ""
        times = f" x{entry.count}" if entry.count > 1 else ""
        say(f"{entry.decision.value:<11} {entry.document}  {entry.rule}{times}{said}")
    counts = {d: sum(e.decision is d for e in known.entries) for d in Decision}
    say(", ".join(f"{number} {decision.value}" for decision, number in counts.items()))
    is_settled = counts[Decision.ACCEPTED] == len(known.entries)
    return Exit.PASS if is_settled else Exit.VIOLATIONS


def _ask(known: Baseline, target: Path) -> Baseline:
    """Ask about each entry that nobody has looked at; what was answered is kept."""
    from piiguard.suppression import Decision

    entries = list(known.entries)
    for index, entry in enumerate(entries):
        if entry.decision is not Decision.UNREVIEWED:
            continue
        say(f"{entry.document}: {entry.rule}, {entry.entity_type or 'document'}, x{entry.count}")
        say("accept (a), to fix (f), later (l), quit (q)? ", end="")
        answer = sys.stdin.readline().strip().lower()[:1]
        if answer in ("q", ""):
            break
        if answer not in ("a", "f"):
            continue
        say("Why? ", end="")
        reason = " ".join(sys.stdin.readline().split())
        if answer == "a" and not reason:
            say("Not accepted: a reason is needed.")
            continue
        decision = Decision.ACCEPTED if answer == "a" else Decision.TO_FIX
        entries[index] = replace(entry, decision=decision, reason=reason)
    known = replace(known, entries=tuple(entries))
    _write(known, target)
    return known


def _settings(config: Path | None, file: Path | None) -> tuple[Config, Path]:
    """Return the configuration without its baseline, and the baseline's file."""
    settings = load_config(config, Path.cwd())
    return replace(settings, baseline=None), file or settings.baseline or DEFAULT_FILE


def _key(settings: Config) -> bytes:
    if settings.fingerprint_key is None:
        raise ConfigError(
            f"a baseline needs a secret key in {FINGERPRINT_KEY_VARIABLE}: without one, what "
            "it holds could be guessed"
        )
    return settings.fingerprint_key


def _check(
    paths: list[str], policy: str | None, settings: Config, target: Path
) -> list[DocumentReport]:
    from piiguard.api import Checker

    files = expand(paths, [target])
    return list(Checker(policy, config=settings).check_many(map(Path, files)))


def _write(known: Baseline, target: Path) -> None:
    from piiguard.suppression import to_json

    write_report(to_json(known), target, private=False)


def _incomplete(reports: Iterable[DocumentReport]) -> Exit:
    unchecked = [report for report in reports if report.problems]
    for report in unchecked:
        complain(f"{report.path}: not fully checked ({report.problems[0].code})")
    return Exit.INCOMPLETE if unchecked else Exit.PASS
