"""Cells of CSV of which none is taken for a formula.

Texts of releases come from outside: a cell that begins with ``=`` would be run by the spreadsheet that opens it. The
rule is that of OWASP, *CSV Injection*: such a cell gets an apostrophe in front, which spreadsheets do not show.
"""

from typing import Final

#: What a cell may begin with that a spreadsheet takes for the beginning of a formula, whole width forms too.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def cell(text: str) -> str:
    """``text`` as a cell that is only shown; a carriage return, which would end the row, becomes a line end.

    >>> cell("=1+1"), cell("Arta Gashi")
    ("'=1+1", 'Arta Gashi')
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
