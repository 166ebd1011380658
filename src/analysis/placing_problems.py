"""Why a text cannot be placed: which file, what is wrong, what to do, in a Dutch sentence."""

import re


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
