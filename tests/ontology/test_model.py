"""The Python model and the Turtle ontology speak of the same terms."""

from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

import ontology
from ontology import facts, model
from ontology.dates import PartialDate
from ontology.model import LANGUAGES, Evidence, Reading, Span, UnitMention, terms_of
from ontology.terms import PREFIXES, expand

ZYR = PREFIXES["zyr"]
GRAPH = Graph().parse(Path(ontology.__file__).parent / "zyrtar.ttl")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
OWN = sorted(str(s) for kind in KINDS for s in GRAPH.subjects(RDF.type, kind) if str(s).startswith(ZYR))

#: Terms of others that the model uses as they are.
IMPORTED = {
    *(
        "cv:role",
        "dcterms:identifier",
        "foaf:name",
        "nif:isString",
        "oa:start",
        "oa:end",
        "skos:note",
        "skos:prefLabel",
    ),
    *("org:ChangeEvent", "org:Post", "org:member", "org:originalOrganization", "org:postIn"),
    *("org:resultingOrganization", "org:role", "org:unitOf", "dcterms:source"),
    *("schema:datePublished", "schema:headline", "schema:inLanguage", "schema:location"),
    *("schema:publisher", "schema:url"),
}

#: Own terms that no class of the model stands for: written or read by the code that makes the graph, by
#: curation, or by the vocabulary's files. A name goes from here once the model uses it.
BEYOND_THE_MODEL = {
    "published graph": "Fact Meeting CouncilSession snapshot sample unread",
    "evidence": "TextSnapshot Anchor Claim ExtractionRun claimKey locusKey expresses inRelease",
    "identity": "identifiedAs mergedFrom mergedInto IdentityDecision translationOf",
    "personnel acts": "LegalAct subjectPerson aboutPost proposedBy legalBasis annuls endReason seatOf",
    "curation": "CurationDecision action targetClaimKey targetLocusKey targetMention targetFact targetRelease field "
    "oldValue newValue supersededBy",
    "vocabulary": "derivedLabel feminineLabel actingLabel headRole headOfKind validFrom validTo",
}


def used_by(module: ModuleType) -> set[str]:
    classes = (value for value in vars(module).values() if isinstance(value, type) and is_dataclass(value))
    return {curie for cls in classes if cls.__module__ == module.__name__ for curie in terms_of(cls)}


USED = used_by(model) | used_by(facts)


def test_every_term_of_the_model_is_defined_here_or_listed_as_imported() -> None:
    own = {expand(curie) for curie in USED if curie.startswith("zyr:")}
    assert own <= set(OWN), "define these in ontology/zyrtar.ttl"
    assert {curie for curie in USED if not curie.startswith("zyr:")} == IMPORTED


def test_every_defined_term_has_a_use() -> None:
    listed = [name for names in BEYOND_THE_MODEL.values() for name in names.split()]
    in_model = {curie.partition(":")[2] for curie in USED if curie.startswith("zyr:")}
    assert len(listed) == len(set(listed))
    defined = {iri.removeprefix(ZYR) for iri in OWN}
    assert defined == in_model | set(listed), "use the term, list where it is used, or take it out"
    assert not in_model & set(listed), "the model uses these now: take them off the list"


@pytest.mark.parametrize("iri", OWN)
def test_a_term_is_labelled_in_each_language_and_explained_in_one_line(iri: str) -> None:
    labels = [o for o in GRAPH.objects(URIRef(iri), RDFS.label) if isinstance(o, Literal)]
    assert sorted(str(label.language) for label in labels) == sorted(LANGUAGES)
    (comment,) = GRAPH.objects(URIRef(iri), RDFS.comment)
    assert isinstance(comment, Literal)
    assert comment.language == "en"
    assert comment.endswith(".")
    assert "\n" not in comment


def test_every_own_term_mentioned_in_the_ontology_is_defined_in_it() -> None:
    mentioned = {str(node) for triple in GRAPH for node in triple if str(node).startswith(ZYR)} - {ZYR}
    assert mentioned == set(OWN)


def test_the_ontology_names_the_namespace_that_python_uses() -> None:
    (subject,) = GRAPH.subjects(RDF.type, OWL.Ontology)
    assert f"{subject}#" == ZYR


def test_terms_of_gives_the_class_first_and_then_its_fields() -> None:
    assert list(terms_of(UnitMention))[:2] == ["zyr:UnitClaim", "skos:prefLabel"]
    with pytest.raises(TypeError, match="no dataclass"):
        list(terms_of(str))


def test_a_span_quotes_its_characters_and_knows_what_it_covers() -> None:
    text = "Prishtinë, 3 korrik 2024"
    assert Span(11, 19).quote(text) == "3 korrik"
    assert Span(0, 24).covers(Span(11, 19))
    assert not Span(11, 19).covers(Span(0, 24))


def test_a_reading_hands_out_the_evidence_of_every_kind_of_claim() -> None:
    def because(rule: str) -> Evidence:
        return Evidence((Span(0, 1),), rule, 0.9)

    reading = Reading(
        release="0" * 16,
        text_sha256="0" * 64,
        reader="1",
        persons=(model.PersonMention("p1", "Lirie Shembulli", because("name")),),
        units=(UnitMention("u1", "KPK", "council", because("acronym")),),
        groups=(model.Group("g1", "prokurorët", because("plural")),),
        tenures=(model.TenureClaim("p1", "Kryesues", because("apposition")),),
        events=(model.EventClaim("e1", "meeting", because("verb"), PartialDate.parse("2024")),),
        participations=(model.ParticipationClaim("e1", "p1", "chair", because("subject")),),
    )
    rules = [evidence.rule for evidence in reading.evidence()]
    assert rules == ["name", "acronym", "plural", "apposition", "verb", "subject"]
