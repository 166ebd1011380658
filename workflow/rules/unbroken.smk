"""What Snakemake does at every start so that nothing is lost, and what is lost is made again.

Takes  logs/
Gives  lost(), and a copy of each report or form that somebody changed, beside it
"""

from analysis.as_made import differing, missing
from analysis.in_use import start_work
from analysis.kept_aside import keep_aside
from snakemake.io import strip_wildcard_constraints

start_work(Path())


onstart:
    keep_aside(Path(), differing(Path(), "reports/", "exchange/"))


def lost():
    """What earlier jobs made and is gone, as far as rules still promise it for this run.

    Snakemake itself makes a lost table again only if something else waits for it.
    """
    kinds = ["eindrapport" if m == MOMENTS[-1] else "tussenrapport" for m in config["reports"]]
    chosen = {"learned": LEARNED_DELIVERIES, "local": LOCAL_DELIVERIES}
    promised = set()
    for maker in workflow.rules:
        made = [strip_wildcard_constraints(name) for name in maker.output]
        if maker.name == "report":
            promised |= set(expand(made, zip, kind=kinds, moment=config["reports"]))
        else:
            made = [name for name in made if not name.startswith("exchange/")]  # only on request
            deliveries = chosen.get(maker.name, DELIVERIES)
            promised |= set(expand(made, delivery=deliveries, form=["steekproef", "te-coderen"]))
    return sorted(promised & set(missing(Path())))
