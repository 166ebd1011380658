"""The codebook that methodologists edit, checked and laid out as a table."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.codebook_faults import codes, faults
from analysis.contracts import Codebook
from analysis.mistakes import Mistake


def codebook(codebook: Path, *, schema: Path) -> DataFrame[Codebook]:
    """One row per sub-code of the YAML file, or a Mistake that names the place and what to do.

    ``words`` holds `woorden`, and `steunwoorden` with ``~`` before them: those count only beside
    another hit of the same code. ``blockers`` holds `uitsluitingen`.
    """
    content = sound(codebook, schema, faults)
    return pd.DataFrame([row(theme, code) for theme, code in codes(content)])


def sound(path: Path, schema: Path, faults: Callable[..., Iterator[str]]) -> dict[str, Any]:
    """What the file says, or a Mistake with the first of its faults."""
    content = parsed(path)
    fault = next(faults(content, json.loads(schema.read_text(encoding="utf-8"))), None)
    if fault:
        raise Mistake(f"{path.as_posix()}: {fault}.")
    return content


def parsed(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Mistake(
            f"{path.as_posix()} is niet te lezen: bewaar het codeboek daar als tekst in UTF-8."
        ) from error
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line:
            raise Mistake(
                f"{path.as_posix()}: regel {number} bevat een tab; spring in met spaties."
            )
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        refuse_double_keys(node, path)
        return loader.construct_document(node) if node else None
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise Mistake(
            f"{path.as_posix()}: rond regel {line} is het geen geldige YAML; "
            "kijk naar het inspringen, de komma's en de aanhalingstekens."
        ) from None


def refuse_double_keys(node: yaml.Node | None, path: Path) -> None:
    """YAML itself would silently keep the last of two equal keys in one block."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            refuse_double_keys(item, path)
    seen: set[str] = set()
    for key, value in node.value if isinstance(node, yaml.MappingNode) else []:
        if key.value in seen:
            raise Mistake(
                f"{path.as_posix()}: regel {key.start_mark.line + 1}: de sleutel '{key.value}' "
                "staat twee keer in hetzelfde blok; voeg ze samen."
            )
        seen.add(key.value)
        refuse_double_keys(value, path)


def row(theme: dict, code: dict) -> dict:
    return {
        "theme": theme["id"],
        "theme_label": theme["label"],
        "code": code["id"],
        "label": code["label"],
        "definition": code["definitie"].strip(),
        "direction": code["richting"],
        "include": code["wel"],
        "exclude": code["niet"],
        "words": [*code["woorden"], *(f"~{word}" for word in code.get("steunwoorden", []))],
        "expressions": code["uitdrukkingen"],
        "blockers": code.get("uitsluitingen", []),
        "traps": code.get("valkuilen", []),
        "near_misses": code.get("bijna_raak", []),
    }


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(codebook)
