"""What all rules may use: the choices of the run, checked, and the fingerprint of the code.

Takes  config/config.yaml, config/moments.csv, config/writers.csv
Gives  config, what is in capitals below, received(), reports(), present(), fingerprint()
"""

import os
import sys
from pathlib import Path

from analysis.fingerprint import fingerprint
from analysis.followable import followable
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
CODEBOOK_VERSION, QUOTED = chosen.codebook_version, chosen.quoted
OUTSIDE = [*(f"team-{team}" for team in chosen.teams), "openbaar"]
AUDIENCES = ["onderzoek", *OUTSIDE]
TEMPLATES = Path(workflow.basedir) / "workflow" / "report"
FORM_WORDS = TEMPLATES / "forms.yaml"
POLICY = [f"{kind}={what}" for kind, what in config["disclosures"]["policy"].items()]


wildcard_constraints:
    delivery=r"[A-Za-z0-9_-]+",
    moment=r"[A-Za-z0-9_.-]+",
    audience=r"[A-Za-z0-9_-]+",
    kind="tussenrapport|eindrapport",


def received(wildcards):
    """The files of a delivery: each one is an input, since a folder hides what changes in it.

    Names that Snakemake cannot follow are left to the room, which sets them aside.
    """
    files = present(Path("data/raw") / wildcards.delivery, "**/*")
    return [name for name in files if followable(name)]


def reports(pattern, audiences):
    """The files with such a name for each moment that config asks for; the last has the final one."""
    kinds = {moment: "tussenrapport" for moment in MOMENTS} | {MOMENTS[-1]: "eindrapport"}
    names = [(m, a, f"{kinds[m]}-{m}-{a}") for m in config["reports"] for a in audiences]
    return [pattern.format(moment=m, audience=a, name=name) for m, a, name in names]


def present(folder, pattern):
    """The files with such a name that stand in a folder now; there need not be any."""
    return sorted(path.as_posix() for path in Path(folder).glob(pattern) if path.is_file())
