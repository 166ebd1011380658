"""Which word people thought did not belong, and whether it was the stranger."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Intrusion
from analysis.intrusion_form import OWN, hidden
from analysis.mistakes import Mistake
from analysis.people.forms import coder, parted
from analysis.people.sheet_rows import by_heading, is_count, lost_key, plain, sheet_rows

ONCE = ["rater", "moment", "topic", "words"]


def intrusion(returned: list[Path], *, words: Path) -> DataFrame[Intrusion]:
    """One row per person and set of words answered.

    An answer is the word itself or its number; anything else stops the run, and so do two
    different answers of one person to one set.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["topics"]
    rows = [row for path in sorted(returned) for row in answers(path, say)]
    table = pd.DataFrame(rows, columns=list(Intrusion.to_schema().columns))
    table = table.sort_values([*ONCE, "source"], kind="stable").drop_duplicates([*ONCE, "chosen"])
    for _, pair in table[table.duplicated(ONCE, keep=False)].groupby(ONCE):
        one, other = (f"{row.source}, {row.place}" for row in pair[:2].itertuples())
        raise Mistake(
            f"{one} en {other}: dezelfde persoon koos hier bij dezelfde zes woorden iets anders; "
            "laat één van de antwoorden staan."
        )
    return table.reset_index(drop=True)


def answers(path: Path, say: dict) -> Iterator[dict]:
    """The sets of one form that were answered."""
    columns, rater = say["columns"], coder(path, say["coder"])
    heads = [columns["word"].format(number=n + 1) for n in range(OWN + 1)]
    wanted = {head: head for head in heads} | {name: columns[name] for name in ("chosen", "key")}
    found = sheet_rows(path, by_heading(wanted), wanted, [say["sheets"]["sets"]])
    for sheet, number, row in found:
        place = f"blad '{sheet}', regel {number}"
        answer = plain(row["chosen"])
        if not answer:
            continue
        if not rater:
            raise Mistake(f"{path.as_posix()}: vul op het eerste blad in wie de woorden koos.")
        moment, topic, key = parted(row["key"], 3, place, path)
        asked = [row[head] for head in heads]
        if not is_count(topic) or key not in [hidden(moment, topic, word) for word in asked]:
            raise lost_key(f"{path.as_posix()}, {place}")
        chosen = picked(answer, asked, place, path)
        yield {
            "rater": rater, "moment": moment, "topic": int(topic), "words": "; ".join(asked),
            "chosen": chosen, "right": hidden(moment, topic, chosen) == key,
            "source": path.as_posix(), "place": place,
        }  # fmt: skip


def picked(answer: str, asked: list[str], place: str, path: Path) -> str:
    numbered = {str(number): word for number, word in enumerate(asked, 1)}
    chosen = {word.casefold(): word for word in asked} | numbered
    if answer not in chosen:
        raise Mistake(
            f"{path.as_posix()}, {place}: dit is geen van de zes woorden; neem het woord precies "
            "over, of vul zijn nummer in (1 tot en met 6)."
        )
    return chosen[answer]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(intrusion)
