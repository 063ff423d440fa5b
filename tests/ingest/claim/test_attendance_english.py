"""Who takes part in English: agents of passives, inverted subjects, lists; our own sentences about invented people."""

import pytest

from ingest.claim.read import read
from ontology.model import Reading
from tests.ingest.texts import parts, release

COUNCIL = "The Kosovo Prosecutorial Council held its next meeting."
WORKSHOP = "A conference on the budgets of prosecution offices was held in Prishtina."
OFFICIALS = (
    "Chairman of the Kosovo Prosecutorial Council Visar Gashi and Chief State Prosecutor Mira Hoti agree."
)


def english(body: str) -> Reading:
    """What is read in an English release with ``body``."""
    head = "Information for the public and for the media\n\nPrishtina, 3 March 2023 – "
    return read(release(f"{head}{body}"), "test")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Kosovo Prosecutorial Council held its next meeting, which was chaired by Chairman Visar Gashi.",
            {"Visar Gashi": "chair"},
        ),
        (
            f"{COUNCIL} The annual report was presented by Mira Hoti.",
            {"Mira Hoti": "presenter"},
        ),
        (
            f"{COUNCIL} In the second part spoke also Mira Hoti.",
            {"Mira Hoti": "speaker"},
        ),
        (
            f"{COUNCIL} “The plan is good”, said Mira Hoti.",
            {"Mira Hoti": "speaker"},
        ),
        (
            f"{COUNCIL} He thanked Mira Hoti for the report.",
            {},
        ),
        (
            f"{COUNCIL} Visar Gashi will report in May.",
            {},
        ),
        (
            f"{WORKSHOP} Panelists in the first part were Visar Gashi; and Mira Hoti.",
            {"Visar Gashi": "participant", "Mira Hoti": "participant"},
        ),
        (
            f"{WORKSHOP} In the opening session spoke Visar Gashi and Mira Hoti.",
            {"Visar Gashi": "chair", "Mira Hoti": "chair"},
        ),
        (
            f"{WORKSHOP} The panel on budgets, led by Mira Hoti, lasted long.",
            {"Mira Hoti": "participant"},
        ),
    ],
)
def test_who_takes_part(text: str, expected: dict[str, str]) -> None:
    assert parts(english(f"{text} {OFFICIALS}")) == set(expected.items())
