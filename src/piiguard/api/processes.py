"""Work in several processes that survives one of them dying."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def map_in_processes(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    start: Callable[..., None],
    start_args: tuple[object, ...],
    on_death: Callable[[Item, BaseException], Result],
) -> Iterator[Result]:
    """Yield ``work(item)`` for every item, in order.

    Args:
        work: A module's function; it runs in the worker processes.
        items: What to work on.
        jobs: How many processes, at least 1.
        start: Run once in each worker process before its first item.
        start_args: What ``start`` is given.
        on_death: Gives the result for an item that killed its process.

    Raises:
        Exception: What ``work`` raises, as soon as its turn comes.
    """

    def pool(size: int) -> ProcessPoolExecutor:
        # Spawned, not forked: a fork would inherit the locks of the caller's threads.
        return ProcessPoolExecutor(size, get_context("spawn"), start, start_args)

    pending = deque(items)
    while pending:
        executor = pool(min(jobs, len(pending)))
        try:
            for future in [executor.submit(work, item) for item in pending]:
                result = future.result()
                pending.popleft()
                yield result
        except BrokenProcessPool:
            pass
        finally:
            # The caller may have stopped early, or an error ends the run.
            executor.shutdown(wait=True, cancel_futures=True)
        if pending:
            # Some item killed a process. The first that is left gets a process of
            # its own: if that dies too, this was the one.
            item = pending.popleft()
            with pool(1) as executor:
                try:
                    result = executor.submit(work, item).result()
                except BrokenProcessPool as error:
                    result = on_death(item, error)
            yield result
