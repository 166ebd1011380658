"""Copies of reports and forms that are not as they were made: they may hold somebody's work."""

import shutil
from pathlib import Path

from analysis.as_made import sha256

TABLES = "data/processed/"


def keep_aside(run: Path, changed: list[str]) -> dict[str, str]:
    """Copy each of `changed` that is no table to a name of its own beside it; gives both names.

    No rule makes a file with such a name, and none is ever written over.
    """
    files = [name for name in changed if not name.startswith(TABLES)]
    return {name: kept(run / name).relative_to(run).as_posix() for name in files}


def kept(file: Path) -> Path:
    number = 1
    while True:
        more = "" if number == 1 else f" {number}"
        copy = file.with_name(f"{file.stem} (veranderd{more}){file.suffix}")
        if not copy.exists():
            unfinished = file.with_name(f".{file.name}.unfinished")
            shutil.copy2(file, unfinished)
            unfinished.replace(copy)
            return copy
        if sha256(copy) == sha256(file):
            return copy
        number += 1
