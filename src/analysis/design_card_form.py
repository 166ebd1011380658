"""The design card as an Excel file: what people wrote, and what they may take over."""

from pathlib import Path
from typing import Any

import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import DesignCard, Insights
from analysis.workbooks import Sheet, workbook

WIDTHS = {
    "insight": 44, "support": 44, "block": 26, "demand": 44, "advice": 36, "certainty": 14,
    "status": 22, "weaker": 36, "key": 12,
}  # fmt: skip


def design_card_form(
    design_card: DataFrame[DesignCard], insights: DataFrame[Insights], *, words: Path
) -> bytes:
    """The xlsx with the card and a sheet of proposals: evidence only, the rest is for people.

    The rows of people stand on the first sheet as they wrote them. Proposed is what the newest
    moment shows of a block and side that has no row yet.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["design_card"]
    taken = {tuple(key.split("|")[:2]) for key in design_card["key"]}
    newest = (
        insights[insights["moment"].eq(insights["moment"].iloc[-1])] if len(insights) else insights
    )
    open_rows = [row for row in newest.itertuples() if (row.block, row.side) not in taken]
    card = design_card[list(WIDTHS)].values.tolist()
    return workbook(
        [
            sheet("card", card + [[None] * len(WIDTHS)] * 20, say),
            sheet("proposals", [proposal(row, say) for row in open_rows], say),
        ]
    )


def sheet(name: str, rows: list[list], say: dict[str, Any]) -> Sheet:
    columns = say["columns"]
    return Sheet(
        title=say["sheets"][name],
        columns={columns[column]: width for column, width in WIDTHS.items()},
        rows=rows,
        choices={columns[column]: say["choices"].get(column, []) for column in list(WIDTHS)[:7]},
        hidden=(columns["key"],),
        intro=tuple(say["intro"][name]),
    )


def proposal(row: Any, say: dict[str, Any]) -> list:
    """A row with its evidence in words, and empty cells for what only people can write."""
    support = say["support"].format(**row._asdict() | {"side": say["sides"][row.side]})
    if row.quotes:
        support += " " + say["quoted"].format(quotes=", ".join(row.quotes.split()))
    if row.contrary:
        support += " " + say["contrary"].format(quotes=", ".join(row.contrary.split()))
    facts = [row.block, row.side, row.texts_with, row.writers_with, row.quotes]
    sure = say["sure"][row.sure]
    return [
        None,
        f"{support} {sure}",
        row.block,
        None,
        None,
        None,
        None,
        None,
        "|".join(map(str, facts)),
    ]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(design_card_form)
