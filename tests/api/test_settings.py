"""Settings come from the environment, each checked."""

from pathlib import Path

import pytest

from api.settings import Settings, table, variable
from ontology.errors import InputError


def test_defaults_need_no_environment() -> None:
    assert Settings.from_environment({}) == Settings()


def test_environment_sets_each_kind_of_value() -> None:
    read = Settings.from_environment(
        {"ZYRTAR_HOME": "/data", "ZYRTAR_WORKERS": "4", "ZYRTAR_QUERY_SECONDS": "2.5"}
    )
    assert (read.home, read.workers, read.query_seconds) == (Path("/data"), 4, 2.5)


def test_given_values_win_over_the_environment() -> None:
    assert Settings.from_environment({"ZYRTAR_HOME": "/data"}, home=Path("/other")).home == Path("/other")


def test_an_empty_variable_counts_as_unset() -> None:
    assert Settings.from_environment({"ZYRTAR_WORKERS": ""}).workers == Settings().workers


@pytest.mark.parametrize(
    ("name", "value"), [("WORKERS", "two"), ("WORKERS", "0"), ("QUERY_SECONDS", "nan"), ("PAGE_SIZE", "-1")]
)
def test_a_wrong_value_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(InputError, match=f"ZYRTAR_{name}"):
        Settings.from_environment({f"ZYRTAR_{name}": value})


def test_every_setting_is_in_the_table_with_words() -> None:
    rows = table()
    assert [name for name, _, _ in rows] == [variable(name) for name in Settings.__slots__]
    assert all(help_text.endswith(".") for _, _, help_text in rows)
