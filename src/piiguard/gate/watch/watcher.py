"""The outbox folder as it is watched."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from watchfiles import watch

from piiguard.api import Checker, Door
from piiguard.config import Config
from piiguard.errors import ConfigError, PiiguardError
from piiguard.gate.stopping import on_stop_signal
from piiguard.gate.watch import leases
from piiguard.gate.watch.copying import finish
from piiguard.gate.watch.moving import NotComplete, discard_drafts, hold, opened, send
from piiguard.gate.watch.settling import Ready, Settling
from piiguard.model import DocumentReport, Report, Verdict
from piiguard.policy import RULES, mask
from piiguard.reporters import render

log = logging.getLogger("piiguard.gate.watch")

TICK_MS = 500
"""How often the folder is looked at where nothing tells of a change: files settle."""

MAX_RETRY_S = 600


@dataclass(frozen=True, slots=True)
class Folders:
    """The three folders of a gate."""

    outbox: Path
    sent: Path
    held: Path


def run_watch_gate(
    folders: Folders, config: Config, policy: str | None = None, jobs: int = 1
) -> None:
    """Check what comes into the outbox until a signal says to stop.

    Args:
        folders: They must be there, and be three.
        config: The consortium's own facts and choices.
        policy: The policy of files for which the configuration names none.
        jobs: How many files are checked at once.

    Raises:
        ConfigError: There is no record, a folder is not there, or another gate
            watches the outbox.
        PolicyError, AuditError: As ``Checker``.
    """
    if config.audit is None:
        raise ConfigError("a gate keeps a record: say under 'audit' in piiguard.yaml where")
    for folder in (folders.outbox, folders.sent, folders.held):
        if not folder.is_dir():
            raise ConfigError(f"there is no folder {folder}")
    if len({f.resolve() for f in (folders.outbox, folders.sent, folders.held)}) < 3:
        raise ConfigError("the outbox and the folders for sent and held files must be three")
    stopping = threading.Event()
    checker = Checker(policy, config=config, door=Door.WATCH)
    with _alone(folders.outbox), ThreadPoolExecutor(jobs, "piiguard-watch") as executor:
        leases.prepare()
        on_stop_signal(stopping.set)
        watcher = Watcher(folders, checker, executor)
        for folder in (folders.sent, folders.held):
            try:
                number = finish(folders.outbox, folder)
            except OSError as error:
                log.error("what was broken off is not finished yet: %s", error.strerror)
            else:
                if number:
                    log.info("removed here what had been copied and named there: %d", number)
        discard_drafts(folders.held)
        log.info("watching")
        watcher.sweep()
        for _ in watch(
            folders.outbox,
            watch_filter=None,
            recursive=False,
            debounce=200,
            rust_timeout=TICK_MS,
            yield_on_timeout=True,
            stop_event=stopping,
            raise_interrupt=False,
        ):
            watcher.sweep()
        log.info("stopping")
        executor.shutdown(cancel_futures=True)


class Watcher:
    """Finds complete files and has them checked and moved."""

    def __init__(self, folders: Folders, checker: Checker, executor: ThreadPoolExecutor) -> None:
        self._folders = folders
        self._checker = checker
        self._executor = executor
        self._settling = Settling(checker.config.gate.watch.settle_s)
        self._retry_s = checker.config.gate.watch.retry_s
        self._busy: set[str] = set()
        self._failures: dict[str, tuple[int, float]] = {}
        """File → how often it failed, and when to try again."""
        self._told: set[str] = set()
        """What is left where it is, and was logged."""

    def sweep(self) -> None:
        """Look at every file of the outbox; those that are complete are taken up."""
        now_s = time.monotonic()
        try:
            with os.scandir(self._folders.outbox) as entries:
                found = {entry.name: entry for entry in entries}
        except OSError as error:
            log.error("the outbox cannot be read: %s", error.strerror)
            return
        for name, entry in found.items():
            # A name that begins with a dot is a file that is not ready to be seen.
            if name.startswith(".") or name in self._busy:
                continue
            if now_s < self._failures.get(name, (0, 0.0))[1]:
                continue
            try:
                if not self._is_ours(name, entry):
                    continue
                ready = self._settling.look(name, entry.stat(follow_symlinks=False), now_s)
            except OSError:
                continue  # It was taken away since.
            if ready is not None:
                self._busy.add(name)
                self._executor.submit(self._handle, name, ready)
        self._settling.forget_all_but(set(found))
        self._told &= found.keys()
        for name in set(self._failures) - found.keys() - self._busy:
            self._failures.pop(name, None)

    def _is_ours(self, name: str, entry: os.DirEntry[str]) -> bool:
        """Whether it is a file. A link would take out what it leads to, by its name."""
        if entry.is_file(follow_symlinks=False):
            return True
        if not entry.is_dir(follow_symlinks=False) and name not in self._told:
            self._told.add(name)
            log.warning("left where it is, for it is a link or no file: %s", _withheld(name))
        return False

    def _handle(self, name: str, ready: Ready) -> None:
        try:
            self._check_and_move(name, ready)
            self._failures.pop(name, None)
        except (NotComplete, FileNotFoundError):
            pass  # It is looked at again, if it is there.
        except OSError as error:
            self._fail(name, error.strerror or type(error).__name__)
        except PiiguardError as error:
            self._fail(name, str(error))
        except Exception as error:
            # Only the type: its message may quote the document.
            self._fail(name, f"internal error ({type(error).__name__})")
        finally:
            self._busy.discard(name)

    def _check_and_move(self, name: str, ready: Ready) -> None:
        path = self._folders.outbox / name
        with opened(path, ready.look, is_settled=ready.is_settled) as file:
            # One byte more than the cap, which the check refuses.
            data = file.read(self._checker.config.limits.size_bytes + 1)
            report = self._checker.judge(data, name)
            if report.verdict is Verdict.PASS:
                send(file, self._folders.sent, sha256(data).digest())
                log.info("sent: %s", report.path)
            else:
                hold(file, self._folders.held, _text(report))
                log.info("held (%s): %s", _why(report), report.path)

    def _fail(self, name: str, why: str) -> None:
        count = self._failures.get(name, (0, 0.0))[0]
        delay_s = min(self._retry_s * 2**count, MAX_RETRY_S)
        self._failures[name] = (count + 1, time.monotonic() + delay_s)
        log.error(
            "left where it is, to be tried again in %d s: %s: %s", delay_s, _withheld(name), why
        )


def _text(report: DocumentReport) -> str:
    return render(Report.of(report), "console", rules=tuple(RULES.values()))


def _why(report: DocumentReport) -> str:
    reasons = [*(f.rule for f in report.violations), *(p.code for p in report.problems)]
    return ", ".join(sorted(set(reasons)))


def _withheld(name: str) -> str:
    stem, suffix = os.path.splitext(name)
    return f"{mask(stem)}{suffix}"


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other gates from watching the same folder.

    Raises:
        ConfigError: One does.
    """
    try:
        import fcntl
    except ImportError:
        raise ConfigError("an outbox folder can be watched on POSIX systems only") from None
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ConfigError(f"another gate watches {folder}") from None
        yield
    finally:
        os.close(descriptor)
