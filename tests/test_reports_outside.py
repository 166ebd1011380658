"""Reports outside the research team: what may be told, in words that were approved, of nobody."""

import hashlib
import io
import json
from functools import cache
from pathlib import Path

import docx
import pandas as pd
import pytest
from given_out import days, everything, formulas, traces
from small_practice import SCHEMAS, TEMPLATES, codebook, codings, corpus, moments, readings, table

from analysis.content_outside import content_outside
from analysis.contracts import Approvals, Codings, OwnWords, Quotes, SafeCells
from analysis.placeholders import placeholder
from analysis.quote_forms import quote_forms
from analysis.report import report
from analysis.report_pdf import report_pdf
from analysis.report_word import report_word
from analysis.tables import as_bytes

DIARIES = (
    *(f"{writer}-2022-10-{day}" for day in ("03", "14") for writer in ("A01", "A02", "A03", "B01")),
    "A04-2022-10-05", "B02-2022-10-06", "B03-2022-10-07",
)  # fmt: skip
CODER = "mens-puck"
SENTENCE = f"Ik vroeg {placeholder('naam', 4)} hoe zij ons gesprek vond."
SHOWN = "Ik vroeg [naam] hoe zij ons gesprek vond."
HOSTILE = (
    "<script>alert(1)</script> =cmd|' /C calc'!A0 {{ 7 * 7 }} {% raw %} #read(\"x\") $x$ <label> "
    "\u202eomgekeerd\u2066 & \"aan\" 'halen'"
)
LONG = "w" * 10_000
ABOUT = {
    "title": "Eerlijke gesprekken", "client": "klant", "example": "no", "codebook_version": "1.0",
}  # fmt: skip
QUOTE = {
    "moment": "een", "theme": "feedback", "code": "vragen", "role": "typerend",
    "delivery": "2022-10", "start": 5, "end": 5 + len(SENTENCE), "text": SENTENCE, "coder": CODER,
    "sure": "mens", "direction": "ondersteunend", "modality": "gebeurd",
}  # fmt: skip
BOOK, TIMES = codebook(), moments("een", "twee")
UNCODED, UNSAID = table(Codings, []), table(OwnWords, [])
READ = readings(*DIARIES, coder=CODER)
CELL = {"moment": "een", "shown": True, "writers_with": 4, "writers": 7, "teams_with": 2}


@cache
def texts() -> pd.DataFrame:
    """Eleven diary texts and a set of notes, each with a hash and a file of its own."""
    rows = corpus(*DIARIES, "A00-2022-10-20")
    notes = rows["writer"].eq("A00")
    rows.loc[notes, ["document", "kind", "writer"]] = ["A-bijeenkomst-1", "bijeenkomst", None]
    rows["text_sha256"] = [hashlib.sha256(name.encode()).hexdigest() for name in rows["document"]]
    rows["sha256"] = [hashlib.sha256(name.encode()).hexdigest() for name in rows["text_sha256"]]
    return rows.assign(source="data/raw/2022-10/Dagboek " + rows["document"] + ".docx")


def said(*rows: dict) -> pd.DataFrame:
    """Quotes of the documents that the rows name."""
    named = [
        {"quote": f"c{n}", "segment": f"{row['document']}-001"}
        | {"writer": row["document"][:3], "team": row["document"][0]}
        | row
        for n, row in enumerate(rows, 1)
    ]
    return table(Quotes, named, QUOTE)


def answered(quotes: pd.DataFrame, **answers: str) -> pd.DataFrame:
    """That these quotes may leave, unless `answers` has another word or other words for one."""
    hashes = texts().set_index("document")["text_sha256"]
    rows = []
    for quote in quotes.itertuples():
        answer = answers.get(quote.quote, "ja")
        edited = {"verdict": "bewerkt", "words": answer}
        own = {"verdict": answer, "words": ""} if answer in ("ja", "nee") else edited
        place = {"text_sha256": hashes[quote.document], "start": quote.start, "end": quote.end}
        rows += [place | own] if answer != "geen antwoord" else []
    return table(Approvals, rows, {"source": "citaatcheck.xlsx"})


def cells(**hidden: bool) -> pd.DataFrame:
    """What may be told of each theme: everything, or nothing where `hidden`."""
    nothing = {"shown": False, "writers_with": None, "writers": None, "teams_with": None}
    rows = [
        {"theme": theme, "reason": "Waarom niet." if hidden.get(theme) else ""}
        | (nothing if hidden.get(theme) else {})
        for theme in BOOK["theme"].unique()
    ]
    return table(SafeCells, rows, CELL)


def told(audience: str = "openbaar", **own) -> dict:
    """The content for an audience; `own` replaces tables."""
    tables = {
        "corpus": texts(),
        "codings": UNCODED,
        "readings": READ,
        "quotes": said(),
        "safe_cells": cells(),
        "own_words": UNSAID,
        **own,
    }
    asked = answered(tables["quotes"], **tables.pop("answers", {}))
    (made,) = content_outside(
        *(tables[name] for name in ("corpus", "codings", "readings", "quotes")),
        asked,
        tables["safe_cells"],
        BOOK,
        TIMES,
        tables["own_words"],
        moment="een",
        audiences=[audience],
        about=ABOUT,
        k=3,
        leadership_codes=["macht"],
    )
    return made


def quoted(facts: dict) -> list[str]:
    return [quote["quote"] for theme in facts["themes"] for quote in theme["quotes"]]


def the_quotes(facts: dict) -> list[dict]:
    return [quote for theme in facts["themes"] for quote in theme["quotes"]]


def test_only_what_its_writer_approved_is_quoted_and_in_the_words_that_were_approved():
    quotes = said(*({"document": f"{name}-2022-10-03"} for name in ("A01", "A02", "A03", "B01")))
    answers = {"c1": "nee", "c2": "geen antwoord", "c3": "Ik vroeg het."}
    facts = told(quotes=quotes, answers=answers)
    assert [(quote["text"], quote["edited"]) for quote in the_quotes(facts)] == [
        ("Ik vroeg het.", True), (SHOWN, False),
    ]  # fmt: skip
    assert "gesprek vond" not in json.dumps(the_quotes(facts)[0])


def test_an_answer_about_an_older_version_of_a_text_does_not_count():
    quotes = said({"document": "A01-2022-10-03"})
    changed = texts().assign(text_sha256="f" * 64)
    assert quoted(told(quotes=quotes, corpus=changed)) == []


def test_a_writer_is_quoted_once_in_the_whole_report():
    quotes = said(
        {"document": "A01-2022-10-03"},
        {"document": "A01-2022-10-14"},
        {"document": "A01-2022-10-14", "theme": "leren", "code": "borging", "start": 90, "end": 99},
        {"document": "A02-2022-10-14", "theme": "leren", "code": "borging"},
    )
    assert quoted(told(quotes=quotes)) == ["c1", "c4"]


def test_two_typical_quotes_and_a_contrary_one_is_all_of_a_theme():
    names = ("A01", "A02", "A03", "B01")
    typical = [{"document": f"{name}-2022-10-03"} for name in names]
    other = [{"document": f"{name}-2022-10-05", "role": "tegengeluid"} for name in ("A04",)]
    more = [{"document": "B02-2022-10-06", "role": "tegengeluid"}]
    roles = [quote["role"] for quote in the_quotes(told(quotes=said(*typical, *other, *more)))]
    assert roles == ["typerend", "typerend", "tegengeluid"]


@pytest.mark.parametrize(
    "quote",
    [
        {"document": "A01-2022-10-03", "theme": "macht", "code": "macht"},
        {"document": "A01-2022-10-03", "theme": "leren", "code": "borging"},
        {"document": "A01-2022-10-03", "moment": "twee"},
        {"document": "A-bijeenkomst-1", "writer": None},
        {"document": "A01-2022-10-03", "text": "Ik zei tegen A02 dat ik het anders zag."},
    ],
    ids=["leadership", "theme not shown", "another moment", "notes", "names a participant"],
)
def test_an_approved_quote_may_still_stay_inside(quote):
    assert quoted(told(quotes=said(quote), safe_cells=cells(leren=True))) == []


def test_words_of_a_writer_that_name_a_participant_stay_inside():
    quotes = said({"document": "A01-2022-10-03"})
    assert quoted(told(quotes=quotes, answers={"c1": "Ik vroeg het aan B03."})) == []


def test_a_team_reads_its_own_writers_and_what_enough_of_them_wrote_about():
    quotes = said(*({"document": f"{name}-2022-10-03"} for name in ("A01", "B01")))
    by_people = {"coder": CODER, "counts": True}
    wrote = [{"document": f"{name}-2022-10-03"} for name in ("A01", "A02", "A03", "B01")]
    led = [
        {"document": name, "code": "macht", "theme": "macht"}
        for name in ("B01-2022-10-03", "B02-2022-10-06", "B03-2022-10-07")
    ]
    coded = codings(*({**row, **by_people} for row in (*wrote, *led)))
    seen = {
        audience: told(audience, quotes=quotes, codings=coded)
        for audience in ("openbaar", "team-A", "team-B")
    }
    assert {name: quoted(facts) for name, facts in seen.items()} == {
        "openbaar": ["c1", "c2"], "team-A": ["c1"], "team-B": ["c2"],
    }  # fmt: skip
    named = {
        name: [theme["theme"] for theme in facts["themes"] if theme["named"]]
        for name, facts in seen.items()
    }
    assert named == {"openbaar": [], "team-A": ["feedback"], "team-B": []}


@pytest.mark.parametrize(("number", "rounded"), [(11, 10), (6, 10), (4, 0)])
def test_how_much_was_read_is_rounded(number, rounded):
    few = texts()
    few = few[few["kind"].ne("dagboek") | few["document"].isin(DIARIES[:number])]
    assert told(corpus=few)["received"] == {
        "diaries": rounded,
        "notes": 1,
        "teams": 2 if number > 3 else 1,
    }


@pytest.fixture(scope="module")
def given(tmp_path_factory) -> dict[str, list[Path]]:
    """All forms of the reports of two audiences, whose writers use and approve hostile words."""
    folder = tmp_path_factory.mktemp("given")
    quotes = said(
        {"document": "A01-2022-10-03"},
        {"document": "B01-2022-10-14", "role": "tegengeluid", "direction": "belemmerend"},
        {"document": "A02-2022-10-14", "theme": "leren", "code": "borging"},
        {"document": "A03-2022-10-03", "theme": "macht", "code": "missen"},
    )
    words = table(
        OwnWords,
        [
            {"audience": name, "field": "kort-1", "words": HOSTILE}
            for name in ("openbaar", "team-A")
        ],
        {"moment": "een", "stand": "", "source": "woorden-A01.docx"},
    )
    made = {}
    for name in ("openbaar", "team-A"):
        own = {"quotes": quotes, "answers": {"c1": f"{HOSTILE} {LONG}"}, "own_words": words}
        facts = told(name, safe_cells=cells(macht=True), **own)
        (folder / f"{name}.json").write_bytes(as_bytes(facts))
    contents = sorted(folder.glob("*.json"))
    pages = [path.with_suffix(".html") for path in contents]
    for path, page in zip(
        pages, report(contents, templates=TEMPLATES, schemas=SCHEMAS), strict=True
    ):
        path.write_text(page, encoding="utf-8")
    looks = {"template": TEMPLATES / "report.typ", "tokens": TEMPLATES / "tokens.json"}
    in_word = report_word(pages, reference=TEMPLATES / "reference.docx")
    for path, word, printed in zip(pages, in_word, report_pdf(pages, **looks), strict=True):
        path.with_suffix(".docx").write_bytes(word)
        path.with_suffix(".pdf").write_bytes(printed)
        made[path.stem] = sorted(folder.glob(f"{path.stem}.*"))
    return made


def secrets() -> set[str]:
    """All that could tell who wrote, when, or in which file."""
    rows = texts()
    names = {*rows["writer"].dropna(), *rows["document"], *rows["source"], CODER, "puck", "Dagboek"}
    hashes = {*rows["sha256"], *rows["text_sha256"]}
    return (
        names
        | hashes
        | {mark[:12] for mark in hashes}
        | {written for date in rows["date"] for written in days(date)}
    )


def test_nothing_in_any_form_tells_who_wrote_or_when(given):
    files = [path for forms in given.values() for path in forms]
    assert sorted({path.suffix for path in files}) == [".docx", ".html", ".json", ".pdf"]
    assert {path.name: traces(everything(path), secrets()) for path in files} == {
        path.name: [] for path in files
    }


def test_the_search_for_traces_finds_what_is_there(given):
    """Words of the reports are found in every form, so a secret would be found too."""
    for path in (path for forms in given.values() for path in forms):
        assert traces(everything(path), {"Eerlijke gesprekken", "halen"}) == [
            "Eerlijke gesprekken", "halen",
        ], path.name  # fmt: skip
    assert traces("op 3 oktober schreef A01", secrets()) == ["3 oktober", "A01"]


def test_hostile_words_of_a_writer_are_only_words(given):
    for path in (path for forms in given.values() for path in forms):
        shown = "".join(everything(path).split())
        assert "{{7*7}}{%raw%}" in shown, path.name
        assert shown.count("w") >= 10_000
        assert "<script>alert" not in shown or path.suffix in (".json", ".pdf")
    for forms in given.values():
        word = docx.Document(io.BytesIO(forms[0].read_bytes()))
        assert any("=cmd|' /C calc'!A0" in part.text for part in word.paragraphs)


def test_hostile_words_are_no_formula_in_the_form_of_a_writer(tmp_path):
    quotes = said({"document": "A01-2022-10-03", "text": f"=cmd|' /C calc'!A0 {HOSTILE}"})
    forms = {"writers": ["A01"], "words": TEMPLATES / "forms.yaml"}
    (form,) = quote_forms(quotes, texts(), answered(said()), **forms)
    (tmp_path / "form.xlsx").write_bytes(form)
    assert formulas(tmp_path / "form.xlsx") == []
    assert "=cmd|" in everything(tmp_path / "form.xlsx")
