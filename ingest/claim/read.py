"""One release to one reading: the order in which mentions become claims."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from operator import attrgetter

from ingest.claim.attendance import Attendance, attendances, in_lists
from ingest.claim.caution import tellable
from ingest.claim.changes import unit_changes
from ingest.claim.clause import declined
from ingest.claim.composition import compositions
from ingest.claim.events import Teller
from ingest.claim.frames import Frames
from ingest.claim.gone import leavers
from ingest.claim.implied import Implications, said_in_full
from ingest.claim.listing import Item, items, listed_pairs, signatures
from ingest.claim.people import People, full_names
from ingest.claim.phrase import Line
from ingest.claim.roster import rosters
from ingest.claim.script import in_script
from ingest.claim.tenures import Pair, claims, find_pairs
from ingest.claim.units import Units
from ingest.lexicon.load import words
from ingest.mention.people import NameSpan
from ingest.mention.read import Mentions, read_mentions
from ontology.language.declension import noun_forms
from ontology.language.fold import fold
from ontology.language.names import bases_of
from ontology.model import Language, Reading, Release, Span, Standing, TenureClaim


def read(release: Release, reader: str) -> Reading:
    """Everything this reader finds in ``release``; ``reader`` is its version. Depends on the text alone."""
    mentions = read_mentions(release)
    units = Units(release, mentions)
    surnames = _surnames(mentions, release.language)
    lines = [Line(sentence, release.language, surnames) for sentence in mentions]
    people = People(release.language, full_names(mentions), _full_spans(mentions))
    lists = list(items(lines))
    found = _pairs(lines, lists)
    pairs = _accept(found, people)
    acting = [*attendances(lines), *in_lists(lists)]
    present = [a for a in acting if a.line.mentions.withheld is None or people.known(a.name)]
    _accept_acting(present, people)
    _mention_again(lines, people)
    tenures = claims(said_in_full(pairs), units, people, Implications(lines, units).unit)
    chosen = _chosen(pairs)
    told = Teller(release, lines, people, units, chosen).tell(_units_of(tenures), present)
    reading = Reading(
        release.key,
        release.text_sha256,
        reader,
        people.mentions(),
        units.mentions(),
        tuple(told.groups),
        tenures,
        tuple(told.events),
        tuple(told.participations.values()),
        units.acronyms(),
        changes=unit_changes(release, lines, units),
    )
    return in_script(_with_rest(reading, lines), release)


def _surnames(mentions: Sequence[Mentions], language: Language) -> frozenset[str]:
    """Last words of the full names of the release, folded, in every nominative they can have."""
    last = {name.text.split()[-1] for sentence in mentions for name in sentence.names if name.full}
    return frozenset(base for word in last for base in bases_of(word, language))


def _full_spans(mentions: Sequence[Mentions]) -> list[tuple[NameSpan, Span]]:
    """Every full name of the release that no word marks as a private person's, with its characters."""
    return [
        (name, _span(sentence, name))
        for sentence in mentions
        for name in sentence.names
        if name.full and sentence.withheld is None
    ]


def _pairs(lines: Sequence[Line], lists: Sequence[tuple[int, Item]]) -> list[Pair]:
    """Roles with whom they are said of: by a verb, in a list, or in apposition where neither says it."""
    composed = list(compositions(lines))
    told = {number for number, _ in composed}
    seats = [*composed, *(seat for seat in rosters(lines) if seat[0] not in told)]
    listed = [*seats, *listed_pairs(lists), *signatures(lines)]
    frames = Frames(used={(number, pair.phrase.role.start) for number, pair in listed}).read(lines)
    beside = []
    for number, line in enumerate(lines):
        own = [pair for pair in find_pairs(line) if (number, pair.phrase.role.start) not in frames.used]
        for name, over, left in leavers(line, [*frames.pairs, *own]):
            frames.ended[number, name.start] = over
            own += [left] if left is not None else []
        for pair in own:
            standing = frames.ended.get((number, pair.name.start))
            kept = line.language == "sr" and pair.phrase.role.former and standing is Standing.CURRENT
            beside.append(replace(pair, standing=standing) if standing and not kept else pair)
    return tellable([*beside, *(pair for _, pair in listed), *frames.pairs])


def _accept(pairs: Sequence[Pair], people: People) -> list[tuple[Pair, str]]:
    """Full names beside a role become persons; then roles beside short forms of them are paired too."""
    found: list[tuple[Pair, str]] = []
    for pair in pairs:
        if _stands(pair, people) and _trusted(pair.name, pair.line.language):
            span = _span((pair.name_line or pair.line).mentions, pair.name)
            another = pair.rule in {
                "replaced",
                "candidate",
                "term-ended",
            }  # the role was printed of someone else
            form = None if pair.phrase.role.plural or another else pair.phrase.role.role.gender
            found.append(
                (pair, people.accept(pair.name, span, form, oblique=pair.oblique, foreign=_foreign(pair)))
            )
    for pair in pairs:
        if not pair.name.full and people.known(pair.name) is None:
            people.accept_short(pair.name)
    for pair in pairs:
        later = not _stands(pair, people)
        key = people.known(pair.name) if later else None
        if key is not None:
            found.append((pair, key))
    return found


def _foreign(pair: Pair) -> bool:
    """Whether a state stands in the role as it is printed: “ambasadori i Republikës së Austrisë”."""
    return bool(pair.phrase.field[:1]) and any(word[:1].isupper() for word in pair.phrase.field.split())


def _stands(pair: Pair, people: People) -> bool:
    """Whether the pair alone makes its name an official: a full name in an office, no profession.

    Who is said to go on in an office is named with the one left before.
    """
    goes_on = pair.rule == "office-told" and pair.standing is Standing.APPOINTED
    return pair.name.full and not (
        goes_on or people.shortened(pair.name) or (pair.phrase.role.role.private and pair.unit is None)
    )


def _accept_acting(present: Sequence[Attendance], people: People) -> None:
    """Full names that lead, host, vote, or come from a unit become persons without a role beside them."""
    for seen in present:
        if (
            seen.official
            and seen.name.full
            and people.known(seen.name) is None
            and not people.shortened(seen.name)
        ):
            span = _span(seen.line.mentions, seen.name)
            oblique = seen.field == "under" or declined(seen.line, seen.name)
            people.accept(seen.name, span, None, oblique=oblique)


def _chosen(pairs: Sequence[tuple[Pair, str]]) -> list[str]:
    """Keys of the persons whom the headline names as chosen for an office."""
    given = [
        key
        for pair, key in pairs
        if pair.standing is Standing.APPOINTED
        and pair.rule not in {"office-taken", "sworn-in"}
        and pair.line.mentions.sentence.part == "title"
    ]
    return list(dict.fromkeys(given))


def _trusted(name: NameSpan, language: Language) -> bool:
    """Whether ``name`` has what the language's lexicon asks of a name beside a role."""
    has = {"honorific": name.honorific is not None, "given": name.given}
    needed = words(language, "people")["trusted"]
    return not needed or any(has[what] for what in needed)


def _mention_again(lines: Sequence[Line], people: People) -> None:
    """Further mentions of the persons: full names again, surnames, titles with surnames."""
    for line in lines:
        for name in line.mentions.names:
            key = people.known(name)
            if key is None:
                continue
            alias = None if name.full else _alias(line, name, people.surname(key, name))
            people.mention(key, _span(line.mentions, name), alias, name.honorific)


def _alias(line: Line, name: NameSpan, surname: str) -> str:
    """“Drejtori Istrefi” for “Drejtorit Istrefi”: the title in the definite nominative with the surname."""
    role = next((r for r in line.mentions.roles if r.end == name.start and not r.plural), None)
    return f"{_title(line, role.noun)} {surname}" if role is not None else surname


def _title(line: Line, noun: int) -> str:
    role = next(r for r in line.mentions.roles if r.noun == noun)
    if role.text != role.role.lemma.split()[0] and " " in role.text and line.language != "sq":
        title = role.text  # “Chief Prosecutor NAME”: all of its words
        return title[0].upper() + title[1:] if line.tokens[noun].capital else title
    lemma = role.role.lemma.split()[0].lower()
    forms = noun_forms(lemma, role.role.gender if line.language != "en" else "n", line.language)
    case = "nom-d" if line.definite else "nom"
    wanted = next((f.text for f in forms if f.case == case and not f.plural), lemma)
    return wanted[0].upper() + wanted[1:] if line.tokens[noun].capital else wanted


def _units_of(tenures: Iterable[TenureClaim]) -> dict[str, str]:
    """Person's local id → the unit of their first role in one."""
    found: dict[str, str] = {}
    for tenure in tenures:
        if tenure.unit is not None:
            found.setdefault(tenure.person, tenure.unit)
    return found


def _span(mentions: Mentions, name: NameSpan) -> Span:
    return mentions.sentence.span_of(name.start, name.end)


def _with_rest(reading: Reading, lines: Sequence[Line]) -> Reading:
    """``reading`` with the sentences that yielded nothing, and those that speak of private persons."""
    used = sorted((span for proof in reading.evidence() for span in proof.spans), key=attrgetter("start"))
    accepted = {fold(person.name) for person in reading.persons}
    unread, withheld = [], []
    private = _private(lines, accepted)
    for line in lines:
        sentence = line.mentions.sentence.span
        silent = not _rests_on(used, sentence)
        if silent:
            unread.append(sentence)
        names = [n for n in line.mentions.names if private & bases_of(n.text, line.language)]
        marked = line.mentions.withheld is not None
        if silent and marked and (names or _shouts(line)):
            withheld.append(sentence)
        else:
            withheld += [_span(line.mentions, name) for name in names]
    return replace(reading, unread=tuple(unread), withheld=tuple(withheld))


def _rests_on(used: Sequence[Span], sentence: Span) -> bool:
    """Whether one of the spans ``used``, which are sorted by their start, lies within ``sentence``."""
    at = bisect_left(used, sentence.start, key=lambda span: span.start)
    while at < len(used) and used[at].start < sentence.end:
        if sentence.covers(used[at]):
            return True
        at += 1
    return False


def _private(lines: Sequence[Line], accepted: Set[str]) -> frozenset[str]:
    """Full names, in every nominative they can have, that stand in a sentence on suspects, victims or witnesses.

    Names of officials (``accepted``) are none. The others are withheld wherever the release prints them.
    """
    found = [
        bases_of(name.text, line.language)
        for line in lines
        if line.mentions.withheld is not None
        for name in line.mentions.names
        if name.full
    ]
    return frozenset(base for bases in found if not bases & accepted for base in bases)


def _shouts(line: Line) -> bool:
    """Whether two words in capitals stand together: they can be a name, which no rule tells from a heading."""
    both = zip(line.tokens, line.tokens[1:], strict=False)
    return any(a.upper and b.upper and len(a.text) > 1 and len(b.text) > 1 for a, b in both)
