"""What is found in an English sentence, in a form easy to compare."""

from ingest.mention.read import Mentions, read_mentions
from ontology.model import Release
from tests.ingest.texts import release


def english(body: str) -> Release:
    """An English release of 3 July 2024 with ``body`` behind its dateline."""
    return release(f"The next meeting with the officers was held\n\nPrishtina, 3 July 2024 – {body}")


def mentions(body: str) -> list[Mentions]:
    """The mentions of every sentence of ``body``."""
    return [found for found in read_mentions(english(body)) if found.sentence.part == "body"]


def units(body: str) -> list[tuple[str, str | None]]:
    """Name and vocabulary code of the units in ``body``, bare nouns and plurals left out."""
    found = [unit for sentence in mentions(body) for unit in sentence.units]
    return [(unit.name, unit.code) for unit in found if not unit.bare and not unit.plural]


def names(body: str) -> list[str]:
    """The full names in ``body``."""
    return [name.text for sentence in mentions(body) for name in sentence.names if name.full]


def roles(body: str) -> list[str]:
    """The roles in ``body``, with the marks ``*`` plural, ``acting``, ``former`` and ``new`` behind them."""
    out = []
    for role in (role for sentence in mentions(body) for role in sentence.roles):
        marks = {"*": role.plural, "acting": role.acting, "former": role.former, "new": role.new}
        out.append(" ".join([role.text, *(mark for mark, there in marks.items() if there)]))
    return out
