"""What is handed out is kept as it was sent, and later runs tell what is different."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from small_practice import table

from analysis.contracts import Moved, SafeCells
from analysis.handout import handout, main, report_of
from analysis.mistakes import Mistake
from analysis.moved import moved

DAY = date(2022, 11, 3)


def facts(
    audience: str = "openbaar", writers_with: int = 5, named: bool = False, **quotes: str
) -> dict:
    """As much of a content as is handed out."""
    theme = {"label": "Feedback", "writers_with": writers_with, "writers": 12, "teams_with": None}
    said = [{"quote": number, "text": text} for number, text in quotes.items()]
    return {
        "about": {"audience": audience, "moment": {"moment": "een"}},
        "themes": [theme | {"named": named, "quotes": said}],
    }


@pytest.fixture
def run(tmp_path) -> Path:
    """A run with a report for everybody and one for the research team."""
    cells = {"theme": "feedback", "shown": True, "writers_with": 5, "writers": 12, "reason": ""}
    rows = [cells | {"moment": moment, "teams_with": 2} for moment in ("een", "twee")]
    processed = tmp_path / "data" / "processed"
    (processed / "reports").mkdir(parents=True)
    table(SafeCells, rows).to_parquet(processed / "safe_cells.parquet")
    for audience in ("openbaar", "onderzoek"):
        name = f"tussenrapport-een-{audience}"
        content = json.dumps(facts(audience, c2="Ik vroeg het."))
        (processed / "reports" / f"{name}.json").write_text(content, encoding="utf-8")
        folder = tmp_path / "reports" / "een" / audience
        folder.mkdir(parents=True)
        (folder / f"{name}.docx").write_bytes(b"made")
    return tmp_path


def report(run: Path, audience: str = "openbaar") -> Path:
    return run / "reports" / "een" / audience / f"tussenrapport-een-{audience}.docx"


def told(run: Path, **now) -> list[list[str]]:
    path = run / "data/processed/reports/tussenrapport-een-openbaar.json"
    path.write_text(json.dumps(facts(**now)), encoding="utf-8")
    given = sorted(run.glob("handed_out/*/content.json"))
    found = Moved.validate(moved(given, [path]))
    return found[["what", "name", "then", "now"]].values.tolist()


def test_the_file_that_is_sent_is_kept_with_its_numbers(run):
    sent = report(run).rename(run / "tussenrapport-een-openbaar (na lezing).docx")
    sent.write_bytes(b"edited by people")
    folder = handout(run, sent, "wethouder / gemeente", DAY)
    assert folder.name == "2022-11-03 wethouder-gemeente"
    assert (folder / sent.name).read_bytes() == b"edited by people"
    about = json.loads((folder / "handout.json").read_text(encoding="utf-8"))
    assert (about["reader"], about["as_made"]) == ("wethouder / gemeente", False)
    assert list(pd.read_parquet(folder / "safe_cells.parquet")["moment"]) == ["een"]


def test_a_report_as_it_was_made_is_known_as_such_and_nothing_is_overwritten(run):
    first, second = (handout(run, report(run), "team A", DAY) for _ in range(2))
    assert [first.name, second.name] == ["2022-11-03 team-A", "2022-11-03 team-A 2"]
    assert json.loads((first / "handout.json").read_text(encoding="utf-8"))["as_made"] is True


def test_a_report_that_was_changed_where_it_stands_is_not_as_it_was_made(run):
    mark = hashlib.sha256(report(run).read_bytes()).hexdigest()
    (run / "logs").mkdir()
    name = report(run).relative_to(run).as_posix()
    (run / "logs/report.log").write_text(f"{name}: bytes, sha256 {mark}\n", encoding="utf-8")
    for words, as_made in ((b"made", True), (b"edited by people", False)):
        report(run).write_bytes(words)
        record = handout(run, report(run), "team A", DAY) / "handout.json"
        assert json.loads(record.read_text(encoding="utf-8"))["as_made"] is as_made


@pytest.mark.parametrize("name", [" (na lezing)", "-definitief", "_v2", ""])
def test_words_behind_the_name_may_be_added(run, name):
    sent = report(run).rename(run / f"tussenrapport-een-openbaar{name}.docx")
    assert report_of(run, sent) == "tussenrapport-een-openbaar"


@pytest.mark.parametrize(("edited", "told"), [(b"made", 0), (b"edited by people", 1)])
def test_whoever_edited_the_file_is_told_which_numbers_are_kept(
    run, monkeypatch, capsys, edited, told
):
    sent = run / report(run).name
    sent.write_bytes(edited)
    words = ["handout", "--run", str(run), "--file", str(sent), "--to", "team A"]
    monkeypatch.setattr("sys.argv", words)
    main()
    assert capsys.readouterr().out.count("LET OP") == told


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("onderzoek/tussenrapport-een-onderzoek.docx", "alleen voor het onderzoeksteam"),
        ("openbaar/weg.docx", "bestaat niet"),
        ("openbaar/stuk.docx", "niet te herkennen"),
    ],
)
def test_what_may_not_or_cannot_be_given_is_told(run, name, sentence):
    (run / "reports" / "een" / "openbaar" / "stuk.docx").write_bytes(b"")
    with pytest.raises(Mistake, match=sentence):
        handout(run, run / "reports" / "een" / name, "iemand", DAY)
    assert not (run / "handed_out").exists()


@pytest.mark.parametrize(
    ("now", "different"),
    [
        ({"c2": "Ik vroeg het."}, []),
        ({"c2": "Ik vroeg het.", "c3": "Nieuw."}, []),
        (
            {"writers_with": 4, "c2": "Ik vroeg het."},
            [["getal", "Feedback", "5 / 12 / –", "4 / 12 / –"]],
        ),
        ({}, [["citaat", "c2", "Ik vroeg het.", ""]]),
        ({"named": True, "c2": "Ik vroeg het."}, [["thema", "Feedback", "", "genoemd"]]),
    ],
    ids=["the same", "one more", "a number", "a quote", "a theme of the team"],
)
def test_later_runs_tell_what_a_reader_has_that_is_different_now(run, now, different):
    handout(run, report(run), "team A", DAY)
    assert told(run, **now) == different


def test_a_report_that_is_no_longer_made_is_told(run):
    handout(run, report(run), "team A", DAY)
    found = moved(sorted(run.glob("handed_out/*/content.json")), [])
    assert list(found["what"]) == ["rapport"]
