"""One page of what waits for people: decisions, texts to read, quotes, words, and what moved."""

import json
from pathlib import Path

from pandera.typing.pandas import DataFrame

from analysis.contracts import (
    Approvals,
    Corpus,
    DesignCard,
    Discussions,
    Held,
    Moved,
    Quotes,
    Readings,
    SetAside,
    Unplaced,
)
from analysis.pages import pages, tidy
from analysis.waiting import from_reports, from_tables
from analysis.waiting.part import Part
from analysis.wording import Say, wording


def todo(
    contents: list[Path], privacy: Path, set_aside: DataFrame[SetAside], held: DataFrame[Held],
    corpus: DataFrame[Corpus], readings: DataFrame[Readings], unplaced: DataFrame[Unplaced],
    discussions: DataFrame[Discussions], quotes: DataFrame[Quotes],
    approvals: DataFrame[Approvals], design_card: DataFrame[DesignCard], moved: DataFrame[Moved],
    *, templates: Path,
) -> str:  # fmt: skip
    """The page; `contents` are those of all reports, `privacy` what the privacy form asks."""
    say = wording((templates / "todo.yaml").read_text(encoding="utf-8"))
    facts = [json.loads(path.read_text(encoding="utf-8")) for path in contents]
    asked = json.loads(privacy.read_text(encoding="utf-8"))["ask"]
    parts = [
        from_tables.decide(asked, held, say),
        from_tables.read(corpus, readings, say),
        from_tables.discuss(discussions, unplaced, say),
        from_tables.approve(quotes, approvals, corpus, say),
        from_reports.write(facts, say),
        from_reports.design(design_card, say),
        from_tables.look_at(corpus, set_aside, say),
        from_reports.told_before(moved, say),
    ]
    return page(parts, say, templates, example=any(one["about"]["example"] for one in facts))


def page(parts: list[Part], say: Say, templates: Path, *, example: bool) -> str:
    made = pages(templates)
    made.globals |= {"say": say}
    tokens = json.loads((templates / "tokens.json").read_text(encoding="utf-8"))
    html = made.get_template("todo.html.j2").render(parts=parts, tokens=tokens, example=example)
    return tidy(html)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(todo)
