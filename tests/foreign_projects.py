"""Small projects as other programs write them: with their line ends, marks and ways to count."""

import io
import zipfile
from pathlib import Path

HEAD = '<?xml version="1.0" encoding="utf-8"?>'
PROJECT = """{head}
<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="{origin}">
 <Users><User guid="11111111-1111-1111-1111-111111111111" name="Anna"/></Users>
 <CodeBook><Codes>{codes}</Codes></CodeBook>
 {variables}
 <Sources>{sources}</Sources>
 {sets}
</Project>"""
CODE = '<Code guid="{guid}" name="{name}" isCodable="true"/>'
SELECTION = (
    '<PlainTextSelection guid="{guid}" name="{name}" startPosition="{start}" endPosition="{end}">'
    '<Coding guid="{guid}" creatingUser="{{{user}}}"><CodeRef targetGUID="{code}"/></Coding>'
    "</PlainTextSelection>"
)
USER = "11111111-1111-1111-1111-111111111111"


def guid(number: int) -> str:
    return f"00000000-0000-0000-0000-{number:012x}"


def source(body: str, name: str = "A01-2022-09-13.txt", extra: str = "") -> str:
    """A text with codings; its file is called `text.txt`."""
    about = f'guid="{guid(9)}" name="{name}" plainTextPath="internal://text.txt"'
    return f"<TextSource {about}>{body}{extra}</TextSource>"


def marked(spans: list[tuple[int, int, str]], code: str = guid(1)) -> str:
    """Selections from start to end, with a name."""
    return "".join(
        SELECTION.format(guid=guid(100 + at), name=name, start=start, end=end, user=USER, code=code)
        for at, (start, end, name) in enumerate(spans)
    )


def project(
    path: Path, sources: str, files: dict[str, bytes], *, codes: str = "",
    root: str = "project.qde", origin: str = "QualCoder-4", variables: str = "",
    sets: str = "", head: str = HEAD,
) -> Path:  # fmt: skip
    """A .qdpx with one code called Feedback vragen, unless others are given."""
    codes = codes or CODE.format(guid=guid(1), name="Feedback vragen")
    parts = {"codes": codes, "sources": sources, "variables": variables, "sets": sets}
    xml = PROJECT.format(head=head, origin=origin, **parts)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(root, xml)
        for name, body in files.items():
            package.writestr(name, body)
    path.write_bytes(made.getvalue())
    return path
