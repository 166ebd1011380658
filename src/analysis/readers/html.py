"""Web pages."""

from analysis.readers.normal import decoded
from analysis.readers.pandoc import pandoc


def html(data: bytes) -> dict[str, str]:
    """The text of a web page in light Markdown; what it shows from elsewhere is left out."""
    return pandoc(decoded(data).encode(), form="html")
