"""The design card as people filled it in: from insight to what the tool must do."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import DesignCard, Insights
from analysis.mistakes import Mistake
from analysis.people.sheet_rows import by_heading, is_count, lost_key, sheet_rows
from analysis.people.sheets import sheets

WRITTEN = ["insight", "support", "block", "demand", "advice", "certainty", "status", "key"]


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
    card, wanted = say["sheets"]["card"], {name: say["columns"][name] for name in WRITTEN}
    if card not in [sheet.name for sheet in sheets(path)]:
        raise Mistake(
            f"{path.as_posix()}: het blad '{card}' ontbreekt; geef het blad die naam terug, of "
            "vul een nieuwe kaart in uit reports/forms."
        )
    for sheet, number, row in sheet_rows(path, by_heading(say["columns"]), wanted, [card]):
        if sheet == card and any(row[name] for name in ("insight", "demand", "advice")):
            place = f"regel {number}"
            refuse_lost_key(row["key"], f"{path.as_posix()}, {place}")
            cells = {name: row[name] for name in WRITTEN}
            yield cells | {"source": path.as_posix(), "place": place}


def refuse_lost_key(key: str, where: str) -> None:
    """A row of people's own has no key; one that was proposed has a whole one."""
    parts = key.split("|")
    if key and not (len(parts) == 5 and is_count(*parts[2:4])):
        raise lost_key(where)


def weaker(key: str, insights: DataFrame[Insights], say: dict[str, str]) -> str:
    """What is less than when the row was proposed; a row of people's own has no key."""
    if not key:
        return ""
    block, side, texts, writers, cited = key.split("|")
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
