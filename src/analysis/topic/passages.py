"""Passages: sentences of a text that follow each other, about as long as each other."""

import numpy as np
import pandas as pd

TEXT = ["delivery", "document"]


def passages(segments: pd.DataFrame, sizes: pd.Series, *, size: int) -> pd.DataFrame:
    """Per segment the passage it is in: `delivery`, `segment`, and `passage`, `start`, `end` of it.

    `sizes` is the number of words by delivery and segment. A text is cut, between sentences, in
    as many parts as go best with `size` words a part. A passage is named after its first segment.
    """
    rows = segments.sort_values([*TEXT, "start"], ignore_index=True)
    words = sizes.reindex(pd.MultiIndex.from_frame(rows[["delivery", "segment"]])).fillna(0)
    rows["words"] = words.to_numpy()
    text = rows.groupby(TEXT)["words"]
    total, before = text.transform("sum"), text.cumsum() - rows["words"]
    parts = (total / size).round().clip(lower=1)
    rows["part"] = np.floor(before / total.clip(lower=1) * parts).clip(upper=parts - 1)
    part = rows.groupby([*TEXT, "part"])
    return pd.DataFrame(
        {
            "delivery": rows["delivery"],
            "segment": rows["segment"],
            "passage": part["segment"].transform("first"),
            "start": part["start"].transform("first"),
            "end": part["end"].transform("last"),
        }
    )
