"""What waits for people according to the reports, the design card and what was handed out."""

import pandas as pd

from analysis.own_fields import own_fields
from analysis.waiting.part import Part
from analysis.wording import Say


def write(contents: list[dict], say: Say) -> Part:
    """Per report the fields that nobody wrote, that rest on older numbers, or that are gone."""
    lines, number = [], 0
    for facts in contents:
        about, written = facts["about"], facts["own_words"]
        report = say("write.report", moment=about["moment"]["title"], audience=about["audience"])
        empty = [field.name for field in own_fields(facts) if field.name not in written]
        older = sorted(name for name, field in written.items() if field["changed"])
        number += len(empty) + len(older) + len(facts["lost_words"])
        lines += [say("write.empty", report=report, n=len(empty))] if empty else []
        lines += [say("write.older", report=report, field=name) for name in older]
        lines += [say("write.lost", report=report, field=name) for name in facts["lost_words"]]
    return Part("write", number, lines)


def design(card: pd.DataFrame, say: Say) -> Part:
    """The rows of the design card whose evidence weakened."""
    weaker = card[card["weaker"].ne("")]
    lines = [
        say("design.weaker", insight=row.insight, place=row.place, weaker=row.weaker)
        for row in weaker.itertuples()
    ]
    return Part("design", len(weaker), lines)


def told_before(moved: pd.DataFrame, say: Say) -> Part:
    """What readers of handed-out reports have that is different now."""
    lines = [say(f"moved.{row['what']}", **row) for row in moved.to_dict("records")]
    return Part("moved", len(moved), lines)
