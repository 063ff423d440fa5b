"""Roles in Serbian sentences: in every case, acting, former and new, with the state that belongs to them."""

import pytest

from ingest.mention.read import read_mentions
from ingest.mention.roles import RoleSpan
from tests.ingest.texts import serbian


def found(sentence: str) -> list[RoleSpan]:
    """The roles of a sentence."""
    return [r for m in read_mentions(serbian(sentence)) if m.sentence.part == "body" for r in m.roles]


@pytest.mark.parametrize(
    ("words", "role", "case"),
    [
        ("Danas je glavni tužilac govorio o radu.", "glavni tužilac", "nom"),
        ("Predlog glavnog državnog tužioca je usvojen.", "glavni državni tužilac", "gen"),
        ("Sastali su se sa glavnim državnim tužiocem i razgovarali.", "glavni državni tužilac", "ins"),
        ("Obratili su se glavnoj tužiteljki zbog toga.", "glavna tužiteljka", "dat"),
        ("Pozvali su i generalnu direktorku na razgovor.", "generalna direktorka", "acc"),
        ("Pod vođstvom predsedavajućeg radi se dalje.", "predsedavajući", "gen"),
        ("Na kraju je stalna predstavnica pozdravila goste.", "stalna predstavnica", "nom"),
        ("Danas je portparol pročitao izjavu pred njima.", "portparol", "nom"),
        ("Tu je bio i oficir za vezu, koji je ćutao.", "oficir za vezu", "nom"),
        ("Sa državnim sekretarom se o tome razgovaralo.", "državni sekretar", "ins"),
        ("Sa rukovodiocem departmana dogovoreno je sve.", "rukovodilac", "ins"),
    ],
)
def test_roles_in_every_case(words: str, role: str, case: str) -> None:
    assert [(r.text, r.case, r.plural) for r in found(words)] == [(role, case, False)]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Članovi su glasali o tome na sednici.", "član"),
        ("Na skupu su glavne tužiteljke govorile o radu.", "glavna tužiteljka"),
        ("Na prijem su došli ambasadori i drugi gosti.", "ambasador"),
        ("Razgovarali su sa glavnim tužiocima o planu.", "glavni tužilac"),
    ],
)
def test_several_holders(words: str, role: str) -> None:
    assert [(r.text, r.plural) for r in found(words)] == [(role, True)]


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        ("Vršilac dužnosti glavnog tužioca je govorio o radu.", (True, False, False)),
        ("O tome je govorila v.d. glavnog tužioca na sednici.", (True, False, False)),
        ("Sastanak je vodio VD Glavnog Tužioca u toj zgradi.", (True, False, False)),
        ("Gost je bio bivši glavni tužilac iz tog grada.", (False, True, False)),
        ("Zahvalili su dosadašnjem glavnom tužiocu na radu.", (False, True, False)),
        ("Pozdravili su novoizabranog glavnog tužioca na kraju.", (False, False, True)),
        ("Čestitali su novoj glavnoj tužiteljki na izboru.", (False, False, True)),
    ],
)
def test_acting_former_and_new(words: str, flags: tuple[bool, bool, bool]) -> None:
    assert [(r.acting, r.former, r.new) for r in found(words)] == [flags]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        (
            "Primio je ambasadora Sjedinjenih Američkih Država u podne.",
            "ambasador Sjedinjenih Američkih Država",
        ),
        ("Primio je ambasadorku SAD-a u podne na razgovor.", "ambasadorka SAD-a"),
        ("Sastao se sa nemačkim ambasadorom u podne.", "nemački ambasador"),
        ("Sastao se sa ambasadorom Nemačke na Kosovu, Lars Holm.", "ambasador Nemačke"),
        ("Govorila je predsednica Republike Kosovo Nora Dema.", "predsednica Republike Kosovo"),
        ("Gost je glavni državni tužilac Crne Gore i saradnici.", "glavni državni tužilac Crne Gore"),
        ("Govorio je glavni državni tužilac Kosova o radu.", "glavni državni tužilac"),
    ],
)
def test_a_state_stays_in_the_role_but_for_the_own(words: str, role: str) -> None:
    assert found(words)[0].text == role
