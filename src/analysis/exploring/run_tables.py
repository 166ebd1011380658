"""The tables of a run that are there without asking anything more."""

from analysis.exploring import tables, topics_seen
from analysis.exploring.known import Known
from analysis.exploring.shown import Shown, shown
from analysis.exploring.stored import whole
from analysis.exploring.to_read import to_read


class RunTables(Known):
    """A run with its tables; each is read anew when it is asked for, so it may be changed."""

    @property
    def documents(self) -> Shown:
        """The texts that count: who wrote them when, how long they are, how many people read."""
        return shown(tables.documents(self))

    @property
    def segments(self) -> Shown:
        """The sentences of these texts, with what is known of the text."""
        return shown(tables.segments(self))

    @property
    def codings(self) -> Shown:
        """Every code that a coder gave, with its sentence and titles."""
        return shown(tables.codings(self))

    @property
    def themes(self) -> Shown:
        """The codebook: titles, definitions, and how many sentences have each sub-code."""
        return shown(tables.themes(self))

    @property
    def topics(self) -> Shown:
        """The word groups of the last report, a row per word, the heaviest first."""
        return shown(topics_seen.topics(self), "topics")

    @property
    def prevalence(self) -> Shown:
        """Per moment, period and theme: signals, and estimates where there are any."""
        return shown(tables.prevalence(self))

    @property
    def agreement(self) -> Shown:
        """How far coders agree, per code and theme."""
        return shown(whole(self.folder, "agreement"))

    @property
    def disagreements(self) -> Shown:
        """Sentences to talk about: people differ, or a machine and people do."""
        return shown(tables.disagreements(self))

    @property
    def to_read(self) -> Shown:
        """Which texts to read next, the one to learn most from first."""
        return shown(to_read(self))

    @property
    def set_aside(self) -> Shown:
        """What is not analysed, and why."""
        return shown(tables.set_aside(self))

    @property
    def moments(self) -> Shown:
        """The moments of the practice, with their dates."""
        return shown(self.moment_rows.copy())

    @property
    def periods(self) -> list[str]:
        """The periods in which texts were written, in order."""
        have = set(self.corpus["period"])
        return [name for name in self.moment_rows["moment"] if name in have]

    @property
    def teams(self) -> list[str]:
        return sorted(self.corpus["team"].unique())

    @property
    def writers(self) -> list[str]:
        return sorted(self.corpus["writer"].dropna().unique())

    @property
    def silent(self) -> list[str]:
        """The writers of config/writers.csv of whom no text counts."""
        from analysis.settings_tables import rows_of  # takes its time

        rows = rows_of(self.folder / "config" / "writers.csv", ["writer"])
        return sorted({row["writer"] for row in rows} - set(self.writers))

    @property
    def coders(self) -> list[str]:
        """Who coded, people and machines."""
        return sorted(whole(self.folder, "codings", ["coder"])["coder"].unique())

    @property
    def refused(self) -> set[str]:
        """The writers who do not agree to be quoted."""
        from analysis.settings_tables import may_be_quoted, rows_of  # takes its time

        rows = rows_of(self.folder / "config" / "writers.csv", ["writer", "consent_quotes"])
        return {row["writer"] for row in rows if not may_be_quoted(row)}
