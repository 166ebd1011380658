"""The forms in which people code whole texts: a random sample, or what teaches most."""

from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook, Codings, Corpus, Readings, Scores, Segments
from analysis.people.code_choices import code_choices
from analysis.people.marks import LEARNED, TEXT, UNIT
from analysis.people.reading_order import by_gain, by_lot
from analysis.people.reading_sheets import (
    CODES,
    codebook_sheet,
    explained,
    sentence_sheet,
    text_sheet,
)
from analysis.placeholders import shown
from analysis.theme_labels import theme_labels
from analysis.window import RULES
from analysis.workbooks import workbook

THEME = [*UNIT, "theme"]
LOT = "steekproef"


def reading_form(
    scores: DataFrame[Scores], codings: DataFrame[Codings], readings: DataFrame[Readings],
    segments: DataFrame[Segments], corpus: DataFrame[Corpus], codebook: DataFrame[Codebook],
    *, form: str, size: int, seed: int, maybe_from: float, words: Path,
) -> bytes:  # fmt: skip
    """The xlsx of a `form` (steekproef or te-coderen) with `size` whole texts, a row per sentence.

    Only te-coderen shows proposals: codes of the rules and the learned coder, to agree with, and
    other themes that are scored `maybe_from` or more. Without scores what the rules found tells
    which texts to read.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["coding"]
    rules, machine = codings[codings["coder"].eq(RULES)], proposals(codings)
    sizes = segments.groupby(TEXT).size().rename("size")
    if form == LOT:
        texts = by_lot(corpus, readings, size=size, seed=seed).assign(why=say["whys"]["draw"])
        machine, scores = machine.iloc[:0], scores.iloc[:0]
    else:
        chances = scores if len(scores) else found_by(rules)
        texts = by_gain(corpus, readings, chances, codings, sizes, size=size)
        texts["why"] = [reason(themes, codebook, say) for themes in texts["themes"]]
    texts = texts.join(sizes, on=TEXT).fillna({"size": 0}).assign(number=range(1, len(texts) + 1))
    sentences = texts[[*TEXT, "number", "text_sha256"]].merge(segments, on=TEXT)
    proposed = with_proposals(sentences, machine, scores[scores["score"].ge(maybe_from)], codebook)
    return filled(texts, proposed, codebook, form, say)


def proposals(codings: pd.DataFrame) -> pd.DataFrame:
    """The codings of the rules, and those of the learned coder for other themes in a sentence."""
    rules, learned = (codings[codings["coder"].eq(name)] for name in (RULES, LEARNED))
    known = pd.MultiIndex.from_frame(rules[THEME])
    learned = learned[~pd.MultiIndex.from_frame(learned[THEME]).isin(known)]
    parts = [part for part in (rules, learned) if len(part)] or [rules]
    return pd.concat(parts).sort_values([*UNIT, "code"], ignore_index=True)


def found_by(rules: pd.DataFrame) -> pd.DataFrame:
    """What the rules found as if it were scores: the best per segment and theme."""
    keys = [*TEXT, "segment", "theme"]
    return rules.groupby(keys, as_index=False)["score"].max()


def reason(themes: list[str], codebook: pd.DataFrame, say: dict[str, Any]) -> str:
    if not themes:
        return say["whys"]["team"]
    labels = theme_labels(codebook)
    return say["whys"]["doubt"].format(themes="; ".join(labels[theme] for theme in themes))


def with_proposals(
    sentences: pd.DataFrame, machine: pd.DataFrame, likely: pd.DataFrame, codebook: pd.DataFrame
) -> pd.DataFrame:
    """The sentences in order, with what is proposed, because of which words, and what is likely."""
    labels = theme_labels(codebook)
    codes = machine["code"] + " (" + machine["modality"] + ", " + machine["direction"] + ")"
    known = pd.MultiIndex.from_frame(machine[THEME])
    likely = likely[~pd.MultiIndex.from_frame(likely[THEME]).isin(known)]
    named = {
        "proposal": machine.assign(said=codes),
        "because": machine.assign(said=evidence(machine, sentences)),
        "maybe": likely.assign(said=likely["theme"].map(labels)),
    }
    keys = pd.MultiIndex.from_frame(sentences[UNIT])
    for name, table in named.items():
        said = table.groupby(UNIT)["said"].agg("; ".join) if len(table) else pd.Series(dtype=str)
        sentences[name] = said.reindex(keys).fillna("").to_numpy() if len(said) else ""
    return sentences.sort_values(["number", "start"], ignore_index=True)


def evidence(machine: pd.DataFrame, sentences: pd.DataFrame) -> list[str]:
    """The words that gave away each coding, empty for other sentences than these."""
    texts = machine[UNIT].merge(sentences[[*UNIT, "start", "text"]], "left", UNIT)
    rows = zip(texts["text"].fillna(""), texts["start"].fillna(0).astype(int), strict=True)
    spans = machine[["evidence_start", "evidence_end"]].to_numpy()
    return [
        shown(text[first - start : end - start])
        for (text, start), (first, end) in zip(rows, spans, strict=True)
    ]


def filled(
    texts: pd.DataFrame, sentences: pd.DataFrame, codebook: pd.DataFrame, form: str, say: dict
) -> bytes:
    """The workbook of all sheets, with the codes to choose from."""
    lines = [*say["intro"][form], *say["intro"]["both"]]
    sheets = [explained(lines, say), text_sheet(texts, form, say)]
    sheets += [sentence_sheet(sentences, form, say), codebook_sheet(codebook, say)]
    columns, titles = [say["columns"][name] for name in CODES], say["sheets"]
    return code_choices(workbook(sheets), titles["sentences"], columns, titles["codebook"])


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(reading_form)
