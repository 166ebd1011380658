"""The text of a source in a project, as stored and as we compare it."""

from typing import NamedTuple

from lxml.etree import _Element as Element

from analysis.exchange.opened import Project, inside, last

MARK = "\ufeff"


class RawText(NamedTuple):
    """A text as stored, without byte order marks, and whether it began with one."""

    stored: str
    marked: bool

    @property
    def plain(self) -> str:
        return self.stored.replace("\r\n", "\n").replace("\r", "\n")


def raw_text(source: Element, project: Project) -> RawText | None:
    """The plain text of this source: in the XML or in a file; None if it is not there."""
    for content in inside(source, "PlainTextContent"):
        return RawText(content.text or "", False)
    stored = project.files.get(last(source.get("plainTextPath") or "")[0])
    if stored is None:
        return None
    text = decoded(stored)
    return RawText(text.lstrip(MARK), text.startswith(MARK))


def decoded(stored: bytes) -> str:
    """The text with its byte order mark; UTF-8, UTF-16 with a mark, or else Windows-1252."""
    if stored[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return MARK + stored.decode("utf-16", errors="replace")
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError:
        return stored.decode("cp1252", errors="replace")
