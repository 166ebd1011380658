"""The form on which people choose the word that does not belong, and what they put back."""

import io

import openpyxl
import pandas as pd
import pytest
import yaml
from small_practice import TEMPLATES, table

from analysis.contracts import Intrusion, Topics
from analysis.intrusion import intrusion
from analysis.intrusion_form import hidden, intrusion_form
from analysis.mistakes import Mistake
from analysis.tables import checked

WORDS = TEMPLATES / "forms.yaml"
SAY = yaml.safe_load(WORDS.read_text(encoding="utf-8"))["topics"]


def topics(*shown: bool) -> pd.DataFrame:
    """As many topics, with eight words of their own each and a pair."""
    rows = [
        {"topic": topic, "term": f"{letter}{'x' * number}", "weight": 0.9 / number, "shown": yes}
        for topic, (letter, yes) in enumerate(zip("abc", shown, strict=False), 1)
        for number in range(1, 9)
    ]
    rows += [{"topic": 1, "term": "ax axx", "weight": 0.95, "shown": shown[0]}]
    shared = {"moment": "twee", "frex": 1, "returns": 1, "coherence": 0.3, "by_chance": 0.1}
    return table(Topics, rows, shared | {"writers": 6, "teams": 2})


def filled(tmp_path, answer, *, rater="Anna", name="buitenbeentje anna.xlsx", shown=(True, True)):
    """The form with what `answer` says to the six words of each row and its key."""
    book = openpyxl.load_workbook(io.BytesIO(intrusion_form(topics(*shown), seed=1, words=WORDS)))
    first, sets = book.worksheets
    for row in first.iter_rows():
        if row[0].value == SAY["coder"]:
            row[1].value = rater
    for row in list(sets.iter_rows(min_row=2)):
        row[7].value = answer([cell.value for cell in row[1:7]], row[9].value)
    book.save(tmp_path / name)
    return tmp_path / name


def stranger(words: list[str], key: str) -> str:
    moment, topic, hashed = key.split("|")
    (found,) = [word for word in words if hidden(moment, topic, word) == hashed]
    return found


def test_each_topic_shown_has_five_of_its_words_and_one_of_another(tmp_path):
    sheet = openpyxl.load_workbook(
        filled(tmp_path, stranger, shown=(True, True, False))
    ).worksheets[1]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert len(rows) == 2
    for row in rows:
        own = "ab"[int(row[9].split("|")[1]) - 1]
        assert sorted(word.startswith(own) for word in row[1:7]) == [False] + [True] * 5
        assert not row[7].startswith(own)
        assert row[7] not in row[9]
    assert sheet.column_dimensions["J"].hidden


def test_the_form_has_the_same_bytes_each_time():
    assert intrusion_form(topics(True, True), seed=1, words=WORDS) == intrusion_form(
        topics(True, True), seed=1, words=WORDS
    )


@pytest.mark.parametrize("found", [topics(False, False), table(Topics, [])])
def test_without_topics_the_form_says_that_there_is_nothing_to_choose(found):
    book = openpyxl.load_workbook(io.BytesIO(intrusion_form(found, seed=1, words=WORDS)))
    assert book.worksheets[1]["A1"].value == SAY["none"]


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        (stranger, True),
        (lambda words, key: f"  {stranger(words, key).upper()} ", True),
        (lambda words, key: words.index(stranger(words, key)) + 1, True),
        (lambda words, key: next(word for word in words if word != stranger(words, key)), False),
    ],
    ids=["word", "capitals and spaces", "number", "another"],
)
def test_an_answer_is_a_word_or_its_number(tmp_path, answer, right):
    told = checked(Intrusion, intrusion([filled(tmp_path, answer)], words=WORDS), "")
    assert told["right"].tolist() == [right, right]
    assert set(told["rater"]) == {"Anna"}


def test_sets_without_an_answer_are_left_out_and_nothing_returned_gives_no_rows(tmp_path):
    assert intrusion([filled(tmp_path, lambda *_: None)], words=WORDS).empty
    assert checked(Intrusion, intrusion([], words=WORDS), "").empty


def test_a_set_answered_twice_counts_once_and_two_answers_stop(tmp_path):
    def mistaken(words, key):
        return next(word for word in words if word != stranger(words, key))

    first, wrong, right = (
        filled(tmp_path, answer, name=f"buitenbeentje {name}.xlsx")
        for name, answer in [("1", stranger), ("2", mistaken), ("3", stranger)]
    )
    assert intrusion([right, first], words=WORDS)["right"].tolist() == [True, True]
    with pytest.raises(Mistake, match="1.xlsx, .*2.xlsx, .* dezelfde persoon koos hier"):
        intrusion([wrong, first], words=WORDS)


@pytest.mark.parametrize(
    ("answer", "rater", "says"),
    [
        (lambda *_: "fiets", "Anna", "geen van de zes woorden"),
        (lambda *_: 7, "Anna", "geen van de zes woorden"),
        (stranger, None, "wie de woorden koos"),
    ],
)
def test_what_cannot_be_an_answer_stops_with_a_sentence(tmp_path, answer, rater, says):
    with pytest.raises(Mistake, match=says):
        intrusion([filled(tmp_path, answer, rater=rater)], words=WORDS)
