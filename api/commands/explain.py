"""``zyrtar explain``: why a release reads as it does, sentence by sentence."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.console import put, warn
from api.commands.options import Json
from ontology.errors import InputError

if TYPE_CHECKING:
    from ingest.explain import Explanation, Passage

#: What stands for standard input, and how it is named to the user.
STDIN, STDIN_NAME = "-", "standard input"


def explain(
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="A file (.txt, .html, .htm), or - for standard input.")
    ],
    sentence: Annotated[
        int | None, typer.Option("--sentence", min=1, metavar="N", help="Only the sentence of this number.")
    ] = None,
    only_unread: Annotated[
        bool, typer.Option("--only-unread", help="Only sentences that yielded nothing.")
    ] = False,
    show_withheld: Annotated[
        bool, typer.Option("--show-withheld", help="Do not mask withheld names and sentences.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show what was found in each sentence of a release, and which rule made which claim of it."""
    from ingest.explain import explain_bytes, explain_file

    if file == STDIN:
        found = explain_bytes(sys.stdin.buffer.read(), STDIN_NAME, show_withheld=show_withheld)
    else:
        found = explain_file(Path(file), show_withheld=show_withheld)
    for warning in found.release.warnings:
        warn(f"{STDIN_NAME if file == STDIN else file}: {warning}")
    passages = _chosen(found, sentence, only_unread=only_unread)
    name = "stdin" if file == STDIN else Path(file).stem
    if as_json:
        put(json.dumps(explanation_json(name, found, passages), ensure_ascii=False))
    else:
        from api.commands.explain_text import show

        show(name, found, passages)


def _chosen(found: "Explanation", sentence: int | None, *, only_unread: bool) -> "list[Passage]":
    count = sum(passage.number is not None for passage in found.passages)
    if sentence is not None and sentence > count:
        raise InputError(f"there is no sentence {sentence}", mend=f"The release has {count}.")
    return [
        passage
        for passage in found.passages
        if (sentence is None or passage.number == sentence) and (not only_unread or passage.state == "unread")
    ]


def explanation_json(identifier: str, found: "Explanation", passages: "list[Passage]") -> dict[str, Any]:
    """The explanation as one JSON object; ``identifier`` is the stem of the file's name."""
    release = found.release
    return {
        "id": identifier,
        "release": release.key,
        "url": release.source.address,
        "language": release.language,
        "published": release.published.edtf if release.published else None,
        "place": release.place,
        "publisher": release.publisher,
        "title": found.title,
        "passages": [_passage(found, passage) for passage in passages],
    }


def _passage(found: "Explanation", passage: "Passage") -> dict[str, Any]:
    return {
        "number": passage.number,
        "part": passage.part,
        "state": passage.state,
        "span": [passage.span.start, passage.span.end],
        "text": passage.text,
        "mentions": [
            {
                "kind": mention.kind,
                "span": [mention.span.start, mention.span.end],
                "text": mention.text,
                "rule": mention.rule,
                "meaning": mention.meaning,
            }
            for mention in passage.mentions
        ],
        "claims": [_claim(found, number) for number in passage.claims],
        "supports": [_claim(found, number) for number in passage.supports],
    }


def _claim(found: "Explanation", number: int) -> dict[str, Any]:
    statement = found.statements[number]
    return {
        "kind": statement.kind,
        "says": dict(statement.says),
        "rule": statement.rule,
        "reads": statement.reads,
        "confidence": statement.confidence,
        "spans": [[span.start, span.end] for span in statement.spans],
    }
