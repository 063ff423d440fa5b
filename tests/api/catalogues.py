"""The messages of the site as they stand in code, templates and documented queries; the catalogues brought up to date.

``python -m tests.api.catalogues`` (``make messages``) adds new messages to ``api/locale/*.po``, empty, and takes out
those that are no longer used; translations that are there stay.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from graph.query.catalogue import catalogue as documented

API = Path(__file__).parents[2] / "api"
LANGUAGES = ("sq", "sr")
_METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
_OPTIONS = {"templates/**.html": {"extensions": "jinja2.ext.i18n", "trimmed": "true", "silent": "false"}}
_KEYWORDS = DEFAULT_KEYWORDS | {"mark": None}
_HEADER = """# The texts of the site. `make messages` brings this file up to date with code and templates; a test fails
# on a message that is missing or no longer used.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_COMMENTED = frozenset({"python-format"})


def extracted() -> Catalog:
    """Every message of code, templates and documented queries."""
    found = Catalog()
    for _, _, message, _, context in extract_from_dir(API, _METHODS, _OPTIONS, _KEYWORDS):
        found.add(message, None, context=context)
    for query in documented().values():
        told = (query.summary, *query.columns.values(), *(p.description for p in query.parameters))
        for text in told:
            found.add(text, None)
    return found


def path(language: str) -> Path:
    """The catalogue of ``language``."""
    return API / "locale" / f"{language}.po"


def catalogue(language: str) -> Catalog:
    """The catalogue of ``language`` as it is."""
    with path(language).open("rb") as file:
        return read_po(file, locale=language)


def key(message: Message) -> tuple[str, str]:
    """What a message is found by: its context and its singular."""
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def strings(message: Message) -> tuple[str, ...]:
    """The translation of a message: one text, or one for each form of the plural."""
    string = message.string
    return (string,) if isinstance(string, str) else tuple(string or ("",))


def updated(language: str) -> bytes:
    """The catalogue of ``language`` with the messages that are used, each with the translation there is."""
    old = {key(message): message for message in catalogue(language)}
    new = Catalog(locale=language)
    for message in extracted():
        if message.id:
            known = old.get(key(message))
            new.add(message.id, known.string if known else None, context=message.context)
    written = BytesIO()
    written.write(_HEADER.format(language=language, plural=new.plural_forms).encode())
    write_po(written, new, width=0, sort_output=True, omit_header=True)
    return written.getvalue()


def main() -> int:
    """Bring every catalogue up to date; say how many translations are missing."""
    for language in LANGUAGES:
        path(language).write_bytes(updated(language))
        empty = [m for m in catalogue(language) if m.id and not all(strings(m))]
        print(f"{path(language)}: {len(empty)} without a translation")  # noqa: T201  what the command is for
    return 0


if __name__ == "__main__":
    sys.exit(main())
