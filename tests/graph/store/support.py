"""Small graphs for the tests of the stores."""

from pathlib import Path

from graph.store.publish import locked, write_snapshot
from graph.store.snapshot import Manifest

SEED = Path(__file__).parents[1] / "seed_example.trig"
THING = "https://example.org/thing"


def lines(count: int = 3, mark: str = "a") -> list[str]:
    """``count`` sorted statements whose value is ``mark``: any answer shows which graph it came from."""
    return sorted(f'<{THING}/{i}> <https://example.org/mark> "{mark}" .' for i in range(count))


def publish(home: Path, statements: list[str]) -> Manifest:
    with locked(home):
        return write_snapshot(
            home,
            statements,
            counts={"statements": len(statements)},
            inputs={"r1": "hash reader"},
            code_version="0.1.0",
            warnings=["a warning"],
            undecided=[("p-1", "p-2", "same name")],
        )
