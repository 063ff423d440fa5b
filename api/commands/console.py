"""What commands write and where: results on standard output, everything else on standard error.

Tables and progress bars are for terminals; anything else gets plain text, machines get JSON by ``--json``.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ontology.errors import ZyrtarError

#: Told of each step: its name, how much is done, and of how much.
Progress = Callable[[str, int, int], None]


def put(text: str, *, end: str = "\n") -> None:
    """Write a result to standard output."""
    sys.stdout.write(text + end)


def put_bytes(content: bytes) -> None:
    """Write a result made by the store to standard output as it is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def note(text: str) -> None:
    """Tell the user something that is not the result."""
    sys.stderr.write(text + "\n")


def warn(text: str) -> None:
    """Tell the user of something doubtful that did not stop the work."""
    note(f"warning: {text}")


def tell(error: ZyrtarError) -> None:
    """Tell the user on one line what failed and what mends it."""
    note(f"error: {' '.join(str(error).split())}")


def to_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


@contextmanager
def progress() -> Iterator[Progress | None]:
    """Progress bars on standard error, one per step; ``None`` if that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TaskID,
        TextColumn,
    )
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        steps: dict[str, TaskID] = {}

        def advance(step: str, done: int, total: int) -> None:
            if step not in steps:
                steps[step] = bars.add_task(step, total=total or None)
            bars.update(steps[step], completed=done, total=total or None)

        yield advance


def table(columns: list[str], rows: list[list[str]], *, title: str | None = None) -> None:
    """Write a table: ruled on a terminal, else tab-separated under a header line, tabs in cells as spaces."""
    if not to_terminal():
        if title:
            put(title)
        for row in (columns, *rows):
            put("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    ruled = Table(title=title, title_justify="left", show_lines=False, pad_edge=False)
    for column in columns:
        ruled.add_column(column, overflow="fold")
    for row in rows:
        ruled.add_row(*(Text(cell) for cell in row))
    Console().print(ruled)
