"""A table that shows itself in a notebook: searchable, without a network, in Dutch."""

from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd
import yaml

from analysis.exploring.readable import dotted, readable

WORDS = "exploring.yaml"
MOST = 1_000
HIDDEN = {
    "theme", "code", "segment", "start", "end", "evidence_start", "evidence_end", "kind", "actor",
    "score", "delivery", "text_sha256",
}  # fmt: skip
WRAPPED = {"theme_label", "label", "about", "because", "people", "rules", "coder", "words"}
LONG = {"text", "left", "right", "definition", "reason", "themes"}
STYLE = "<style>td.long {min-width: 20em} td.short {white-space: nowrap}</style>\n"
LAYOUT = {
    "top2End": "buttons", "topStart": "pageLength", "topEnd": "search", "bottomStart": "info",
    "bottomEnd": "paging",
}  # fmt: skip


class Shown(pd.DataFrame):
    """A DataFrame that a notebook shows as a table to search in; the values stay as they are.

    `figure()` draws it where that makes sense; `note` says what to know of it in a sentence, and
    `summary` holds its numbers where there are any.
    """

    @property
    def _constructor(self) -> type:
        return Shown

    @property
    def note(self) -> str:
        return self.attrs.get("note", "")

    @property
    def summary(self) -> dict[str, int]:
        return self.attrs.get("summary", {})

    def figure(self):
        """The figure of this table, of the rows that are in it."""
        from analysis.exploring.drawn import drawn  # only when it is drawn: it takes its time

        return drawn(self, words()["figures"] | {"of": words()["of"]})

    def _repr_html_(self) -> str:
        return page(self)


def shown(
    table: pd.DataFrame, kind: str = "", note: str = "", summary: dict | None = None
) -> Shown:
    """The table as one that shows itself; `kind` tells which figure it has."""
    made = Shown(table)
    made.attrs = {"kind": kind, "note": note, "summary": summary or {}}
    return made


@cache
def words() -> dict[str, Any]:
    """What a notebook says."""
    return yaml.safe_load((files("analysis") / "words" / WORDS).read_text(encoding="utf-8"))


def page(table: Shown) -> str:
    """The table as HTML, its first rows if it is long, with Dutch headings."""
    from itables import to_html_datatable  # only when it is shown: it takes its time

    say = words()
    part = say["part"].format(shown=dotted(MOST), rows=dotted(len(table)))
    told = [say["caption"], table.note, part if len(table) > MOST else ""]
    return STYLE + to_html_datatable(
        readable(table.head(MOST), say),
        caption=". ".join(one.rstrip(".") for one in told if one) + ".",
        connected=False,
        showIndex=not isinstance(table.index, pd.RangeIndex),
        language=say["table"],
        maxBytes=0,
        classes="display compact",
        style="table-layout:auto;width:auto;caption-side:top;text-align:left",
        layout=LAYOUT,
        buttons=[{"extend": "colvis", "text": say["more"]}],
        columnDefs=definitions(list(table.columns)),
        order=[],
    )


def definitions(columns: list[str]) -> list[dict[str, Any]]:
    """Which columns wait behind a button, and how each is set."""
    return [
        {"targets": [place], "className": look(name), "visible": name not in HIDDEN}
        for place, name in enumerate(columns)
    ]


def look(name: str) -> str:
    """Room for a sentence, words that may wrap, or all on one line; what stands before a word
    ends where it begins."""
    if name in LONG:
        return "dt-right long" if name == "left" else "dt-left long"
    return "dt-left" if name in WRAPPED else "dt-left short"
