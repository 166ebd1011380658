"""Small made-up diaries: what the learned coder learns, and what it must not have seen."""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp

from analysis.coder import FOLDS, coder
from analysis.codings_learned import codings_learned
from analysis.contracts import (
    Cleared,
    Codebook,
    CodebookChanges,
    Codings,
    Corpus,
    Lessons,
    Readings,
    Scores,
    Segments,
    Tokens,
)
from analysis.learned.anchors import anchor_rows
from analysis.learned.examples import number_of
from analysis.learned.leave_out import fit, said_without, weights_without
from analysis.learned.reasons import stretch
from analysis.learned.second import limits
from analysis.learned.seen import seen
from analysis.lemmas import lemma
from analysis.lessons_anchors import lessons_anchors
from analysis.lessons_people import lessons_people
from analysis.mistakes import Mistake
from analysis.scores import scores
from analysis.tables import write

CODES = {"tijd": "werk", "regels": "werk", "lef": "durven"}
SAYS = {
    "tijd": ["de agenda was vol", "er was geen tijd", "de agenda liep uit", "geen tijd voor haar"],
    "regels": ["het formulier moest ingevuld", "het systeem wil een vinkje", "weer een formulier"],
    "lef": [
        "ik durfde het te zeggen",
        "met knikkende knieën zei ik het",
        "ik durfde door te vragen",
    ],
}
PLAIN = [
    "de zon scheen op straat",
    "we dronken koffie",
    "het was een gewone dag",
    "zij had een hond",
]
NEAR = [
    "de agenda van de politiek op televisie",
    "de trein was op tijd",
    "het formulier van de krant",
]
WRITERS = [f"A{number:02}" for number in range(1, 13)]


def table(contract, rows: list[dict], **same) -> pd.DataFrame:
    columns = list(contract.to_schema().columns)
    frame = pd.DataFrame(rows, columns=columns if not rows else None).assign(**same)
    return contract.validate(frame[columns])


def practice(writers: list[str] = WRITERS) -> dict[str, pd.DataFrame]:
    """One text per writer: a sentence of each code between sentences without one."""
    segments, words, given = [], [], []
    for turn, writer in enumerate(writers):
        said = [(code, lines[turn % len(lines)]) for code, lines in SAYS.items()]
        plain = [("", line) for line in PLAIN]
        for number, (code, text) in enumerate([*said, *plain, *said[:2]], 1):
            where = {"document": writer, "segment": f"{writer}-{number:03}", "start": number * 100}
            segments.append(where | {"end": number * 100 + len(text), "text": text})
            for word in re.finditer(r"\w+", text):
                at = {"start": number * 100 + word.start(), "end": number * 100 + word.end()}
                words.append(where | at | {"word": word[0], "lemma": lemma(word[0])})
            if code:
                given.append(segments[-1] | {"code": code, "theme": CODES[code]})
    same = {"delivery": "d", "heading": "", "shape": "zin"}
    evidence = {"evidence_start": 1, "evidence_end": 2, "counts": True, "actor": None}
    how = {"coder": "mens-x", "score": 1.0, "modality": "gebeurd", "direction": "neutraal"}
    texts = dict.fromkeys(Corpus.to_schema().columns, "") | {"delivery": "d", "kind": "dagboek"}
    texts |= {"team": "A", "date": "2022-09-01", "period": "p", "words": 9, "version": 1}
    texts |= {"status": "telt"}
    return {
        "tokens": table(Tokens, words, delivery="d", pos=None),
        "segments": table(Segments, segments, **same),
        "codings_rules": table(Codings, []),
        "codings_settled": table(Codings, given, delivery="d", **how, **evidence),
        "readings": table(
            Readings,
            [{"document": writer} for writer in writers],
            delivery="d",
            coder="mens-x",
            why_read="steekproef",
            source="x.csv",
        ),
        "corpus": table(Corpus, [texts | {"document": w, "writer": w} for w in writers]),
        "codebook": small_codebook(),
        "codebook_changes": table(CodebookChanges, []),
    }


def small_codebook() -> pd.DataFrame:
    lists = ("include", "exclude", "words", "expressions", "blockers", "traps", "near_misses")
    rows = [
        {"theme": theme, "theme_label": theme, "code": code, "label": code, "definition": code}
        | {"direction": "neutraal"}
        | {name: [] for name in lists}
        for code, theme in CODES.items()
    ]
    return table(Codebook, rows)


@pytest.fixture(scope="module")
def anchors(tmp_path_factory) -> Path:
    lines = [{"text": t, "codes": [code]} for code, said in SAYS.items() for t in said]
    lines += [{"text": text, "codes": []} for text in [*NEAR, *PLAIN]]
    more = [line | {"text": f"{line['text']} {end}"} for line in lines for end in ("toen", "weer")]
    path = tmp_path_factory.mktemp("config") / "anchors.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines + more), encoding="utf-8")
    return path


def lessons(tables: dict, anchors: Path) -> pd.DataFrame:
    """All that the coder learns from: anchors, then what people read."""
    book = tables["codebook"], tables["codebook_changes"]
    examples = Lessons.validate(lessons_anchors(*book, anchors=anchors, model="blank"))
    return pd.concat([examples, taught(tables)], ignore_index=True)


def taught(tables: dict) -> pd.DataFrame:
    names = ("tokens", "segments", "codings_rules", "codings_settled", "readings", "corpus")
    return Lessons.validate(lessons_people(*(tables[name] for name in names)))


def train(tables: dict, anchors: Path) -> bytes:
    return coder(lessons(tables, anchors), tables["codebook"], precision=0.5, seed=1)


def score(tables: dict, made: bytes, folder: Path) -> pd.DataFrame:
    (path := folder / "coder.npz").write_bytes(made)
    names = ("tokens", "segments", "codings_rules")
    same = tables["corpus"].assign(text="x").reindex(columns=list(Cleared.to_schema().columns))
    rest = [*(tables[name] for name in names), Cleared.validate(same)]
    return Scores.validate(scores(*rest, coder=path))


@pytest.fixture(scope="module")
def read_by_people(anchors) -> tuple[dict, bytes]:
    tables = practice([f"A{number:02}" for number in range(1, 31)])
    return tables, train(tables, anchors)


def test_every_segment_and_theme_has_a_score_between_0_and_1(read_by_people, tmp_path):
    tables, made = read_by_people
    found = score(tables, made, tmp_path)
    assert len(found) == 2 * len(tables["segments"])
    assert not found.duplicated(["segment", "theme"]).any()
    assert found.score.between(0, 1).all()


def test_it_learns_what_people_coded(read_by_people, tmp_path):
    tables, made = read_by_people
    found = score(tables, made, tmp_path)
    coded = tables["codings_settled"][["segment", "theme"]].drop_duplicates()
    found = found.merge(coded, how="left", indicator="coded")
    means = found.groupby(["theme", found.coded.eq("both")]).score.mean().unstack()
    assert (means[True] > means[False] + 0.3).all()


def test_unread_texts_change_no_byte_of_what_the_coder_learns_from(read_by_people, tmp_path):
    tables, _ = read_by_people
    more, grown = practice(["A00", "A02", "B01"]), dict(tables)
    more["codings_rules"] = more["codings_settled"].assign(coder="regels")
    for name in ("tokens", "segments", "corpus", "codings_rules"):
        grown[name] = pd.concat([more[name].assign(delivery="e"), tables[name]])
    for name, given in (("before", tables), ("after", grown)):
        write(tmp_path / f"{name}.parquet", taught(given))
    assert (tmp_path / "before.parquet").read_bytes() == (tmp_path / "after.parquet").read_bytes()


def test_what_more_people_code_is_another_lesson(read_by_people):
    tables, _ = read_by_people
    read = taught(tables)
    assert read.loc[read["segment"].eq("A01-001"), "shares"].tolist() == ["tijd=1"]
    second = tables["readings"].head(1).assign(coder="mens-y")
    grown = tables | {"readings": pd.concat([tables["readings"], second])}
    assert taught(grown).loc[read["segment"].eq("A01-001"), "shares"].tolist() == ["tijd=0.5"]


def test_the_same_lessons_give_the_same_bytes(read_by_people, anchors):
    tables, made = read_by_people
    assert train(tables, anchors) == made


def test_a_text_is_scored_without_what_people_said_of_it(read_by_people, anchors, tmp_path):
    tables, made = read_by_people
    given = tables["codings_settled"]
    other = given.assign(
        code=given["code"].where(given["document"].ne("A03"), "lef"),
        theme=given["theme"].where(given["document"].ne("A03"), "durven"),
    )
    before = score(tables, made, tmp_path)
    after = score(tables, train(tables | {"codings_settled": other}, anchors), tmp_path)
    own = before["document"].eq("A03")
    fold = [number_of(f"1 {name}") % FOLDS for name in before["document"]]
    elsewhere = ~own & (np.array(fold) != number_of("1 A03") % FOLDS)
    assert before[own].equals(after[own])
    assert (before[elsewhere].score != after[elsewhere].score).any()


def test_it_starts_from_anchors_alone(anchors, tmp_path):
    tables = practice()
    cold = tables | {name: tables[name].iloc[:0] for name in ("codings_settled", "readings")}
    found = score(tables, train(cold, anchors), tmp_path)
    means = found.assign(plain=~found["segment"].isin(tables["codings_settled"]["segment"]))
    means = means.groupby(["theme", "plain"]).score.mean().unstack()
    assert (means[False] > means[True]).all()


def test_near_misses_score_lower_than_anchors(read_by_people, anchors, tmp_path):
    _, made = read_by_people
    tables = practice(["B01"])
    lines = [*NEAR, *(text for said in SAYS.values() for text in said)]
    rows = tables["segments"].head(1).loc[[0] * len(lines)].reset_index(drop=True)
    names = [f"B{number:02}-001" for number in range(len(lines))]
    rows = rows.assign(text=lines, segment=names, document=names, end=rows["start"] + 40)
    words = [
        rows.loc[n, ["document", "segment", "start", "end"]].to_dict()
        | {"delivery": "d", "word": word, "lemma": lemma(word), "pos": None}
        for n, line in enumerate(lines)
        for word in line.split()
    ]
    found = score(tables | {"segments": rows, "tokens": table(Tokens, words)}, made, tmp_path)
    best = found.groupby("segment").score.max()
    assert best[names[: len(NEAR)]].mean() < best[names[len(NEAR) :]].mean()


def found_by(tables: dict, made: bytes, folder: Path) -> pd.DataFrame:
    scored = score(tables, made, folder)
    rest = (tables[name] for name in ("tokens", "segments", "codings_rules", "codebook"))
    return Codings.validate(codings_learned(scored, *rest, coder=folder / "coder.npz"))


def test_it_codes_themes_because_of_the_words_that_weighed_most(read_by_people, tmp_path):
    tables, made = read_by_people
    found = found_by(tables, made, tmp_path)
    assert set(found["coder"]) == {"geleerd"}
    assert not found["counts"].any()
    assert not found.duplicated(["segment", "theme"]).any()
    one = found[found["segment"].eq("A01-001")].iloc[0]
    evidence = SAYS["tijd"][0][one["evidence_start"] - 100 : one["evidence_end"] - 100]
    assert (one["code"], one["theme"]) == ("tijd", "werk")
    assert "agenda" in evidence
    coded = tables["codings_settled"][["segment", "theme"]].drop_duplicates()
    right = found.merge(coded, on=["segment", "theme"])
    assert len(right) / len(found) > 0.8
    assert len(right) / len(coded) > 0.8


def test_it_codes_nothing_where_it_is_never_sure(anchors, tmp_path):
    tables = practice()
    cold = tables | {name: tables[name].iloc[:0] for name in ("codings_settled", "readings")}
    made = coder(lessons(cold, anchors), tables["codebook"], precision=1.0, seed=1)
    assert found_by(tables, made, tmp_path).empty


def test_a_limit_is_the_best_one_of_those_that_are_right_often_enough():
    chances = np.array([[0.9, 0.3], [0.6, 0.2], [0.3, 0.1], [0.1, 0.1]])
    assert limits(chances, 0.5).tolist() == [0.6, np.inf]
    assert limits(chances, 0.8).tolist() == [0.9, np.inf]
    assert limits(chances, 0.2).tolist() == [0.6, 0.2]


@pytest.mark.parametrize(
    ("weights", "words"),
    [([0, 3, 1], [1, 2]), ([2, -1, 2], [0, 1, 2]), ([2, -3, 2], [0]), ([-2, -1], [1]), ([1], [0])],
)
def test_the_stretch_that_weighs_most(weights, words):
    assert list(stretch(np.array(weights, dtype=float))) == words


def test_nothing_to_learn_from_is_a_mistake():
    tables = practice(["A01"])
    with pytest.raises(Mistake, match="anchors.jsonl"):
        coder(table(Lessons, []), tables["codebook"], precision=0.5, seed=1)


@pytest.mark.parametrize("first", [0, 4])
def test_leaving_out_is_the_same_as_never_having_seen(first):
    random = np.random.default_rng(1)
    x, targets = random.normal(size=(30, 8)), random.normal(size=(30, 2))
    out, kept = np.arange(4, 9), np.r_[0:4, 9:30]
    fitted = fit(sp.csr_matrix(x), targets, 2.0, first)
    unseen = fit(sp.csr_matrix(x[kept]), targets[kept], 2.0, 0).weights
    assert np.allclose(weights_without(fitted, out)[kept], unseen, atol=1e-5)
    assert np.allclose(said_without(fitted, out), x[out] @ x[kept].T @ unseen, atol=1e-5)


def test_what_is_seen_of_a_sentence():
    tables = practice(["A01"])
    rules = tables["codings_settled"].head(1).assign(coder="regels", score=0.6)
    (one,) = seen(tables["tokens"], tables["segments"], rules).head(1).to_dict("records")
    assert one["words"] == "de agenda was vol"
    assert one["lemmas"].split()[1] == "agenda"
    assert "tijd_werkdruk=" in one["cues"]
    assert one["fields"]
    assert one["rules"] == "tijd=0.6"


@pytest.mark.parametrize("line", ["geen json", '{"text": ""}', '{"text": "x", "codes": "y"}', "[]"])
def test_a_wrong_anchor_is_named_by_its_line(line, tmp_path):
    (path := tmp_path / "anchors.jsonl").write_text(f'{{"text": "a", "codes": []}}\n{line}\n')
    with pytest.raises(Mistake, match="regel 2"):
        anchor_rows(path)


def test_the_anchors_of_the_project_fit_its_codebook():
    path = Path(__file__).parents[1] / "config" / "anchors.jsonl"
    book = (path.parent / "codebook.yaml").read_text(encoding="utf-8")
    known = set(re.findall(r"- id: (\w+)", book))
    rows = anchor_rows(path)
    assert len(rows) > 3000
    assert {code for row in rows for code in row["codes"]} <= known
