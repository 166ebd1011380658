"""Codes that one person gave to one sentence more than once, each time otherwise."""

from typing import Any

from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook

UNIT = ("delivery", "document", "segment", "coder")


def given_twice(laid: list[dict[str, Any]], codebook: DataFrame[Codebook]) -> list[dict[str, Any]]:
    """Of codings laid on segments, with what was `carried` over, those that do not count.

    Of two codings that differ in direction, modality or actor the first file counts.
    """
    usual = codebook.set_index("code")["direction"].to_dict()
    counts: dict[tuple, tuple] = {}
    others = []
    for row in sorted(laid, key=lambda row: row["source"]):
        code = row["carried"].code
        if not code or row["verdict"]:
            continue
        direction, modality = row["direction"] or usual[code], row["modality"] or "gebeurd"
        given = direction, modality, row["actor"]
        if counts.setdefault((*(row[name] for name in UNIT), code), given) != given:
            others.append(row)
    return others
