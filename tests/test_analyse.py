"""The command that a researcher types: folders, warnings, and errors in plain sentences."""

import ast
import contextlib
import importlib.util
import json
import re
import subprocess
import sys
from datetime import date
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
    given = sorted(path.relative_to(run).as_posix() for path in (run / "data").rglob("*.*"))
    assert given == ["data/raw/LEESMIJ.md", "data/returned/LEESMIJ.md"]
    assert (run / "notebooks").is_dir()
    assert f'report --run "{run}"' in capsys.readouterr().out


@pytest.mark.parametrize("name", ["building_blocks.csv", "codebook.yaml", "anchors.jsonl"])
def test_new_takes_along_what_is_not_about_the_example(tmp_path, name):
    assert analyse.main(["new", str(tmp_path / "onderzoek")]) == 0
    ours = analyse.HOME / "config" / name
    assert (tmp_path / "onderzoek" / "config" / name).read_bytes() == ours.read_bytes()


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
        ("OSError: [Errno 30] Read-only file system: 'a'", "kan niet worden geschreven"),
        ("Command 'python' died with <Signals.SIGKILL: 9>.", "het geheugen vol was"),
    ],
)
def test_trouble_is_told_once_and_in_dutch(tmp_path, line, sentence):
    (told,) = analyse.mistakes(tmp_path, ["Building DAG of jobs...", line, line])
    assert told.startswith(sentence) or sentence in told


def test_tells_what_was_read_and_where_the_reports_are(tmp_path, capsys):
    counts = dict.fromkeys(("received", "documents", "set_aside", "counted", "coded"), 7)
    summary = tmp_path / "data/processed/summary.json"
    summary.parent.mkdir(parents=True)
    made = [
        f"reports/{moment}/{reader}/x.docx"
        for moment in ("een", "twee")
        for reader in ("team-A", "openbaar")
    ]
    summary.write_text(json.dumps({**counts, "reports": ["reports/te-doen.html", *made]}))
    analyse.tell(tmp_path)
    told = capsys.readouterr().out.splitlines()
    assert "7 teksten binnen: 7 gelezen, 7 opzijgezet" in told[0]
    assert str(tmp_path / "reports") in told[2]
    assert told[3:5] == [
        "  team-A: 2, in Word, HTML en PDF",
        "  openbaar: 2, in Word, HTML en PDF",
    ]
    assert told[5].endswith(str(tmp_path / "reports/te-doen.html"))


@pytest.fixture
def study(tmp_path, monkeypatch):
    """A run with a report in it, and the words with which its module was asked to keep it."""
    run = tmp_path / "onderzoek"
    for name in ("config/config.yaml", "reports/een/openbaar/rapport.docx"):
        (run / name).parent.mkdir(parents=True)
        (run / name).touch()
    asked = []
    done = subprocess.CompletedProcess([], 0)
    monkeypatch.setattr(analyse, "setup", lambda: asked.append("setup"))
    monkeypatch.setattr(
        analyse.subprocess, "run", lambda words, **_: asked.append(words[2:]) or done
    )
    return run, asked


@pytest.mark.parametrize("named", [False, True], ids=["inside", "elsewhere"])
def test_a_report_is_handed_out_from_the_run_it_stands_in_or_that_is_named(
    study, tmp_path, monkeypatch, named
):
    run, asked = study
    file, words = run / "reports/een/openbaar/rapport.docx", []
    if named:
        file, words = file.rename(tmp_path / "rapport (na lezing).docx"), ["--run", str(run)]
    monkeypatch.chdir(file.parent)
    assert analyse.main(["handout", file.name, "--to", "team A", *words]) == 0
    keep = ["analysis.handout", "--run", run, "--file", file, "--to", "team A"]
    assert asked == ["setup", keep]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["weg.docx", "--to", "team A"], "bestaat niet"),
        (["elders.docx", "--to", "team A"], "zeg met --run MAP bij welk het hoort"),
        (["onderzoek", "--to", "team A"], "bestaat niet"),
        (["onderzoek/config/config.yaml"], "zeg met --to wie"),
        (["onderzoek/config/config.yaml", "--to", " "], "zeg met --to wie"),
        (
            ["onderzoek/config/config.yaml", "--to", "A", "--run", "ander"],
            "hoort bij het onderzoek",
        ),
    ],
)
def test_nothing_is_set_up_when_it_is_not_clear_what_is_handed_out(
    study, tmp_path, monkeypatch, capsys, words, sentence
):
    (tmp_path / "elders.docx").touch()
    (tmp_path / "ander/config").mkdir(parents=True)
    (tmp_path / "ander/config/config.yaml").touch()
    monkeypatch.chdir(tmp_path)
    assert analyse.main(["handout", *words]) == 1
    assert sentence in capsys.readouterr().err
    assert study[1] == []


@pytest.mark.parametrize(("trained", "passes"), [(False, [()]), (True, [analyse.LESSONS, ()])])
def test_what_there_is_to_learn_comes_first_once_there_is_a_coder(
    trained, passes, tmp_path, monkeypatch
):
    asked = []
    monkeypatch.setattr(analyse, "setup", lambda: 0)
    monkeypatch.setattr(analyse, "tell", lambda run: None)
    monkeypatch.setattr(
        analyse, "snakemake", lambda run, *options: asked.append(options) or (0, [])
    )
    (tmp_path / analyse.CODER).parent.mkdir(parents=True)
    if trained:
        (tmp_path / analyse.CODER).touch()
    assert analyse.report(tmp_path) == 0
    assert asked == passes


def test_check_tells_what_is_left_of_who_withdrew(tmp_path, monkeypatch):
    steps = []
    monkeypatch.setattr(analyse, "setup", lambda: 0)
    monkeypatch.setattr(analyse, "snakemake", lambda run, *options: (0, []))
    done = subprocess.CompletedProcess([], 0)
    monkeypatch.setattr(analyse.subprocess, "run", lambda words, **_: steps.append(words) or done)
    assert analyse.check(tmp_path) == 0
    asked = [step[2].removeprefix("analysis.") for step in steps]
    assert asked == ["settings", "other_version", "damaged", "leftovers"]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        (["qdpx"], ["exchange/alles.qdpx"]),
        (["qdpx", "--unread"], ["exchange/ongelezen.qdpx"]),
        (["qdpx", "--delivery", "2022-09"], ["exchange/2022-09.qdpx"]),
        (
            ["tabellen", "wijzigingen"],
            ["exchange/tabellen/tabellen.xlsx", "exchange/wijzigingen.xlsx"],
        ),
    ],
)
def test_export_makes_what_is_asked_for(monkeypatch, capsys, words, targets):
    made = []
    monkeypatch.setattr(analyse, "setup", lambda: 0)
    monkeypatch.setattr(analyse, "alone", lambda run: contextlib.nullcontext())
    monkeypatch.setattr(analyse, "snakemake", lambda run, *wanted: made.extend(wanted) or (0, []))
    assert analyse.main(["export", *words]) == 0
    assert made == targets
    assert "Alleen voor het onderzoeksteam" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["spss"], "spss kan niet; kies uit qdpx, qdc, tabellen, wijzigingen."),
        (["qdpx", "--delivery", "2031-01"], "er is geen levering 2031-01"),
        (["tabellen", "--unread"], "kan alleen bij qdpx"),
    ],
)
def test_export_refuses_in_a_sentence(capsys, words, sentence):
    assert analyse.main(["export", *words]) == 1
    assert sentence in capsys.readouterr().err


KEPT = {"config/codebook.yaml", "config/config.yaml", "reports/een/team.html", "handed_out/a.pdf"}
GONE = {
    "data/raw/2022-09/A/Dagboek A03.docx", "data/raw/2022-10/b.txt", "data/processed/a.parquet",
    "data/returned/privacy.xlsx", "reports/forms/privacycontrole.xlsx", "config/writers.csv",
    "reports/te-doen.html", ".jupyter/runtime/a.json", "notebooks/.ipynb_checkpoints/zoeken.ipynb",
    "config/writers.csv.bak", "config/known_names.csv", "logs/snakemake.log", ".snakemake/a",
}  # fmt: skip


@pytest.fixture
def ended(tmp_path, monkeypatch):
    """A run, a day after its retention date, and somebody who answers `ja` and its name."""
    run = tmp_path / "onderzoek"
    for name in KEPT | GONE:
        (run / name).parent.mkdir(parents=True, exist_ok=True)
        (run / name).write_text("x", encoding="utf-8")
    retain(run, "'2033-01-01'")
    monkeypatch.setattr(analyse, "today", lambda: date(2033, 1, 2))
    monkeypatch.setattr(analyse.sys.stdin, "isatty", lambda: True, raising=False)
    answer(monkeypatch, "ja", "onderzoek")
    return run


def retain(run: Path, day: str) -> None:
    text = f"title: x\nretention:\n  # Na welke dag\n  delete_after: {day}\n"
    (run / "config/config.yaml").write_text(text, encoding="utf-8")


def answer(monkeypatch, *answers: str) -> None:
    left = list(answers)
    monkeypatch.setattr("builtins.input", lambda question: left.pop(0))


def standing(run: Path) -> set[str]:
    return {path.relative_to(run).as_posix() for path in run.rglob("*") if path.is_file()}


def test_end_deletes_texts_and_keys_and_keeps_an_account_without_content(ended, capsys):
    assert analyse.main(["end", "--run", str(ended)]) == 0
    assert standing(ended) == KEPT | {"verwijderd.txt"}
    account = (ended / "verwijderd.txt").read_text(encoding="utf-8")
    assert account == "Verwijderd op 2033-01-02: 13 bestanden.\nLeveringen: 2022-09, 2022-10.\n"
    told = capsys.readouterr().out
    assert "data/raw: 2 bestand(en), 0.0 MB" in told
    assert "De rest blijft staan, in: config, handed_out, notebooks, reports." in told


def noted(path: Path, *outputs: dict) -> Path:
    """A notebook with a cell of its reader, and with what that gave."""
    typed = {"cell_type": "markdown", "source": ["Mijn vraag"]}
    cell = {"cell_type": "code", "source": ["run.quotes()"], "outputs": list(outputs)}
    pages = {"cells": [typed, cell | {"execution_count": 3}], "metadata": {"widgets": {"a": "zin"}}}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(pages), encoding="utf-8")
    return path


def test_end_takes_the_outputs_out_of_notebooks_and_leaves_what_people_wrote(ended, capsys):
    notebook = noted(ended / "notebooks/zoeken.ipynb", {"text": "een zin"})
    assert analyse.main(["end", "--run", str(ended)]) == 0
    typed, cell = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    assert typed["source"] == ["Mijn vraag"]
    assert cell["source"] == ["run.quotes()"]
    assert cell["outputs"] == []
    assert "zin" not in notebook.read_text(encoding="utf-8")
    assert "de uitkomsten in 1 notebook(s)" in capsys.readouterr().out


def test_end_tells_of_a_notebook_that_it_cannot_empty(ended, capsys):
    notebook = noted(ended / "notebooks/zoeken.ipynb")
    notebook.write_text("een zin", encoding="utf-8")
    assert analyse.main(["end", "--run", str(ended)]) == 1
    assert str(notebook) in capsys.readouterr().err


def test_warns_for_outputs_that_git_would_share(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.setattr(analyse, "HOME", tmp_path)
    noted(tmp_path / "notebooks/leeg.ipynb")
    assert analyse.warnings(tmp_path) == []
    shared = noted(tmp_path / "notebooks/zoeken.ipynb", {"text": "een zin"})
    (tmp_path / "notebooks/eigen").mkdir()
    noted(tmp_path / "notebooks/eigen/zoeken.ipynb", {"text": "een zin"})
    (warning,) = analyse.warnings(tmp_path)
    assert f"in {shared} staan uitkomsten" in warning


@pytest.mark.parametrize("answers", [["nee"], ["ja", "ja"], ["ja", ""], ["", "onderzoek"]])
def test_end_asks_twice(ended, monkeypatch, capsys, answers):
    answer(monkeypatch, *answers)
    assert analyse.end(ended) == 1
    assert standing(ended) == KEPT | GONE
    assert "er is niets verwijderd" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("'2033-01-02'", "verwijderen mag pas na 2033-01-02"),
        ("'2040-12-31'", "verwijderen mag pas na 2040-12-31"),
        ("''", "er is geen bewaartermijn"),
        ("  # delete_after: '2001-01-01'", "er is geen bewaartermijn"),
    ],
)
def test_end_waits_for_the_retention_date(ended, capsys, day, sentence):
    retain(ended, day)
    assert analyse.end(ended) == 1
    assert standing(ended) == KEPT | GONE
    assert sentence in capsys.readouterr().err


def test_end_never_touches_the_program(ended, monkeypatch, capsys):
    monkeypatch.setattr(analyse, "HOME", ended)
    assert analyse.end(ended) == 1
    monkeypatch.setattr(analyse, "HOME", ended.parent / "elders")
    (ended / "Snakefile").touch()
    assert analyse.end(ended) == 1
    assert standing(ended) == KEPT | GONE | {"Snakefile"}
    assert capsys.readouterr().err.count("de map van het programma") == 2


def test_end_wants_a_person(ended, monkeypatch, capsys):
    monkeypatch.setattr(analyse.sys.stdin, "isatty", lambda: False, raising=False)
    assert analyse.end(ended) == 1
    assert standing(ended) == KEPT | GONE
    assert "in een terminal" in capsys.readouterr().err


def test_end_leaves_what_stands_elsewhere_to_people(ended, tmp_path, capsys):
    (tmp_path / "schijf").mkdir()
    try:
        (ended / "data/raw/2022-11").symlink_to(tmp_path / "schijf", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    assert analyse.end(ended) == 1
    assert "verwijst naar een andere plek" in capsys.readouterr().err


def test_end_tells_what_could_not_be_deleted(ended, monkeypatch, capsys):
    monkeypatch.setattr(analyse, "remove", lambda place: None)
    assert analyse.end(ended) == 1
    assert "13 bestanden staan er nog" in capsys.readouterr().err
    assert ": 0 bestanden." in (ended / "verwijderd.txt").read_text(encoding="utf-8")


STARTED = ["job      count", "texts        2", "report       2", "total        4"]


def heard(run: Path, passed: float, *finished: str) -> str:
    """What is shown after these rules finished, so many seconds after the start."""
    progress = analyse.Progress(run)
    progress.start -= passed
    for line in [*STARTED, *(f"Finished jobid: 3 (Rule: {rule})" for rule in finished)]:
        progress.hear(line)
    return progress.sentence(finished[-1])


def test_progress_says_what_is_ready_and_how_long_it_takes_as_earlier_runs_did(tmp_path):
    (tmp_path / "logs" / "report").mkdir(parents=True)
    took = "s\th:m:s\n57.0\t0:00:57\n"
    (tmp_path / "logs" / "report" / "eindrapport.tsv").write_text(took, encoding="utf-8")
    first = "Stap 1 van 4 is klaar: teksten, privacy en woorden."
    assert heard(tmp_path, 1, "texts") == first
    assert heard(tmp_path, 19, "texts") == f"{first} Nog ongeveer 13 minuten."
    later = heard(tmp_path, 60, "texts", "texts", "report")
    assert later == "Stap 3 van 4 is klaar: rapporten. Nog ongeveer 1 minuut."
    assert heard(tmp_path, 60, *["texts"] * 2, *["report"] * 2) == "Alle 4 stappen zijn klaar."


def test_progress_is_quiet_when_piped_and_stays_on_one_line(tmp_path, monkeypatch, capsys):
    analyse.show("Stap 1 van 4 is klaar.")
    assert capsys.readouterr().out == ""
    monkeypatch.setattr(analyse.sys.stdout, "isatty", lambda: True)
    analyse.show("Stap " * 99)
    shown = capsys.readouterr().out
    assert shown.startswith("\rStap")
    assert len(shown) == analyse.shutil.get_terminal_size().columns


def test_every_step_has_a_dutch_name():
    rules = [
        re.findall(r"(?m)^rule (\w+):", path.read_text(encoding="utf-8"))
        for path in [analyse.HOME / "Snakefile", *(analyse.HOME / "workflow/rules").glob("*.smk")]
    ]
    assert set(analyse.step_names()) == {name for names in rules for name in names}
