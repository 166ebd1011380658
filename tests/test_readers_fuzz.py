"""Whatever comes in: no file stops the others, and none goes unseen."""

import io
from random import Random

import openpyxl
import pytest
from delivered import OLE, made, parts_of, zipped
from forms_given import FORMS
from fuzzed import check, example, mutated, readers, tried
from hypothesis import given, settings
from hypothesis import strategies as st

STEADY = settings(deadline=None, derandomize=True, database=None)
# How many examples of each kind: some run another program for each.
EXAMPLES = {
    **dict.fromkeys([".csv", ".txt", ".md", ".eml"], 25),
    **dict.fromkeys([".docx", ".odt", ".xlsx"], 15),
    **dict.fromkeys([".rtf", ".html", ".pdf"], 6),
}
STARTS = [b"", b"PK\x03\x04", b"%PDF-1.4\n", b"{\\rtf1 ", b"<html>", OLE, b"\xff\xfe"]


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


# Those above are read by other programs; these are read here, some in a process of their own.
SEEDS = {"pdf": 1, "small pdf": 2, "docx": 2, "odt": 2, "own words": 8, "project": 8, "xlsx": 8}
SEEDS |= {"md": 8, "csv": 12, "table": 12, "lines": 12}


NAMES = ["csv", "docx", "lines", "md", "moments", "odt", "own words", "pdf", "project", "small pdf"]
NAMES += ["table", "txt", "xlsx", *(f"form {name}" for name in FORMS)]


@pytest.fixture(scope="module")
def every(tmp_path_factory):
    return readers(tmp_path_factory.mktemp("made"))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_cut_doubled_swapped_or_stuffed_gives_a_sentence(tmp_path_factory, every, name):
    reader, folder = every[name], tmp_path_factory.mktemp("in")
    tried(reader, folder, reader.content)

    @settings(STEADY, max_examples=SEEDS.get(name, 3))
    @given(st.integers(0, 2**32))
    def attempt(seed):
        tried(reader, folder, mutated(reader, Random(seed)))

    attempt()


def part_with(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with something else in one of its parts."""
    parts = parts_of(content)
    assert old in parts[part]
    return zipped(**parts | {part: parts[part].replace(old, new, 1)})


SHEET, FAR = "xl__worksheets__sheet1.xml", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
DOCUMENT, WIDE = "word__document.xml", b'<w:tcPr><w:gridSpan w:val="99999999"/>'
# What stopped a reader with an error of its own, or without end, before it was found.
FOUND = [
    ("form quotes", SHEET, b"</sheetData>", FAR + b"</sheetData>", True),
    ("form quotes", SHEET, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', False),
    ("own words", DOCUMENT, b"<w:tcPr>", WIDE, True),
    ("own words", DOCUMENT, b"<w:document ", b"<w:styles ", False),
    ("project", "sources__text.txt", b"is", b" " * 10_000_001, False),
]


@pytest.mark.parametrize(("name", "part", "old", "new", "taken"), FOUND)
def test_what_once_stopped_a_reader_does_no_more(tmp_path, every, name, part, old, new, taken):
    content = part_with(every[name].content, part, old, new)
    if b"<w:styles " in new:
        content = part_with(content, part, b"</w:document>", b"</w:styles>")
    assert tried(every[name], tmp_path, content) is taken


@pytest.mark.parametrize(
    ("name", "old", "new", "taken"),
    [
        ("table", b"A01", b"x" * 140_000, False),
        ("lines", b"{", b"[" * 20_000, False),
        ("lines", b"A01", "één".encode("cp1252"), True),
    ],
)
def test_a_table_that_once_stopped_a_reader_does_no_more(tmp_path, every, name, old, new, taken):
    assert tried(every[name], tmp_path, every[name].content.replace(old, new, 1)) is taken


@pytest.mark.parametrize("name", ["privacy", "quotes", "strangers", "card"])
def test_a_key_with_a_number_that_is_none_is_told(tmp_path, every, name):
    """Figures such as ² count as digits and cannot be read as a number."""
    book = openpyxl.load_workbook(io.BytesIO(every[f"form {name}"].content))
    page = book[FORMS[name].sheet]
    page.cell(page.max_row, page.max_column).value = "|".join(["plek", "naam", "x", "²", "³"])
    book.save(tmp_path / "x.xlsx")
    content = (tmp_path / "x.xlsx").read_bytes()
    assert tried(every[f"form {name}"], tmp_path, content) is False
