"""What a language model on this computer coded, as codings: the coder called ``taalmodel``."""

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.answers_local import CODED
from analysis.codings_rules import Hit, coding
from analysis.contracts import AnswersLocal, Codebook, Codings, Segments, Tokens
from analysis.keyed_segments import KeyedSegment, keyed_segments
from analysis.people.marks import LOCAL, UNIT

SCORE = 0.5  # the model does not say how sure it is


def codings_local(
    answers_local: DataFrame[AnswersLocal],
    tokens: DataFrame[Tokens],
    segments: DataFrame[Segments],
    codebook: DataFrame[Codebook],
) -> DataFrame[Codings]:
    """One row per segment and code, the first where the model gave it more than once there.

    The evidence is what the model quoted, as far as it lies in the segment. Modality, direction
    and actor are found by signal words, as for the rules; what is signalled inside a long quote
    is not seen. Nothing counts yet.
    """
    given = answers_local[answers_local["told"].eq(CODED)].drop_duplicates([*UNIT, "code"])
    tables = [table.merge(given[UNIT].drop_duplicates(), on=UNIT) for table in (tokens, segments)]
    sentences = {(one.delivery, one.segment): one for one in keyed_segments(*tables)}
    known = codebook.set_index("code")
    found = [
        coding(sentence, Hit(row.code, SCORE, places(sentence, row)), known.loc[row.code])
        | {"coder": LOCAL, "evidence_start": row.evidence_start, "evidence_end": row.evidence_end}
        for row in given.itertuples()
        for sentence in [sentences[row.delivery, row.segment]]
    ]
    table = pd.DataFrame(found, columns=list(Codings.to_schema().columns))
    return table.sort_values(["document", "start", "code"], ignore_index=True)


def places(sentence: KeyedSegment, row) -> tuple[int, ...]:
    """Which words of the sentence are in the evidence."""
    spans = enumerate(zip(sentence.starts, sentence.ends, strict=True))
    return tuple(
        at for at, (start, end) in spans if start < row.evidence_end and end > row.evidence_start
    )


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(codings_local)
