"""The units of a release: every mention resolved to one unit, with acronyms and parts as the text shows them."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.claim.evidence import evidence
from ingest.lexicon.load import words
from ingest.mention.known_units import UnitSpan, bracketed, known_acronyms
from ingest.mention.read import Mentions
from ingest.mention.unit_names import head_of
from ontology.language.fold import fold
from ontology.language.grammar import grammar
from ontology.lookup import vocabulary
from ontology.model import Release, Span, UnitMention

#: Characters within which units of one kind named together are a list, so that “the office” is none of them.
_LISTED = 40
#: Letters by which the noun of a name is known: “Njësiti” and “Njësia” are one.
_HEAD = 4
#: Words between a part and its whole: “DTI-së në SKPK”.
_WITHIN = frozenset({"në", "ne", "u", "in", "within"})


#: Kinds of unit of which a release means one by the short name and the long; departments have one name in many offices.
_LENGTHENED = frozenset({"external", "office", "unit"})


@dataclass(slots=True)
class _Unit:
    """A unit of the release while its mentions are collected. ``whole``: key of the unit it is part of."""

    name: str
    kind: str
    code: str | None
    rule: str
    spans: list[Span] = field(default_factory=list)
    acronym: str | None = None
    whole: str | None = None


class Units:
    """The units of one release, keyed by vocabulary code or folded name."""

    def __init__(self, release: Release, mentions: Sequence[Mentions]) -> None:
        self._release = release
        self._units: dict[str, _Unit] = {}
        self._called: dict[str, list[str]] = {}
        self._of_kind: dict[str, list[tuple[int, str, int]]] = {}
        self._meant: dict[tuple[int, int], str] = {}
        self._acronyms: dict[str, str] = {}
        self._inside_whole = [unit for s in mentions for unit in s.units if unit.inner is not None]
        single = [
            (sentence, unit, sentence.sentence.span_of(unit.start, unit.end))
            for sentence in mentions
            for unit in _inside_first(sentence.units)
            if not unit.plural
        ]
        for add in (self._add_named, self._add_acronym, self._add_bare):
            for sentence, unit, span in single:
                if (span.start, span.end) not in self._meant:
                    add(sentence, unit, span)
        for sentence in mentions:
            self._place(sentence)
        ordered = sorted(self._units, key=lambda key: min(self._units[key].spans))
        self._locals = {key: f"u{number}" for number, key in enumerate(ordered, 1)}
        self._by_local = {local: self._units[key] for key, local in self._locals.items()}

    def local(self, sentence: Mentions, unit: UnitSpan) -> str | None:
        """Local id of the unit that ``unit`` means, ``None`` if it cannot be told."""
        key = self._key(sentence, unit)
        return self._locals[key] if key is not None else None

    def known(self, code: str) -> str | None:
        """Local id of the unit with that vocabulary code, if the release names it."""
        return self._locals.get(code)

    def kind(self, local: str | None) -> str | None:
        """Kind of the unit with that local id."""
        return self._by_local[local].kind if local in self._by_local else None

    def code(self, local: str) -> str | None:
        """Vocabulary code of the unit with that local id."""
        return self._by_local[local].code

    def mentions(self) -> tuple[UnitMention, ...]:
        """The units in the order in which the text first names them."""
        return tuple(
            UnitMention(
                local,
                unit.name,
                unit.kind,
                evidence(unit.rule, *sorted(unit.spans)),
                unit.code,
                self._locals.get(unit.whole or ""),
                unit.acronym,
            )
            for unit, local in ((self._units[key], local) for key, local in self._locals.items())
        )

    def acronyms(self) -> tuple[tuple[str, str], ...]:
        """Every acronym in the text with the local id of its unit."""
        printed = {acronym.casefold(): acronym for unit in self._units.values() if (acronym := unit.acronym)}
        pairs = ((printed.get(a, a.upper()), self._locals[key]) for a, key in self._acronyms.items())
        return tuple(sorted(pairs))

    def _add_named(self, sentence: Mentions, unit: UnitSpan, span: Span) -> None:
        """A unit with a name of its own, or a known acronym."""
        if unit.bare or (unit.inner is not None and unit.inner.bare) or (unit.acronym and unit.code is None):
            return
        acronym = bracketed(sentence.sentence.tokens, unit) or unit.acronym
        codes = known_acronyms().get(acronym.casefold(), ()) if acronym and unit.code is None else ()
        if len(codes) == 1 and vocabulary().units[codes[0]].kind == unit.kind:
            unit = replace(unit, code=codes[0])  # spelled out: “Programi i … (UNDP)”
        key = self._note(self._longer(unit), span)
        if acronym is not None:
            self._units[key].acronym = self._units[key].acronym or acronym
            self._acronyms.setdefault(acronym.casefold(), key)

    def _longer(self, unit: UnitSpan) -> UnitSpan:
        """``unit``, or the one of the release whose name begins with its own: “Faculty of Law (of the University)”."""
        if unit.code is not None or unit.inner is not None or unit.kind not in _LENGTHENED:
            return unit
        return next((long for long in self._inside_whole if long.name.startswith(f"{unit.name} of ")), unit)

    def _add_acronym(self, sentence: Mentions, unit: UnitSpan, span: Span) -> None:
        """An acronym the vocabulary does not know: the unit the release explains it by, or a unit of its own."""
        del sentence
        if unit.acronym is None:
            return
        key = self._acronyms.get(unit.acronym.casefold())
        if key is None:
            key = self._note(unit, span)
            self._units[key].acronym = unit.acronym
            self._acronyms[unit.acronym.casefold()] = key
        elif (span.start, span.end) not in self._meant:
            self._mean(key, span)

    def _add_bare(self, sentence: Mentions, unit: UnitSpan, span: Span) -> None:
        """A noun alone means the one unit of the release with that noun; two candidates mean none."""
        if unit.inner is not None and unit.inner.bare:
            self._add_part_of_bare(sentence, unit, span)
        elif unit.bare:
            key = self._last_called(unit, span) if unit.pointed else self._one_called(fold(unit.name))
            declines = grammar(self._release.language)
            if key is None and unit.kind == "committee" and (declines.adjectives or not declines.declines):
                key = self._last_called(
                    unit, span
                )  # “Komisijom će rukovoditi …”: that of the sentence before
            if key is not None:
                self._mean(key, span)

    def _add_part_of_bare(self, sentence: Mentions, unit: UnitSpan, span: Span) -> None:
        """“Sekretariati i Këshillit”: the one part of that kind of the unit the bare noun means."""
        whole = self._key(sentence, unit.inner) if unit.inner is not None else None
        code = self._units[whole].code if whole is not None else None
        parts = [
            u
            for u in vocabulary().units.values()
            if code is not None and u.parent == code and u.kind == unit.kind
        ]
        articles = grammar(self._release.language).articles
        between = sentence.sentence.tokens[
            unit.start + 1 : unit.inner.start if unit.inner else unit.start + 1
        ]
        alone = all(token.lower in articles for token in between)
        if len(parts) == 1 and alone:
            self._note_code(parts[0].code, span, "unit-part")
        elif not alone:
            self._note(unit, span)

    def _last_called(self, unit: UnitSpan, span: Span) -> str | None:
        """The unit of that kind named last before ``span``, which the words point back to."""
        places = self._of_kind.get(unit.kind, [])
        if unit.rule == "unit-bare" and unit.kind == "prosecution-office" and places:
            start, key, _ = places[0]
            return (
                key if start < span.start else None
            )  # the office that the release is about, which it names first
        near: dict[str, int] = {}
        for start, key, end in map(places.__getitem__, reversed(range(bisect_left(places, (span.start,))))):
            if near and next(iter(near.values())) - start > _LISTED:
                break
            if end <= span.start and self._so_called(key, unit):
                near.setdefault(key, start)
        return next(iter(near)) if len(near) == 1 or (near and unit.rule == "unit-pointed") else None

    def _so_called(self, key: str, unit: UnitSpan) -> bool:
        """Whether a noun can mean the unit: “këtij grupi” is no committee; in English no body's noun means another."""
        language = self._release.language
        if language == "en" and unit.kind == "committee":
            return fold(unit.name).split()[-1] == head_of(self._units[key].name, language)
        if language != "sq" or not unit.pointed:
            return True
        return fold(self._units[key].name)[:_HEAD] == fold(unit.name)[:_HEAD]

    def _one_called(self, noun: str) -> str | None:
        named = self._called.get(noun, [])
        default = words(self._release.language, "units").get("default", {}).get(noun)
        if len(named) == 1:
            return named[0]
        if default is None:
            return None
        if default not in self._units:
            self._note_code(default, None, "unit-bare")
        return str(default)

    def _note_code(self, code: str, span: Span | None, rule: str) -> None:
        unit = vocabulary().units[code]
        self._keep(code, _Unit(unit.labels[self._release.language], unit.kind, code, rule))
        if span is not None:
            self._mean(code, span)

    def _note(self, unit: UnitSpan, span: Span) -> str:
        key = unit.code or fold(unit.name)
        self._keep(key, _Unit(unit.name, unit.kind, unit.code, unit.rule))
        self._mean(key, span)
        return key

    def _keep(self, key: str, unit: _Unit) -> None:
        if key not in self._units:
            self._units[key] = unit
            self._called.setdefault(head_of(unit.name, self._release.language), []).append(key)

    def _mean(self, key: str, span: Span) -> None:
        unit = self._units[key]
        unit.spans.append(span)
        insort(self._of_kind.setdefault(unit.kind, []), (span.start, key, span.end))
        self._meant[(span.start, span.end)] = key

    def _key(self, sentence: Mentions, unit: UnitSpan) -> str | None:
        span = sentence.sentence.span_of(unit.start, unit.end)
        return self._meant.get((span.start, span.end))

    def _place(self, sentence: Mentions) -> None:
        """Notes which units of a sentence the words show as parts of which others."""
        pairs = [(unit, unit.inner) for unit in _inside_first(sentence.units) if unit.inner is not None]
        tokens = sentence.sentence.tokens
        for part, whole in zip(sentence.units, sentence.units[1:], strict=False):
            between = tokens[part.end : whole.start]
            if len(between) == 1 and between[0].lower in _WITHIN | grammar(self._release.language).articles:
                pairs.append((part, whole))
        for part, whole in pairs:
            inner, outer = self._key(sentence, part), self._key(sentence, whole)
            if inner is not None and outer is not None and self._may_contain(outer, inner):
                self._units[inner].whole = self._units[inner].whole or outer

    def _may_contain(self, outer: str, inner: str) -> bool:
        """Whether the vocabulary allows it: a unit it knows is part of its own ancestors only."""
        code = self._units[inner].code
        return outer != inner and (code is None or self._units[outer].code in vocabulary().ancestors(code))


def _inside_first(units: Sequence[UnitSpan]) -> Iterator[UnitSpan]:
    """Units with those named inside them first, since a part is known by its whole."""
    for unit in units:
        if unit.inner is not None:
            yield from _inside_first([unit.inner])
        yield unit
