"""A run of four writers as it stands on disk after an analysis, to read in and count by hand."""

from pathlib import Path

import pandas as pd
from small_practice import SHA, codings, corpus, moments, readings, table

from analysis.codings_rules import codings_rules
from analysis.contracts import (
    Agreement,
    Cleared,
    Codebook,
    Discussions,
    Held,
    Prevalence,
    Scores,
    Segments,
    SegmentTopics,
    SetAside,
    Topics,
)
from analysis.tables import write
from analysis.tokens import tokens

MASK = "\ue600" * 4
TEXTS = {
    "A01-2022-10-01": ["Zij heeft alle macht.", "Ik vroeg haar wat zij vond.", "Wij aten soep."],
    "A02-2022-10-02": ["De machten zijn ongelijk.", "Ik vroeg niets.", "De fiets was kapot."],
    "B01-2022-10-03": ["De macht is klein.", f"Ik vroeg {MASK} niet wat hij vond."],
    "B02-2022-11-04": ["Het regende.", "Ik vroeg een collega wat hij vond."],
    "A01-2022-11-05": ["Zij houdt de macht.", "Macht."],
}
OLD = {"A02-2022-09-30": ["Al haar macht stond hier ooit."]}
ALL = TEXTS | OLD
DELIVERY, PLACE = "2022-10", Path("data/processed")
ABOUT = {"delivery": DELIVERY, "kind": "dagboek", "source": "a", "place": "", "sha256": SHA}
LISTS = ("include", "exclude", "words", "expressions", "blockers", "traps", "near_misses")


def small_run(folder: Path) -> Path:
    """All tables of the run, with a configuration, in this folder."""
    config(folder)
    texts = corpus(*ALL, A02={})
    texts.loc[texts["document"].isin(OLD), "status"] = "vervangen"
    cut, book = segments(), codebook()
    seen = tokens(cleared(texts), cut, model="blank")
    rules = codings_rules(seen, cut, book)
    parts = {"segments": cut, "cleared": cleared(texts), "tokens": seen, "scores": scores(cut)}
    parts |= {"set_aside": aside(), "held": table(Held, [])}
    for name, rows in parts.items():
        write(folder / PLACE / DELIVERY / f"{name}.parquet", rows)
    counting = rules[~rules["document"].isin(OLD)]
    every = {
        "corpus": texts,
        "codebook": book,
        "codings": pd.concat([counting, people()], ignore_index=True),
        "readings": readings("A01-2022-10-01", "A02-2022-10-02", "B01-2022-10-03"),
        "prevalence": table(Prevalence, [estimate("een"), estimate("twee")]),
        "agreement": table(Agreement, []),
        "discussions": table(Discussions, [point()]),
        "topics": topics(),
        "segment_topics": topic_places(),
    }
    for name, rows in every.items():
        write(folder / PLACE / f"{name}.parquet", rows)
    return folder


def config(folder: Path) -> None:
    place = folder / "config"
    place.mkdir(parents=True)
    (place / "config.yaml").write_text("people:\n  form_size: 2\n", encoding="utf-8")
    moments("een", "twee", "drie").to_csv(place / "moments.csv", sep=";", index=False)
    lines = ["writer;team;consent_analysis;consent_quotes;withdrawn"]
    lines += [f"{name};{name[0]};ja;ja;" for name in ("A01", "A02", "B02", "C01")]
    lines += ["B01;B;ja;nee;"]
    (place / "writers.csv").write_text("\n".join(lines), encoding="utf-8")


def segments() -> pd.DataFrame:
    """A segment per sentence; sentences stand a space apart."""
    rows = []
    for document, sentences in ALL.items():
        start = 0
        for number, text in enumerate(sentences, 1):
            name = {"segment": f"{document}-{number:03d}", "document": document, "text": text}
            rows.append(name | {"start": start, "end": start + len(text)})
            start += len(text) + 1
    return table(Segments, rows, {"delivery": DELIVERY, "heading": "", "shape": "zin"})


def cleared(texts: pd.DataFrame) -> pd.DataFrame:
    columns = ["document", "team", "writer", "date", "period"]
    rows = texts[columns].assign(text=[" ".join(ALL[name]) for name in texts["document"]])
    return table(Cleared, rows.to_dict("records"), ABOUT)


def codebook() -> pd.DataFrame:
    rows = [
        ("macht", "Macht en afstand", "positie", "Positie van macht", "belemmerend", ["macht"]),
        ("macht", "Macht en afstand", "delen", "Macht delen", "ondersteunend", []),
        ("feedback", "Feedback geven en vragen", "vragen", "Feedback vragen", "ondersteunend", []),
    ]
    names = ("theme", "theme_label", "code", "label", "direction", "words")
    empty = {"definition": "Wat het is."} | {name: [] for name in LISTS}
    made = [empty | dict(zip(names, row, strict=True)) for row in rows]
    made[2] |= {"expressions": ["vragen … vinden"], "blockers": ["een collega"]}
    return table(Codebook, made)


def people() -> pd.DataFrame:
    """What a person coded: macht in two texts (once as another sees it), vragen in two."""
    given = [
        ("A01-2022-10-01", 1, "positie", "belemmerend"),
        ("A01-2022-10-01", 2, "vragen", "ondersteunend"),
        ("A02-2022-10-02", 1, "positie", "belemmerend"),
        ("A02-2022-10-02", 3, "delen", "ondersteunend"),
        ("B01-2022-10-03", 2, "vragen", "ondersteunend"),
    ]
    themes = {"positie": "macht", "delen": "macht", "vragen": "feedback"}
    cut, rows = segments().set_index("segment"), []
    for document, number, code, direction in given:
        name = f"{document}-{number:03d}"
        start, end = (int(cut.loc[name, side]) for side in ("start", "end"))
        row = {"document": document, "segment": name, "code": code, "theme": themes[code]}
        row |= {"start": start, "end": end, "evidence_start": start, "evidence_end": end}
        rows.append(row | {"direction": direction, "coder": "mens-een", "counts": True})
    made = [codings(row).iloc[0].to_dict() | row for row in rows]
    return pd.DataFrame(made)


def scores(cut: pd.DataFrame) -> pd.DataFrame:
    """Doubt about feedback in one text and about macht in another."""
    rows = cut[["document", "segment", "start", "end"]].to_dict("records")
    doubt = {"B02-2022-11-04": {"feedback": 0.8}, "A01-2022-11-05": {"macht": 0.5}}
    made = [
        row | {"theme": theme, "score": doubt.get(row["document"], {}).get(theme, 0.01)}
        for row in rows
        for theme in ("macht", "feedback")
    ]
    return table(Scores, made, {"delivery": DELIVERY})


def estimate(moment: str) -> dict:
    counts = ("texts", "texts_with", "writers", "writers_with", "teams_with", "covered", "read")
    row = dict.fromkeys((*counts, "read_with"), 3) | {"moment": moment, "period": "een"}
    numbers = {"een": (0.5, 0.2, 0.8), "twee": (0.6, 0.3, 0.9)}[moment]
    found = dict(zip(("share", "low", "high"), numbers, strict=True))
    return row | found | {"theme": "macht", "basis": "schatting", "reason": ""}


def point() -> dict:
    return {
        "why": "thema", "delivery": DELIVERY, "document": "A02-2022-10-02",
        "segment": "A02-2022-10-02-003", "theme": "macht", "code": "delen", "given": "mens-een",
        "without": "mens-twee", "score": None, "evidence_start": 0, "evidence_end": 0,
    }  # fmt: skip


def aside() -> pd.DataFrame:
    row = {"delivery": DELIVERY, "source": "scan.pdf", "place": "", "sha256": SHA}
    return table(SetAside, [row | {"reason": "De scan bevat geen tekst."}])


def topics() -> pd.DataFrame:
    fixed = {
        "frex": 0.5,
        "returns": 1,
        "coherence": 0.3,
        "by_chance": 0.1,
        "writers": 3,
        "teams": 2,
    }
    terms = [("een", 1, "fiets"), ("twee", 1, "macht"), ("twee", 1, "zij"), ("twee", 2, "vragen")]
    rows = [{"moment": moment, "topic": number, "term": term} for moment, number, term in terms]
    return table(Topics, rows, fixed | {"weight": 0.5, "shown": True})


def topic_places() -> pd.DataFrame:
    cut, rows = segments().set_index("segment"), []
    for name, topic, share in (("A01-2022-10-01-001", 1, 0.9), ("B01-2022-10-03-002", 2, 0.7)):
        place = cut.loc[name, ["document", "start", "end"]].to_dict()
        rows.append(place | {"segment": name, "topic": topic, "share": share})
    return table(SegmentTopics, rows, {"moment": "twee", "delivery": DELIVERY, "fit": 0.5})
