"""Run the example on a SLURM of one node, made here for a moment, and compare with a local run.

    apt-get install --no-install-recommends slurm-wlm munge
    python -m venv FOLDER && FOLDER/bin/pip install -e ".[slurm]"
    FOLDER/bin/python benchmarks/slurm/one_node.py

For root on a Debian that has no SLURM of its own. Keys, configuration and state stand in a
temporary folder and the daemons listen on loopback; as the plugin reads no other place,
/etc/slurm/slurm.conf is a link to it while this runs. Prints both wall times, the number of jobs
that SLURM got, and what differs in data/processed and reports. Then lets a run fail by a mistake
in a returned form, and prints what a person gets to see. Stops the daemons that it started.
"""

import contextlib
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from filecmp import cmp
from importlib.util import find_spec
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
SYSTEM_CONF = Path("/etc/slurm/slurm.conf")
PROGRAMS = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scancel", "sinfo"]
QUICK = ["--slurm-init-seconds-before-status-checks", "3", "--seconds-between-status-checks", "3"]
SLURM = ["--workflow-profile", REPOSITORY / "profiles" / "slurm", *QUICK]
SUBMITTED = "has been submitted with SLURM jobid"
CONF = """\
ClusterName=onenode
SlurmctldHost={host}(127.0.0.1)
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
SlurmUser=root
SlurmdUser=root
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SchedulerParameters=sched_interval=5,bf_interval=5
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MinJobAge=3600
NodeName={host} NodeAddr=127.0.0.1 CPUs={cpus} RealMemory={megabytes} State=UNKNOWN
PartitionName=main Nodes={host} Default=YES MaxTime=INFINITE State=UP
"""


def main() -> None:
    if refusal := why_not():
        sys.exit(refusal)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # else the daemons would stay
    with tempfile.TemporaryDirectory() as name, one_node(Path(name) / "slurm"):
        local, remote = example(Path(name) / "local"), example(Path(name) / "remote")
        seconds = {"local": measured(local), "SLURM": measured(remote, *SLURM)}
        print(f"SLURM / local: {seconds['SLURM'] / seconds['local']:.1f}")
        print(compared(local, remote))
        mistaken(example(Path(name) / "mistaken"))


def why_not() -> str:
    """Why this cannot run here, in one sentence; empty if it can."""
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if not Path("/etc/debian_version").exists():
        return "This sets up SLURM as Debian packages it, and this system is no Debian."
    if os.geteuid() != 0:
        return (
            "This starts daemons of SLURM and must be run by root, on a machine to try things on."
        )
    if missing:
        return f"First install the packages slurm-wlm and munge; missing: {', '.join(missing)}."
    if SYSTEM_CONF.exists() or SYSTEM_CONF.is_symlink():
        return f"{SYSTEM_CONF} exists: this machine has a SLURM of its own, which stays untouched."
    if not find_spec("snakemake_executor_plugin_slurm"):
        return 'First install the plugin, in an environment of its own: pip install -e ".[slurm]"'
    return ""


@contextlib.contextmanager
def one_node(folder: Path) -> Iterator[None]:
    """Munge, controller and node on loopback, until the end of the block."""
    for made in (folder, folder / "state", folder / "spool", SYSTEM_CONF.parent):
        made.mkdir(mode=0o755, parents=True, exist_ok=True)
    folder.parent.chmod(0o711)  # munge wants its socket within reach of all
    (folder / "slurm.conf").write_text(configuration(folder), encoding="utf-8")
    (folder / "munge.key").write_bytes(secrets.token_bytes(128))
    (folder / "munge.key").chmod(0o600)
    munge = [f"--{what}-file={folder}/munge.{what}" for what in ("key", "pid", "seed", "log")]
    with contextlib.ExitStack() as stack:
        SYSTEM_CONF.symlink_to(folder / "slurm.conf")
        stack.callback(SYSTEM_CONF.unlink, missing_ok=True)
        stack.enter_context(daemon("munged", "-F", f"--socket={folder}/munge.socket", *munge))
        stack.enter_context(daemon("slurmctld", "-D"))
        stack.enter_context(daemon("slurmd", "-D"))
        wait_until_idle()
        stack.callback(subprocess.run, ["scancel", "--user", "root"])
        yield


def configuration(folder: Path) -> str:
    pages, page = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return CONF.format(
        host=os.uname().nodename.split(".")[0],
        folder=folder,
        cpus=os.cpu_count(),
        megabytes=pages * page * 8 // 10 // 2**20,
    )


@contextlib.contextmanager
def daemon(*words: str) -> Iterator[None]:
    """A daemon in the foreground, ended with the block."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(2)
        yield
    finally:
        process.terminate()
        process.wait(30)


def wait_until_idle() -> None:
    for _ in range(60):
        state = subprocess.run(["sinfo", "-h", "-o", "%T"], capture_output=True, text=True)
        if state.stdout.strip() == "idle":
            return
        time.sleep(1)
    sys.exit(f"the node did not come up: {state.stdout}{state.stderr}")


def example(run: Path) -> Path:
    for part in ("config", "data/raw", "data/returned"):
        shutil.copytree(REPOSITORY / part, run / part)
    return run


def measured(run: Path, *options: str | Path) -> float:
    start = time.perf_counter()
    process = snakemake(run, *options)
    told = process.communicate()[0]
    seconds = time.perf_counter() - start
    if process.returncode:
        sys.exit(told)
    print(f"{run.name}: {seconds:.0f} s, {told.count(SUBMITTED)} jobs of SLURM", flush=True)
    return seconds


def snakemake(run: Path, *options: str | Path) -> subprocess.Popen:
    words = ["-m", "snakemake", "--snakefile", REPOSITORY / "Snakefile", "--directory", run]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen([sys.executable, *words, *options], cwd=run, **pipes)


def compared(one: Path, other: Path) -> str:
    """Which files of two runs have other bytes or stand in one of them only."""
    named = [{p.relative_to(run) for p in made(run)} for run in (one, other)]
    both, alone = named[0] & named[1], named[0] ^ named[1]
    differ = [path for path in both if not cmp(one / path, other / path, shallow=False)]
    lines = [f"{len(both)} files in both runs, {len(differ)} with other bytes, {len(alone)} in one"]
    return "\n".join([*lines, *sorted(f"  {path}" for path in [*differ, *alone])])


def made(run: Path) -> list[Path]:
    places = (run / "data/processed", run / "reports")
    return [path for place in places for path in place.rglob("*") if path.is_file()]


def mistaken(run: Path) -> None:
    """A mistake in what a person returned: the sentence must reach the screen."""
    (run / "data/returned/privacycontrole.xlsx").write_text("no workbook", encoding="utf-8")
    told = snakemake(run, *SLURM).communicate()[0]
    print("\nA mistake in a returned form; Snakemake says, among other things:", *told_of(told))


def told_of(told: str) -> list[str]:
    signs = re.compile(r"FOUT: |SLURM-job|Error in group|logs/slurm/")
    found = [line.strip() for line in told.splitlines() if signs.search(line)]
    return ["\n  " + line for line in dict.fromkeys(found)]


if __name__ == "__main__":
    main()
