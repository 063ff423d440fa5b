"""The built scripts: what a page needs of the manifest, and pages where nothing is built."""

import json
import logging
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import httpx
import pytest

import api.assets
from api.assets import Entry, entry, read

WEB = Path(__file__).parents[2] / "api" / "web"
MANIFEST = {
    "_shared-1.js": {"file": "assets/shared-1.js", "css": ["assets/shared-1.css"], "imports": ["_deep-1.js"]},
    "_deep-1.js": {"file": "assets/deep-1.js", "css": ["assets/deep-1.css"]},
    "src/entries/map.ts": {
        "file": "assets/map-1.js",
        "isEntry": True,
        "imports": ["_shared-1.js", "_deep-1.js"],
        "css": ["assets/map-1.css"],
    },
    "src/entries/small.ts": {"file": "assets/small-1.js", "isEntry": True},
}


@pytest.fixture
def unbuilt(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a checkout where `make assets` never ran."""
    monkeypatch.setattr(api.assets, "_built", lambda: None)


@pytest.fixture
def builder() -> ModuleType:
    """``api/web/build.py``, which is no module of the package."""
    spec = spec_from_file_location("build_assets", WEB / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_entry_has_its_script_and_the_styles_of_all_it_imports(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(MANIFEST), "utf-8")
    built = "/static/build/assets"
    assert read(path) == {
        "map": Entry(
            f"{built}/map-1.js", (f"{built}/deep-1.css", f"{built}/shared-1.css", f"{built}/map-1.css")
        ),
        "small": Entry(f"{built}/small-1.js", ()),
    }


def test_no_manifest_is_no_entries_and_no_complaint(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert read(tmp_path / "manifest.json") is None
    assert caplog.records == []


@pytest.mark.parametrize("text", ["", "[]", '{"a": {"isEntry": true}}', '{"a": 1}'])
def test_a_broken_manifest_is_none_and_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(text, "utf-8")
    with caplog.at_level(logging.ERROR):
        assert read(path) is None
    assert "make assets" in caplog.text


@pytest.mark.usefixtures("unbuilt")
def test_pages_have_no_script_where_nothing_is_built(web: httpx.Client) -> None:
    page = web.get("/sparql", headers={"Accept": "text/html"}).text
    assert "<script" not in page
    assert "<textarea" in page


def test_pages_name_the_built_script_which_may_be_kept_for_ever(web: httpx.Client) -> None:
    built = entry("workbench")
    assert built is not None, "run `make assets`"
    page = web.get("/sparql", headers={"Accept": "text/html"})
    assert f'<script type="module" src="{built.script}"></script>' in page.text
    assert "script-src 'self';" in page.headers["content-security-policy"]
    script = web.get(built.script)
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    assert "immutable" not in web.get("/static/zyrtar.css").headers.get("cache-control", "")


def test_an_entry_that_older_sources_had_not_leaves_its_page_without_a_script() -> None:
    assert entry("no-such-entry") is None


def test_every_entry_that_a_template_names_is_built() -> None:
    named = {
        name
        for template in (Path(api.assets.__file__).parent / "templates").glob("*.html")
        for name in re.findall(r'm\.scripts\("(\w+)"\)', template.read_text("utf-8"))
    }
    assert named
    assert all(entry(name) is not None for name in named)


def test_what_is_built_is_of_these_sources(builder: ModuleType) -> None:
    assert builder.build() is False, "run `make assets`"


def test_every_source_counts(builder: ModuleType) -> None:
    found = {path.relative_to(WEB).as_posix() for path in builder.sources()}
    assert {"package-lock.json", "vite.config.ts", "src/entries/workbench.ts"} <= found
    assert [path for path in found if "node_modules" in path] == []


@pytest.mark.parametrize("words", [["biuld"], ["check", "twice"]])
def test_an_unknown_word_to_the_builder_is_told(builder: ModuleType, words: list[str]) -> None:
    with pytest.raises(SystemExit, match="give nothing, check or lock"):
        builder.main(words)


def test_node_that_is_missing_is_told(builder: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match="make setup"):
        builder.main(["lock"])


def test_licences_name_every_bundled_package() -> None:
    listed = (builder_built() / "licences.txt").read_text("utf-8")
    locked = json.loads((WEB / "package-lock.json").read_text("utf-8"))["packages"]
    bundled = [path.rpartition("node_modules/")[2] for path, p in locked.items() if path and not p.get("dev")]
    assert [name for name in bundled if f"\n{name} " not in listed] == []


def builder_built() -> Path:
    return WEB.parent / "static" / "build"
