"""A file is read as what it is, whatever it is called; what is no text is told."""

import os

import pytest
from delivered import made, only, printed, read, word_file, zipped

RTF, HTML = rb"{\rtf1 Een zin.\par}", b"<!-- x -->\n<!DOCTYPE html><p>Een zin."
MAIL = b"Subject: A03 4-10-2022\n\nEen zin."
PDF = printed([(40, 500, 10, 0, "Een zin.")])
UNPACK = "pak het uit"
PHOTO, SOUND = "geen tekst in een foto of scan: typ de tekst over", "opname van geluid of beeld"


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".doc", RTF),
        (".docx", RTF),
        (".doc", HTML),
        (".txt", HTML),
        (".docx", PDF),
        ("", PDF),
        ("", b"Een zin."),
        (".TXT", b"Een zin."),
        (".text", b"Een zin."),
        (".txt", "Een zin.".encode("utf-16-le")),
        (".txt", "Een zin.".encode("utf-16-be")),
        (".eml", MAIL),
    ],
)
def test_a_file_is_read_as_what_it_is(tmp_path, suffix, content):
    row = only(tmp_path / f"A03 2022-10-04{suffix}", content)
    assert (row["text"], row["problem"]) == ("Een zin.", "")


def test_a_few_faults_do_not_spoil_the_other_letters(tmp_path):
    content = "Één café, één reünie.".encode() + "é".encode()[:1]
    row = only(tmp_path / "A03 2022-10-04.txt", content)
    assert row["text"] == "Één café, één reünie.\ufffd"


@pytest.mark.parametrize("suffix", [".txt", ".doc", ".pdf", ".odt", ".onbekend", ""])
def test_a_word_file_under_another_name(tmp_path, suffix):
    content = word_file(tmp_path / "x", "Een zin.").read_bytes()
    row = only(tmp_path / "in" / f"A03 2022-10-04{suffix}", content)
    assert (row["text"], row["problem"]) == ("Een zin.", "")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("foto.HEIC", b"x", PHOTO),
        ("scan.tif", b"x", PHOTO),
        ("A03.docx", b"\xff\xd8\xff\xe0", PHOTO),
        ("A03.txt", b"\x89PNG\r\n\x1a\n", PHOTO),
        ("A03", b"\0\0\0\x18ftypheic", PHOTO),
        ("A03.txt", b"\0\0\0\x18ftypM4A ", SOUND),
        ("opname.mp3", b"x", SOUND),
        ("alles.zip", b"x", UNPACK),
        ("A03.txt", zipped(a=b"b"), UNPACK),
        ("A03.txt", b"\x1f\x8b\x08", UNPACK),
        ("A03.txt", zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), ".xlsx"),
        ("A03.docx", zipped(ppt__slides=b""), "presentatie"),
        ("A03.pages", b"x", "Exporteer"),
        ("A03.gdoc", b"{}", "alleen een verwijzing"),
        ("A03.lnk", b"L\0\0\0", "alleen een verwijzing"),
        ("A03.xls", HTML, "oud Office-bestand"),
        ("A03.doc", b"Een zin.", "oud Office-bestand"),
        ("A03.xyz", b"Een zin.", "een bestand op .xyz kan niet gelezen worden"),
        ("A03.rtf", b"Een zin.", "niet wat de naam zegt"),
        ("A03.txt", bytes(range(256)), "hier staat geen gewone tekst"),
        ("A03.csv", bytes(range(256)), "hier staat geen gewone tekst"),
        ("A03.html", b"\0\1\2\3", "hier staat geen gewone tekst"),
    ],
)
def test_what_is_no_text_is_told_in_one_sentence(tmp_path, name, content, sentence):
    row = only(tmp_path / name, content)
    assert row["text"] == ""
    assert sentence in row["problem"]
    assert row["problem"].endswith(".")


def test_a_large_film_is_a_film_and_not_a_large_text(tmp_path):
    film = made(tmp_path / "film.mp4", b"")
    os.truncate(film, 200_000_000)
    assert SOUND in read(film)[0]["problem"]


@pytest.mark.parametrize("megabytes", [200, 1])
def test_a_file_that_is_too_large_is_not_opened(tmp_path, megabytes, monkeypatch):
    path = made(tmp_path / "A03.docx", b"")
    os.truncate(path, megabytes * 1_000_000 + 1)
    monkeypatch.setattr("pathlib.Path.read_bytes", None)
    assert f"het bestand is {megabytes} MB" in read(path)[0]["problem"]
