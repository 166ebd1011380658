"""What researchers write goes out as a form, comes back, and survives new numbers."""

import io
import json
from pathlib import Path

import docx
import pandas as pd
import pytest
import yaml
from small_practice import TEMPLATES

from analysis.content_own import with_own_words
from analysis.contracts import OwnWords
from analysis.mistakes import Mistake
from analysis.own_fields import SRQR, own_fields
from analysis.own_words import own_words
from analysis.words_forms import words_forms

FORMS = TEMPLATES / "forms.yaml"


def facts(texts_with: int = 3, audience: str = "onderzoek", final: bool = False) -> dict:
    """As much of a content as the fields need."""
    moment = {"moment": "twee", "title": "Moment twee", "final": final}
    themes = [
        {"theme": "feedback", "label": "Feedback", "so_far": {"texts_with": texts_with}},
        {"theme": "macht", "label": "Macht", "so_far": {"texts_with": 1}},
    ]
    return {"about": {"moment": moment, "audience": audience}, "themes": themes}


def form(folder: Path, content: dict, name: str = "woorden.docx") -> Path:
    content = {"own_words": {}} | content
    (folder / "content.json").write_text(json.dumps(content), encoding="utf-8")
    path = folder / name
    path.write_bytes(*words_forms([folder / "content.json"], templates=TEMPLATES, forms=FORMS))
    return path


def write(path: Path, **words: str) -> Path:
    """Fill in fields, named with _ for -, as a person does in Word."""
    page = docx.Document(str(path))
    for row in page.tables[0].rows[1:]:
        field = row.cells[0].text.rpartition("\n")[2].split(" · ")[2]
        row.cells[1].text = words.get(field.replace("-", "_"), row.cells[1].text)
    page.save(str(path))
    return path


def read(*paths: Path) -> pd.DataFrame:
    return OwnWords.validate(own_words(list(paths)))


@pytest.mark.parametrize(("final", "last"), [(False, "vraag-3"), (True, "srqr-21")])
def test_a_form_asks_every_field_of_its_report(tmp_path, final, last):
    content = facts(final=final)
    cells = [row.cells for row in docx.Document(str(form(tmp_path, content))).tables[0].rows]
    keys = [asked.text.rpartition("\n")[2].split(" · ") for asked, _ in cells[1:]]
    assert [key[2] for key in keys] == [field.name for field in own_fields(content)]
    assert [key[:2] for key in keys] == [["twee", "onderzoek"]] * len(keys)
    assert {"kort-1", "thema-feedback", "betekenis", last} <= {key[2] for key in keys}
    assert {answer.text for _, answer in cells[1:]} == {""}


def test_an_empty_form_says_nothing(tmp_path):
    assert read(form(tmp_path, facts())).empty


def test_words_come_back_with_their_paragraphs_and_stand_in_the_next_form(tmp_path):
    path = write(
        form(tmp_path, facts()), kort_1="Eerste <b>zin</b>\nen  tweede", thema_macht="=1+1"
    )
    found = read(path)
    assert dict(zip(found["field"], found["words"], strict=True)) == {
        "kort-1": "Eerste <b>zin</b>\nen tweede",
        "thema-macht": "=1+1",
    }
    again = form(tmp_path, with_own_words(facts(), found), "nieuw.docx")
    assert read(again)[["field", "words", "stand"]].equals(found[["field", "words", "stand"]])


def test_words_are_flagged_when_the_numbers_they_speak_of_changed(tmp_path):
    path = write(
        form(tmp_path, facts()), kort_1="Kort.", thema_feedback="Eén.", thema_macht="Twee."
    )
    said = with_own_words(facts(texts_with=4), read(path))["own_words"]
    assert {field: one["changed"] for field, one in said.items()} == {
        "kort-1": True,
        "thema-feedback": True,
        "thema-macht": False,
    }


def test_words_are_of_one_report_and_what_has_no_field_is_told(tmp_path):
    path = write(form(tmp_path, facts(final=True)), advies_team="Doe dit.")
    found = with_own_words(facts(), read(path))
    assert (found["own_words"], found["lost_words"]) == ({}, ["advies-team"])
    assert with_own_words(facts(audience="openbaar"), read(path))["lost_words"] == []


def test_two_different_texts_in_one_field_stop_the_run(tmp_path):
    first = write(form(tmp_path, facts(), "woorden a.docx"), kort_1="Een.")
    second = write(form(tmp_path, facts(), "woorden b.docx"), kort_1="Twee.")
    with pytest.raises(Mistake, match=r"kort-1.*woorden a\.docx.*woorden b\.docx"):
        own_words([first, second])
    assert len(read(first, write(second, kort_1="Een."))) == 1


def test_rows_may_be_moved_and_taken_away(tmp_path):
    path = write(form(tmp_path, facts()), kort_2="Blijft.")
    page = docx.Document(str(path))
    rows = page.tables[0]._tbl.tr_lst
    rows[0].getparent().append(rows[2])
    rows[0].getparent().remove(rows[1])
    page.save(str(path))
    assert list(read(path)["words"]) == ["Blijft."]


@pytest.mark.parametrize("content", [b"PK", None])
def test_a_file_that_is_no_form_is_told(tmp_path, content):
    path = tmp_path / "woorden.docx"
    made = io.BytesIO()
    docx.Document().save(made)
    path.write_bytes(content or made.getvalue())
    with pytest.raises(Mistake, match=r"woorden\.docx"):
        own_words([path])


def test_a_form_is_the_same_bytes_each_time_and_names_nobody(tmp_path):
    one, two = form(tmp_path, facts()), form(tmp_path, facts(), "nog.docx")
    assert one.read_bytes() == two.read_bytes()
    assert docx.Document(str(one)).core_properties.author == ""


def test_the_items_of_the_checklist_that_people_answer_are_those_of_the_checklist():
    items = yaml.safe_load((TEMPLATES / "srqr.yaml").read_text(encoding="utf-8"))
    assert [item["item"] for item in items if item.get("people")] == list(SRQR)
