"""The fingerprint changes when the meaning of the code does, and only then."""

import pytest

from analysis import fingerprint as module
from analysis.fingerprint import fingerprint

ROOM = '''"""A room."""
from analysis.inner.second import second

WORDS = "list.txt"


def room(x):
    """Say it."""
    return second(x) + 1
'''
SECOND = "import pandas\n\n\ndef second(x):\n    return x * 2\n"


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package of two modules and a data file in place of ours."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "words").mkdir()
    (tmp_path / "room.py").write_text(ROOM)
    (tmp_path / "inner" / "second.py").write_text(SECOND)
    (tmp_path / "words" / "list.txt").write_text("een\n")
    monkeypatch.setattr(module, "PACKAGE", tmp_path)

    def mark() -> str:
        module.meaning.cache_clear()
        module.version.cache_clear()
        return fingerprint("room")

    return tmp_path, mark


@pytest.mark.parametrize(
    ("file", "old", "new", "same"),
    [
        ("room.py", '"""Say it."""', '"""Say it better."""', True),
        ("room.py", "return second(x) + 1", "return second(x) + 1  # one more", True),
        ("room.py", "+ 1", "+ 2", False),
        ("inner/second.py", "x * 2", "x * 3", False),
        ("inner/second.py", "x * 2", "(x * 2)", True),
        ("words/list.txt", "een", "twee", False),
    ],
)
def test_only_a_change_of_meaning_counts(package, file, old, new, same):
    folder, mark = package
    before = mark()
    path = folder / file
    path.write_text(path.read_text().replace(old, new))
    assert (mark() == before) is same


def test_another_version_of_a_library_counts(package, monkeypatch):
    _, mark = package
    before = mark()
    monkeypatch.setattr(module.metadata, "version", lambda name: "0.0")
    assert mark() != before


def test_a_room_that_does_not_exist_is_not_passed_over():
    with pytest.raises(FileNotFoundError, match="no module analysis.nowhere"):
        fingerprint("nowhere")
