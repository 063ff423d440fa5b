"""English roles: modifiers, plurals, states and fields of work that belong to them, acting, former and new."""

import pytest

from tests.ingest.mention.english import roles


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("the General Director of KPC Secretariat", "General Director"),
        ("the Resident Legal Advisor of OPDAT", "Resident Legal Advisor"),
        ("the executive directors of FOL Movement and Kosovo Law Institute", "executive director *"),
        ("the Chief Prosecutors of the Basic Prosecutions", "Chief Prosecutor *"),
        ("special prosecutors", "special prosecutor *"),
        (
            "the National Coordinator for Combating Economic Crime",
            "National Coordinator for Combating Economic Crime",
        ),
        ("the Chief of Cabinet of the Chief State Prosecutor", "Chief of Cabinet"),
        ("the Minister of Justice", "Minister"),
        ("the Deputy Minister of Justice", "Deputy Minister"),
        ("the President of the Republic of Kosovo", "President of the Republic of Kosovo"),
        ("the President of the Republic of Albania", "President of the Republic of Albania"),
        ("the President of the Basic Court in Peja", "President"),
        ("the Ambassador of Italy", "Ambassador of Italy"),
        (
            "the Ambassador of the United States of America in Kosovo",
            "Ambassador of the United States of America",
        ),
        ("the Ambassador of the Kingdom of Norway to Kosovo", "Ambassador of the Kingdom of Norway"),
        ("the Italian Ambassador", "Italian Ambassador"),
        ("the General Prosecutor of Albania", "General Prosecutor of Albania"),
        ("the spokesperson", "spokesperson"),
        ("the legal officer", "legal officer"),
        ("a reserve member", "reserve member"),
        ("the Deputy Chairman of the Council", "Deputy Chairman"),
        ("the Head of Mission of EULEX", "Head of Mission"),
        ("the acting Chief State Prosecutor", "Chief State Prosecutor acting"),
        ("as acting Head of the Council", "Head acting"),
        ("the former Chief Prosecutor of Peja", "Chief Prosecutor former"),
        ("the ex-Chairman of the Council", "Chairman former"),
        ("the outgoing Chairman of the Council", "Chairman former"),
        ("the newly elected Chairman of the Council", "Chairman new"),
        ("the new Director of the Academy", "Director new"),
    ],
)
def test_roles_with_what_belongs_to_them(phrase: str, role: str) -> None:
    assert roles(f"It was explained by {phrase}, who came later.")[:1] == [role]


def test_an_appointed_prosecutor_is_not_called_new_by_the_verb_in_front() -> None:
    assert roles("The Council has appointed prosecutor Visar Lekaj as head.")[0] == "prosecutor"
