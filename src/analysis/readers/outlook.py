"""Messages as Outlook saves them (.msg): a container of streams, one a property.

The name of a stream ends in its property, such as 0037 for the subject, and its type, such as
001F for UTF-16 and 001E for a code page ([MS-OXMSG] 2.2).
"""

import io
import re

import olefile

from analysis.mistakes import Mistake
from analysis.readers.html import html
from analysis.readers.message import ORNAMENT, message
from analysis.readers.normal import decoded
from analysis.readers.notices import attachment

PROPERTIES = "__properties_version1.0"
ATTACHED = "__attach_version1.0_"
SUBJECT, BODY, PAGE, RICH = "0037", "1000", "1013", "1009"
NAMES = ("3707", "3704", "3001")  # of an attachment: the long name, the short one, that shown
CONTENT, SHOWN_AS = "3701", "3712"  # of an attachment: its bytes, and how the text refers to it
PICTURE = re.compile(r"(?i).*\.(png|gif|jpe?g|bmp)")


def is_message(data: bytes) -> bool:
    """Whether a container of streams is a message: that alone has properties at its root."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return container.exists(PROPERTIES)
    except OSError:
        return False


def outlook(data: bytes) -> dict:
    """The subject as a title and the text of a message; a row for each attachment."""
    with olefile.OleFileIO(io.BytesIO(data)) as container:
        text, page = said(container, BODY), stream(container, PAGE, "0102")
        if page and not text.strip():
            text = html(page)["text"]
        if not text.strip() and stream(container, RICH, "0102"):
            raise Mistake(ONLY_RICH)
        names = attachments(container)
        return message(said(container, SUBJECT), text, [*map(attachment, names)])


ONLY_RICH = (
    "de tekst van dit bericht is niet te lezen: sla het bericht op als .eml, of kopieer de tekst "
    "naar Word."
)


def said(container: olefile.OleFileIO, what: str, where: str = "") -> str:
    """A property that is a text; empty if there is none."""
    wide = stream(container, what, "001F", where)
    return (
        wide.decode("utf-16-le", "replace")
        if wide
        else decoded(stream(container, what, "001E", where))
    )


def stream(container: olefile.OleFileIO, what: str, kind: str, where: str = "") -> bytes:
    name = f"{where}__substg1.0_{what}{kind}"
    return container.openstream(name).read() if container.exists(name) else b""


def attachments(container: olefile.OleFileIO) -> list[str]:
    """The names of the files that came along, without the ornaments of the text."""
    folders = sorted({path[0] for path in container.listdir() if path[0].startswith(ATTACHED)})
    names = []
    for folder in (f"{folder}/" for folder in folders):
        found = (said(container, what, folder).rstrip("\0") for what in NAMES)
        name = next(filter(None, found), "zonder naam")
        inside = PICTURE.fullmatch(name) and said(container, SHOWN_AS, folder)
        if not inside or len(stream(container, CONTENT, "0102", folder)) >= ORNAMENT:
            names.append(name)
    return names
