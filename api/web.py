"""Pages from templates: the Jinja2 environment, and how dates, links and languages are written."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from api.assets import entry
from api.schemas.base import Quote, Tenure
from ontology.terms import BASE, compact

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
DEFAULT_LANGUAGE = "en"
LANGUAGE_NAMES: Mapping[str, str] = {"sq": "Shqip", "sr": "Srpski", "en": "English"}


def day(value: date | None) -> str:
    """A day as read aloud.

    >>> day(date(2024, 7, 3))
    '3 July 2024'
    """
    return "" if value is None else f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def edtf(text: str | None) -> str:
    """An EDTF date (levels 0 and 1, as ``ontology.dates`` writes them) in words.

    >>> edtf("../2024-07-03"), edtf("2024-07~"), edtf("2019")
    ('on or before 3 July 2024', 'about July 2024', '2019')
    """
    if not text:
        return "day not known"
    if text.startswith("../"):
        return f"on or before {edtf(text[3:])}"
    if text.endswith("/.."):
        return f"on or after {edtf(text[:-3])}"
    if text[-1] in "?~%":
        doubt = {"?": "perhaps", "~": "about", "%": "perhaps about"}[text[-1]]
        return f"{doubt} {edtf(text[:-1])}"
    year, _, rest = text.partition("-")
    month, _, number = rest.partition("-")
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        return text
    words = f"{MONTHS[int(month) - 1]} {year}"
    return f"{int(number)} {words}" if number.isdecimal() else words


def certain(tenure: Tenure) -> str:
    """The days on which the post was certainly held, in words."""
    start, end = tenure.latest_start, tenure.earliest_end
    if start is None and end is None:
        return "–"
    if start is not None and end is not None and start > end:
        return "–"  # started and ended on unknown days: no day is certain
    if start == end:
        return day(start)
    if start is None or end is None:
        return day(start or end)
    return f"{day(start)} – {day(end)}"


def bound(earliest: date | None, latest: date | None) -> str:
    """When something began or ended, from its two bounds, in words."""
    if earliest is None and latest is None:
        return "not stated"
    if earliest == latest:
        return day(latest)
    if earliest is None:
        return f"by {day(latest)}"
    if latest is None:
        return f"{day(earliest)} or later"
    return f"between {day(earliest)} and {day(latest)}"


def longest(quotes: Iterable[Quote]) -> list[Quote]:
    """``quotes``, the one that says most first."""
    return sorted(quotes, key=lambda q: q.start - q.end)


def address(path: str, language: str = DEFAULT_LANGUAGE, **parameters: object) -> str:
    """``path`` with the reader's language and ``parameters`` added; addresses of others stay as they are.

    >>> address("/id/release/a#char=1,2", "sq")
    '/id/release/a?lang=sq#char=1,2'
    """
    if not path.startswith("/"):
        return path
    given = {k: v for k, v in parameters.items() if v not in (None, "")}
    if language != DEFAULT_LANGUAGE:
        given["lang"] = language
    plain, hash_, fragment = path.partition("#")
    joiner = "&" if "?" in plain else "?"
    return plain + (joiner + urlencode(given) if given else "") + hash_ + fragment


@cache
def environment() -> Environment:
    """The templates of ``api/templates``, all autoescaped; an unknown name in a template is an error."""
    env = Environment(
        loader=PackageLoader("api", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"day": day, "edtf": edtf, "certain": certain, "compact": compact, "longest": longest}
    env.globals |= {
        "bound": bound,
        "address": address,
        "languages": LANGUAGE_NAMES,
        "base": BASE,
        "entry": entry,
    }
    return env


def render(template: str, language: str, /, **context: Any) -> str:
    """The page ``template`` with ``context``; ``lang`` and ``url`` (``address`` in that language) are there too."""

    def url(path: str, **parameters: object) -> str:
        return address(path, language, **parameters)

    return environment().get_template(template).render(lang=language, url=url, **context)
