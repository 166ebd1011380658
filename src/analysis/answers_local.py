"""What a language model on this computer says when it is asked to code: see `codings_local`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import AnswersLocal, Cleared, Codebook, Segments, Tokens
from analysis.local.all_answers import all_answers
from analysis.local.answer import Given
from analysis.local.instruction import instruction
from analysis.local.question import Model
from analysis.local.server import own_server
from analysis.people.marks import TEXT
from analysis.people.places import covered

MASKED, CODED = "[masker]", "gecodeerd"
ORDER = [*TEXT, "evidence_start", "evidence_end", "code", "segment", "told"]
NOWHERE = {"segment": "", "code": "", "evidence_start": 0, "evidence_end": 0}
Units = list[dict[str, Any]]


def answers_local(
    cleared: DataFrame[Cleared], segments: DataFrame[Segments], tokens: DataFrame[Tokens],
    codebook: DataFrame[Codebook],
    *, codebook_version: str, address: str, model: str, context: int, seconds: float, tries: int,
    seed: int, cache: Path,
) -> DataFrame[AnswersLocal]:  # fmt: skip
    """One row per code that `model` gave and segment that its evidence lies in.

    Every text is asked by itself: what stands in one changes the codes of no other. `address` must
    be of this computer. The folder `cache` keeps what was answered, so that a run that was stopped
    goes on where it was; what is about other texts than these is thrown away. Evidence that stands
    in a text more than once is the first; it lies in the segments in which a person's coding of
    that stretch would (`covered`), as far as it has words there.
    """
    told, codes = instruction(codebook, codebook_version), codebook["code"].tolist()
    asked = Model(own_server(address, model), model, told, codes, context, seconds, tries, seed)
    units = sentences(cleared, segments, tokens)
    cuts = [[unit["start"] for unit in own] for own in units]
    given = all_answers(asked, cleared["text"].tolist(), cuts, cache)
    texts = zip(cleared[TEXT].to_dict("records"), given, units, strict=True)
    rows = [text | row | {"model": model} for text, *own in texts for row in laid(*own)]
    table = pd.DataFrame(rows, columns=list(AnswersLocal.to_schema().columns))
    return table.sort_values(ORDER, kind="stable", ignore_index=True)


def sentences(cleared: pd.DataFrame, segments: pd.DataFrame, tokens: pd.DataFrame) -> list[Units]:
    """Per text its segments in order, each with where its words are, but for masked ones."""
    words: dict[tuple[str, str], list[tuple[int, int]]] = {}
    seen = tokens.loc[tokens["word"].ne(MASKED), ["delivery", "segment", "start", "end"]]
    for *key, start, end in seen.itertuples(index=False):
        words.setdefault(tuple(key), []).append((start, end))
    units: dict[tuple[str, str], Units] = {}
    order = segments.sort_values("start")[[*TEXT, "segment", "start", "end"]]
    for unit in order.to_dict("records"):
        unit["words"] = words.get((unit["delivery"], unit["segment"]), [])
        units.setdefault((unit["delivery"], unit["document"]), []).append(unit)
    return [units.get(key, []) for key in cleared[TEXT].itertuples(index=False, name=None)]


def laid(answer: list[Given] | None, units: Units) -> Iterator[dict[str, Any]]:
    """The rows of the answer about one text."""
    if not answer:
        yield NOWHERE | {"told": "geen antwoord" if answer is None else "geen codes"}
        return
    for one in answer:
        placed = covered((one.start, one.end), units) if one.code and one.end else ()
        found = [unit for unit in placed if worded(unit)]
        for unit in found:
            yield {name: unit.get(name) for name in NOWHERE} | {"code": one.code, "told": CODED}
        if not found:
            told = (
                "onbekende code"
                if not one.code
                else "buiten de zinnen"
                if one.end
                else "geen citaat"
            )
            yield NOWHERE | {"code": one.code, "told": told}


def worded(unit: dict[str, Any]) -> bool:
    """Whether the evidence has a word in this segment."""
    first, last = unit["evidence_start"], unit["evidence_end"]
    return any(start < last and end > first for start, end in unit["words"])


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(answers_local)
