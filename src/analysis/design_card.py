"""The design card as people filled it in: from insight to what the tool must do."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import DesignCard, Insights
from analysis.mistakes import Mistake
from analysis.people.sheet_rows import HEADS, sheet_rows, sheets

NEEDED = {"insight", "demand"}
WRITTEN = ["insight", "support", "block", "demand", "advice", "certainty", "status"]


def design_card(
    returned: list[Path], insights: DataFrame[Insights], *, words: Path
) -> DataFrame[DesignCard]:
    """One row per filled-in row, in the order of the card, word for word.

    A row taken over from the proposals knows the numbers that it rested on; when there are fewer
    texts or writers now, or a quote is no longer chosen, `weaker` says so.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["design_card"]
    rows = [row for path in sorted(returned) for row in filled(path, say)]
    for row in rows:
        row["weaker"] = weaker(row["key"], insights, say["weaker"])
    return pd.DataFrame(rows, columns=list(DesignCard.to_schema().columns))


def filled(path: Path, say: dict) -> Iterator[dict[str, str]]:
    """The rows of the sheet that people fill in, with something written in them."""
    names, card = {head: name for name, head in say["columns"].items()}, say["sheets"]["card"]
    first = [row for title, rows in sheets(path) if title == card for row in rows[:HEADS]]
    if not any({names.get(cell) for cell in row} >= NEEDED for row in first):
        raise Mistake(
            f"{path.as_posix()}: het blad '{card}' ontbreekt of de kolommen heten anders; vul een "
            "nieuwe kaart in uit reports/forms."
        )
    for sheet, number, row in sheet_rows(path, names.get, NEEDED):
        cells = {name: str(row.get(name) or "").strip() for name in [*WRITTEN, "key"]}
        if sheet == card and any(cells[name] for name in ("insight", "demand", "advice")):
            yield cells | {"source": path.as_posix(), "place": f"regel {number}"}


def weaker(key: str, insights: DataFrame[Insights], say: dict[str, str]) -> str:
    """What is less than when the row was proposed; a row of people's own has no key."""
    parts = key.split("|")
    if len(parts) != 5:
        return ""
    block, side, texts, writers, cited = parts
    now = insights[insights["block"].eq(block) & insights["side"].eq(side)]
    if now.empty:
        return say["gone"]
    newest, known = now.iloc[-1], set(" ".join(now["quotes"]).split())
    fewer = newest["texts_with"] < int(texts) or newest["writers_with"] < int(writers)
    lost = sorted(set(cited.split()) - known)
    said = [say["fewer"].format(then=texts, now=newest["texts_with"])] if fewer else []
    return " ".join([*said, *([say["quotes"].format(quotes=", ".join(lost))] if lost else [])])


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(design_card)
