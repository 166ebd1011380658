"""What the researcher chose, checked before the first job starts.

Light on purpose (no pandas): Snakemake reads it at every start.
"""

import argparse
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from analysis.forms_back import wrong_returned
from analysis.mistakes import Mistake
from analysis.schema import breaches
from analysis.settings_tables import (
    MOMENT_COLUMNS,
    MOMENTS,
    WRITER_COLUMNS,
    WRITERS,
    may_be_quoted,
    rows_of,
    wrong_moments,
    wrong_reports,
    wrong_writers,
)


@dataclass(frozen=True)
class Settings:
    """The choices of one run."""

    config: dict[str, Any]
    moments: list[str]
    withdrawn: list[str]
    quoted: list[str]
    teams: list[str]
    deliveries: list[str]
    codebook_version: str


def settings(run: Path, schemas: Path) -> Settings:
    """The choices in `run`/config, or a Mistake with a sentence per thing that is wrong."""
    config = config_of(run / "config" / "config.yaml", schemas / "config.schema.json")
    moments = rows_of(run / MOMENTS, MOMENT_COLUMNS)
    writers = rows_of(run / WRITERS, WRITER_COLUMNS)
    wrong = [*wrong_moments(moments), *wrong_reports(config, moments), *wrong_writers(writers)]
    wrong += wrong_returned(run)
    if wrong:
        raise Mistake("\n".join(wrong))
    withdrawn = sorted(row["writer"] for row in writers if row["withdrawn"])
    return Settings(
        config=config,
        moments=[row["moment"] for row in moments],
        withdrawn=withdrawn,
        quoted=[row["writer"] for row in writers if may_be_quoted(row)],
        teams=sorted({row["team"] for row in writers if row["team"]}),
        deliveries=deliveries(run),
        codebook_version=codebook_version(run / "config" / "codebook.yaml"),
    )


def config_of(path: Path, schema: Path) -> dict[str, Any]:
    try:
        config = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Mistake(f"{path.as_posix()} ontbreekt: maak de map met analyse.py new.") from error
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise Mistake(
            f"{path.as_posix()}: regel {line} is geen geldige YAML; kijk naar het inspringen."
        ) from None
    wrong = breaches(config, json.loads(schema.read_text(encoding="utf-8")))
    if wrong:
        told = [f"{path.as_posix()}: {sentence}." for sentence in wrong]
        raise Mistake("\n".join([*told, *advice(wrong, schema.parents[2] / "config" / path.name)]))
    return config


def advice(wrong: list[str], ours: Path) -> list[str]:
    """What somebody can do who began with a version of the program that had fewer choices."""
    mistyped = any("bedoelt u" in sentence for sentence in wrong)
    if mistyped or not any(sentence.endswith(" ontbreekt") for sentence in wrong):
        return []
    return [
        "Is dit onderzoek met een oudere versie begonnen? Neem dan wat ontbreekt over uit "
        f"{ours.as_posix()}; daar staat bij hoe u kiest."
    ]


def deliveries(run: Path) -> list[str]:
    """The names of the folders in data/raw, in order."""
    raw = run / "data" / "raw"
    if not raw.is_dir():
        raise Mistake(f"{raw.as_posix()} ontbreekt: zet daar per levering een map met bestanden.")
    names = sorted(
        folder.name for folder in raw.iterdir() if folder.is_dir() and folder.name[0] != "."
    )
    for name in names:
        if not re.fullmatch(r"[A-Za-z0-9_-]+", name):
            raise Mistake(
                f"data/raw/{name}: geef de levering een naam zonder spaties of leestekens, "
                "bijvoorbeeld 2022-09."
            )
    if not names:
        raise Mistake(
            "data/raw bevat nog geen levering: maak een map, bijvoorbeeld data/raw/2022-09."
        )
    return names


def codebook_version(path: Path) -> str:
    """What `versie` says; the room `codebook` checks the rest, which takes longer to read."""
    try:
        found = re.search(r"(?m)^versie: *['\"]?([^'\"\n#]+)", path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Mistake(
            f"{path.as_posix()} is niet te lezen: bewaar het codeboek daar als tekst in UTF-8."
        ) from error
    if not found:
        raise Mistake(f"{path.as_posix()}: de sleutel 'versie' ontbreekt, bijvoorbeeld \"1.0\".")
    return found[1].strip()


def main() -> None:
    parser = argparse.ArgumentParser(description="Check the choices of a run.")
    parser.add_argument("--run", type=Path, default=Path())
    parser.add_argument("--schemas", type=Path, required=True)
    given = parser.parse_args()
    try:
        found = settings(given.run, given.schemas)
    except Mistake as mistake:
        print("\n".join(f"FOUT: {line}" for line in str(mistake).splitlines()), file=sys.stderr)
        sys.exit(1)
    amounts = f"{len(found.deliveries)} leveringen, {len(found.moments)} momenten"
    print(f"De instellingen zijn in orde: {amounts}.")


if __name__ == "__main__":
    main()
