"""The form on which people choose the word that does not belong: do the topics mean anything."""

import hashlib
from pathlib import Path

import numpy as np
import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Topics
from analysis.people.reading_sheets import explained
from analysis.workbooks import Sheet, workbook

OWN, STRANGERS = 5, 20
WIDTHS = {"number": 6, "chosen": 30, "remark": 30, "key": 12}


def intrusion_form(topics: DataFrame[Topics], *, seed: int, words: Path) -> bytes:
    """The xlsx with a row per topic shown at the last moment: five of its words and a stranger.

    Word intrusion (Chang et al. 2009): the stranger is a heavy word of another topic that weighs
    less here than half of the words do. The hidden key of a row holds a hash of it.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["topics"]
    last = topics[topics["moment"].eq(topics["moment"].iloc[-1])] if len(topics) else topics
    draw, numbers = np.random.default_rng(seed), last["topic"][last["shown"]].unique()
    rows = [asked(last, topic, draw) for topic in numbers]
    shuffled = [[place + 1, *rows[row]] for place, row in enumerate(draw.permutation(len(rows)))]
    heads = [say["columns"]["word"].format(number=n + 1) for n in range(OWN + 1)]
    columns = {name: say["columns"][name] for name in WIDTHS}
    widths = {columns["number"]: WIDTHS["number"], **dict.fromkeys(heads, 18)}
    widths |= {columns[name]: WIDTHS[name] for name in ("chosen", "remark", "key")}
    sheet = Sheet(
        title=say["sheets"]["sets"],
        columns=widths,
        rows=shuffled,
        choices={columns["chosen"]: [], columns["remark"]: []},
        hidden=(columns["key"],),
        intro=() if rows else (say["none"],),
    )
    return workbook([explained(say["intro"], say), sheet])


def asked(topics: pd.DataFrame, topic: int, draw: np.random.Generator) -> list:
    """The six words in an order of chance, room for an answer, and the key."""
    weights = topics.pivot(index="term", columns="topic", values="weight").fillna(0)
    weights = weights[~weights.index.str.contains(" ")]
    here = weights[topic].sort_values(ascending=False, kind="stable")
    elsewhere = weights.drop(columns=topic).max(axis=1)
    own = here.index[:OWN]
    light = elsewhere[here.reindex(elsewhere.index).le(here.median())].drop(own, errors="ignore")
    strangers = light.sort_values(ascending=False, kind="stable").index[:STRANGERS]
    stranger = draw.choice(strangers)
    moment = topics["moment"].iloc[0]
    key = f"{moment}|{topic}|{hidden(moment, topic, stranger)}"
    return [*draw.permutation([*own, stranger]).tolist(), "", "", key]


def hidden(moment: str, topic: int | str, word: str) -> str:
    """The stranger as a hash, so that the form does not give it away."""
    return hashlib.sha256(f"{moment}|{topic}|{word}".encode()).hexdigest()[:16]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(intrusion_form)
