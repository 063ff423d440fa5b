"""Releases cut, shuffled, repeated, rewritten and spoilt in every way are read, and every span holds.

Held-out releases take no part: a failure would show their words.
"""

import contextlib
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.claim.read import read
from ingest.evaluate.corpus import part_of
from ingest.pipeline import sample_paths
from ingest.release.assemble import assemble
from ingest.source.files import Document
from ontology.errors import InputError
from ontology.model import Reading

CORPUS = Path(__file__).parents[1] / "corpus"
#: Marks that join, turn or fill text without being seen, letters apart from their accents, and other scripts.
STRANGE = (
    "\u200d\u200c\u200e\u200f\u202e\u2066\u2069\u0301\u0308\u0327\u00ad\ufeff\u3000\u2028\x0b\x85"
    "אבجدЖњ漢😀👩‍⚖️ǅﬁİıſß"
)
FURNITURE = ("Share on", "Facebook", "Këshilli Prokurorial i Kosovës", "Tužilački Savet Kosova", "Print")
BROAD = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def texts() -> tuple[str, ...]:
    with sample_paths() as paths:
        samples = [path.read_text("utf-8") for path in paths]
    free = [path for path in sorted(CORPUS.glob("*/*.txt")) if part_of(path.stem) == "seen"]
    return (*samples, *(path.read_text("utf-8") for path in free[::5]))


def check(text: str) -> bool:
    """Read ``text`` as a file and look at every span and local id; ``False`` if it is refused as no release."""
    try:
        release = assemble(Document("a.txt", "a", text.encode("utf-8", "surrogatepass")))
    except InputError:
        return False
    size = len(release.text)
    for span in [*release.body, *release.furniture, *filter(None, (release.title, release.dateline))]:
        assert 0 <= span.start < span.end <= size
    assert list(release.body) == sorted(release.body)
    assert all(one.end <= other.start for one, other in zip(release.body, release.body[1:], strict=False))
    check_reading(read(release, "test"), release.text)
    return True


def check_reading(reading: Reading, text: str) -> None:
    for proof in reading.evidence():
        assert proof.spans
        for span in proof.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert span.quote(text).strip()
    for spans in (reading.unread, reading.withheld):
        assert list(spans) == sorted(spans)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
    persons = {person.local for person in reading.persons}
    units = {unit.local for unit in reading.units}
    groups = {group.local for group in reading.groups}
    events = {event.local for event in reading.events}
    assert len(persons) + len(units) + len(groups) + len(events) == sum(
        map(len, (reading.persons, reading.units, reading.groups, reading.events))
    )
    assert {tenure.person for tenure in reading.tenures} <= persons
    assert {tenure.unit for tenure in reading.tenures} <= units | {None}
    assert {unit.parent for unit in reading.units} <= units | {None}
    assert {group.unit for group in reading.groups} <= units | {None}
    assert {unit for event in reading.events for unit in event.conveners} <= units
    assert {unit for _, unit in reading.acronyms} <= units
    assert {part.event for part in reading.participations} <= events
    assert {part.actor for part in reading.participations} <= persons | units | groups
    assert {part.represents for part in reading.participations} <= units | {None}


@BROAD
@given(st.data())
def test_releases_cut_anywhere_are_read(data: Any) -> None:
    text = data.draw(st.sampled_from(texts()))
    start = data.draw(st.integers(0, len(text)))
    check(text[start : start + data.draw(st.integers(0, len(text)))])


@BROAD
@given(st.data())
def test_lines_shuffled_repeated_and_mixed_with_furniture_are_read(data: Any) -> None:
    lines = data.draw(st.sampled_from(texts())).split("\n")
    chosen = st.sampled_from([*lines, *FURNITURE])
    check("\n".join([*data.draw(st.lists(chosen, max_size=25)), *data.draw(st.permutations(lines))]))


@BROAD
@given(st.data())
def test_strange_characters_anywhere_are_read(data: Any) -> None:
    text = data.draw(st.sampled_from(texts()))
    signs = st.text(
        st.sampled_from(STRANGE) | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4
    )
    places = st.lists(st.tuples(st.integers(0, len(text)), signs), min_size=1, max_size=12)
    for at, sign in sorted(data.draw(places), reverse=True):
        text = text[:at] + sign + text[at:]
    check(text)


@BROAD
@given(st.data())
def test_words_of_two_releases_in_any_order_are_read(data: Any) -> None:
    words = [word for _ in range(2) for word in data.draw(st.sampled_from(texts())).split(" ")]
    check(" ".join(data.draw(st.lists(st.sampled_from(words), max_size=150))))


REWRITTEN: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small": str.lower,
    "titles": str.title,
    "swapped": str.swapcase,
    "apart": lambda text: unicodedata.normalize("NFD", text),
    "wide": lambda text: unicodedata.normalize("NFKC", text).translate(
        {n: n + 0xFEE0 for n in range(65, 123)}
    ),
    "windows lines": lambda text: text.replace("\n", "\r\n"),
    "one line": lambda text: text.replace("\n", " "),
    "a word a line": lambda text: text.replace(" ", "\n"),
    "no spaces": lambda text: text.replace(" ", ""),
    "no marks": lambda text: "".join(c for c in text if c.isalnum() or c.isspace()),
    "lost letters": lambda text: text.encode("ascii", "replace").decode(),
    "wrong charset": lambda text: text.encode().decode("cp1252", "replace"),
    "backwards": lambda text: text[::-1],
    "twice": lambda text: text + "\n\n" + text,
}


#: Ways after which some releases are in no language any more.
SPOILT = {"wide", "no spaces", "lost letters", "wrong charset", "backwards"}


@pytest.mark.parametrize("how", REWRITTEN)
def test_rewritten_releases_are_read(how: str) -> None:
    taken = [check(REWRITTEN[how](text)) for text in texts()]
    assert all(taken) or how in SPOILT


@pytest.mark.parametrize("how", ["apart", "windows lines"])
def test_unicode_form_and_line_ends_change_nothing(how: str) -> None:
    for text in texts():
        same = [
            assemble(Document("a.txt", "a", variant.encode())) for variant in (text, REWRITTEN[how](text))
        ]
        assert read(same[0], "test") == read(same[1], "test")


def test_one_line_of_a_million_characters_is_read() -> None:
    text = texts()[0].replace("\n", " ")
    check("Titulli\n\nPrishtinë, 3 korrik 2024 – " + text * 3 + "ë" * 980_000)


@BROAD
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(InputError):
        check(text)
