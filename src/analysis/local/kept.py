"""Answers that the language model gave before: a small file per text and question, without words.

In a folder that no rule gives, since a rule throws away what it gives before it runs. The name of
a file is the hash of a text and that of a question (instruction with the codebook and its version,
model and options); in it stand codes and places.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from analysis.local.answer import Given
from analysis.schema import breaches
from analysis.tables import write

PLACE = {"type": "integer", "minimum": 0}
FORM = {
    "type": "object",
    "required": ["given"],
    "properties": {
        "given": {
            "type": "array",
            "items": {
                "type": "array",
                "prefixItems": [{"type": "string"}, PLACE, PLACE],
                "minItems": 3,
                "maxItems": 3,
            },
        }
    },
}


def name_of(text: str, question: Any) -> str:
    """The name of the file with the answer on this question about this text."""
    asked = json.dumps(question, sort_keys=True, ensure_ascii=False)
    return f"{mark_of(text)}-{mark(asked)[:16]}.json"


def mark_of(text: str) -> str:
    return mark(text)[:32]


def mark(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def kept(folder: Path, name: str) -> list[Given] | None:
    """The answer in this folder, or in that of another delivery: the same text comes in again."""
    for path in [folder / name, *sorted(folder.parent.glob(f"*/{name}"))]:
        if (found := read(path)) is not None:
            keep(folder / name, found)
            return found
    return None


def read(path: Path) -> list[Given] | None:
    """What was kept there; nothing where there is none or where it was damaged."""
    try:
        found = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return None if breaches(found, FORM) else [Given(*one) for one in found["given"]]


def keep(path: Path, given: list[Given]) -> None:
    write(path, {"given": [list(one) for one in given]})


def forget(folder: Path, texts: list[str]) -> None:
    """Throw away what was answered about other texts than these: changed, or of who withdrew."""
    marks = {mark_of(text) for text in texts}
    for path in folder.glob("*.json"):
        if path.name[:32] not in marks:
            path.unlink()
