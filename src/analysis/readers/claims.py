"""What a file says of itself: the kind of text, its team, writer, date and moment."""

import re
from collections.abc import Iterable

from analysis.readers.dates import first_date, months, without_dates
from analysis.readers.listed import listed

ORDINALS = "ordinals.txt"
NUMBERED = r"bijeenkomst[\s_:#-]{0,3}(?:nr\.?\s*)?(\d{1,2})(?![-/.]?\d)"
NOTES = (
    (r"borging", ("borgingssessie", "borging")),
    (r"intake", ("intake", "intake")),
    (r"bijeenkomst|verslag|notulen", ("bijeenkomst", None)),
)
Claims = dict[str, str | None]


def claims(sources: Iterable[str], *, writer_pattern: str) -> Claims:
    """The first thing that the sources say about each: the surest source comes first."""
    said: Claims = dict.fromkeys(("kind", "moment", "team", "writer", "date"))
    for source in sources:
        kind, moment = kind_in(source, writer_pattern)
        here = {
            "kind": kind,
            "moment": moment if said["kind"] in (None, kind) else None,
            "team": team_in(source, writer_pattern),
            "writer": writer_in(source, writer_pattern),
            "date": first_date(source),
        }
        said = {name: said[name] or here[name] for name in said}
    return said if said["kind"] == "dagboek" else said | {"writer": None}


def kind_in(text: str, writer_pattern: str) -> tuple[str | None, str | None]:
    """Kind and moment that a name or title speaks of; a writer's code makes it a diary.

    Unless it names a team and a meeting: the V02 of *Team A intake V02* is no writer.
    """
    small = without_dates(text).lower()
    notes = next((claim for pattern, claim in NOTES if re.search(pattern, small)), (None, None))
    of_team = notes[0] and named_team(text, writer_pattern)
    if "dagboek" in small or (writer_in(text, writer_pattern) and not of_team):
        return "dagboek", None
    if number := meeting_number(small):
        return "bijeenkomst", f"bijeenkomst-{number}"
    return notes


def meeting_number(text: str) -> int | None:
    """Which meeting is meant: bijeenkomst 2, tweede bijeenkomst, bijeenkomst twee."""
    if match := re.search(NUMBERED, text):
        return int(match[1])
    for number, words in enumerate(listed(ORDINALS), 1):
        either = "|".join(words)
        if re.search(rf"\b(?:{either})\s+bijeenkomst|bijeenkomst\s+(?:{either})\b", text):
            return number
    return None


def writer_in(text: str, writer_pattern: str) -> str | None:
    """The first writer's code in `text`; in small letters only if no other could be meant."""
    pattern = re.compile(rf"(?<![A-Za-z0-9])(?:{writer_pattern})(?![A-Za-z0-9])")
    codes = [match[0] for match in pattern.finditer(text) if not is_month(match[0])]
    if not codes:
        small = [match[0] for match in pattern.finditer(text.upper()) if not is_month(match[0])]
        codes = small if len(set(small)) == 1 else []
    return codes[0] if codes else None


def is_month(code: str) -> bool:
    """Whether a code is a month with its year, such as OKT22."""
    return re.split(r"\d", code)[0].lower() in months()


def team_in(text: str, writer_pattern: str) -> str | None:
    """The team that is named (team A), else that of the writer's code (A03)."""
    writer = writer_in(text, writer_pattern) or ""
    return named_team(text, writer_pattern) or re.split(r"\d", writer)[0] or None


def named_team(text: str, writer_pattern: str) -> str | None:
    letters = re.split(r"\\d|\[0-9\]", writer_pattern)[0]
    match = re.search(rf"(?i:team)[\W_]{{0,2}}({letters})(?![A-Za-z0-9])", text)
    return match[1] if match else None
