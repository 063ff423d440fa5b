"""A release's text is cut into pieces without losing or doubling a character."""

from hypothesis import given
from hypothesis import strategies as st

from api.schemas.base import Link, Text
from api.schemas.pages import Passage, ReleasePage
from api.segments import paragraphs

TEXT = "Site\n\nThe title\n\nAda Bela, head of the office, met Cena Dora. ████ ██. The end."


def page(text: str, *passages: Passage, **more: object) -> ReleasePage:
    values = {
        "snapshot": "s",
        "iri": "https://w3id.org/zyrtar/id/release/x",
        "path": "/id/release/x",
        "label": Text(value="x"),
        "language": "en",
        "text": text,
        "passages": passages,
    }
    return ReleasePage.model_validate(values | more)


def passage(number: int, *spans: tuple[int, int], kind: str = "tenure") -> Passage:
    link = Link(iri="urn:x", path="", label=Text(value="x"))
    return Passage(number=number, kind=kind, fact=link, spans=spans)


def shown(release: ReleasePage) -> list[str]:
    return ["".join(piece.text for piece in block.pieces) for block in paragraphs(release)]


def test_blank_lines_part_paragraphs() -> None:
    assert shown(page("One.\n\nTwo\nlines.\n \n\n Three. ")) == ["One.", "Two\nlines.", "Three."]


def test_overlapping_passages_are_cut_where_either_begins_or_ends() -> None:
    text = "Ada Bela, head, met Cena."
    (block,) = paragraphs(page(text, passage(1, (0, 8), kind="person"), passage(2, (4, 14))))
    assert [(p.text, p.kinds) for p in block.pieces] == [
        ("Ada ", ("person",)),
        ("Bela", ("person", "tenure")),
        (", head", ("tenure",)),
        (", met Cena.", ()),
    ]
    assert [[n.number for n in p.notes] for p in block.pieces] == [[], [1], [2], []]
    assert [p.ids for p in block.pieces] == [("char=0,8",), ("char=4,14",), (), ()]


def test_a_span_shared_by_two_facts_has_one_fragment() -> None:
    (block,) = paragraphs(page("Ada Bela", passage(1, (0, 3)), passage(2, (0, 3), (0, 8))))
    assert [p.ids for p in block.pieces] == [("char=0,3", "char=0,8"), ()]


def test_a_passage_over_a_paragraphs_end_goes_on_in_the_next() -> None:
    first, second = paragraphs(page("One two.\n\nThree four.", passage(1, (4, 15))))
    assert [p.kinds for p in first.pieces] == [(), ("tenure",)]
    assert [p.kinds for p in second.pieces] == [("tenure",), ()]
    assert [i for b in (first, second) for p in b.pieces for i in p.ids] == ["char=4,15"]


def test_withheld_unread_and_furniture_are_told_apart() -> None:
    end = TEXT.index("The end")
    blocks = paragraphs(page(TEXT, furniture=((0, 4),), unread=((end, len(TEXT)),)))
    assert [b.furniture for b in blocks] == [True, False, False]
    pieces = blocks[2].pieces
    assert [p.text for p in pieces if p.withheld] == ["████", "██"]
    assert [p.text for p in pieces if p.unread] == ["The end."]


@given(st.text("ab \n█", max_size=60), st.data())
def test_every_visible_character_is_shown_once_in_order(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(place, place).map(lambda s: (min(s), max(s))), max_size=6))
    passages = [passage(i, span) for i, span in enumerate(spans, 1) if span[0] < span[1]]
    unread = [s for s in spans[:1] if s[0] < s[1]]
    release = page(text, *passages, furniture=unread, unread=unread)
    blocks = shown(release)
    assert "".join("".join(b.split()) for b in blocks) == "".join(text.split())
    fragments = [i for b in paragraphs(release) for p in b.pieces for i in p.ids]
    assert len(fragments) == len(set(fragments))
