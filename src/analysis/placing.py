"""Give every text its team, writer, date and period, or the reason why it has none."""

import hashlib
import re
from datetime import date, timedelta

import pandas as pd

EARLIEST_DAYS = 31  # before the first meeting nobody can have written about the practice


def placed(
    received: pd.DataFrame, moments: pd.DataFrame, *, writer_pattern: str, without: list[str]
) -> pd.DataFrame:
    """The received texts with document, kind, period and problem, in order of document.

    Rows of the writers in `without` (withdrawn) are gone. A row with a problem cannot be
    analysed; its document is empty.
    """
    rows = received[~received["writer"].isin(without)].copy()
    rows["kind"] = rows["kind"].where(rows["kind"].notna() | rows["writer"].isna(), "dagboek")
    meetings = meeting_dates(moments)
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


def known_date(row, meetings: dict[tuple[str, str], str]) -> str | None:
    """The date the text has, or else that of the meeting it reports on."""
    return row.date if isinstance(row.date, str) else meetings.get((row.team, row.moment))


def first_day(meetings: dict[tuple[str, str], str]) -> str:
    earliest = date.fromisoformat(min(meetings.values()))
    return (earliest - timedelta(days=EARLIEST_DAYS)).isoformat()


def problem(row, meetings: dict, span: tuple[str, str], writer_pattern: str) -> str:
    """Why this text cannot be placed, in a sentence, or nothing."""
    where = f"{row.source}{', ' + row.place if row.place else ''}"
    teams = sorted({team for team, _ in meetings})
    if row.problem:
        return row.problem
    if not isinstance(row.team, str):
        return f"{where}: het team is niet te vinden; zet dat in de bestandsnaam."
    if row.team not in teams:
        return (
            f"{where}: team {row.team} staat niet in config/moments.csv (wel: {', '.join(teams)})."
        )
    return problem_of_entry(row, where, span, writer_pattern) if row.kind == "dagboek" else (
        problem_of_notes(row, where, meetings)
    )  # fmt: skip


def problem_of_entry(row, where: str, span: tuple[str, str], writer_pattern: str) -> str:
    if not isinstance(row.writer, str) or not re.fullmatch(writer_pattern, row.writer):
        return (
            f"{where}: de schrijverscode ontbreekt of is niet goed geschreven (bijvoorbeeld A03)."
        )
    if not row.writer.startswith(row.team):
        return f"{where}: schrijver {row.writer} hoort niet bij team {row.team}; verbeter dat."
    if not isinstance(row.date, str):
        return f"{where}: de datum ontbreekt; zet die in het kopje of in de bestandsnaam."
    if not span[0] <= row.date <= span[1]:
        return (
            f"{where}: de datum {row.date} valt buiten de leerpraktijk ({span[0]} tot en met "
            f"{span[1]}); klopt het jaar, en kloppen de peildata in config/moments.csv?"
        )
    return ""


def problem_of_notes(row, where: str, meetings: dict) -> str:
    if not isinstance(row.moment, str):
        return f"{where}: onduidelijk welke bijeenkomst dit is; zet dat in de bestandsnaam."
    held = meetings.get((row.team, row.moment))
    if held is None:
        return f"{where}: team {row.team} heeft in config/moments.csv geen datum voor {row.moment}."
    if row.date != held:
        return (
            f"{where}: de datum in het verslag ({row.date}) is niet die van {row.moment} van team "
            f"{row.team} in config/moments.csv ({held}); verbeter een van de twee."
        )
    return ""


def period(row, meetings: dict, moments: list[str]) -> str | None:
    """The moment a text leads up to: a diary entry of the day itself was written after it."""
    if row.problem or row.kind != "dagboek":
        return row.moment
    held = [moment for moment in moments if (row.team, moment) in meetings]
    later = [moment for moment in held if meetings[row.team, moment] > row.date]
    return later[0] if later else held[-1]


def told_once(rows: pd.DataFrame) -> pd.DataFrame:
    """A text that stands in two files of one delivery is analysed once; the other says where."""
    texts = [hashlib.sha256(text.encode()).hexdigest() for text in rows["text"]]
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
