"""Which sentences are a contrary voice in what is said about a theme."""

import pandas as pd

OPPOSITE = {"ondersteunend": "belemmerend", "belemmerend": "ondersteunend"}


def says_otherwise(sentences: pd.DataFrame) -> pd.Series:
    """Which sentences go against the usual direction, or tell that the thing was left undone."""
    usual = sentences["direction"][sentences["direction"].isin(OPPOSITE)].mode()
    usual = "" if usual.empty else usual[0]
    undone = sentences["modality"].eq("nagelaten") & (usual != "belemmerend")
    return sentences["direction"].eq(OPPOSITE.get(usual)) | undone
