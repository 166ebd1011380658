"""Topics: what was planted is found, and where nothing was planted nothing is shown."""

import json
import sys

import numpy as np
import pandas as pd
import pytest
from planted_topics import coded, planted, sentences
from scipy import sparse
from small_practice import TEMPLATES, codebook, corpus, moments, readings, table, writers

from analysis.content_topics import content_topics
from analysis.contracts import (
    Distinctive,
    Intrusion,
    Segments,
    SegmentTopics,
    Stability,
    Terms,
    Tokens,
    Topics,
    Writers,
)
from analysis.distinctive import distinctive
from analysis.pages import pages
from analysis.pictures_topics import pictures_topics
from analysis.segment_topics import segment_topics
from analysis.stability import stability
from analysis.tables import as_bytes, checked
from analysis.terms import terms
from analysis.topic.contrast import log_odds
from analysis.topic.covered import covered, fallen_apart, verdict
from analysis.topic.fits import fitted, matched, unit
from analysis.topic.grid import dealt, grid, weighed
from analysis.topic.moved import moved
from analysis.topic.recognised import recognised
from analysis.topic.sense import coherence, exclusivity, frex
from analysis.topic.study import resamples
from analysis.topics import topics
from analysis.wording import dated, wording, written

TIMES = moments("een", "twee")
CHOICES = {"draws": 4, "seed": 1}
REPORTS = {"reports": ["twee"], "min_writers": 10}
SAY = wording((TEMPLATES / "words.yaml").read_text(encoding="utf-8"))
COLOURS = json.loads((TEMPLATES / "tokens.json").read_text(encoding="utf-8"))["colour"]


def looked_for(made, **own) -> tuple[pd.DataFrame, ...]:
    """Stability, topics and passages of a planted corpus at its second moment."""
    tables = made.terms, made.corpus, TIMES
    curve = checked(Stability, stability(*tables, **(REPORTS | own), **CHOICES), "")
    found = checked(Topics, topics(*tables, curve, **CHOICES), "")
    return curve, found, checked(SegmentTopics, segment_topics(*tables, found), "")


@pytest.fixture(scope="module", autouse=True)
def few_sizes():
    """Try three numbers of topics only, to be quick."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["analysis.stability"], "SIZES", (2, 4, 6))
        yield


@pytest.fixture(scope="module")
def made():
    return planted(240, topics=4)


@pytest.fixture(scope="module")
def found(made):
    return looked_for(made)


@pytest.fixture(scope="module")
def facts(made, found):
    """The content of a report on a corpus where the codebook has two of the four topics."""
    curve, terms, passages = found
    words = distinctive(made.terms, made.corpus, TIMES, **REPORTS, k=3, seed=1)
    people = made.corpus.drop_duplicates("writer")[["writer", "team"]]
    agreed = {"consent_analysis": "ja", "consent_quotes": "ja", "withdrawn": None}
    people = table(Writers, people.to_dict("records"), agreed)
    found = coded(made, {"feedback": 0, "macht": 1})
    (told,) = content_topics(
        curve, terms, passages, words, table(Intrusion, []), sentences(made.corpus), found,
        readings(), made.corpus, codebook(), TIMES, people, reports=["twee"], seed=1,
    )  # fmt: skip
    return told


def diary(*lemmas: str, pos: str | None = None) -> tuple[pd.DataFrame, ...]:
    """Segments, tokens and corpus of one text with a sentence per string of words."""
    rows, words, at = [], [], 0
    for number, sentence in enumerate(lemmas, 1):
        name = f"A01-2022-10-01-{number:03d}"
        rows.append({"segment": name, "start": at, "end": at + 100, "text": sentence})
        for place, word in enumerate(sentence.split()):
            words.append({"segment": name, "start": at + place, "end": at + place + 1}
                         | {"word": word, "lemma": word, "pos": pos})  # fmt: skip
        at += 100
    shared = {"delivery": "2022-10", "document": "A01-2022-10-01"}
    segments = table(Segments, rows, shared | {"heading": "", "shape": "zin"})
    return segments, table(Tokens, words, shared), corpus("A01-2022-10-01")


def test_terms_are_words_that_tell_something_and_pairs_of_these():
    said = diary("ik klant vragen brief schuld [masker] a06 3 schuld en brief")
    told = checked(Terms, terms(*said, size=50), "").set_index("term")["count"].to_dict()
    assert told == {"brief": 2, "schuld": 2, "brief schuld": 1}


@pytest.mark.parametrize(("pos", "kept"), [("NOUN", 2), ("ADV", 0), (None, 2)])
def test_where_parts_of_speech_are_known_only_telling_ones_are_kept(pos, kept):
    told = terms(*diary("brief en schuld", pos=pos), size=50)
    assert len(told) == kept


def test_a_pair_does_not_run_on_into_the_next_sentence():
    assert "brief schuld" not in set(terms(*diary("brief", "schuld"), size=50)["term"])


@pytest.mark.parametrize(("size", "passages"), [(1, 4), (4, 2), (8, 1), (500, 1)])
def test_a_text_is_cut_between_sentences_into_passages_of_about_a_size(size, passages):
    sentences = ["brief schuld", "brief huur", "hond tuin", "hond taart"]
    told = terms(*diary(*sentences), size=size)
    places = told.drop_duplicates("passage").sort_values("start")
    assert len(places) == passages
    assert (places["start"].iloc[0], places["end"].iloc[-1]) == (0, 400)
    assert (places["start"].iloc[1:].to_numpy() == places["end"].iloc[:-1].to_numpy()).all()


def test_notes_of_meetings_and_texts_that_do_not_count_are_left_out():
    segments, tokens, about = diary("brief schuld")
    assert terms(segments, tokens, about.assign(kind="bijeenkomst"), size=50).empty
    assert terms(segments, tokens, about.assign(status="herhaling"), size=50).empty


def test_words_of_two_writers_and_words_that_are_everywhere_are_no_part_of_it(made):
    known = grid(made.terms, made.corpus, "2022-12-31")
    spread = made.terms.merge(made.corpus[["document", "writer"]]).groupby("term").nunique()
    assert spread.loc[known.words, "writer"].min() >= 3
    assert spread.loc[known.words, "document"].between(4, 90).all()


def test_a_moment_does_not_know_what_was_written_later(made):
    early = grid(made.terms, made.corpus, "2022-10-31")
    assert set(early.places["period"]) == {"een"}


def test_dealt_words_keep_their_writer_and_passages_their_length(made):
    known = grid(made.terms, made.corpus, "2022-12-31")
    other = dealt(known, np.random.default_rng(1))
    assert (other.counts.sum(axis=1) == known.counts.sum(axis=1)).all()
    writer = known.places["writer"].eq("A00").to_numpy()
    ours = [one.counts[np.flatnonzero(writer)].sum(axis=0) for one in (known, other)]
    assert (ours[0] == ours[1]).all()
    assert (other.counts != known.counts).nnz > 0


def test_npmi_is_one_for_words_that_only_stand_together_and_minus_one_for_never():
    counts = sparse.csr_array(np.array([[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1.0]]))
    assert coherence(np.array([[1.0, 1]]), counts[:, :2])[0] == pytest.approx(1)
    assert coherence(np.array([[1.0, 1]]), counts[:, 2:])[0] == -1


def test_exclusive_words_are_of_one_topic_and_frex_asks_for_both():
    weights = np.array([[3.0, 2, 1, 0], [3, 0, 0, 4]])
    assert exclusivity(weights).tolist() == pytest.approx([(0.5 + 1 + 1) / 4, (0.5 + 1) / 4])
    ranks = frex(weights)
    assert ranks[0].argmax() == 1
    assert ranks[0, 3] == 0


def test_matching_is_one_to_one():
    first = unit(np.array([[1.0, 0, 0], [0, 1, 0]]))
    assert matched(first, first[::-1]).tolist() == [1, 1]
    assert matched(first, first[[0, 0]]).min() == 0


def test_planted_topics_are_found_in_the_right_number(made, found):
    curve, terms, _ = found
    assert curve["topics"][curve["chosen"]].item() == 4
    assert terms["shown"].all()
    known = grid(made.terms, made.corpus, "2022-12-31")
    true = unit(made.topics.reindex(columns=known.words, fill_value=0).to_numpy())
    weights = terms.pivot(index="topic", columns="term", values="weight").fillna(0)
    ours = weights.reindex(columns=known.words, fill_value=0).to_numpy()
    assert matched(true, ours).min() > 0.85


def test_where_nothing_was_planted_nothing_is_shown():
    curve, terms, _ = looked_for(planted(160, share=0))
    assert curve["chosen"].sum() == 1
    assert not terms["shown"].any()


@pytest.mark.parametrize(
    ("texts", "own", "reason"),
    [(50, {}, "weinig_passages"), (160, {"min_writers": 25}, "weinig_schrijvers")],
)
def test_below_a_minimum_size_it_is_said_instead_of_tried(texts, own, reason):
    curve, terms, passages = looked_for(planted(texts), **own)
    assert (curve["topics"].tolist(), curve["reason"].tolist()) == ([0], [reason])
    assert terms.empty
    assert passages.empty


def test_the_same_texts_in_another_order_give_the_same_bytes(made, found, tmp_path):
    for name, tables in {"one": found, "two": looked_for(
        made._replace(terms=made.terms[::-1], corpus=made.corpus[::-1])
    )}.items():  # fmt: skip
        for number, frame in enumerate(tables):
            frame.to_parquet(tmp_path / f"{name}-{number}.parquet")
    for number in range(3):
        parts = [(tmp_path / f"{name}-{number}.parquet").read_bytes() for name in ("one", "two")]
        assert parts[0] == parts[1]


def test_shares_of_a_passage_add_up_and_find_its_topic(made, found):
    passages = found[2]
    assert passages.groupby("segment")["share"].sum().between(0.9, 1 + 1e-9).all()
    most = passages.loc[passages.groupby("document")["share"].idxmax()]
    pairs = pd.crosstab(most["document"].map(made.main), most["topic"])
    assert pairs.max(axis=1).sum() / pairs.to_numpy().sum() > 0.6  # most texts have two topics


def test_log_odds_are_zero_for_equal_use_and_shrink_what_is_rare():
    prior = np.ones(3)
    odds, variance = log_odds(np.array([10, 10, 1.0]), np.array([10, 10, 0.0]), prior)
    assert abs(odds[0]) < 0.1
    assert 0 < odds[2] < np.log(3)
    assert variance[2] > variance[0]


def test_words_of_a_topic_that_came_up_tell_the_periods_apart(made):
    rows = distinctive(made.terms, made.corpus, TIMES, **REPORTS, k=3, seed=1)
    rows = checked(Distinctive, rows, "")
    now = rows[rows["group"].eq("twee") & rows["p"].lt(0.05)]
    assert len(now) > 2
    assert now["word"].isin(made.topics.columns[:30]).mean() > 0.8
    assert (now["low"].lt(now["log_odds"]) & now["log_odds"].lt(now["high"])).all()


def test_no_word_tells_apart_what_is_the_same():
    made = planted(160, share=0, seed=3)
    rows = distinctive(made.terms, made.corpus, TIMES, **REPORTS, k=3, seed=1)
    assert rows[rows["between"].eq("periode")]["p"].min() > 0.01


def test_a_word_is_safe_when_enough_of_a_group_used_it_and_enough_did_not(made):
    rows = distinctive(made.terms, made.corpus, TIMES, **REPORTS, k=3, seed=1)
    teams = rows[rows["between"].eq("team")]
    assert (teams["safe"] == teams["writers_with"].between(3, 3)).all()  # teams of six


def test_a_shift_in_every_writer_is_more_than_chance_and_noise_is_not():
    draw = np.random.default_rng(1)
    rows = [
        {"writer": f"A{n:02d}", "period": period, 1: share, 2: 0.3 + draw.normal(0, 0.1)}
        for n in range(12)
        for period, share in (("een", 0.2), ("twee", 0.4 + draw.normal(0, 0.02)))
    ]
    told = moved(pd.DataFrame(rows), ["een", "twee"], seed=1)
    assert told.loc[1, "p"] < 0.01
    assert told.loc[2, "p"] > 0.05
    assert told.loc[1, "change"] == pytest.approx(0.2, abs=0.02)


def placed(rows: list[tuple]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Passages with their topic, and the themes in them."""
    key = {"delivery": "2022-10"}
    names = [f"A-{number}" for number in range(len(rows))]
    passages = [
        key | {"document": n, "segment": n, "topic": row[0]}
        for n, row in zip(names, rows, strict=True)
    ]
    coded = [
        key | {"document": n, "segment": n, "theme": t}
        for n, row in zip(names, rows, strict=True)
        for t in row[1:]
    ]
    return pd.DataFrame(passages), pd.DataFrame(coded)


def test_a_topic_is_covered_by_a_theme_or_new_and_a_theme_may_fall_apart():
    rows = [(1, "macht")] * 8 + [(1,)] * 2 + [(2, "lef")] * 4 + [(2,)] * 8
    rows += [(3, "lef")] * 4 + [(3,)] * 8 + [(4,)] * 9
    told = covered(*placed(rows))
    assert [verdict(told, topic) for topic in (1, 2, 4)] == ["gedekt", "deels", "nieuw"]
    assert fallen_apart(told, [1, 2, 3, 4]) == {"lef": [2, 3]}


def test_recognising_is_compared_with_guessing():
    shared = {"moment": "twee", "topic": 1, "words": "a; b", "chosen": "a", "source": "x"}
    rows = [{"rater": "een", "right": n < 5, "place": str(n)} for n in range(6)]
    told = recognised(table(Intrusion, rows, shared))
    assert (told["right"], told["answers"], told["people"]) == (5, 6, 1)
    assert told["p"] < 0.001
    assert recognised(table(Intrusion, [])) is None


def test_the_content_says_which_topics_the_codebook_does_not_have(facts):
    assert sorted(row["verdict"] for row in facts["shown"]) == [
        "gedekt",
        "gedekt",
        "nieuw",
        "nieuw",
    ]
    assert facts["basis"] == "signalen"
    assert all(len({near["document"][:3] for near in row["near"]}) == 3 for row in facts["shown"])
    assert min(row["change"]["p"] for row in facts["shown"]) < 0.05
    assert as_bytes(facts) == as_bytes(json.loads(as_bytes(facts)))


def section(facts: dict) -> str:
    page = pages(TEMPLATES)
    page.globals |= {"say": SAY}
    page.filters |= {"number": written, "date": lambda day: dated(day, SAY("months"))}
    source = (
        '{% import "macros.html.j2" as piece with context %}{% include "partials/topics.html.j2" %}'
    )
    drawn = pictures_topics(facts, SAY, COLOURS)
    return page.from_string(source).render(topics=facts, pictures=drawn)


def test_the_section_shows_the_figures_and_says_that_a_group_of_words_is_no_finding(facts):
    html = section(facts)
    assert html.count("<svg") == 4
    assert "Een groep woorden is nog geen bevinding" in html
    assert "Staat niet in het codeboek" in html
    assert "nan" not in html.casefold()
    assert section(facts) == html


@pytest.mark.parametrize("texts", [50, 160])
def test_the_section_says_so_when_there_is_nothing(texts):
    made = planted(texts, share=0)
    curve, terms, passages = looked_for(made)
    (told,) = content_topics(
        curve, terms, passages, table(Distinctive, []), table(Intrusion, []),
        sentences(made.corpus), coded(made, {}), readings(), made.corpus, codebook(), TIMES,
        writers(), reports=["twee"], seed=1,
    )  # fmt: skip
    html = section(told)
    assert told["shown"] == []
    assert ("te weinig teksten" if texts == 50 else "Geen enkel onderwerp hield stand") in html
    assert html.count("<svg") == (texts != 50)


def test_fits_are_the_same_each_time(made):
    values = weighed(grid(made.terms, made.corpus, "2022-12-31").counts)
    assert (fitted(values, 4) == fitted(values, 4)).all()


@pytest.mark.parametrize(("teams", "left_out"), [(4, 4), (30, 10)])
def test_of_many_teams_only_some_are_left_out_so_that_the_work_stays_in_step(teams, left_out):
    known = grid(*planted(120)[:2], "2022-12-31")
    known.places["team"] = [f"T{number % teams}" for number in range(len(known.places))]
    made = list(resamples(weighed(known.counts), known, 0, np.random.default_rng(0)))
    without = [values.shape[0] for name, values, _ in made if name == "team_out"]
    assert len(without) == left_out
    assert set(without) == {len(known.places) * (teams - 1) // teams}
