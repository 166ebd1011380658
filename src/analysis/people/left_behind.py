"""What people coded in an older version of the codebook and nobody coded anew since."""

from typing import Any

from analysis.people.rows import plain


def left_behind(laid: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of codings laid on segments, with what was `carried` over, those without a code of now.

    A coding that names the `former` code for the same segment and coder answers for it.
    """
    answered = {question(row, row["former"]) for row in laid if row["former"]}
    return [
        row for row in laid if row["carried"].reason and question(row, row["code"]) not in answered
    ]


def question(row: dict[str, Any], code: str) -> tuple[str, ...]:
    return row["delivery"], row["segment"], row["coder"], plain(code)
