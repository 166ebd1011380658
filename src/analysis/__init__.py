"""From diaries and session notes to reports; and, in a notebook, to read in what was found."""


def open_run(folder=None):
    """The run in this folder, or the one in which this notebook stands: tables and verbs.

    `run = analysis.open_run()`, then for instance `run.themes`, `run.quotes(theme="macht")` or
    `run.context("macht")`; `help(run)` tells what there is. Nothing is read before it is asked.
    """
    from analysis.exploring.opened import opened  # so that `import analysis` stays cheap

    return opened(folder)
