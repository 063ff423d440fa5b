"""A reading for people: persons, positions, units and events, each with the sentence it was read in."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.commands.console import put, table, to_terminal
from api.commands.passages import Passages
from ingest.annotated import reading_json
from ontology.lookup import vocabulary
from ontology.model import Capacity, Reading, Release, Standing, TenureClaim


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of findings. ``rows``: cells in the order of ``columns``; the last is the sentence."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def show(name: str, state: str, release: Release, reading: Reading) -> None:
    """Print what was read: tables on a terminal, plain lines otherwise."""
    title = release.title.quote(release.text) if release.title else ""
    put(f"{name}: {state}. {' '.join(title.split())}".rstrip())
    known = [
        release.language,
        release.published.edtf if release.published else "no date",
        release.place or "",
    ]
    put(f"  release {release.key}, {', '.join(part for part in known if part)}")
    for section in sections(release, reading):
        if to_terminal():
            table([*section.columns], [[*row] for row in section.rows], title=section.title)
        else:
            _plain(section)
    if reading.unread:
        put(f"  {len(reading.unread)} sentences gave nothing")
    put("")


def _plain(section: Section) -> None:
    put(f"  {section.title}: {len(section.rows)}")
    for row in section.rows:
        head, *details, sentence = row
        told = "; ".join(
            f"{column.lower()} {cell}"
            for column, cell in zip(section.columns[1:], details, strict=False)
            if cell
        )
        put(f"  - {head}{f' ({told})' if told else ''}")
        put(f"    > {sentence}")


def sections(release: Release, reading: Reading) -> Iterator[Section]:
    """Persons, positions, units, events, told events."""
    passages = Passages(release, reading)
    persons = {person.local: person.name for person in reading.persons}
    units = {unit.local: unit.name for unit in reading.units}
    yield Section(
        "Persons",
        ("Name", "Also named", "Sentence"),
        tuple(
            (p.name, ", ".join(p.aliases), passages.sentence(p.evidence.spans[0])) for p in reading.persons
        ),
    )
    yield Section(
        "Positions",
        ("Person", "Position", "Unit", "State", "Sentence"),
        tuple(
            (
                persons[t.person],
                t.role_text,
                units[t.unit] if t.unit else "",
                _state(t),
                passages.sentence(t.evidence.spans[0]),
            )
            for t in reading.tenures
        ),
    )
    yield Section(
        "Units",
        ("Unit", "Acronym", "Part of", "Sentence"),
        tuple(
            (
                unit.name,
                unit.acronym or "",
                units[unit.parent] if unit.parent else "",
                passages.sentence(unit.evidence.spans[0]),
            )
            for unit in reading.units
        ),
    )
    yield from _events(release, reading, passages)


def _state(tenure: TenureClaim) -> str:
    capacity = "" if tenure.capacity is Capacity.SUBSTANTIVE else tenure.capacity.value
    standing = "" if tenure.standing is Standing.CURRENT else tenure.standing.value
    return ", ".join(part for part in (capacity, standing) if part)


def _events(release: Release, reading: Reading, passages: Passages) -> Iterator[Section]:
    told = reading_json("", release, reading)
    columns = ("Event", "Date", "Place", "Held by", "With", "Units", "Sentence")
    for title, key, main in (("Events", "events", True), ("Told of besides", "background", False)):
        claims = [event for event in reading.events if event.main is main]
        rows = tuple(
            (
                vocabulary().label("event-type", claim.kind, "en"),
                event["date"] or "",
                event["place"] or "",
                ", ".join(event["convened_by"]),
                ", ".join([*event["participants"], *_groups(reading, claim.local)]),
                ", ".join(event["units"]),
                passages.sentence(claim.evidence.spans[0]),
            )
            for claim, event in zip(claims, told[key], strict=True)
        )
        if main or rows:
            yield Section(title, columns, rows)


def _groups(reading: Reading, event: str) -> list[str]:
    labels = {group.local: group.label for group in reading.groups}
    return [labels[p.actor] for p in reading.participations if p.event == event and p.actor in labels]
