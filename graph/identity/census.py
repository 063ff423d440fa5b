"""How many people a name is likely to be shared by, counted from the names that the releases print themselves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from ontology.language.fullname import full_name, name_key
from ontology.language.regional import search_key

#: Expected number of other people of the same name from which on a name is common: then only an office ties.
COMMON: Final = 0.1


class Census:
    """Counts each given name with how many surnames it is seen, and the other way round.

    If the two were chosen independently, a name would be shared by (others of the given name × others of the surname
    ÷ all names) other people. Names seen once in both halves are expected of nobody else.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """``names``: as printed, each spelling once or more often."""
        given, surnames = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
        keys = set[str]()
        for printed in names:
            key, name = name_key(printed), full_name(printed)
            keys.add(key)
            given[search_key(name.given)].add(key)
            for part in name.surnames:
                surnames[search_key(part)].add(key)
        self._given: Mapping[str, int] = {word: len(found) for word, found in given.items()}
        self._surnames: Mapping[str, int] = {word: len(found) for word, found in surnames.items()}
        self._all = max(len(keys), 1)

    def namesakes(self, printed: str) -> float:
        """How many other people of this name are expected among those that releases name.

        >>> Census(["Arta Gashi", "Agim Gashi", "Agim Hoxha"]).namesakes("Arta Gashi")
        0.0
        """
        name = full_name(printed)
        given = self._given.get(search_key(name.given), 1)
        surname = min((self._surnames.get(search_key(part), 1) for part in name.surnames), default=self._all)
        return (given - 1) * (surname - 1) / self._all

    def common(self, printed: str) -> bool:
        """Whether the name alone says little."""
        return self.namesakes(printed) >= COMMON
