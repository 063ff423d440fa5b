"""Writes the vocabulary's Turtle files from its tables: ``python -m ontology.generate``.

The tables in ``ontology/vocabulary/`` are edited by hand; their fields are defined in ``README.md`` there and
at the top of ``concepts.yml``. ``units.ttl``, ``roles.ttl`` and ``concepts.ttl`` are made from them, in the
same order, and committed. A test fails when they are stale.
"""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from ontology.iri import concept
from ontology.model import LANGUAGES, Language
from ontology.terms import BASE, PREFIXES, compact, expand

#: Folder of the tables and of the files made from them.
FOLDER = Path(str(files("ontology"))) / "vocabulary"

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})
_USED = {
    "units.ttl": ("zyr", "unit", "role", "kind", "rel", "org", "cv", "skos", "dcterms", "edtf"),
    "roles.ttl": ("zyr", "role", "kind", "org", "skos"),
    "concepts.ttl": (
        "kind",
        "cap",
        "stat",
        "stand",
        "et",
        "pr",
        "top",
        "cur",
        "find",
        "place",
        "schema",
        "skos",
    ),
}

Row = Mapping[str, str]
Pairs = list[tuple[str, list[str]]]


def literal(text: str, language: str) -> str:
    """``text`` as a Turtle literal with a language tag."""
    return f'"{text.translate(_ESCAPES)}"@{language}'


def render(folder: Path = FOLDER) -> dict[str, str]:
    """File name → Turtle, from the tables in ``folder``. Reads files, writes none.

    Raises ``KeyError`` for a missing column or an unknown kind of unit; what the tables say is checked by
    the tests of the vocabulary, whose messages name the remedy.
    """
    schemes = yaml.safe_load((folder / "concepts.yml").read_text(encoding="utf-8"))
    spellings = _rows(folder / "alternatives.csv")
    blocks = {
        "units.ttl": _units(_rows(folder / "units.csv"), spellings, schemes["unit-kind"]["concepts"]),
        "roles.ttl": _roles(_rows(folder / "roles.csv")),
        "concepts.ttl": _concepts(schemes),
    }
    return {name: _document(name, body) for name, body in blocks.items()}


def main() -> None:
    """Write every file whose content changed and name it on standard output."""
    for name, text in render().items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"wrote {path}\n")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _document(name: str, blocks: Iterable[str]) -> str:
    head = (
        "# Made by `python -m ontology.generate` from the tables beside this file: change those instead.\n\n"
    )
    prefixes = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in _USED[name])
    return head + prefixes + "\n" + "\n".join(blocks)


def _block(subject: str, pairs: Pairs) -> str:
    lines = [f"{predicate} {' , '.join(objects)}" for predicate, objects in pairs if objects]
    return f"{subject} " + " ;\n    ".join(lines) + " .\n"


def _labels(row: Row, columns: str) -> list[str]:
    """Literals of the columns named by ``columns``, where ``{}`` stands for the language."""
    cells = ((row.get(columns.format(language), ""), language) for language in LANGUAGES)
    return [literal(text, language) for text, language in cells if text]


def _split(row: Row, columns: str) -> list[str]:
    cells = ((row[columns.format(language)], language) for language in LANGUAGES)
    return [literal(part.strip(), language) for text, language in cells if text for part in text.split(";")]


def _derived(row: Row, labels: Mapping[Language, str]) -> list[str]:
    """The labels that ``label_status`` (``sq:a sr:d en:a``) marks as composed by us and printed nowhere."""
    status = dict(pair.split(":") for pair in row["label_status"].split())
    return [literal(labels[language], language) for language in LANGUAGES if status[language] == "d"]


def _units(rows: Iterable[Row], spellings: list[dict[str, str]], kinds: Mapping[str, Any]) -> Iterator[str]:
    for row in rows:
        own = [s for s in spellings if s["unit"] == row["id"]]
        labels = {language: row[f"label_{language}"] for language in LANGUAGES}
        kind = kinds[row["kind"]]
        head = row["head_role"] or (kind.get("head_role", "") if isinstance(kind, dict) else "")
        pairs: Pairs = [
            ("a", _unit_classes(row)),
            ("dcterms:identifier", [f'"{row["id"]}"']),
            ("zyr:unitKind", [f"kind:{row['kind']}"]),
            ("org:unitOf", [f"unit:{row['parent']}"] if row["parent"] else []),
            ("zyr:headRole", [f"role:{head}"] if head else []),
            ("skos:prefLabel", _labels(row, "label_{}")),
            ("zyr:acronym", _labels(row, "acronym_{}")),
            ("skos:altLabel", _spellings([s for s in own if s["kind"] != "hidden"])),
            ("zyr:formerLabel", _spellings(own, kind="former")),
            ("skos:hiddenLabel", _spellings(own, kind="hidden")),
            ("zyr:derivedLabel", _derived(row, labels) + _spellings(own, status="d")),
            ("zyr:validFrom", _edtf(row["valid_from"])),
            ("zyr:validTo", _edtf(row["valid_to"])),
            ("dcterms:source", _source(row["source"])),
            ("skos:editorialNote", [literal(row["note"], "en")] if row["note"] else []),
        ]
        yield _block(f"unit:{row['id']}", pairs)


def _spellings(rows: Iterable[Row], **wanted: str) -> list[str]:
    """Literals of the rows whose columns hold the ``wanted`` values."""
    kept = (row for row in rows if all(row[column] == value for column, value in wanted.items()))
    return [literal(row["label"], row["language"]) for row in kept]


def _unit_classes(row: Row) -> list[str]:
    """ORG's class by place in the tree; statutory bodies are public organisations (CPOV) as well."""
    classes = ["zyr:Unit"]
    if row["kind"] != "external":
        classes.append("org:OrganizationalUnit" if row["parent"] else "org:FormalOrganization")
    if row["kind"] in {"council", "institution", "prosecution-office"}:
        classes.append("cv:PublicOrganisation")
    return classes


def _edtf(date: str) -> list[str]:
    return [f'"{date}"^^edtf:EDTF'] if date else []


def _source(source: str) -> list[str]:
    """A web address, or ``release:KEY`` for a release that this project holds."""
    if not source:
        return []
    return [f"rel:{source.removeprefix('release:')}" if source.startswith("release:") else f"<{source}>"]


def _roles(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        masculine: dict[Language, str] = {"sq": row["sq_m"], "sr": row["sr_m"], "en": row["en"]}
        pairs: Pairs = [
            ("a", ["org:Role", "skos:Concept"]),
            ("skos:inScheme", [f"<{concept('role', '').rstrip('/')}>"]),
            ("skos:broader", [f"role:{row['broader']}"] if row["broader"] else []),
            ("skos:prefLabel", [literal(masculine[language], language) for language in LANGUAGES]),
            ("zyr:feminineLabel", _labels(row, "{}_f")),
            ("zyr:actingLabel", _labels(row, "acting_{}")),
            ("skos:altLabel", _split(row, "variants_{}")),
            ("zyr:derivedLabel", _derived(row, masculine)),
            ("zyr:seats", ["1"] if row["seats"] == "one" else []),
            ("zyr:headOfKind", [f"kind:{kind}" for kind in row["head_of_kind"].split()]),
            ("skos:editorialNote", [literal(row["note"], "en")] if row["note"] else []),
        ]
        yield _block(f"role:{row['id']}", pairs)


def _concepts(schemes: Mapping[str, Any]) -> Iterator[str]:
    for scheme, entry in schemes.items():
        address = f"<{BASE}voc/{scheme}>"
        pairs: Pairs = [
            ("a", ["skos:ConceptScheme"]),
            ("skos:prefLabel", _triple(entry["title"])),
            ("skos:scopeNote", [literal(entry["about"], "en")]),
        ]
        yield _block(address, pairs)
        for key, value in entry["concepts"].items():
            yield _concept(scheme, address, key, value if isinstance(value, dict) else {"labels": value})


def _concept(scheme: str, address: str, key: str, entry: Mapping[str, Any]) -> str:
    place = scheme == "place"
    subject = compact(expand(f"place:{key}") if place else concept(scheme, key))
    prefix = subject.partition(":")[0]
    alternatives = entry.get("alt", {})
    pairs: Pairs = [
        ("a", ["schema:Place" if place else "skos:Concept"]),
        ("skos:inScheme", [address]),
        ("skos:broader", [f"{prefix}:{entry['broader']}"] if "broader" in entry else []),
        ("skos:prefLabel", _triple(entry["labels"])),
        ("skos:altLabel", [literal(text, lang) for lang in LANGUAGES for text in alternatives.get(lang, ())]),
        ("skos:scopeNote", [literal(entry["about"], "en")] if "about" in entry else []),
    ]
    return _block(subject, pairs)


def _triple(labels: list[str]) -> list[str]:
    return [literal(text, language) for text, language in zip(labels, LANGUAGES, strict=True)]


if __name__ == "__main__":
    main()
