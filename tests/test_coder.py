"""Small made-up diaries: what the learned coder learns, and what it must not have seen."""

import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp

from analysis.coder import FOLDS, coder
from analysis.contracts import Codebook, Codings, Corpus, Readings, Scores, Segments, Tokens
from analysis.learned.examples import anchor_rows, number_of
from analysis.learned.features_hits import hits
from analysis.learned.leave_out import fit, without
from analysis.learned.trained import from_npz
from analysis.lemmas import lemma
from analysis.mistakes import Mistake
from analysis.reasons import reasons
from analysis.scores import scores

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
        "codings_people": table(Codings, given, delivery="d", **how, **evidence),
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


def train(tables: dict, anchors: Path) -> bytes:
    return coder(*tables.values(), anchors=anchors, model="blank", seed=1)


def score(tables: dict, made: bytes, folder: Path) -> pd.DataFrame:
    (path := folder / "coder.npz").write_bytes(made)
    names = ("tokens", "segments", "codings_rules", "corpus")
    return Scores.validate(scores(*(tables[name] for name in names), coder=path))


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
    coded = tables["codings_people"][["segment", "theme"]].drop_duplicates()
    found = found.merge(coded, how="left", indicator="coded")
    means = found.groupby(["theme", found.coded.eq("both")]).score.mean().unstack()
    assert (means[True] > means[False] + 0.3).all()


def test_the_bytes_are_the_same_when_only_unread_texts_are_new(read_by_people, anchors):
    tables, made = read_by_people
    more = practice(["B01", "B02"])
    for name in ("tokens", "segments", "corpus"):
        more[name] = pd.concat([tables[name], more[name]], ignore_index=True)
    assert train(tables | {n: more[n] for n in ("tokens", "segments", "corpus")}, anchors) == made


def test_a_text_is_scored_without_what_people_said_of_it(read_by_people, anchors, tmp_path):
    tables, made = read_by_people
    given = tables["codings_people"]
    other = given.assign(
        code=given["code"].where(given["document"].ne("A03"), "lef"),
        theme=given["theme"].where(given["document"].ne("A03"), "durven"),
    )
    before = score(tables, made, tmp_path)
    after = score(tables, train(tables | {"codings_people": other}, anchors), tmp_path)
    own = before["document"].eq("A03")
    fold = [number_of(f"1 {name}") % FOLDS for name in before["document"]]
    elsewhere = ~own & (np.array(fold) != number_of("1 A03") % FOLDS)
    assert before[own].equals(after[own])
    assert (before[elsewhere].score != after[elsewhere].score).any()


def test_it_starts_from_anchors_alone(anchors, tmp_path):
    tables = practice()
    cold = tables | {name: tables[name].iloc[:0] for name in ("codings_people", "readings")}
    found = score(tables, train(cold, anchors), tmp_path)
    means = found.assign(plain=~found["segment"].isin(tables["codings_people"]["segment"]))
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


def test_the_words_that_weighed_most_raise_the_score(read_by_people, tmp_path):
    tables, made = read_by_people
    (path := tmp_path / "coder.npz").write_bytes(made)
    asked = pd.DataFrame({"delivery": ["d"], "segment": ["A01-001"], "theme": ["werk"]})
    rest = (tables[name] for name in ("tokens", "segments", "codings_rules"))
    found = reasons(from_npz(path), asked, *rest, most=2)
    assert found["word"].tolist()[0] in ("agenda", "vol")
    assert found["code"].unique().tolist() == ["tijd"]
    assert found["weight"].is_monotonic_decreasing
    assert (found["weight"] > 0).all()


def test_leaving_out_is_the_same_as_never_having_seen():
    random = np.random.default_rng(1)
    x, targets = random.normal(size=(30, 8)), random.normal(size=(30, 2))
    out, kept = np.arange(5), np.arange(5, 30)
    weights, said = without(fit(sp.csr_matrix(x), targets, 2.0), out)
    unseen = fit(sp.csr_matrix(x[kept]), targets[kept], 2.0).weights
    assert np.allclose(weights[kept], unseen)
    assert np.allclose(said, x[out] @ x[kept].T @ unseen)


def test_fields_and_cues_are_found_in_a_sentence():
    tables = practice(["A01"])
    fields, cues = hits(tables["tokens"], tables["segments"], ["tijd_werkdruk"])
    assert fields.shape[0] == len(cues) == len(tables["segments"])
    assert cues[0, 0] > 0
    assert fields.sum() > 0


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
