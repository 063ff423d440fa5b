"""Questions about units, spellings and coverage, on the graph of the annotated releases."""

import csv
from collections import Counter, defaultdict
from typing import Final

from ontology.dates import PartialDate
from ontology.generate import FOLDER
from ontology.model import LANGUAGES
from tests.corpus.gold import annotations
from tests.graph.query import truth
from tests.graph.query.loaded import Answer, Loaded

#: EDTF's marks for days that are uncertain or approximate.
_VAGUE: Final = ("?", "~", "%")


def test_a_unit_of_the_vocabulary_has_one_node_in_all_languages(corpus: Loaded) -> None:
    """No unit that the graph made anew has a name that means one of the vocabulary, and each of those that releases
    name, in whatever language and by whichever of its names, is there under its code."""
    rows = corpus.select(_UNITS)
    codes = {unit.code for unit in corpus.made.publication.units}
    known = truth.units_named() & set(truth.parents())
    assert known <= codes
    assert len(known) > 40
    for row in rows:
        code = (row["unit"] or "").removeprefix("unit:")
        (language,) = (each for each in LANGUAGES if each == row["language"])
        meant = truth.unit_of(row["label"] or "", language)
        assert meant == code or code not in truth.parents()
        assert meant not in truth.parents() or code in truth.parents()


_UNITS = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX zyr: <https://w3id.org/zyrtar/ontology#>
SELECT ?unit ?label ?language WHERE {
  ?unit a zyr:Unit ; skos:prefLabel ?label . BIND(LANG(?label) AS ?language)
  FILTER NOT EXISTS { ?unit zyr:derivedLabel ?label }
}"""


def renamed(row: Answer) -> bool:
    return row["before"] is not None and row["before"] == row["after"]


def test_question_18_renamed_units(corpus: Loaded) -> None:
    """Every renaming of ``world.json`` of which releases print both names, the former one first, is there and nothing
    else; its true day lies between the two days given, and the releases are those that print the names on these."""
    found = {
        (row["after"] or "").removeprefix("unit:"): (row["notBefore"] or "", row["notAfter"] or "")
        for row in corpus.ask("changes-of-units")
        if renamed(row)
    }
    expected = {}
    for unit in truth.world()["units"]:
        code = truth.unit_of(unit["sq_new"], "sq") if unit["event"] == "renamed" else None
        if code != truth.unit_of(unit.get("sq_old", ""), "sq") or code is None:
            continue  # two units that the vocabulary does not know to be one
        days = _days_of_names(code)
        since = min(days["new"], default=None)
        until = max((day for day in days["old"] if since is not None and day < since), default=None)
        if since is not None and until is not None:
            assert until <= unit["date"] <= since
            expected[code] = (until, since)
    assert found == expected
    assert "kom-normativ" in found


def _days_of_names(code: str) -> dict[str, list[str]]:
    """Days on which releases print former and present names of the unit, by ``alternatives.csv``."""
    with (FOLDER / "alternatives.csv").open(encoding="utf-8", newline="") as file:
        former = {r["label"] for r in csv.DictReader(file) if r["unit"] == code and r["kind"] == "former"}
    days: dict[str, list[str]] = defaultdict(list)
    for one in annotations():
        names = [
            *one["units"],
            *(t["unit"] for person in one["persons"] for t in person["tenures"] if t["unit"]),
        ]
        for name in names:
            if one["published"] and truth.unit_of(name, one["language"]) == code:
                days["old" if name in former else "new"].append(one["published"])
    return days


def test_question_18_founded_units(corpus: Loaded) -> None:
    """Exactly the units that releases name and of which ``units.csv`` has a day without a mark of doubt, with that day.

    The one foundation of ``world.json`` has a day of its own there: releases do not date it in a form that is read.
    """
    rows = [row for row in corpus.ask("changes-of-units") if row["before"] is None]
    found = {
        (
            (row["after"] or "").removeprefix("unit:"),
            row["date"] or row["notBefore"],
            row["date"] or row["notAfter"],
            row["source"],
        )
        for row in rows
    }
    with (FOLDER / "units.csv").open(encoding="utf-8", newline="") as file:
        dated = [
            row
            for row in csv.DictReader(file)
            if row["valid_from"] and not row["valid_from"].endswith(_VAGUE)
        ]
    named = truth.units_named()
    expected = set()
    for row in dated:
        if row["id"] in named:
            when = PartialDate.parse(row["valid_from"])
            expected.add((row["id"], str(when.earliest), str(when.latest), row["source"]))
    assert found == expected
    created = {truth.unit_of(u["sq"], "sq") for u in truth.world()["units"] if u["event"] == "created"}
    assert created & named <= {code for code, *_ in found}


def test_question_23_personnel_acts(corpus: Loaded) -> None:
    """Exactly the people that appointments are about, on their days, with who decreed them; the post where releases of
    the event give the person one office, and none where they give several."""
    rows = corpus.ask("personnel-acts-between", since="2014-01-01", until="2026-12-31")
    presidents = {c.person for c in truth.said() for post in c.posts if post.endswith(".president")}
    decreeing = {row["person"]: truth.named(row["name"]) for row in corpus.select(_NAMES)}
    found = {
        (
            row["date"],
            truth.named(row["name"]),
            (row["post"] or "").removeprefix("post:"),
            decreeing.get(row["decreedBy"]),
        )
        for row in rows
    }
    told: dict[str, list[truth.Happened]] = defaultdict(list)
    for event in truth.happened():
        if event.type == "appointment" and event.day:
            told[event.number].append(event)
    expected = set()
    for events in told.values():
        releases = {event.release for event in events}
        decreed: set[str | None] = {
            truth.who(person) for event in events for person in event.chairs & presidents
        }
        for person in set().union(*(event.others for event in events)):
            given = [
                c
                for c in truth.said()
                if c.person == person and c.release in releases and c.status == "appointed"
            ]
            common = set.intersection(*(set(c.posts) for c in given)) if given else set()
            expected |= {
                (events[0].day, truth.who(person), frozenset(common), name) for name in decreed or {None}
            }
    assert {row[:2] + row[3:] for row in found} == {row[:2] + row[3:] for row in expected}
    for day, name, post, by in found:
        (meant,) = {posts for d, n, posts, b in expected if (d, n, b) == (day, name, by)}
        assert post in meant if meant else not post
    assert sum(bool(post) for _, _, post, _ in found) > 5


_NAMES = """PREFIX foaf: <http://xmlns.com/foaf/0.1/>
SELECT ?person ?name WHERE { ?person foaf:name ?name }"""


def test_question_19_spellings(corpus: Loaded) -> None:
    """For every person: exactly the names that releases print, under whichever of them the person is published."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in corpus.ask("spellings-of-person"):
        found[truth.named(row["name"])] |= {name for name in (row["name"], row["variant"]) if name}
        assert (row["mergedFrom"], row["decision"]) == (None, None)
    expected: dict[str, set[str]] = defaultdict(set)
    for person, names in truth.spellings().items():
        if any(c.person == person and c.held and c.unit for c in truth.said()) or _takes_part(person):
            expected[truth.who(person)] |= names
    assert found == expected


def _takes_part(person: str) -> bool:
    return any(person in event.people for event in truth.happened())


def test_question_20_coverage(corpus: Loaded) -> None:
    """Exactly the releases of each language; each of them supports a fact if it names a unit."""
    found = {row["lang"]: (row["releases"], row["releasesWithFacts"]) for row in corpus.ask("coverage")}
    releases = Counter(one["language"] for one in annotations())
    naming = Counter(one["language"] for one in annotations() if one["units"] or one["persons"])
    assert found == {language: (str(releases[language]), str(naming[language])) for language in releases}


def test_question_27_tenures_with_one_source(corpus: Loaded) -> None:
    """Exactly the offices that one release gives, of those of which none says that they are over: an office left can
    be held once more, and then is two tenures."""
    once, left, known = Counter[Office](), set[Office](), set[Office]()
    for offices in truth.offices().values():
        for claims in offices:
            posts = frozenset().union(*(claim.posts for claim in claims))
            office = truth.who(claims[0].person), posts
            known.add(office)
            if any(truth.is_over(claim) for claim in claims):
                left.add(office)
            elif len({claim.release for claim in claims}) == 1:
                once[office] += 1
    found = Counter[Office]()
    rows = corpus.ask("tenures-with-one-source")
    for row in rows:
        name, post = truth.named(row["name"]), (row["post"] or "").removeprefix("post:")
        found.update(office for office in known if office[0] == name and post in office[1])
    assert {office: n for office, n in found.items() if office not in left} == {
        office: n for office, n in once.items() if office not in left
    }
    assert len(once) > 20
    assert {(row["sources"], row["unofficial"]) for row in rows} == {("1", "0")}


#: Name of a person, and the posts that the words for one office can mean.
Office = tuple[str, frozenset[str]]
