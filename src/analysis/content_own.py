"""What researchers wrote in this report, and whether the numbers under it changed since."""

import pandas as pd

from analysis.own_fields import own_fields


def with_own_words(facts: dict, own_words: pd.DataFrame) -> dict:
    """The content with the words of this moment and audience, by the field that they belong to.

    `changed` tells that the numbers are no longer those that the writer saw; what was written in
    a field that the report no longer has stands under ``lost``.
    """
    about = facts["about"]
    ours = own_words["moment"].eq(about["moment"]["moment"])
    ours = own_words[ours & own_words["audience"].eq(about["audience"])]
    stands = {field.name: field.stand for field in own_fields(facts)}
    known = ours[ours["field"].isin(stands)]
    written = {
        row.field: {"words": row.words, "changed": row.stand != stands[row.field]}
        for row in known.itertuples()
    }
    lost = sorted(set(ours["field"]) - set(stands))
    return facts | {"own_words": written, "lost_words": lost}
