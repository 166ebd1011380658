"""Keep what is really handed out: the file as it was sent, to whom, when, and its numbers.

A command of people, never a rule: `analyse.py handout FILE --to …` calls it. What is kept is
compared with later runs by `moved`, and its numbers bind what later reports may show.
"""

import argparse
import json
import re
import shutil
import sys
from datetime import date
from pathlib import Path

import pandas as pd

from analysis.as_made import made, sha256
from analysis.mistakes import Mistake

INSIDE = "onderzoek"
PROCESSED = Path("data/processed")


def handout(run: Path, file: Path, reader: str, today: date) -> Path:
    """Copy `file` to a new folder in handed_out, with what it says of itself; gives that folder."""
    name = report_of(run, file)
    content = run / PROCESSED / "reports" / f"{name}.json"
    facts = json.loads(content.read_text(encoding="utf-8"))
    if facts["about"]["audience"] == INSIDE:
        raise Mistake(
            f"{file.name} is alleen voor het onderzoeksteam; geef het rapport voor een team of "
            "het openbare rapport."
        )
    folder = new_folder(run / "handed_out", f"{today.isoformat()} {plain(reader)}")
    shutil.copy2(file, folder / file.name)
    (folder / file.name).chmod(0o600)  # the file as it came may be open to others
    shutil.copy2(content, folder / "content.json")
    keep_numbers(run, facts, folder)
    place = f"reports/{facts['about']['moment']['moment']}/{facts['about']['audience']}"
    about = {"date": today.isoformat(), "reader": reader, "file": file.name, "report": name}
    about |= {"sha256": sha256(file), "as_made": is_same(run, f"{place}/{name}{file.suffix}", file)}
    record = json.dumps(about, ensure_ascii=False, indent=1)
    (folder / "handout.json").write_text(record + "\n", encoding="utf-8")
    return folder


def report_of(run: Path, file: Path) -> str:
    """The name of the report that the file was made from; people may add words behind it."""
    if not file.is_file():
        raise Mistake(f"{file} bestaat niet; noem het bestand dat u echt gaat versturen.")
    known = sorted((run / PROCESSED / "reports").glob("*.json"), key=lambda path: -len(path.stem))
    for path in known:
        if re.match(rf"{re.escape(path.stem)}(?![^\W_])", file.stem):
            return path.stem
    raise Mistake(
        f"{file.name} is niet te herkennen; laat de naam beginnen zoals het rapport heette, "
        "bijvoorbeeld tussenrapport-bijeenkomst-1-team-A.docx."
    )


def plain(reader: str) -> str:
    """The reader as the name of a folder."""
    return re.sub(r"[^\w-]+", "-", reader).strip("-") or "lezer"


def new_folder(parent: Path, name: str) -> Path:
    """A folder that was not there yet: what was handed out before stays as it is."""
    number = 1
    while True:
        folder = parent / (name if number == 1 else f"{name} {number}")
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            number += 1
        else:
            return folder


def keep_numbers(run: Path, facts: dict, folder: Path) -> None:
    """The numbers of this report, which bind what later reports may show."""
    cells = pd.read_parquet(run / PROCESSED / "safe_cells.parquet")
    ours = cells[cells["moment"].eq(facts["about"]["moment"]["moment"])]
    ours.to_parquet(folder / "safe_cells.parquet", index=False)


def is_same(run: Path, report: str, file: Path) -> bool:
    """Whether the file is still as the run made it, by its log or else by the report itself."""
    there = sha256(run / report) if (run / report).is_file() else None
    return sha256(file) == made(run).get(report, there)


def main() -> None:
    parser = argparse.ArgumentParser(description="Keep what is handed out.")
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--file", type=Path, required=True)
    parser.add_argument("--to", required=True)
    given = parser.parse_args()
    try:
        folder = handout(given.run, given.file, given.to, date.today())
    except Mistake as mistake:
        print(f"FOUT: {mistake}", file=sys.stderr)
        sys.exit(1)
    print(f"Bewaard in {folder}. Verstuur het bestand dat daar staat.")
    if not json.loads((folder / "handout.json").read_text(encoding="utf-8"))["as_made"]:
        print(
            "LET OP: dit bestand is niet meer zoals de analyse het maakte. De getallen van nu zijn "
            "bewaard. Staan er andere in het bestand, geef dan een rapport dat nu is gemaakt."
        )


if __name__ == "__main__":
    main()
