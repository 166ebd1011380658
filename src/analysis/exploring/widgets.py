"""Lists to choose a theme, a period and a team from, and what there is to read of that choice."""

import html
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import pandas as pd
from IPython.display import HTML, clear_output, display
from ipywidgets import Dropdown, Layout, Output, VBox
from matplotlib.figure import Figure

from analysis.exploring.shown import Shown, words
from analysis.mistakes import Mistake

READ = ["text", "label", "sure", "coder", "because", "team", "writer", "date", "period"]
NAME = "browse-run"
# JupyterLab takes arrows and letters for its own commands, also those typed in a list.
KEYS = f"""<script>document.addEventListener('focusin', event => {{
    if (event.target.closest('.{NAME}')) event.target.dataset.lmSuppressShortcuts = 'true';
}})</script>"""
WIDE = {"layout": Layout(width="40em", max_width="100%"), "style": {"description_width": "6em"}}


class Choice(NamedTuple):
    """What is chosen; without a period or team all of them."""

    theme: str
    period: str | None
    team: str | None


def browse(run) -> VBox:
    """Three lists and below them what the run has of what is chosen; it follows every choice."""
    say, seen = words()["browse"], Output()
    lists = {
        name: Dropdown(options=options, description=say[name], **WIDE)
        for name, options in to_choose(run).items()
    }
    for one in lists.values():
        one.observe(partial(follow, run, lists, seen), names="value")
    follow(run, lists, seen)
    display(HTML(KEYS))
    return VBox([*lists.values(), seen]).add_class(NAME)


def follow(run, lists: dict[str, Dropdown], seen: Output, change: object = None) -> None:
    """Put what there is of the choice in place of what was there."""
    chosen = Choice(**{name: one.value for name, one in lists.items()})
    with seen:
        clear_output(wait=True)
        for name, part in PARTS.items():
            display(HTML(f"<h3>{words()['browse']['parts'][name]}</h3>"))
            display(shown_or_told(name, partial(part, run, chosen)))


def to_choose(run) -> dict[str, list[tuple]]:
    """The titles in each list, each with the name that it stands for."""
    themes = run.themes.drop_duplicates("theme")
    titles = run.moments.set_index("moment")["period_title"]
    every = (words()["browse"]["all"], None)
    return {
        "theme": list(zip(themes["theme_label"], themes["theme"], strict=True)),
        "period": [every, *((titles[name], name) for name in run.periods)],
        "team": [every, *((name, name) for name in run.teams)],
    }


def shown_or_told(name: str, part: Callable[[], object]) -> object:
    """A part of the answer, or a sentence: that it is empty, or why it cannot be made."""
    say = words()["browse"]
    try:
        made = part()
    except Mistake as mistake:
        return sentence(str(mistake))
    except Exception as error:  # a list that does nothing, without a word, would be worse
        return sentence(say["failed"].format(kind=type(error).__name__))
    nothing = made is None or (isinstance(made, pd.DataFrame) and made.empty)
    return sentence(say["empty"][name]) if nothing else made


def sentence(text: str) -> HTML:
    return HTML(f"<p>{html.escape(text)}</p>")


def compared(run, chosen: Choice, *, by: str) -> Figure | None:
    table = run.compare(chosen.theme, by=by)
    return table.figure() if table["texts"].any() else None


def standing_out(run, chosen: Choice) -> Shown:
    return run.words(chosen.theme)


def quoted(run, chosen: Choice) -> Shown:
    return run.quotes(chosen.theme, period=chosen.period, team=chosen.team)[READ]


def contrary(run, chosen: Choice) -> pd.DataFrame:
    found = run.contrary(chosen.theme)
    for name in ("period", "team"):
        if wanted := getattr(chosen, name):
            found = found[found[name].eq(wanted)]
    return found[READ].reset_index(drop=True)


PARTS = {
    "periods": partial(compared, by="period"),
    "teams": partial(compared, by="team"),
    "words": standing_out,
    "quotes": quoted,
    "contrary": contrary,
}
