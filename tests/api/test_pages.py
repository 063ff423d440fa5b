"""Every page in every form it is offered in, asked over HTTP."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.settings import Settings
from graph.build import build
from ontology.model import Capacity
from tests.api.conftest import serving
from tests.api.reading import one
from tests.api.releases import later, meeting

LISTS = ("/", "/people", "/units", "/events", "/releases", "/network", "/orgchart")
THINGS = ("person", "unit", "event", "release", "tenure")
RDF = {
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
    "application/ld+json": pyoxigraph.RdfFormat.JSON_LD,
}


def get(web: httpx.Client, path: str, accept: str = "text/html") -> httpx.Response:
    answer = web.get(path, headers={"Accept": accept})
    assert answer.status_code == 200, answer.text
    return answer


def data(web: httpx.Client, path: str) -> Any:
    return get(web, path, "application/json").json()


def words(html: str, selector: str = "main") -> str:
    return " ".join(" ".join(n.text() for n in LexborHTMLParser(html).css(selector)).split())


@pytest.mark.parametrize("path", [*LISTS, "/query", "/sparql", "/ontology"])
def test_pages_are_complete_html(web: httpx.Client, path: str) -> None:
    answer = get(web, path)
    page = LexborHTMLParser(answer.text)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert len(page.css("h1")) == len(page.css("main")) == 1
    assert one(page, "a.skip").attributes["href"] == "#main"
    assert all(one(t, "caption") for t in page.css("table"))
    assert all("scope" in th.attributes for th in page.css("th"))
    assert not page.css("script:not([src^='/static/build/']), style, [style], [onclick], iframe")


@pytest.mark.parametrize("path", LISTS)
def test_lists_are_json_too_and_name_the_snapshot(web: httpx.Client, path: str) -> None:
    assert data(web, path)["snapshot"] == web.get("/health").json()["snapshot"]


@pytest.mark.parametrize("kind", THINGS)
@pytest.mark.parametrize("media", RDF)
def test_things_are_rdf_under_the_same_address(
    web: httpx.Client, paths: dict[str, str], kind: str, media: str
) -> None:
    answer = get(web, paths[kind], media)
    assert answer.headers["content-type"].partition(";")[0] == media
    subjects = {getattr(q.subject, "value", "") for q in pyoxigraph.parse(answer.content, format=RDF[media])}
    assert f"https://w3id.org/zyrtar{paths[kind]}" in subjects


@pytest.mark.parametrize("kind", THINGS)
def test_things_are_html_and_json_and_name_each_other(
    web: httpx.Client, paths: dict[str, str], kind: str
) -> None:
    page, record = get(web, paths[kind]), data(web, paths[kind])
    assert record["path"] == paths[kind]
    assert record["snapshot"] in words(page.text, "footer")
    assert f"https://w3id.org/zyrtar{paths[kind]}" in words(page.text, "footer")
    alternates = {n.attributes["type"] for n in LexborHTMLParser(page.text).css("link[rel=alternate][type]")}
    files = {"text/csv", "application/atom+xml"} if kind in ("person", "unit") else set()
    assert alternates == {"application/json", *RDF} | files


@pytest.mark.parametrize("word", ["json", "ttl", "nt", "rdf", "jsonld", "html"])
def test_format_in_the_address_wins_over_accept(web: httpx.Client, paths: dict[str, str], word: str) -> None:
    by_word = web.get(paths["unit"], params={"format": word}, headers={"Accept": "image/png"})
    assert by_word.status_code == 200
    assert by_word.headers["vary"].split(", ")[0] == "Accept"


def test_a_person_has_posts_events_and_people_met_each_with_a_quote(
    web: httpx.Client, paths: dict[str, str]
) -> None:
    person = data(web, paths["person"])
    assert person["label"]["value"] == "Arben Kelmendi"
    (tenure,) = person["tenures"]
    assert (tenure["latest_start"], tenure["earliest_end"]) == ("2024-07-03", "2024-09-09")
    assert tenure["unit"]["path"] == "/id/unit/skpk"
    assert {q["text"] for q in tenure["quotes"]} == {
        "Drejtori i Përgjithshëm i Sekretariatit të Këshillit Prokurorial të Kosovës (SKPK), Arben Kelmendi",
        "Drejtori i Përgjithshëm i SKPK-së, Arben Kelmendi",
    }
    assert [p["event"]["day"] for p in person["participations"]] == ["2024-09-09", "2024-07-03"]
    assert [m["person"]["label"]["value"] for m in person["met"]] == ["Vjosa Dushi"]
    page = words(get(web, paths["person"]).text)
    assert "3 July 2024 – 9 September 2024" in page
    assert "current" not in page.lower()


def test_nobody_is_their_own_namesake(web: httpx.Client, paths: dict[str, str]) -> None:
    assert data(web, paths["person"])["namesakes"] == []


def test_namesakes_name_each_other(tmp_path: Path) -> None:
    release, reading = later()
    office = replace(reading.units[0], kind="prosecution-office", code="pth-peje")
    tenure = replace(reading.tenures[0], role="chief-prosecutor")
    build([meeting(), (release, replace(reading, units=(office,), tenures=(tenure,)))], tmp_path)
    with serving(Settings(home=tmp_path, workers=1)) as address, httpx.Client(base_url=address) as web:
        first, second = (p["path"] for p in data(web, "/people?q=kelmendi")["items"])
        assert [n["path"] for n in data(web, first)["namesakes"]] == [second]
        assert "The same name stands also at Arben Kelmendi" in words(get(web, second).text)


def test_every_quote_is_found_letter_for_letter_in_its_release(
    web: httpx.Client, paths: dict[str, str]
) -> None:
    person = data(web, paths["person"])
    quotes = [q for f in (*person["tenures"], *person["participations"]) for q in f["quotes"]]
    assert quotes
    for quote in (*quotes, *person["mentions"]):
        text = data(web, quote["release"]["path"])["text"]
        assert text[quote["start"] : quote["end"]] == quote["text"]


def test_links_to_quotes_lead_to_an_element_of_the_release(web: httpx.Client, paths: dict[str, str]) -> None:
    page = LexborHTMLParser(get(web, paths["person"]).text)
    targets = {str(a.attributes["href"]) for a in page.css("a") if "#char=" in str(a.attributes.get("href"))}
    assert targets
    for target in targets:
        path, _, fragment = target.partition("#")
        ids = [n.attributes["id"] for n in LexborHTMLParser(get(web, path).text).css("[id]")]
        assert ids.count(fragment) == 1


def test_a_release_shows_its_whole_text_with_facts_furniture_and_withheld_marked(
    web: httpx.Client, paths: dict[str, str]
) -> None:
    release, html = data(web, paths["release"]), get(web, paths["release"]).text
    page = LexborHTMLParser(html)
    for footnote in page.css(".text sup, .text .legend"):
        footnote.decompose()
    shown = "".join("".join(p.text() for p in page.css(".text p")).split())
    assert shown == "".join(release["text"].split())
    assert "F.G." not in html
    assert "F.G." not in json.dumps(release)
    assert one(page, ".text span.withheld").text().strip("█") == ""
    assert [p.text() for p in page.css("p.furniture")] == ["Këshilli Prokurorial i Kosovës", "Share on"]
    assert one(page, ".unread").text() == "Në takim u fol për punën e përbashkët."
    assert any("Vjosa Dushi" in m.text() for m in page.css("mark"))
    assert one(page, ".text div").attributes["lang"] == "sq"


def test_every_note_number_in_a_release_has_its_fact_in_the_list(
    web: httpx.Client, paths: dict[str, str]
) -> None:
    page = LexborHTMLParser(get(web, paths["release"]).text)
    noted = {str(a.attributes["href"]).lstrip("#") for a in page.css(".text sup a")}
    listed = {str(li.attributes["id"]) for li in page.css(".notes li")}
    assert noted == listed
    passages = data(web, paths["release"])["passages"]
    assert {p["kind"] for p in passages} == {"person", "tenure", "participation", "event", "unit"}
    assert [p["number"] for p in passages] == list(range(1, len(passages) + 1))


def test_a_unit_has_names_in_all_languages_parents_and_people(web: httpx.Client) -> None:
    unit = data(web, "/id/unit/skpk")
    assert {n["language"] for n in unit["names"]} == {"sq", "sr", "en"}
    assert [p["path"] for p in unit["parents"]] == ["/id/unit/kpk"]
    assert "/id/unit/skpk-dti" in [c["path"] for c in unit["children"]]
    assert [t["person"]["label"]["value"] for t in unit["tenures"]] == ["Arben Kelmendi"]
    page = words(get(web, "/id/unit/skpk").text)
    assert "certain · sentence" in page
    assert "9 September 2024" in page


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2024-07-03", "certain"),
        ("2024-09-09", "certain"),
        ("2025-01-01", "last confirmed on 9 September 2024"),
        ("2024-07-01", "possible"),
    ],
)
def test_a_unit_is_staffed_as_of_a_day(web: httpx.Client, at: str, words: str) -> None:
    page = LexborHTMLParser(get(web, f"/id/unit/skpk?at={at}").text)
    assert one(page, "#at").attributes["value"] == at
    row = one(page, "#people ~ table tbody tr")
    assert "Arben Kelmendi" in row.text()
    assert words in row.text()


def test_a_day_that_is_none_is_told(web: httpx.Client) -> None:
    answer = web.get("/id/unit/skpk", params={"at": "yesterday", "format": "json"})
    assert answer.status_code == 400
    assert "yesterday" in answer.json()["detail"]


def test_tenures_are_drawn_along_the_years_with_words_for_who_cannot_see(
    web: httpx.Client, paths: dict[str, str]
) -> None:
    page = LexborHTMLParser(get(web, paths["person"]).text)
    (picture,) = page.css(".timeline li svg")
    assert picture.attributes["role"] == "img"
    assert "3 July 2024 – 9 September 2024" in str(picture.attributes["aria-label"])
    assert len(picture.css("rect.certain")) == 1
    assert len(picture.css("line.open")) == 2


def test_an_event_has_type_day_place_and_participants(web: httpx.Client, paths: dict[str, str]) -> None:
    event = data(web, paths["event"])
    assert (event["day"], event["kind"]["path"]) == ("2024-07-03", "/voc/event-type/working-meeting")
    assert event["place"]["path"] == "/id/place/prishtine"
    assert [c["path"] for c in event["conveners"]] == ["/id/unit/skpk"]
    actors = [
        (p["actor"]["label"]["value"], p["role"]["iri"].rpartition("/")[2]) for p in event["participations"]
    ]
    assert actors[0] == ("Arben Kelmendi", "chair")
    assert {a for a, _ in actors} == {"Arben Kelmendi", "Vjosa Dushi", "zyrtarët e komunikimit publik"}
    assert all(p["quotes"] for p in event["participations"])


def test_a_participant_in_an_acting_post_is_shown_as_acting(tmp_path: Path) -> None:
    release, reading = meeting()
    director, guest = reading.tenures
    reading = replace(reading, tenures=(replace(director, capacity=Capacity.ACTING), guest))
    build([(release, reading)], tmp_path)
    with serving(Settings(home=tmp_path, workers=1)) as address, httpx.Client(base_url=address) as web:
        path = data(web, "/events")["items"][0]["path"]
        parts = data(web, path)["participations"]
        page = LexborHTMLParser(get(web, path).text)
    capacities = {
        p["actor"]["label"]["value"]: p["capacity"] and p["capacity"]["iri"].rpartition("/")[2] for p in parts
    }
    assert capacities == {
        "Arben Kelmendi": "acting",
        "Vjosa Dushi": "substantive",
        "zyrtarët e komunikimit publik": None,
    }
    assert [n.text() for n in page.css("td[data-label='Post then held'] .capacity")] == ["acting"]


def test_what_rests_on_samples_only_says_so(web: httpx.Client, paths: dict[str, str]) -> None:
    for kind in ("hostile person", "hostile event", "hostile release"):
        assert data(web, paths[kind])["sample"] is True
        assert "Sample text about invented people" in words(get(web, paths[kind]).text)
    assert data(web, paths["person"])["sample"] is False
    assert "sample" not in words(get(web, paths["release"]).text).lower()


@pytest.mark.parametrize(
    ("language", "name"), [("sq", "Sekretariati"), ("sr", "Sekretarijat"), ("en", "Secretariat")]
)
def test_labels_come_in_the_language_asked_for(web: httpx.Client, language: str, name: str) -> None:
    page = LexborHTMLParser(get(web, f"/id/unit/skpk?lang={language}").text)
    heading = one(page, "h1 span")
    assert heading.text().startswith(name)
    assert heading.attributes["lang"] == language
    links = [str(a.attributes["href"]) for a in page.css("main a[href^='/']")]
    assert links
    assert all(f"lang={language}" in link for link in links)


def test_a_label_in_another_language_is_marked(web: httpx.Client, paths: dict[str, str]) -> None:
    page = LexborHTMLParser(get(web, paths["event"]).text)
    marked = [n.text() for n in page.css("abbr.lang")]
    assert "sq" in marked  # the group is named in the release's words only


def test_a_derived_name_is_marked(web: httpx.Client) -> None:
    derived = [n for n in data(web, "/id/unit/skpk-dti")["names"] if n["derived"]]
    assert derived
    assert "derived, not found in a source" in words(get(web, "/id/unit/skpk-dti").text)


@pytest.mark.parametrize(("search", "found"), [("kelm", 1), ("KËLMENDI", 1), ("dushi", 1), ("nobody", 0)])
def test_people_are_found_by_a_part_of_their_name(web: httpx.Client, search: str, found: int) -> None:
    assert web.get("/people", params={"q": search, "format": "json"}).json()["total"] == found


@pytest.mark.parametrize("search", ["keshilli", "Këshilli", "KPC", "tuzilacki"])
def test_units_are_found_by_any_name_or_acronym(web: httpx.Client, search: str) -> None:
    found = web.get("/units", params={"q": search, "format": "json"}).json()["items"]
    assert "/id/unit/kpk" in [u["path"] for u in found]


def test_lists_are_cut_into_pages_that_join(web: httpx.Client) -> None:
    whole = data(web, "/units")
    parts = [data(web, f"/units?limit=2&offset={offset}")["items"] for offset in range(0, whole["total"], 2)]
    assert [u for part in parts for u in part] == whole["items"]
    assert all(len(part) <= 2 for part in parts)
    assert 'rel="next"' in get(web, "/units?limit=2").text
    assert 'rel="prev"' in get(web, "/units?limit=2&offset=2").text


def test_units_stand_below_their_parents(web: httpx.Client) -> None:
    depths = {u["path"]: u["depth"] for u in data(web, "/units")["items"]}
    assert depths["/id/unit/kpk"] < depths["/id/unit/skpk"] < depths["/id/unit/skpk-dti"]


def test_the_network_joins_people_of_one_event(web: httpx.Client, paths: dict[str, str]) -> None:
    pairs = data(web, "/network")["pairs"]
    assert [{p["first"]["label"]["value"], p["second"]["label"]["value"]} for p in pairs] == [
        {"Arben Kelmendi", "Vjosa Dushi"}
    ]
    page = LexborHTMLParser(get(web, "/network").text)
    assert any(a.attributes["href"] == paths["person"] + "?lang=en" for a in page.css("figure svg a"))
    assert data(web, "/network?since=2024-08-01")["pairs"] == []


def test_the_network_of_a_person_asked_by_name_rests_on_their_releases(web: httpx.Client) -> None:
    assert len(data(web, "/network?person=ARBEN+Kelmëndi")["people"]) == 2
    whole, part = (
        words(get(web, path).text, "figure svg") for path in ("/network", "/network?person=arben+kelmendi")
    )
    assert "samples about invented people" in whole
    assert "samples about invented people" not in part


def test_the_network_of_units_measures_them(web: httpx.Client) -> None:
    page = data(web, "/network?of=both")
    assert {p["kind"] for p in page["people"]} == {"person", "unit"}
    assert all(p["group"] for p in page["people"] if p["met"])
    assert page["people"] == sorted(page["people"], key=lambda p: -p["met"])


def test_a_network_says_how_many_it_hides(web: httpx.Client) -> None:
    whole, part = data(web, "/network?of=both"), data(web, "/network?of=both&most=2")
    assert part["shown"] == 2
    assert part["shown"] + part["hidden"] == whole["shown"]
    shown = LexborHTMLParser(get(web, "/network?of=both&most=2").text)
    assert f"2 of {whole['shown']} are shown" in one(shown, "main").text()


def test_a_pair_leads_to_the_sentences_of_both(web: httpx.Client) -> None:
    (pair,) = data(web, "/network")["pairs"]
    page = data(web, pair["path"])
    assert [j["event"]["path"] for j in page["joint"]] == [e["path"] for e in pair["events"]]
    for joint in page["joint"]:
        assert {b["actor"]["path"] for b in joint["because"]} == {
            page["first"]["path"],
            page["second"]["path"],
        }
        assert all(b["fact"]["quotes"] for b in joint["because"])


def test_a_unit_that_convened_is_joined_to_who_came(web: httpx.Client) -> None:
    pairs = data(web, "/network?of=both")["pairs"]
    convened = [
        b for p in pairs for j in data(web, p["path"])["joint"] for b in j["because"] if b["role"] is None
    ]
    assert convened
    assert all(b["actor"]["path"].startswith("/id/unit/") for b in convened)


def test_ways_between_two_people_show_each_step(web: httpx.Client) -> None:
    page = data(web, "/network/ways?first=Arben+Kelmendi&last=vjosa+dushi")
    assert page["length"] == 1
    assert page["ways"][0][0]["example"]["because"]
    assert data(web, "/network/ways")["ways"] == []
    assert "Both names are of the same" in get(web, "/network/ways?first=Vjosa+Dushi&last=Vjosa+Dushi").text


@pytest.mark.parametrize(
    "path",
    [
        "/network/pair?first=Nobody&second=Vjosa+Dushi",
        "/network/ways?first=Nobody&last=Vjosa+Dushi",
    ],
)
def test_nobody_is_named_in_the_error(web: httpx.Client, path: str) -> None:
    answer = web.get(path, headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert "Nobody" in answer.text


def test_a_name_that_fits_nobody_leaves_the_form_as_it_was_filled_in(web: httpx.Client) -> None:
    answer = web.get(
        "/network/ways?first=Vjosa+Dushi&last=Kelmendit&lang=en", headers={"Accept": "text/html"}
    )
    assert answer.status_code == 404
    page = LexborHTMLParser(answer.text)
    assert [one(page, f"#{field}").attributes["value"] for field in ("first", "last")] == [
        "Vjosa Dushi",
        "Kelmendit",
    ]
    assert "/search?q=Kelmendit" in answer.text


def test_a_day_of_which_no_release_speaks_is_said_to_be_one(web: httpx.Client) -> None:
    for day in ("1800-01-01", "2999-01-01"):
        assert "No release speaks of" in get(web, f"/orgchart?at={day}").text
    assert "No release speaks of" not in get(web, "/orgchart").text


def test_a_chart_in_cyrillic_keeps_names_as_they_are_written(web: httpx.Client) -> None:
    page = data(web, "/orgchart?at=2024-01-01&other=2024-08-01&lang=sr-Cyrl")
    told = [c["text"] for group in page["differences"] for c in group["changes"] if c["person"]]
    assert told
    assert any("Arben Kelmendi" in text and "сигурно" in text for text in told)
    assert all("sigurno" not in h["state"] for u in page["units"] for h in u["heads"])


def test_invented_people_are_marked_in_answers_to_questions(web: httpx.Client) -> None:
    assert (
        "samples about invented people"
        in one(LexborHTMLParser(get(web, "/query/who-meets-whom?lang=en").text), "main").text()
    )


def test_the_org_chart_shows_heads_with_their_certainty(web: httpx.Client) -> None:
    units = {u["path"]: u for u in data(web, "/orgchart?at=2024-08-01")["units"]}
    (head,) = units["/id/unit/skpk"]["heads"]
    assert (head["person"]["label"]["value"], head["certainty"]) == ("Arben Kelmendi", "certain")
    (later,) = {u["path"]: u for u in data(web, "/orgchart?at=2025-01-01")["units"]}["/id/unit/skpk"]["heads"]
    assert later["certainty"] == "last-confirmed"
    assert data(web, "/orgchart?root=skpk")["units"][0]["path"] == "/id/unit/skpk"


def test_levels_that_are_left_out_are_counted(web: httpx.Client) -> None:
    whole = data(web, "/orgchart")["units"]
    top = data(web, "/orgchart?levels=0")["units"]
    assert [u["path"] for u in top] == [u["path"] for u in whole if not u["depth"]]
    assert len(top) + sum(u["folded"] for u in top) == len(whole)


def test_a_form_with_fields_that_nobody_filled_in_shows_the_whole(web: httpx.Client) -> None:
    empty = "/orgchart?at=&other=&root=&levels=&lang=en"
    assert data(web, empty)["units"] == data(web, "/orgchart?lang=en")["units"]
    assert web.get("/orgchart?levels=many").status_code == 400


def test_two_days_are_compared_in_pictures_tables_and_words(web: httpx.Client) -> None:
    path = "/orgchart?at=2024-01-01&other=2024-08-01"
    page = data(web, path)
    assert page["units_other"]
    told = [c for group in page["differences"] for c in group["changes"]]
    assert any(c["person"] and c["person"]["label"]["value"] == "Arben Kelmendi" for c in told)
    html = LexborHTMLParser(get(web, path).text)
    assert len(html.css("figure svg")) == 2
    assert all(c["text"] in one(html, "main").text() for c in told)


def test_a_part_is_compared_by_its_own_changes(web: httpx.Client) -> None:
    days = "at=2024-01-01&other=2024-08-01"
    shown = {u["path"] for u in data(web, f"/orgchart?root=skpk&{days}")["units"]}
    part = data(web, f"/orgchart?root=skpk&{days}")["differences"]
    assert {c["unit"]["path"] for group in part for c in group["changes"]} <= shown


def test_the_years_covered_are_there_to_choose(web: httpx.Client) -> None:
    page = data(web, "/orgchart")
    assert page["years"][-1] == page["last_day"]
    assert page["first_day"] <= page["years"][0]


@pytest.mark.parametrize("view", ["network", "orgchart"])
@pytest.mark.parametrize(
    ("form", "media", "start"),
    [
        ("svg", "image/svg+xml", "<svg"),
        ("html", "text/html", "<!DOCTYPE html>"),
        ("gexf", "application/gexf+xml", "<"),
        ("graphml", "application/graphml+xml", "<"),
        ("json", "application/json", "{"),
    ],
)
def test_pictures_are_files_too(web: httpx.Client, view: str, form: str, media: str, start: str) -> None:
    answer = web.get(f"/{view}.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media)
    assert answer.text.startswith(start)


def test_a_text_leads_to_its_release_and_a_claim_is_a_plain_record(
    web: httpx.Client, paths: dict[str, str]
) -> None:
    turtle = get(web, paths["release"], "application/n-triples").text
    text = turtle.partition("/id/text/")[2].partition(">")[0].partition("#")[0]
    answer = web.get(f"/id/text/{text}", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (303, paths["release"])
    assert get(web, f"/id/text/{text}", "text/turtle").status_code == 200
    claim = turtle.partition("/id/claim/")[2].partition(">")[0]
    assert "zyr:Claim" in words(get(web, f"/id/claim/{claim}").text)


def test_vocabulary_and_ontology_answer(web: httpx.Client) -> None:
    assert "chair" in words(get(web, "/voc/event-role/chair").text)
    assert "zyr:Tenure" in words(get(web, "/ontology").text)
    terms = pyoxigraph.parse(get(web, "/ontology", "text/turtle").content, format=pyoxigraph.RdfFormat.TURTLE)
    assert any(str(q.subject) == "<https://w3id.org/zyrtar/ontology#Tenure>" for q in terms)


def test_every_catalogue_question_has_a_page(web: httpx.Client) -> None:
    index = LexborHTMLParser(get(web, "/query").text)
    links = [str(a.attributes["href"]) for a in index.css(".catalogue a")]
    assert len(links) > 10
    for link in links:
        assert words(get(web, link).text, "pre.code")


def test_head_is_get_without_the_body(web: httpx.Client, paths: dict[str, str]) -> None:
    for path in ("/", paths["unit"], "/sparql", "/static/zyrtar.css", "/health"):
        full, head = web.get(path), web.head(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-type"] == full.headers["content-type"]


@pytest.mark.parametrize("accept", ["text/html", "application/json", "text/turtle"])
def test_an_unchanged_page_is_not_sent_again(web: httpx.Client, paths: dict[str, str], accept: str) -> None:
    first = get(web, paths["person"], accept)
    again = web.get(paths["person"], headers={"Accept": accept, "If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = "application/n-triples"
    assert get(web, paths["person"], other).headers["etag"] != first.headers["etag"]


def test_health_counts_what_is_served(web: httpx.Client) -> None:
    health = web.get("/health").json()
    assert health["ok"] is True
    assert health["counts"]["persons"] == 3


def test_openapi_documents_the_json_of_every_page(web: httpx.Client) -> None:
    described = web.get("/openapi.json").json()
    assert {"/people", "/id/person/{key}", "/sparql", "/health"} <= set(described["paths"])
    assert "PersonPage" in described["components"]["schemas"]
