"""Rules of form: sizes, names, documents that say what is true."""

import ast
import json
import re
import subprocess
from pathlib import Path

import pytest

from api.settings import table

ROOT = Path(__file__).parents[2]
PACKAGES = ("ontology", "ingest", "graph", "api")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_modules_and_functions_can_be_read_in_one_sitting(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 80, node.name


def test_most_functions_are_short() -> None:
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert lengths[int(len(lengths) * 0.95)] <= 40


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_links_in_documents_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_the_error_table_of_reading_lists_what_the_code_says() -> None:
    told = (ROOT / "docs" / "ingest.md").read_text("utf-8")
    source = "".join(path.read_text("utf-8") for path in (ROOT / "ingest").rglob("*.py"))
    for phrase in (
        "no such file",
        "not a file",
        "cannot be read",
        "empty",
        "no text in it",
        "larger than",
        "binary data",
    ):
        assert phrase in source
        assert phrase in told
    for phrase in (
        "no language recognised",
        "unknown character set",
        "no .txt or .html file in it",
        "no dateline",
    ):
        assert phrase in source
        assert phrase in told


def test_the_targets_the_readme_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", readme, re.MULTILINE))
    assert {"demo", "test"} <= named
    assert [target for target in named if f"\n{target}:" not in makefile] == []


def test_lock_files_have_hashes_and_no_addresses() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
    packages = json.loads((ROOT / "api/web/package-lock.json").read_text("utf-8"))["packages"]
    assert [path for path, p in packages.items() if path and not p.get("integrity")] == []
    assert [path for path, p in packages.items() if "resolved" in p] == []


def test_the_real_release_is_shipped_byte_for_byte() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "ingest/sample"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = listed.stdout.split() or [f"ingest/sample/{p.name}" for p in (ROOT / "ingest/sample").iterdir()]
    assert "ingest/sample/000_18dfdb89734f9d36.txt" in names


def test_the_table_of_settings_is_the_codes_own() -> None:
    told = (ROOT / "docs" / "settings.md").read_text("utf-8")
    rows = re.findall(r"^\| `(ZYRTAR_\w+)` \| (?:`(.*?)`)? ?\| (.*?) \|$", told, re.MULTILINE)
    assert [tuple(row) for row in rows] == table()
