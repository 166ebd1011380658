"""How well sentences are found: sentence ends against the reference of the example run.

    python benchmarks/segments.py [FOLDER WITH PROCESSED DELIVERIES]

Prints precision, recall and F of sentence ends (code-point offsets), once against the reference
as it was made and once with its mistakes corrected by hand: each line of
``reference/sentences.jsonl`` is a document with its sentences and the corrections, each with the
sentences that were there (`was`), those that should be (`now`) and the reason.
"""

import json
import re
import sys
from pathlib import Path

import pandas as pd

from analysis.segments import segments

HERE = Path(__file__).parent
REFERENCE = HERE / "reference" / "sentences.jsonl"
PROCESSED = HERE.parent / "data" / "processed"
WINDOW = 2_000  # characters beyond the last sentence in which the next one must stand


def main(processed: Path) -> None:
    documents = texts(processed)
    rows = segments(documents)
    found = {name: set(part["end"]) for name, part in rows.groupby("document")}
    lines = [json.loads(line) for line in REFERENCE.read_text(encoding="utf-8").splitlines()]
    by_name = dict(zip(documents["document"], documents["text"], strict=True))
    for title, choose in (("reference", original), ("corrected reference", corrected)):
        pairs, lost = [], 0
        for line in lines:
            if line["document"] in by_name:
                expected, missing = ends(by_name[line["document"]], choose(line))
                pairs.append((expected, found.get(line["document"], set())))
                lost += missing
        print(f"{title:20} {len(pairs)} documents, {lost} sentences not located, {figures(pairs)}")


def texts(processed: Path) -> pd.DataFrame:
    """Every document once, as it came in last."""
    files = sorted(processed.glob("*/cleared.parquet"))
    if not files:
        sys.exit(f"no {processed / '*' / 'cleared.parquet'}: run `make report` first")
    tables = pd.concat(map(pd.read_parquet, files))
    return tables.drop_duplicates("document", keep="last").reset_index(drop=True)


def original(line: dict) -> list[str]:
    return line["sentences"]


def corrected(line: dict) -> list[str]:
    """The sentences with each correction put in the place of what was there."""
    sentences = list(line["sentences"])
    at = 0
    for correction in line["corrections"]:
        was, now = correction["was"], correction["now"]
        at = next(n for n in range(at, len(sentences)) if sentences[n : n + len(was)] == was)
        sentences[at : at + len(was)] = now
        at += len(now)
    return sentences


def ends(text: str, sentences: list[str]) -> tuple[set[int], int]:
    """Where these sentences end in the text, and how many were not found.

    White space does not count, and a masked character stands for any.
    """
    places = [place for place, char in enumerate(text) if not char.isspace()]
    squeezed = "".join(text.split())
    at, missing, expected = 0, 0, set()
    for sentence in sentences:
        letters = "".join(f"[{re.escape(char)}\ue600-\ue6ff]" for char in "".join(sentence.split()))
        match = re.compile(letters).search(squeezed, at, at + WINDOW)
        if match:
            at = match.end()
            expected.add(places[at - 1] + 1)
        else:
            missing += 1
    return expected, missing


def figures(pairs: list[tuple[set[int], set[int]]]) -> str:
    right = sum(len(expected & found) for expected, found in pairs)
    precision = right / sum(len(found) for _, found in pairs)
    recall = right / sum(len(expected) for expected, _ in pairs)
    harmonic = 2 * precision * recall / (precision + recall)
    return f"precision {precision:.4f}, recall {recall:.4f}, F {harmonic:.4f}"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROCESSED)
