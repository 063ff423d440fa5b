"""Documents in, outcomes out: what is wrong is named with its mend, and the rest goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.pipeline import Outcome, ingest, read_again, reader, sample_paths
from ingest.source.files import MAX_BYTES, Document, check
from ontology.errors import InputError

GOOD = "Titulli i njoftimit\n\nPrishtinë, 3 korrik 2024 – Sot u mbajt takimi i radhës së Këshillit."


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive.db") as opened:
        yield opened


def one(path: Path, archive: Archive) -> Outcome:
    """The outcome of one document, with a good one after it that must go through."""
    good = path.parent / "zz-good.txt"
    good.write_text(GOOD, "utf-8")
    first, second = ingest([path, good], archive)
    assert second.status in {"new", "unchanged"}
    return first


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t ", "empty"),
    "a.pdf": (b"%PDF-1.7 \x00\x01", "a PDF document, not text"),
    "a.png": (b"\x89PNG\r\n\x1a\n\x00", "a PNG picture, not text"),
    "a.docx": (b"PK\x03\x04\x00", "a ZIP archive or Office document, not text"),
    "binary.txt": (b"abc\x00\x01\x02def", "binary data, not text"),
    "latin.txt": ("Prishtinë, 3 korrik".encode("windows-1250"), "not valid UTF-8 at byte 8"),
    "large.txt": (b"a " * (MAX_BYTES // 2 + 1), "larger than 2 MB"),
    "german.txt": (
        b"Der Staatsanwalt hat heute in Berlin eine Sitzung mit den Vertretern der Polizei abgehalten.",
        "written in German",
    ),
    "numbers.txt": (b"1 2 3 4", "no text in it"),
    "empty.html": (b"<html><body><script>x()</script></body></html>", "no text in it"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_document_is_named_with_its_mend_and_the_next_goes_on(
    name: str, tmp_path: Path, archive: Archive
) -> None:
    content, says = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    outcome = one(path, archive)
    assert outcome.status == "failed"
    assert outcome.error is not None
    assert name in outcome.error.message
    assert says in outcome.error.message
    assert outcome.error.mend
    assert "\n" not in str(outcome.error)


def test_a_missing_file_is_named(tmp_path: Path, archive: Archive) -> None:
    outcome = one(tmp_path / "gone.txt", archive)
    assert outcome.error is not None
    assert "gone.txt: no such file" in outcome.error.message


def test_fifty_megabytes_are_refused_without_being_read(tmp_path: Path, archive: Archive) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    outcome = one(path, archive)
    assert outcome.error is not None
    assert "huge.txt: larger than 2 MB" in outcome.error.message


def test_a_release_without_a_dateline_is_read_with_a_warning(tmp_path: Path, archive: Archive) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("Ngushëllim\n\nMe hidhërim të thellë e morëm lajmin për vdekjen e kolegut tonë.", "utf-8")
    outcome = one(path, archive)
    assert outcome.status == "new"
    assert outcome.warnings == (
        "no dateline, so its facts have no date; begin the text with “Place, day month year –”",
    )


def test_a_day_that_does_not_exist_is_a_warning(tmp_path: Path, archive: Archive) -> None:
    path = tmp_path / "february.txt"
    path.write_text(GOOD.replace("3 korrik", "31 shkurt"), "utf-8")
    outcome = one(path, archive)
    assert outcome.release is not None
    assert outcome.release.published is None
    assert "“31 shkurt 2024” is no day of the calendar" in outcome.warnings[0]


def test_the_same_file_twice_changes_nothing(tmp_path: Path, archive: Archive) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD, "utf-8")
    first = list(ingest([path], archive))
    before = list(archive.readings())
    second = list(ingest([path, path], archive))
    assert [o.status for o in first] == ["new"]
    assert [o.status for o in second] == ["unchanged", "unchanged"]
    assert list(archive.readings()) == before


def test_a_folder_is_read_in_order_and_an_empty_one_is_named(tmp_path: Path, archive: Archive) -> None:
    folder, empty = tmp_path / "releases", tmp_path / "empty"
    (folder / "deep").mkdir(parents=True)
    empty.mkdir()
    for number, name in enumerate(["b.txt", "a.txt", "deep/c.html", "d.csv"]):
        (folder / name).write_text(GOOD.replace("radhës", "radhës " * (number + 1)), "utf-8")
    outcomes = list(ingest([folder, empty], archive))
    assert [Path(o.name).name for o in outcomes] == ["a.txt", "b.txt", "c.html", "empty"]
    assert outcomes[-1].error is not None
    assert "no .txt or .html file" in outcomes[-1].error.message


def test_sources_yml_says_where_files_come_from(tmp_path: Path, archive: Archive) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD, "utf-8")
    notes = "a.txt: {address: 'https://example.org/lajm/1', credit: Example, sample: true}\n"
    (tmp_path / "sources.yml").write_text(notes, "utf-8")
    (outcome,) = ingest([path], archive)
    assert outcome.release is not None
    source = outcome.release.source
    assert (source.address, source.credit, source.sample) == ("https://example.org/lajm/1", "Example", True)


@pytest.mark.parametrize("notes", ["- a\n", "a.txt: 3\n", "a.txt: {colour: red}\n", "{: ["])
def test_a_wrong_sources_yml_is_named(notes: str, tmp_path: Path, archive: Archive) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "sources.yml").write_text(notes, "utf-8")
    (outcome,) = ingest([tmp_path / "a.txt"], archive)
    assert outcome.error is not None
    assert "sources.yml" in outcome.error.message


def test_a_newer_reader_reads_the_archive_again(
    tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GOOD, "utf-8")
    list(ingest([path], archive))
    assert read_again(archive) == 0
    monkeypatch.setattr("ingest.pipeline.reader", lambda: "9")
    assert read_again(archive) == 1
    assert [reading.reader for _, reading in archive.readings()] == ["9"]


def test_the_readers_version_names_the_program_and_what_it_read_with() -> None:
    program, _, digest = reader().partition("+")
    assert program
    assert len(digest) == 8


def test_progress_counts_every_document(tmp_path: Path, archive: Archive) -> None:
    seen: list[tuple[str, int, int]] = []
    with sample_paths() as paths:
        outcomes = list(ingest(paths, archive, progress=lambda *step: seen.append(step)))
    assert all(outcome.error is None for outcome in outcomes)
    assert seen[-1] == ("reading", len(outcomes), len(outcomes))


def test_content_is_checked_under_the_name_shown() -> None:
    with pytest.raises(InputError, match="standard input: empty"):
        check(Document("-", "-", b""), shown="standard input")
