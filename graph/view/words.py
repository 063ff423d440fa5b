"""The few words that pictures carry besides names, in the three languages."""

from typing import Final

from ontology.model import Language

_WORDS: Final[dict[str, dict[Language, str]]] = {
    "network": {
        "en": "Who meets whom",
        "sq": "Kush takohet me kë",
        "sr": "Ko se s kim sastaje",
    },
    "orgchart": {"en": "Organisation chart", "sq": "Organogrami", "sr": "Organizaciona šema"},
    "as-of": {"en": "as of", "sq": "më", "sr": "na dan"},
    "no-holder": {"en": "no known holder", "sq": "bartësi nuk dihet", "sr": "nosilac nije poznat"},
    "possible": {"en": "possible", "sq": "e mundshme", "sr": "moguće"},
    "certain": {"en": "certain", "sq": "e sigurt", "sr": "sigurno"},
    "last-confirmed": {
        "en": "last confirmed on",
        "sq": "konfirmuar për herë të fundit më",
        "sr": "poslednji put potvrđeno",
    },
    "first-confirmed": {
        "en": "possible; first confirmed on",
        "sq": "e mundshme; konfirmuar së pari më",
        "sr": "moguće; prvi put potvrđeno",
    },
    "ended-by": {
        "en": "possible; ended by",
        "sq": "e mundshme; përfunduar deri më",
        "sr": "moguće; završeno do",
    },
    "other-bodies": {"en": "Other bodies", "sq": "Organe të tjera", "sr": "Druga tela"},
    "nothing": {
        "en": "Nothing to show for this choice.",
        "sq": "Asgjë për t’u shfaqur për këtë zgjedhje.",
        "sr": "Za ovaj izbor nema ničega za prikaz.",
    },
    "source": {"en": "Source", "sq": "Burimi", "sr": "Izvor"},
    "releases": {"en": "press releases", "sq": "komunikata për media", "sr": "saopštenja za medije"},
    "until": {"en": "latest of", "sq": "e fundit më", "sr": "poslednje od"},
    "samples": {
        "en": "of them samples about invented people",
        "sq": "prej tyre shembuj me persona të trilluar",
        "sr": "od njih primeri o izmišljenim licima",
    },
    "invented": {"en": "invented", "sq": "i trilluar", "sr": "izmišljeno"},
    "snapshot": {"en": "snapshot", "sq": "gjendja", "sr": "stanje"},
    "licence": {"en": "licence", "sq": "licenca", "sr": "licenca"},
    "actor": {"en": "Person or unit", "sq": "Personi ose njësia", "sr": "Lice ili jedinica"},
    "actors": {"en": "Persons and units", "sq": "Personat dhe njësitë", "sr": "Lica i jedinice"},
    "units": {"en": "Units", "sq": "Njësitë", "sr": "Jedinice"},
    "unit": {"en": "Unit", "sq": "Njësia", "sr": "Jedinica"},
    "parent": {"en": "Part of", "sq": "Pjesë e", "sr": "Deo"},
    "head": {"en": "Head", "sq": "Udhëheqësi", "sr": "Rukovodilac"},
    "role": {"en": "Position", "sq": "Pozita", "sr": "Funkcija"},
    "state": {"en": "How certain", "sq": "Siguria", "sr": "Pouzdanost"},
    "event": {"en": "Event", "sq": "Ngjarja", "sr": "Događaj"},
    "met": {"en": "Others met", "sq": "Të takuar", "sr": "Susreli"},
    "pairs": {
        "en": "In the same event",
        "sq": "Në të njëjtën ngjarje",
        "sr": "Na istom događaju",
    },
    "joint": {"en": "Joint events", "sq": "Ngjarje të përbashkëta", "sr": "Zajednički događaji"},
    "events": {"en": "Events", "sq": "Ngjarjet", "sr": "Događaji"},
    "date": {"en": "Date", "sq": "Data", "sr": "Datum"},
    "count-persons": {"en": "persons: {count}", "sq": "persona: {count}", "sr": "lica: {count}"},
    "count-units": {"en": "units: {count}", "sq": "njësi: {count}", "sr": "jedinice: {count}"},
    "count-pairs": {"en": "pairs: {count}", "sq": "çifte: {count}", "sr": "parovi: {count}"},
    "count-events": {"en": "events: {count}", "sq": "ngjarje: {count}", "sr": "događaji: {count}"},
    "count-hidden": {
        "en": "not shown, having met fewer: {count}",
        "sq": "pa u shfaqur, me më pak takime: {count}",
        "sr": "neprikazano, sa manje susreta: {count}",
    },
    "units-shown": {"en": "units: {units}", "sq": "njësi: {units}", "sr": "jedinice: {units}"},
    "folded": {
        "en": "+ units within it: {units}",
        "sq": "+ njësi brenda saj: {units}",
        "sr": "+ jedinice u njoj: {units}",
    },
    "founded": {"en": "Units founded", "sq": "Njësi të themeluara", "sr": "Osnovane jedinice"},
    "dissolved": {
        "en": "Units no longer there",
        "sq": "Njësi që nuk ekzistojnë më",
        "sr": "Ukinute jedinice",
    },
    "renamed": {"en": "Units renamed", "sq": "Njësi të riemërtuara", "sr": "Preimenovane jedinice"},
    "regrouped": {
        "en": "Units with another name or place",
        "sq": "Njësi me emër a vend tjetër",
        "sr": "Jedinice sa drugim nazivom ili mestom",
    },
    "moved": {
        "en": "Moved to another post",
        "sq": "Kaluan në pozitë tjetër",
        "sr": "Prešli na drugu funkciju",
    },
    "came": {"en": "Came into office", "sq": "Erdhën në detyrë", "sr": "Stupili na funkciju"},
    "left": {"en": "Left office", "sq": "U larguan nga detyra", "sr": "Napustili funkciju"},
    "confirmed": {"en": "Confirmed since", "sq": "Konfirmuar ndërkohë", "sr": "U međuvremenu potvrđeni"},
    "unconfirmed": {
        "en": "Not confirmed any more",
        "sq": "Nuk konfirmohen më",
        "sr": "Više nisu potvrđeni",
    },
    "made-possible": {
        "en": "Possible, with what is known",
        "sq": "E mundshme, me aq sa dihet",
        "sr": "Moguće, koliko se zna",
    },
    "ruled-out": {"en": "Ruled out", "sq": "E përjashtuar", "sr": "Isključeno"},
    "no-change": {
        "en": "No change is known.",
        "sq": "Nuk dihet për asnjë ndryshim.",
        "sr": "Nije poznata nijedna promena.",
    },
    "and-more": {"en": "and {count} more", "sq": "dhe {count} të tjera", "sr": "i još {count}"},
    "data": {"en": "Data as tables", "sq": "Të dhënat në tabela", "sr": "Podaci u tabelama"},
    "look-up": {
        "en": "See the sentences behind it",
        "sq": "Shihni fjalitë ku mbështetet",
        "sr": "Pogledajte rečenice na kojima počiva",
    },
    "no-figure": {
        "en": "This figure cannot be shown",
        "sq": "Kjo figurë nuk mund të shfaqet",
        "sr": "Ova slika ne može da se prikaže",
    },
    "figure-gone": {
        "en": "What it was to show is not in the graph, or no longer. Whoever put it here can choose it anew.",
        "sq": "Ajo që do të tregonte nuk gjendet në graf, ose nuk gjendet më. Kush e vendosi mund ta zgjedhë sërish.",
        "sr": "Ono što je trebalo da prikaže nije u grafu, ili više nije. Ko ju je postavio može ponovo da je izabere.",
    },
    "no-script": {
        "en": "The picture needs JavaScript; the tables below hold the same data.",
        "sq": "Pamja kërkon JavaScript; tabelat më poshtë përmbajnë të njëjtat të dhëna.",
        "sr": "Za sliku je potreban JavaScript; tabele u nastavku sadrže iste podatke.",
    },
}


def word(name: str, language: Language, /, **values: object) -> str:
    """The word or phrase ``name`` in ``language``, with ``values`` filled in. ``KeyError`` if unknown."""
    return _WORDS[name][language].format(**values) if values else _WORDS[name][language]
