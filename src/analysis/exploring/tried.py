"""Try an expression of the codebook on a run before it is in the codebook."""

import numpy as np
import pandas as pd

from analysis.codings_rules import hits
from analysis.evidence import by_people
from analysis.exploring.candidates import candidates
from analysis.exploring.known import ABOUT_TEXT, TEXT, UNIT, Known
from analysis.exploring.names import Meant
from analysis.exploring.there import coded_there
from analysis.exploring.unclear import Unclear
from analysis.keyed_segments import keyed_segments
from analysis.patterns import GAP, Trie, add, in_words
from analysis.window import RULES

TRIED = "proef"
CAUGHT = [
    "text", "because", "standing", "already", "people", "rules", "coder", "team", "writer", "date",
    "period", "delivery", "document", "segment", "start", "end",
]  # fmt: skip
STANDING = {"agree": "mensen ook", "otherwise": "mensen niet", "unread": "nog niet gelezen"}


def try_expression(run: Known, text: str, theme: str | None) -> tuple[pd.DataFrame, dict[str, int]]:
    """One row per sentence that `text`, written as in codebook.yaml, would catch; and a summary.

    `standing` compares with people who read the text: did they give the theme there (without one:
    any sub-code)? `already` tells that the rules did. The summary counts all sentences ``caught``,
    of which `already` by the rules, and those on which people `agree`, that they read `otherwise`
    or did not read; ``searched`` of ``possible`` places were looked at.
    """
    name, words = run.meant(theme) if theme else None, written(text)
    trie = trie_of(run, text, name)
    segments, tokens, (looked, possible) = candidates(run, words)
    found = [
        (one.delivery, one.segment, one.starts[hit.places[0]], one.ends[hit.places[-1]])
        for one in keyed_segments(tokens, segments)
        for hit in hits(trie, one)
    ]
    caught = pd.DataFrame(found, columns=[*UNIT, "first", "last"]).merge(segments, on=UNIT)
    table = beside(run, caught.merge(run.corpus[ABOUT_TEXT], on=TEXT), name)
    return table, summary(table) | {"searched": looked, "possible": possible}


def written(text: str) -> list[str]:
    """The words of an expression, or a Mistake where there are none."""
    words = in_words(text)
    if any(word.strip(",/") and word != GAP for word in words):
        return words
    raise Unclear('Geef een uitdrukking, zoals run.try_expression("geen … ruimte").')


def trie_of(run: Known, text: str, name: Meant | None) -> Trie:
    """What to look for: the expression, and the exclusions of the sub-code if one is meant."""
    trie: Trie = {}
    add(trie, text, TRIED, "expression")
    if name and name.code:
        for blocker in run.codebook.set_index("code")["blockers"][name.code]:
            add(trie, blocker, TRIED, "blocker")
    return trie


def beside(run: Known, rows: pd.DataFrame, name: Meant | None) -> pd.DataFrame:
    """These sentences with their words, and with what people and rules gave there."""
    rows = coded_there(run, rows)
    spans = zip(rows["text"], rows["start"], rows["first"], rows["last"], strict=True)
    rows["because"] = [text[first - at : last - at] for text, at, first, last in spans]
    people, rules = given(run, rows, name)
    rows["already"] = rules
    steps = [people, rows["read"].to_numpy(bool)]
    rows["standing"] = np.select(steps, list(STANDING.values())[:2], STANDING["unread"])
    return rows.sort_values(["standing", "date", "document", "start"], ignore_index=True)[CAUGHT]


def given(run: Known, rows: pd.DataFrame, name: Meant | None) -> tuple[np.ndarray, np.ndarray]:
    """Whether people, and whether the rules, gave the theme or sub-code in each sentence."""
    keep = [*(name.keep if name else []), ("segment", "in", set(rows["segment"]) or {""})]
    found = run.codings_of(keep, [*UNIT, "coder"])
    here = pd.MultiIndex.from_frame(rows[UNIT])
    sides = (by_people(found), found["coder"].eq(RULES))
    return tuple(here.isin(pd.MultiIndex.from_frame(found.loc[side, UNIT])) for side in sides)


def summary(table: pd.DataFrame) -> dict[str, int]:
    counts = {name: int(table["standing"].eq(said).sum()) for name, said in STANDING.items()}
    return {"caught": len(table), "already": int(table["already"].sum())} | counts
