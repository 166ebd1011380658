"""Word, LibreOffice, RTF and HTML by way of pandoc.

pandoc takes tracked insertions in, and leaves deletions and comments out. It reads no footnotes
in RTF.
"""

import json
import subprocess

import pypandoc

from analysis.mistakes import Mistake
from analysis.readers.normal import decoded, normal
from analysis.readers.tree import light_markdown, words

LIMITS = ("--sandbox", "+RTS", "-M1024M", "-RTS")
SECONDS = 120
TITLES = ("title", "subtitle", "date")  # styles of Word that pandoc sets apart from the text


def pandoc(data: bytes, *, form: str) -> dict[str, str]:
    """The text of a file in one of pandoc's formats: docx, odt, rtf or html."""
    document = parsed(data if form in ("docx", "odt") else decoded(data).encode(), form)
    named = [document["meta"].get(name) for name in TITLES if form != "html"]
    titles = [f"# {' '.join(words(title['c']).split())}" for title in named if title]
    return {"text": normal("\n\n".join([*titles, light_markdown(document["blocks"])]))}


def parsed(data: bytes, form: str) -> dict:
    command = [pypandoc.get_pandoc_path(), *LIMITS, "--from", form, "--to", "json"]
    ran = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    if ran.returncode:
        raise Mistake(
            f"dit is geen leesbaar .{form}-bestand (misschien beschadigd): open het, sla het "
            "opnieuw op en lever het nog eens aan."
        )
    return json.loads(ran.stdout)
