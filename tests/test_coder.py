"""Small made-up diaries: what the learned coder learns, and what it must not have seen."""

import json
import re
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.coder import FOLDS, coder
from analysis.contracts import Codebook, Codings, Corpus, Readings, Scores, Segments, Tokens
from analysis.examples import anchor_rows, number_of
from analysis.features_hits import hits
from analysis.leave_out import fit, without
from analysis.lemmas import lemma
from analysis.mistakes import Mistake
from analysis.reasons import reasons
from analysis.scores import scores
from analysis.trained import from_npz

CODES = {"tijd": "werk", "regels": "werk", "lef": "durven"}
SAYS = {
    "tijd": ["de agenda was vol", "er was geen tijd", "de agenda liep uit", "geen tijd voor haar"],
    "regels": ["het formulier moest ingevuld", "het systeem wil een vinkje", "weer een formulier"],
    "lef": ["ik durfde het te zeggen", "met knikkende knieën zei ik het", "ik durfde door te vragen"],
}
PLAIN = ["de zon scheen op straat", "we dronken koffie", "het was een gewone dag", "zij had een hond"]
NEAR = ["de agenda van de politiek op televisie", "de trein was op tijd", "het formulier van de krant"]
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
            **{"delivery": "d", "coder": "mens-x", "why_read": "steekproef", "source": "x.csv"},
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
