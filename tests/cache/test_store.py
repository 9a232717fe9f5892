"""The cache's folder: what is taken for an entry, and what is not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from piiguard.cache import Cache, default_folder
from piiguard.cache.entry import without_values
from piiguard.cache.store import PRUNE_EVERY
from piiguard.model import (
    BBox,
    DocumentReport,
    Finding,
    Location,
    Problem,
    Role,
    Severity,
    Suppression,
    Verdict,
)

FINDING = Finding(
    rule="patron-name",
    entity_type="PERSON",
    role=Role.PATRON,
    subject=1,
    severity=Severity.ERROR,
    score=0.1 + 0.2,
    location=Location("page 1", 1, 2, 3, BBox(0.1, 2, 3.25, 4), visible=False),
    masked="•••••",
    message="A patron's name.",
    remedy="Take it out.",
    clues=("the label says so", "\ud800 lone"),
    value="Okonkwo, Adaeze",
    fingerprint="ab" * 32,
    suppressed=Suppression("exception", "known"),
)
REPORT = DocumentReport(
    path="••••.pdf",
    policy="invoice",
    media_type="application/pdf",
    verdict=Verdict.FAIL,
    findings=(FINDING, replace(FINDING, role=None, suppressed=None, location=Location("text"))),
    source="okonkwo.pdf",
    policy_version="1",
)
SOURCE = REPORT.source

posix = pytest.mark.skipif(os.name != "posix", reason="file modes and links of POSIX")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def kept(cache: Cache, ingredients: object = "document") -> str:
    key = cache.key(ingredients)
    assert key is not None
    cache.keep(key, REPORT)
    return key


def entry_of(cache: Cache) -> Path:
    (path,) = cache.folder.glob("*.report")
    return path


def test_a_report_comes_back_as_it_was_but_for_the_values(cache: Cache) -> None:
    assert cache.find(kept(cache), SOURCE) == without_values(REPORT)


def test_it_comes_back_in_another_process(cache: Cache, tmp_path: Path) -> None:
    key = kept(cache)

    other = Cache(tmp_path / "cache")

    assert other.key("document") == key
    assert other.find(key, SOURCE) == without_values(REPORT)


def test_neither_value_nor_path_is_in_the_folder(cache: Cache) -> None:
    kept(cache, ["okonkwo.pdf", "Okonkwo, Adaeze"])

    names = " ".join(path.name for path in cache.folder.iterdir())
    content = b"".join(path.read_bytes() for path in cache.folder.iterdir())
    assert "okonkwo" not in names.casefold()
    assert b"okonkwo" not in content.lower()


def test_the_key_is_another_in_another_folder(cache: Cache, tmp_path: Path) -> None:
    assert cache.key("document") != Cache(tmp_path / "other").key("document")


@pytest.mark.parametrize(
    "report",
    [
        replace(REPORT, verdict=Verdict.INCOMPLETE),
        replace(REPORT, problems=(Problem("encrypted", "It is."),)),
    ],
    ids=["incomplete", "fail, with a page that was not read"],
)
def test_what_was_not_fully_checked_is_not_kept(cache: Cache, report: DocumentReport) -> None:
    key = cache.key("document")
    assert key is not None

    cache.keep(key, report)

    assert cache.find(key, SOURCE) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-1],
        lambda content: content[:40],
        lambda content: b"",
        lambda content: content.replace(b'"fail"', b'"pass"'),
        lambda content: bytes([content[0] ^ 1]) + content[1:],
        lambda content: os.urandom(len(content)),
        lambda content: content * 40_000,
    ],
    ids=["one byte less", "cut", "empty", "another verdict", "mark", "noise", "huge"],
)
def test_a_spoiled_entry_is_none(cache: Cache, spoil: object) -> None:
    key = kept(cache)
    path = entry_of(cache)
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]

    assert cache.find(key, SOURCE) is None


def test_an_entry_under_another_ones_name_is_none(cache: Cache) -> None:
    kept(cache)
    other = cache.key("another document")
    assert other is not None
    entry_of(cache).rename(cache.folder / f"{other}.report")

    assert cache.find(other, SOURCE) is None


def test_an_entry_of_another_folder_is_none(cache: Cache, tmp_path: Path) -> None:
    key = kept(cache)
    theirs = Cache(tmp_path / "theirs")
    kept(theirs)
    entry_of(cache).write_bytes(entry_of(theirs).read_bytes())

    assert cache.find(key, SOURCE) is None


@posix
def test_an_entry_that_is_a_link_or_a_pipe_is_none(cache: Cache, tmp_path: Path) -> None:
    key = kept(cache)
    path = entry_of(cache)
    moved = path.rename(tmp_path / "moved")
    path.symlink_to(moved)
    assert cache.find(key, SOURCE) is None

    path.unlink()
    os.mkfifo(path, 0o600)
    assert cache.find(key, SOURCE) is None


@posix
def test_an_entry_that_others_may_write_is_none(cache: Cache) -> None:
    key = kept(cache)
    entry_of(cache).chmod(0o666)

    assert cache.find(key, SOURCE) is None


@posix
def test_a_link_in_the_place_of_an_entry_is_not_written_through(
    cache: Cache, tmp_path: Path
) -> None:
    key = kept(cache)
    path = entry_of(cache)
    path.unlink()
    victim = tmp_path / "victim"
    victim.write_text("mine")
    path.symlink_to(victim)

    cache.keep(key, REPORT)

    assert victim.read_text() == "mine"
    assert cache.find(key, SOURCE) == without_values(REPORT)


@posix
def test_all_is_for_the_user_alone(cache: Cache) -> None:
    before = os.umask(0)
    try:
        kept(cache)
    finally:
        os.umask(before)

    assert cache.folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in cache.folder.iterdir()} == {0o600}


@posix
@pytest.mark.parametrize("kind", ["open to others", "link", "file"])
def test_a_folder_that_is_not_private_is_not_used(tmp_path: Path, kind: str) -> None:
    cache = Cache(tmp_path / "cache")
    cache.folder.parent.mkdir()
    match kind:
        case "open to others":
            cache.folder.mkdir()
            cache.folder.chmod(0o755)
        case "link":
            (tmp_path / "elsewhere").mkdir(mode=0o700)
            cache.folder.symlink_to(tmp_path / "elsewhere")
        case "file":
            cache.folder.write_text("")

    assert cache.key("document") is None
    assert cache.state().problem
    assert not (tmp_path / "elsewhere").exists() or not any((tmp_path / "elsewhere").iterdir())


@pytest.mark.skipif(not hasattr(os, "chown") or os.geteuid() != 0, reason="only root gives away")
def test_a_folder_of_somebody_else_is_not_used(cache: Cache) -> None:
    cache.folder.mkdir(parents=True, mode=0o700)
    os.chown(cache.folder, 12345, -1)

    assert cache.key("document") is None
    assert "somebody else" in cache.state().problem


def test_a_folder_that_cannot_be_made_means_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache")

    assert cache.key("document") is None
    assert cache.state().problem


def test_an_entry_that_cannot_be_written_is_none(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = cache.key("document")
    assert key is not None

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("piiguard.cache.folder.os.replace", full)
    cache.keep(key, REPORT)

    assert cache.find(key, SOURCE) is None
    assert [path.name for path in cache.folder.iterdir()] == ["secret"]


def test_a_damaged_secret_means_no_cache_until_it_is_cleared(cache: Cache, tmp_path: Path) -> None:
    kept(cache)
    (cache.folder / "secret").write_bytes(b"short")
    later = Cache(tmp_path / "cache")
    assert later.key("document") is None

    later.clear()

    assert later.find(kept(later), SOURCE) == without_values(REPORT)


def test_many_writers_at_once_agree(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from piiguard.cache import Cache;"
        "print(Cache(Path(sys.argv[1])).key('document'))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "cache")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    keys = {process.communicate()[0] for process in running}
    assert len(keys) == 1
    assert keys != {"None\n"}

    caches = [Cache(tmp_path / "cache") for _ in range(8)]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda each: each.find(kept(each), SOURCE), caches * 20))

    assert set(map(bool, found)) == {True}
    assert sorted(path.suffix for path in caches[0].folder.iterdir()) == ["", ".report"]


def test_what_is_too_much_or_too_old_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "cache", entries=3, days=10)
    now = time.time()
    keys = [kept(cache, number) for number in range(5)]
    for age, key in enumerate(keys):
        os.utime(cache.folder / f"{key}.report", (now - 60 * age,) * 2)
    old = kept(cache, "old")
    os.utime(cache.folder / f"{old}.report", (now - 11 * 86_400,) * 2)
    half = cache.folder / ".abc.half"
    half.write_text("")
    os.utime(half, (now - 7200,) * 2)

    later = Cache(tmp_path / "cache", entries=3, days=10)
    newest = kept(later, "newest")

    left = {path.stem for path in cache.folder.glob("*.report")}
    assert left == {newest, keys[0], keys[1]}
    assert not half.exists()
    assert PRUNE_EVERY > 1


def test_a_report_that_is_asked_for_stays_young(cache: Cache) -> None:
    key = kept(cache)
    path = entry_of(cache)
    os.utime(path, (time.time() - 5 * 86_400,) * 2)

    cache.find(key, SOURCE)

    assert time.time() - path.stat().st_mtime < 60


def test_clearing_removes_what_is_ours_only(cache: Cache) -> None:
    kept(cache)
    (cache.folder / "notes.txt").write_text("mine")

    assert cache.clear() == 1

    assert [path.name for path in cache.folder.iterdir()] == ["notes.txt"]


@posix
def test_the_folder_is_where_the_system_has_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/someone")
    monkeypatch.delenv("PIIGUARD_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/xdg")
    assert default_folder() == Path("/xdg/piiguard")

    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    home = "Library/Caches" if sys.platform == "darwin" else ".cache"
    assert default_folder() == Path("/home/someone", home, "piiguard")

    monkeypatch.setenv("PIIGUARD_CACHE_DIR", "/own")
    assert default_folder() == Path("/own")

    monkeypatch.setenv("PIIGUARD_CACHE_DIR", "")
    assert default_folder() is None
