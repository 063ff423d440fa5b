"""English units: modifiers in front of the noun, what is linked behind it, and several under one noun."""

import pytest

from ingest.claim.read import read
from tests.ingest.mention.english import english, mentions, units


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Kosovo Prosecutorial Council", "kpk"),
        ("Prosecution Council of Kosova", "kpk"),
        ("Kosovo Prosecutorial Council (KPC)", "kpk"),
        ("KPC", "kpk"),
        ("KPC Secretariat", "skpk"),
        ("Secretariat of KPC", "skpk"),
        ("Secretariat of the Kosovo Prosecutorial Council (SKPK)", "skpk"),
        ("Prosecutors` Performance Assessment Unit", "njshpp"),
        ("Prosecutors' Performance Assessment Unit", "njshpp"),
        ("Prosecution Performance Evaluation Unit", "njshpp"),
        ("PPRU", "njshpp"),
        ("Disciplinary Committee", "kom-disiplinor"),
        ("KPC Normative Issues Committee", "kom-normativ"),
        ("Commission for Normative Issues", "kom-normativ"),
        ("Committee in charge of Prosecutions` Administration", "kom-administrim"),
        ("Committee of Prosecutors` Performance Assessment", "kom-performance"),
        ("Committee on Budget, Finance and Personnel", "kom-buxhet"),
        ("Special Prosecution of the Republic of Kosova (SPRK)", "psrk"),
        ("Appellate Prosecution", "pa"),
        ("Office of the Chief State Prosecutor", "zkpsh"),
        ("Chief State Prosecutor's Office", "zkpsh"),
        ("Basic Prosecution of Peja", "pth-peje"),
        ("Basic Prosecution Office in Pristina", "pth-prishtine"),
        ("Basic Prosecutor's Office in Gjakova", "pth-gjakove"),
        ("Serious Crimes Department of the Basic Prosecution of Prizren", "pth-prizren-dkr"),
        ("General Department of the Basic Prosecution Office in Gjilan", "pth-gjilan-dp"),
        ("Department for Juveniles of the Basic Prosecution in Ferizaj", "pth-ferizaj-dm"),
        ("US Embassy in Kosovo", "ext-amb-shba"),
        ("Kosovo Law Institute (KLI)", "ext-ikd"),
        ("FOL Movement", "ext-fol"),
        ("Chamber of Advocates", "ext-oak"),
        ("Kosovo Police (KP)", "ext-policia"),
        ("Customs", "ext-dogana"),
    ],
)
def test_names_of_the_vocabulary_in_every_wording(words: str, code: str) -> None:
    assert [found for _, found in units(f"It was reported by the {words} on the same day.")] == [code]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Department of Human Resources", "Department of Human Resources"),
        ("Public Communication Office", "Public Communication Office"),
        ("Basic Court in Prishtina", "Basic Court in Prishtina"),
        ("Department of Treasury of the USA", "Department of Treasury of the USA"),
        ("Ministry of Internal Affairs and Public Administration", None),
        ("Directorate for Investigation of Economic Crimes and Corruption", None),
        ("Embassy of Norway in Prishtina", "Embassy of Norway"),
        ("Inter-Institutional Tracking Mechanism", None),
        ("National Anti-Corruption Centre", None),
        ("Centre for Legal Aid (CLA)", "Centre for Legal Aid"),
        ("the Rule of Law Section", "Rule of Law Section"),
        ("the Regional Police Directorate in Peja", "Regional Police Directorate in Peja"),
        ("Committee in charge of reviewing the complaints of candidates", None),
        ("Working Group for the drafting of the guide", None),
        ("Regional Office for Europe and Central Asia", None),
        ("the Humanitarian Law Centre Kosovo", "Humanitarian Law Centre Kosovo"),
        ("the Agency for Seized or Confiscated Assets", "Agency for Seized or Confiscated Assets"),
    ],
)
def test_units_that_the_vocabulary_does_not_have(words: str, name: str | None) -> None:
    assert units(f"It was reported by the {words} on the same day.") == [(name or words, None)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The Commission for review of the proposals made by citizens met.",
            "Commission for review of the proposals",
        ),
        ("The Commission for review of the proposals has met.", "Commission for review of the proposals"),
        ("The Committee for recruitment and promotion which met", "Committee for recruitment and promotion"),
        ("The proposal was sent to the Committee for approval.", None),
        ("The Working Group met.", None),
    ],
)
def test_the_purpose_of_a_body_ends_where_the_sentence_goes_on(sentence: str, expected: str | None) -> None:
    assert units(sentence) == ([(expected, None)] if expected else [])


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        (
            "the Basic Prosecutions of Prishtina, Ferizaj and Mitrovica",
            ["pth-prishtine", "pth-ferizaj", "pth-mitrovice"],
        ),
        ("the Basic Prosecution Offices in Peja and Gjakova", ["pth-peje", "pth-gjakove"]),
        ("the offices of Peja and Gjakova", ["pth-peje", "pth-gjakove"]),
        ("his colleagues from Gjilan and Mitrovica", ["pth-gjilan", "pth-mitrovice"]),
        ("the Chief Prosecutors of Peja and Prizren", ["pth-peje", "pth-prizren"]),
        (
            "Serious Crimes Departments of the Basic Prosecutions of Peja and Prizren",
            ["pth-peje-dkr", "pth-prizren-dkr"],
        ),
        ("the Council of Ministers, KPC and the Kosovo Police", [None, "kpk", "ext-policia"]),
        (
            "the Committee for Normative Acts and the Disciplinary Committee",
            ["kom-normativ", "kom-disiplinor"],
        ),
    ],
)
def test_several_units_under_one_noun_and_side_by_side(sentence: str, codes: list[str | None]) -> None:
    assert [code for _, code in units(f"The cases were taken over by {sentence} last week.")] == codes


def test_departments_under_one_plural_hold_their_offices() -> None:
    found = mentions(
        "It binds the Serious Crimes Departments of the Basic Prosecutions of Peja and Prizren."
    )[0].units
    assert [unit.inner.code if unit.inner else None for unit in found] == ["pth-peje", "pth-prizren"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Head of the Department of Human Resources Ardita Zhubi spoke.", "Department of Human Resources"),
        ("Chairman of the Committee on Normative Issues Visar Lekaj spoke.", "Committee on Normative Issues"),
        ("Director of the Kosovo Law Institute Erblin Canhasi spoke.", "Kosovo Law Institute"),
    ],
)
def test_a_name_behind_a_unit_is_no_part_of_it(sentence: str, expected: str) -> None:
    assert [name for name, _ in units(sentence)] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "It follows from the Law on State Prosecutor and the Law on the Kosovo Prosecutorial Council.",
        "The state wants to regulate access to CMIS after COVID-19.",
        "Chief State Prosecutor Agim Tërstena spoke to the press.",
        "The permanent committees and the prosecutions were asked.",
        "Ambassador of Italy Marco Bellanti visited the premises.",
    ],
)
def test_laws_systems_roles_and_common_plurals_are_no_units(sentence: str) -> None:
    assert units(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It was organised by the State Prosecutor and OPDAT.", ["psh", "ext-opdat"]),
        ("It was said by State Prosecutor Agim Tërstena.", []),
        ("It was said by Agim Tërstena, State Prosecutor, on Monday.", []),
    ],
)
def test_state_prosecutor_is_an_institution_without_a_name_beside_it(
    sentence: str, expected: list[str]
) -> None:
    assert [code for _, code in units(sentence)] == expected


def test_the_minister_names_the_ministry() -> None:
    sentence = (
        "Minister of Justice Rina Ymeri and the Deputy Minister of Internal Affairs, Valon Rraci, spoke."
    )
    assert units(sentence) == [("Ministry of Justice", "ext-md"), ("Ministry of Internal Affairs", None)]


@pytest.mark.parametrize("noun", ["Council", "Committee", "Secretariat", "Academy", "Unit"])
def test_a_noun_alone_is_bare(noun: str) -> None:
    (found,) = mentions(f"It was handed over to the {noun} last week.")[0].units
    assert (found.bare, found.name) == (True, noun)


def test_capitals_throughout_become_those_of_running_text() -> None:
    assert units("MEETING OF THE DISCIPLINARY COMMITTEE WITH THE BASIC COURT OF PEJA HELD") == [
        ("Disciplinary Committee", "kom-disiplinor"),
        ("Basic Court of Peja", None),
    ]


def test_units_under_one_noun_are_read_to_the_end() -> None:
    found = read(
        english("It binds the Basic Prosecutions of Peja and Prizren and the offices of Gjilan."), "test"
    )
    assert {unit.code for unit in found.units} == {"pth-peje", "pth-prizren", "pth-gjilan"}
