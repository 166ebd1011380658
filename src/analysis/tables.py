"""Read a table and check what a neighbour promised; write one whole or not at all."""

import contextlib
import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from analysis.mistakes import Mistake
from analysis.people_csv import people_csv


def read_table(contract: type[pa.DataFrameModel], paths: list[Path]) -> pd.DataFrame:
    """The rows of these parquet or csv files together, checked; without files there are none."""
    if not paths:
        return checked(contract, pd.DataFrame(columns=list(contract.to_schema().columns)), "")
    frames = [checked(contract, read_file(path), path.as_posix()) for path in paths]
    filled = [frame for frame in frames if len(frame)] or frames[:1]
    return pd.concat(filled, ignore_index=True)


def read_file(path: Path) -> pd.DataFrame:
    if path.suffix == ".csv":
        names, rows = people_csv(path)
        return pd.DataFrame(rows, columns=names, dtype=object)
    try:
        return pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise Mistake(
            f"{path.as_posix()} ontbreekt of is beschadigd ({type(error).__name__}): "
            "verwijder het bestand en draai opnieuw."
        ) from error


def checked(contract: type[pa.DataFrameModel], frame: pd.DataFrame, where: str) -> pd.DataFrame:
    """The frame as the contract promises it, or a mistake that says which column breaks it.

    Values are never quoted: they may be somebody's words.
    """
    try:
        return contract.validate(frame, lazy=True)
    except SchemaErrors as errors:
        raise Mistake(f"{where}: {'; '.join(broken(contract, errors, where))}.") from None


def broken(contract: type[pa.DataFrameModel], errors: SchemaErrors, where: str) -> list[str]:
    """A sentence per broken column, with the first rows that break it (as Excel counts them)."""
    columns = contract.to_schema().columns
    extra = 2 if where.endswith(".csv") else 0
    sentences = {}
    for _, failure in errors.failure_cases.iterrows():
        name = failure["column"] if failure["column"] in columns else failure["failure_case"]
        if failure["check"] == "column_in_dataframe":
            sentences[name] = f"kolom '{name}' ontbreekt"
        elif failure["check"] in ("column_in_schema", "column_ordered"):
            sentences.setdefault(
                name, f"kolom '{name}' hoort hier niet of staat op de verkeerde plaats"
            )
        else:
            row = "" if pd.isna(failure["index"]) else f" (regel {int(failure['index']) + extra})"
            rule = getattr(columns.get(name), "description", None) or "de waarde klopt niet"
            sentences.setdefault(name, f"kolom '{name}': {rule}{row}")
    return list(sentences.values())


def write(path: Path, product: Any) -> None:
    """Write a table (parquet), a dict (JSON) or text, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        if isinstance(product, pd.DataFrame):
            product.to_parquet(unfinished, index=False)
        else:
            unfinished.write_bytes(as_bytes(product))
        unfinished.replace(path)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()


def as_bytes(product: Any) -> bytes:
    if isinstance(product, bytes):
        return product
    if isinstance(product, str):
        return product.encode()
    return (json.dumps(product, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
