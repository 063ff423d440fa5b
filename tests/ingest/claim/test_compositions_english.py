"""Whom an English sentence names as a body's members, whatever else is said of them: text → tenures."""

import pytest

from ingest.claim.read import read
from tests.ingest.texts import parts, release, tenures

COUNCIL = "Kosovo Prosecutorial Council"
PEJA = "Basic Prosecution of Peja"
REVIEW = "Commission for the review of the complaints"
HEAD = "Information for the public and for the media\n\nPrishtina, 3 March 2023 – "
NOW, GIVEN, PAST = "current", "appointed", "former"
S, A = "substantive", "acting"


def said(body: str) -> set[tuple[str, str, str | None, str, str]]:
    """The tenures read in an English release with ``body``."""
    return tenures(read(release(f"{HEAD}{body}"), "test"))


BODIES = [
    (
        f"The Council established the {REVIEW}. The Commission shall be chaired by Mrs. Mira Hoti, Prosecutor in the "
        "Appellate Prosecution, together with the members of this Commission, Mr. Ali Uka, Prosecutor from "
        f"{PEJA}, and member of the Council Mr. Agim Kurti.",
        {
            ("Mira Hoti", "Prosecutor", "Appellate Prosecution", S, NOW),
            ("Mira Hoti", "chairman", REVIEW, S, GIVEN),
            ("Ali Uka", "Prosecutor", PEJA, S, NOW),
            ("Ali Uka", "member", REVIEW, S, GIVEN),
            ("Agim Kurti", "member", COUNCIL, S, NOW),
            ("Agim Kurti", "member", REVIEW, S, GIVEN),
        },
    ),
    (
        f"The Council formed the {REVIEW}, whereas members of it shall be: Mr. Ali Uka, Prosecutor from {PEJA}, and "
        "Mrs. Mira Hoti, Director of the Academy of Justice.",
        {
            ("Ali Uka", "Prosecutor", PEJA, S, NOW),
            ("Ali Uka", "member", REVIEW, S, GIVEN),
            ("Mira Hoti", "Director", "Academy of Justice", S, NOW),
            ("Mira Hoti", "member", REVIEW, S, GIVEN),
        },
    ),
    (
        f"The {REVIEW} shall be composed of: Chief Prosecutor of {PEJA}, Ali Uka, and Mira Hoti, chairperson.",
        {
            ("Ali Uka", "Chief Prosecutor", PEJA, S, NOW),
            ("Ali Uka", "member", REVIEW, S, GIVEN),
            ("Mira Hoti", "chairperson", REVIEW, S, GIVEN),
        },
    ),
    (
        "Members of this panel, in addition to the Chairman of the Council, Agim Kurti, were also selected members of "
        "the KPC, Ali Uka and Mira Hoti.",
        {
            ("Agim Kurti", "Chairman", COUNCIL, S, NOW),
            ("Ali Uka", "member", COUNCIL, S, NOW),
            ("Ali Uka", "member of the panel", None, S, GIVEN),
            ("Mira Hoti", "member", COUNCIL, S, NOW),
            ("Mira Hoti", "member of the panel", None, S, GIVEN),
        },
    ),
    (
        f"As members of the {REVIEW}, the members of the KPC, Ali Uka and Mira Hoti, were selected.",
        {
            ("Ali Uka", "member", COUNCIL, S, NOW),
            ("Ali Uka", "member", REVIEW, S, GIVEN),
            ("Mira Hoti", "member", COUNCIL, S, NOW),
            ("Mira Hoti", "member", REVIEW, S, GIVEN),
        },
    ),
    (
        "Appointed as members of the Disciplinary Committee were Ali Uka, chairman, Mira Hoti and Agim Kurti, members.",
        {
            ("Ali Uka", "chairman", "Disciplinary Committee", S, GIVEN),
            ("Mira Hoti", "member", "Disciplinary Committee", S, GIVEN),
            ("Agim Kurti", "member", "Disciplinary Committee", S, GIVEN),
        },
    ),
    (
        "Agim Kurti is a member and chairman of the panel.",
        {
            ("Agim Kurti", "member of the panel", None, S, NOW),
            ("Agim Kurti", "chairman of the panel", None, S, NOW),
        },
    ),
]
OFFICES = [
    (
        f"The Council decided to appoint prosecutor Mira Hoti, head of the General Department, and prosecutor Ali Uka, "
        f"head of the Serious Crimes Department of the {PEJA}.",
        {
            ("Mira Hoti", "prosecutor", None, S, NOW),
            ("Mira Hoti", "head", "General Department", S, GIVEN),
            ("Ali Uka", "prosecutor", None, S, NOW),
            ("Ali Uka", "head", f"Serious Crimes Department of the {PEJA}", S, GIVEN),
        },
    ),
    (
        f"Mira Hoti was appointed as acting Chief Prosecutor of {PEJA}, a position that was held so far by Ali Uka.",
        {
            ("Mira Hoti", "Chief Prosecutor", PEJA, A, GIVEN),
            ("Ali Uka", "Chief Prosecutor", PEJA, S, PAST),
        },
    ),
    (
        f"Prosecutor Ali Uka of the Office of the Chief State Prosecutor and Prosecutor Mira Hoti, coming from {PEJA} "
        "spoke.",
        {
            ("Ali Uka", "prosecutor", "Office of the Chief State Prosecutor", S, NOW),
            ("Mira Hoti", "Prosecutor", PEJA, S, NOW),
        },
    ),
    (
        "The Council approved the resignations of Ali Uka from the position of the Prosecutor in the Appellate "
        "Prosecution.",
        {("Ali Uka", "Prosecutor", "Appellate Prosecution", S, PAST)},
    ),
    (
        "The Chief Prosecutor of Peja's Basic Prosecution, Ali Uka, spoke.",
        {("Ali Uka", "Chief Prosecutor", PEJA, S, NOW)},
    ),
    (
        "The new non-prosecution member of the Council from the ranks of the Kosovo Chamber of Advocates, Ali Uka.",
        {("Ali Uka", "member", COUNCIL, S, GIVEN)},
    ),
    (
        'The Director of the British Project "Equal justice for all in Kosovo", Kan Tylor, spoke.',
        {("Kan Tylor", "Director", "British Project", S, NOW)},
    ),
    (
        "The Chief State Prosecutor, Ali Uka, visited the Special Prosecution. Chief Prosecutor, Ali Uka, spoke.",
        {("Ali Uka", "Chief State Prosecutor", None, S, NOW)},
    ),
    (
        f"The request of prosecutor Ali Uka for transfer from the Appellate Prosecution to the {PEJA} was approved.",
        {
            ("Ali Uka", "prosecutor", "Appellate Prosecution", S, PAST),
            ("Ali Uka", "prosecutor", PEJA, S, GIVEN),
        },
    ),
    (
        f"The request of prosecutor Ali Uka for transfer from the Appellate Prosecution to the {PEJA} was refused.",
        {("Ali Uka", "prosecutor", None, S, NOW)},
    ),
    (
        f"Ali Uka was re-elected as Chief Prosecutor of {PEJA}.",
        {("Ali Uka", "Chief Prosecutor", PEJA, S, NOW)},
    ),
]


@pytest.mark.parametrize(("body", "expected"), [*BODIES, *OFFICES])
def test_a_list_gives_the_seats_that_its_sentence_speaks_of(
    body: str, expected: set[tuple[object, ...]]
) -> None:
    assert said(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Present were the members of the KPC, Ali Uka and Mira Hoti.",
        "The members of the KPC are Ali Uka and Mira Hoti.",
        f"The members of the KPC, Ali Uka and Mira Hoti, spoke of the {REVIEW}.",
        f"The report of the {REVIEW} was read by the members of the KPC, Ali Uka and Mira Hoti.",
        "The members of the KPC, Ali Uka and Mira Hoti, were not elected members of the panel.",
    ],
)
def test_seats_are_not_given_to_members_of_another_body(body: str) -> None:
    assert said(body) == {
        ("Ali Uka", "member", COUNCIL, S, NOW),
        ("Mira Hoti", "member", COUNCIL, S, NOW),
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Twelve prosecutors join the system.\n\nIn accordance with the proposal of the Council, the President of "
            "the Republic of Kosovo, Lir Skora, upon a decree has appointed twelve state prosecutors.",
            {("Lir Skora", "chair")},
        ),
        (
            "The President, Lir Skora, was informed of twelve state prosecutors who were appointed by decree.",
            set(),
        ),
    ],
)
def test_who_appoints_by_decree_convenes(body: str, expected: set[tuple[str, str]]) -> None:
    assert parts(read(release(f"{HEAD}{body}"), "test")) == expected


def test_who_leads_a_council_at_its_meeting_convenes() -> None:
    body = "The Prosecutorial Council, led by Chairman Ali Uka, at today's meeting adopted the regulation."
    assert parts(read(release(f"{HEAD}{body}"), "test")) == {("Ali Uka", "chair")}


def test_an_oath_at_a_session_with_a_number_is_no_event_of_its_own() -> None:
    text = (
        "The new member of the Council is sworn in\n\nPrishtina, 3 March 2023-The Kosovo Prosecutorial Council (KPC), "
        "led by Chairman Ali Uka, held its 249th meeting.\n\nThe new member of the Council, Mira Hoti, took the oath."
    )
    assert len(read(release(text), "test").events) == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The Council chose members of the Disciplinary Committee and established the Committee for European "
            "Integration. In the capacity of the Chairman of the Disciplinary Committee is assigned Ali Uka, while in "
            "the capacity of members are assigned, Mira Hoti, from the Appellate Prosecution and Agim Kurti.",
            {
                ("Ali Uka", "Chairman", "Disciplinary Committee", S, GIVEN),
                ("Mira Hoti", "member", "Disciplinary Committee", S, GIVEN),
                ("Agim Kurti", "member", "Disciplinary Committee", S, GIVEN),
            },
        ),
        (
            f"The Council established the Disciplinary Committee and the {REVIEW}. The named Commission "
            "shall have the following composition: Ali Uka, Mira Hoti and Agim Kurti.",
            {(name, "member", REVIEW, S, GIVEN) for name in ("Ali Uka", "Mira Hoti", "Agim Kurti")},
        ),
        (
            "The Working Group for the drafting of the guide will be led by Ali Uka, prosecutor.",
            {("Ali Uka", "prosecutor", None, S, NOW)},
        ),
        (
            "The Working Group for the drafting of the guide will be led by Ali Uka, and members: Mira Hoti.",
            {
                ("Ali Uka", "chairman", "Working Group for the drafting of the guide", S, GIVEN),
                ("Mira Hoti", "member", "Working Group for the drafting of the guide", S, GIVEN),
            },
        ),
    ],
)
def test_seats_are_those_of_the_body_named_last(body: str, expected: set[tuple[object, ...]]) -> None:
    assert said(body) == expected
