"""What English sentences say of offices by lists, nouns and clauses, and where they say nothing: text → tenures."""

import pytest

from ingest.claim.read import read
from tests.ingest.texts import release, tenures

COUNCIL = "Kosovo Prosecutorial Council"
PEJA = "Basic Prosecution of Peja"
HEAD = "Information for the public and for the media\n\nPrishtina, 3 March 2023 – "
NOW, GIVEN, PAST, OUT, RUNS = "current", "appointed", "former", "dismissed", "candidate"
S = "substantive"


def said(body: str) -> set[tuple[str, str, str | None, str, str]]:
    """The tenures read in an English release with ``body``."""
    return tenures(read(release(f"{HEAD}{body}"), "test"))


LISTS = [
    (
        "Members are: Mr. Ali Uka Prosecutor in Special Prosecution, Mr. Agim Kurti, Director of the Academy of "
        f"Justice, and Mrs. Mira Hoti, Chief Prosecutor of {PEJA}.",
        {
            ("Ali Uka", "Prosecutor", "Special Prosecution", S, NOW),
            ("Agim Kurti", "Director", "Academy of Justice", S, NOW),
            ("Mira Hoti", "Chief Prosecutor", PEJA, S, NOW),
        },
    ),
    (
        "It was read by the Chairperson of the Committee on Normative Issues, Prosecutor Mira Hoti.",
        {
            ("Mira Hoti", "Chairperson", "Committee on Normative Issues", S, NOW),
            ("Mira Hoti", "Prosecutor", None, S, NOW),
        },
    ),
    ("KPC Chairman Ali Uka spoke.", {("Ali Uka", "Chairman", COUNCIL, S, NOW)}),
    ("EULEX Head of Mission, Jon Smithers, spoke.", {("Jon Smithers", "Head of Mission", "EULEX", S, NOW)}),
    (
        "Present was the Vice-Dean of the Faculty of Law for teaching, Mira Hoti.",
        {("Mira Hoti", "Vice Dean for teaching", "Faculty of Law", S, NOW)},
    ),
    (
        f"The member of the {COUNCIL} from the ranks of the {PEJA}, Mira Hoti, spoke.",
        {("Mira Hoti", "member", COUNCIL, S, NOW)},
    ),
    (
        "They met the leaders of the Regional Police Directorate in Peja, Director Mira Hoti.",
        {("Mira Hoti", "Director", "Regional Police Directorate in Peja", S, NOW)},
    ),
    (
        "The handover was between the General Director of the Secretariat until now, Ali Uka, and the Acting General "
        "Director, Mira Hoti.",
        {
            ("Ali Uka", "General Director", "Secretariat of the Kosovo Prosecutorial Council", S, PAST),
            (
                "Mira Hoti",
                "General Director",
                "Secretariat of the Kosovo Prosecutorial Council",
                "acting",
                NOW,
            ),
        },
    ),
]

ENDINGS = [
    (
        f"The mandate of the Chief Prosecutor of {PEJA}, Ali Uka, has expired.",
        {("Ali Uka", "Chief Prosecutor", PEJA, S, PAST)},
    ),
    (
        "The term of the current Chief State Prosecutor, Ali Uka, will end on 21 April 2024.",
        {("Ali Uka", "Chief State Prosecutor", None, S, NOW)},
    ),
    (
        f"Approved the request of Ali Uka to be released from the position of the Chief Prosecutor of {PEJA}.",
        {("Ali Uka", "Chief Prosecutor", PEJA, S, PAST)},
    ),
    (
        f"Ali Uka resigned from the position of member of the {COUNCIL}.",
        {("Ali Uka", "member", COUNCIL, S, PAST)},
    ),
    (
        f"The request of Ali Uka to be released from the position of member of the {COUNCIL} was rejected.",
        set(),
    ),
    (f"Ali Uka asked to be released from the position of Chairman of the {COUNCIL}.", set()),
    (
        "The member of the KPC, Mira Hoti, has offered her resignation, whereas the other member, Ali Uka, spoke.",
        {("Mira Hoti", "member", COUNCIL, S, NOW), ("Ali Uka", "member", COUNCIL, S, NOW)},
    ),
    ("They honoured the late prosecutor Ali Uka.", {("Ali Uka", "prosecutor", None, S, PAST)}),
    (
        "After the retirement of the Chief Prosecutor of the Appellate Prosecution, Ali Uka, nobody applied.",
        {("Ali Uka", "Chief Prosecutor", "Appellate Prosecution", S, PAST)},
    ),
    (
        f"Ali Uka was dismissed from the position of Chief Prosecutor of {PEJA}. In his place was appointed Mira Hoti.",
        {
            ("Ali Uka", "Chief Prosecutor", PEJA, S, OUT),
            ("Mira Hoti", "Chief Prosecutor", PEJA, S, GIVEN),
        },
    ),
]

GIVINGS = [
    (
        f"The Council decided to appoint Ali Uka as Chief Prosecutor of {PEJA}.",
        {("Ali Uka", "Chief Prosecutor", PEJA, S, GIVEN)},
    ),
    (f"The Council will decide whether to appoint Ali Uka as Chief Prosecutor of {PEJA}.", set()),
    (
        "The Council appointed prosecutor Ali Uka head of the Department for Juveniles and prosecutor Mira Hoti "
        "head of the General Department.",
        {
            ("Ali Uka", "prosecutor", None, S, NOW),
            ("Ali Uka", "head", "Department for Juveniles", S, GIVEN),
            ("Mira Hoti", "prosecutor", None, S, NOW),
            ("Mira Hoti", "head", "General Department", S, GIVEN),
        },
    ),
    (
        f"The decision on the appointment of Ali Uka as Chief Prosecutor of {PEJA} was approved.",
        {("Ali Uka", "Chief Prosecutor", PEJA, S, GIVEN)},
    ),
    (f"The proposal for the appointment of Ali Uka as Chief Prosecutor of {PEJA} was discussed.", set()),
    (
        "Members of the Committee on Normative Issues were elected Ali Uka and Mira Hoti.",
        {
            ("Ali Uka", "member", "Committee on Normative Issues", S, GIVEN),
            ("Mira Hoti", "member", "Committee on Normative Issues", S, GIVEN),
        },
    ),
    (
        "Members of the Evaluation Panel, by drawing of lots, were selected Ali Uka and Mira Hoti.",
        {
            ("Ali Uka", "member of the Evaluation Panel", None, S, GIVEN),
            ("Mira Hoti", "member of the Evaluation Panel", None, S, GIVEN),
        },
    ),
    (
        "Prosecutor Ali Uka was promoted from the General Department to the Serious Crimes Department.",
        {
            ("Ali Uka", "prosecutor", "General Department", S, PAST),
            ("Ali Uka", "prosecutor", "Serious Crimes Department", S, GIVEN),
        },
    ),
    (
        f"The Council approved the transfer of prosecutor Ali Uka from {PEJA} to the Special Prosecution.",
        {
            ("Ali Uka", "prosecutor", PEJA, S, PAST),
            ("Ali Uka", "prosecutor", "Special Prosecution", S, GIVEN),
        },
    ),
]

RUNNING = [
    (
        "The candidate for Chief State Prosecutor, Ali Uka, was heard.",
        {("Ali Uka", "Chief State Prosecutor", None, S, RUNS)},
    ),
    (
        f"The candidates for Chief Prosecutor of {PEJA}, Ali Uka and Mira Hoti, were heard.",
        {("Ali Uka", "Chief Prosecutor", PEJA, S, RUNS), ("Mira Hoti", "Chief Prosecutor", PEJA, S, RUNS)},
    ),
    (
        f"Ali Uka is a candidate for member of the {COUNCIL}.",
        {("Ali Uka", "member", COUNCIL, S, RUNS)},
    ),
    (
        "The Council proposed Ali Uka for the position of Chief State Prosecutor.",
        {("Ali Uka", "Chief State Prosecutor", None, S, RUNS)},
    ),
    (
        "The report on the candidates for Chief State Prosecutor was presented by the member of the KPC, Ali Uka.",
        {("Ali Uka", "member", COUNCIL, S, NOW)},
    ),
    (
        f"For the position of Chief Prosecutor of {PEJA} have applied these candidates:\n\n1. Ali Uka - prosecutor in "
        "the Appellate Prosecution;\n\n2. Mira Hoti, judge in the Basic Court in Peja.",
        {
            ("Ali Uka", "Chief Prosecutor", PEJA, S, RUNS),
            ("Ali Uka", "prosecutor", "Appellate Prosecution", S, NOW),
            ("Mira Hoti", "Chief Prosecutor", PEJA, S, RUNS),
            ("Mira Hoti", "judge", "Basic Court in Peja", S, NOW),
        },
    ),
]


@pytest.mark.parametrize(("body", "expected"), [*LISTS, *ENDINGS, *GIVINGS, *RUNNING])
def test_a_sentence_tells_of_offices(body: str, expected: set[tuple[object, ...]]) -> None:
    assert said(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "The driver of the Chief State Prosecutor, Ali Uka, was thanked.",
        "The candidate for Chief State Prosecutor was heard. Ali Uka listened.",
        "A delegation had the following composition: Ali Uka and two officials.",
        "The Legal Office will be led by Ali Uka.",
        "Citizen Ali Uka was released from the position of head of a school.",
        "The lawyer of the prosecutor, Ali Uka, complained.",
    ],
)
def test_no_office_is_said_of_who_is_only_named(body: str) -> None:
    assert said(body) == set()
