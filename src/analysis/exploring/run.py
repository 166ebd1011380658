"""A run to read in: tables with their joins done, and verbs that read aloud."""

from analysis.exploring import compared, context, quoted, topics_seen, tried
from analysis.exploring.readable import dotted
from analysis.exploring.run_tables import RunTables
from analysis.exploring.shown import Shown, shown, words


class Run(RunTables):
    """An analysed run, as `analysis.open_run()` gives it.

    Tables: documents, segments, codings, themes, topics, prevalence, agreement, disagreements,
    to_read, set_aside, moments. Lists: periods, teams, writers. Verbs: see below. A theme or
    sub-code may be given by its id or its title.
    """

    def quotes(
        self, theme: str | None = None, period: str | None = None, team: str | None = None,
        coder: str | None = None, limit: int | None = None,
    ) -> Shown:  # fmt: skip
        """Sentences with a theme or sub-code, the surest first; `limit` gives the first so many.

        Without `coder`: what people coded and, where nobody read, signals (as in the reports).
        """
        return shown(quoted.quotes(self, theme, period, team, coder, limit))

    def contrary(self, theme: str) -> Shown:
        """Sentences that say otherwise: against the usual direction, or left undone."""
        return shown(quoted.contrary(self, theme))

    def missed(self, theme: str) -> Shown:
        """Sentences that people gave this theme or sub-code and the rules did not."""
        return shown(quoted.missed(self, theme))

    def context(
        self, word: str, window: int = 8, by: str = "lemma", period: str | None = None,
        team: str | None = None,
    ) -> Shown:  # fmt: skip
        """Every place of a word with `window` words on both sides.

        `by="lemma"` finds every form, `by="word"` only this one; `macht*` finds what begins so,
        and words that follow each other may be given together.
        """
        table, total = context.context(self, word, window, by, period, team)
        told = {"shown": dotted(len(table)), "total": dotted(total)}
        note = words()["notes"]["context"].format(**told) if total > len(table) else ""
        return shown(table, note=note)

    def words(self, theme: str) -> Shown:
        """Words that stand out in sentences with this theme, beside the other sentences."""
        from analysis.exploring import standing_out  # takes its time

        table, basis = standing_out.words(self, theme)
        return shown(table, "words", words()["notes"][basis])

    def compare(self, theme: str, by: str = "period") -> Shown:
        """In how many diary texts a theme is, per period or (`by="team"`) per team."""
        table = compared.compare(self, theme, by)
        return shown(table, "compare", noted(table))

    def together(self, theme: str) -> Shown:
        """With which other themes a theme is in one diary text, and how often."""
        table = compared.together(self, theme)
        return shown(table, "together", noted(table))

    def topic(self, number: int) -> Shown:
        """The passages of a topic of the last report, the fullest first."""
        table, line = topics_seen.topic(self, number)
        return shown(table, note=words()["notes"]["topic"].format(number=number, words=line))

    def browse(self):
        """Lists to choose a theme, a period and a team from, and what there is to read of them."""
        from analysis.exploring.widgets import browse  # only in a notebook: it takes its time

        return browse(self)

    def topics_by_theme(self) -> Shown:
        """In which share of the passages of each topic each theme is."""
        table = topics_seen.topics_by_theme(self)
        return shown(table, "topics_by_theme", noted(table))

    def try_expression(self, text: str, theme: str | None = None) -> Shown:
        """The sentences that an expression, written as in codebook.yaml, would catch.

        With a theme or sub-code it is compared with that; `.summary` holds the numbers.
        """
        table, summary = tried.try_expression(self, text, theme)
        note = words()["notes"]["try_expression"].format(**summary)
        if summary["searched"] < summary["possible"]:
            note += ". " + words()["notes"]["try_part"].format(**summary)
        return shown(table, "try_expression", note, summary)


def noted(table) -> str:
    """What the numbers of a table rest on."""
    return words()["notes"][table["basis"].iloc[0]] if len(table) else ""
