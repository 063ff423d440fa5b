"""Lines to decisions: every line is right, or the file is refused with the number of the first that is not."""

import json
from datetime import datetime
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from graph.decision.model import Decision, identifier
from graph.decision.rules import check
from ontology.errors import InputError

#: Most characters of a line that are told in an error.
_TOLD = 60


@lru_cache(maxsize=65536)  # the file is read anew for each decision that is added to it
def parse_line(line: str) -> Decision:
    """The decision that ``line`` holds. Raises ``InputError``; the caller adds which line it is."""
    content = _object(line)
    try:
        decision = Decision.model_validate(content)
    except ValidationError as error:
        raise in_words(error) from None
    try:
        datetime.fromisoformat(decision.at)
    except ValueError:
        raise InputError(
            f"`at` is “{decision.at}”, which is no moment of the calendar",
            mend="Write it as 2026-11-25T14:00:00Z.",
        ) from None
    check(decision)
    if decision.id != (due := identifier(content)):
        raise InputError(
            f"its id is {decision.id}, but of what it says it would be {due}: it was changed after it was written",
            mend="Put the line back as it was; to change a decision, undo it and decide anew.",
        )
    return decision


def _object(line: str) -> dict[str, Any]:
    try:
        content = json.loads(line, object_pairs_hook=_once, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise InputError(
            f"it is not JSON: “{line[:_TOLD]}”", mend="Each line is one JSON object; put it back as it was."
        ) from None
    if not isinstance(content, dict):
        raise InputError(f"it is no JSON object: “{line[:_TOLD]}”", mend="Each line is one JSON object.")
    return content


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys come once; of two with one name nobody could say which was meant."""
    content = dict(pairs)
    if len(content) != len(pairs):
        raise InputError("a key comes twice in one object", mend="Leave one of them out.")
    return content


def _refused(name: str) -> Any:
    raise ValueError(name)


def in_words(error: ValidationError) -> InputError:
    """The first thing that is wrong with the form of a decision."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the line"
    match first["type"]:
        case "extra_forbidden":
            return InputError(f"it has the unknown key “{where}”", mend=f"Known are: {_known(first['loc'])}.")
        case "missing":
            return InputError(f"it lacks the key “{where}”", mend="Add it; docs/decisions.md lists all keys.")
        case "enum":
            return InputError(
                f"“{where}” is “{first['input']}”", mend=f"It can be {first['ctx']['expected']}."
            )
        case _:
            given = str(first["input"])[:_TOLD]
            return InputError(
                f"“{where}” is “{given}”: {first['msg'][:1].lower()}{first['msg'][1:]}",
                mend="docs/decisions.md says what each key holds.",
            )


def _known(location: tuple[int | str, ...]) -> str:
    model: Any = Decision
    for part in location[:-1]:
        if isinstance(part, str):
            model = model.model_fields[part].annotation.__args__[0]
    return ", ".join(model.model_fields)
