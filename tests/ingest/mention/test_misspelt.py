"""Names of units with one slip are those of the vocabulary; with two, or of another body, they are not."""

import pytest

from ingest.mention.known_units import UnitSpan
from ingest.mention.misspelt import spelled_right
from ontology.model import Language


@pytest.mark.parametrize(
    ("name", "language", "code"),
    [
        ("Njësiti për Shqyrtimin e Perfomancës së Prokurorive", "sq", "njshpp"),
        ("Këshilli Prokuroruial i Kosovës", "sq", "kpk"),
        ("Komisija za normativnu pitanja", "sr", None),
        ("Jedinica za razmatranje ucinka tuzilastva", "sr", None),
        ("Këshilli Gjyqësor i Kosovës", "sq", None),
        ("Këshilli Prokuruial i Kosvës", "sq", None),
        ("Njësiti për Shqyrtimin e Perfomansës së Prokurorive", "sq", None),
        ("Komisioni Prokurorial", "sq", None),
    ],
)
def test_one_slip_is_mended_and_no_more(name: str, language: Language, code: str | None) -> None:
    built = UnitSpan(0, 1, name, "unit", "unit-built")
    found = spelled_right(built, language)
    assert found.code == code
    assert (found.rule, found.name == name) == (
        ("unit-built", True) if code is None else ("unit-misspelt", False)
    )
