"""Texts that drive a reader to its worst: what its patterns and rules look for, repeated without end."""

#: Enough function words for the language to be told, then the adverse text in its own paragraph.
HEAD = "Titulli\n\nPrishtinë, 3 korrik 2024 – " + "Në të e i dhe për me nga u që një është. " * 15

#: Runs of letters, digits and marks, and openings of everything the reader knows.
UNITS = (
    *(
        "7",
        "1 ",
        "   x",
        "A",
        "Aa ",
        "a.",
        "A. ",
        "'a",
        "’",
        "-",
        "a-",
        "- ",
        ", ",
        "( ",
        ") ",
        "“ ",
        "” ",
        "?a",
        "<!--",
    ),
    *(
        "dhe ",
        "e ",
        "në ",
        "për ",
        "i dhe ",
        "Agron dhe ",
        "Agron Agu, ",
        "Agron Agu dhe ",
        "Ana e ",
        "z. ",
        "Agron Agu\n",
    ),
    *(
        "drejtori ",
        "Drejtori i ",
        "drejtori Agron Agu, ",
        "drejtor dhe njëherësh ",
        "u.d. ",
        "ish-",
        "i dyshuari Agron Agu ",
    ),
    *(
        "Këshilli i ",
        "të Këshillit ",
        "Prokurorisë Themelore të ",
        "Prokuroria Themelore në Pejë dhe ",
        "KPK-",
        "KPK-së ",
    ),
    *(
        "3 korrik ",
        "3 korrik 2024 ",
        "takim ",
        "mbajti takim ",
        "u zgjodh kryetar ",
        "mori pjesë ",
        "kryesuar nga ",
        "tha se ",
    ),
    *(
        "u zgjodh Agron Agu kryetar i Këshillit, ",
        "Drejtori i KPK-së, Agron Agu, mbajti takim. ",
        "kandidat Agron Agu; ",
    ),
)


def adverse(unit: str, size: int) -> str:
    """The text of a release with ``unit`` repeated to about ``size`` characters."""
    return f"{HEAD}\n\n{unit * (size // len(unit))} fund."
