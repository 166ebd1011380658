"""What people decided about single codes: a discussion form or a flat table of corrections."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.forms_back import form_of
from analysis.mistakes import Mistake
from analysis.people.forms import coder, parted, rows
from analysis.people.sheet_rows import plain
from analysis.people.tables import table_rows

FORM = "bespreken"


def decided_rows(path: Path, say: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A row per code that is there or is not; no row makes its text a read one."""
    form = form_of(path.name) == FORM
    for row in discussed(path, say) if form else listed(path, say):
        yield row | {"read": False}


def discussed(path: Path, say: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of a form with a decision; rows may be sorted or deleted."""
    ours = {name: say["coding"][name] | say["discussion"][name] for name in ("columns", "sheets")}
    given = rows(path, ours, ["verdict", "other", "sentence", "key"], "differences", "missed")
    found = [row for place, typed in given for row in decision(typed, place, path)]
    name = coder(path, say["discussion"]["coder"])
    if found and not name:
        raise Mistake(f"{path.as_posix()}: vul op het eerste blad in wie besloten.")
    for row in found:
        yield row | {"source": path.as_posix(), "coder": name}


def decision(row: dict[str, Any], place: str, path: Path) -> Iterator[dict[str, Any]]:
    """What was decided on one row: about its own codes, and the other code that is there.

    The key holds one code, or all codes of a theme where the machine could not name one.
    """
    verdict, other = (plain(row[name]) for name in ("verdict", "other"))
    if not verdict and not other:
        return
    document, sha, start, end, codes = parted(row["key"], 5, place, path)
    own = codes.split(",")
    if not verdict or (verdict == "wel" and len(own) > 1 and not other):
        missing = "bij het besluit wel of niet" if not verdict else "welke code hier past"
        raise Mistake(f"{path.as_posix()}, {place}: kies ook {missing}.")
    shared = {"place": place, "document": document, "text_sha256": sha, "quote": row["sentence"]}
    shared |= {"start": start, "end": end}
    if not (verdict == "wel" and len(own) > 1):
        yield from (shared | {"code": code, "verdict": verdict} for code in own)
    if other:
        yield shared | {"code": other, "verdict": "wel"}


def listed(path: Path, say: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of a table; each names a code and says whether it is there."""
    for row in table_rows(path, say["coding"]["accepted"] | say["discussion"]["accepted"]):
        if not row.get("code") or not row.get("verdict"):
            raise Mistake(
                f"{row['source']}, {row['place']}: vul de code in, en bij besluit wel of niet."
            )
        yield row
