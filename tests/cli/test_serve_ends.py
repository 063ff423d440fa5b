"""``zyrtar serve`` as a process: it logs in JSON, ends when it is told to, and leaves no process when it is killed."""

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from graph.build import build
from tests.api.releases import meeting
from tests.cli.processes import query_processes, until


@pytest.mark.parametrize(("how", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_server_ends_with_all_its_processes(tmp_path: Path, how: signal.Signals, code: int) -> None:
    build([meeting()], tmp_path)
    log = tmp_path / "log"
    heard = ["env", "--default-signal=INT"]  # which a job in the background of a shell does not hear
    zyrtar = str(Path(sys.executable).with_name("zyrtar"))
    command = [*heard, zyrtar, "serve", "--home", str(tmp_path), "--port", "0"]
    with log.open("wb") as file, subprocess.Popen(command, stderr=file) as server:
        try:
            deadline = time.monotonic() + 60
            while not (told := re.search(r"(http://\S+)/ in a browser", log.read_text("utf-8"))):
                assert time.monotonic() < deadline
                time.sleep(0.05)
            with urlopen(f"{told[1]}/sparql?query=ASK%7B%7D&format=json", timeout=60) as answer:
                assert json.load(answer)["boolean"] is True
            assert query_processes(server.pid)
            server.send_signal(how)
            ended = server.wait(60)
        finally:
            server.kill()
    assert ended in (code, -how)
    until(lambda: not query_processes(server.pid))
    line = next(text for text in log.read_text("utf-8").splitlines() if '"outcome"' in text)
    assert json.loads(line)["outcome"] == "ok"
