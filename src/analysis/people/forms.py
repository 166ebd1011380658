"""Codings in a reading form that somebody filled in: read by the hidden key of every row."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from analysis.forms_back import form_of
from analysis.mistakes import Mistake
from analysis.people.sheet_rows import by_heading, lost_key, plain, sheet_rows, typed
from analysis.people.sheets import sheets

CODES = ("code_1", "code_2", "code_3")
CODED = ("sentence", *CODES, "direction", "modality", "key")
PROPOSED = re.compile(r"(\w[\w.-]*)(?: \((\w+), (\w+)\))?(?:; |$)")


def form_rows(path: Path, say: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A row per text marked as read, and per code filled in or proposal agreed with.

    Rows may be sorted or deleted. A form with nothing filled in gives no rows.
    """
    found = [*read_texts(path, say), *coded_sentences(path, say)]
    name = coder(path, say["coder"])
    if found and not name:
        raise Mistake(f"{path.as_posix()}: vul op het eerste blad in wie codeert.")
    for row in found:
        yield row | {"source": path.as_posix(), "coder": name}


def read_texts(path: Path, say: dict[str, Any]) -> Iterator[dict[str, Any]]:
    said: dict[str, tuple[str, str]] = {}
    for place, row in rows(path, say, ["read", "key"], "texts"):
        if answer := yes_or_no(row["read"], place, path):
            why, document, sha = parted(row["key"], 3, place, path)
            before, other = said.setdefault(row["key"], (answer, place))
            if before != answer:
                raise Mistake(
                    f"{path.as_posix()}, {other} en {place}: dezelfde tekst is hier wel en niet "
                    "gelezen; haal één van de regels weg."
                )
            shared = {"place": place, "why_read": why, "document": document, "text_sha256": sha}
            yield from [shared | {"read": True}] if answer == "ja" else []


def coded_sentences(path: Path, say: dict[str, Any]) -> Iterator[dict[str, Any]]:
    proposes = ["agree"] if form_of(path.name) == "te-coderen" else []
    for place, row in rows(path, say, [*proposes, *CODED], "sentences"):
        agreed = yes_or_no(row.get("agree", ""), place, path) == "ja"
        proposed = PROPOSED.findall(row.get("proposal") or "") if agreed else []
        chosen = [(row[name], "", "") for name in CODES if row.get(name)]
        if agreed and not [*proposed, *chosen]:
            raise Mistake(f"{path.as_posix()}, {place}: hier is geen voorstel; kies een code.")
        for code, modality, direction in [*proposed, *chosen]:
            why, document, sha, start, end = parted(row["key"], 5, place, path)
            yield {
                "place": place, "document": document, "text_sha256": sha, "why_read": why,
                "read": False, "start": start, "end": end, "quote": row["sentence"], "code": code,
                "modality": row.get("modality") or modality,
                "direction": row.get("direction") or direction,
            }  # fmt: skip


def rows(
    path: Path, say: dict[str, Any], wanted: Sequence[str], *sheets: str
) -> Iterator[tuple[str, dict[str, str]]]:
    """Place and row, with our names of the columns, of the sheets that have these columns.

    The `sheets` are those that must have them.
    """
    named, titles = by_heading(say["columns"]), [say["sheets"][name] for name in sheets]
    headings = {name: say["columns"][name] for name in wanted}
    for sheet, number, row in sheet_rows(path, named, headings, titles):
        yield f"blad '{sheet}', regel {number}", row


def yes_or_no(value: str, place: str, path: Path) -> str:
    """What was answered, or "" when nothing was."""
    if plain(value) not in ("", "ja", "nee"):
        raise Mistake(f"{path.as_posix()}, {place}: vul ja in, of laat de cel leeg.")
    return plain(value)


def parted(key: str, size: int, place: str, path: Path) -> list[str]:
    parts = key.split("|")
    if len(parts) != size:
        raise lost_key(f"{path.as_posix()}, {place}")
    return parts


def coder(path: Path, question: str) -> str:
    """What stands behind the question who codes."""
    for title, lines, _ in sheets(path):
        for number, cells in enumerate(lines, 1):
            said = [plain(cell) for cell in cells]
            if plain(question) in said:
                behind = cells[said.index(plain(question)) + 1 :]
                where = f"{path.as_posix()}, blad '{title}', regel {number}"
                return next(filter(None, (typed(cell, True, where) for cell in behind)), "")
    return ""
