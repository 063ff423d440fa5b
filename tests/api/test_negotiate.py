"""Content negotiation by Accept, after RFC 9110."""

import pytest

from api.negotiate import HTML, JSON, JSON_LD, N_TRIPLES, RDF, TURTLE, Offer, best, parse

OFFERS = (HTML, JSON, *RDF)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", HTML),
        ("*/*", HTML),
        ("nonsense", HTML),
        (BROWSER, HTML),
        ("application/json", JSON),
        ("APPLICATION/JSON", JSON),
        ("application/json, */*", JSON),
        ("text/turtle;q=0.5, application/n-triples;q=0.9", N_TRIPLES),
        ("text/turtle;q=0.5, application/n-triples;q=0.4", TURTLE),
        ("application/*", JSON),
        ("text/*;q=0.9, text/html;q=0", TURTLE),
        ("text/html;q=0.2, */*;q=0.1", HTML),
        ("application/ld+json;profile=x", JSON_LD),
        ("application/ld+json; q=oops", JSON_LD),
        ("image/png", None),
        ("text/html;q=0, image/png", None),
        ("*/*;q=0", None),
    ],
)
def test_the_best_offer_is_chosen(accept: str, chosen: Offer | None) -> None:
    assert best(accept, OFFERS) is chosen


def test_parts_that_are_no_media_ranges_are_left_out() -> None:
    assert [(r.kind, r.subtype, r.quality) for r in parse("a, /, text/, text/html;q=0.3")] == [
        ("text", "html", 0.3)
    ]
