"""Files damaged on purpose, and every reader that must answer them with a sentence."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

import pandas as pd
import pypandoc
from delivered import printed
from foreign_projects import marked, project, source
from forms_given import FORMS, answered, by_people
from small_practice import TEMPLATES, codebook, no_changes
from test_own_words import facts, form
from test_reading_form import CLEARED, CORPUS, NAMES, TEXT

from analysis.contracts import Exchanged, OwnWords, Received
from analysis.exchanged import exchanged
from analysis.mistakes import Mistake
from analysis.own_words import own_words
from analysis.people_csv import people_csv
from analysis.received import received

RAW = Path(__file__).parents[1] / "data" / "raw" / "2022-09"

DEEP = 20_000
# What has troubled readers of such files before, by what the file is made of.
XML = [
    b'<!DOCTYPE x [<!ENTITY a "b">]>', b"&a;", b"<a>" * DEEP, b"</a>", b"<![CDATA[", b"]]>", b"<?x",
    b' r="1048577"', b' r="XFD1048576"', b' ref="A1:XFD1048576"', b' s="99999"', b' t="d"',
    b"<v>1e999</v>", b"<v>-1</v>", b"&#0;", b"&#xD800;", b' xmlns:w="x"', b'="99999999999999"',
    b'<w:gridSpan w:val="99999999"/>', b"<w:vMerge/>",
]  # fmt: skip
FLAT = [
    b'"', b'""', b"\0", b";", b",", b"\r", b"\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80",
    b"=1+1", b"9" * 400, b"a" * 140_000, "\u2028\u202e\ue600".encode(), b"4-10-2022", b"[" * DEEP,
]  # fmt: skip
FRONT = [
    b"---\n", b"\n---\n", b"? [a\n", b"a: &a [*a]\n", b"!!python/object:os.system x\n", b"<<: *b\n",
    b"date: 0001-01-01\n", b"date: 2022-02-31\n", b"- " * 3_000, b"{a: " * 3_000, b"\t",
    b"date: !!binary =\n", b"datum: .inf\n", b"tekst: 1e400\n", b"? ? ?\n", b"%YAML 9.9\n",
    b"date: 2022-10-04T25:61:61\n",
]  # fmt: skip
PDF = [
    b"/Length 999999999", b"<<" * 500, b"[" * 3_000, b"1 0 R", b"/Kids[2 0 R]", b"/Count 99999999",
    b"/MediaBox[0 0 1e30 -1]", b"stream\n", b"endobj\n", b"(" * 3_000, b"/Filter/FlateDecode",
    b"0 0 0 0 re " * 3_000, b"1e99 0 0 1e99 0 0 cm ",
]  # fmt: skip
ZIPPED = (".docx", ".xlsx", ".odt", ".qdpx")


COLUMNS = {
    "writer": "Deelnemercode",
    "team": "Team",
    "date": "Datum van het gesprek",
    "text": "Wat gebeurde er en wat deed dit met je?",
}
MAIL = "Subject: A03 4-10-2022\nMIME-Version: 1.0\nContent-Type: text/plain\n\nEen zin.\n"


class Reader(NamedTuple):
    """A sound file to begin with, how it is called, and who reads it."""

    content: bytes
    name: str
    read: Callable[[Path], object]


def readers(folder: Path) -> dict[str, Reader]:
    """Every reader of files that people give, by what it reads."""
    kinds = ("docx", "odt", "xlsx", "csv", "pdf", "txt")
    every = {
        kind: Reader(example(f".{kind}", folder), f"A03 2022-10-04.{kind}", check) for kind in kinds
    }
    every["md"] = Reader(FRONT_MATTER, "A03.md", check)
    every["small pdf"] = Reader(printed([(40, 500, 10, 0, "Een zin.")]), "A03.pdf", check)
    every["project"] = Reader(exported(folder), "terug.qdpx", by_program)
    every["own words"] = Reader(form(folder, facts()).read_bytes(), "woorden.docx", by_researchers)
    every["table"] = Reader(TABLE, "codering.csv", listed(by_people))
    every["lines"] = Reader(LINES, "codering.jsonl", listed(by_people))
    every["moments"] = Reader(MOMENTS, "moments.csv", people_csv)
    for name, one in FORMS.items():
        path = answered(one.made(made(folder / name)), one, one.answer)
        every[f"form {name}"] = Reader(path.read_bytes(), path.name, listed(one.read))
    return every


FRONT_MATTER = b"---\nschrijver: A03\ndatum: 2022-10-04\nsoort: dagboek\n---\n# Dag\n\nEen zin.\n"
TABLE = 'Codeur;Tekst;Citaat;Begin;Code\r\nJ;A01;één;0;vragen\r\nK;A01;"a;b";;macht\r\n'.encode()
LINES = b'{"coder": "J", "document": "A01", "code": "vragen", "start": 0, "end": 4}\n' * 3
MOMENTS = b"moment;title;cutoff;A\r\nintake;Intake;6-9-2022;6-9-2022\r\n"


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def exported(folder: Path) -> bytes:
    text = TEXT.encode()
    spans = [(0, 13, TEXT[:13])]
    return project(
        folder / "x.qdpx", source(marked(spans), f"{NAMES[0]}.txt"), {"sources/text.txt": text}
    ).read_bytes()


def listed(read: Callable[[list[Path]], object]) -> Callable[[Path], object]:
    return lambda path: read([path])


def by_program(path: Path) -> pd.DataFrame:
    tables = CLEARED, CORPUS, codebook(), no_changes()
    return Exchanged.validate(exchanged([path], *tables, words=TEMPLATES / "exchange.yaml"))


def by_researchers(path: Path) -> pd.DataFrame:
    return OwnWords.validate(own_words([path]))


def tried(reader: Reader, folder: Path, content: bytes) -> bool:
    """Whether the reader took it; a Mistake is an answer too, anything else is a fault."""
    (path := folder / reader.name).write_bytes(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader.read(path)
    except Mistake as mistake:
        assert str(mistake).strip() and "Traceback" not in str(mistake)
        return False
    return True


def mutated(reader: Reader, draw: Random) -> bytes:
    """The file with a few damages; of a package mostly to one of its parts, then packed again."""
    suffix = Path(reader.name).suffix
    if suffix in ZIPPED and draw.random() < 0.8:
        return repacked(reader.content, draw)
    known = {".pdf": PDF, ".md": FRONT + FLAT}.get(suffix, FLAT)
    return spoiled(reader.content, draw, known)


def repacked(content: bytes, draw: Random) -> bytes:
    """A package with a part damaged, left out, doubled, swapped with another, or made huge."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    at, other = draw.randrange(len(parts)), draw.randrange(len(parts))
    (name, body), (its_name, its_body) = parts[at], parts[other]
    match draw.choice(["spoil", "spoil", "spoil", "spoil", "drop", "double", "swap", "huge"]):
        case "spoil":
            parts[at] = name, spoiled(body, draw, XML)
        case "drop":
            parts.pop(at)
        case "double":
            parts.append((name, spoiled(body, draw, XML)))
        case "swap":
            parts[at], parts[other] = (its_name, body), (name, its_body)
        case "huge":
            parts[at] = name, body + b" " * draw.choice([10**6, 10**7, 5 * 10**7])
    made_again = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made_again, "w", 8) as package:
        warnings.simplefilter("ignore")  # a name that is there twice
        for name, body in parts:
            package.writestr(name, body)
    return made_again.getvalue()


def spoiled(content: bytes, draw: Random, known: list[bytes]) -> bytes:
    """One to four damages: bits turned over, a piece cut, doubled or moved, trouble put in."""
    body = bytearray(content)
    for _ in range(draw.randint(1, 4)):
        at, size = draw.randrange(len(body) + 1), draw.choice([1, 4, 40, 400])
        match draw.choice(["bit", "cut", "double", "end", "known", "known", "number"]):
            case "bit" if at < len(body):
                body[at] ^= 1 << draw.randrange(8)
            case "cut":
                del body[at : at + size]
            case "double":
                body[at:at] = body[at : at + size] * draw.choice([1, 2, 50])
            case "end":
                del body[draw.randrange(len(body) // 2, len(body) + 1) :]
            case "known":
                body[at:at] = draw.choice(known)
            case "number":
                body = bytearray(renumbered(bytes(body), draw))
    return bytes(body)


def renumbered(content: bytes, draw: Random) -> bytes:
    """Another number in the place of one of its numbers."""
    places = list(re.finditer(rb"\d+", content))
    if not places:
        return content
    place, number = (
        draw.choice(places),
        draw.choice([b"0", b"-1", b"1048577", b"9" * 30, b"1e9", b""]),
    )
    return content[: place.start()] + number + content[place.end() :]


def check(path: Path) -> None:
    rows = Received.validate(
        received(
            path.parent,
            writer_pattern=r"[A-Z]\d\d",
            form_columns=COLUMNS,
            max_megabytes=1,
            without=[],
        )
    )
    assert len(rows) >= 1
    assert set(rows["source"]) == {path.as_posix()}
    assert (rows["text"].ne("") | rows["problem"].ne("")).all()
    rows["text"].str.encode("utf-8")


def example(suffix: str, folder: Path) -> bytes:
    """A file of the example delivery, or one made of its words."""
    found = sorted(RAW.rglob(f"*{suffix}"))
    if found:
        return found[0].read_bytes()
    words = sorted(RAW.rglob("*.txt"))[0].read_text(encoding="utf-8")
    if suffix == ".csv":
        return f'{";".join(COLUMNS.values())}\nB01;B;4-10-2022;"{words}"\n'.encode()
    if suffix == ".eml":
        return (MAIL + words).encode()
    made_of = folder / f"example{suffix}"
    pypandoc.convert_text(
        words, suffix[1:], format="markdown", outputfile=str(made_of), extra_args=["-s"]
    )
    return made_of.read_bytes()
