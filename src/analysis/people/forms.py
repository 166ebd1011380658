"""Codings in a reading form that somebody filled in: read by the hidden key of every row."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.mistakes import Mistake
from analysis.people.sheet_rows import lost_key, sheet_rows, sheets

CODES = ("code_1", "code_2", "code_3")
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
    for place, row in rows(path, say["columns"], {"read", "key"}):
        if yes(row["read"], place, path):
            why, document, sha = parted(row["key"], 3, place, path)
            shared = {"place": place, "why_read": why, "document": document, "text_sha256": sha}
            yield shared | {"read": True}


def coded_sentences(path: Path, say: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for place, row in rows(path, say["columns"], {"code_1", "sentence", "key"}):
        agreed = yes(row.get("agree"), place, path)
        proposed = PROPOSED.findall(row.get("proposal") or "") if agreed else []
        typed = [(row[name], "", "") for name in CODES if row.get(name)]
        if agreed and not [*proposed, *typed]:
            raise Mistake(f"{path.as_posix()}, {place}: hier is geen voorstel; kies een code.")
        for code, modality, direction in [*proposed, *typed]:
            why, document, sha, start, end = parted(row["key"], 5, place, path)
            yield {
                "place": place, "document": document, "text_sha256": sha, "why_read": why,
                "read": False, "start": start, "end": end, "quote": row["sentence"], "code": code,
                "modality": row.get("modality") or modality,
                "direction": row.get("direction") or direction,
            }  # fmt: skip


def rows(path: Path, columns: dict[str, str], wanted: set[str]) -> Iterator[tuple[str, dict]]:
    """Place and row, with our names of the columns, of the sheets that have these columns."""
    names = {heading: name for name, heading in columns.items()}
    for sheet, number, row in sheet_rows(path, names.get, wanted):
        yield f"blad '{sheet}', regel {number}", row


def yes(value: object, place: str, path: Path) -> bool:
    typed = str(value or "").strip().casefold()
    if typed not in ("", "ja", "nee"):
        raise Mistake(f"{path.as_posix()}, {place}: vul ja in, of laat de cel leeg.")
    return typed == "ja"


def parted(key: object, size: int, place: str, path: Path) -> list[str]:
    parts = str(key or "").split("|")
    if len(parts) != size:
        raise lost_key(f"{path.as_posix()}, {place}")
    return parts


def coder(path: Path, question: str) -> str:
    """What stands behind the question who codes."""
    for _, lines in sheets(path):
        for cells in lines:
            if question in cells[:-1]:
                return str(cells[cells.index(question) + 1] or "").strip()
    return ""
