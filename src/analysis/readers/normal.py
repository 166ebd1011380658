"""One spelling of every text: NFC, LF line ends, no BOM, no invisible characters."""

import codecs
import re
import unicodedata

from analysis.mistakes import Mistake

BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MOST_LETTERS = 5_000_000
SAMPLE, MOST_ZEROS = 4096, 0.7
STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
FEW_STRANGE, MOST_STRANGE = 2, 0.02
NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]|_x000[dD]_")
WIDE = re.compile("[\u00a0\u2002-\u200a\u202f]")
HYPHENS = re.compile("[\u2010\u2011]")
PRIVATE = re.compile("[\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]")
BULLET = re.compile("^([ ]*)[•●▪■◦‣·*–\ue000-\uf8ff] +", re.MULTILINE)


def decoded(data: bytes) -> str:
    """The text of a plain file: UTF-16, else UTF-8, else Windows-1252; a Mistake if it is none.

    UTF-8 may have a few faults, as long as most of its letters above ASCII are good.
    """
    if width := wide(data):
        text = data.decode(width, errors="replace")
    else:
        text = data.decode("utf-8", errors="replace")
        faults = text.count("\ufffd")
        if faults and 2 * faults >= sum(letter > "\x7f" for letter in text):
            text = data.decode("cp1252", errors="replace")
    if len(text) > MOST_LETTERS:
        raise Mistake(TOO_LONG)
    if len(STRANGE.findall(text)) > max(FEW_STRANGE, MOST_STRANGE * len(text)):
        raise Mistake(NO_TEXT)
    return text


TOO_LONG = "de tekst is langer dan vijf miljoen letters: verdeel hem over meer bestanden."
NO_TEXT = (
    "hier staat geen gewone tekst in (misschien klopt de naam van het bestand niet): open het en "
    "sla het op als .docx."
)


def wide(data: bytes) -> str:
    """Which UTF-16 this is: by its mark, or because every other byte of Western text is zero."""
    if data.startswith(BOMS):
        return "utf-16"
    start = data[:SAMPLE]
    for name, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if zeros.count(0) > len(zeros) * MOST_ZEROS:
            return name
    return ""


def normal(text: str) -> str:
    """The same words in our one spelling: ``-`` before points, at most one blank line.

    Characters for private use become U+FFFD, since that range holds our own placeholders; so do
    halves of characters, which no file can hold.
    """
    text = INVISIBLE.sub("", NEWLINES.sub("\n", text))
    text = HYPHENS.sub("-", WIDE.sub(" ", text)).expandtabs(2)
    text = PRIVATE.sub("\ufffd", BULLET.sub(r"\1- ", unicodedata.normalize("NFC", text)))
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
