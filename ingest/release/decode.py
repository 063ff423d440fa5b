"""Bytes to text: character set, Unicode form, line ends. The text made here never changes again."""

import codecs
import re
import unicodedata

from ontology.errors import InputError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
# Characters no release contains and that break databases, XML or the reader's eye: C0 controls, noncharacters.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c|\x85")
_INVISIBLE = re.compile(r"[\u00ad\u200b\ufeff]")


def decode(content: bytes, name: str, *, html: bool = False) -> str:
    """The characters of ``content``: by byte-order mark, by the page's own ``charset`` if ``html``, else UTF-8.

    Raises ``InputError`` naming the byte that fits no character, or NUL bytes of a binary file.
    """
    charset = next((charset for bom, charset in _BOMS if content.startswith(bom)), None)
    if charset is None and html and (declared := _CHARSET.search(content[:4096])):
        charset = declared[1].decode("ascii")
    if charset is None and b"\x00" in content:
        raise InputError(f"{name}: binary data, not text", mend="Save the release as plain text or HTML.")
    try:
        return content.decode(charset or "utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: not valid {charset or 'UTF-8'} at byte {error.start}",
            mend="Save the file as UTF-8 (for example: iconv -f windows-1250 -t utf-8).",
        ) from None
    except LookupError:
        raise InputError(
            f"{name}: unknown character set “{charset}”", mend="Save the file as UTF-8."
        ) from None


def normalise(text: str) -> str:
    """``text`` as it is archived: NFC, ``\\n`` line ends, no control or invisible characters, ends stripped."""
    text = _INVISIBLE.sub("", _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", text).strip()
