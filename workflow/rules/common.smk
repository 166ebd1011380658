"""What all rules may use: the choices of the run, checked, and the fingerprint of the code.

Takes  config/config.yaml, config/moments.csv, config/writers.csv
Gives  config, DELIVERIES, MOMENTS, WITHDRAWN, CODEBOOK_VERSION, TEMPLATES,
       received(), reports(), templates(), fingerprint()
"""

import os
import sys
from pathlib import Path

from analysis.fingerprint import fingerprint
from analysis.mistakes import Mistake
from analysis.settings import settings
from snakemake.exceptions import WorkflowError

# Rules say `python`; this makes it the one of this environment, also when not activated.
os.environ.update(PATH=os.pathsep.join([str(Path(sys.executable).parent), *os.get_exec_path()]))

try:
    chosen = settings(Path(), Path(workflow.basedir) / "workflow" / "schemas")
except Mistake as mistake:
    raise WorkflowError("\n".join(f"FOUT: {line}" for line in str(mistake).splitlines())) from None

config.update(chosen.config)
DELIVERIES, MOMENTS, WITHDRAWN = chosen.deliveries, chosen.moments, chosen.withdrawn
CODEBOOK_VERSION = chosen.codebook_version
TEMPLATES = Path(workflow.basedir) / "workflow" / "report"


wildcard_constraints:
    delivery=r"[A-Za-z0-9_-]+",
    moment=r"[A-Za-z0-9_.-]+",
    audience=r"[A-Za-z0-9_-]+",
    kind="tussenrapport|eindrapport",


def received(wildcards):
    """The files of a delivery: each one is an input, since a folder hides what changes in it."""
    folder = Path("data/raw") / wildcards.delivery
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(path.as_posix() for path in files if not set("{}") & set(path.as_posix()))


def reports():
    """The reports that config asks for; the last moment has the final report."""
    kinds = {moment: "tussenrapport" for moment in MOMENTS} | {MOMENTS[-1]: "eindrapport"}
    return [
        f"reports/{moment}/onderzoek/{kinds[moment]}-{moment}-onderzoek.html"
        for moment in config["reports"]
    ]


def templates():
    """The files that give reports their words and looks."""
    return sorted(path.as_posix() for path in TEMPLATES.rglob("*") if path.is_file())
