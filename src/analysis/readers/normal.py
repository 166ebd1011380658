"""One spelling of every text: NFC, LF line ends, no BOM, no invisible characters."""

import codecs
import re
import unicodedata

BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]|_x000[dD]_")
WIDE = re.compile("[\u00a0\u2002-\u200a\u202f]")
HYPHENS = re.compile("[\u2010\u2011]")
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
BULLET = re.compile("^([ ]*)[•●▪■◦‣·*–\ue000-\uf8ff] +", re.MULTILINE)


def decoded(data: bytes) -> str:
    """The text of a plain file: UTF-16 with a BOM, else UTF-8, else Windows-1252."""
    if data.startswith(BOMS):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def normal(text: str) -> str:
    """The same words in our one spelling: ``-`` before points, at most one blank line.

    Characters for private use become U+FFFD, since that range holds our own placeholders.
    """
    text = INVISIBLE.sub("", NEWLINES.sub("\n", text))
    text = HYPHENS.sub("-", WIDE.sub(" ", text)).expandtabs(2)
    text = PRIVATE.sub("\ufffd", BULLET.sub(r"\1- ", unicodedata.normalize("NFC", text)))
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
