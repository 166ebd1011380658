"""The privacy form as an Excel file that people fill in."""

import json
from pathlib import Path
from typing import Any

import yaml

from analysis.contracts import DECISIONS
from analysis.workbooks import Sheet, workbook

WIDTHS = {
    "number": 6,
    "find": 24,
    "kind": 14,
    "count": 10,
    "certainty": 14,
    "sentence": 70,
    "where": 40,
    "now": 22,
    "decision": 16,
    "remark": 30,
    "key": 12,
}
FIRST, LAST = ["number", "find"], ["decision", "remark", "key"]
SHEETS = {
    "ask": [*FIRST, "kind", "count", "sentence", "where", "now", *LAST],
    "all": [*FIRST, "kind", "certainty", "sentence", "where", "now", *LAST],
    "texts": [*FIRST, "where", *LAST],
}
CHOICES = {"ask": list(DECISIONS), "all": list(DECISIONS), "texts": ["vasthouden"]}


def privacy_form(content: Path, *, words: Path) -> bytes:
    """The xlsx with what is asked, every find and every text; the key column is hidden."""
    facts = json.loads(content.read_text(encoding="utf-8"))
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["privacy"]
    return workbook([sheet(name, facts[name], say) for name in SHEETS])


def sheet(name: str, rows: list[dict[str, Any]], say: dict[str, Any]) -> Sheet:
    columns = SHEETS[name]
    return Sheet(
        title=say["sheets"][name],
        columns={say["columns"][column]: WIDTHS[column] for column in columns},
        rows=[cells(number, row, columns, say) for number, row in enumerate(rows, 1)],
        choices={say["columns"]["decision"]: CHOICES[name], say["columns"]["remark"]: []},
        hidden=(say["columns"]["key"],),
        intro=(*say["intro"], say["explained"][name], *([] if rows else [say["none"]])),
    )


def cells(number: int, row: dict[str, Any], columns: list[str], say: dict[str, Any]) -> list:
    shown = row | {"number": number, "now": say["verdicts"].get(row.get("now"), "")}
    return [shown.get(column, "") for column in columns]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(privacy_form)
