"""The whole house on a miniature: a run of its own, two deliveries, every kind of trouble."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import docx
import pandas as pd
import pytest
from given_out import days, everything, formulas, traces
from recount import Run, expected, quoted, recounted, said_of
from test_report_browser import CHROMIUM, LEVELS
from test_report_pdf import letters, spoken
from test_report_word import said_in_body, visible

import analyse
from analysis.placeholders import shown

REPOSITORY = Path(__file__).parents[1]
# What refuses every socket of Python stands before what is there already.
PYTHONPATH = os.pathsep.join(
    [str(REPOSITORY / "tests" / "no_sockets"), *filter(None, [os.environ.get("PYTHONPATH")])]
)
MOMENTS = """\
moment;title;period_title;cutoff;last_delivery;A;B
intake;Intake;tot en met de intake;2022-09-11;2022-09;2022-09-06;
bijeenkomst-1;Bijeenkomst 1;vóór bijeenkomst 1;4-10-2022;2022-09;2022-09-27;2022-10-04
borging;Borgingssessie;na bijeenkomst 1;2022-12-16;;2022-12-13;2022-12-16
"""
WRITERS = """\
writer;team;consent_analysis;consent_quotes;withdrawn
A01;A;ja;ja;
A02;A;ja;nee;
B01;B;ja;ja;
B02;B;ja;ja;1-10-2022
"""
SEPTEMBER = {
    "A01": "Mevrouw zei dat alles goed ging, maar ik wist dat het niet klopte. "
    "Ik heb niets gezegd. Ze heeft mij nodig, bel 06-12345678.",
    "A02": "Ik slikte het in. 'Prima hoor', zei hij, en dat was wat ik wilde horen.",
}
SEES_ALL = r"(received|documents)\.parquet$|privacy_content\.json$|forms/privacycontrole"
HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> {{ x * x }} #read(\"x\") $x$"
OCTOBER = {
    "A01-2022-10-12": "Ik heb gevraagd: hoe vond u dit gesprek? Hij zei dat ik te snel ging.",
    "B01-2022-10-13": f"{HOSTILE} had ik geen tijd om stil te staan. Van gesprek naar gesprek "
    f"rennen. Ook {'w' * 10_000} was er niet.",
    "B02-2022-10-14": "Dit is van iemand die is gestopt.",
    "A01-2012-10-12": "Een verkeerd jaar.",
}


def diary(path: Path, entries: dict[str, str]) -> None:
    """A participant's Word diary with a dated heading per entry."""
    path.parent.mkdir(parents=True, exist_ok=True)
    word = docx.Document()
    for date, text in entries.items():
        word.add_heading(date, 2)
        word.add_paragraph(text)
    word.save(path)


def fill(run: Path) -> None:
    """September as it came: two Word diaries, minutes as text, and a file that is broken."""
    (run / "config" / "moments.csv").write_text(MOMENTS, encoding="utf-8-sig")
    (run / "config" / "writers.csv").write_text(WRITERS, encoding="utf-8")
    config = run / "config" / "config.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(re.sub(r"(?m)^reports: .*", "reports: [bijeenkomst-1, borging]", text))
    anchors = run / "config" / "anchors.jsonl"
    few = anchors.read_text(encoding="utf-8").splitlines()[::20]
    anchors.write_text("\n".join(few), encoding="utf-8")
    raw = run / "data" / "raw" / "2022-09"
    for writer, words in SEPTEMBER.items():
        diary(raw / "A" / f"Dagboek {writer}.docx", {"20 september 2022": words})
    (raw / "A" / "Team A bijeenkomst 1 27-09-2022.txt").write_text(
        "# Bijeenkomst 1\n\nAanwezig: A01 en A02.\n\n- A01: we praten over macht.\n"
    )
    (raw / "B").mkdir()
    (raw / "B" / "Dagboek B01.docx").write_bytes(b"PK\x03\x04 kapot")


def deliver(run: Path) -> None:
    """October: the diary of A01 has grown and changed, the rest is new."""
    raw = run / "data" / "raw" / "2022-10"
    changed = SEPTEMBER["A01"].replace("Ik heb niets gezegd.", "Ik heb weer niets gezegd.")
    diary(
        raw / "Dagboek A01.docx",
        {"20 september 2022": changed, "12 oktober 2022": OCTOBER["A01-2022-10-12"]},
    )
    for name, text in OCTOBER.items():
        if name != "A01-2022-10-12":
            (raw / f"{name}.txt").write_bytes(text.replace("\n", "\r\n").encode("cp1252"))


def snakemake(run: Path, *options: str, within: tuple[str, ...] = (), **variables: str) -> str:
    """Run the workflow there; what Snakemake said."""
    words = [sys.executable, "-m", "snakemake", "--snakefile", REPOSITORY / "Snakefile"]
    done = subprocess.run(
        [*within, *words, "--directory", run, *options],
        cwd=run,
        env={**os.environ, "PYTHONHASHSEED": "0", **variables},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@cache
def no_network() -> tuple[str, ...]:
    """The command before a command that gives it a world without any route; empty if none does."""
    for words in (("unshare", "--net"), ("unshare", "--map-root-user", "--net")):
        if shutil.which("unshare") and not subprocess.run([*words, "true"]).returncode:
            return words
    return ()


def jobs(said: str) -> set[str]:
    """The log files of the jobs that ran: `received/2022-10`, `corpus`, …"""
    return {name.removesuffix(".log") for name in re.findall(r"^ +log: logs/(\S+)", said, re.M)}


def contents(run: Path) -> dict[str, str]:
    """A hash of every file that the run made."""
    files = [*(run / "data" / "processed").rglob("*"), *(run / "reports").rglob("*")]
    return {
        path.relative_to(run).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.is_file()
    }


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """A run that got its second delivery later, and one that got both at once."""
    grown, at_once = (tmp_path_factory.mktemp(name) / "run" for name in ("grown", "at-once"))
    said = {}
    assert analyse.new(grown) == 0
    fill(grown)
    said["first"] = snakemake(grown)
    deliver(grown)
    said["second"] = snakemake(grown, *analyse.LESSONS) + snakemake(grown)
    said["third"] = snakemake(grown)
    for part in ("config", "data/raw"):
        shutil.copytree(grown / part, at_once / part)
    snakemake(at_once, within=no_network(), PYTHONPATH=PYTHONPATH)
    return grown, at_once, said


def table(run: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(run / "data" / "processed" / f"{name}.parquet")


def test_a_new_delivery_leaves_the_older_one_alone(story):
    _, _, said = story
    assert "received/2022-09" in jobs(said["first"])
    assert "received/2022-10" in jobs(said["second"])
    assert not [job for job in jobs(said["second"]) if job.endswith("/2022-09")]
    assert {"corpus", "codings", "estimates"} <= jobs(said["second"])


def test_new_texts_that_nobody_read_do_not_train_the_coder_again(story):
    _, _, said = story
    assert "coder" in jobs(said["first"])
    assert {"lessons_people", "learned/2022-10"} <= jobs(said["second"])
    assert not {"coder", "lessons_anchors"} & jobs(said["second"])


def test_without_news_there_is_nothing_to_do(story):
    _, _, said = story
    assert "Nothing to be done" in said["third"]


def test_the_same_files_give_the_same_bytes(story):
    grown, at_once, _ = story
    assert contents(grown) == contents(at_once)
    assert len(contents(grown)) > 20


@pytest.mark.parametrize("how", ["a world without a network", "a refusal of sockets"])
def test_one_of_these_runs_could_reach_no_network(how):
    words, python = (), {**os.environ, "PYTHONPATH": PYTHONPATH}
    if how.endswith("network"):
        words, python = no_network(), dict(os.environ)
        if not words:
            pytest.skip("no namespace without a network can be made here")
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    words = [*words, sys.executable, "-c", code]
    done = subprocess.run(words, env=python, capture_output=True, text=True)
    assert re.search("unreachable|a socket was opened: ", done.stderr)


def test_a_lost_table_is_made_again_also_if_nothing_waits_for_it(story):
    run, other, _ = story
    lost = "data/processed/2022-09/scores.parquet"
    (run / lost).unlink()
    assert jobs(snakemake(run, "--dry-run")) >= {"learned/2022-09"}
    shutil.copy2(other / lost, run / lost)


def test_every_text_is_accounted_for(story):
    run, _, _ = story
    corpus = table(run, "corpus").set_index(["delivery", "document"])
    assert corpus["status"].to_dict() == {
        ("2022-09", "A-bijeenkomst-1"): "telt",
        ("2022-09", "A01-2022-09-20"): "vervangen",
        ("2022-09", "A02-2022-09-20"): "telt",
        ("2022-10", "A01-2022-09-20"): "telt",
        ("2022-10", "A01-2022-10-12"): "telt",
        ("2022-10", "B01-2022-10-13"): "telt",
    }
    assert corpus.loc[("2022-10", "A01-2022-09-20"), "late_for"] == "bijeenkomst-1"
    reasons = pd.concat([table(run, f"2022-{month}/set_aside")["reason"] for month in ("09", "10")])
    assert sorted("2012-10-12" in reason for reason in reasons) == [False, True]
    assert sum("Dagboek B01.docx" in reason for reason in reasons) == 1


def test_every_offset_points_at_the_words_it_says(story):
    run, _, _ = story
    for delivery in ("2022-09", "2022-10"):
        texts = table(run, f"{delivery}/cleared").set_index("document")["text"]
        for row in table(run, f"{delivery}/segments").itertuples():
            assert texts[row.document][row.start : row.end] == row.text
        for row in table(run, f"{delivery}/tokens").itertuples():
            stretch = texts[row.document][row.start : row.end]
            assert row.word == ("[masker]" if shown(stretch) == "[telefoon]" else stretch.lower())
        for row in table(run, f"{delivery}/codings_rules").itertuples():
            assert row.start <= row.evidence_start < row.evidence_end <= row.end


def test_the_rules_code_what_the_diaries_say(story):
    run, _, _ = story
    codings = table(run, "codings").set_index("document")
    assert "tijd_werkdruk" in set(codings.loc[["B01-2022-10-13"], "code"])
    assert "feedback_vragen_klant" in set(codings.loc[["A01-2022-10-12"], "code"])
    assert not codings["counts"].any()


def test_a_phone_number_and_a_withdrawn_writer_are_nowhere(story):
    run, _, _ = story
    for path in contents(run):
        data = (run / path).read_bytes()
        assert b"iemand die is gestopt" not in data
        assert b"06-12345678" not in data or re.search(SEES_ALL, path)


def test_the_report_stands_where_it_is_promised_and_quotes_exactly(story):
    run, _, _ = story
    reports = run / "reports"
    promised = {
        f"{moment}/{audience}/{kind}-{moment}-{audience}.{form}"
        for moment, kind in {"bijeenkomst-1": "tussenrapport", "borging": "eindrapport"}.items()
        for audience in ("onderzoek", "team-A", "team-B", "openbaar")
        for form in ("html", "docx", "pdf")
    }
    made = {path.relative_to(reports).as_posix() for path in reports.rglob("*.*")}
    assert {name for name in made if not name.startswith("forms/")} == {*promised, "te-doen.html"}
    assert "forms/privacycontrole.html" in made
    texts = pd.concat([table(run, f"2022-{month}/cleared") for month in ("09", "10")])
    texts = texts.set_index(["delivery", "document"])["text"]
    quotes = table(run, "quotes")
    assert len(quotes)
    for quote in quotes.itertuples():
        assert texts[quote.delivery, quote.document][quote.start : quote.end] == quote.text
    assert not quotes["writer"].eq("A02").any()


def outside(run: Path) -> list[Path]:
    """All that others than the research team may get, and the data that it is made of."""
    places = [run / "reports", run / "data" / "processed" / "reports"]
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    others = re.compile(r"-(team-[AB]|openbaar)\.(html|docx|pdf|json)$")
    return sorted(path for path in files if others.search(path.name) and "forms" not in path.parts)


def test_what_others_get_tells_of_no_writer_text_or_day(story):
    run, _, _ = story
    texts = table(run, "corpus")
    days_of = {written for date in texts["date"] for written in days(date)}
    names = {*texts["writer"].dropna(), *texts["document"], *texts["source"], "Dagboek"}
    marks = {mark[:12] for column in ("sha256", "text_sha256") for mark in texts[column]}
    files = outside(run)
    assert len(files) == 2 * 3 * 4
    told = {path.name: traces(everything(path), names | marks | days_of) for path in files}
    assert told == {path.name: [] for path in files}


def test_every_number_and_quote_of_a_theme_is_found_again_in_the_tables(story):
    counts, quotes = Run(story[0]), 0
    for facts in counts.contents("onderzoek"):
        now = facts["about"]["moment"]
        page = counts.page(facts).read_text(encoding="utf-8")
        for theme in facts["themes"]:
            name = theme["theme"]
            assert theme["so_far"] == recounted(counts, name, now["cutoff"])
            assert theme["now"] == recounted(counts, name, now["cutoff"], now["moment"])
            assert said_of(page, name) == expected(theme, final=now["final"])
        for told, there in quoted(counts, facts):
            assert told == there
            quotes += 1
    assert quotes


def test_word_and_pdf_say_what_the_page_says(story):
    run, _, _ = story
    for path in sorted((run / "reports" / "bijeenkomst-1").rglob("*.html")):
        page = visible(path.read_text(encoding="utf-8"))
        assert said_in_body(path.with_suffix(".docx").read_bytes()) == page
        read_out = spoken(path.with_suffix(".pdf").read_bytes())
        assert read_out.replace("Inhoud", "", 1) == letters("".join(page))


def test_hostile_words_of_a_diary_are_only_words(story):
    run, _, _ = story
    books, pages = (sorted((run / "reports").rglob(f"*.{end}")) for end in ("xlsx", "html"))
    assert {path.name: formulas(path) for path in books} == {path.name: [] for path in books}
    assert [path.name for path in books if "=cmd|" in everything(path)]
    assert [path.name for path in pages if "<script>alert" in everything(path)] == []
    assert [path.name for path in pages if "&lt;script&gt;alert" in everything(path)]


def test_no_page_has_a_barrier_that_a_machine_can_find(story):
    playwright = pytest.importorskip("playwright.sync_api")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    pages = sorted((story[0] / "reports").rglob("*.html"))
    pages = [path for path in pages if path.parent.name != "onderzoek"]  # see test_report_browser
    with playwright.sync_playwright() as started:
        tab = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]).new_page()
        for path in pages:
            tab.goto(path.as_uri())
            found = axe.Axe().run(tab, options={"runOnly": LEVELS}).response
            assert found["passes"]
            assert [rule["id"] for rule in found["violations"]] == [], path.name


def test_no_word_of_a_diary_is_in_a_log_a_command_line_or_a_name(story):
    run, _, said = story
    files = [path for path in run.rglob("*") if path.is_file()]
    kept = [path for path in files if {"logs", ".snakemake"} & set(path.parts)]
    notes = [path.read_text(encoding="utf-8", errors="replace") for path in kept]
    assert any('"shellcmd": "python -m analysis.' in note for note in notes)
    assert any(path.suffix == ".tsv" for path in kept)
    names = [path.name for path in files if "raw" not in path.parts]
    everything = "\n".join([*notes, *names, *said.values()])
    for text in (*SEPTEMBER.values(), *OCTOBER.values()):
        for sentence in re.split(r"(?<=[.?!]) ", text):
            assert sentence not in everything


def test_a_typo_in_the_choices_stops_the_run_before_the_first_job(story):
    run, _, _ = story
    config = run / "config" / "config.yaml"
    kept = config.read_text(encoding="utf-8")
    config.write_text(kept.replace("max_words:", "maxwords:"), encoding="utf-8")
    with pytest.raises(AssertionError) as stopped:
        snakemake(run)
    config.write_text(kept, encoding="utf-8")
    said = str(stopped.value)
    assert "onbekende sleutel 'maxwords' (bedoelt u 'max_words'?)" in said
    assert not jobs(said)
