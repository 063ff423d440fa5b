"""Units founded and renamed: the days that the vocabulary and the names in releases give, and no more."""

from dataclasses import replace
from datetime import date

import pytest

from graph.fact.publication import publish
from ontology.facts import UnitChange, UnitChangeKind
from ontology.lookup import vocabulary
from ontology.model import Language
from tests.graph.factories import Input, Told


def naming(day: str | None, name: str, code: str = "kom-normativ", language: Language = "sq") -> Input:
    told = Told(f"{day} {name}", date.fromisoformat(day) if day else None, language)
    told.unit(code, name)
    return told.made()


def renamings(*told: Input) -> list[UnitChange]:
    return [c for c in publish(told).publication.changes if c.kind is UnitChangeKind.RENAMED]


OLD, NEW = "Komisioni për Akte Normative", "Komisioni për Çështje Normative"


def test_a_renaming_lies_between_the_last_former_and_the_first_present_name() -> None:
    told = [naming(day, OLD) for day in ("2014-03-01", "2015-09-11")]
    told += [naming(day, NEW) for day in ("2018-02-01", "2017-05-04")]
    (change,) = renamings(*told)
    assert (change.before, change.after) == ("kom-normativ", "kom-normativ")
    assert (change.date.earliest, change.date.latest) == (date(2015, 9, 11), date(2017, 5, 4))
    assert change.date.edtf == "2015-09-11/2017-05-04"
    assert change.support is not None
    assert set(change.support.sources) == {told[1][0].key, told[3][0].key}
    assert change.labels == {
        "sq": "Riemërtimi: Komisioni për Akte Normative → Komisioni për Çështje Normative",
        "sr": "Preimenovanje: Komisija za normativna akta → Komisija za normativna pitanja",
        "en": "Renamed: Committee for Normative Acts → Committee on Normative Issues",
    }


@pytest.mark.parametrize(
    ("former", "present"),
    [
        (("Komisionit për Akte Normative", "sq"), ("Committee on Normative Issues", "en")),
        (("Komisije za normativna akta", "sr"), ("Komisijom za normativna pitanja", "sr")),
        (("Комисија за нормативна акта", "sr"), ("Normative Issues Committee", "en")),
    ],
)
def test_cases_scripts_and_languages_do_not_matter(
    former: tuple[str, Language], present: tuple[str, Language]
) -> None:
    told = [
        naming("2015-09-11", former[0], language=former[1]),
        naming("2017-05-04", present[0], language=present[1]),
    ]
    (change,) = renamings(*told)
    assert (change.date.earliest, change.date.latest) == (date(2015, 9, 11), date(2017, 5, 4))


@pytest.mark.parametrize(
    "told",
    [
        [naming("2015-09-11", OLD)],
        [naming("2017-05-04", NEW)],
        [naming("2017-05-04", NEW), naming("2019-09-11", OLD)],
        [naming(None, OLD), naming("2017-05-04", NEW)],
        [naming("2015-09-11", "Komisioni"), naming("2017-05-04", NEW)],
        [naming("2015-09-11", f"{NEW} (ish {OLD})"), naming("2017-05-04", NEW)],
    ],
)
def test_names_that_show_no_order_show_no_renaming(told: list[Input]) -> None:
    assert renamings(*told) == []


def test_a_former_name_that_lingers_moves_nothing() -> None:
    (change,) = renamings(naming("2015-09-11", OLD), naming("2017-05-04", NEW), naming("2018-01-01", OLD))
    assert change.date.edtf == "2015-09-11/2017-05-04"


def test_a_foundation_has_the_day_of_the_vocabulary_and_its_page() -> None:
    (change,) = publish([naming("2021-01-01", "Departamenti për Terrorizëm", "psrk-dt")]).publication.changes
    unit = vocabulary().units["psrk-dt"]
    assert (change.before, change.after, change.date.edtf) == (None, "psrk-dt", unit.valid_from)
    assert (change.support, change.page) == (None, unit.source)
    assert change.labels["en"] == "Founded: Department for Terrorism"


def test_the_page_of_a_foundation_may_be_a_release_at_hand() -> None:
    release, reading = naming("2020-02-21", "Departamenti për Terrorizëm", "psrk-dt")
    source = replace(release.source, address=vocabulary().units["psrk-dt"].source)
    (change,) = publish([(replace(release, source=source), reading)]).publication.changes
    assert change.page is None
    assert change.support is not None
    assert change.support.sources == (release.key,)


def test_a_day_that_is_marked_as_uncertain_is_not_told() -> None:
    assert vocabulary().units["pth-peje"].valid_from == "2013-01-01?"
    assert (
        publish([naming("2020-02-21", "Prokuroria Themelore në Pejë", "pth-peje")]).publication.changes == ()
    )
