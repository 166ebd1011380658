"""What came back in projects of MAXQDA, ATLAS.ti, NVivo and QualCoder, as one table."""

from pathlib import Path

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Codebook, CodebookChanges, Corpus, Exchanged
from analysis.exchange.known_codes import known_codes
from analysis.exchange.opened import opened
from analysis.exchange.project_rows import project_rows
from analysis.exchange.same_texts import our_texts

COLUMNS = list(Exchanged.to_schema().columns)
EMPTY = ("changed_by", "text_sha256", "quote", "code", "label", "modality", "direction", "actor",
         "why_read")  # fmt: skip
SORTED = ["source", "kind", "document", "start", "end", "code", "label", "coder"]


def exchanged(
    projects: list[Path],
    cleared: DataFrame[Cleared],
    corpus: DataFrame[Corpus],
    codebook: DataFrame[Codebook],
    codebook_changes: DataFrame[CodebookChanges],
    *,
    words: Path,
) -> DataFrame[Exchanged]:
    """One row per coding and text marked as read in .qdpx files, and per coding they took along.

    Texts are known by what they say, codes by their name, and positions by trying how they were
    counted. Of texts that may not be analysed no words are kept.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))
    ours, rows = our_texts(cleared, corpus), []
    for path in sorted(projects):
        project = opened(path)
        known = known_codes(project.root, codebook, codebook_changes)
        found = project_rows(project, path, ours, known, say)
        rows += [row | {"source": path.as_posix()} for row in found]
    table = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    table = table.fillna(dict.fromkeys(EMPTY, "")).astype({"start": "Int64", "end": "Int64"})
    table.loc[~table["document"].isin(cleared["document"]), "quote"] = ""
    return table.sort_values(SORTED, kind="stable").drop_duplicates(ignore_index=True)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(exchanged)
