"""What people coded or decided, as they handed it in: flat tables, filled-in forms and projects."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from analysis.contracts import ACTORS, DIRECTIONS, MODALITIES, VERDICTS, WHY_READ
from analysis.forms_back import form_of
from analysis.mistakes import Mistake
from analysis.people.copies import refuse_copies
from analysis.people.decided import decided_rows
from analysis.people.exchanged_rows import exchanged_rows
from analysis.people.forms import form_rows
from analysis.people.marks import AGREED
from analysis.people.tables import table_rows

FORMS, DECIDED = ("steekproef", "te-coderen"), ("bespreken", "correcties")
ANEW = "hercoderen"
TYPED = (
    "source", "place", "coder", "document", "text_sha256", "why_read", "segment", "start", "end",
    "quote", "code", "modality", "direction", "actor", "verdict",
    "former",
)  # fmt: skip
CHOICES = {
    "modality": ("modaliteit", MODALITIES),
    "direction": ("richting", DIRECTIONS),
    "actor": ("actor", ACTORS),
    "why_read": ("reden om te lezen", WHY_READ),
    "verdict": ("invulling van Besluit", VERDICTS),
}


def people_rows(returned: list[Path], words: Path) -> pd.DataFrame:
    """One row per code that a person gave or decided on, and per text that a person read.

    `read` tells whether the row makes its text a read one; `text_sha256` is the version that was
    read, where a form knows it. Codes are as typed, other choices are those of the contracts;
    what is not filled in is "" (offsets: None). Only what was decided has a `verdict`;
    `former` is the code of an older codebook that a row comes in place of.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))
    rows = [settled(row) for path in sorted(returned) for row in rows_of(path, say)]
    refuse_copies(rows)
    return pd.DataFrame(rows, columns=[*TYPED, "read"], dtype=object)


def rows_of(path: Path, say: dict[str, Any]) -> Iterator[dict[str, Any]]:
    form, coding = form_of(path.name), say["coding"]
    if path.suffix == ".parquet":
        return exchanged_rows(path)
    if form in DECIDED:
        return decided_rows(path, say)
    if form in FORMS:
        return form_rows(path, coding)
    rows = table_rows(path, coding["accepted"])
    return anew(rows) if form == ANEW else rows


def anew(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows of a recoding form that were filled in; they make no text a read one."""
    return (row | {"read": False} for row in rows if row.get("code"))


def settled(row: dict[str, Any]) -> dict[str, Any]:
    """The row with every value as the contracts know it, or a Mistake that says where."""
    typed = {name: text(row.get(name)) for name in TYPED}
    where = f"{typed['source']}, {typed['place']}"
    if not typed["coder"] or not (typed["document"] or typed["text_sha256"]):
        raise Mistake(f"{where}: vul in wie codeert en om welke tekst het gaat.")
    for name, (dutch, allowed) in CHOICES.items():
        typed[name] = choice(typed[name], dutch, allowed, where)
    return typed | {
        "coder": coder(typed["coder"]),
        "why_read": typed["why_read"] or "eigen keuze",
        "start": offset(typed["start"], where),
        "end": offset(typed["end"], where),
        "read": row["read"],
    }


def text(value: object) -> str:
    return "" if value is None else str(value).strip()


def choice(typed: str, dutch: str, allowed: tuple[str, ...], where: str) -> str:
    """What was chosen, apart from capitals, spaces and underscores; "" if nothing was."""
    known = {plain(value): value for value in allowed}
    if typed and plain(typed) not in known:
        raise Mistake(f"{where}: deze {dutch} is onbekend; kies uit {', '.join(allowed)}.")
    return known.get(plain(typed), "")


def plain(typed: str) -> str:
    return " ".join(typed.casefold().replace("_", " ").split())


def coder(typed: str) -> str:
    """`mens-` and the name in small letters, or `overeengekomen` for what coders agreed on."""
    name = plain(typed).replace(" ", "-").removeprefix("mens-")
    return name if name == AGREED else f"mens-{name}"


def offset(typed: str, where: str) -> int | None:
    """A place in the text; Excel may have made it a number with decimals."""
    whole = typed.removesuffix(".0")
    if whole and not whole.isdecimal():
        raise Mistake(f"{where}: begin en einde zijn hele getallen, geteld vanaf 0.")
    return int(whole) if whole else None
