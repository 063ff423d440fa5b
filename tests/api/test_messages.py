"""The catalogues hold every message of code and templates, translated, and nothing else."""

import re
from pathlib import Path

import pytest

from api.messages import in_cyrillic, translations
from tests.api.catalogues import API, LANGUAGES, catalogue, extracted, key, path, strings, updated

TEMPLATES = sorted((API / "templates").rglob("*.html"))
#: Words of a template that no language has its own for.
EVERYWHERE = re.compile(r"\b(?:Zyrtar|SPARQL|CC BY)\b")
_FIELD = re.compile(r"%\((\w+)\)s")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SHOWN = re.compile(r'\b(?:aria-label|title|placeholder|data-label|alt)="([^"]*)"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_missing_or_unused(language: str) -> None:
    wanted = {key(m) for m in extracted() if m.id}
    held = {key(m) for m in catalogue(language) if m.id}
    assert wanted - held == set(), "run `make messages` and translate what is new"
    assert held - wanted == set(), "run `make messages`: these are no longer used"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_with_the_same_fields(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        singular = message.id if isinstance(message.id, str) else message.id[0]
        assert not message.fuzzy, singular
        for string in strings(message):
            assert string, f"{path(language).name} has no translation of: {singular}"
            assert sorted(_FIELD.findall(string)) == sorted(_FIELD.findall(singular)), singular


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_are_as_the_tool_writes_them(language: str) -> None:
    assert path(language).read_bytes() == updated(language), "run `make messages`"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda p: p.name)
def test_a_template_has_no_words_outside_its_messages(template: Path) -> None:
    text = template.read_text("utf-8")
    text = re.sub(r"\{% trans\b.*?\{% endtrans %\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    shown = _SHOWN.findall(text)
    shown.append(re.sub(r"<[^>]*>", " ", text))
    assert [w for part in shown for w in _LETTERS.findall(EVERYWHERE.sub("", part))] == []


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        (
            "Skinite %(count)s redova kao CSV ili JSON-LD",
            "Скините %(count)s редова као CSV ili JSON-LD".replace("ili", "или"),
        ),
        ('Podaci: <a href="/lj">CC BY 4.0</a>, Zyrtar', 'Подаци: <a href="/lj">CC BY 4.0</a>, Zyrtar'),
        ("Njegova ljubav, 100%%", "Његова љубав, 100%%"),
    ],
)
def test_serbian_cyrillic_keeps_fields_markup_and_formats(latin: str, cyrillic: str) -> None:
    assert in_cyrillic(latin) == cyrillic


def test_serbian_counts_have_three_forms_in_both_scripts() -> None:
    for code, words in (("sr", ("red", "reda", "redova")), ("sr-Cyrl", ("ред", "реда", "редова"))):
        spoken = translations(code)
        told = [spoken.ngettext("%(shown)s row", "%(shown)s rows", n) % {"shown": n} for n in (1, 3, 5, 21)]
        assert told == [f"1 {words[0]}", f"3 {words[1]}", f"5 {words[2]}", f"21 {words[0]}"]
