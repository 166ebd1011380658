"""Open a run: find its folder, and see whether it was analysed."""

import sys
from pathlib import Path
from typing import Any
from zlib import crc32

from analysis.exploring.run import Run
from analysis.exploring.stored import PLACE
from analysis.exploring.unclear import Unclear

CONFIG = Path("config/config.yaml")


def opened(folder: str | Path | None = None) -> Run:
    """The run in `folder`, or the one in which the current working directory stands."""
    place = standing(folder)
    if not (place / PLACE / "corpus.parquet").is_file():
        raise Unclear(
            f"In {place.as_posix()} is nog niets geanalyseerd: draai eerst analyse.py report."
        )
    in_a_notebook()
    return Run(place)


def standing(folder: str | Path | None) -> Path:
    """The folder of the run: as given, or the first upwards from here that has a configuration."""
    if folder is not None:
        place = Path(folder).expanduser().resolve()
        if (place / CONFIG).is_file():
            return place
        raise Unclear(f"{place.as_posix()} is geen map van een onderzoek: {CONFIG} is er niet.")
    here = Path.cwd()
    for place in (here, *here.parents):
        if (place / CONFIG).is_file():
            return place
    raise Unclear(
        f"{here.as_posix()} staat niet in de map van een onderzoek: geef die map, zoals "
        'analysis.open_run("pad/naar/onderzoek").'
    )


def in_a_notebook() -> None:
    """Put what tables need in the page, so that they work without a network."""
    python = sys.modules.get("IPython")
    if getattr(python and python.get_ipython(), "kernel", None):
        from itables import init_notebook_mode  # only in a notebook: it takes its time

        init_notebook_mode(all_interactive=False, connected=False)
        pictures = python.get_ipython().display_formatter.formatters["text/html"]
        pictures.for_type_by_name("matplotlib.figure", "Figure", inline)


def inline(figure: Any) -> str:
    """The figure as a drawing in the page, which screen readers read as its label."""
    from analysis.drawing import drawing  # only when it is shown: it takes its time

    label = figure.get_label()
    return (
        f'<div style="max-width:46em">{drawing(figure, f"f{crc32(label.encode())}", label)}</div>'
    )
