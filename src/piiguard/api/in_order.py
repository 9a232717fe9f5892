"""Work on several items at once, with the results in the items' order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 8
"""Items taken for each thread before the first of their results is fetched: enough
that one slow item does not leave the other threads idle, few enough to hold."""


def map_in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    threads: int,
    *,
    stop: Callable[[], None],
) -> Iterator[Result]:
    """Yield ``work(item)`` for every item, in order.

    Args:
        work: Called in one of the threads.
        items: What to work on; taken as results are fetched.
        threads: How many items are worked on at once, at least 1.
        stop: Makes work in progress end at once; called when the caller fetches no
            more, or an error or an interrupt ends the run.

    Raises:
        Exception: What ``work`` raises, when its turn comes.
    """
    executor = ThreadPoolExecutor(threads, thread_name_prefix="piiguard")
    pending: deque[Future[Result]] = deque()
    try:
        for item in items:
            pending.append(executor.submit(work, item))
            if len(pending) >= threads * AHEAD:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:
        for future in pending:
            future.cancel()
        stop()
        executor.shutdown()
