#!/usr/bin/env python3
"""Van dagboeken en verslagen naar rapporten.

  python3 analyse.py report                  maak de rapporten van het voorbeeld
  python3 analyse.py new MAP                 maak een map voor uw eigen onderzoek
  python3 analyse.py report --run MAP        maak de rapporten van uw eigen onderzoek
  python3 analyse.py notebooks               zoek zelf verder in notebooks
  python3 analyse.py handout BESTAND --to "team A"   leg vast wat u aan iemand geeft
  python3 analyse.py export qdpx             maak een project voor MAXQDA, NVivo en dergelijke

Op Windows typt u `analyse` in plaats van `python3 analyse.py`. Wat er nodig is, wordt de
eerste keer klaargezet in de map .venv naast dit bestand. Meer staat in docs/handleiding.md.
"""

from __future__ import annotations  # an old Python must get as far as our own sentence

import argparse
import contextlib
import hashlib
import importlib.util
import json
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

OLDEST = (3, 11)
OTHERS = 0o077  # in the mode of a file: what others than its owner may do
HOME = Path(__file__).resolve().parent
VENV = HOME / ".venv"
STAMP = VENV / "installed.txt"
PIP = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
SYNCED = re.compile(
    r"onedrive|dropbox|google ?drive|(my|mijn) drive|icloud|com~apple~cloud|nextcloud|surfdrive",
    re.IGNORECASE,
)
# What is gone after the retention date: texts, and what tells whose they are.
GOES = (
    "data/raw",
    "data/processed",
    "data/cached",
    "data/returned",
    "exchange",
    "reports/forms",
    "reports/te-doen.html",
    "logs",
    ".snakemake",
    ".jupyter",
    "notebooks/**/.ipynb_checkpoints",
    "config/writers*",
    "config/known_names*",
)
# Lists of which the rows are the example's; the rest of config goes with every run.
LISTS = ("moments.csv", "writers.csv", "known_names.csv")
# The learned coder, and what it learns from: made first, to see whether that changed.
CODER = "data/processed/coder.npz"
LESSONS = ("data/processed/lessons_anchors.parquet", "data/processed/lessons_people.parquet")
# How pytest runs all tests: two files at a time, in the order of tests/conftest.py.
TWO_AT_ONCE = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
# After how many seconds there is enough to tell how long it will take.
TELLS_FROM = 10
# What `export` can make, in the folder exchange.
EXCHANGED = {
    "qdpx": ["{delivery}.qdpx"],
    "qdc": ["codeboek.qdc", "codeboek-verschillen.xlsx"],
    "tabellen": ["tabellen/tabellen.xlsx"],
    "wijzigingen": ["wijzigingen.xlsx"],
}
KNOWN_TROUBLE = {
    "LockException": "de map is op slot: er loopt al een analyse, of een vorige is afgebroken. "
    "Loopt er niets meer? Haal het slot er dan af met: {unlock}",
    "No space left on device": "de schijf is vol: maak ruimte en start opnieuw.",
    "Signals.SIGKILL": "een stap is door de computer gestopt, meestal omdat het geheugen vol was: "
    "sluit andere programma's en start opnieuw.",
} | dict.fromkeys(
    ("PermissionError", "Permission denied", "Read-only file system"),
    "een bestand kan niet worden geschreven: sluit het in Word of Excel, "
    "kijk of u in de map mag schrijven, en start opnieuw.",
)


def main(words: list[str] | None = None) -> int:
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:2])
        return wrong(f"dit is Python {found}; nodig is Python 3.11 of nieuwer.")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    words = sys.argv[1:] if words is None else words
    try:
        if words[:1] == ["test"]:  # what follows is for pytest
            return test(words[1:])
        given = vars(parser().parse_args(words))
        return given.pop("command")(**given)
    except KeyboardInterrupt:
        return wrong("u hebt de analyse gestopt. Start opnieuw: wat klaar is, blijft klaar.")
    except OSError as error:
        if told := mistakes(HOME, [f"{type(error).__name__}: {error}"]):
            return wrong(told[0])
        raise


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog=command_line(),
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = made.add_subparsers(metavar="opdracht", required=True)
    for command in (report, notebooks, handout, export, new, check, unlock, end, setup, test):
        about = {"help": command.__doc__, "description": command.__doc__}
        own = commands.add_parser(command.__name__, **about)
        own.set_defaults(command=command)
        if command in (report, notebooks, export, check, unlock, end):
            own.add_argument("--run", type=run_folder, default=HOME, metavar="MAP")
        elif command is handout:
            whose = "wie het krijgt, zoals 'team A' of 'gemeenteraad'; geen naam van een persoon"
            own.add_argument("file", type=full_path, metavar="BESTAND")
            own.add_argument("--to", dest="reader", default="", metavar="LEZER", help=whose)
            own.add_argument("--run", type=run_folder, metavar="MAP")
        elif command is new:
            own.add_argument("folder", type=Path, metavar="MAP")
        if command is export:
            own.add_argument("kinds", nargs="*", metavar="|".join(EXCHANGED))
            texts = own.add_mutually_exclusive_group()
            texts.add_argument("--delivery", default="alles", metavar="LEVERING")
            texts.add_argument("--unread", dest="delivery", action="store_const", const="ongelezen")
    return made


def command_line() -> str:
    return "analyse" if os.name == "nt" else "python3 analyse.py"


def full_path(word: str) -> Path:
    return Path(word).expanduser().resolve()


def run_folder(word: str) -> Path:
    folder = full_path(word)
    if not is_run(folder):
        advice = f"Een nieuwe map maakt u met: {command_line()} new MAP"
        sys.exit(wrong(f"in {folder} staat geen config/config.yaml. {advice}"))
    return folder


def is_run(folder: Path) -> bool:
    return (folder / "config" / "config.yaml").is_file()


def report(run: Path) -> int:
    """Maak alle rapporten die nog niet bij zijn."""
    for warning in warnings(run):
        print(f"LET OP: {warning}")
    setup()
    with alone(run):
        ask(run, "other_version")
        print("De analyse loopt.", flush=True)
        if (run / CODER).exists():
            snakemake(run, *LESSONS)  # in one go, every new delivery would train it again
        code, lines = snakemake(run)
    if code:
        return failed(run, lines)
    if any(line.startswith("Nothing to be done") for line in lines):
        print("Er is niets veranderd: alle rapporten waren al bij.")
    tell(run)
    return 0


def notebooks(run: Path) -> int:
    """Open de notebooks waarin u zelf verder zoekt; alleen op deze computer."""
    for warning in warnings(run):
        print(f"LET OP: {warning}")
    setup()
    ours = ["--standard", HOME / "notebooks", "--settings", HOME / "workflow" / "jupyter"]
    before = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl+C is for the module
    try:
        return ask(run, "notebooks", *ours)
    finally:
        signal.signal(signal.SIGINT, before)


def handout(file: Path, reader: str, run: Path | None) -> int:
    """Leg vast welk rapport u aan wie geeft; latere rapporten houden er rekening mee."""
    found = next(filter(is_run, file.parents), None)
    if not file.is_file():
        return wrong(f"{file} bestaat niet; noem het bestand dat u gaat versturen.")
    if not reader.strip():
        return wrong('zeg met --to wie het bestand krijgt, bijvoorbeeld --to "team A".')
    if run is None and found is None:
        return wrong(f"{file} staat niet in een onderzoek; zeg met --run MAP bij welk het hoort.")
    if run and found and run != found:
        return wrong(f"{file} hoort bij het onderzoek in {found}, niet bij dat in {run}.")
    setup()
    return ask(run or found, "handout", "--file", file, "--to", reader)


@contextlib.contextmanager
def alone(run: Path) -> Iterator[None]:
    """Hold the run while nothing else works in it; what a run that was killed left is mended."""
    (run / "logs").mkdir(mode=0o700, exist_ok=True)
    locks = run / ".snakemake" / "locks"
    with (run / "logs" / ".in_use").open("a") as file:
        sure = nobody_else(file)
        if sure and any(locks.glob("*")):
            print("Een vorige analyse is afgebroken; wat niet af was, wordt opnieuw gemaakt.")
            snakemake(run, "--unlock")
        if sure or not any(locks.glob("*")):
            ask(run, "damaged", "--mend")
        if sure:  # the lock that Snakemake and its jobs hold together (analysis.in_use)
            fcntl.flock(file, fcntl.LOCK_SH)
        yield


def nobody_else(file: IO) -> bool:
    """Whether this system can tell that nothing else works there; ends with a word if it does."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        more = "ook de laatste stap van een analyse die werd afgebroken, loopt nog even door"
        sys.exit(wrong(f"in deze map loopt al een analyse ({more}). Wacht tot die klaar is."))
    except (AttributeError, OSError):  # Windows, or a disk that knows no locks
        return False
    return True


def ask(run: Path, module: str, *words: str | Path) -> int:
    """Let a module of the project answer in its own words; its exit code comes back."""
    asked = [python(), "-m", f"analysis.{module}", "--run", run, *words]
    return subprocess.run(asked, cwd=run, env=environment(), umask=0o077).returncode


def export(run: Path, kinds: list[str], delivery: str) -> int:
    """Maak bestanden voor MAXQDA, ATLAS.ti, NVivo, QualCoder, Excel en R."""
    if unknown := set(kinds) - set(EXCHANGED):
        return wrong(f"{min(unknown)} kan niet; kies uit {', '.join(EXCHANGED)}.")
    if delivery not in ("alles", "ongelezen") and not (run / "data/raw" / delivery).is_dir():
        return wrong(f"er is geen levering {delivery} in data/raw.")
    if delivery != "alles" and "qdpx" not in (kinds or EXCHANGED):
        return wrong("een deel van de teksten kiezen kan alleen bij qdpx.")
    setup()
    names = [name for kind in kinds or EXCHANGED for name in EXCHANGED[kind]]
    targets = [f"exchange/{name.format(delivery=delivery)}" for name in names]
    with alone(run):
        code, lines = snakemake(run, *targets)
    if code:
        return failed(run, lines)
    print("Alleen voor het onderzoeksteam:", *(f"  {run / path}" for path in targets), sep="\n")
    return 0


def warnings(run: Path) -> list[str]:
    """What is risky about the place where this run stands, one Dutch sentence each."""
    folders = (run, *run.parents)
    found = []
    if copied := [folder for folder in folders if SYNCED.match(folder.name)]:
        found.append(
            f"de map {copied[-1]} wordt naar een server gekopieerd; "
            "zet dagboeken in een map die alleen op deze computer staat."
        )
    in_git = any((folder / ".git").exists() for folder in folders)
    if in_git and run != HOME:
        found.append(
            f"de map {run} staat in een map van git; "
            "zet haar ergens anders, anders kunnen dagboeken mee worden gedeeld."
        )
    elif in_git:  # its folder notebooks/eigen is no part of that
        shown = [path for path in filled(run) if path.parent.name != "eigen"]
        found += [f"in {path} staan uitkomsten; wis ze, anders deelt git ze mee." for path in shown]
    if seen := open_to_others(run):
        found.append(
            f"anderen op deze computer kunnen kijken in {', '.join(seen)}; sluit de map voor hen "
            f'af met: chmod -R go= "{run}"'
        )
    return found


def open_to_others(run: Path) -> list[str]:
    """The folders with texts of participants that other users of this computer may look into."""
    closed = os.name != "posix" or not is_run(run) or not run.stat().st_mode & OTHERS
    if closed or example(run):
        return []
    folders = [run / name for name in ("data", "reports", "handed_out", "exchange", "notebooks")]
    return [path.name for path in folders if path.is_dir() and path.stat().st_mode & OTHERS]


def example(run: Path) -> bool:
    """Whether this is the run about people who do not exist."""
    config = (run / "config" / "config.yaml").read_text(encoding="utf-8-sig")
    return bool(re.search(r"(?m)^example: *true\b", config))


def filled(run: Path) -> list[Path]:
    """The notebooks with outputs, in which sentences of participants may stand."""
    found = sorted(run.glob("notebooks/**/*.ipynb"))
    return [path for path in found if path.parent.name != ".ipynb_checkpoints" and shows(path)]


def shows(notebook: Path) -> bool:
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        return any(cell.get("outputs") for cell in cells)
    except (ValueError, KeyError, TypeError, AttributeError):  # it may
        return True


def setup(extra: str = "core") -> int:
    """Zet klaar wat de analyse nodig heeft (report doet dit vanzelf)."""
    if in_conda() or ready(extra):
        return 0
    print("De programma's worden klaargezet in .venv; de eerste keer duurt dat enkele minuten.")
    if not usable(VENV):
        quietly([sys.executable, "-m", "venv", "--clear", VENV])
    target = ".[test]" if extra == "test" else "."
    quietly([python(), *PIP, "-c", "requirements.lock", "-e", target])
    STAMP.write_text("\n".join([stamp("core"), stamp(extra)]), encoding="utf-8")
    return 0


def in_conda() -> bool:
    """Whether this Python belongs to a conda environment that has the project installed."""
    has_project = importlib.util.find_spec("analysis") is not None
    return has_project and (Path(sys.prefix) / "conda-meta").is_dir()


def ready(extra: str) -> bool:
    return (
        python().exists()
        and STAMP.exists()
        and stamp(extra) in STAMP.read_text(encoding="utf-8").splitlines()
    )


def python() -> Path:
    """The Python that has the libraries."""
    if in_conda():
        return Path(sys.executable)
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp(extra: str) -> str:
    """What an environment must have been made from to be usable as it is."""
    made_from = hashlib.sha256()
    for name in ("pyproject.toml", "requirements.lock"):
        made_from.update((HOME / name).read_bytes())
    made_from.update(f"{HOME} {sys.version_info[:2]}".encode())
    return f"{extra} {made_from.hexdigest()}"


def usable(folder: Path) -> bool:
    """Whether there is an environment made by this version of Python."""
    about = folder / "pyvenv.cfg"
    version = rf"(?m)^version(_info)? = {sys.version_info[0]}\.{sys.version_info[1]}\b"
    return (
        python().exists()
        and about.exists()
        and bool(re.search(version, about.read_text(encoding="utf-8")))
    )


def quietly(words: list[str | Path]) -> None:
    """Run a step of the installation; when it fails, say so and where its own words stand."""
    log = HOME / "logs" / "setup.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w", encoding="utf-8") as out:
        code = subprocess.run(words, cwd=HOME, stdout=out, stderr=subprocess.STDOUT).returncode
    if code:
        advice = "kijk of er internet is (en op Debian of Ubuntu: of python3-venv er staat)"
        sys.exit(wrong(f"het klaarzetten lukte niet: {advice}. De melding staat in {log}."))


def snakemake(run: Path, *options: str) -> tuple[int, list[str]]:
    """Run Snakemake there; its own words go to a log, the exit code and its lines come back."""
    words = [python(), "-m", "snakemake", "--snakefile", HOME / "Snakefile", "--directory", run]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    lines, progress = [], Progress(run)
    log_of(run).parent.mkdir(exist_ok=True)
    with log_of(run).open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [*words, *options], cwd=run, env=environment(), errors="replace", umask=0o077, **pipes
        )
        try:
            for line in process.stdout:
                log.write(line)
                lines.append(line.rstrip())
                progress.hear(line)
        finally:  # also after Ctrl+C: Snakemake first ends its jobs and takes its lock away
            process.communicate()
            if progress.done and sys.stdout.isatty():
                print()
    return process.returncode, lines


def log_of(run: Path) -> Path:
    return run / "logs" / "snakemake.log"


def environment() -> dict[str, str]:
    path = f"{python().parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "PATH": path, "PYTHONUTF8": "1"}


class Progress:
    """What Snakemake says, as one Dutch line that stays in its place: what ran, how far, how long.

    How long a step takes is what it took in earlier runs (Snakemake's benchmark files), else
    three seconds; how many go side by side shows from those that are done.
    """

    def __init__(self, run: Path) -> None:
        self.usual, self.names = usual_seconds(run), step_names()
        self.asked, self.done, self.start = Counter(), Counter(), time.monotonic()

    def hear(self, line: str) -> None:
        if told := re.match(r"(\w+) +(\d+)$", line):
            self.asked[told[1]] = int(told[2])
        elif told := re.match(r"Finished jobid: \d+ \(Rule: (\w+)\)", line):
            self.done[told[1]] += 1
            show(self.sentence(told[1]))
        elif line.startswith("Taalmodel: "):
            show(line.rstrip())

    def sentence(self, rule: str) -> str:
        done, total = self.done.total(), self.asked["total"]
        if done >= total:
            return f"Alle {total} stappen zijn klaar."
        said = f"Stap {done} van {total} is klaar: {self.names.get(rule, rule)}."
        spent, asked = self.seconds(self.done), self.seconds(self.asked)
        passed = time.monotonic() - self.start
        if passed < TELLS_FROM:
            return said
        left = math.ceil((asked - spent) * passed / spent / 60)
        return f"{said} Nog ongeveer {left} {'minuut' if left == 1 else 'minuten'}."

    def seconds(self, jobs: Counter) -> float:
        return sum(n * self.usual.get(rule, 3.0) for rule, n in jobs.items() if rule != "total")


def usual_seconds(run: Path) -> dict[str, float]:
    """How long a job of each rule took, on average, the last time."""
    took: dict[str, list[float]] = {}
    for file in (run / "logs").rglob("*.tsv"):
        rule = file.relative_to(run / "logs").with_suffix("").parts[0]
        with contextlib.suppress(ValueError, IndexError, OSError):
            seconds = float(file.read_text(encoding="utf-8").splitlines()[1].split("\t")[0])
            took.setdefault(rule, []).append(seconds)
    return {rule: sum(each) / len(each) for rule, each in took.items()}


def step_names() -> dict[str, str]:
    """What each rule does, in Dutch."""
    text = (HOME / "workflow" / "report" / "steps.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines())


def show(sentence: str) -> None:
    """Put a sentence in the place of the one before; nothing when nobody looks on."""
    room = shutil.get_terminal_size().columns - 1
    if sys.stdout.isatty():
        print(f"\r{sentence[:room]:<{room}}", end="", flush=True)


def failed(run: Path, lines: list[str]) -> int:
    print()
    told = mistakes(run, lines) or ["de analyse stopte door een onverwachte fout."]
    for sentence in told:
        wrong(sentence)
    return wrong(f"niet alles is gelukt. Het hele verslag staat in {log_of(run)}.")


def mistakes(run: Path, lines: list[str]) -> list[str]:
    """The sentences that our own rooms said, and those for trouble that we know by its name."""
    said = [line.removeprefix("FOUT: ") for line in lines if line.startswith("FOUT: ")]
    where = "" if run == HOME else f' --run "{run}"'
    known = [
        sentence.format(unlock=f"{command_line()} unlock{where}")
        for sign, sentence in KNOWN_TROUBLE.items()
        if any(sign in line for line in lines)
    ]
    return list(dict.fromkeys([*said, *known]))


def wrong(sentence: str) -> int:
    print(f"FOUT: {sentence}", file=sys.stderr)
    return 1


def tell(run: Path) -> None:
    """Say how many texts were read and where the reports are."""
    summary = json.loads((run / "data/processed/summary.json").read_text(encoding="utf-8"))
    print(
        "Er kwamen {received} teksten binnen: {documents} gelezen, {set_aside} opzijgezet.\n"
        "Er tellen {counted} teksten mee; in {coded} staat minstens een signaal.".format(**summary)
    )
    readers = Counter(path.split("/")[2] for path in summary["reports"] if path.endswith(".docx"))
    print(
        f"De rapporten staan in {run / 'reports'}, in een map per moment en per lezer:",
        *(f"  {reader}: {number}, in Word, HTML en PDF" for reader, number in readers.items()),
        f"Wat nog op mensen wacht, staat in {run / 'reports' / 'te-doen.html'}",
        sep="\n",
    )


def check(run: Path) -> int:
    """Kijk of de instellingen kloppen en wat er te doen is, zonder iets te maken."""
    for warning in warnings(run):
        print(f"LET OP: {warning}", flush=True)
    setup()
    if ask(run, "settings", "--schemas", HOME / "workflow" / "schemas"):
        return 1
    code, lines = snakemake(run, "--dry-run")
    if code:
        return failed(run, lines)
    totals = [line.split()[1] for line in lines if re.match(r"total +\d+$", line)]
    print(f"Te doen: {totals[-1]} stappen." if totals else "Alle rapporten zijn bij.", flush=True)
    return max(ask(run, about) for about in ("other_version", "damaged", "leftovers"))


def unlock(run: Path) -> int:
    """Haal het slot weg dat een afgebroken analyse achterliet."""
    setup()
    with alone(run):
        code, lines = snakemake(run, "--unlock")
    if code:
        return failed(run, lines)
    print("Het slot is weg. U kunt de analyse weer starten.")
    return 0


def end(run: Path) -> int:
    """Verwijder na de bewaartermijn de teksten en de sleutels; vraagt het twee keer."""
    if refusal := why_not(run):
        return wrong(refusal)
    goes = {place: files_of(place) for place in doomed(run)}
    deliveries = sorted(path.name for path in run.glob("data/raw/*") if path.is_dir())
    emptied = filled(run)
    tell_end(run, goes, len(emptied))
    if not sure(run):
        return wrong("er is niets verwijderd.")
    for place in goes:
        remove(place)
    for notebook in emptied:
        empty(notebook)
    left = [path for paths in goes.values() for path in paths if path.exists()]
    write_end(run, sum(map(len, goes.values())) - len(left), deliveries)
    left += filled(run)
    if left:
        advice = "sluit wat open staat en geef de opdracht opnieuw"
        return wrong(f"{len(left)} bestanden staan er nog, zoals {left[0]}: {advice}.")
    print(f"Verwijderd. Wat er weg is, staat in {run / 'verwijderd.txt'}.")
    return 0


def why_not(run: Path) -> str:
    """Why nothing may be deleted here and now, in one sentence; empty if it may."""
    places = doomed(run)
    if (run / "Snakefile").exists() or any(inside(HOME, place) for place in places):
        return "dit is de map van het programma; noem uw eigen onderzoek met --run MAP."
    config = (run / "config" / "config.yaml").read_text(encoding="utf-8-sig")
    found = re.search(r"(?m)^[^#\n]*\bdelete_after: *['\"]?(\d{4}-\d\d-\d\d)\b", config)
    if not found:
        return (
            "er is geen bewaartermijn; vul in config/config.yaml bij retention in na welke dag "
            "de teksten weg mogen, bijvoorbeeld delete_after: '2033-12-31'."
        )
    if today().isoformat() <= found[1]:
        return f"verwijderen mag pas na {found[1]} (retention in config/config.yaml)."
    places.append(run / "notebooks")
    for path in [*places, *(path for place in places for path in place.rglob("*"))]:
        if path.is_symlink():
            return f"{path} verwijst naar een andere plek; verwijder zelf wat daar staat."
    if not sys.stdin.isatty():
        return "verwijderen kan alleen als u de vragen zelf beantwoordt in een terminal."
    return ""


def doomed(run: Path) -> list[Path]:
    return [place for pattern in GOES for place in sorted(run.glob(pattern))]


def inside(folder: Path, path: Path) -> bool:
    return folder == path.resolve() or folder in path.resolve().parents


def today() -> date:
    return date.today()


def files_of(path: Path) -> list[Path]:
    return [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]


def tell_end(run: Path, goes: dict[Path, list[Path]], emptied: int) -> None:
    """Say what would go, how much that is, what stays, and where a person must look."""
    print(f"Dit wordt verwijderd uit {run}:")
    for place, paths in goes.items():
        size = sum(path.stat().st_size for path in paths) / 1_000_000
        print(f"  {place.relative_to(run).as_posix()}: {len(paths)} bestand(en), {size:.1f} MB")
    if emptied:
        print(f"  notebooks: de uitkomsten in {emptied} notebook(s); wat u zelf schreef, blijft")
    gone = {"data", "logs", ".snakemake", ".jupyter", "exchange"}
    stays = sorted({path.name for path in run.iterdir()} - gone)
    print(
        f"De rest blijft staan, in: {', '.join(stays)}.",
        "Let op: in rapporten, in wat u zelf in of naast notebooks zette, en in kopieën daarvan "
        "kunnen zinnen van deelnemers staan.",
        "Back-ups, e-mail en de prullenbak vindt het programma niet; ruim die zelf op.",
        sep="\n",
    )


def sure(run: Path) -> bool:
    """Ask twice; the second answer cannot be given without reading the question."""
    try:
        if input("Terughalen kan niet. Verwijderen? Typ ja: ").strip().casefold() != "ja":
            return False
        return input(f"Typ de naam van de map ({run.name}): ").strip() == run.name != ""
    except EOFError:
        return False


def remove(place: Path) -> None:
    """Remove a file or a folder as far as that goes; the caller looks what is left."""
    if place.is_dir():
        shutil.rmtree(place, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            place.unlink()


def empty(notebook: Path) -> None:
    """Take the outputs out of a notebook as far as that goes; what people wrote in it stays."""
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        pages = json.loads(notebook.read_text(encoding="utf-8"))
        pages["metadata"].pop("widgets", None)
        for cell in pages["cells"]:
            if cell["cell_type"] == "code":
                cell.update(outputs=[], execution_count=None)
        text = json.dumps(pages, ensure_ascii=False, indent=1) + "\n"
        notebook.write_text(text, encoding="utf-8")


def write_end(run: Path, number: int, deliveries: list[str]) -> None:
    """Keep what was deleted and when: no names, no content."""
    with (run / "verwijderd.txt").open("a", encoding="utf-8") as file:
        file.write(
            f"Verwijderd op {today().isoformat()}: {number} bestanden.\n"
            f"Leveringen: {', '.join(deliveries) or 'geen'}.\n"
        )


def test(options: list[str]) -> int:
    """Draai de tests (voor bouwers)."""
    setup("test")
    options = options or TWO_AT_ONCE
    return subprocess.run(
        [python(), "-m", "pytest", *options], cwd=HOME, env=environment()
    ).returncode


def new(folder: Path) -> int:
    """Maak een map voor uw eigen onderzoek."""
    folder = folder.expanduser().resolve()
    if folder.is_file() or (folder.exists() and any(folder.iterdir())):
        return wrong(f"{folder} bestaat al en is niet leeg; kies een nieuwe map.")
    for warning in warnings(folder):
        print(f"LET OP: {warning}")
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)  # for its owner only, as is all that stands in it
    for name in ("config", "data", "data/raw", "data/returned", "notebooks", "reports"):
        (folder / name).mkdir(mode=0o700)
    for source in (HOME / "config").glob("[!.]*.*"):
        copy_setting(source, folder / "config" / source.name)
    explained = (HOME / "data").glob("*/LEESMIJ.md")
    for source in [*explained, *(HOME / "notebooks").glob("[!.]*.*")]:
        shutil.copy(source, folder / source.parent.relative_to(HOME))
    print(
        f"De map {folder} staat klaar. Zo gaat u verder:",
        "  1. Vul config/moments.csv en config/writers.csv in, en lees config/config.yaml door.",
        "  2. Zet de bestanden per levering in data/raw (zie data/raw/LEESMIJ.md).",
        f'  3. Maak de rapporten: {command_line()} report --run "{folder}"',
        sep="\n",
    )
    return 0


def copy_setting(source: Path, target: Path) -> None:
    """Copy a file of choices; of a list of people or days only its first line."""
    text = source.read_text(encoding="utf-8")
    if source.name in LISTS:
        text = text.splitlines()[0] + "\n"
    if source.name == "config.yaml":
        text = re.sub(r"(?m)^example: *true\b", "example: false", text)
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
