"""Work on many files, side by side on all cores."""

import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, TypeVar

MANY: Final = 24
"""From how many files on starting a second process costs less than it saves."""
_AT_A_TIME: Final = 8

Given = TypeVar("Given")
Came = TypeVar("Came")


def on_all_cores(work: Callable[[Given], Came], tasks: Sequence[Given]) -> Generator[Came, None, None]:
    """What comes of each task, in their order. `work` and all it takes and gives must fit from process to process.

    Close it when the rest is not wanted; an interrupted run then ends without doing it.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if cores == 1:
        yield from map(work, tasks)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    way = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    pool = ProcessPoolExecutor(min(cores, 8), mp_context=way, initializer=_ignore_interrupts)
    try:
        with _interrupts_held_back():
            results = pool.map(work, tasks, chunksize=_AT_A_TIME)
        yield from results
    finally:
        pool.shutdown(cancel_futures=True)


def _ignore_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; only the first one answers, and the others end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let Ctrl-C wait while processes start, for one that is not ready would answer with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
