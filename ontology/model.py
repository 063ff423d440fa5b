"""The Python face of ``zyrtar.ttl``: releases and what they say.

A *release* is one archived text. A *reading* is everything one version of the reader found in it: the
claims, each with the characters it rests on. Readings know nothing of other releases; who is who across
releases, and what is published, is decided later (``ontology.facts`` has those types).

``term("…")`` on a class or field names the RDF term it stands for; a test keeps both sides in agreement.
Offsets count Unicode code points of ``Release.text`` from 0, end exclusive, as Web Annotation and NIF do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from typing import Any, Literal, get_args

from ontology.dates import PartialDate

Language = Literal["sq", "sr", "en"]
#: Languages a release can be in, in the order in which labels fall back.
LANGUAGES: tuple[Language, ...] = get_args(Language)

Gender = Literal["m", "f"]


class Capacity(StrEnum):
    """In what capacity a post is held; concepts of ``voc/capacity``."""

    SUBSTANTIVE = "substantive"
    ACTING = "acting"
    EX_OFFICIO = "ex-officio"
    TEMPORARY = "temporary"


class Standing(StrEnum):
    """What the release says about a tenure on its day. Never stored as a fact: dates are."""

    CURRENT = "current"
    FORMER = "former"
    APPOINTED = "appointed"
    CANDIDATE = "candidate"
    DISMISSED = "dismissed"


def term(curie: str) -> dict[str, str]:
    """Metadata of a dataclass field that stands for the RDF property ``curie``."""
    return {"term": curie}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of a release's text."""

    start: int = field(metadata=term("oa:start"))
    end: int = field(metadata=term("oa:end"))

    def quote(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text came from.

    ``address``: URL of the page, if known. ``file``: name of the file it was read from (never a path).
    ``media_type``: of the bytes. ``sample``: our own writing about invented people, to be marked as such
    wherever it is shown. ``credit``: a line naming the source for readers.
    """

    file: str
    address: str | None = field(default=None, metadata=term("schema:url"))
    media_type: str = "text/plain"
    sample: bool = False
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """One text of one press release, normalised (NFC, ``\\n`` line ends), with its parts found.

    ``key``: 16 hexadecimal digits, from the first address seen, else from the text. ``furniture`` lists the
    parts of the page that are not the release (site name, share buttons); they stay in ``text`` so that
    offsets never move. ``publisher`` is the code of a unit of the vocabulary.
    """

    TERM = "zyr:Release"

    key: str
    text: str = field(metadata=term("nif:isString"))
    text_sha256: str = field(metadata=term("zyr:textSha256"))
    language: Language = field(metadata=term("schema:inLanguage"))
    source: Source
    title: Span | None = field(default=None, metadata=term("schema:headline"))
    dateline: Span | None = None
    published: PartialDate | None = field(default=None, metadata=term("schema:datePublished"))
    place: str | None = None
    publisher: str | None = field(default=None, metadata=term("schema:publisher"))
    body: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = field(default=(), metadata=term("zyr:furniture"))
    warnings: tuple[str, ...] = ()

    @property
    def text_key(self) -> str:
        """Key of the text snapshot: the first 16 digits of its hash."""
        return self.text_sha256[:16]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a claim is made: its characters, the rule that read them, and how sure the rule is.

    ``spans``: the first is the main quote. ``confidence``: 0 to 1, share of right claims of this rule family.
    """

    spans: tuple[Span, ...] = field(metadata=term("zyr:groundedIn"))
    rule: str = field(metadata=term("zyr:rule"))
    confidence: float = field(metadata=term("zyr:confidence"))


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person as one release names them. ``local``: ``p1``, ``p2`` … within the reading.

    ``name``: nominative, no honorific. ``aliases``: other mentions as printed, nominative (title + surname,
    surname). ``evidence.spans``: every mention of the name in the text, the fullest first. ``form``: the
    grammatical gender printed on role noun or honorific.
    """

    TERM = "zyr:PersonMention"

    local: str
    name: str = field(metadata=term("foaf:name"))
    evidence: Evidence
    aliases: tuple[str, ...] = ()
    form: Gender | None = field(default=None, metadata=term("zyr:attestedForm"))


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit named in the release. ``local``: ``u1`` …; ``code``: in the vocabulary, ``None`` for a new unit.

    ``name``: full, nominative, in the release's language; the acronym if the text has nothing else.
    ``kind``: key of ``voc/unit-kind``. ``parent``: local id of the unit it is part of, where the text's own
    words show it.
    """

    TERM = "zyr:UnitClaim"

    local: str
    name: str = field(metadata=term("skos:prefLabel"))
    kind: str = field(metadata=term("zyr:unitKind"))
    evidence: Evidence
    code: str | None = field(default=None, metadata=term("zyr:aboutUnit"))
    parent: str | None = field(default=None, metadata=term("org:unitOf"))
    acronym: str | None = field(default=None, metadata=term("zyr:acronym"))


@dataclass(frozen=True, slots=True)
class Group:
    """Participants named only in the plural (“pesë prokurorë”). ``local``: ``g1`` …"""

    TERM = "zyr:Group"

    local: str
    label: str = field(metadata=term("skos:prefLabel"))
    evidence: Evidence
    role: str | None = field(default=None, metadata=term("org:role"))
    size: int | None = field(default=None, metadata=term("zyr:groupSize"))
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class TenureClaim:
    """This release says that ``person`` holds, held or gets a role in a unit.

    ``person``, ``unit``: local ids. ``role``: key of ``voc/role``, ``None`` if the words are not in the
    vocabulary. ``role_text``: the role alone, nominative, without unit, in the release's language.
    ``start``, ``end``: only what the text states.
    """

    TERM = "zyr:TenureClaim"

    person: str = field(metadata=term("zyr:aboutMention"))
    role_text: str = field(metadata=term("zyr:roleText"))
    evidence: Evidence
    role: str | None = field(default=None, metadata=term("zyr:aboutRole"))
    unit: str | None = field(default=None, metadata=term("zyr:aboutUnit"))
    capacity: Capacity = field(default=Capacity.SUBSTANTIVE, metadata=term("zyr:aboutCapacity"))
    standing: Standing = field(default=Standing.CURRENT, metadata=term("zyr:standing"))
    start: PartialDate | None = None
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class EventClaim:
    """This release reports something that happened. ``local``: ``e1`` …; ``kind``: key of ``voc/event-type``.

    ``main``: what the release is about; ``False`` for an event only told of (“Kohëve të fundit janë
    miratuar …”), which waits for review. ``conveners``: local ids of units. ``topics``: keys of ``voc/topic``.
    """

    TERM = "zyr:EventClaim"

    local: str
    kind: str = field(metadata=term("zyr:eventType"))
    evidence: Evidence
    date: PartialDate | None = field(default=None, metadata=term("zyr:edtf"))
    place: str | None = field(default=None, metadata=term("schema:location"))
    session: int | None = field(default=None, metadata=term("zyr:sessionNumber"))
    conveners: tuple[str, ...] = field(default=(), metadata=term("zyr:convenedBy"))
    topics: tuple[str, ...] = field(default=(), metadata=term("zyr:topic"))
    main: bool = True


@dataclass(frozen=True, slots=True)
class ChangeClaim:
    """This release says that a unit was founded, or was given another name.

    ``after``: local id of the unit by its new name; ``before``: by the one it had, ``None`` for a foundation. Both are
    the same where one is a former name of the vocabulary. ``date``: only what the text states.
    """

    TERM = "zyr:ChangeClaim"

    after: str = field(metadata=term("org:resultingOrganization"))
    evidence: Evidence
    before: str | None = field(default=None, metadata=term("org:originalOrganization"))
    date: PartialDate | None = field(default=None, metadata=term("zyr:edtf"))


@dataclass(frozen=True, slots=True)
class ParticipationClaim:
    """``actor`` (local id of a person, unit or group) takes part in ``event``.

    ``role``: key of ``voc/event-role``. ``represents``: local id of the unit the actor came for.
    """

    TERM = "zyr:ParticipationClaim"

    event: str = field(metadata=term("zyr:aboutEvent"))
    actor: str = field(metadata=term("zyr:aboutActor"))
    role: str = field(metadata=term("zyr:aboutRoleInEvent"))
    evidence: Evidence
    represents: str | None = field(default=None, metadata=term("zyr:represents"))


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one version of the reader found in one text.

    ``acronyms``: every acronym of a listed unit, with the unit's local id. ``unread``: sentences that yielded
    no claim. ``withheld``: sentences about suspects, victims or witnesses, never shown.
    """

    release: str
    text_sha256: str
    reader: str
    persons: tuple[PersonMention, ...] = ()
    units: tuple[UnitMention, ...] = ()
    groups: tuple[Group, ...] = ()
    tenures: tuple[TenureClaim, ...] = ()
    events: tuple[EventClaim, ...] = ()
    participations: tuple[ParticipationClaim, ...] = ()
    acronyms: tuple[tuple[str, str], ...] = ()
    unread: tuple[Span, ...] = ()
    withheld: tuple[Span, ...] = ()
    changes: tuple[ChangeClaim, ...] = ()

    def evidence(self) -> Iterator[Evidence]:
        """Every piece of evidence in this reading, in the order of its kinds."""
        claims = (
            *(self.persons, self.units, self.groups, self.tenures, self.events),
            *(self.participations, self.changes),
        )
        for kind in claims:
            for claim in kind:
                yield claim.evidence


def terms_of(model: type[Any]) -> Iterator[str]:
    """The CURIEs a dataclass stands for: its class first, then its fields'."""
    if not is_dataclass(model):
        raise TypeError(f"{model!r} is no dataclass")
    if hasattr(model, "TERM"):
        yield model.TERM
    yield from (f.metadata["term"] for f in fields(model) if "term" in f.metadata)
