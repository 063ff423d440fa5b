"""Figures show themselves in a notebook, and the notebooks of ``docs/notebooks`` run from top to bottom."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from graph.build import build
from graph.view.notebook import Figure
from tests.api.releases import everything

NOTEBOOKS = sorted((Path(__file__).parents[3] / "docs" / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    build(everything(), folder)
    return folder


def run(notebook: Path) -> dict[str, Any]:
    """What the names of ``notebook`` stand for once every cell has run."""
    names: dict[str, Any] = {}
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []  # what it shows depends on the graph, so none is kept
            exec(compile("".join(cell["source"]), notebook.name, "exec"), names)
    return names


def test_there_are_three_notebooks() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["career", "network", "orgchart-diff"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(notebook: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZYRTAR_HOME", str(home))
    names = run(notebook)
    result = names["result"]
    if isinstance(result, Figure):
        html = result._repr_html_()
        assert html.startswith("<figure>")
        assert "<svg" in html
        assert "Kelmendi" in html
        assert "<script" not in html
        assert result._repr_svg_() in html
    else:
        assert isinstance(result, pd.DataFrame)
        assert len(result) == 1
    if notebook.stem == "orgchart-diff":
        assert "Arben Kelmendi" in names["changes"].to_string()
    names["snapshot"].close()
