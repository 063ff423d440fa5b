"""The command line ``zyrtar``: global options, the commands, and how errors end.

Every error the project knows is told in two lines without a traceback; its exit code is in ``api.errors``.
"""

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from api.commands import (
    backup,
    build,
    decisions,
    demo,
    diff,
    evaluate,
    explain,
    export,
    ingest,
    load,
    query,
    review,
    serve,
    status,
    view,
)
from api.commands.console import note, put, tell
from api.commands.home import DEFAULT_HOME, HOME_VARIABLE
from api.errors import USAGE_EXIT, exit_code
from ontology.errors import ZyrtarError

#: Exit code after Ctrl-C, as shells have it: 128 and the number of the signal.
INTERRUPTED = 130


class Group(TyperGroup):
    """The group of all commands; turns exceptions into messages and exit codes."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command line. Ends the process with its exit code if ``standalone_mode``, else returns it."""
        try:
            code = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra) or 0
        except ZyrtarError as error:
            tell(error)
            code = exit_code(error)
        except typer.TyperException as error:  # an option or argument that is not there, or of the wrong kind
            _tell_usage(error)
            code = USAGE_EXIT
        except (KeyboardInterrupt, typer.Abort):
            code = INTERRUPTED
        if code == INTERRUPTED:
            note("interrupted")
        if standalone_mode:
            sys.exit(code)
        return code

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a reader of our output that has had enough (``head``) is no error."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None
        return result


def _tell_usage(error: typer.TyperException) -> None:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "zyrtar"
    tell(ZyrtarError(error.format_message().rstrip("."), mend=f"See `{command} --help`."))


app = typer.Typer(
    name="zyrtar",
    cls=Group,
    help="Read press releases, build the graph of officials and events, query it, see it, serve it.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        put(f"zyrtar {installed_version('zyrtar')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    home: Annotated[  # noqa: ARG001 - read by ``options.home_of``
        Path | None,
        typer.Option(
            "--home",
            metavar="FOLDER",
            envvar=HOME_VARIABLE,
            help=f"Data folder. Default: ./{DEFAULT_HOME}, and ./demo-data for `demo`.",
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read press releases, build the graph of officials and events, query it, see it, serve it."""
    if context.invoked_subcommand is None:
        put(context.get_help())


app.command("ingest")(ingest.ingest)
app.command("explain")(explain.explain)
app.command("build")(build.build)
app.command("load")(load.load)
app.command("serve")(serve.serve)
app.command("status")(status.status)
app.command("review")(review.review)
app.command("decisions")(decisions.decisions)
app.command("query")(query.query)
app.command("view")(view.view)
app.command("export")(export.export)
app.command("diff")(diff.diff)
app.command("evaluate")(evaluate.evaluate)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("demo")(demo.demo)


def main() -> None:
    """Entry point of the console script."""
    app(prog_name="zyrtar")
