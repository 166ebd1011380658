"""What people coded or decided that has no place in the texts that count, for them to look at."""

from pathlib import Path

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Codebook, CodebookChanges, Corpus, Segments, Unplaced
from analysis.learned.anchors import anchors_of_now
from analysis.people.carried_over import Carried, carried_rows
from analysis.people.counting_texts import counting_texts
from analysis.people.exchanged_rows import own_codes
from analysis.people.given_twice import given_twice
from analysis.people.left_behind import left_behind
from analysis.people.places import people_places
from analysis.people.rows import people_rows

COLUMNS = list(Unplaced.to_schema().columns)
READ_BY = ["text_sha256", "document", "coder"]


def unplaced(
    returned: list[Path], segments: DataFrame[Segments], cleared: DataFrame[Cleared],
    corpus: DataFrame[Corpus], codebook: DataFrame[Codebook],
    codebook_changes: DataFrame[CodebookChanges],
    *, anchors: list[Path], strange: list[Path], words: Path,
) -> DataFrame[Unplaced]:  # fmt: skip
    """One row per coding or decision without a place, and per text not in the analysis or not read.

    So are older codes without one successor, of anchors too, codings given twice and otherwise, and
    `strange` files, which no room reads. Of refused texts no words are kept.
    """
    rows = people_rows(returned, words)
    rows["carried"] = carried_rows(rows, codebook, codebook_changes)
    laid, lost = people_places(rows, segments, cleared, corpus)
    lost += [*absent(rows, corpus), *unread(rows), *of_their_own(returned, corpus)]
    lost += not_counted(laid, codebook)
    lost += [row for path in anchors for row in anchors_of_now(path, codebook, codebook_changes)[1]]
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["coding"]
    sentences = [*(told(row, say["reasons"]) for row in lost), *never_read(strange, say)]
    table = pd.DataFrame(sentences, columns=COLUMNS)
    return table.drop_duplicates().sort_values(COLUMNS, ignore_index=True)


def not_counted(laid: list[dict], codebook: pd.DataFrame) -> list[dict]:
    """What has a place, but a code of before or other words than what counts there."""
    older = [row | {"reason": row["carried"].reason} for row in left_behind(laid)]
    return older + [row | {"reason": "differs"} for row in given_twice(laid, codebook)]


def told(row: dict, reasons: dict[str, str]) -> dict:
    """The row with its reason in a sentence."""
    carried = row["carried"]
    sentence = reasons[row["reason"]].format(
        status=row.get("status", ""),
        code=row["code"],
        version=carried.version,
        choices=", ".join(carried.choices),
    )
    quote = "" if row["reason"] in ("refused", "unknown") else row["quote"]
    return row | {"quote": quote, "reason": sentence}


def absent(rows: pd.DataFrame, corpus: pd.DataFrame) -> list[dict]:
    """The texts read without codes that do not count."""
    bare = rows[rows["code"].eq("")]
    return [
        row | {"reason": "refused" if found.status else "unknown", "status": found.status}
        for row, found in zip(bare.to_dict("records"), counting_texts(bare, corpus), strict=True)
        if not found.texts
    ]


def of_their_own(returned: list[Path], corpus: pd.DataFrame) -> list[dict]:
    """The codings of other programs with a code that the codebook does not have."""
    own = own_codes(returned)
    return [
        row | {"carried": Carried(""), "reason": "own_code" if found.texts else "unknown"}
        for row, found in zip(own.to_dict("records"), counting_texts(own, corpus), strict=True)
    ]


def unread(rows: pd.DataFrame) -> list[dict]:
    """The first coded sentence of each text that was coded in a form but not marked as read."""
    rows = rows[rows["verdict"].eq("") & rows["former"].eq("")]
    marked = rows.groupby(READ_BY)["read"].transform("any").astype(bool)
    first = rows[~marked].drop_duplicates(READ_BY)
    return [row | {"reason": "not_read"} for row in first.to_dict("records")]


def never_read(strange: list[Path], say: dict) -> list[dict]:
    """The files that nobody reads; what stands in them is not known."""
    shared = dict.fromkeys(COLUMNS, "") | {"place": say["whole_file"]}
    shared |= {"reason": say["reasons"]["strange"]}
    return [shared | {"source": path.as_posix()} for path in strange]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(unplaced)
