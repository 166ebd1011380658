"""The command that a researcher types: folders, warnings, and errors in plain sentences."""

import ast
import importlib.util
import json
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "analyse.py"
SPEC = importlib.util.spec_from_file_location("analyse", SOURCE)
analyse = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(analyse)


def test_stands_on_the_standard_library_and_is_read_by_an_old_python():
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 8))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else names_of(node))
    }
    assert imported <= set(sys.stdlib_module_names)


def names_of(node: ast.Import) -> list[str]:
    return [alias.name for alias in node.names]


def test_an_old_python_gets_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr(analyse, "OLDEST", (99, 0))
    assert analyse.main(["report"]) == 1
    assert "nodig is Python 3.11 of nieuwer" in capsys.readouterr().err


def test_new_makes_a_folder_without_the_example(tmp_path, capsys):
    run = tmp_path / "onderzoek"
    assert analyse.main(["new", str(run)]) == 0
    config = (run / "config/config.yaml").read_text(encoding="utf-8")
    assert "example: false" in config
    assert "example: true" not in config
    writers = (run / "config/writers.csv").read_text(encoding="utf-8")
    assert writers == "writer;team;consent_analysis;consent_quotes;withdrawn\n"
    assert (run / "data/raw/LEESMIJ.md").is_file()
    assert [path.name for path in (run / "data").iterdir() if any(path.iterdir())] == ["raw"]
    assert (run / "notebooks").is_dir()
    assert f'report --run "{run}"' in capsys.readouterr().out


def test_new_never_overwrites(tmp_path, capsys):
    (tmp_path / "dagboek.docx").touch()
    assert analyse.main(["new", str(tmp_path)]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["dagboek.docx"]
    assert "is niet leeg" in capsys.readouterr().err


def test_a_folder_that_is_no_run_gets_a_sentence(tmp_path, capsys):
    with pytest.raises(SystemExit):
        analyse.main(["report", "--run", str(tmp_path)])
    assert "staat geen config/config.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "place",
    ["OneDrive - Movisie", "Dropbox", "Google Drive", "GoogleDrive-a", "iCloudDrive", "SURFdrive"],
)
def test_warns_for_a_folder_that_is_copied_elsewhere(tmp_path, place):
    (warning,) = analyse.warnings(tmp_path / place / "onderzoek")
    assert str(tmp_path / place) in warning


def test_warns_for_a_git_tree_unless_it_is_our_own(tmp_path):
    (tmp_path / ".git").mkdir()
    (warning,) = analyse.warnings(tmp_path / "onderzoek")
    assert "git" in warning
    assert not any("git" in sentence for sentence in analyse.warnings(analyse.HOME))


def test_does_not_warn_for_an_ordinary_folder(tmp_path):
    assert analyse.warnings(tmp_path / "mijn dropboxes zijn leeg") == []


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A home with an environment in it that was made from the lists as they are."""
    monkeypatch.setattr(analyse, "HOME", tmp_path)
    monkeypatch.setattr(analyse, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(analyse, "STAMP", tmp_path / ".venv" / "installed.txt")
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "requirements.lock").touch()
    analyse.python().parent.mkdir(parents=True)
    analyse.python().touch()
    analyse.STAMP.write_text(analyse.stamp("core"), encoding="utf-8")
    return tmp_path


def test_installs_nothing_when_nothing_changed(installed, monkeypatch):
    monkeypatch.setattr(analyse, "quietly", lambda words: pytest.fail("installs"))
    assert analyse.setup() == 0


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements.lock"])
def test_installs_when_a_list_changed(installed, monkeypatch, changed):
    steps = []
    monkeypatch.setattr(analyse, "quietly", steps.append)
    monkeypatch.setattr(analyse, "usable", lambda folder: True)
    (installed / changed).write_text("pandas==3.0.0\n", encoding="utf-8")
    assert analyse.setup() == 0
    assert [step[-1] for step in steps] == ["."]
    assert analyse.ready("core")


def test_the_tests_need_more_than_a_report(installed, monkeypatch):
    steps = []
    monkeypatch.setattr(analyse, "quietly", steps.append)
    monkeypatch.setattr(analyse, "usable", lambda folder: True)
    analyse.setup("test")
    assert [step[-1] for step in steps] == [".[test]"]
    assert analyse.ready("core")
    assert analyse.ready("test")


def test_a_moved_folder_is_installed_again(installed, tmp_path, monkeypatch):
    before = analyse.stamp("core")
    (tmp_path / "elders").mkdir()
    for name in ("pyproject.toml", "requirements.lock"):
        (tmp_path / "elders" / name).touch()
    monkeypatch.setattr(analyse, "HOME", tmp_path / "elders")
    assert analyse.stamp("core") != before


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("FOUT: Dagboek A01.docx is leeg.", "Dagboek A01.docx is leeg."),
        ("LockException:", "Haal het slot er dan af met: "),
        ("OSError: [Errno 28] No space left on device", "de schijf is vol"),
    ],
)
def test_trouble_is_told_once_and_in_dutch(tmp_path, line, sentence):
    (told,) = analyse.mistakes(tmp_path, ["Building DAG of jobs...", line, line])
    assert told.startswith(sentence) or sentence in told


def test_tells_what_was_read_and_where_the_reports_are(tmp_path, capsys):
    counts = dict.fromkeys(("received", "documents", "set_aside", "counted", "coded"), 7)
    summary = tmp_path / "data/processed/summary.json"
    summary.parent.mkdir(parents=True)
    summary.write_text(json.dumps({**counts, "reports": ["reports/borging/team.html"]}))
    analyse.tell(tmp_path)
    told = capsys.readouterr().out
    assert "7 teksten binnen: 7 gelezen, 7 opzijgezet" in told
    assert str(tmp_path / "reports/borging/team.html") in told
