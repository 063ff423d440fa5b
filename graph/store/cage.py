"""Shuts a query process in: no network, no other program, no more memory than given, no life without its server.

The system-call filter is classic BPF set by prctl(2), as seccomp(2) describes it, through ctypes: the library for it
(libseccomp) is not everywhere, and its Python wrappers start a compiler to find it. Measured, it costs a query nothing.
"""

import contextlib
import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import sys
from pathlib import Path
from typing import Final

_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h, this and the next two
_PR_SET_SECCOMP: Final = 22
_PR_SET_NO_NEW_PRIVS: Final = 38
_FILTER: Final = 2  # SECCOMP_MODE_FILTER, linux/seccomp.h
_ALLOW: Final = 0x7FFF0000  # SECCOMP_RET_ALLOW
_REFUSE: Final = 0x00050000 | errno.EACCES  # SECCOMP_RET_ERRNO
_KILL: Final = 0x80000000  # SECCOMP_RET_KILL_PROCESS
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # linux/bpf_common.h: ld abs, jeq, jge, ret
_X32: Final = 0x40000000  # the other way of x86_64 to number its calls: none of it is needed

#: Machine → (its name in linux/audit.h, numbers of refused calls from its unistd.h). In this order: socket, connect,
#: bind, listen, accept, accept4, execve, execveat, ptrace, process_vm_readv, process_vm_writev, kill, io_uring_setup
#: (which could connect without the call), open_by_handle_at, pidfd_send_signal, rt_sigqueueinfo.
_CALLS: Final = {
    "x86_64": (
        0xC000003E,
        (41, 42, 49, 50, 43, 288, 59, 322, 101, 310, 311, 62, 425, 304, 424, 129),
    ),
    "aarch64": (
        0xC00000B7,
        (198, 203, 200, 201, 202, 242, 221, 281, 117, 270, 271, 129, 425, 265, 424, 138),
    ),
}


def possible() -> bool:
    """Whether this system can refuse system calls: Linux on a machine whose calls are listed here."""
    return sys.platform == "linux" and platform.machine() in _CALLS


def die_with(parent: int) -> None:
    """Have the system kill this process when ``parent`` ends, even in the middle of a query (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the line above
            sys.exit(1)


def refuse_calls() -> None:
    """Refuse new connections and other programs from now on, in threads started later too; cannot be undone.

    Does nothing where ``possible()`` is false. Raises ``OSError`` if the system does not take the filter.
    """
    if not possible():
        return
    machine, calls = _CALLS[platform.machine()]
    program = [
        _step(_LOAD, 4),  # seccomp_data.arch
        _step(_EQUAL, machine, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, 0),  # seccomp_data.nr
        _step(_AT_LEAST, _X32, len(calls) + 1, 0),  # over the calls and the step that allows
        *(_step(_EQUAL, call, len(calls) - i, 0) for i, call in enumerate(calls)),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _REFUSE),
    ]
    text = ctypes.create_string_buffer(b"".join(program))
    head = struct.pack("HL", len(program), ctypes.addressof(text))  # struct sock_fprog
    libc = ctypes.CDLL(None, use_errno=True)
    for told in (
        (_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        (_PR_SET_SECCOMP, _FILTER, ctypes.create_string_buffer(head), 0, 0),
    ):
        if libc.prctl(*told):
            number = ctypes.get_errno()
            raise OSError(number, f"prctl: {os.strerror(number)}")


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    """One struct sock_filter: ``yes`` and ``no`` are how many steps to skip."""
    return struct.pack("HBBI", code, yes, no, value)


def die_first() -> None:
    """Have the system choose this process before others when the machine is out of memory (proc(5), Linux)."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000", "ascii")


def limit_memory(more: int | None) -> None:
    """Let the address space grow by ``more`` bytes from now on, or without a limit; no core files.

    To be set after a store has been opened, since that reserves much more address space than it uses.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux":
        return
    most = resource.RLIM_INFINITY if more is None else address_space() + more
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))


def address_space() -> int:
    """Bytes of address space this process has now (proc(5), statm); 0 where that is not told."""
    if sys.platform != "linux":
        return 0
    handle = os.open("/proc/self/statm", os.O_RDONLY)  # it is read before every query
    try:
        return int(os.read(handle, 64).split()[0]) * resource.getpagesize()
    finally:
        os.close(handle)
