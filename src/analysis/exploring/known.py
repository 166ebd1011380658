"""What every question about a run starts from: its texts, its readings and its codebook."""

from functools import cached_property
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from analysis.exploring.names import Meant, chosen, meant
from analysis.exploring.stored import every, parts, read, together, whole
from analysis.people_csv import people_csv

TEXT, UNIT = ["delivery", "document"], ["delivery", "segment"]
ABOUT_TEXT = [*TEXT, "kind", "team", "writer", "date", "period"]
BOOK = ["theme", "theme_label", "code", "label", "definition", "direction", "blockers"]


class Known:
    """A run: its folder, and what is read of it once, when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def corpus(self) -> pd.DataFrame:
        """The texts that count."""
        columns = [*ABOUT_TEXT, "words", "status", "text_sha256"]
        return whole(self.folder, "corpus", columns, [("status", "==", "telt")])

    @cached_property
    def readings(self) -> pd.DataFrame:
        """Which texts people read, of those that count."""
        read = whole(self.folder, "readings", [*TEXT, "coder", "why_read"])
        return read.merge(self.corpus[TEXT], on=TEXT)

    @cached_property
    def codebook(self) -> pd.DataFrame:
        return whole(self.folder, "codebook", BOOK)

    @cached_property
    def moment_rows(self) -> pd.DataFrame:
        names, rows = people_csv(self.folder / "config" / "moments.csv")
        return pd.DataFrame(rows, columns=names)

    @property
    def deliveries(self) -> list[str]:
        return sorted(self.corpus["delivery"].unique())

    def meant(self, theme: str) -> Meant:
        """The theme or sub-code with this id or title."""
        return meant(self.codebook, theme)

    def period(self, said: str) -> str:
        rows = self.moment_rows
        titles = zip(rows["moment"], rows["title"], rows["period_title"], strict=True)
        names = {name: list(others) for name, *others in titles}
        return chosen("periode", said, names, "Alle periodes: run.periods.")

    def team(self, said: str) -> str:
        names = {name: [f"team {name}"] for name in sorted(self.corpus["team"].unique())}
        return chosen("team", said, names, "Alle teams: run.teams.")

    def texts(self, period: str | None = None, team: str | None = None) -> pd.DataFrame:
        """The texts that count of this period and team, all of them where these are None."""
        texts = self.corpus
        if period is not None:
            texts = texts[texts["period"].eq(self.period(period))]
        return texts if team is None else texts[texts["team"].eq(self.team(team))]

    def codings_of(self, keep: list[tuple] | None = None, columns: list[str] | None = None):
        """The codings in texts that count which pass these filters."""
        return whole(self.folder, "codings", columns, keep)

    def sentences(self, rows: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
        """Of the segments that `rows` name (`delivery`, `segment`) these columns."""
        found = []
        for delivery, some in rows.groupby("delivery")["segment"]:
            (path,) = parts(self.folder, "segments", [delivery]).values()
            table = read(path, [*UNIT, *columns])
            wanted = pa.array(some.unique(), pa.string())
            found.append(table.filter(pc.is_in(table["segment"].cast(pa.string()), wanted)))
        return together(found).to_pandas() if found else pd.DataFrame(columns=[*UNIT, *columns])

    def numbered(self, rows: pd.DataFrame) -> pd.DataFrame:
        """These rows with the number of their text in the corpus as `document`; others fall away.

        A million names take seconds to compare, numbers do not.
        """
        places = pd.MultiIndex.from_frame(rows[TEXT])
        rows = rows.assign(document=self.places.get_indexer(places), delivery=0)
        return rows[rows["document"].ge(0)]

    def named(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The reverse of `numbered`."""
        texts = self.corpus.iloc[rows["document"].to_numpy()]
        return rows.assign(**{name: texts[name].to_numpy() for name in TEXT})

    @cached_property
    def places(self) -> pd.MultiIndex:
        """Delivery and document of each text."""
        return pd.MultiIndex.from_frame(self.corpus[TEXT])

    def every(self, name: str, columns: list[str] | None = None) -> pd.DataFrame:
        """Of a table per delivery these columns, in the texts that count."""
        found = every(self.folder, name, self.deliveries, columns)
        return found.merge(self.corpus[TEXT], on=TEXT)
