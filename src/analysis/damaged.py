"""Tell what of a run is not as it was made, and take it away so that it is made again.

`analyse.py check` asks what there is, `analyse.py report` has it mended (`--mend`) while nothing
else works in the run. Of a report or form that differs a copy is kept first: it may be a person's
work. Files of people (data/raw, data/returned, config) are never touched.
"""

import argparse
from pathlib import Path

from analysis.as_made import differing, made
from analysis.kept_aside import TABLES, keep_aside

PLACES = ("data/processed", "reports", "exchange")
SHOWN = 5


def damaged(run: Path, *, mend: bool) -> list[str]:
    """One Dutch sentence per kind of trouble that was found and, with `mend`, taken away."""
    changed = differing(run)
    tables = [name for name in changed if name.startswith(TABLES)]
    reports = [name for name in changed if name.startswith("reports/")]
    if mend:
        keep_aside(run, reports)
        take_away(run, [*tables, *reports])
        return [*about_tables(tables), *about_reports(reports)]
    return [*about_tables(tables), *about_reports(reports), *about_unknown(run)]


def take_away(run: Path, names: list[str]) -> None:
    """Remove these products, and what jobs that were killed left unfinished."""
    unfinished = [path for place in PLACES for path in (run / place).rglob(".*.unfinished")]
    for path in [*(run / name for name in names), *unfinished]:
        path.unlink()


def about_tables(names: list[str]) -> list[str]:
    if not names:
        return []
    return [f"beschadigd of veranderd: {listed(names)}. 'report' maakt dit opnieuw."]


def about_reports(names: list[str]) -> list[str]:
    if not names:
        return []
    return [
        f"niet meer zoals het is gemaakt, dus veranderd of beschadigd: {listed(names)}. 'report' "
        "bewaart wat er nu staat in een kopie met '(veranderd)' in de naam, en maakt het daarna "
        "opnieuw. Vulde u daar een formulier in? Zet de kopie dan in data/returned."
    ]


def about_unknown(run: Path) -> list[str]:
    """Reports of which no log says how they were made."""
    known = made(run)
    files = [path for path in (run / "reports").rglob("*.*") if path.is_file()]
    names = [path.relative_to(run).as_posix() for path in files if path.name[0] != "."]
    unknown = sorted(name for name in names if name not in known and " (veranderd" not in name)
    if not unknown:
        return []
    return [
        f"niet te zeggen of dit nog is zoals het is gemaakt: {listed(unknown)}. Het komt niet van "
        "de analyse, of van een oudere versie, of het verslag in logs is weg."
    ]


def listed(names: list[str]) -> str:
    more = f" en nog {len(names) - SHOWN}" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def main() -> None:
    parser = argparse.ArgumentParser(description="Tell what of a run is not as it was made.")
    parser.add_argument("--run", type=Path, default=Path())
    parser.add_argument("--mend", action="store_true", help="have it made again by the next run")
    given = parser.parse_args()
    for sentence in damaged(given.run, mend=given.mend):
        print(f"LET OP: {sentence}")


if __name__ == "__main__":
    main()
