"""Whatever comes in: no file stops the others, and none goes unseen."""

from pathlib import Path

import pypandoc
import pytest
from delivered import OLE, made, parts_of, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.contracts import Received
from analysis.received import received

RAW = Path(__file__).parents[1] / "data" / "raw" / "2022-09"
STEADY = settings(deadline=None, derandomize=True, database=None)
# How many examples of each kind: some run another program for each.
EXAMPLES = {
    **dict.fromkeys([".csv", ".txt", ".md", ".eml"], 25),
    **dict.fromkeys([".docx", ".odt", ".xlsx"], 15),
    **dict.fromkeys([".rtf", ".html", ".pdf"], 6),
}
STARTS = [b"", b"PK\x03\x04", b"%PDF-1.4\n", b"{\\rtf1 ", b"<html>", OLE, b"\xff\xfe"]
COLUMNS = {
    "writer": "Deelnemercode",
    "team": "Team",
    "date": "Datum van het gesprek",
    "text": "Wat gebeurde er en wat deed dit met je?",
}
MAIL = "Subject: A03 4-10-2022\nMIME-Version: 1.0\nContent-Type: text/plain\n\nEen zin.\n"


def damages(size: int):
    """Where a file is cut off, and which bits of it are turned over."""
    cut = st.one_of(st.just(size), st.integers(0, size))
    bit = st.tuples(st.integers(0, size - 1), st.integers(0, 7))
    return st.tuples(cut, st.lists(bit, min_size=1, max_size=20))


def damaged(content: bytes, cut: int, bits: list[tuple[int, int]]) -> bytes:
    changed = bytearray(content)
    for place, bit in bits:
        changed[place] ^= 1 << bit
    return bytes(changed[:cut])


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


@pytest.mark.parametrize("suffix", EXAMPLES)
def test_a_damaged_file_gives_a_text_or_a_sentence(tmp_path_factory, suffix):
    folder = tmp_path_factory.mktemp("in")
    content = example(suffix, tmp_path_factory.mktemp("made"))

    @settings(STEADY, max_examples=EXAMPLES[suffix])
    @given(damages(len(content)))
    def attempt(damage):
        check(made(folder / f"A03 2022-10-04{suffix}", damaged(content, *damage)))

    attempt()


PARTS = [
    (".docx", "word__document.xml"),
    (".docx", "word__styles.xml"),
    (".odt", "content.xml"),
    (".xlsx", "xl__worksheets__sheet1.xml"),
    (".xlsx", "xl__workbook.xml"),
]


@pytest.mark.parametrize(("suffix", "part"), PARTS)
def test_a_damaged_part_of_a_file_gives_a_text_or_a_sentence(tmp_path_factory, suffix, part):
    folder = tmp_path_factory.mktemp("in")
    parts = parts_of(example(suffix, folder))

    @settings(STEADY, max_examples=5)
    @given(damages(len(parts[part])))
    def attempt(damage):
        content = zipped(**parts | {part: damaged(parts[part], *damage)})
        check(made(folder / f"A03 2022-10-04{suffix}", content))

    attempt()


@settings(STEADY, max_examples=40)
@given(
    start=st.sampled_from(STARTS),
    noise=st.binary(max_size=300),
    suffix=st.sampled_from([*EXAMPLES, ".msg", ".doc", ""]),
)
def test_noise_gives_a_text_or_a_sentence(tmp_path_factory, start, noise, suffix):
    check(made(tmp_path_factory.mktemp("in") / f"A03 2022-10-04{suffix}", start + noise))
