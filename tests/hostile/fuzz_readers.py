"""Breaks sound documents at random and has them checked, for as long as you like.

    python tests/hostile/fuzz_readers.py 10000

Hypothesis cuts a failing document down to the fewest edits and prints them; run it
again to have it repeated. Documents are checked in a worker process, so that a
crash of a native parser ends one example and not the run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from seeds import seeds

from piiguard.api import Checker
from piiguard.config import Config, Limits
from piiguard.model import Verdict

SEEDS = seeds()
TOKENS = [
    b"\0", b"\xff" * 4, b"\x7f\xff\xff\xff", b"-1", b"99999999999", b"<", b">", b"&#0;", b"]]>",
    b"<!--", b"<![CDATA[", b"endobj", b"endstream", b"stream\n", b"%%EOF", b"PK\3\4", b"PK\1\2",
    b"{", b"}", b"[%", b"%]", b"{{", b"<<", b">>", b"(", b"\\", b"\r\n\r\n", b"=?utf-8?q?",
    b"--seed",
]  # fmt: skip
"""What formats are made of, and numbers at the edges of their types."""

Edit = Callable[[bytes], bytes]


def _place(data: bytes, where: float) -> int:
    return int(where * len(data))


def _cut(where: float, length: int) -> Edit:
    return lambda d: d[: _place(d, where)] + d[_place(d, where) + length :]


def _insert(where: float, token: bytes) -> Edit:
    return lambda d: d[: _place(d, where)] + token + d[_place(d, where) :]


def _overwrite(where: float, token: bytes) -> Edit:
    return lambda d: d[: _place(d, where)] + token + d[_place(d, where) + len(token) :]


def _repeat(where: float, length: int, times: int) -> Edit:
    def edit(data: bytes) -> bytes:
        start = _place(data, where)
        return data[:start] + data[start : start + length] * times + data[start + length :]

    return edit


where = st.floats(0, 1, exclude_max=True)
length = st.integers(1, 400)
token = st.sampled_from(TOKENS) | st.binary(min_size=1, max_size=8)
edits = st.lists(
    st.builds(_cut, where, length)
    | st.builds(_insert, where, token)
    | st.builds(_overwrite, where, token)
    | st.builds(_repeat, where, length, st.integers(2, 200)),
    min_size=1,
    max_size=8,
)


def check_broken(checker: Checker, name: str, changes: list[Edit], other: str) -> None:
    """Break a document and hold its report to what every report must keep.

    Args:
        checker: What checks it.
        name: The sound document to break.
        changes: How.
        other: A document whose name it bears.
    """
    data = SEEDS[name]
    for change in changes:
        data = change(data)
    report = checker.check(data, name=other)
    codes = {problem.code for problem in report.problems}
    assert not codes & {"internal-error", "crashed", "timed-out", "out-of-memory"}, codes
    assert report.verdict is not Verdict.PASS or not report.problems


def fuzz(examples: int) -> None:
    """Run so many examples; raise at the first that fails, made small."""
    limits = Limits(time_s=60, memory_bytes=1_000_000_000)
    checker = Checker("invoice", config=Config(limits=limits))
    names = st.sampled_from(sorted(SEEDS))

    @settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(names, edits, names)
    def run(name: str, changes: list[Edit], other: str) -> None:
        check_broken(checker, name, changes, name if len(changes) % 3 else other)

    run()


if __name__ == "__main__":
    fuzz(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
