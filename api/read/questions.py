"""A documented query as programs are told of it, in one language of the site."""

from collections.abc import Sequence

from api.languages import speech
from api.messages import translations
from api.schemas.workbench import Asking, Documented
from graph.query.catalogue import Query


def documented(query: Query, language: str, forms: Sequence[str]) -> Documented:
    """``query`` with its title, explanation, parameters and columns told in ``language``."""
    spoken, said = speech(language), translations(language).gettext
    return Documented(
        name=query.name,
        title=spoken.script(query.title[spoken.data]),
        summary=said(query.summary),
        path=f"/query/{query.name}",
        forms=tuple(forms),
        parameters=tuple(
            Asking(name=p.name, type=p.type, pick=p.pick, default=p.default, description=said(p.description))
            for p in query.parameters
        ),
        columns={name: said(meaning) for name, meaning in query.columns.items()},
        query=query.text,
    )
