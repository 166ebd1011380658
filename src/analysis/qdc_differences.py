"""A codebook that came back from another program beside ours: what is new, gone or different."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook, CodebookChanges
from analysis.exchange.code_elements import code_names, described
from analysis.exchange.known_codes import TheirCode, known_codes
from analysis.exchange.opened import description, inside, root_of
from analysis.people.rows import plain
from analysis.workbooks import Sheet, workbook

WIDTHS = (30, 34, 34, 20, 60, 60, 50)


def qdc_differences(
    returned: list[Path],
    codebook: DataFrame[Codebook],
    codebook_changes: DataFrame[CodebookChanges],
    *,
    words: Path,
) -> bytes:
    """The xlsx with a row per difference with these .qdc files; codes are matched by name."""
    say = yaml.safe_load(words.read_text(encoding="utf-8"))
    told, rows = say["differences"], []
    for path in sorted(returned):
        root = root_of(path.read_bytes(), "CodeBook", path)
        theirs = known_codes(root, codebook, codebook_changes)
        for kind, category, name, ours, other in differences(theirs, codebook, say):
            what, advice = told["kinds"][kind]
            rows.append([path.as_posix(), category, name, what, ours, other, advice])
    intro = (*told["intro"], *([] if rows else [told["none"]]))
    columns = dict(zip(told["heads"], WIDTHS, strict=True))
    return workbook([Sheet(told["sheet"], columns, rows, intro=intro)])


def differences(
    theirs: dict[str, TheirCode], codebook: pd.DataFrame, say: dict[str, Any]
) -> Iterator[tuple[str, str, str, str, str]]:
    """Kind, category and name of each difference, with what we say and what they say."""
    codes, themes = codebook.set_index("code", drop=False), set(codebook["theme_label"].map(plain))
    names = code_names(codebook)
    for one in theirs.values():
        text = description(one.element).strip()
        if one.code in codes.index:
            yield from differs(one, text, codes.loc[one.code], names[one.code], say)
        elif plain(one.name) not in themes and not inside(one.element, "Code"):
            yield "new", one.category, one.name, "", text
    for code in codebook[
        ~codebook["code"].isin([one.code for one in theirs.values()])
    ].itertuples():
        yield "gone", code.theme_label, code.label, code.definition, ""


def differs(
    one: TheirCode, text: str, ours: pd.Series, name: str, say: dict[str, Any]
) -> Iterator[tuple[str, str, str, str, str]]:
    """What is different about a code of ours, which goes out by this name."""
    where = (ours["theme_label"], ours["label"])
    if plain(one.category) != plain(ours["theme_label"]):
        yield "moved", *where, ours["theme_label"], one.category
    told = described(ours.to_dict(), say)
    if plain(one.name) not in (plain(ours["code"]), plain(name)):
        yield "renamed", *where, ours["label"], one.name
    if text and text.split() != told.split():
        yield "described", *where, told, text


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(qdc_differences)
