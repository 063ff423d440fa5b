"""``zyrtar view``: the network or the organisation chart as a file."""

import os
import stat
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.console import note, put
from api.commands.home import existing_home
from api.commands.options import Home, day, language
from ontology.errors import InputError, NotFoundError
from ontology.model import Language

if TYPE_CHECKING:
    from datetime import date

    from graph.view.choice import Choice
    from graph.view.network import Network
    from graph.view.orgchart import OrgChart
    from graph.view.source import Graph


class Picture(StrEnum):
    """What can be drawn."""

    NETWORK = "network"
    ORGCHART = "orgchart"


def view(
    context: typer.Context,
    what: Annotated[
        Picture, typer.Argument(help="network: who meets whom; orgchart: units and their heads.")
    ],
    *,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="File to write; its ending is the format.")
    ] = "-",
    form: Annotated[
        str | None, typer.Option("--format", help="html, svg, gexf, graphml or json; for output to `-`.")
    ] = None,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="DAY", help="orgchart: its day; else the latest release's."),
    ] = None,
    root: Annotated[
        str | None, typer.Option("--root", metavar="UNIT", help="orgchart: code of the unit to start from.")
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", help="network: key or name of the person in the middle.")
    ] = None,
    depth: Annotated[int, typer.Option("--depth", help="network: steps from that person.")] = 1,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="network: events from this day on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="network: events up to this day.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="network: type of event, narrower ones included.")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", help="network: events of this unit and the units within it.")
    ] = None,
    events: Annotated[bool, typer.Option("--events", help="network: draw the events too.")] = False,
    lang: Annotated[str, typer.Option("--lang", help="Language of labels: sq, sr or en.")] = "en",
    home: Home = None,
) -> None:
    """Draw the network or the organisation chart. DAY is a date such as 2024-07-03."""
    network_only = {"--person": person, "--since": since, "--until": until, "--kind": kind, "--unit": unit}
    _refuse({"--at": at, "--root": root} if what is Picture.NETWORK else network_only, what)
    chosen = _format(output, form)
    words = language(lang)
    first, last, on = day(since, "--since"), day(until, "--until"), day(at, "--at")

    from graph.store.snapshot import Snapshot, current
    from graph.view.choice import Choice
    from graph.view.export import render
    from graph.view.provenance import read_provenance

    snapshot = Snapshot(current(existing_home(context, home)))
    try:
        picture: Network | OrgChart
        if what is Picture.NETWORK:
            choice = Choice(first, last, kind, unit, person, depth, events)
            picture = _network(snapshot, choice, words)
        else:
            latest = read_provenance(snapshot, snapshot.manifest.id).latest
            picture = _orgchart(snapshot, on or latest, root, words)
        source = read_provenance(snapshot, snapshot.manifest.id, picture.releases)
        write(output, render(picture, chosen, source, words))
    finally:
        snapshot.close()


def _refuse(options: dict[str, str | None], what: Picture) -> None:
    for name, value in options.items():
        if value is not None:
            raise InputError(f"{name} does not go with {what}", mend="See `zyrtar view --help`.")


def _format(output: str, form: str | None) -> str:
    """The format asked for. Raises ``InputError`` if there is none, or it and the file's ending disagree."""
    from graph.view.export import FORMATS

    ending = Path(output).suffix.lower().lstrip(".") if output != "-" else ""
    chosen = form or ending
    if chosen not in FORMATS:
        what = f"“{chosen}” is no format of a view" if chosen else f"no format given for {output}"
        raise InputError(
            what, mend=f"Use one of {', '.join(FORMATS)} as --format or as the ending of the file."
        )
    return chosen


def _network(graph: "Graph", choice: "Choice", words: Language) -> "Network":
    from graph.view.choice import choose
    from graph.view.network import read

    return choose(read(graph, words), choice)


def _orgchart(graph: "Graph", on: "date | None", root: str | None, words: Language) -> "OrgChart":
    from graph.view.orgchart import orgchart

    if on is None:
        raise NotFoundError("no release in the graph has a date", mend="Give the day of the chart with --at.")
    return orgchart(graph, on, words, root=root)


def write(output: str, content: str) -> None:
    """Write ``content`` to standard output for ``-``, else to the file, which is replaced as a whole.

    Of a link the file behind it is replaced. What is no regular file, such as a pipe or ``/dev/null``, is
    written to and stays. Raises ``InputError`` for a folder, or if the file cannot be written.
    """
    if output == "-":
        put(content, end="")
        return
    try:
        mode = _mode(output)
        if mode is not None and stat.S_ISDIR(mode):
            raise InputError(f"{output} is a folder", mend="Name a file in it.")
        if mode is None or stat.S_ISREG(mode):
            _replace(Path(os.path.realpath(output)), content)
        else:
            Path(output).write_text(content, "utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            f"{output} cannot be written ({error.strerror or error})",
            mend="Check the folder and its permissions.",
        ) from None
    note(f"wrote {output}")


def _mode(output: str) -> int | None:
    """Kind and permissions of what ``output`` leads to, links followed; ``None`` if nothing is there."""
    try:
        return Path(output).stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, content: str) -> None:
    """Put a new file with ``content`` in the place of ``target``, at once or not at all."""
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        draft = Path(file.name)
    try:
        draft.write_text(content, "utf-8", newline="\n")
        draft.chmod(0o666 & ~_umask())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
