"""``--watch``: check again whatever changes, until Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from piiguard.cli.output import complain
from piiguard.config import CONFIG_NAME
from piiguard.errors import ConfigError


def ensure_watchable() -> None:
    """Check before the work that folders can be watched.

    Raises:
        ConfigError: The extra is not installed.
    """
    try:
        import watchfiles  # noqa: F401
    except ImportError:
        raise ConfigError("--watch needs an extra: pip install 'piiguard[watch]'") from None


def watch(
    paths: Iterable[str], ignored: Iterable[Path], check: Callable[[list[str]], object]
) -> None:
    """Call ``check`` with the files that changed, each time that some did.

    Args:
        paths: Files and folders.
        ignored: Files that are no documents: the reports that ``check`` writes.
        check: What to do; a file may be gone again when it is called.
    """
    from watchfiles import watch as changes

    roots = [Path(path) for path in dict.fromkeys(paths)]
    complain("watching for changes; Ctrl-C ends it")
    reports = {path.resolve() for path in ignored}
    # Ctrl-C is how it ends, also while a check still runs: that one reports nothing.
    with suppress(KeyboardInterrupt):
        for batch in changes(*roots, raise_interrupt=False):
            changed = {Path(path).resolve() for _, path in batch} - reports
            files = sorted(_checkable(changed, roots))
            if files:
                check(files)
    complain("no longer watching; what no report above names is not to be taken as checked")


def _checkable(changed: set[Path], roots: list[Path]) -> Iterator[str]:
    for path in changed:
        if not path.is_file() or path.name == CONFIG_NAME:
            continue
        for root in roots:
            if root.resolve() == path:
                yield str(root)
                break
            if path.is_relative_to(root.resolve()):
                relative = path.relative_to(root.resolve())
                # Hidden files are no more checked than when a folder is searched.
                if not any(part.startswith(".") for part in relative.parts):
                    yield str(root / relative)
                break
