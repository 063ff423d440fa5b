"""The data folder a command works in."""

from pathlib import Path

import typer

from ontology.errors import HomeError

#: Environment variable that names the data folder.
HOME_VARIABLE = "ZYRTAR_HOME"
#: Data folder where neither option nor variable names one.
DEFAULT_HOME = Path("zyrtar-data")
#: The archive of releases within the data folder.
ARCHIVE = "archive.db"


def home_of(context: typer.Context, given: Path | None, default: Path = DEFAULT_HOME) -> Path:
    """The data folder: option after the command, option before it, environment variable, ``default``."""
    return given or context.find_root().params.get("home") or default


def existing_home(context: typer.Context, given: Path | None) -> Path:
    """The data folder, which must be there. Raises ``HomeError``."""
    home = home_of(context, given)
    if not home.is_dir():
        raise HomeError(
            f"there is no data folder {home}",
            mend="Run `zyrtar ingest PATH` or `zyrtar demo`, or name another with --home.",
        )
    return home


def make_home(home: Path) -> None:
    """Make the data folder if it is not there. Raises ``HomeError`` if that cannot be."""
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HomeError(
            f"cannot make the data folder {home} ({error.strerror or error})",
            mend="Name another with --home.",
        ) from None
