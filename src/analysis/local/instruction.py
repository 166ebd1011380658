"""What the language model is asked: the instruction from the codebook, and how to answer."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook

TEMPLATE = "local_instruction.txt"
LISTS = {
    "include": "Wel",
    "exclude": "Niet",
    "near_misses": "Lijkt erop, maar is het niet",
}


def instruction(codebook: DataFrame[Codebook], version: str) -> str:
    """The instruction with all sub-codes: definition, what belongs, what does not, near misses."""
    told = "\n\n".join(theme(rows) for _, rows in codebook.groupby("theme", sort=False))
    return template().replace("<<versie>>", version).replace("<<codeboek>>", told)


@cache
def template() -> str:
    return (files("analysis") / "words" / TEMPLATE).read_text(encoding="utf-8")


def theme(codes: pd.DataFrame) -> str:
    """One theme with its sub-codes."""
    parts = ["\n".join(lines(code)) for code in codes.itertuples()]
    return "\n\n".join([f"# Thema: {codes['theme_label'].iloc[0]}", *parts])


def lines(code) -> Iterator[str]:
    yield f"code: {code.code} ({code.label})"
    yield f"Wat: {code.definition}"
    for name, title in LISTS.items():
        if len(entries := getattr(code, name)):
            yield f"{title}: {'; '.join(entries)}"


def messages(instruction: str, text: str) -> list[dict[str, str]]:
    """The instruction, and the text as material between marks that nobody can have typed in it."""
    mark = hashlib.sha256(text.encode()).hexdigest()[:12]
    marked = f"<tekst-{mark}>\n{text}\n</tekst-{mark}>"
    return [{"role": "system", "content": instruction}, {"role": "user", "content": marked}]


def answer_schema(codes: list[str] | None = None) -> dict[str, Any]:
    """The JSON schema of an answer; with `codes` it allows no others."""
    code: dict[str, Any] = {"type": "string"} | ({"enum": codes} if codes else {})
    coding = closed({"code": code, "bewijs": {"type": "string"}})
    return closed({"coderingen": {"type": "array", "items": coding}})


def closed(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with all of these properties and no others."""
    names = list(properties)
    return {
        "type": "object",
        "properties": properties,
        "required": names,
        "additionalProperties": False,
    }
