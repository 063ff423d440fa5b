"""Pages from templates: one Jinja2 environment for each language of the site, and how addresses are written."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from api.assets import entry
from api.languages import SPEECHES
from api.marking import mark
from api.messages import translations
from api.spans import spans
from api.wording import longest, wording
from graph.query.catalogue import Query
from ontology.terms import BASE, compact

#: What a form calls the parameters of the documented queries.
PARAMETERS: Final[Mapping[str, str]] = {
    "body": mark("Body"),
    "called": mark("Name"),
    "day": mark("Day"),
    "language": mark("Language of the labels"),
    "longer": mark("Months"),
    "name": mark("Name"),
    "post": mark("Post"),
    "root": mark("Unit at the top"),
    "since": mark("From"),
    "until": mark("To"),
    "version": mark("Version of the reader"),
}


def address(path: str, language: str, /, **parameters: object) -> str:
    """``path`` with the reader's language and ``parameters`` added; addresses of others stay as they are.

    >>> address("/id/release/a#char=1,2", "sq")
    '/id/release/a?lang=sq#char=1,2'
    """
    if not path.startswith("/"):
        return path
    given = {k: v for k, v in parameters.items() if v not in (None, "")} | {"lang": language}
    plain, hash_, fragment = path.partition("#")
    joiner = "&" if "?" in plain else "?"
    return plain + joiner + urlencode(given) + hash_ + fragment


@cache
def environment(language: str) -> Environment:
    """The templates of ``api/templates`` in ``language``, all autoescaped; an unknown name in one is an error."""
    env = Environment(
        loader=PackageLoader("api", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    spoken = translations(language)
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        spoken.gettext, spoken.ngettext, newstyle=True, pgettext=spoken.pgettext
    )
    words = wording(language)

    def titled(question: Query) -> str:
        return words.speech.script(question.title.get(words.speech.data) or question.name)

    env.filters |= {
        "day": words.day,
        "edtf": words.edtf,
        "certain": words.certain,
        "number": words.number,
        "share": words.share,
        "compact": compact,
        "longest": longest,
        "said": spoken.gettext,
        "parameter": lambda name: spoken.gettext(PARAMETERS.get(name, name)),
    }
    env.globals |= {
        "bound": words.bound,
        "spans": spans,
        "standing": words.standing,
        "address": address,
        "tongue": words.tongue,
        "titled": titled,
        "languages": {code: spoken.name for code, spoken in SPEECHES.items()},
        "base": BASE,
        "entry": entry,
    }
    return env


def render(template: str, language: str, /, **context: Any) -> str:
    """The page ``template`` with ``context``; ``lang`` and ``url`` (``address`` in that language) are there too."""

    def url(path: str, /, **parameters: object) -> str:
        return address(path, language, **parameters)

    return environment(language).get_template(template).render(lang=language, url=url, **context)
