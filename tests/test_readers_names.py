"""Names of files: junk is passed over, links stay inside, and a name says whose a text is."""

import os
from pathlib import Path

import pytest
from delivered import COLUMNS, made, only, read

from analysis.received import received


@pytest.mark.parametrize(
    "name",
    [
        "__MACOSX/A/._Dagboek A03.docx",
        "__MACOSX/A03 2022-10-04.txt",
        ".Trash-1000/files/A03 2022-10-04.txt",
        "$RECYCLE.BIN/A03 2022-10-04.txt",
        "A/Thumbs.db",
        "A/ehthumbs.db",
        "A/~WRL0003.tmp",
        "A/Icon\r",
    ],
)
def test_what_systems_leave_behind_gives_no_row(tmp_path, name):
    made(tmp_path / "in" / name, "tekst")
    assert rows_in(tmp_path / "in").empty


def rows_in(folder: Path):
    return received(
        folder,
        writer_pattern=r"[A-Z]\d\d",
        form_columns=COLUMNS,
        max_megabytes=1,
        without=[],
    )


def test_links_are_followed_only_within_the_delivery(tmp_path):
    outside = made(tmp_path / "elders" / "geheim 2022-10-04.txt", "geheim")
    folder = tmp_path / "in"
    inside = made(folder / "A01 2022-10-04.txt", "eigen")
    links = {
        "A02 2022-10-04.txt": inside,
        "A03 2022-10-04.txt": outside,
        "A04 2022-10-04.txt": tmp_path / "weg",
        "A05 2022-10-04.txt": folder / "A05 2022-10-04.txt",
        "map": outside.parent,
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    rows = read(*(folder / name for name in links), folder=folder)
    assert [row["text"] for row in rows] == ["eigen", "", "", "", ""]
    assert all("alleen een verwijzing" in row["problem"] for row in rows[1:])
    assert [len(row["sha256"]) for row in rows] == [64, 0, 0, 0, 0]


def test_a_delivery_may_itself_be_a_link(tmp_path):
    made(tmp_path / "elders" / "A01 2022-10-04.txt", "eigen")
    (tmp_path / "in").symlink_to(tmp_path / "elders")
    (row,) = read(tmp_path / "in" / "A01 2022-10-04.txt")
    assert row["text"] == "eigen"


def test_a_pipe_or_a_closed_folder_is_told(tmp_path, monkeypatch):
    pipe, folder = tmp_path / "A01 2022-10-04.txt", tmp_path / "dicht"
    os.mkfifo(pipe)
    folder.mkdir()
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != folder and may(path, mode))
    rows = read(pipe, folder)
    assert ["kan niet geopend worden" in row["problem"] for row in rows] == [True, True]


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    def refuse(self):
        raise PermissionError(self)

    path = made(tmp_path / "A01.txt", "tekst")
    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert "geef uzelf er rechten op" in read(path)[0]["problem"]


@pytest.mark.parametrize("name", [b"A01 \xe9\xe9n.txt", b"A01 \nx.txt", b"A01 \x07.txt"])
def test_a_name_that_cannot_be_written_down_is_told(tmp_path, name):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"tekst")
    table = rows_in(tmp_path)
    assert list(table["writer"]) == ["A01"]
    assert "zonder vreemde tekens" in table["problem"][0]
    table["source"][0].encode("utf-8")


def test_a_very_long_name_is_a_name(tmp_path):
    row = only(tmp_path / f"A03 2022-10-04 {'x' * 230}.txt", "Een zin.")
    assert (row["writer"], row["text"]) == ("A03", "Een zin.")


@pytest.mark.parametrize(
    ("name", "writer"),
    [
        ("Dagboek A03 (definitief).txt", "A03"),
        ("A03_dagboek_okt.txt", "A03"),
        ("dagboek a03.txt", "A03"),
        ("dagboek_a03_okt22.txt", "A03"),
        ("OKT22 Dagboek A03.txt", "A03"),
        ("dagboek a03 a03.txt", "A03"),
        ("dagboek a03 of a04.txt", None),
        ("dagboek okt22.txt", None),
    ],
)
def test_the_code_of_the_writer_in_the_name(tmp_path, name, writer):
    row = only(tmp_path / name, "4 oktober 2022\n\nEen zin.")
    assert row["writer"] == writer
    assert bool(row["problem"]) is (writer is None)


def test_a_file_that_cannot_be_read_still_says_whose_it_is(tmp_path):
    (row,) = read(made(tmp_path / "Team C" / "dagboek c02.docx", b"rommel"), folder=tmp_path)
    assert (row["kind"], row["team"], row["writer"]) == ("dagboek", "C", "C02")


@pytest.mark.parametrize("name", ["Verslag team A 25-10-2022.txt", "Team A/verslag.txt"])
def test_notes_without_a_number_keep_their_date(tmp_path, name):
    text = "# Verslag bijeenkomst\n\n25 oktober 2022\n\nIedereen was er."
    (row,) = read(made(tmp_path / name, text), folder=tmp_path)
    assert (row["kind"], row["team"], row["moment"], row["date"], row["problem"]) == (
        "bijeenkomst", "A", None, "2022-10-25", "",
    )  # fmt: skip
