"""Who takes part in English, told by verbs of every kind, by clauses between commas, and who does not."""

import pytest

from ingest.claim.read import read
from ontology.model import Reading
from tests.ingest.texts import parts, release

MEETING = "The Kosovo Prosecutorial Council held its next meeting."
CONFERENCE = "A conference on victims' rights was held in Prishtina."
OFFICIALS = (
    "Chairman of the Kosovo Prosecutorial Council Visar Gashi and Chief State Prosecutor Mira Hoti agree."
)
HEAD = "Information for the public and for the media\n\nPrishtina, 3 March 2023 – "


def english(body: str) -> Reading:
    """What is read in an English release with ``body``."""
    return read(release(f"{HEAD}{body}"), "test")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Kosovo Prosecutorial Council, chaired by Chairman Visar Gashi, has held its 190th meeting.",
            {"Visar Gashi": "chair"},
        ),
        (
            "The members of the Committee on Normative Issues, headed by prosecutor Visar Gashi, have made a visit.",
            {"Visar Gashi": "participant"},
        ),
        (f"{MEETING} Visar Gashi has strongly criticised the delays.", {"Visar Gashi": "participant"}),
        (f"{MEETING} The guests were greeted by Visar Gashi.", {"Visar Gashi": "participant"}),
        (f"{MEETING} Present at this meeting was also Visar Gashi.", {"Visar Gashi": "participant"}),
        (
            f"{MEETING} Present at it was the Chief State Prosecutor, Mira Hoti.",
            {"Mira Hoti": "participant"},
        ),
        (f"{MEETING} The meeting was followed also by Visar Gashi.", {"Visar Gashi": "participant"}),
        (
            "The Council held a meeting chaired by Visar Gashi, as the Chief State Prosecutor, Mira Hoti, is ill.",
            {"Visar Gashi": "chair"},
        ),
        (f"{CONFERENCE} The last topic will be presented by Mira Hoti.", {"Mira Hoti": "presenter"}),
        (f"{MEETING} The report will be presented by Mira Hoti.", {}),
        (f"{MEETING} Visar Gashi had requested measures in October.", {}),
        (f"{MEETING} Visar Gashi has offered his resignation.", {}),
        (f"{MEETING} The members voted for the dismissal of Visar Gashi.", {}),
        (f"{MEETING} The Committee will be chaired by others, together with Visar Gashi.", {}),
        (f"{MEETING} Visar Gashi worked in Peja for years.", {}),
        (f"{MEETING} Visar Gashi received nine votes.", {}),
    ],
)
def test_who_takes_part(text: str, expected: dict[str, str]) -> None:
    assert parts(english(f"{text} {OFFICIALS}")) == set(expected.items())


def test_who_acts_for_a_body_is_an_official() -> None:
    found = english(f"{CONFERENCE} On behalf of the EU Office in Kosovo spoke Ms. Ingrid Halvorsen.")
    assert [person.name for person in found.persons] == ["Ingrid Halvorsen"]


@pytest.mark.parametrize(
    ("head", "body", "kinds"),
    [
        (
            "The Chairman hosted a guest",
            "Chairman Visar Gashi of the KPC received the Ambassador, Jon Smithers.",
            {"working-meeting"},
        ),
        ("Meeting with the delegation of Norway", "They spoke of cooperation.", {"working-meeting"}),
        ("The Council got its budget", "The Council has received the decision of the Government.", set()),
        ("Handover of the duty", "It was decided in the last meeting of the Council.", {"ceremony"}),
        (
            "The vacancy is announced",
            "The Kosovo Prosecutorial Council, chaired by Visar Gashi, held its 208th meeting.",
            {"working-meeting"},
        ),
    ],
)
def test_what_is_reported(head: str, body: str, kinds: set[str]) -> None:
    found = read(release(f"{head}\n\nPrishtina, 3 March 2023 – {body}"), "test")
    assert {event.kind for event in found.events} == kinds
