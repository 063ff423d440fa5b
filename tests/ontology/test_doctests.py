"""The examples in the docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import ontology

MODULES = sorted(module.name for module in pkgutil.walk_packages(ontology.__path__, "ontology."))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0


def test_the_modules_that_others_build_on_show_examples() -> None:
    finder = doctest.DocTestFinder()
    for name in ("ontology.dates", "ontology.iri", "ontology.terms", "ontology.lookup"):
        assert any(case.examples for case in finder.find(importlib.import_module(name))), name
