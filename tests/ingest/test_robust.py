"""No text crashes the reader or breaks a span; no pattern runs away."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.claim.read import read
from ingest.release.assemble import assemble
from ingest.source.files import Document
from ontology.errors import InputError
from ontology.model import Release
from tests.ingest.texts import SEED, release, sample

SEED_TEXT = sample(SEED).text
LINES = SEED_TEXT.split("\n")
PHRASES = """Drejtori i Përgjithshëm i Sekretariatit të KPK-së , Sami Istrefi mbajti takim me zyrtarët . ( ) – - “ ” z.
znj. dhe njëherësh Kryeprokuror i Shtetit Prokurorisë Themelore në Pejë ushtrues detyre ish - u.d. për 3 korrik 2024 ;
mori pjesë edhe SKPK ( DTI-së ) Këshilli prezantoi është miratuar nga"""
WORDS = st.sampled_from([*PHRASES.split(), "\n", "\n\n"])


def check(found: Release) -> None:
    """Read ``found`` and look at every span."""
    reading = read(found, "test")
    spans = [span for proof in reading.evidence() for span in proof.spans]
    for span in [*spans, *reading.unread, *reading.withheld]:
        assert 0 <= span.start < span.end <= len(found.text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary())
def test_any_bytes_are_read_or_refused_by_name(content: bytes) -> None:
    with contextlib.suppress(InputError):
        check(assemble(Document("a.txt", "a", content)))


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_characters_between_known_words_are_read(text: str) -> None:
    check(
        release(
            f"Titulli\n\nPrishtinë, 3 korrik 2024 – Drejtori i DTI-së, {text} Sami Istrefi, mbajti takim. Të në dhe e."
        )
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_known_words_in_any_order_are_read(words: list[str]) -> None:
    check(release("Titulli\n\nPrishtinë, 3 korrik 2024 – të në dhe e i " + " ".join(words)))


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(len(LINES))), st.integers(0, len(SEED_TEXT)))
def test_the_real_release_shuffled_and_cut_is_read(order: list[int], cut: int) -> None:
    text = "\n".join(LINES[n] for n in order)[:cut].strip()
    with contextlib.suppress(InputError):  # too little is left to tell a language
        check(release(text))


ADVERSE = (
    "a",
    "A ",
    "Aa ",
    "i ",
    "a.",
    "z. ",
    "të Këshillit ",
    "Këshilli i ",
    "KPK-",
    "dhe ",
    ", ",
    "( ",
    "3 korrik ",
    "–",
)


@pytest.mark.parametrize("unit", ADVERSE)
def test_endless_repetition_is_read_to_its_end(unit: str) -> None:
    head = "Titulli\n\nPrishtinë, 3 korrik 2024 – " + "Në të e i dhe për me nga u që një është. " * 15
    check(release(head + "\n\n" + unit * (20_000 // len(unit))))


@pytest.mark.parametrize(
    "text",
    [
        "Prishtinë, 3 korrik 2024 – Të hënën në zyrë anëtari i Këshillit nga radhët e Odës dhe",
        "Pristina, 3 July 2024 – On Monday in the office the member of the Council from the ranks of the Chamber and",
        "Pristina, 3 July 2024 – On Monday the member of the KPC from the ranks of the Chamber and",
    ],
)
def test_a_sentence_that_ends_with_a_joining_word_behind_an_office_is_read(text: str) -> None:
    check(release(text))
