"""Worker processes: what goes wrong in one costs one answer."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import hostile_tasks
import pytest

from piiguard.errors import ConfigError, ReadError, WorkerError
from piiguard.isolation import Caps, Pool, Task, shared_pool
from piiguard.isolation.messages import load_answer

TASK = Task("hostile_tasks:serve", b"")
CAPS = Caps(time_s=30, memory_bytes=500_000_000)
SHORT = Caps(time_s=0.3, memory_bytes=500_000_000)

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces it")


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(1) as pool:
        yield pool


def ask(pool: Pool, name: str, argument: object = None, caps: Caps = CAPS) -> object:
    return pool.ask(TASK, (name, argument), caps)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_work_is_done_in_one_other_process(pool: Pool) -> None:
    first, second = ask(pool, "process"), ask(pool, "process")

    assert first == second != os.getpid()


def test_the_program_itself_is_not_imported_again(pool: Pool) -> None:
    assert ask(pool, "modules") == ["__main__"]


@pytest.mark.parametrize("value", [None, b"x" * 3_000_000, {"a": [1, 2.5, "é\0"]}])
def test_values_cross_both_ways(pool: Pool, value: object) -> None:
    assert ask(pool, "echo", value) == value


@pytest.mark.parametrize(
    ("name", "argument", "caps", "code"),
    [
        ("crash", None, CAPS, "crashed"),
        ("leave", 0, CAPS, "crashed"),
        ("leave", 3, CAPS, "crashed"),
        ("loop_in_python", None, SHORT, "timed-out"),
        ("loop_in_c", None, SHORT, "timed-out"),
        ("sleep", 60, SHORT, "timed-out"),
        ("attack", None, CAPS, "crashed"),
        pytest.param("fill_memory", None, CAPS, "out-of-memory", marks=on_linux),
        pytest.param("fail_for_want_of_memory", None, CAPS, "out-of-memory", marks=on_linux),
    ],
)
def test_what_kills_a_worker_is_told_and_the_next_answer_is_right(
    pool: Pool, name: str, argument: object, caps: Caps, code: str
) -> None:
    started = time.monotonic()
    with pytest.raises(ReadError) as caught:
        ask(pool, name, argument, caps)

    assert caught.value.code == code
    assert time.monotonic() - started < 10
    assert ask(pool, "echo", "well") == "well"


@pytest.mark.parametrize(
    ("name", "caps", "key", "value"),
    [
        ("loop_in_python", SHORT, "limits.time_s", "0.3"),
        pytest.param("fill_memory", CAPS, "limits.memory_bytes", "500000000", marks=on_linux),
    ],
)
def test_a_cap_names_itself_its_value_and_its_key(
    pool: Pool, name: str, caps: Caps, key: str, value: str
) -> None:
    with pytest.raises(ReadError, match=key) as caught:
        ask(pool, name, None, caps)

    assert value in str(caught.value)


def test_errors_cross_but_their_words_only_where_they_are_ours(pool: Pool) -> None:
    with pytest.raises(ConfigError, match="line 3 is wrong"):
        ask(pool, "complain", "line 3 is wrong")
    with pytest.raises(ReadError, match="ZeroDivisionError") as caught:
        ask(pool, "fail", "cannot divide Adaeze Okonkwo")

    assert caught.value.code == "internal-error"
    assert "Okonkwo" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_wrong_setup_is_an_error_each_time(pool: Pool) -> None:
    for _ in range(2):
        with pytest.raises(ConfigError, match="setup is wrong"):
            pool.ask(Task(TASK.name, b"wrong"), None, CAPS)


def test_what_a_parser_prints_goes_nowhere(pool: Pool, capfd: pytest.CaptureFixture[str]) -> None:
    assert ask(pool, "print_much") == "done"
    assert ask(pool, "read_standard_input") == b""
    assert capfd.readouterr() == ("", "")


@on_linux
def test_a_crash_writes_no_core_file(pool: Pool) -> None:
    assert ask(pool, "core_dump_limit") == 0


def test_a_worker_killed_while_idle_is_replaced(pool: Pool) -> None:
    process = ask(pool, "process")
    assert isinstance(process, int)
    os.kill(process, signal.SIGTERM)
    time.sleep(0.3)

    assert ask(pool, "process") != process


def test_an_interrupt_between_question_and_answer_does_not_mix_them_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Pool(1) as pool:
        ask(pool, "echo")

        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("piiguard.isolation.worker.receive", interrupt)
            with pytest.raises(KeyboardInterrupt):
                ask(pool, "echo", "lost")

        assert ask(pool, "echo", "right") == "right"


def test_closing_a_pool_ends_busy_workers_and_leaves_no_zombies() -> None:
    pool = Pool(2)
    caught: list[BaseException] = []

    def work() -> None:
        try:
            ask(pool, "sleep", 60)
        except ReadError as error:
            caught.append(error)

    process = ask(pool, "process")
    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    pool.close()
    for thread in threads:
        thread.join(10)

    assert len(caught) == 2
    assert isinstance(process, int)
    assert not is_running(process)


def test_a_program_that_cannot_start_itself_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for program in ("/no/such/python", "/bin/true" if os.path.exists("/bin/true") else "x"):
        monkeypatch.setattr(sys, "executable", program)
        with Pool(1) as pool, pytest.raises(WorkerError, match="isolated=False"):
            ask(pool, "echo")


@pytest.mark.parametrize(
    "payload",
    [b"", b"nothing", b"cos\nsystem\n(S'exit 1'\ntR.", b"cpiiguard.isolation.child\nmain\n(tR."],
)
def test_an_answer_can_only_be_a_value(payload: bytes) -> None:
    with pytest.raises(pickle.UnpicklingError):
        load_answer(payload)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_process_has_workers_of_its_own() -> None:
    mine = ask(shared_pool(), "process")

    child = os.fork()
    if child == 0:
        other = shared_pool()
        os._exit(0 if ask(other, "process") != mine and (other.close() is None) else 1)

    assert os.waitpid(child, 0)[1] == 0
    assert ask(shared_pool(), "process") == mine


def test_workers_end_with_the_program(tmp_path: Path) -> None:
    """Also when it is killed while they work."""
    program = (
        "import os, sys; from piiguard.isolation import *; "
        f"sys.path.insert(0, {os.path.dirname(hostile_tasks.__file__)!r}); "
        "task = Task('hostile_tasks:serve', b''); caps = Caps(2, 500_000_000); "
        "print(shared_pool().ask(task, ('process', None), caps), flush=True); "
        "sys.argv[1] == 'exit' or shared_pool().ask(task, ('loop_in_c', None), caps)"
    )
    for how in ("exit", "kill"):
        with subprocess.Popen(
            [sys.executable, "-X", "dev", "-c", program, how],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
        ) as running:
            assert running.stdout is not None
            worker = int(running.stdout.readline())
            if how == "kill":
                running.kill()
            _, errors = running.communicate(timeout=20)
        assert errors == ""
        deadline = time.monotonic() + 10
        while is_running(worker) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not is_running(worker)
