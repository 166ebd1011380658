"""LibreOffice files: pandoc reads them, but not what stands in a text box."""

import io
import zipfile

from analysis.readers.pandoc import pandoc

CONTENT = "content.xml"
BOX = b"<draw:text-box"


def odt(data: bytes) -> dict[str, str]:
    """The text of a LibreOffice file in light Markdown, or with a problem if a part is missed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        boxed = CONTENT in package.namelist() and BOX in package.read(CONTENT)
    return pandoc(data, form="odt") | {"problem": TEXT_BOX if boxed else ""}


TEXT_BOX = (
    "in het bestand staat een tekstvak, en dat wordt niet gelezen: zet de tekst daarvan tussen de "
    "gewone tekst."
)
