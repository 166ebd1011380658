"""The sheets of a reading form: what to do, the texts, their sentences, the codebook."""

from typing import Any

import pandas as pd

from analysis.contracts import DIRECTIONS, MODALITIES
from analysis.placeholders import shown
from analysis.workbooks import Sheet

WIDTHS = {
    "number": 6, "document": 18, "kind": 14, "team": 8, "period": 16, "why": 50, "size": 8,
    "read": 10, "heading": 24, "sentence": 70, "proposal": 30, "maybe": 26, "agree": 10,
    "because": 24, "code_1": 26, "code_2": 26, "code_3": 26, "direction": 16, "modality": 16,
    "remark": 30, "key": 12, "code": 28, "label": 34, "theme": 30, "definition": 80, "usual": 16,
    "words": 24, "score": 10, "given": 22, "without": 34, "verdict": 10, "other": 26,
}  # fmt: skip
CODES = ["code_1", "code_2", "code_3"]
TEXTS = ["number", "document", "kind", "team", "period", "size", "why", "read", "remark", "key"]
PROPOSALS = {"steekproef": [], "te-coderen": ["proposal", "because", "agree", "maybe"]}
WHY_READ = {"steekproef": "steekproef", "te-coderen": "voorstel"}
YES = ["ja"]


def explained(lines: list[str], say: dict[str, Any]) -> Sheet:
    """What this form is for, how to fill it in, and the question who does."""
    return Sheet(
        title=say["sheets"]["explained"],
        columns={say["question"]: 30, say["answer"]: 40},
        rows=[[say["coder"], ""]],
        choices={say["answer"]: []},
        intro=(say["title"], *lines),
    )


def text_sheet(texts: pd.DataFrame, form: str, say: dict[str, Any]) -> Sheet:
    """One row per text, to mark as read."""
    keys = WHY_READ[form] + "|" + texts["document"] + "|" + texts["text_sha256"]
    filled = texts.assign(key=keys, read="", remark="")
    choices = {"read": YES, "remark": []}
    intro = () if len(texts) else (say["none"],)
    return sheet("texts", TEXTS, filled, choices, say, intro)


def sentence_sheet(sentences: pd.DataFrame, form: str, say: dict[str, Any]) -> Sheet:
    """One row per sentence, with room for three codes."""
    places = sentences[["document", "text_sha256", "start", "end"]].astype(str)
    filled = sentences.assign(
        key=WHY_READ[form] + "|" + places.agg("|".join, axis=1) if len(places) else "",
        sentence=sentences["text"].map(shown),
        heading=sentences["heading"].map(shown),
        **dict.fromkeys(["agree", *CODES, "direction", "modality", "remark"], ""),
    )
    choices = {"agree": YES, **{name: [] for name in CODES}, "direction": list(DIRECTIONS)}
    choices |= {"modality": list(MODALITIES), "remark": []}
    columns = ["number", "document", "heading", "sentence", *PROPOSALS[form], *CODES]
    columns += ["direction", "modality", "remark", "key"]
    return sheet("sentences", columns, filled, choices, say)


def codebook_sheet(codebook: pd.DataFrame, say: dict[str, Any]) -> Sheet:
    """The codes to choose from, in the first column, with what they mean."""
    filled = codebook.assign(theme=codebook["theme_label"], usual=codebook["direction"])
    columns = ["code", "label", "theme", "definition", "usual"]
    return sheet("codebook", columns, filled, {}, say)


def sheet(
    name: str,
    columns: list[str],
    filled: pd.DataFrame,
    choices: dict[str, list[str]],
    say: dict[str, Any],
    intro: tuple[str, ...] = (),
) -> Sheet:
    headings = say["columns"]
    return Sheet(
        title=say["sheets"][name],
        columns={headings[column]: WIDTHS[column] for column in columns},
        rows=filled[columns].to_numpy(dtype=object).tolist(),
        choices={headings[column]: given for column, given in choices.items()},
        hidden=(headings["key"],),
        intro=intro,
    )
