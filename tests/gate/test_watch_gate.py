"""The outbox folder: what is taken when, where it goes, and what never leaves."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("watchfiles", reason="the extra 'gate' is not installed")
if sys.platform == "win32":
    pytest.skip("an outbox folder needs a POSIX system", allow_module_level=True)

from gate_process import KEY, GateProcess

from piiguard.audit import AuditLog, verify
from piiguard.config import Config
from piiguard.config.gate import AuditSettings, GateSettings, WatchSettings
from piiguard.errors import AuditError, ConfigError
from piiguard.gate.watch import Folders, copying, leases, run_watch_gate, watcher
from piiguard.gate.watch.watcher import Watcher
from piiguard.model import (
    DocumentReport,
    Finding,
    Location,
    Problem,
    Role,
    Severity,
    Verdict,
)

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of writers")


@dataclass
class FakeChecker:
    """Holds what says LEAK, cannot read what says BROKEN; all else passes."""

    config: Config
    on_check: Callable[[bytes, str], None] = lambda data, name: None
    checked: list[str] = field(default_factory=list)

    def judge(self, data: bytes, name: str) -> DocumentReport:
        self.checked.append(name)
        self.on_check(data, name)
        verdict, findings, problems = Verdict.PASS, (), ()
        if b"LEAK" in data:
            verdict = Verdict.FAIL
            findings = (
                Finding(
                    "patron-name", "PERSON", Role.PATRON, 1, Severity.ERROR, 0.9,
                    Location("body", line=1), "••••", "A patron's name stands here.",
                    "Leave it out.", value="LEAK",
                ),
            )  # fmt: skip
        elif b"BROKEN" in data:
            verdict, problems = Verdict.INCOMPLETE, (Problem("damaged", "It is cut off."),)
        return DocumentReport(f"•/{name}", "bill", "text/plain", verdict, findings, problems, name)


@dataclass
class Outbox:
    """A watcher that a test looks at the folder with."""

    folders: Folders
    checker: FakeChecker
    watcher: Watcher

    def put(self, name: str, text: str) -> Path:
        path = self.folders.outbox / name
        path.write_text(text)
        return path

    def sweep(self, seconds: float = 0) -> None:
        """Look at the folder until what is taken up is done, and ``seconds`` have passed."""
        end = time.monotonic() + seconds
        while True:
            self.watcher.sweep()
            while self.watcher._busy:
                time.sleep(0.005)
            if time.monotonic() >= end:
                return
            time.sleep(0.02)

    def where(self) -> dict[str, list[str]]:
        """Return the names of the files in each folder."""
        return {
            name: sorted(p.name for p in getattr(self.folders, name).iterdir())
            for name in ("outbox", "sent", "held")
        }


def make_folders(path: Path) -> Folders:
    folders = Folders(path / "outbox", path / "sent", path / "held")
    for folder in (folders.outbox, folders.sent, folders.held):
        folder.mkdir()
    return folders


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[float], Outbox]]:
    leases.prepare()
    executor = ThreadPoolExecutor(4)

    def start(settle_s: float) -> Outbox:
        settings = WatchSettings(settle_s, retry_s=1)  # type: ignore[arg-type] # less than 1 s
        checker = FakeChecker(Config(gate=GateSettings(watch=settings)))
        folders = make_folders(tmp_path)
        return Outbox(folders, checker, Watcher(folders, checker, executor))  # type: ignore[arg-type]

    yield start
    executor.shutdown()


@dataclass
class Clock:
    """A time that passes only when a test says so."""

    now_s: float = 1000

    def monotonic(self) -> float:
        return self.now_s


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The watcher's."""
    clock = Clock()
    monkeypatch.setattr(watcher, "time", clock)
    return clock


@pytest.fixture
def outbox(start: Callable[[float], Outbox]) -> Outbox:
    """One in which files settle at once."""
    return start(0)


# ---------------------------------------------------------------------- where to


def test_what_passes_goes_to_sent_and_else_to_held_with_a_report(outbox: Outbox) -> None:
    for name, text in [("a.txt", "fine"), ("b.txt", "LEAK"), ("c.txt", "BROKEN")]:
        outbox.put(name, text)
    outbox.sweep()

    assert outbox.where() == {
        "outbox": [],
        "sent": ["a.txt"],
        "held": ["b.txt", "b.txt.report.txt", "c.txt", "c.txt.report.txt"],
    }
    report = (outbox.folders.held / "b.txt.report.txt").read_text()
    assert "patron-name" in report
    assert "LEAK" not in report
    assert "It is cut off." in (outbox.folders.held / "c.txt.report.txt").read_text()


def test_a_file_of_the_same_name_is_not_overwritten(outbox: Outbox) -> None:
    for text in ("first", "second", "LEAK 1", "LEAK 2"):
        outbox.put("bill.txt", text)
        outbox.sweep()

    assert outbox.where() == {
        "outbox": [],
        "sent": ["bill-2.txt", "bill.txt"],
        "held": [
            "bill-2.txt", "bill-2.txt.report.txt", "bill.txt", "bill.txt.report.txt",
        ],
    }  # fmt: skip
    assert (outbox.folders.sent / "bill.txt").read_text() == "first"
    assert (outbox.folders.sent / "bill-2.txt").read_text() == "second"


def test_a_thousand_at_once(outbox: Outbox) -> None:
    for number in range(1000):
        outbox.put(f"{number}.txt", "LEAK" if number % 10 == 0 else f"fine {number}")
    outbox.sweep()

    where = outbox.where()
    assert (len(where["outbox"]), len(where["sent"]), len(where["held"])) == (0, 900, 200)
    assert sorted(outbox.checker.checked) == sorted(f"{number}.txt" for number in range(1000))


def other_file_system(tmp_path: Path) -> Path:
    """Return a folder on another file system than the test's."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no other file system")
    return Path(tempfile.mkdtemp(dir=memory))


def test_to_another_file_system_a_file_is_copied_whole(
    start: Callable[[float], Outbox], tmp_path: Path
) -> None:
    outbox = start(0)
    other = other_file_system(tmp_path)
    folders = Folders(outbox.folders.outbox, other / "sent", other / "held")
    folders.sent.mkdir()
    folders.held.mkdir()
    outbox.watcher._folders = outbox.folders = folders
    text = "fine " * 1_000_000
    outbox.put("a.txt", text).chmod(0o640)
    outbox.put("b.txt", "LEAK")
    outbox.sweep()

    assert outbox.where() == {
        "outbox": [],
        "sent": ["a.txt"],
        "held": ["b.txt", "b.txt.report.txt"],
    }
    assert (folders.sent / "a.txt").read_text() == text
    assert (folders.sent / "a.txt").stat().st_mode & 0o777 == 0o640


# -------------------------------------------------------------------------- when


def test_a_file_that_grows_is_not_taken(start: Callable[[float], Outbox], clock: Clock) -> None:
    outbox = start(2)
    for number in range(6):
        with (outbox.folders.outbox / "a.txt").open("a") as file:
            file.write(f"line {number}\n")
        for _ in range(3):
            outbox.sweep()
            clock.now_s += 0.6
        assert outbox.where()["sent"] == []
    clock.now_s += 2
    outbox.sweep()

    assert (outbox.folders.sent / "a.txt").read_text().count("line") == 6


@linux_only
def test_a_file_that_somebody_has_open_for_writing_is_not_taken(outbox: Outbox) -> None:
    with (outbox.folders.outbox / "a.txt").open("w") as file:
        file.write("first half")
        file.flush()
        outbox.sweep(0.3)
        assert outbox.checker.checked == []
        file.write(", LEAK")
    outbox.sweep()

    assert outbox.where()["sent"] == []
    assert "a.txt" in outbox.where()["held"]


@linux_only
def test_a_file_that_is_renamed_into_place_is_taken_at_once(
    start: Callable[[float], Outbox],
) -> None:
    outbox = start(3600)
    draft = outbox.put(".draft", "fine")
    outbox.put("written.txt", "fine")
    time.sleep(0.05)  # The clock of a file system ticks in milliseconds.
    draft.rename(draft.with_name("renamed.txt"))
    outbox.sweep()

    assert outbox.where() == {"outbox": ["written.txt"], "sent": ["renamed.txt"], "held": []}


@pytest.mark.parametrize("name", [".hidden", ".bill.pdf.swp"])
def test_a_name_with_a_dot_before_it_is_not_ready(outbox: Outbox, name: str) -> None:
    outbox.put(name, "fine")
    outbox.sweep()

    assert outbox.where()["outbox"] == [name]


# ------------------------------------------------------------- what never leaves


def test_links_are_not_followed(
    outbox: Outbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = tmp_path / "quillondra.txt"
    secret.write_text("fine")
    (outbox.folders.outbox / "quillondra-link.txt").symlink_to(secret)
    os.mkfifo(outbox.folders.outbox / "pipe")
    (outbox.folders.outbox / "folder").mkdir()
    outbox.sweep(0.1)

    assert outbox.where()["outbox"] == ["folder", "pipe", "quillondra-link.txt"]
    assert outbox.checker.checked == []
    beginning = "left where it is, for it is a link or no file: "
    assert sorted(record.getMessage() for record in caplog.records) == sorted(
        [f"{beginning}••••", f"{beginning}••••••••••-••••.txt"]
    )
    assert "quillondra" not in caplog.text


def test_a_file_that_becomes_a_link_is_not_followed(outbox: Outbox, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text("fine")

    def swap(data: bytes, name: str) -> None:
        path = outbox.folders.outbox / name
        path.unlink()
        path.symlink_to(tmp_path / "elsewhere.txt")

    outbox.put("a.txt", "fine")
    outbox.checker.on_check = swap
    outbox.sweep()

    assert outbox.where() == {"outbox": ["a.txt"], "sent": [], "held": []}


def test_a_file_that_was_put_in_its_place_during_the_check_is_checked_itself(
    outbox: Outbox,
) -> None:
    def swap(data: bytes, name: str) -> None:
        if data == b"fine":
            other = outbox.put(".other", "LEAK")
            os.replace(other, outbox.folders.outbox / name)

    outbox.put("a.txt", "fine")
    outbox.checker.on_check = swap
    outbox.sweep()
    assert outbox.where()["sent"] == []
    outbox.sweep()

    assert outbox.where() == {"outbox": [], "sent": [], "held": ["a.txt", "a.txt.report.txt"]}


def wait_for_a_writer(path: Path) -> None:
    """Wait until somebody waits to open a leased file for writing (proc(5), /proc/locks)."""
    inode, end = f":{path.stat().st_ino} ", time.monotonic() + 60
    while not any(
        "BREAKING" in line and inode in line
        for line in Path("/proc/locks").read_text().splitlines()
    ):
        assert time.monotonic() < end, "nobody came"
        time.sleep(0.01)


@linux_only
def test_who_wants_to_write_during_the_check_waits_and_the_file_is_checked_again(
    outbox: Outbox,
) -> None:
    writers: list[threading.Thread] = []

    def write() -> None:
        with (outbox.folders.outbox / "a.txt").open("a") as file:
            file.write(", LEAK")

    def begin(data: bytes, name: str) -> None:
        if not writers:
            writers.append(threading.Thread(target=write))
            writers[0].start()
            wait_for_a_writer(outbox.folders.outbox / "a.txt")

    outbox.put("a.txt", "fine")
    outbox.checker.on_check = begin
    outbox.sweep()
    assert outbox.where()["sent"] == []
    writers[0].join()
    outbox.sweep()

    assert outbox.where() == {"outbox": [], "sent": [], "held": ["a.txt", "a.txt.report.txt"]}


def test_where_the_system_does_not_tell_a_change_during_the_check_is_seen(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "take", lambda descriptor: leases.Lease.UNKNOWN)

    def write(data: bytes, name: str) -> None:
        if data == b"fine":
            path = outbox.folders.outbox / name
            times = path.stat().st_atime_ns, path.stat().st_mtime_ns
            path.write_text("LEAK")
            # As long as before, and dated back: only the content tells.
            os.utime(path, ns=times)

    outbox.put("a.txt", "fine")
    outbox.checker.on_check = write
    outbox.sweep()
    assert outbox.where()["sent"] == []
    outbox.sweep()

    assert outbox.where() == {"outbox": [], "sent": [], "held": ["a.txt", "a.txt.report.txt"]}


@linux_only
def test_what_has_another_name_elsewhere_is_copied_so_that_it_stays_as_it_was(
    outbox: Outbox, tmp_path: Path
) -> None:
    path = outbox.put("a.txt", "fine")
    os.link(path, tmp_path / "other-name.txt")
    outbox.sweep()
    (tmp_path / "other-name.txt").write_text("LEAK")

    assert (outbox.folders.sent / "a.txt").read_text() == "fine"


def test_an_oversized_file_is_not_read_whole(outbox: Outbox) -> None:
    limits = Config().limits
    seen: list[int] = []
    outbox.checker.config = Config(limits=type(limits)(size_bytes=10))
    outbox.checker.on_check = lambda data, name: seen.append(len(data))
    outbox.put("a.txt", "LEAK" + "x" * 1000)
    outbox.sweep()

    assert seen == [11]
    assert (outbox.folders.held / "a.txt").stat().st_size == 1004


# ------------------------------------------------------------------ what fails


def test_a_decision_that_is_not_recorded_moves_nothing_and_is_tried_again(
    outbox: Outbox, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[Exception] = [AuditError("disk full"), RuntimeError("LEAK"), OSError(5, "I/O")]

    def fail(data: bytes, name: str) -> None:
        if errors:
            raise errors.pop(0)

    outbox.put("quillondra.txt", "fine")
    outbox.checker.on_check = fail
    outbox.sweep()
    assert outbox.where()["outbox"] == ["quillondra.txt"]
    clock.now_s += 0.9
    outbox.sweep()
    assert len(outbox.checker.checked) == 1, "it waits before it tries again"
    for delay_s in (1, 2, 4):
        clock.now_s += delay_s
        outbox.sweep()

    assert outbox.where() == {"outbox": [], "sent": ["quillondra.txt"], "held": []}
    assert "in 1 s: ••••••••••.txt: disk full" in caplog.text
    assert "in 2 s: ••••••••••.txt: internal error (RuntimeError)" in caplog.text
    assert "in 4 s: ••••••••••.txt: I/O" in caplog.text
    assert "quillondra" not in caplog.text
    assert "LEAK" not in caplog.text


def test_a_folder_that_is_away_for_a_while_loses_nothing(outbox: Outbox) -> None:
    outbox.folders.sent.rmdir()
    outbox.put("a.txt", "fine")
    outbox.sweep()
    assert [p.name for p in outbox.folders.outbox.iterdir()] == ["a.txt"]
    outbox.folders.sent.mkdir()
    outbox.sweep()
    outbox.watcher._failures.clear()
    outbox.sweep()

    assert outbox.where() == {"outbox": [], "sent": ["a.txt"], "held": []}


def test_a_copy_that_fails_leaves_nothing_behind(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "take", lambda descriptor: leases.Lease.UNKNOWN)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying, "os", SimpleNamespace(**{**vars(os), "fsync": full}))
    outbox.put("a.txt", "fine")
    outbox.sweep()

    assert outbox.where() == {"outbox": ["a.txt"], "sent": [], "held": []}


# ----------------------------------------------------- moves that a crash breaks off


class Moved:
    """A file that goes to another file system, or did."""

    def __init__(self, folder: Path) -> None:
        self.outbox, self.sent = folder / "outbox", folder / "sent"
        self.outbox.mkdir(parents=True)
        self.sent.mkdir()
        self.path = self.outbox / "a.txt"
        self.path.write_text("fine")

    def move(self) -> None:
        with self.path.open("rb") as file:
            copying.copy(
                file.fileno(),
                self.path,
                self.sent,
                lambda digest: None,
                lambda draft: draft.rename(self.sent / "a.txt"),
            )

    def move_and_crash(self, step: int) -> bool:
        """End the process before a step of the move; tell whether it came to that."""
        child = os.fork()
        if child == 0:
            steps = iter(range(step))

            def counted(function: Callable[..., Any]) -> Callable[..., Any]:
                def call(*arguments: Any, **named: Any) -> Any:
                    if next(steps, None) is None:
                        os._exit(9)
                    return function(*arguments, **named)

                return call

            for name in ("open", "read", "fchmod", "fsync", "unlink", "rename"):
                setattr(os, name, counted(getattr(os, name)))
            self.move()
            os._exit(0)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9

    def names(self) -> tuple[list[str], list[str]]:
        return names(self.outbox), names(self.sent)


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_move_that_a_crash_breaks_off_is_finished_or_undone(tmp_path: Path) -> None:
    seen: list[tuple[list[str], list[str]]] = []
    for step in range(1, 100):
        moved = Moved(tmp_path / str(step))
        if not moved.move_and_crash(step):
            break
        copying.finish(moved.outbox, moved.sent)
        seen.append(moved.names())
    else:
        pytest.fail("it never came to its end")

    # Never in both folders nor in none, and nothing of the move is left.
    before, after = (["a.txt"], []), ([], ["a.txt"])
    turn = seen.index(after)
    assert seen == [before] * turn + [after] * (len(seen) - turn)
    assert 0 < turn < len(seen) - 2, "some crashes come before the naming, some after it"


def crash_after_naming(moved: Moved) -> None:
    """Leave the file in both folders."""
    for step in range(1, 100):
        if moved.move_and_crash(step) and (moved.sent / "a.txt").exists():
            break
    assert moved.path.exists()


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_what_was_taken_from_the_folder_since_is_not_sent_again(tmp_path: Path) -> None:
    moved = Moved(tmp_path / "x")
    crash_after_naming(moved)
    (moved.sent / "a.txt").unlink()

    assert copying.finish(moved.outbox, moved.sent) == 1
    assert moved.names() == ([], [])


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("change", ["written", "replaced"])
def test_what_is_another_file_since_stays_to_be_checked(tmp_path: Path, change: str) -> None:
    moved = Moved(tmp_path / "x")
    crash_after_naming(moved)
    if change == "replaced":
        moved.path.unlink()
    moved.path.write_text("LEAK")

    assert copying.finish(moved.outbox, moved.sent) == 0
    assert moved.names() == (["a.txt"], ["a.txt"])


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_move_that_was_broken_off_is_not_begun_again(tmp_path: Path) -> None:
    """Where it was not finished at the start, for the folder could not be written to."""
    moved = Moved(tmp_path / "x")
    crash_after_naming(moved)

    with pytest.raises(FileNotFoundError):
        moved.move()
    assert moved.names() == ([], ["a.txt"])


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_another_outbox_with_the_same_folder_is_left_alone(tmp_path: Path) -> None:
    moved = Moved(tmp_path / "x")
    crash_after_naming(moved)
    (tmp_path / "other").mkdir()

    assert copying.finish(tmp_path / "other", moved.sent) == 0
    assert copying.finish(moved.outbox, moved.sent) == 1


# ------------------------------------------------------------------ as a program

CONFIG = """\
audit: audit.sqlite
policies: {"*.txt": invoice}
gate:
  watch: {settle_s: 1, retry_s: 1}
"""
CLEAN = "Item barcode: 31191000882134\nDue: 2025-04-01\n"
LEAK = "Patron: Quillondra Vexworthington\nCard number: 21187004417263\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "piiguard.yaml").write_text(CONFIG)
    make_folders(tmp_path)
    return tmp_path


def gate(home: Path) -> GateProcess:
    return GateProcess(home, "watch", "outbox", "--sent", "sent", "--held", "held", "--jobs", "2")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def recorded(home: Path) -> list[str]:
    log = AuditLog(home / "audit.sqlite", KEY.encode())
    assert list(verify(log)) == []
    found = sorted(f"{entry.door} {entry.verdict}" for entry in log.entries())
    log.close()
    return found


def test_files_there_at_the_start_and_later_ones_are_checked_and_recorded(home: Path) -> None:
    (home / "outbox" / "before.txt").write_text(CLEAN)
    running = gate(home)
    running.start("watching")
    (home / "outbox" / "vexworthington.txt").write_text(LEAK)
    (home / "outbox" / "empty.txt").touch()
    running.wait_for(lambda: not names(home / "outbox"))
    assert running.stop() == 0

    assert names(home / "sent") == ["before.txt"]
    assert names(home / "held") == [
        "empty.txt",
        "empty.txt.report.txt",
        "vexworthington.txt",
        "vexworthington.txt.report.txt",
    ]
    report = (home / "held" / "vexworthington.txt.report.txt").read_text().casefold()
    for text in (report, running.log.casefold()):
        assert "vexworthington" not in text
        assert "21187004417263" not in text
    assert "patron-name" in report
    assert recorded(home) == ["watch fail", "watch incomplete", "watch pass"]


def test_a_report_that_a_crash_left_half_written_is_removed(home: Path) -> None:
    (home / "held" / ".4682.report.piiguard").write_text("half a rep")
    running = gate(home)
    running.start("watching")
    running.stop()
    assert names(home / "held") == []


def test_a_gate_that_is_killed_leaves_every_file_in_one_place(home: Path) -> None:
    for number in range(60):
        text = LEAK if number % 5 == 0 else f"{CLEAN}No. {number}\n"
        (home / "outbox" / f"{number}.txt").write_text(text)
    running = gate(home)
    for _ in range(2):
        running.start("watching")
        done = len(names(home / "sent"))
        running.wait_for(lambda done=done: len(names(home / "sent")) > done + 3)
        running.kill()
    running.start("watching")
    running.wait_for(lambda: not names(home / "outbox"), 120)
    running.stop()

    held = [name for name in names(home / "held") if not name.endswith(".report.txt")]
    assert sorted(held + names(home / "sent")) == sorted(f"{number}.txt" for number in range(60))
    assert len(held) == 12
    for name in held:
        assert (home / "held" / f"{name}.report.txt").is_file()
    for path in (home / "sent").iterdir():
        assert "Vexworthington" not in path.read_text()


def test_one_gate_an_outbox(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIIGUARD_AUDIT_KEY", KEY)
    folders = Folders(home / "outbox", home / "sent", home / "held")
    config = Config(audit=AuditSettings(home / "audit.sqlite"))
    running = gate(home)
    running.start("watching")

    with pytest.raises(ConfigError, match="another gate"):
        run_watch_gate(folders, config)
    running.stop()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sent": "nowhere"}, "there is no folder"),
        ({"sent": "outbox"}, "must be three"),
        ({"held": "sent"}, "must be three"),
    ],
)
def test_the_folders_must_be_three(home: Path, change: dict[str, str], message: str) -> None:
    paths = {"outbox": "outbox", "sent": "sent", "held": "held"} | change
    folders = Folders(**{key: home / value for key, value in paths.items()})

    with pytest.raises(ConfigError, match=message):
        run_watch_gate(folders, Config(audit=AuditSettings(home / "audit.sqlite")))


def test_a_gate_without_a_record_does_not_start(home: Path) -> None:
    with pytest.raises(ConfigError, match="keeps a record"):
        run_watch_gate(Folders(home / "outbox", home / "sent", home / "held"), Config())
