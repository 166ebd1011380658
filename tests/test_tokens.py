"""Words, base forms and their places."""

import pandas as pd
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from analysis import tokens as room
from analysis.contracts import Tokens
from analysis.mistakes import Mistake
from analysis.segments import segments
from analysis.tokens import plain, tokens

NAME = "\ue600" * 4


def table(*texts: str) -> pd.DataFrame:
    names = [f"A{number:02d}-2022-10-04" for number, _ in enumerate(texts, 1)]
    return pd.DataFrame({"document": names, "delivery": "2022-10", "text": list(texts)})


def words(text: str, column: str = "word", model: str = "blank") -> list[str]:
    cleared = table(text)
    return tokens(cleared, segments(cleared), model=model)[column].tolist()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mw. zei: ‘Ja hoor!’", "mw zei ja hoor"),
        ("Dhr. kwam i.v.m. de aanvr. om 14.30 uur.", "dhr kwam i.v.m de aanvr om 14.30 uur"),
        ("'s Avonds m'n zus, zo'n foto's", "'s avonds m'n zus zo'n foto's"),
        ("‘k weet ’t niet, 'r was zo’n", "'k weet 't niet 'r was zo'n"),
        ("'t Was 'n dag, d'r vriend app'te.", "'t was 'n dag d'r vriend app'te"),
        ("haar/zijn plan en/of t/m 24/7", "haar zijn plan en/of t/m 24/7"),
        ("e-mail, ex-collega, 8,4 en 85%", "e-mail ex-collega 8,4 en 85"),
        ("Hij zei:'ja' (tja) – of… niet...", "hij zei ja tja of niet"),
        (f"Met {NAME}. En {NAME}'s zoon", "met [masker] en [masker] s zoon"),
        ("Leuk 😀 :) !!", "leuk"),
        ("_______________ handtekening ''''''''''''", "handtekening"),
    ],
)
def test_words_are_without_marks_and_in_small_letters(text, expected):
    assert words(text) == expected.split()


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("vroeg", "vragen"),
        ("merkte", "merken"),
        ("stellen", "stellen"),
        ("plan", "plan"),
        ("benieuwd", "benieuwd"),
        ("opgebeld", "opbellen"),
        ("cliënte", "cliënt"),
        ("client", "cliënt"),
        ("coordinator", "coördinator"),
        ("Mw.", "mevrouw"),
        ("app'te", "appen"),
        ("zo'n", "zo'n"),
        ("m’n", "mijn"),
        ("i.v.m.", "ivm"),
        ("ivm", "ivm"),
        ("kinderen", "kind"),
        ("staat", "staan"),
        (NAME, "[masker]"),
        ("A03", "a03"),
        ("xyzzyde", "xyzzyde"),
    ],
)
def test_base_forms_are_those_of_social_work_diaries(word, base):
    assert words(f"{word} ja", "lemma")[0] == base


def test_every_word_knows_its_place_in_the_document():
    cleared = table("# Kop\n\n- Eén 😀 punt. Nog een.\n\nDaarna.", "Ander.")
    found = Tokens.validate(tokens(cleared, segments(cleared), model="blank"))
    texts = cleared.set_index("document")["text"]
    assert [texts[row.document][row.start : row.end] for row in found.itertuples()] == (
        ["Eén", "punt", "Nog", "een", "Daarna", "Ander"]
    )
    assert found["segment"].str[-3:].tolist() == ["001", "001", "002", "002", "003", "001"]
    assert found["pos"].isna().all()


def test_the_same_document_in_two_deliveries_keeps_its_own_text():
    cleared = pd.concat([table("Oud."), table("Nieuw woord.").assign(delivery="2022-11")])
    found = tokens(cleared, segments(cleared), model="blank")
    assert found["word"].tolist() == ["oud", "nieuw", "woord"]


def test_no_segments_gives_an_empty_table():
    assert Tokens.validate(tokens(table(), segments(table()), model="blank")).empty


def test_a_pipeline_gives_parts_of_speech_and_base_forms_of_verbs_only(monkeypatch):
    @Language.component("fixed_tags")
    def fixed_tags(doc):
        for token in doc:
            token.pos_ = "VERB" if token.text in ("plant", "vroeg") else "NOUN"
            token.lemma_ = {"plant": "plan_nen"}.get(token.text, "anders")
        return doc

    nlp = spacy.blank("xx")
    nlp.add_pipe("fixed_tags")
    monkeypatch.setattr(room, "pipeline", lambda model: nlp)
    assert words("zij vroeg plant", "lemma") == ["zij", "vragen", "plannen"]
    assert words("zij vroeg plant", "pos") == ["NOUN", "VERB", "VERB"]


@pytest.mark.parametrize(
    ("model", "sentence"),
    [("nl_core_news_lg", "is niet geïnstalleerd"), ("en_core_web_sm", "is onbekend")],
)
def test_a_model_that_is_not_there_is_told_in_a_sentence(model, sentence):
    with pytest.raises(Mistake, match=sentence):
        words("Ja.", model=model)


@pytest.mark.parametrize("text", ["'" * 20_000, "a" * 20_000, "_" * 20_000, "a'" * 5_000])
def test_hostile_text_gives_at_most_one_word(text):
    assert len(words(text)) <= 2


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1))
def test_words_are_in_order_and_hold_a_letter_a_digit_or_a_placeholder(text):
    cleared = table(text)
    found = tokens(cleared, segments(cleared), model="blank")
    assert found["start"].is_monotonic_increasing
    for row in found.itertuples():
        inside = text[row.start : row.end]
        assert row.word == (
            "[masker]" if "\ue600" <= inside[0] <= "\ue6ff" else plain(inside).lower()
        )
