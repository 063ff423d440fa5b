"""Reading takes work in proportion to the text: steps are counted, since time says more of the machine.

The engine of regular expressions does not tell its steps, so patterns are judged by their form: within an unbounded
repetition no other one may stand, unless what opens each round is no character the inner one can take.
"""

import re
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from pkgutil import walk_packages
from types import FrameType, ModuleType
from typing import Any, get_origin, get_type_hints

import pytest

import ingest
import ontology
from ingest.claim.read import read
from ontology.model import LANGUAGES, Release
from tests.ingest.adverse import UNITS, adverse
from tests.ingest.texts import release

#: Characters by which two sets of a pattern are told apart: marks, letters of our languages, both scripts, spaces.
SIGNS = "".join(map(chr, range(32, 127))) + "\n\t\u00a0ëçËÇšžćčđŠŽ’‘`´“”„«»…–ажЖ1²"
#: Several sentences of the longest that is read at once, whatever is repeated.
SIZE = 2_500


def steps(text: Release) -> int:
    """How many calls reading ``text`` makes, of Python and of C, each round of a generator counted."""
    count = 0

    def watch(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        read(text, "test")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_takes_about_twice_the_steps(unit: str) -> None:
    short, long = release(adverse(unit, SIZE)), release(adverse(unit, 2 * SIZE))
    read(long, "test")  # so that what is kept from text to text is kept in both
    assert steps(long) < 2.6 * steps(short)


def test_a_long_text_of_everything_adverse_is_read() -> None:
    size = 200_000 // len(UNITS)
    text = "\n\n".join(adverse(unit, size).partition("\n\n")[2] for unit in UNITS)
    assert len(text) > 190_000
    assert read(release("Titulli\n\n" + text), "test").unread


def modules() -> list[ModuleType]:
    names = [
        module.name
        for package in (ingest, ontology)
        for module in walk_packages(package.__path__, f"{package.__name__}.")
    ]
    return [import_module(name) for name in names]


def made(factory: object) -> Iterator[object]:
    """What a cached factory of patterns, or of objects that may hold some, makes, for each language if it takes one."""
    hints = get_type_hints(factory)
    kind = hints.pop("return", None)
    if get_origin(kind) is re.Pattern or is_dataclass(kind):
        if not hints:
            yield factory()  # type: ignore[operator]
        elif list(hints) == ["language"]:
            yield from (factory(language) for language in LANGUAGES)  # type: ignore[operator]


def patterns_in(thing: object, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    if id(thing) in seen or isinstance(thing, str | int | float | type(None)):
        return
    seen.add(id(thing))
    if isinstance(thing, re.Pattern):
        yield thing
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from patterns_in(value, seen)
    elif isinstance(thing, tuple | list | set | frozenset):
        for value in thing:
            yield from patterns_in(value, seen)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            yield from patterns_in(getattr(thing, field.name, None), seen)


def all_patterns() -> dict[str, re.Pattern[Any]]:
    """Every pattern that a module of reading or of the ontology holds, or a cached factory of it makes."""
    found: dict[str, re.Pattern[Any]] = {}
    kept: list[object] = []  # nothing made here may be freed while its id is in use
    seen: set[int] = set()
    for module in modules():
        for _, thing in sorted(vars(module).items()):
            own = getattr(thing, "__module__", None) == module.__name__
            things = list(made(thing)) if own and hasattr(thing, "cache_info") else [thing]
            kept += things
            for pattern in (p for each in things for p in patterns_in(each, seen)):
                found.setdefault(str(pattern.pattern), pattern)
    return found


PATTERNS = all_patterns()


def unbounded(tree: Any) -> Iterator[Any]:
    """Bodies of all repetitions without a bound in ``tree``, the outer ones first."""
    for operation, argument in tree:
        name = str(operation)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            if argument[1] == parser.MAXREPEAT:
                yield argument[2]
            yield from unbounded(argument[2])
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from unbounded(branch)
        elif name in {"SUBPATTERN", "ATOMIC_GROUP"}:
            yield from unbounded(argument[-1] if name == "SUBPATTERN" else argument)


def signs(item: Any) -> frozenset[str]:
    """Which of ``SIGNS`` one item of a pattern can take."""
    operation, argument = item
    name = str(operation)
    if name == "LITERAL":
        return frozenset(chr(argument))
    if name == "NOT_LITERAL":
        return frozenset(SIGNS) - {chr(argument)}
    if name == "IN":
        negated = str(argument[0][0]) == "NEGATE"
        found = frozenset().union(*(signs(one) for one in argument[negated:]))
        return frozenset(SIGNS) - found if negated else found
    if name == "RANGE":
        return frozenset(sign for sign in SIGNS if argument[0] <= ord(sign) <= argument[1])
    if name == "CATEGORY":
        written = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
        kind = str(argument).removeprefix("CATEGORY_")
        holds = re.compile(written[kind.removeprefix("NOT_")])
        return frozenset(s for s in SIGNS if (holds.match(s) is None) == kind.startswith("NOT_"))
    return frozenset(SIGNS)


def can_run_away(pattern: str) -> bool:
    for body in unbounded(parser.parse(pattern)):
        for inner in unbounded(body):
            opens = signs(body[0])
            if len(inner) != 1 or opens & signs(inner[0]):
                return True
    return False


def test_patterns_are_found() -> None:
    assert len(PATTERNS) >= 30
    assert any("korrik" in pattern for pattern in PATTERNS)


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(?:\w+\s?)*x", r"(?:\w*,?)*", r"(?:-?\w+)*"])
def test_runaway_forms_are_recognised(pattern: str) -> None:
    assert can_run_away(pattern)


@pytest.mark.parametrize("pattern", sorted(PATTERNS), ids=lambda p: p[:40])
def test_no_pattern_can_run_away(pattern: str) -> None:
    assert not can_run_away(pattern)


@pytest.mark.parametrize("pattern", sorted(PATTERNS), ids=lambda p: p[:40])
def test_every_pattern_comes_to_an_end_on_adverse_text(pattern: str) -> None:
    compiled = PATTERNS[pattern]
    for unit in UNITS:
        text: Any = unit * (2_000 // len(unit)) + "!"
        text = text.encode() if isinstance(compiled.pattern, bytes) else text
        assert sum(1 for _ in compiled.finditer(text)) <= len(text) + 1
