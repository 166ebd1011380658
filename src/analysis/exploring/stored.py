"""The tables of a run as they stand on disk: only the columns and rows that are asked for."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.exploring.unclear import Unclear

Filters = list[tuple]
PLACE = Path("data/processed")


def whole(
    folder: Path, name: str, columns: list[str] | None = None, keep: Filters | None = None
) -> pd.DataFrame:
    """Of a table of the whole run these columns, and the rows that pass all filters of `keep`."""
    return read(there(folder / PLACE / f"{name}.parquet"), columns, keep).to_pandas()


def parts(folder: Path, name: str, deliveries: list[str]) -> dict[str, Path]:
    """The file of a table of each of these deliveries."""
    return {one: there(folder / PLACE / one / f"{name}.parquet") for one in deliveries}


def every(
    folder: Path, name: str, deliveries: list[str], columns: list[str] | None = None
) -> pd.DataFrame:
    """Of a table per delivery these columns, of all these deliveries together."""
    tables = [read(path, columns) for path in parts(folder, name, deliveries).values()]
    return together(tables).to_pandas() if tables else pd.DataFrame(columns=columns)


def together(tables: list[pa.Table]) -> pa.Table:
    """These tables below each other; a column may be empty in some of them."""
    return pa.concat_tables(tables, promote_options="permissive")


def read(path: Path, columns: list[str] | None = None, keep: Filters | None = None) -> pa.Table:
    return pq.read_table(path, columns=columns, filters=keep or None)


def there(path: Path) -> Path:
    if path.is_file():
        return path
    raise Unclear(
        f"De tabel {path.as_posix()} is er nog niet: draai eerst analyse.py report, en wacht tot "
        "het klaar is."
    )
