"""Documents that somebody else's executor checks: threads, processes, a cluster."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from piiguard.api import Checker, shipping
from piiguard.api.sources import Content
from piiguard.cache import Cache
from piiguard.config import Config
from piiguard.errors import ConfigError
from piiguard.model import Verdict

CLEAN = "Item barcode: 31191000882134\nDue: 2025-04-01\n"
LEAK = f"{CLEAN}Patron: Okonkwo, Adaeze\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number:02}.txt" for number in range(40)]
    for number, path in enumerate(paths):
        path.write_text(LEAK if number % 3 == 0 else CLEAN)
    return paths


@pytest.fixture(scope="module")
def processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.fixture(scope="module")
def cluster() -> Iterator[Executor]:
    distributed = pytest.importorskip("distributed", reason="needs Dask")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as local,
        distributed.Client(local) as client,
    ):
        yield client.get_executor()


def checker(**more: Any) -> Checker:
    return Checker("invoice", config=Config(), **more)


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("name", ["processes", "cluster"])
def test_reports_are_the_same_and_in_order(
    name: str, files: list[Path], request: pytest.FixtureRequest
) -> None:
    executor: Executor = request.getfixturevalue(name)
    sources = [*files, files[0].parent / "absent.txt", b"%PDF-1.7 damaged", LEAK.encode()]

    shipped = list(checker().check_many(sources, executor=executor))

    assert shipped == list(checker().check_many(sources))
    assert {report.verdict for report in shipped} == set(Verdict)


def die(*_: object) -> None:
    os._exit(1)


def test_a_pool_that_breaks_leaves_the_rest_incomplete_and_named(files: list[Path]) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(die)
        reports = list(checker().check_many(files[:20], executor=pool))

    assert [report.source for report in reports] == list(map(str, files[:20]))
    assert {report.verdict for report in reports} == {Verdict.INCOMPLETE}
    assert reports[0].path.endswith("00.txt")
    assert reports[0].error is not None
    assert reports[0].error.code == "crashed"
    assert "BrokenProcessPool" in reports[0].error.message


@pytest.mark.filterwarnings("default")
def test_a_worker_of_a_cluster_that_is_killed_loses_nothing(
    cluster: Executor, files: list[Path]
) -> None:
    reports = checker().check_many(files, executor=cluster)
    first = next(reports)
    victim = cluster.submit(os.getpid).result()
    os.kill(victim, 9)

    rest = list(reports)

    assert [first, *rest] == list(checker().check_many(files))


class Same(Executor):
    """Works at once, in this process, and remembers."""

    def __init__(self, answer: Any = None) -> None:
        self.chunks: list[tuple[Content, ...]] = []
        self.answer = answer
        self.fails_at = -1

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.chunks.append(args[2])
        future: Future[Any] = Future()
        if len(self.chunks) - 1 == self.fails_at:
            future.set_exception(ValueError("Okonkwo"))
        else:
            future.set_result(self.answer or fn(*args, **kwargs))
        return future


def test_documents_are_shipped_in_chunks_of_a_bounded_size(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    executor = Same()
    list(checker().check_many(files, executor=executor))
    assert [len(chunk) for chunk in executor.chunks] == [16, 16, 8]

    monkeypatch.setattr(shipping, "CHUNK_BYTES", 3 * len(LEAK))
    executor = Same()
    list(checker().check_many([LEAK.encode()] * 7, executor=executor))
    assert [len(chunk) for chunk in executor.chunks] == [3, 3, 1]


def test_a_chunk_that_is_lost_loses_no_other_and_its_error_quotes_nothing(
    files: list[Path],
) -> None:
    executor = Same()
    executor.fails_at = 1

    reports = list(checker().check_many(files, executor=executor))

    incomplete = [i for i, report in enumerate(reports) if report.verdict is Verdict.INCOMPLETE]
    assert incomplete == list(range(16, 32))
    assert "Okonkwo" not in repr(reports)


def test_documents_are_taken_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipping, "UNDER_WAY", 2)
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield CLEAN.encode()

    reports = checker().check_many(endless(), executor=Same())
    next(reports)
    reports.close()

    assert taken <= 3 * shipping.CHUNK


def test_known_documents_are_not_shipped(files: list[Path], tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    first = list(checker(cache=cache).check_many(files[::2], executor=Same()))
    executor = Same()

    reports = list(checker(cache=cache).check_many(files, executor=executor))

    assert [content.name for chunk in executor.chunks for content in chunk] == list(
        map(str, files[1::2])
    )
    assert [report.source for report in reports] == list(map(str, files))
    assert reports[::2] == first


def test_known_reports_do_not_pile_up_behind_one_that_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipping, "WAITING", 50)
    cache = Cache(tmp_path / "cache")
    list(checker(cache=cache).check_many([CLEAN.encode()]))
    sources = [LEAK.encode(), *[CLEAN.encode()] * 200]

    reports = checker(cache=cache).check_many(iter(sources), executor=Same())

    assert [next(reports).verdict for _ in range(201)] == [Verdict.FAIL, *[Verdict.PASS] * 200]


def test_another_version_of_piiguard_is_no_executor(files: list[Path]) -> None:
    with pytest.raises(ConfigError, match=r"have piiguard 0\.0\.1"):
        list(checker().check_many(files, executor=Same(("0.0.1", ()))))


def test_the_executor_stays_open_and_what_waits_is_cancelled(files: list[Path]) -> None:
    with ThreadPoolExecutor(1) as threads:
        reports = checker().check_many(files, executor=threads)
        next(reports)
        reports.close()
        began = time.monotonic()
        assert threads.submit(int, "7").result(60) == 7
        assert time.monotonic() - began < 60
