"""How long a researcher waits in a notebook, on an analysed run and on a large one made of it.

    .venv/bin/python benchmarks/exploring.py [TEXTS] [FOLDER OF THE RUN]

Prints seconds of opening and of every verb, by the clock and of the processor, on the run and on
TEXTS (100,000) texts: the run's tables repeated in a temporary folder, with other names for texts
and writers, fifty copies a delivery. The large run has no more different words than the small one.
The first that needs a library also waits for it.
"""

import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

import analysis

REPO = Path(__file__).parent.parent
TABLES = Path("data/processed")
WHOLE = ("corpus", "readings", "codings", "discussions", "segment_topics")
AS_IT_IS = ("codebook", "prevalence", "agreement", "topics")
PER_DELIVERY = ("segments", "tokens", "cleared", "scores", "set_aside", "held")
NAMES, COPIES = ("document", "segment", "writer"), 50


def main(words: list[str]) -> None:
    texts = int(words[0]) if words else 100_000
    small = Path(words[1]) if len(words) > 1 else REPO
    measured(small)
    with TemporaryDirectory() as folder:
        large = Path(folder)
        enlarged(small, large, texts)
        measured(large)


def measured(folder: Path) -> None:
    run, seconds = timed(lambda: analysis.open_run(folder))
    print(f"\n{len(run.corpus):,} texts\n{'open_run':40}{seconds}")
    theme, code = run.codebook.iloc[0][["theme", "code"]]
    verbs = {
        "run.documents": lambda: run.documents,
        "run.themes": lambda: run.themes,
        "run.to_read": lambda: run.to_read,
        "run.quotes(theme)": lambda: run.quotes(theme),
        "run.quotes(code, period, team)": lambda: run.quotes(code, run.periods[-1], run.teams[0]),
        "run.quotes(limit=20)": lambda: run.quotes(limit=20),
        'run.context("macht")': lambda: run.context("macht"),
        'run.context("de", by="word")': lambda: run.context("de", by="word"),
        "run.words(theme)": lambda: run.words(theme),
        "run.compare(theme)": lambda: run.compare(theme),
        'run.compare(code, by="team")': lambda: run.compare(code, by="team"),
        "run.together(theme)": lambda: run.together(theme),
        "run.contrary(theme)": lambda: run.contrary(theme),
        "run.missed(theme)": lambda: run.missed(theme),
        "run.topic(1)": lambda: run.topic(1),
        "run.topics_by_theme()": run.topics_by_theme,
        'run.try_expression("KLANT … niet")': lambda: run.try_expression("KLANT … niet", theme),
        "showing run.quotes(theme)": run.quotes(theme)._repr_html_,
    }
    for name, verb in verbs.items():
        print(f"{name:40}{timed(verb)[1]}", flush=True)


def timed(work: Callable) -> tuple[object, str]:
    """What the work gives, and its seconds by the clock and of the processor."""
    begin, busy = time.perf_counter(), time.process_time()
    done = work()
    return done, f"{time.perf_counter() - begin:7.2f}{time.process_time() - busy:7.2f}"


def enlarged(small: Path, large: Path, texts: int) -> None:
    """A run of at least so many texts that count."""
    shutil.copytree(small / "config", large / "config")
    corpus = pd.read_parquet(small / TABLES / "corpus.parquet")
    copies = range(-(-texts // int(corpus["status"].eq("telt").sum())))
    for name in AS_IT_IS:
        (large / TABLES).mkdir(parents=True, exist_ok=True)
        shutil.copy(small / TABLES / f"{name}.parquet", large / TABLES)
    for name in WHOLE:
        table = pd.read_parquet(small / TABLES / f"{name}.parquet")
        written(large / TABLES / f"{name}.parquet", [renamed(table, copy) for copy in copies])
    for name in PER_DELIVERY:
        for path in sorted((small / TABLES).glob(f"*/{name}.parquet")):
            table = pd.read_parquet(path)
            for first in copies[::COPIES]:
                parts = [renamed(table, copy) for copy in copies[first : first + COPIES]]
                folder = large / TABLES / delivery(path.parent.name, first)
                written(folder / path.name, parts)


def renamed(table: pd.DataFrame, copy: int) -> pd.DataFrame:
    """The rows with other names of texts, sentences and writers, in another delivery."""
    letters = "".join(chr(65 + copy // 26**place % 26) for place in (2, 1, 0))
    changed = {name: letters + table[name] for name in NAMES if name in table}
    changed["delivery"] = delivery(table["delivery"], copy)
    return table.assign(**changed)


def delivery(name: pd.Series | str, copy: int) -> pd.Series | str:
    return name + f"-{copy // COPIES:02d}"


def written(path: Path, parts: list[pd.DataFrame]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pd.concat(parts, ignore_index=True).to_parquet(path, index=False)


if __name__ == "__main__":
    main(sys.argv[1:])
