"""The pages' scripts and styles as Vite built them (``api/web``), or nothing where they are not built.

Pages are complete without them, so a checkout that never ran `make assets` serves every page, with no script in it.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

#: Where the built files are served; ``base`` in ``api/web/vite.config.ts``.
BUILT: Final = "/static/build/"
_FOR_EVER: Final = "public, max-age=31536000, immutable"  # their names change with their content
_ENTRIES: Final = "src/entries/"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page needs of one entry of ``api/web/src/entries``: addresses of its module and of its style sheets."""

    script: str
    styles: tuple[str, ...]


def entry(name: str) -> Entry | None:
    """The entry ``name`` as it was built; ``None`` if the assets are not built, or of older sources."""
    built = _built()
    return None if built is None else built.get(name)


@cache
def _built() -> Mapping[str, Entry] | None:
    with as_file(files("api") / "static" / "build" / "manifest.json") as path:
        return read(path)


def read(path: Path) -> Mapping[str, Entry] | None:
    """The entries of the manifest in ``path`` by name; ``None`` if there is no manifest, or none that can be read."""
    try:
        manifest: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return {
            key.removeprefix(_ENTRIES).removesuffix(".ts"): Entry(
                BUILT + chunk["file"], tuple(BUILT + style for style in _styles(manifest, key))
            )
            for key, chunk in manifest.items()
            if chunk.get("isEntry")
        }
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        log.exception(
            "%s cannot be read; pages go without scripts until `make assets` has built them anew", path
        )
        return None


def _styles(manifest: Mapping[str, Any], key: str) -> dict[str, None]:
    """Style sheets of a chunk and of the chunks it imports, each once, theirs first."""
    found: dict[str, None] = {}
    for imported in manifest[key].get("imports", ()):
        found |= _styles(manifest, imported)
    return found | dict.fromkeys(manifest[key].get("css", ()))


class Static(StaticFiles):
    """The static files; those whose name changes with their content may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """As Starlette's."""
        answer = await super().get_response(path, scope)
        if answer.status_code == 200 and path.startswith("build/assets/"):
            answer.headers["Cache-Control"] = _FOR_EVER
        return answer
