"""What waits for people according to the tables of a run."""

import pandas as pd

from analysis.waiting.part import Part
from analysis.wording import Say

TEXT = ["delivery", "document"]
PLACE = ["text_sha256", "start", "end"]


def decide(asked: list[dict], held: pd.DataFrame, say: Say) -> Part:
    """Finds to decide about, and texts that are held until then; never the words themselves."""
    lines = [say("decide.finds", n=len(asked))] if asked else []
    lines += [f"{row.document}: {row.reason}" for row in held.itertuples()]
    return Part("decide", len(asked) + len(held), lines)


def read(corpus: pd.DataFrame, readings: pd.DataFrame, say: Say) -> Part:
    """The texts that count and that nobody read, by team."""
    texts = corpus[corpus["status"].eq("telt")]
    known = pd.MultiIndex.from_frame(readings[TEXT])
    unread = texts[~pd.MultiIndex.from_frame(texts[TEXT]).isin(known)]
    counts = unread.groupby("team").size()
    lines = [
        say("read.team", team=team, n=int(counts.get(team, 0)), total=len(own))
        for team, own in texts.groupby("team")
        if counts.get(team, 0)
    ]
    return Part("read", len(unread), lines)


def discuss(discussions: pd.DataFrame, unplaced: pd.DataFrame, say: Say) -> Part:
    """Codings to talk about, and those that have no place."""
    counts = discussions.groupby("why").size()
    lines = [say(f"discuss.why.{why}", n=int(number)) for why, number in counts.items()]
    lines += [f"{row.source}, {row.place}: {row.reason}" for row in unplaced.itertuples()]
    return Part("discuss", len(discussions) + len(unplaced), lines)


def approve(quotes: pd.DataFrame, approvals: pd.DataFrame, corpus: pd.DataFrame, say: Say) -> Part:
    """The quotes about which their writer said nothing yet, by writer."""
    texts = corpus[[*TEXT, "text_sha256"]]
    asked = quotes[quotes["writer"].notna()].merge(texts, on=TEXT).drop_duplicates(PLACE)
    open_ones = asked[
        ~pd.MultiIndex.from_frame(asked[PLACE]).isin(pd.MultiIndex.from_frame(approvals[PLACE]))
    ]
    counts = open_ones.groupby("writer").size()
    lines = [say("approve.writer", writer=name, n=int(number)) for name, number in counts.items()]
    return Part("approve", len(open_ones), lines)


def look_at(corpus: pd.DataFrame, set_aside: pd.DataFrame, say: Say) -> Part:
    """Texts that came late or were changed, and files that could not be read."""
    texts = corpus[corpus["status"].eq("telt")]
    late, changed = texts[texts["late_for"].ne("")], texts[texts["change"].ne("")]
    lines = [
        say("look_at.late", document=row.document, moments=row.late_for)
        for row in late.itertuples()
    ]
    lines += [f"{row.document}: {row.change}" for row in changed.itertuples()]
    once = set_aside.drop_duplicates(["sha256", "place", "reason"])
    lines += [
        " ".join(filter(None, [row.source, row.place])) + f": {row.reason}"
        for row in once.itertuples()
    ]
    return Part("look_at", len(lines), lines)
