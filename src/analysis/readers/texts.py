"""From the text of one file to its dated texts: a set of notes, or the entries of a diary."""

import re
from itertools import dropwhile
from pathlib import PurePosixPath

from analysis.readers.claims import Claims, claims, team_in, writer_in
from analysis.readers.dates import dates, first_date, only_date, starts_with_date, without_dates

OPENING_LINES = 10
LABEL = re.compile(
    r"(?i)^#*\s*(?:deelnemer(?:code)?|schrijver|code|naam|team|datum|soort)\s*[:=].{1,40}$"
)
SPEAKING = re.compile(
    r"(?i)^#|^(?:mijn )?dagboek\b|^(?:verslag|notulen|intake|borging\w*|(?:\S+ )?bijeenkomst)\b"
)
Dated = tuple[str, str | None, str]


def texts(read: Claims, source: PurePosixPath, *, writer_pattern: str) -> list[Claims]:
    """One row per text in a file, each with what the file says of it.

    `read` holds the text and what the reader already knows (front matter, pages).
    """
    head = opening(read["text"])
    said = claims([source.stem, head], writer_pattern=writer_pattern)
    said |= {name: value for name, value in read.items() if value}
    said["team"] = said["team"] or team_of_folder(source, writer_pattern)
    said["problem"] = read.get("problem") or contradiction(read, source.stem, head, writer_pattern)
    if said["kind"] != "dagboek":
        lines = read["text"].split("\n")[:OPENING_LINES]
        return [said | {"date": said["date"] or first_date("\n".join(lines))}]
    return [
        said | {"moment": None, "place": place or said.get("place", ""), "date": date, "text": text}
        for place, date, text in entries(read["text"], said["date"], writer_pattern)
    ]


def named(source: PurePosixPath, *, writer_pattern: str) -> Claims:
    """What the name of a file, and of its folder, say: all there is if it cannot be read."""
    said = claims([source.stem], writer_pattern=writer_pattern)
    return said | {"team": said["team"] or team_of_folder(source, writer_pattern)}


def opening(text: str) -> str:
    """The titles and labels at the top of a text: where a file says what it is."""
    lines = [line for line in text.split("\n") if line][:OPENING_LINES]
    return "\n".join(line for line in lines if LABEL.match(line) or is_title(line))


def is_title(line: str) -> bool:
    return len(line) <= 120 and bool(SPEAKING.match(line))


def team_of_folder(source: PurePosixPath, writer_pattern: str) -> str | None:
    """The team of the nearest folder that is called after one (``A`` or ``team A``)."""
    folders = (folder.name for folder in source.parents[:2])
    teams = (team_in(f"team {re.sub('(?i)^team ', '', name)}", writer_pattern) for name in folders)
    return next(filter(None, teams), None)


def contradiction(read: Claims, stem: str, head: str, writer_pattern: str) -> str:
    """A sentence if name and content of a diary speak of different writers or dates."""
    writers = [read.get("writer"), writer_in(stem, writer_pattern)]
    writers += [writer_in(line, writer_pattern) for line in head.split("\n") if diary_line(line)]
    days = [read.get("date"), first_date(stem)]
    for what, values in (("schrijvers", writers), ("data", days)):
        named = sorted({value for value in values if value})
        if len(named) > 1 and read.get("kind") in (None, "dagboek"):
            return (
                f"naam en inhoud van het bestand noemen verschillende {what} "
                f"({' en '.join(named)}): verbeter een van de twee."
            )
    return ""


def diary_line(line: str) -> bool:
    return bool(LABEL.match(line) or re.match(r"(?i)#*\s*(mijn )?dagboek\b", line))


def entries(text: str, date: str | None, writer_pattern: str) -> list[Dated]:
    """Place, date and text of each entry: cut at the lines that are a date.

    What stands above the first date is only titles, or else an entry with the `date` of the file.
    """
    parts: list[tuple[str, str | None, list[str]]] = [("", date, [])]
    for line in text.split("\n"):
        if is_dated(line):
            words = [] if only_date(line) else [line]
            parts.append((f"kop '{day_as_written(line)}'", day_of(line, date), words))
        else:
            parts[-1][2].append(line)
    above = without_title("\n".join(parts[0][2]), writer_pattern)
    if len(parts) == 1 or not all(line.startswith("#") for line in above.split("\n") if line):
        parts.insert(1, ("", date, [above]))
    return [(place, day, "\n".join(lines).strip("\n")) for place, day, lines in parts[1:]]


def is_dated(line: str) -> bool:
    return not line.startswith(("- ", "  ")) and (
        only_date(line) or (line.startswith("#") and starts_with_date(line))
    )


def day_of(line: str, date: str | None) -> str | None:
    """The date in a heading; one without a year may be the day that the file itself names."""
    year = (date or "")[:4]
    completed = (first_date(f"{line}{between}{year}") for between in (" ", "-"))
    return first_date(line) or (date if date in completed else None)


def day_as_written(line: str) -> str:
    """The date in a heading, without the words around it."""
    written = [match[0] for match in dates(line)]
    return line.strip("# ") if only_date(line) or not written else written[0]


def without_title(text: str, writer_pattern: str) -> str:
    """The text without the lines at its top that only say whose diary it is."""
    lines = text.strip("\n").split("\n")
    says = dropwhile(lambda line: not line.strip() or only_says_whose(line, writer_pattern), lines)
    return "\n".join(says)


def only_says_whose(line: str, writer_pattern: str) -> bool:
    rest = re.sub(writer_pattern, "", without_dates(line))
    rest = re.sub(r"(?i)\b(mijn|dagboek|van|deelnemer|team [a-z])\b", "", rest)
    return bool(LABEL.match(line) or (re.search(r"\w", line) and not re.search(r"\w", rest)))
