"""Bytes to text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.release.decode import decode, normalise
from ontology.errors import InputError


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_with_a_byte_order_mark_is_read(charset: str) -> None:
    assert decode("Pejë".encode(charset), "a.txt").lstrip("\ufeff") == "Pejë"


def test_a_page_is_read_in_the_character_set_it_declares() -> None:
    page = '<html><head><meta charset="windows-1250"></head><p>Pejë, Peć</p>'.encode("windows-1250")
    assert "Pejë, Peć" in decode(page, "a.html", html=True)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Prishtin\xeb, 3 korrik", "a.txt: not valid UTF-8 at byte 8"),
        (b"Prishtin\x00", "a.txt: binary data"),
        (b'<html><meta charset="nonsense">', "unknown character set “nonsense”"),
    ],
)
def test_bytes_that_are_no_text_are_refused_by_name(content: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as refused:
        decode(content, "a.txt", html=content.startswith(b"<"))
    assert refused.value.mend


@given(st.text())
def test_the_archived_text_is_nfc_and_stays_as_it_is(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once


@given(st.text(alphabet="aë\u0308\u0065ç\n\r "))
def test_decomposed_letters_and_other_line_ends_give_the_same_text(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text).replace("\r\n", "\n").replace("\n", "\r\n")
    assert normalise(decomposed) == normalise(text)
