"""The tables that a researcher fills in config/, checked row by row in sentences."""

import re
from pathlib import Path
from typing import Any

from analysis.mistakes import Mistake
from analysis.people_csv import people_csv
from analysis.schema import nearest

MOMENTS, WRITERS = "config/moments.csv", "config/writers.csv"
MOMENT_COLUMNS = ["moment", "title", "period_title", "cutoff", "last_delivery"]
WRITER_COLUMNS = ["writer", "team", "consent_analysis", "consent_quotes", "withdrawn"]
NO_DATES = {"moment", "title", "period_title", "last_delivery"}

Rows = list[dict[str, str | None]]


def rows_of(path: Path, columns: list[str]) -> list[dict[str, str | None]]:
    names, rows = people_csv(path)
    for column in columns:
        if column not in names:
            hint = nearest(column, names)
            raise Mistake(f"{path.as_posix()}: de kolom '{column}' ontbreekt{hint}.")
    return [dict(zip(names, row, strict=True)) for row in rows]


def wrong_moments(moments: Rows) -> list[str]:
    wrong = [] if moments else [f"{MOMENTS}: er staan geen momenten in."]
    for row in moments:
        where = f"{MOMENTS}: moment '{row['moment']}'"
        if row["cutoff"] is None:
            wrong.append(f"{where} heeft geen peildatum; vul kolom 'cutoff' in.")
        wrong += [
            f"{where}, kolom '{name}': '{value}' is geen datum; schrijf jjjj-mm-dd."
            for name, value in row.items()
            if name not in NO_DATES and value and not is_date(value)
        ]
    return wrong


def wrong_reports(config: dict[str, Any], moments: Rows) -> list[str]:
    known = [row["moment"] for row in moments]
    return [
        f"config/config.yaml: reports noemt '{name}', dat niet in {MOMENTS} staat"
        f"{nearest(name, known)}."
        for name in config["reports"]
        if name not in known
    ]


def wrong_writers(writers: Rows) -> list[str]:
    wrong = [] if writers else [f"{WRITERS}: er staan geen schrijvers in."]
    for row in writers:
        where = f"{WRITERS}: schrijver '{row['writer']}'"
        wrong += [
            f"{where}, kolom '{name}': vul ja of nee in."
            for name in ("consent_analysis", "consent_quotes")
            if row[name] not in ("ja", "nee")
        ]
        if row["withdrawn"] and not is_date(row["withdrawn"]):
            wrong.append(f"{where}, kolom 'withdrawn': schrijf de datum als jjjj-mm-dd.")
    return wrong


def may_be_quoted(writer: dict[str, str | None]) -> bool:
    """Whether this writer is asked about quotes; who withdrew or refused anything is not."""
    agreed = {writer["consent_analysis"], writer["consent_quotes"]} == {"ja"}
    return agreed and not writer["withdrawn"]


def is_date(value: str) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None
