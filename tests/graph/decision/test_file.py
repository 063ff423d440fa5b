"""The file only grows, a killed writer leaves nothing half counted, and one wrong line refuses the whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph.decision.file import DECISIONS, append, mend, read
from graph.decision.ledger import EMPTY
from graph.store.home import locked
from ontology.errors import HomeError, InputError
from tests.graph.decision.making import kept_apart, merged, undone

AB, CD = merged("A", "B"), merged("C", "D")


def test_a_home_without_the_file_has_no_decisions(tmp_path: Path) -> None:
    assert read(tmp_path) is EMPTY


def test_what_was_written_stays_and_more_is_added(tmp_path: Path) -> None:
    append(tmp_path, [AB])
    first = (tmp_path / DECISIONS).read_bytes()
    assert append(tmp_path, [CD, undone(AB)]).in_force == (CD,)
    assert (tmp_path / DECISIONS).read_bytes().startswith(first)
    found = read(tmp_path)
    assert found.decisions == (AB, CD, undone(AB))
    assert found.numbered == ((2, CD),)
    assert len(found.sha256) == 64


def test_a_decision_that_cannot_stand_is_not_written(tmp_path: Path) -> None:
    append(tmp_path, [AB])
    before = (tmp_path / DECISIONS).read_bytes()
    with pytest.raises(InputError, match="line 3: it is at odds with line 1"):
        append(tmp_path, [CD, kept_apart("A", "B")])
    assert (tmp_path / DECISIONS).read_bytes() == before


def test_nothing_is_written_while_another_writes(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(HomeError, match="another"):
        append(tmp_path, [AB])
    assert not (tmp_path / DECISIONS).exists()


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (b"merge them", "line 2: it is not JSON"),
        (b"\xff\xfe", "line 2: it is not UTF-8"),
        (b"", "line 2: it is not JSON"),
        (AB.line().encode(), "line 2: it repeats line 1"),
    ],
)
def test_one_wrong_line_refuses_the_file(tmp_path: Path, second: bytes, told: str) -> None:
    lines = [AB.line().encode(), second, CD.line().encode()]
    (tmp_path / DECISIONS).write_bytes(b"\n".join(lines) + b"\n")
    with pytest.raises(InputError, match=told):
        read(tmp_path)


@pytest.mark.parametrize("kept", [1, 40, -1])
def test_a_torn_last_line_is_told_and_taken_away(tmp_path: Path, kept: int) -> None:
    append(tmp_path, [AB])
    whole = (tmp_path / DECISIONS).read_bytes()
    (tmp_path / DECISIONS).write_bytes(whole + CD.line().encode()[:kept])
    with pytest.raises(HomeError, match="line 2, the last, is cut off") as refused:
        read(tmp_path)
    assert "--mend" in refused.value.mend
    with pytest.raises(HomeError, match="cut off"):
        append(tmp_path, [CD])
    assert "taken away" in (mend(tmp_path) or "")
    assert (tmp_path / DECISIONS).read_bytes() == whole
    assert mend(tmp_path) is None


def test_a_last_line_that_lacks_only_its_end_counts_once_mended(tmp_path: Path) -> None:
    append(tmp_path, [AB])
    with (tmp_path / DECISIONS).open("a", encoding="utf-8") as file:
        file.write(CD.line())
    with pytest.raises(HomeError, match="cut off"):
        read(tmp_path)
    assert CD.id in (mend(tmp_path) or "")
    assert read(tmp_path).decisions == (AB, CD)


_WRITER = """
import sys
from pathlib import Path
from graph.decision.file import append
from tests.graph.decision.making import merged
number = 0
while True:
    append(Path(sys.argv[1]), [merged(f"A{number}", f"B{number}")])
    number += 1
    print(number, flush=True)
"""


def test_a_killed_writer_leaves_what_it_told_as_written(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(5)]
        os.kill(writer.pid, signal.SIGKILL)
    mend(tmp_path)
    assert len(read(tmp_path).decisions) >= int(told[-1])
