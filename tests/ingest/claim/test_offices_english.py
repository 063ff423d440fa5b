"""What English sentences say of offices by a verb, by position or by a list: text → tenures read."""

import pytest

from ingest.claim.read import read
from tests.ingest.texts import release, tenures

COUNCIL = "Kosovo Prosecutorial Council"
NOW, GIVEN, PAST = "current", "appointed", "former"

CASES = [
    (
        "The report was presented by Prosecutor Arben Kola, chairperson of the Disciplinary Committee, and Prosecutor "
        "Vjosa Dema, member of the Committee for Legal Affairs.",
        {
            ("Arben Kola", "Prosecutor", None, "substantive", NOW),
            ("Arben Kola", "chairperson", "Disciplinary Committee", "substantive", NOW),
            ("Vjosa Dema", "Prosecutor", None, "substantive", NOW),
            ("Vjosa Dema", "member", "Committee for Legal Affairs", "substantive", NOW),
        },
    ),
    (
        "Present were Prosecutor Arben Kola, Director of the Kosovo Police, Ilir Bytyqi, and Judge Ali Uka.",
        {
            ("Arben Kola", "Prosecutor", None, "substantive", NOW),
            ("Ilir Bytyqi", "Director", "Kosovo Police", "substantive", NOW),
            ("Ali Uka", "Judge", None, "substantive", NOW),
        },
    ),
    (
        "She met Ms. Carin van der Meer, Ambassador of the Netherlands.",
        {("Carin van der Meer", "Ambassador of the Netherlands", None, "substantive", NOW)},
    ),
    (
        "The Minister of Justice and the Director of the Anti-Corruption Agency, Mr. Agron Selmani, spoke.",
        {("Agron Selmani", "Director", "Anti-Corruption Agency", "substantive", NOW)},
    ),
    (
        "On the work in the Basic Prosecutions of Peja and Gjilan reported the Chief Prosecutors Arben Kola and "
        "Ilir Gashi.",
        {
            ("Arben Kola", "Chief Prosecutor", "Basic Prosecution of Peja", "substantive", NOW),
            ("Ilir Gashi", "Chief Prosecutor", "Basic Prosecution of Gjilan", "substantive", NOW),
        },
    ),
    (
        "Arben Kola, Chief Prosecutor of the Basic Prosecution of Peja with his team, Vjosa Dema, and others came.",
        {("Arben Kola", "Chief Prosecutor", "Basic Prosecution of Peja", "substantive", NOW)},
    ),
    (
        "The member of the Council from the ranks of the Chamber of Advocates, Mr. Qamil Shehapi, asked for clarity.",
        {("Qamil Shehapi", "member", COUNCIL, "substantive", NOW)},
    ),
    ("The Director of the Secretariat said that on this matter, Agron Selmani, will report.", set()),
    (
        "The Resident Legal Advisor at the Embassy of the United States in Kosovo, Mr. Jon Smithers, spoke.",
        {("Jon Smithers", "Resident Legal Advisor", "Embassy of the United States", "substantive", NOW)},
    ),
    (
        "The Council has appointed Arben Kola as Chief Prosecutor of the Basic Prosecution of Peja.",
        {("Arben Kola", "Chief Prosecutor", "Basic Prosecution of Peja", "substantive", GIVEN)},
    ),
    (
        f"The Council elected Mrs. Vjosa Dema Chairperson of the {COUNCIL} with votes from all members present.",
        {("Vjosa Dema", "Chairperson", COUNCIL, "substantive", GIVEN)},
    ),
    (
        f"Ali Uka elected Chairman of the {COUNCIL}.",
        {("Ali Uka", "Chairman", COUNCIL, "substantive", GIVEN)},
    ),
    (
        "The Council named the prosecutor of the Appellate Prosecution, Mr. Elez Blaka, as acting Chief State "
        f"Prosecutor and acting Head of the {COUNCIL}.",
        {
            ("Elez Blaka", "prosecutor", "Appellate Prosecution", "substantive", NOW),
            ("Elez Blaka", "Chief State Prosecutor", None, "acting", GIVEN),
            ("Elez Blaka", "Head", COUNCIL, "acting", GIVEN),
        },
    ),
    (
        f"As Deputy Chairman of the {COUNCIL} was elected Agim Kurti, prosecutor of the Appellate Prosecution.",
        {
            ("Agim Kurti", "Deputy Chairman", COUNCIL, "substantive", GIVEN),
            ("Agim Kurti", "prosecutor", "Appellate Prosecution", "substantive", NOW),
        },
    ),
    (
        "In the Disciplinary Committee were elected Ali Uka (Chairman), Vjosa Dema and Agim Kurti - members, while "
        "legal officer Mira Hoti takes the minutes.",
        {
            ("Ali Uka", "Chairman", "Disciplinary Committee", "substantive", GIVEN),
            ("Vjosa Dema", "member", "Disciplinary Committee", "substantive", GIVEN),
            ("Agim Kurti", "member", "Disciplinary Committee", "substantive", GIVEN),
            ("Mira Hoti", "legal officer", None, "substantive", NOW),
        },
    ),
    (
        "The Disciplinary Committee shall be chaired by Ali Uka, together with the members Vjosa Dema and Agim Kurti.",
        {
            ("Ali Uka", "chairman", "Disciplinary Committee", "substantive", GIVEN),
            ("Vjosa Dema", "member", "Disciplinary Committee", "substantive", GIVEN),
            ("Agim Kurti", "member", "Disciplinary Committee", "substantive", GIVEN),
        },
    ),
    (
        "Agim Kurti has led the Basic Prosecution of Gjilan since 2019.",
        {("Agim Kurti", "chief prosecutor", "Basic Prosecution of Gjilan", "substantive", NOW)},
    ),
    (
        "Prosecutor Agim Kurti will be transferred from the Basic Prosecution of Peja to the Special Prosecution.",
        {
            ("Agim Kurti", "prosecutor", "Basic Prosecution of Peja", "substantive", PAST),
            ("Agim Kurti", "prosecutor", "Special Prosecution", "substantive", GIVEN),
        },
    ),
    (
        "The Council approved the resignation of prosecutor Vjosa Dema of the Basic Prosecution of Prizren.",
        {("Vjosa Dema", "prosecutor", "Basic Prosecution of Prizren", "substantive", PAST)},
    ),
    (
        f"The new members of the {COUNCIL}, Ali Uka and Vjosa Dema, took the oath.",
        {
            ("Ali Uka", "member", COUNCIL, "substantive", GIVEN),
            ("Vjosa Dema", "member", COUNCIL, "substantive", GIVEN),
        },
    ),
    (
        "Prosecutors Ali Uka and Agim Kurti of the Special Prosecution presented the case law.",
        {
            ("Ali Uka", "prosecutor", "Special Prosecution", "substantive", NOW),
            ("Agim Kurti", "prosecutor", "Special Prosecution", "substantive", NOW),
        },
    ),
    (
        "Mr. Agim Kurti, who was until now Chief Prosecutor of the Basic Prosecution of Peja, has been appointed to "
        "the position of Deputy Chief State Prosecutor.",
        {
            ("Agim Kurti", "Chief Prosecutor", "Basic Prosecution of Peja", "substantive", PAST),
            ("Agim Kurti", "Deputy Chief State Prosecutor", None, "substantive", GIVEN),
        },
    ),
    ("Ali Uka was not elected member of the Council.", set()),
    (
        "The Council will appoint Agim Kurti as Chief Prosecutor of the Basic Prosecution of Peja in May.",
        set(),
    ),
    ("The Council dismissed the complaint of prosecutor Vjosa Dema.", set()),
    (f"Agim Kurti led the delegation of the {COUNCIL}.", set()),
    ("The Disciplinary Committee, chaired by Ali Uka, met in Peja.", set()),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_a_sentence_tells_of_offices(body: str, expected: set[tuple[object, ...]]) -> None:
    text = f"Information for the public and for the media\n\nPrishtina, 3 March 2023 – {body}"
    assert tenures(read(release(text), "test")) == expected
