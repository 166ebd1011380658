"""How long the example run takes, in seconds and as ratios, and what its jobs need.

    .venv/bin/python benchmarks/run.py

Runs the example in a temporary folder: from nothing, with nothing to do, and after a new file
in one delivery. Prints wall time, jobs, and the peak memory of the largest job (PSS, as
Snakemake's benchmark files have it).
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

REPOSITORY = Path(__file__).parents[1]
NEW = "data/raw/2022-12/D/D06-2022-12-08.md"
ENTRY = "---\nsoort: dagboek\nteam: D\ndeelnemer: D06\ndatum: 2022-12-08\n---\nNog iets gevraagd.\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder) / "run"
        for part in ("config", "data/raw"):
            shutil.copytree(REPOSITORY / part, run / part)
        cold = measured(run, "from nothing")
        idle = measured(run, "nothing to do")
        (run / NEW).write_text(ENTRY, encoding="utf-8")
        grown = measured(run, "one new file")
        print(f"nothing to do / from nothing: {idle / cold:.2f}")
        print(f"one new file / from nothing:  {grown / cold:.2f}")
        print(largest(run))


def measured(run: Path, what: str) -> float:
    words = ["-m", "snakemake", "--snakefile", REPOSITORY / "Snakefile", "--directory", run]
    start = time.perf_counter()
    done = subprocess.run([sys.executable, *words], cwd=run, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    jobs = re.findall(r"(?m)^total +(\d+)$", done.stdout + done.stderr)
    print(f"{what:<14} {seconds:6.1f} s, {jobs[0] if jobs else 0} jobs")
    return seconds


def largest(run: Path) -> str:
    files = list((run / "logs").rglob("*.tsv"))
    memory = {
        file.relative_to(run).as_posix(): pd.read_csv(file, sep="\t")["max_pss"][0]
        for file in files
    }
    name = max(memory, key=lambda file: pd.to_numeric(memory[file], errors="coerce"))
    return f"largest job: {memory[name]} MB ({name})"


if __name__ == "__main__":
    main()
