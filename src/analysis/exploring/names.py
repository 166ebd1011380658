"""What somebody means by a name of a theme, sub-code, period, team or coder."""

from typing import NamedTuple

import pandas as pd

from analysis.exploring.unclear import unknown

Rows = list[tuple[str, object]]


class Meant(NamedTuple):
    """A theme, or a sub-code (`code`) of it, and its title."""

    theme: str
    code: str | None
    label: str

    @property
    def keep(self) -> list[tuple]:
        """The filter for codings of it."""
        return [("code", "==", self.code) if self.code else ("theme", "==", self.theme)]


def meant(codebook: pd.DataFrame, said: str) -> Meant:
    """The theme or sub-code with this id or title; capitals do not matter, themes come first."""
    themes = codebook.drop_duplicates("theme")
    rows = [
        *(((theme, label), Meant(theme, None, label)) for theme, label in
          zip(themes["theme"], themes["theme_label"], strict=True)),
        *(((row.code, row.label), Meant(row.theme, row.code, row.label)) for row in
          codebook.itertuples()),
    ]  # fmt: skip
    for names, found in rows:
        if str(said).strip().lower() in (name.lower() for name in names):
            return found
    known = {names[0]: names[1:] for names, _ in rows}
    raise unknown("thema", said, known, "Alle thema's: run.themes.")


def chosen(kind: str, said: str, names: dict[str, list[str]], where: str) -> str:
    """The name that is said, by itself or by another of its names; capitals do not matter."""
    for name, others in names.items():
        if str(said).strip().lower() in (one.lower() for one in (name, *others)):
            return name
    raise unknown(kind, said, names, where)
