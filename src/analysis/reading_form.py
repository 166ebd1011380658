"""The forms in which people code whole texts: a random sample, or what teaches most."""

from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook, Codings, Corpus, Readings, Scores, Segments
from analysis.people.code_choices import code_choices
from analysis.people.marks import TEXT, UNIT
from analysis.people.reading_order import by_gain, by_lot
from analysis.people.reading_sheets import (
    CODES,
    codebook_sheet,
    explained,
    sentence_sheet,
    text_sheet,
)
from analysis.window import RULES
from analysis.workbooks import workbook

LOT, GAIN = "steekproef", "te-coderen"


def reading_form(
    scores: DataFrame[Scores], codings: DataFrame[Codings], readings: DataFrame[Readings],
    segments: DataFrame[Segments], corpus: DataFrame[Corpus], codebook: DataFrame[Codebook],
    *, form: str, size: int, seed: int, maybe_from: float, words: Path,
) -> bytes:  # fmt: skip
    """The xlsx of a `form` (steekproef or te-coderen) with `size` whole texts, a row per sentence.

    Only te-coderen shows proposals: codes of the rules, to agree with, and themes that are scored
    `maybe_from` or more. Without scores what the rules found tells which texts to read.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["coding"]
    rules = codings[codings["coder"].eq(RULES)]
    sizes = segments.groupby(TEXT).size().rename("size")
    if form == LOT:
        texts = by_lot(corpus, readings, size=size, seed=seed).assign(why=say["whys"]["draw"])
        rules, scores = rules.iloc[:0], scores.iloc[:0]
    else:
        chances = scores if len(scores) else found_by(rules)
        texts = by_gain(corpus, readings, chances, codings, sizes, size=size)
        texts["why"] = [reason(themes, codebook, say) for themes in texts["themes"]]
    texts = texts.join(sizes, on=TEXT).fillna({"size": 0}).assign(number=range(1, len(texts) + 1))
    sentences = texts[[*TEXT, "number", "text_sha256"]].merge(segments, on=TEXT)
    proposed = with_proposals(sentences, rules, scores[scores["score"].ge(maybe_from)], codebook)
    return filled(texts, proposed, codebook, form, say)


def found_by(rules: pd.DataFrame) -> pd.DataFrame:
    """What the rules found as if it were scores: the best per segment and theme."""
    keys = [*TEXT, "segment", "theme"]
    return rules.groupby(keys, as_index=False)["score"].max()


def reason(themes: list[str], codebook: pd.DataFrame, say: dict[str, Any]) -> str:
    if not themes:
        return say["whys"]["team"]
    labels = dict(zip(codebook["theme"], codebook["theme_label"], strict=True))
    return say["whys"]["doubt"].format(themes="; ".join(labels[theme] for theme in themes))


def with_proposals(
    sentences: pd.DataFrame, rules: pd.DataFrame, likely: pd.DataFrame, codebook: pd.DataFrame
) -> pd.DataFrame:
    """The sentences in order, with the codes of the rules and the themes that are likely."""
    labels = dict(zip(codebook["theme"], codebook["theme_label"], strict=True))
    codes = rules["code"] + " (" + rules["modality"] + ", " + rules["direction"] + ")"
    named = {
        "proposal": rules.assign(said=codes),
        "maybe": likely.assign(said=likely["theme"].map(labels)),
    }
    keys = pd.MultiIndex.from_frame(sentences[UNIT])
    for name, table in named.items():
        said = table.groupby(UNIT)["said"].agg("; ".join) if len(table) else pd.Series(dtype=str)
        sentences[name] = said.reindex(keys).fillna("").to_numpy() if len(said) else ""
    return sentences.sort_values(["number", "start"], ignore_index=True)


def filled(
    texts: pd.DataFrame, sentences: pd.DataFrame, codebook: pd.DataFrame, form: str, say: dict
) -> bytes:
    """The workbook of all sheets, with the codes to choose from."""
    sheets = [explained(form, say), text_sheet(texts, form, say)]
    sheets += [sentence_sheet(sentences, form, say), codebook_sheet(codebook, say)]
    columns, titles = [say["columns"][name] for name in CODES], say["sheets"]
    return code_choices(workbook(sheets), titles["sentences"], columns, titles["codebook"])


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(reading_form)
