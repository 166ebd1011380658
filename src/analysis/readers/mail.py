"""Messages as most mail programs save them (.eml)."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from analysis.mistakes import Mistake
from analysis.readers.html import html
from analysis.readers.message import ORNAMENT, message
from analysis.readers.normal import decoded
from analysis.readers.notices import attachment
from analysis.readers.package import DAMAGED

HEADERS = ("from", "date", "subject", "mime-version", "received")
SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature")
FLOWED = re.compile(r"(?<!\n--) \r?\n")  # a space before a line end: the line goes on (RFC 3676)


def mail(data: bytes) -> dict:
    """The subject as a title and the text of a message; a row for each attachment."""
    parsed = message_from_bytes(data, policy=policy.default)
    if not any(name in parsed for name in HEADERS):
        raise Mistake(DAMAGED)
    aside = [attachment(name_of(part)) for part in attachments(parsed)]
    return message(str(parsed["subject"] or ""), body(parsed), aside)


def body(part: EmailMessage) -> str:
    """The text of a part; of alternatives the plainest that says something."""
    if is_attached(part):
        return ""
    kind = part.get_content_type()
    if kind == "text/plain":
        return plain(part)
    if kind == "text/html":
        return html(letters(part).encode())["text"]
    texts = [text for inner in part.iter_parts() if (text := body(inner)).strip()]
    return "\n\n".join(texts[:1] if kind == "multipart/alternative" else texts)


def is_attached(part: EmailMessage) -> bool:
    shown = part.get_content_maintype() in ("text", "multipart")
    named = part.get_filename() is not None
    return not shown or named or part.get_content_disposition() == "attachment"


def plain(part: EmailMessage) -> str:
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return FLOWED.sub(" ", letters(part)) if flowed else letters(part)


def letters(part: EmailMessage) -> str:
    """The text of one part, in the encoding that it names or else in the one it has."""
    data = part.get_payload(decode=True) or b""
    try:
        return data.decode(part.get_content_charset("ascii"))
    except (LookupError, ValueError):
        return decoded(data)


def attachments(part: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that are no text of this message, apart from its signature and ornaments."""
    if part.get_content_maintype() == "multipart":
        for inner in part.iter_parts():
            yield from attachments(inner)
    elif part.get_content_type() not in SIGNATURES and is_attached(part) and not ornament(part):
        yield part


def name_of(part: EmailMessage) -> str:
    forwarded = part.get_content_type() == "message/rfc822"
    return part.get_filename() or ("doorgestuurd bericht" if forwarded else "zonder naam")


def ornament(part: EmailMessage) -> bool:
    picture = part.get_content_maintype() == "image" and not part.is_multipart()
    inside = picture and part.get_content_disposition() != "attachment"
    return inside and len(part.get_payload(decode=True) or b"") < ORNAMENT
