"""Which profiles are compared: alike names that share something, few enough to grow with their number."""

import itertools
from datetime import date

import pytest

from graph.identity.blocks import WHOLE, pairs
from graph.identity.profile import Part, Profile

DAY = 737000


def told(name: str, office: str | None = None, day: int = DAY, role: str | None = None) -> Profile:
    offices = {office: (day, day)} if office else {}
    roles = {role: (day, day)} if role else {}
    return Profile(names={name: None}, offices=offices, roles=roles, days=(day, day))


MEET = [
    (told("Arta Gashi"), told("Arta Gashi")),
    (told("Shkëlzen Kqiku"), told("Шкељзен Кћику")),
    (told("Arta Gashi"), told("Gashi Arta")),
    (told("Arta Gashi", "psrk"), told("Arta Gashi-Hoxha", "psrk")),
    (told("Arta Krasniqi", "psrk"), told("Arta Krasnqi", "psrk")),
    (told("Arta Krasniqi", "psrk"), told("A. Krasniqi", "psrk")),
    (told("Sne?ana Joci?", "psrk"), told("Snežana Jocić", "psrk")),
    (told("?elimir Stoji?", "psrk"), told("Želimir Stojić", "psrk")),
    (told("Arta Krasniqi", role="director", day=DAY), told("Arta Krasnqi", role="director", day=DAY + 7)),
]


@pytest.mark.parametrize(("one", "other"), MEET)
def test_alike_names_that_share_something_meet(one: Profile, other: Profile) -> None:
    assert list(pairs([one, other])) == list(pairs([other, one])) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("Arta Gashi", "psrk"), told("Arta Gashi-Hoxha", "pa")),
        (told("Arta Gashi", "psrk"), told("Besa Morina", "psrk")),
        (
            told("Arta Krasniqi", role="director", day=DAY),
            told("Arta Krasnqi", role="director", day=DAY + 30),
        ),
    ],
)
def test_others_do_not(one: Profile, other: Profile) -> None:
    assert list(pairs([one, other])) == []


def test_a_place_in_an_event_brings_alike_names_together() -> None:
    part = Part("training", date(2020, 1, 10), 0, ("a", "b"), "participant", frozenset())
    profiles = [Profile(names={name: None}, parts=[("r", part)]) for name in ("Arta Gashi", "A. Gashi")]
    assert list(pairs(profiles)) == [(0, 1)]


def test_a_common_name_is_compared_where_something_is_shared() -> None:
    crowd = [told("Arta Gashi", f"office-{number // 2}") for number in range(WHOLE + 2)]
    assert list(pairs(crowd)) == [(at, at + 1) for at in range(0, WHOLE + 2, 2)]
    few = crowd[:WHOLE]
    assert list(pairs(few)) == list(itertools.combinations(range(WHOLE), 2))


def test_comparisons_grow_with_the_profiles_and_not_with_their_square() -> None:
    given = [f"{a}{b}{c}" for a, b, c in itertools.product("BDGKLMN", ("ar", "en", "il"), ("im", "on", "aj"))]

    def count(size: int) -> int:
        people = ((name, at) for at in range(size) for name in given)
        return sum(1 for _ in pairs([told(f"{name} Kola{at}x", f"office-{at}") for name, at in people]))

    assert 0 < count(20) < 2.2 * count(10)
