"""Elements as a file that every program reads: UTF-8 without a byte order mark, LF."""

import re

from lxml import etree

UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_bytes(root: etree._Element) -> bytes:
    body = etree.tostring(root, encoding="UTF-8", pretty_print=True)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + body


def writable(text: str) -> str:
    """The text on one line, without characters that XML cannot hold."""
    return " ".join(UNWRITABLE.sub("", text).split())
