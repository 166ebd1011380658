"""What is left of withdrawn writers in a run, and a person must take away.

The next run takes a withdrawn writer out of all that it makes. Files as received, forms sent
back, copies handed out and backups are people's own: of these it is told which file, where in
it and what to do, never what it says. Not looked into are ``logs`` and ``.snakemake``, which
hold names of files only, and copies outside the run, of which only likely ones next to it are
told.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from analysis.leftovers_cached import cached
from analysis.leftovers_inside import Closed, inside
from analysis.mistakes import Mistake
from analysis.settings_tables import WRITER_COLUMNS, WRITERS, rows_of

OURS = {"config", "data", "exchange", "handed_out", "notebooks", "reports"}
SKIPPED = {".git", ".snakemake", ".venv", "__pycache__", "logs"}
EXPLAINS = {"LEESMIJ.md", "README.md", "verwijderd.txt"}
COPY = re.compile(r"(?i).*(\.(bak|old|orig)\w*|~|\b(kopie|copy)\b.*|back-?up.*|\(veranderd.*)")
MADE = ("data/processed", "reports")
ADVICE = {
    "data/raw": "Haal eruit wat van deze schrijver is, of verwijder het bestand.",
    "data/returned": "Haal weg wat over deze schrijver gaat.",
    "handed_out": "Verwijder deze kopie, en vraag het stuk terug bij wie het kreeg.",
    "config": "Haal de code hier weg.",
    "notebooks": "Wis de uitvoer, en haal de code weg waar u die zelf typte.",
}
IS_COPY = "Dit is een kopie: verwijder haar als u haar niet nodig hebt."
OTHER = "Haal weg wat over deze schrijver gaat, of verwijder het bestand."


def leftovers(run: Path, withdrawn: list[str]) -> list[str]:
    """One Dutch sentence per file with a code of `withdrawn`, and on what could not be searched."""
    if not withdrawn:
        return []
    codes = "|".join(re.escape(code) for code in sorted(withdrawn))
    pattern = re.compile(rf"(?i)(?<![^\W_])({codes})(?![^\W_])")
    found, made, closed = [], [], []
    for path in files(run):
        name = path.relative_to(run).as_posix()
        seen = [("de naam", pattern.findall(name))]
        try:
            seen += [(place, pattern.findall(text)) for place, text in inside(path)]
        except Closed:
            closed.append(name)
        again = name.startswith(tuple(f"{part}/" for part in MADE))
        if any(hits for _, hits in seen) and again and not COPY.fullmatch(path.name):
            made.append(name)
        elif any(hits for _, hits in seen):
            found.append(f"{name}: {told(seen)}. {advice(name)}")
    return [*found, *to_make_again(made), *unsearched(closed), *cached(run), *copies_of(run)]


def files(run: Path) -> Iterator[Path]:
    """The files of a run in order; of the example's folder those that are not the program."""
    only = OURS if (run / "Snakefile").exists() else None
    for folder, folders, names in os.walk(run):
        here = Path(folder)
        keep = only if only and here == run else set(folders)
        folders[:] = sorted(set(folders) & keep - SKIPPED)
        if only and here == run:
            continue
        for name in sorted(set(names) - EXPLAINS):
            path = here / name
            if path.is_file() and path != run / WRITERS:
                yield path


def told(seen: list[tuple[str, list[str]]]) -> str:
    codes = sorted({code.upper() for _, hits in seen for code in hits})
    places = list(dict.fromkeys(place for place, hits in seen if hits))
    more = [f"nog {len(places) - 4} plaatsen"] if len(places) > 5 else places[4:]
    verb = "staat" if len(codes) == 1 else "staan"
    return f"{listed(codes)} {verb} in {listed([*places[:4], *more])}"


def listed(words: list[str]) -> str:
    return " en ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def advice(name: str) -> str:
    if COPY.fullmatch(Path(name).name):
        return IS_COPY
    return next((what for where, what in ADVICE.items() if name.startswith(f"{where}/")), OTHER)


def to_make_again(names: list[str]) -> list[str]:
    """One sentence per folder of what a run makes."""
    amounts = {part: sum(name.startswith(f"{part}/") for name in names) for part in MADE}
    return [
        f"{part}: {amount} {'bestand noemt' if amount == 1 else 'bestanden noemen'} een schrijver "
        "die zich terugtrok. Haal weg wat bij data/raw is genoemd en maak de rapporten opnieuw."
        for part, amount in amounts.items()
        if amount
    ]


def unsearched(names: list[str]) -> list[str]:
    """One sentence per folder, for there may be many pictures and PDFs."""
    folders: dict[str, list[str]] = {}
    for name in names:
        folders.setdefault(Path(name).parent.as_posix(), []).append(Path(name).name)
    return [
        f"{folder}: niet doorzocht (zoals een PDF of een foto): {', '.join(own)}. Kijk zelf."
        for folder, own in folders.items()
    ]


def copies_of(run: Path) -> list[str]:
    beside = sorted(path.name for path in run.resolve().parent.glob(f"{glob_safe(run)}*"))
    return [
        f"{name} staat naast deze map en lijkt er een kopie van. Haal ook daar weg wat nodig is."
        for name in beside
        if name != run.resolve().name
    ]


def glob_safe(run: Path) -> str:
    return re.sub(r"([*?[])", r"[\1]", run.resolve().name)


def main() -> None:
    parser = argparse.ArgumentParser(description="Tell what is left of withdrawn writers.")
    parser.add_argument("--run", type=Path, default=Path())
    parser.add_argument("--withdrawn", nargs="*", help="codes; without it those of writers.csv")
    given = parser.parse_args()
    try:
        withdrawn = given.withdrawn or withdrawn_in(given.run)
    except Mistake as mistake:
        sys.exit(f"FOUT: {mistake}")
    sentences = leftovers(given.run, withdrawn)
    for sentence in sentences:
        print(f"LET OP: {sentence}")
    if withdrawn and not sentences:
        print(f"Van {listed(sorted(withdrawn))} is in deze map niets meer gevonden.")


def withdrawn_in(run: Path) -> list[str]:
    rows = rows_of(run / WRITERS, WRITER_COLUMNS)
    return [row["writer"] for row in rows if row["withdrawn"]]


if __name__ == "__main__":
    main()
