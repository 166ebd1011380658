"""Word, LibreOffice, RTF and HTML by way of pandoc, which may open nothing but what it is given.

pandoc takes tracked insertions in, and leaves deletions and comments out.
"""

import json

import pypandoc

from analysis.mistakes import Mistake
from analysis.readers.limits import limited
from analysis.readers.normal import normal
from analysis.readers.tree import light_markdown, words

LIMITS = ("--sandbox", "+RTS", "-M1024M", "-RTS")
OUT_OF_MEMORY = 251
GARBLED = b"Unsupported code page"
TITLES = ("title", "subtitle", "date")  # styles of Word that pandoc sets apart from the text


def pandoc(data: bytes, *, form: str) -> dict[str, str]:
    """The text of a file in one of pandoc's formats: docx or odt, or rtf or html in UTF-8."""
    document = parsed(data, form)
    named = [document["meta"].get(name) for name in TITLES if form != "html"]
    titles = [f"# {' '.join(words(title['c']).split())}" for title in named if title]
    return {"text": normal("\n\n".join([*titles, light_markdown(document["blocks"])]))}


def parsed(data: bytes, form: str) -> dict:
    command = [pypandoc.get_pandoc_path(), *LIMITS, "--from", form, "--to", "json"]
    ran = limited(command, data)
    if ran.returncode == OUT_OF_MEMORY:
        raise Mistake(TOO_HEAVY)
    if ran.returncode:
        raise Mistake(
            f"dit is geen leesbaar .{form}-bestand (misschien beschadigd): open het, sla het "
            "opnieuw op en lever het nog eens aan."
        )
    if GARBLED in ran.stderr:
        raise Mistake(LETTERS)
    return json.loads(ran.stdout)


TOO_HEAVY = (
    "het bestand is te zwaar om te lezen: kopieer de tekst naar een nieuw, leeg document en lever "
    "dat aan."
)
LETTERS = "de letters in het bestand zijn niet goed te lezen: open het en sla het op als .docx."
