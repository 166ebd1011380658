"""Give every text its team, writer, date and period, or the reason why it has none."""

from datetime import date, timedelta

import pandas as pd

from analysis.placing_problems import problem
from analysis.text_hash import text_hash

EARLIEST_DAYS = 31  # before the first meeting nobody can have written about the practice


def placed(received: pd.DataFrame, moments: pd.DataFrame, *, writer_pattern: str) -> pd.DataFrame:
    """The received texts with document, kind, period and problem, in order of document.

    A row with a problem cannot be analysed; its document is empty.
    """
    rows = received.copy()
    rows["kind"] = rows["kind"].where(rows["kind"].notna() | rows["writer"].isna(), "dagboek")
    meetings = meeting_dates(moments)
    rows["moment"] = [known_moment(row, meetings) for row in rows.itertuples()]
    rows["date"] = [known_date(row, meetings) for row in rows.itertuples()]
    span = (first_day(meetings), moments["cutoff"].max())
    rows["problem"] = [problem(row, meetings, span, writer_pattern) for row in rows.itertuples()]
    rows["period"] = [period(row, meetings, list(moments["moment"])) for row in rows.itertuples()]
    rows = told_once(rows)
    rows["document"] = names(rows)
    return rows.sort_values(["document", "source", "place"], ignore_index=True)


def meeting_dates(moments: pd.DataFrame) -> dict[tuple[str, str], str]:
    """The date of the meeting of each (team, moment) that has one."""
    teams = [column for column in moments if column not in COLUMNS]
    return {
        (team, row["moment"]): row[team]
        for _, row in moments.iterrows()
        for team in teams
        if isinstance(row[team], str)
    }


COLUMNS = ("moment", "title", "period_title", "cutoff", "last_delivery")


def known_moment(row, meetings: dict[tuple[str, str], str]) -> str | None:
    """The moment that notes name, or else the meeting that their team had on that date."""
    if isinstance(row.moment, str) or row.kind == "dagboek":
        return row.moment
    held = [
        moment for (team, moment), day in meetings.items() if (team, day) == (row.team, row.date)
    ]
    return held[0] if held else None


def known_date(row, meetings: dict[tuple[str, str], str]) -> str | None:
    """The date the text has, or else that of the meeting it reports on."""
    return row.date if isinstance(row.date, str) else meetings.get((row.team, row.moment))


def first_day(meetings: dict[tuple[str, str], str]) -> str:
    earliest = date.fromisoformat(min(meetings.values()))
    return (earliest - timedelta(days=EARLIEST_DAYS)).isoformat()


def period(row, meetings: dict, moments: list[str]) -> str | None:
    """The moment a text leads up to: a diary entry of the day itself was written after it."""
    if row.problem or row.kind != "dagboek":
        return row.moment
    held = [moment for moment in moments if (row.team, moment) in meetings]
    later = [moment for moment in held if meetings[row.team, moment] > row.date]
    return later[0] if later else held[-1]


def told_once(rows: pd.DataFrame) -> pd.DataFrame:
    """A text that stands in two files of one delivery is analysed once; the other says where."""
    texts = [text_hash(text) for text in rows["text"]]
    key = pd.DataFrame(
        {"who": rows["writer"].fillna(rows["team"]), "date": rows["date"], "text": texts}
    )
    usable = rows["problem"].eq("")
    again = usable & key.where(usable).duplicated()
    first = (
        key[usable & ~again]
        .assign(source=rows["source"])
        .set_index(["who", "date", "text"])["source"]
    )
    for number in rows.index[again]:
        rows.loc[number, "problem"] = (
            f"{rows.loc[number, 'source']}: dezelfde tekst staat in "
            f"{first[tuple(key.loc[number])]} en telt één keer."
        )
    return rows


def names(rows: pd.DataFrame) -> pd.Series:
    """`A03-2022-10-04` for an entry, `A-bijeenkomst-2` for notes; a second text gets `-2`."""
    counted: dict[str, int] = {}
    found = []
    for row in rows.itertuples():
        notes = row.moment if row.kind == "bijeenkomst" else row.kind
        name = f"{row.writer}-{row.date}" if row.kind == "dagboek" else f"{row.team}-{notes}"
        number = counted[name] = counted.get(name, 0) + (row.problem == "")
        found.append(None if row.problem else name if number == 1 else f"{name}-{number}")
    return pd.Series(found, index=rows.index, dtype=object)
