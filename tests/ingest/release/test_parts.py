"""Title, dateline, publisher, body and page furniture."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.release.parts import find_parts, lines
from ontology.dates import PartialDate
from ontology.model import Language, Span
from tests.ingest.texts import release

BODY = "Sot u mbajt takimi i radhës së Këshillit, në të cilin morën pjesë edhe kryeprokurorët."


@pytest.mark.parametrize(
    ("language", "dateline", "day", "place"),
    [
        ("sq", "Prishtinë, 3 korrik 2024 –", "2024-07-03", "Prishtinë"),
        ("sq", "Prishtinë, 20 Maj 2014 –", "2014-05-20", "Prishtinë"),
        ("sq", "Prizren, 09 qershor 2016 -", "2016-06-09", "Prizren"),
        ("sq", "Prishtinë, 21 maj 2019-", "2019-05-21", "Prishtinë"),
        ("sq", "Prishtinë,  14 maj 2014 -", "2014-05-14", "Prishtinë"),
        ("en", "Prishtina, 18th of July, 2014 –", "2014-07-18", "Prishtina"),
        ("en", "Pristina, March 30, 2018 -", "2018-03-30", "Pristina"),
        ("en", "Prishtinë, 25 June 2024 –", "2024-06-25", "Prishtinë"),
        ("en", "Pristina 20 may 2019-", "2019-05-20", "Pristina"),
        ("en", "Prishtina - Peja, 10th of March 2016 –", "2016-03-10", "Prishtina - Peja"),
        ("en", "Prishtina, Wednesday, 5 June 2024 –", "2024-06-05", "Prishtina"),
        ("en", "Prishtina, on the 5th of June, 2024 –", "2024-06-05", "Prishtina"),
        ("en", "Pristina, Oct. 16, 2014 –", "2014-10-16", "Pristina"),
        ("en", "Pristina, 30.03.2018 –", "2018-03-30", "Pristina"),
        ("en", "PRISHTINA, 5 JUNE 2024 –", "2024-06-05", "PRISHTINA"),
        ("sr", "Priština, 17. jula 2024. godine –", "2024-07-17", "Priština"),
        ("sr", "Priština, 10 mart 2016 –", "2016-03-10", "Priština"),
    ],
)
def test_datelines_of_all_seen_kinds(language: Language, dateline: str, day: str, place: str) -> None:
    text = f"Një titull\n\n{dateline} {BODY}"
    parts = find_parts(text, language)
    assert parts.dateline is not None
    assert parts.dateline.date is not None
    assert (parts.dateline.date.edtf, parts.dateline.place) == (day, place)
    assert parts.title is not None
    assert parts.title.quote(text) == "Një titull"
    assert [span.quote(text) for span in parts.body] == [BODY]


def test_a_date_in_a_headline_in_capitals_is_no_dateline() -> None:
    text = f"MBAHET TAKIMI I KËSHILLIT, 16 TETOR 2014\n\nPrishtinë, 16 Tetor 2014 – {BODY}"
    parts = find_parts(text, "sq")
    assert parts.dateline is not None
    assert parts.dateline.span.quote(text) == "Prishtinë, 16 Tetor 2014"


def test_without_a_dateline_the_day_that_the_text_calls_today_is_its_date() -> None:
    told = (
        "The Council has today, on 11 September 2015, held its meeting with the members of the Secretariat."
    )
    later = "The Council has held its meeting, after that of 11 September 2015, with the members of the Secretariat."
    assert [release(f"The meeting of the Council is held\n\n{body}").published for body in (told, later)] == [
        PartialDate.on(date(2015, 9, 11)),
        None,
    ]


@pytest.mark.parametrize("path", ["Home / News", "Home > News > Announcements", "Home » News"])
def test_a_path_through_the_site_is_furniture(path: str) -> None:
    text = f"{path}\n\nThe meeting is held\n\nPrishtina, 5 June 2024 – The Council met the members of the Secretariat."
    assert [span.quote(text) for span in find_parts(text, "en").furniture] == [path]


@pytest.mark.parametrize(
    "line",
    [
        "1127 - Single_lajmi | Keshilli Prokurorial i Kosoves",
        "Lajm - Psh | Sistemi Prokurorial i Republikës së Kosovës",
        "Mitrovica Basic Prosecutor's Office",
        "MEDIA RELEASE",
    ],
)
def test_the_title_of_the_page_is_no_headline(line: str) -> None:
    text = f"{line}\n\nThe meeting is held\n\nPrishtina, 5 June 2024 – The Council met the members of the Secretariat."
    title = find_parts(text, "en").title
    assert title is not None
    assert title.quote(text) == "The meeting is held"


def test_a_dateline_on_a_line_of_its_own() -> None:
    parts = find_parts(f"Titulli\n\nPrishtinë, 31 janar 2024\n\n{BODY}", "sq")
    assert parts.dateline is not None
    assert len(parts.body) == 1


def test_a_day_the_calendar_does_not_have_is_told() -> None:
    parts = find_parts(f"Titulli\n\nPrishtinë, 31 shkurt 2024 – {BODY}", "sq")
    assert parts.dateline is not None
    assert parts.dateline.date is None
    assert parts.dateline.written == "31 shkurt 2024"


def test_furniture_before_and_after_is_set_apart_and_names_the_publisher() -> None:
    text = (
        "Zyra e Kryeprokurorit të Shtetit\n\nTitulli i lajmit\n\n2> Titulli i lajmit\n\n"
        f"Prishtinë, 12 qershor 2024 – {BODY}\n\nShare on Facebook Twitter\nLajme të tjera\nNjë lajm tjetër"
    )
    parts = find_parts(text, "sq")
    assert parts.publisher == "zkpsh"
    assert [span.quote(text) for span in parts.furniture] == [
        "Zyra e Kryeprokurorit të Shtetit",
        "2> Titulli i lajmit",
        "Share on Facebook Twitter",
        "Lajme të tjera",
        "Një lajm tjetër",
    ]
    assert [span.quote(text) for span in parts.body] == [BODY]


def test_without_a_dateline_a_first_line_that_ends_no_sentence_is_the_title() -> None:
    parts = find_parts(f"Ngushëllim\n\n{BODY}", "sq")
    assert parts.dateline is None
    assert parts.title == Span(0, 10)
    assert find_parts(f"{BODY}\n\n{BODY}", "sq").title is None


@given(st.text(alphabet="Prishtinë, 3korik2024–\nShare on"))
def test_every_line_is_title_body_or_furniture_and_spans_stay_inside(text: str) -> None:
    parts = find_parts(text, "sq")
    spans = [*parts.body, *parts.furniture, *([parts.title] if parts.title else [])]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
    covered = {
        n
        for span in [*spans, *([parts.dateline.span] if parts.dateline else [])]
        for n in range(span.start, span.end)
    }
    for line in lines(text):
        assert any(n in covered for n in range(line.start, line.end))
