"""Reading in several processes. A reading depends on its release alone, so that it does not matter who reads it."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial

from ontology.errors import InputError
from ontology.model import Reading, Release

#: Releases that each process has waiting: enough to keep it busy, few enough to hold in memory.
BATCH = 16
#: Releases handed over at a time.
_CHUNK = 4

#: Reads one release.
Read = Callable[[Release], Reading]
#: Reads releases and gives their readings in order.
ReadAll = Callable[[Sequence[Release]], Sequence[Reading]]


@contextmanager
def readings(jobs: int, read: Read) -> Iterator[ReadAll]:
    """Something that reads with ``read`` in ``jobs`` processes, for as long as the context lasts.

    With one job it is this process that reads. ``read`` must be a function of a module, or a ``partial`` of one.
    """
    if jobs == 1:
        yield lambda releases: [read(release) for release in releases]
        return
    context = multiprocessing.get_context(
        "spawn"
    )  # threads of this process (a progress bar) must not be copied
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_quiet) as pool:
        yield partial(_read_in, pool, read)


def _read_in(pool: ProcessPoolExecutor, read: Read, releases: Sequence[Release]) -> Sequence[Reading]:
    try:
        return list(pool.map(read, releases, chunksize=_CHUNK))
    except BrokenProcessPool:
        raise InputError(
            "a process that reads releases was ended from outside, perhaps for want of memory",
            mend="Run it again; what was read before is kept. With --jobs 1 it needs the least memory.",
        ) from None


def _quiet() -> None:
    """Leave Ctrl-C to the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
