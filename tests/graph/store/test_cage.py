"""What a query process cannot do, tried in a process of its own: the filter cannot be taken off again."""

import subprocess
import sys
import textwrap

import pytest

from graph.store import cage


def caged(code: str) -> str:
    """What ``code`` prints in a process that is shut in."""
    text = f"import os, socket\nfrom graph.store import cage\ncage.refuse_calls()\n{textwrap.dedent(code)}"
    ran = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_this_machine_can_refuse_calls() -> None:
    assert cage.possible()


@pytest.mark.parametrize(
    "call",
    [
        "socket.socket()",
        "socket.socket(socket.AF_UNIX)",
        "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "os.execv('/bin/true', ['/bin/true'])",
        "os.kill(os.getppid(), 0)",
    ],
)
def test_calls_that_lead_outside_are_refused(call: str) -> None:
    assert caged(f"try:\n    {call}\nexcept PermissionError:\n    print('refused')") == "refused"


def test_connections_that_are_there_already_cannot_lead_elsewhere() -> None:
    code = """
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        told = [libc.connect(0, None, 0), ctypes.get_errno(), libc.syscall(425, 1, None)]
        print(told[:2], told[2])
    """
    assert caged(code) == "[-1, 13] -1"


def test_threads_started_afterwards_are_shut_in_too() -> None:
    code = """
        import threading
        def try_it():
            try:
                socket.socket()
            except PermissionError:
                print("refused")
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    """
    assert caged(code) == "refused"


def test_reading_and_a_pair_of_sockets_still_work() -> None:
    code = """
        a, b = socket.socketpair()
        a.sendall(b"hello")
        print(b.recv(9).decode(), len(open("/proc/self/stat").read()) > 9)
    """
    assert caged(code) == "hello True"


def test_memory_has_a_limit_that_can_be_moved() -> None:
    code = """
        cage.limit_memory(64 * 1024 * 1024)
        try:
            bytearray(256 * 1024 * 1024)
        except MemoryError:
            print("no more")
        cage.limit_memory(None)
        print(len(bytearray(256 * 1024 * 1024)))
    """
    assert caged(code).split() == ["no", "more", str(256 * 1024 * 1024)]


def test_a_process_whose_parent_has_gone_does_not_begin() -> None:
    code = "from graph.store import cage\ncage.die_with(1 << 22)\nprint('alive')"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, b"")
