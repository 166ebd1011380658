"""How well the privacy gate finds what identifies people, and what it finds wrongly.

    python benchmarks/gate.py [--misses] [--part PART] [FOLDER WITH PROCESSED DELIVERIES]

Reads the labelled sentences of ``tests/gate``: a label is recalled when finds of any kind cover
the whole of it; a false alarm is a find that touches no label. The rules were written on the
sentences with an even line number (part 0), then measured on those with an odd one (part 1) and
mended; so for ``second``, first its even lines (second-0) and then the odd ones. Nobody has read
the misses in ``surprises``: leave that so, or write new ones.
Then, if there is an example run, its false alarms (all of its people are fictitious and unnamed),
and words a processor second.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from time import process_time

import pandas as pd

from analysis.contracts import Documents
from analysis.disclosures import disclosures

GATE = Path(__file__).parent.parent / "tests" / "gate"
PROCESSED = Path(__file__).parent.parent / "data" / "processed"
NOBODY = pd.DataFrame({"name": [], "kind": []}, dtype=str)
PARTS = ("0", "1", "second-0", "second-1", "surprises")
COPIES = 10


def main(processed: Path, part: str | None, misses: bool) -> None:
    sentences, second = read("sentences.jsonl"), read("second.jsonl")
    halves = (sentences[::2], sentences[1::2], second[::2], second[1::2])
    for name, lines in zip(PARTS, (*halves, read("surprises.jsonl")), strict=True):
        if part in (None, name):
            report(f"part {name}", judged(lines))
            if misses:
                show(lines)
    files = sorted(processed.glob("*/documents.parquet"))
    if files:
        example(pd.concat(map(pd.read_parquet, files)).drop_duplicates("document", keep="last"))


def read(name: str) -> list[dict]:
    lines = (GATE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def judged(lines: list[dict]) -> list[dict]:
    """The lines with the stretches found, the labels missed and the false alarms."""
    finds = disclosures(table([line["text"] for line in lines]), NOBODY)
    by_line = dict(iter(finds.groupby("document")))
    for number, line in enumerate(lines):
        part = by_line.get(f"d{number:05d}", finds[:0])
        line["found"] = list(part[["start", "end", "kind"]].itertuples(index=False, name=None))
        line["labels"] = labels(line)
        line["missed"] = [label for label in line["labels"] if not covered(line, label)]
        line["same"] = [label for label in line["labels"] if covered(line, label, label[2])]
        line["alarms"] = [
            (start, end, kind)
            for start, end, kind in line["found"]
            if not any(start < other[1] and other[0] < end for other in line["labels"])
        ]
    return lines


def table(texts: list[str]) -> pd.DataFrame:
    rows = [
        [f"d{n:05d}", "d", "dagboek", "A", "A01", "2022-09-13", "intake", text, "s", "", "0"]
        for n, text in enumerate(texts)
    ]
    return pd.DataFrame(rows, columns=list(Documents.to_schema().columns))


def labels(line: dict) -> list[tuple[int, int, str]]:
    """Where the labels of a line stand, each the next time its text occurs."""
    found, after = [], Counter()
    for find in line["finds"]:
        start = line["text"].index(find["text"], after[find["text"]])
        after[find["text"]] = start + 1
        found.append((start, start + len(find["text"]), find["kind"]))
    return found


def covered(line: dict, label: tuple[int, int, str], kind: str | None = None) -> bool:
    start, end, _ = label
    masked = {
        place
        for first, last, what in line["found"]
        if kind in (None, what)
        for place in range(first, last)
    }
    return all(place in masked or not line["text"][place].isalnum() for place in range(start, end))


def report(title: str, lines: list[dict]) -> None:
    total = Counter(kind for line in lines for *_, kind in line["labels"])
    missed = Counter(kind for line in lines for *_, kind in line["missed"])
    same = Counter(kind for line in lines for *_, kind in line["same"])
    clean = [line for line in lines if not line["labels"]]
    alarms = sum(len(line["alarms"]) for line in clean)
    beside = sum(len(line["alarms"]) for line in lines) - alarms
    print(f"\n{title}: {len(lines)} sentences, {len(clean)} of them clean")
    for kind, n in sorted(total.items()):
        print(
            f"  {kind:15} {n:4}  recall {1 - missed[kind] / n:.3f}  as {kind} {same[kind] / n:.3f}"
        )
    n = total.total()
    print(f"  {'all kinds':15} {n:4}  recall {1 - missed.total() / n:.3f}")
    print(f"  false alarms: {100 * alarms / len(clean):.1f} per 100 clean sentences,"
          f" {beside} beside labels in the others")  # fmt: skip


def show(lines: list[dict]) -> None:
    for line in lines:
        text = line["text"]
        for what in ("missed", "alarms"):
            for start, end, kind in line[what]:
                print(f"  {what:7} {kind:12} [{text[start:end]}] {text!r}")


def example(documents: pd.DataFrame) -> None:
    copies = pd.concat(
        [documents.assign(document=documents["document"] + f"-{n}") for n in range(COPIES)]
    )
    disclosures(documents, NOBODY)
    start = process_time()
    disclosures(copies, NOBODY)
    seconds = process_time() - start
    finds = disclosures(documents, NOBODY)
    words = int(documents["text"].str.split().str.len().sum())
    doubtful = int((finds["certainty"] == "mogelijk").sum())
    print(f"\nexample: {len(documents)} texts, {words:,} words, {len(finds)} finds")
    print(f"  false alarms per 1,000 words {1000 * len(finds) / words:.2f}")
    print(f"  in doubt per 100 texts {100 * doubtful / len(documents):.1f}")
    print(f"  {COPIES * words / seconds:,.0f} words a second")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("processed", nargs="?", type=Path, default=PROCESSED)
    options.add_argument("--part", choices=PARTS)
    options.add_argument("--misses", action="store_true", help="show what was missed or wrong")
    chosen = options.parse_args()
    main(chosen.processed, chosen.part, chosen.misses)
