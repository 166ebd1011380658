"""What a report says, as data."""

import json

import pytest
from jsonschema import Draft202012Validator
from small_practice import (
    EMPTY,
    SCHEMA,
    codings,
    corpus,
    moments,
    readings,
    table,
    whole_practice,
    writers,
)

from analysis.contracts import CodebookChanges, SetAside
from analysis.mistakes import Mistake
from analysis.tables import as_bytes

NO_TEXTS = {"corpus": corpus(), "set_aside": EMPTY["set_aside"], **EMPTY}


@pytest.fixture(scope="module")
def facts() -> dict:
    return whole_practice()


@pytest.mark.parametrize("own", [{}, NO_TEXTS, {"moment": "drie"}], ids=["texts", "none", "final"])
def test_content_is_as_the_schema_promises_and_the_same_each_time(own):
    facts = whole_practice(**own)
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(facts)
    assert as_bytes(facts) == as_bytes(whole_practice(**own))
    assert b"<" not in as_bytes(facts)


def test_what_came_in_is_counted_per_period_and_team(facts):
    received = facts["received"]
    assert [received[name] for name in ("diaries", "notes", "writers", "teams", "enrolled")] == [
        7, 0, 4, 2, 4,
    ]  # fmt: skip
    periods = [(row["period"], row["diaries"], row["writers"]) for row in received["periods"]]
    assert periods == [("een", 4, 4), ("twee", 3, 3)]
    heard = {(row["team"], row["period"]): row["diaries"] for row in received["heard"]}
    assert heard == {("A", "een"): 2, ("A", "twee"): 2, ("B", "een"): 2, ("B", "twee"): 1}


def test_a_theme_is_counted_in_texts_writers_and_directions(facts):
    feedback, macht, _ = facts["themes"]
    assert feedback["so_far"] == {
        "basis": "signalen", "diaries": 7, "texts": 7, "texts_with": 2, "notes": 0,
        "notes_with": 0, "writers": 4, "writers_with": 2, "teams": 2, "teams_with": 2,
        "helps": 1, "hinders": 1, "hints": 0,
    }  # fmt: skip
    assert [(row["period"], row["texts_with"]) for row in feedback["shares"]] == [
        ("samen", 2), ("een", 2), ("twee", 0),
    ]  # fmt: skip
    assert macht["so_far"]["texts_with"] == 1


def test_shares_are_estimates_or_say_why_not_and_a_change_is_of_two_periods(facts):
    feedback = facts["themes"][0]
    assert {(row["basis"], row["share"], row["reason"]) for row in feedback["shares"]} == {
        ("signalen", None, "niet_gelezen")
    }
    change = feedback["change"]
    assert (change["before"], change["title"], change["period"]) == ("een", "periode een", "twee")
    assert (change["writers"], change["change"], change["reason"]) == (3, None, "niet_gelezen")
    assert whole_practice(moment="een")["themes"][0]["change"] is None


def test_with_one_period_it_does_not_stand_there_twice():
    shares = whole_practice(moment="een")["themes"][0]["shares"]
    assert [row["period"] for row in shares] == ["een"]


def test_quotes_are_shown_as_people_read_them_and_each_has_its_place(facts):
    said = [row for theme in facts["themes"] for row in theme["quotes"]]
    said += facts["wishes"] + facts["keeping"]
    assert {row["text"] for row in said} == {"Ik vroeg [telefoon] hoe zij ons gesprek vond."}
    places = {row["quote"]: row for row in facts["account"]["places"]}
    assert {row["quote"] for row in said} == set(places)
    assert {place["source"] for place in places.values()} == {"a.docx"}


def test_wishes_and_what_is_kept_stand_apart_from_their_theme(facts):
    assert [row["label"] for row in facts["wishes"]] == ["Wens voor de tool"]
    assert [row["label"] for row in facts["keeping"]] == ["Afspraak om vast te houden"]
    assert facts["themes"][2]["quotes"] == []


def test_a_find_in_a_text_that_came_in_twice_counts_once(facts):
    assert facts["account"]["finds"] == [{"kind": "telefoon", "number": 1, "masked": True}]


@pytest.mark.parametrize(
    ("status", "name"), [("ingetrokken", "withdrawn"), ("geen toestemming", "refused")]
)
def test_texts_that_may_not_be_used_are_only_a_number(status, name):
    texts = corpus("A01-2022-10-01", "B01-2022-10-03", B01={"status": status})
    received = whole_practice(**{**EMPTY, "corpus": texts})["received"]
    assert (received[name], received["diaries"]) == (1, 1)


def test_late_texts_and_later_sources_belong_to_the_right_moment():
    late = corpus("A01-2022-10-01", "B01-2022-10-03", B01={"late_for": "een twee"})
    times = moments("een", "twee").assign(last_delivery="2022-10")
    lost = {"source": "x.pdf", "place": "", "sha256": "x", "reason": "Leeg."}
    gone = table(SetAside, [lost | {"delivery": "2022-10"}, lost | {"delivery": "2022-11"}])
    received = whole_practice(**{**EMPTY, "corpus": late, "moments": times, "set_aside": gone})[
        "received"
    ]
    assert [row["document"] for row in received["late"]] == ["B01-2022-10-03"]
    assert [row["delivery"] for row in received["set_aside"]] == ["2022-10"]


def test_a_period_that_ends_after_the_moment_is_not_complete():
    texts = corpus("A01-2022-10-01", "A02-2022-10-02", A02={"period": "twee"})
    periods = whole_practice(**{**EMPTY, "corpus": texts, "moment": "een"})["received"]["periods"]
    assert [(row["period"], row["complete"]) for row in periods] == [("een", True), ("twee", False)]


def test_only_the_last_moment_is_final():
    finals = [
        whole_practice(moment=name)["about"]["moment"]["final"] for name in ("een", "twee", "drie")
    ]
    assert finals == [False, False, True]


def test_an_unknown_moment_is_told_in_a_sentence():
    with pytest.raises(Mistake, match="het moment 'vier' staat niet in de tabel"):
        whole_practice(moment="vier", writers=writers())


def test_a_new_version_of_the_codebook_is_told_in_titles():
    rows = [
        {"kind": "gesplitst", "code": "oud", "before": "oud", "after": "vragen, weg"},
        {"kind": "wel", "code": "vragen", "label": "Feedback vragen", "after": "een vraag"},
        {"kind": "woorden", "code": "vragen", "label": "Feedback vragen", "after": "vraag"},
    ]
    same = {"version": "1.1", "label": "", "before": "", "explanation": "Na overleg."}
    facts = whole_practice(codebook_changes=table(CodebookChanges, rows, same))
    (version,) = facts["codebook_changes"]
    assert (version["version"], version["explanation"]) == ("1.1", "Na overleg.")
    assert [change["after"] for change in version["changes"]] == [
        "Feedback vragen, weg",
        "een vraag",
    ]
    assert version["changes"][0]["label"] == "oud"
    assert version["rules"] == ["Feedback vragen"]


def test_what_people_read_is_counted_apart_from_signals_nobody_checked():
    own = {"coder": "mens-een", "counts": True}
    rows = [{"document": "A01-2022-10-01"} | own, {"document": "B01-2022-11-06"}]
    read = readings("A01-2022-10-01", "A02-2022-10-02")
    feedback = whole_practice(codings=codings(*rows), readings=read)["themes"][0]
    seen = [feedback["so_far"][name] for name in ("basis", "texts_with", "texts", "hints")]
    assert seen == ["gelezen", 1, 2, 1]
    assert [feedback["now"][name] for name in ("texts_with", "texts", "hints")] == [0, 0, 1]
