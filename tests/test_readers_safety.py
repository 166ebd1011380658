"""Files that are made to do harm, or do it by accident, do none: each becomes one sentence."""

import io
import subprocess
import sys
import warnings
import zipfile

import pypandoc
import pytest
from delivered import HEADER, form_file, made, only, parts_of, printed, word_file, zipped

from analysis.readers import limits, normal, pandoc

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{}"><!ENTITY b "{}"><!ENTITY c "{}">]>'
).format("ha" * 50, "&a;" * 50, "&b;" * 50)
ELSEWHERE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
UNSAFE = "onveilig kan zijn: kopieer de tekst naar een nieuw, leeg document"


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> dict[str, dict[str, bytes]]:
    """A good file of each kind as its parts."""
    folder = tmp_path_factory.mktemp("good")
    libre = folder / "x.odt"
    pypandoc.convert_text("Een zin.", "odt", format="markdown", outputfile=str(libre))
    return {
        "docx": parts_of(word_file(folder / "x.docx", "Een zin.").read_bytes()),
        "odt": parts_of(libre.read_bytes()),
        "xlsx": parts_of(form_file(folder / "x.xlsx", HEADER).read_bytes()),
    }


PARTS = [
    ("docx", "word__document.xml"),
    ("docx", "word__styles.xml"),
    ("docx", "word___rels__document.xml.rels"),
    ("odt", "content.xml"),
    ("xlsx", "xl__worksheets__sheet1.xml"),
    ("xlsx", "xl__workbook.xml"),
]


@pytest.mark.parametrize("declaration", [BOMB, ELSEWHERE], ids=["laughs", "elsewhere"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(("kind", "part"), PARTS)
def test_a_file_that_declares_entities_is_not_opened(
    tmp_path, good, kind, part, encoding, declaration
):
    parts = good[kind]
    xml = declaration + parts[part].decode().partition("?>")[2].replace("zin", "&c;&a;")
    content = zipped(**parts | {part: xml.encode(encoding)})
    assert UNSAFE in only(tmp_path / "in" / f"A03.{kind}", content)["problem"]


@pytest.mark.parametrize("encoding", ["utf-7", "cp037"])
def test_a_file_that_hides_its_letters_is_not_read(tmp_path, good, encoding):
    parts = good["docx"]
    xml = BOMB.replace("?>", f' encoding="{encoding}"?>', 1).replace("<!", "+ADwAIQ-")
    content = zipped(**parts | {"word__document.xml": xml.encode()})
    row = only(tmp_path / "in" / "A03.docx", content)
    assert UNSAFE in row["problem"]


@pytest.mark.parametrize("name", ["../../weg.txt", "/etc/weg", "C:/weg", "word/../../weg"])
def test_a_part_that_wants_to_go_elsewhere_stops_the_file(tmp_path, good, name):
    content = zipped(**good["docx"] | {name.replace("/", "__"): b"x"})
    assert UNSAFE in only(tmp_path / "in" / "A03.docx", content)["problem"]
    assert not (tmp_path.parent / "weg.txt").exists()


def test_bombs_of_size_of_number_and_in_one_another(tmp_path, good):
    parts = good["docx"]
    inner = zipped(a=b"0" * 5_000_000)
    cases = {
        "A01.docx": zipped(**parts, a=b"0" * 20_000_001),
        "A02.docx": zipped(**parts, **{f"p{number}": b"" for number in range(5_001)}),
        "A03.docx": zipped(**parts | {"word__document.xml": b" " * 4_000_001}),
    }
    for name, content in cases.items():
        assert "uitgepakt veel te groot" in only(tmp_path / name, content)["problem"], name
    nested = zipped(**parts, word__embeddings__a=zipped(**{f"b{n}": inner for n in range(9)}))
    assert only(tmp_path / "A04 2022-10-04.docx", nested)["text"] == "Een zin."


def test_a_part_that_is_there_twice_or_lies_about_its_size(tmp_path, good):
    parts = good["docx"]
    buffer = io.BytesIO(zipped(**parts))
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "a") as package:
        warnings.simplefilter("ignore")
        package.writestr("word/document.xml", BOMB + "<x/>")
        package.writestr("word/document.xml", parts["word__document.xml"])
    assert UNSAFE in only(tmp_path / "in" / "A03.docx", buffer.getvalue())["problem"]
    content = zipped(**parts)
    size = len(parts["word__document.xml"]).to_bytes(4, "little")
    assert size in content
    lying = content.replace(size, (10).to_bytes(4, "little"))
    assert "beschadigd" in only(tmp_path / "in" / "A04.docx", lying)["problem"]


def test_a_protected_zip_is_told(tmp_path, good):
    content = bytearray(zipped(**good["docx"]))
    start = content.index(b"PK\x01\x02")
    content[start + 8] |= 1
    assert "heeft een wachtwoord" in only(tmp_path / "in" / "A03.docx", bytes(content))["problem"]


def test_nothing_is_fetched_for_a_page(tmp_path):
    secret = made(tmp_path / "elders.html", "<p>geheim</p>").as_uri()
    tags = "iframe", "object", "embed", "img", "link"
    page = "".join(
        f"<{tag} src='{secret}' data='{secret}' href='{secret}'></{tag}>" for tag in tags
    )
    row = only(tmp_path / "in" / "A03 2022-10-04.html", f"<html><p>Een zin.</p>{page}")
    assert row["text"] == "Een zin."


def test_pandoc_is_always_run_in_its_sandbox_and_within_limits(tmp_path, monkeypatch):
    seen = []

    def watched(command, **options):
        seen.append((command, options["timeout"]))
        return ran(command, **options)

    ran = subprocess.run
    monkeypatch.setattr(subprocess, "run", watched)
    only(tmp_path / "A03 2022-10-04.html", "<html>Een zin.")
    ((command, timeout),) = seen
    assert {"--sandbox", "-M1024M"} <= set(command)
    assert timeout == 30


@pytest.mark.parametrize(
    ("suffix", "content"),
    [("html", b"<html>Een zin."), ("pdf", printed([(40, 500, 10, 0, "Een zin.")]))],
)
def test_a_reader_that_hangs_is_stopped(tmp_path, monkeypatch, suffix, content):
    monkeypatch.setattr(limits, "SECONDS", 0.001)
    row = only(tmp_path / f"A03 2022-10-04.{suffix}", content)
    assert "duurde langer dan 0.001 seconden en is gestopt" in row["problem"]


def test_a_file_that_needs_too_much_memory_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(pandoc, "LIMITS", ("--sandbox", "+RTS", "-M1M", "-RTS"))
    row = only(tmp_path / "A03 2022-10-04.html", "<html>" + "Een zin. " * 10_000)
    assert "te zwaar om te lezen" in row["problem"]


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process is held to its memory")
def test_a_process_of_its_own_is_held_to_its_memory():
    hungry = (
        "from analysis.readers import limits\nlimits.limit_memory()\nbytearray(3 * limits.MEMORY)"
    )
    done = subprocess.run([sys.executable, "-c", hungry], capture_output=True, text=True)
    assert done.stderr.strip().endswith("MemoryError")


def test_what_goes_wrong_in_a_process_of_its_own_is_not_told_further(tmp_path):
    page = printed([(40, 500, 10, 0, "geheim")]).replace(b"/MediaBox[0 0 400 600]", b"/MediaBox[]")
    row = only(tmp_path / "A03 2022-10-04.pdf", page)
    assert row["problem"]
    assert "geheim" not in row["problem"]


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul><li"])
def test_a_page_that_is_nested_without_end_is_told(tmp_path, monkeypatch, tag):
    monkeypatch.setattr(limits, "SECONDS", 1)
    row = only(tmp_path / "A03 2022-10-04.html", f"<html>{f'<{tag}>' * 20_000}Een zin.")
    assert bool(row["text"]) != bool(row["problem"])


def test_remarks_without_end_at_the_top_of_a_page_take_no_time(tmp_path):
    assert only(tmp_path / "A03 2022-10-04.txt", b"<!---->" * 580)["problem"]


def test_a_text_that_no_person_wrote_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(normal, "MOST_LETTERS", 7)
    assert only(tmp_path / "A03 2022-10-04.txt", "Een zin")["text"] == "Een zin"
    assert "vijf miljoen letters" in only(tmp_path / "A03 2022-10-04.txt", "Een zin.")["problem"]
