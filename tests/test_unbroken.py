"""Hard to break: after a kill, a full disk or a cut-off file the next run gives the same bytes."""

import contextlib
import errno
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import psutil
import pytest

import analyse
from analysis.as_made import differing, made, missing
from analysis.damaged import damaged
from analysis.disk_trouble import disk_trouble
from analysis.door import open_door
from analysis.kept_aside import keep_aside
from analysis.tables import write

LINUX = sys.platform == "linux"
FORM = "reports/forms/privacycontrole.xlsx"
TABLES = "data/processed/2022-09"
TEXTS = f"{TABLES}/cleared.parquet"
# Few and cheap, and with a parquet, a JSON, an xlsx and an html among what is made.
TARGETS = (TEXTS, FORM)


TEXT = "Ik heb niets gezegd. Ze heeft mij nodig, bel 06-12345678."


def new_run(run: Path) -> Path:
    """A run with one text in it and a form that somebody sent back."""
    assert analyse.new(run) == 0
    for name in ("moments.csv", "writers.csv"):
        (run / "config" / name).write_bytes((analyse.HOME / "config" / name).read_bytes())
    (run / "data/raw/2022-09").mkdir()
    (run / "data/raw/2022-09/A01-2022-09-20.txt").write_text(TEXT, encoding="utf-8")
    (run / "data/returned/notitie.txt").write_text("Van mij.", encoding="utf-8")
    return run


def next_run(run: Path, *targets: str) -> int:
    """What `analyse.py report` does, for a few targets."""
    with analyse.alone(run):
        code, lines = analyse.snakemake(run, *(targets or TARGETS))
    return analyse.failed(run, lines) if code else 0


def hashes(run: Path, *places: str) -> dict[str, str]:
    files = [path for place in places for path in (run / place).rglob("*") if path.is_file()]
    return {
        path.relative_to(run).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def products(run: Path) -> dict[str, str]:
    return hashes(run, "data/processed", "reports")


@contextlib.contextmanager
def people_keep_theirs(run: Path) -> Iterator[None]:
    before = hashes(run, "data/raw", "data/returned", "config")
    yield
    assert hashes(run, "data/raw", "data/returned", "config") == before


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """A run that nothing disturbed."""
    run = new_run(tmp_path_factory.mktemp("whole") / "run")
    assert next_run(run) == 0
    assert products(run) == made(run)
    assert {Path(name).suffix for name in made(run)} == {".html", ".json", ".parquet", ".xlsx"}
    return run


def test_what_was_cut_off_or_changed_is_made_again_and_kept(whole, capfd):
    undisturbed = products(whole)
    cut = {name: (whole / name).read_bytes() for name in undisturbed}
    cut = {name: data[: len(data) // 2] for name, data in cut.items()}
    with people_keep_theirs(whole):
        for name, data in cut.items():
            (whole / name).write_bytes(data)
        (whole / TABLES / ".cleared.parquet.1.unfinished").write_bytes(b"half")
        assert set(differing(whole)) == set(undisturbed)
        assert next_run(whole) == 0
    told = capfd.readouterr().out
    assert "LET OP: beschadigd of veranderd: data/processed/" in told
    assert (
        f"LET OP: niet meer zoals het is gemaakt, dus veranderd of beschadigd: {FORM[:-4]}" in told
    )
    copies = {name for name in products(whole) if "(veranderd)" in name}
    assert {
        name: mark for name, mark in products(whole).items() if name not in copies
    } == undisturbed
    assert {name.replace(" (veranderd)", "") for name in copies} == {
        name for name in undisturbed if name.startswith("reports/")
    }
    assert (whole / FORM.replace(".", " (veranderd).")).read_bytes() == cut[FORM]


def test_bare_snakemake_also_keeps_a_form_that_somebody_filled_in(whole):
    undisturbed = products(whole)[FORM]
    (whole / FORM).write_bytes(b"ingevuld")
    code, _ = analyse.snakemake(whole, *TARGETS, "--forcerun", "privacy_forms")
    assert code == 0
    assert products(whole)[FORM] == undisturbed
    copies = [path for path in (whole / FORM).parent.glob("*.xlsx") if "(veranderd" in path.name]
    assert b"ingevuld" in [path.read_bytes() for path in copies]


def job_of(snakemake: subprocess.Popen, sign: Path) -> psutil.Process:
    """The process of a job at work, held still, once this file has been made."""
    while snakemake.poll() is None:
        for process in psutil.Process(snakemake.pid).children(recursive=True) * sign.exists():
            with contextlib.suppress(psutil.NoSuchProcess):
                if "analysis." in " ".join(process.cmdline()) and not process.children():
                    process.suspend()
                    return process
        time.sleep(0.005)
    raise AssertionError("all jobs ended")


def kill(run: Path, who: str, sign: Path) -> None:
    """Start a run and kill a job, Snakemake or both with -9, while a job is at work."""
    words = [analyse.python(), "-m", "snakemake", "--snakefile", analyse.HOME / "Snakefile"]
    about = {"cwd": run, "env": analyse.environment(), "stderr": subprocess.DEVNULL}
    with analyse.alone(run):
        snakemake = subprocess.Popen([*words, "--directory", run, "-c1", TEXTS], **about)
        job = job_of(snakemake, sign)
    if who != "job":
        snakemake.kill()
        snakemake.wait()
        with pytest.raises(SystemExit):  # the job is still there
            next_run(run)
    job.resume() if who == "snakemake" else job.kill()
    psutil.wait_procs([job])
    assert snakemake.wait() != 0


@pytest.mark.skipif(not LINUX, reason="kills and locks as on Linux")
def test_after_kills_at_several_moments_the_next_run_gives_the_same_bytes(whole, tmp_path, capfd):
    run = new_run(tmp_path / "run")
    with people_keep_theirs(run):
        kill(run, "job", run / "config")
        kill(run, "snakemake", run / "data/processed/decisions.parquet")
        assert "loopt al een analyse" in capfd.readouterr().err
        kill(run, "both", run / TABLES / "documents.parquet")
        assert "Een vorige analyse is afgebroken" in capfd.readouterr().out
        assert next_run(run, TEXTS) == 0
    assert "Een vorige analyse is afgebroken" in capfd.readouterr().out
    assert products(run).items() <= products(whole).items()
    assert TEXTS in products(run)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_what_a_run_makes_is_for_its_owner_only(whole, tmp_path):
    usual = os.umask(0o022)  # with which files are open to all
    try:
        run = new_run(tmp_path / "run")
    finally:
        os.umask(usual)
    inside = [whole / "reports", *whole.glob("data/processed/**/*"), *whole.glob("reports/**/*")]
    folders = [run, *(path for path in run.rglob("*") if path.is_dir()), whole]
    of_people = run / "data/raw/2022-09"
    open_ones = [path for path in [*folders, *inside] if path.stat().st_mode & 0o077]
    assert open_ones == [of_people]
    assert analyse.warnings(run) == []
    run.chmod(0o755)
    (run / "reports").chmod(0o750)
    (told,) = analyse.warnings(run)
    assert "kunnen kijken in reports; sluit" in told
    (run / "config/config.yaml").write_text("example: true\n", encoding="utf-8")
    assert analyse.warnings(run) == []


def test_two_runs_at_once_get_one_sentence(tmp_path, capsys):
    if analyse.fcntl is None:
        pytest.skip("this system has no locks that end with a process")
    with analyse.alone(tmp_path), pytest.raises(SystemExit), analyse.alone(tmp_path):
        pass
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("FOUT: in deze map loopt al een analyse")
    with analyse.alone(tmp_path):
        pass


@pytest.fixture
def disk(tmp_path) -> Iterator[Path]:
    """A small disk of its own."""
    place = tmp_path / "schijf"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", place]
    if not LINUX or subprocess.run(words, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [("full", "de schijf is vol"), ("closed", "kan niet worden geschreven")],
)
def test_a_disk_that_takes_nothing_gets_a_sentence(disk, monkeypatch, capsys, trouble, sentence):
    (disk / "config").mkdir()
    (disk / "config/config.yaml").write_text("example: false\n", encoding="utf-8")
    (disk / "logs").mkdir()
    with contextlib.suppress(OSError):
        (disk / "rest").write_bytes(bytes(1_000_000))
    if trouble == "closed":
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    monkeypatch.setattr(analyse, "setup", lambda: 0)
    monkeypatch.chdir(disk)
    assert analyse.main(["report", "--run", str(disk)]) == 1
    assert sentence in capsys.readouterr().err

    def room(*, word: str) -> str:
        return word * 100_000

    with pytest.raises(SystemExit):
        open_door(
            room, ["--word", "a", "--out", "data/a.txt", "--log", str(disk.with_name("a.log"))]
        )
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith("FOUT: de stap 'room' stopte: ")
    assert sentence in told
    assert not list(disk.glob("data/*"))


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EDQUOT, "de schijf is vol"),
        (errno.EROFS, "kan niet worden geschreven"),
        (errno.EACCES, "kan niet worden geschreven"),
        (errno.ENOENT, ""),
    ],
)
def test_trouble_with_a_disk_is_known_by_its_number(number, sentence):
    told = disk_trouble(OSError(number, os.strerror(number)))
    assert told.startswith(sentence) or sentence in told
    assert bool(told) == bool(sentence)


@pytest.mark.parametrize(
    "product",
    [pd.DataFrame({"a": [1]}), {"a": 1}, "tekst", b"bytes"],
    ids=["parquet", "json", "text", "bytes"],
)
def test_what_is_broken_off_while_writing_leaves_the_old_file(tmp_path, monkeypatch, product):
    path = tmp_path / "a.json"
    write(path, "oud")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        write(path, product)
    assert [file.name for file in tmp_path.iterdir()] == ["a.json"]
    assert path.read_text(encoding="utf-8") == "oud"


def test_a_lock_ends_with_the_process_that_holds_it(tmp_path):
    if analyse.fcntl is None:
        pytest.skip("this system has no locks that end with a process")
    code = "import sys, pathlib; from analysis.in_use import start_work;"
    code += "start_work(pathlib.Path()); print('holds', flush=True); sys.stdin.read()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    worker = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, **pipes)
    assert worker.stdout.readline() == b"holds\n"
    with (tmp_path / "logs/.in_use").open("a") as file:
        with pytest.raises(SystemExit):
            analyse.nobody_else(file)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        assert analyse.nobody_else(file)


@pytest.fixture
def claimed(tmp_path) -> Path:
    """A run with products of every kind and the logs that tell what was written."""
    names = ["data/processed/a.parquet", "data/processed/b.json", "reports/een/c.docx"]
    for number, name in enumerate([*names, "reports/forms/d.xlsx"]):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode() * 100)
        mark = hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
        log = tmp_path / f"logs/{number}.log"
        log.parent.mkdir(exist_ok=True)
        log.write_text(f"Een waarschuwing.\n{name}: 3 rows, sha256 {mark}\n", encoding="utf-8")
    return tmp_path


def test_a_run_as_it_was_made_has_nothing_to_tell(claimed):
    assert len(made(claimed)) == 4
    assert differing(claimed) == missing(claimed) == []
    assert damaged(claimed, mend=False) == damaged(claimed, mend=True) == []


@pytest.mark.parametrize("kept", [0, 1, 50], ids="{} bytes left".format)
@pytest.mark.parametrize("name", ["data/processed/a.parquet", "data/processed/b.json"])
def test_a_table_that_was_cut_off_is_told_and_taken_away(claimed, name, kept):
    (claimed / name).write_bytes((claimed / name).read_bytes()[:kept])
    (told,) = damaged(claimed, mend=False)
    assert name in told
    assert (claimed / name).exists()
    assert damaged(claimed, mend=True) == [told]
    assert missing(claimed) == [name]


@pytest.mark.parametrize("name", ["reports/een/c.docx", "reports/forms/d.xlsx"])
def test_what_people_changed_in_a_report_is_never_lost(claimed, name):
    for words in (b"eerste", b"tweede", b"tweede"):
        (claimed / name).write_bytes(words)
        (told,) = damaged(claimed, mend=True)
        assert name in told
        assert not (claimed / name).exists()
    copies = sorted(claimed.glob("reports/*/*(veranderd*"))
    assert [path.read_bytes() for path in copies] == [b"tweede", b"eerste"]
    assert [path.stem[1:] for path in copies] == [" (veranderd 2)", " (veranderd)"]


def test_a_table_needs_no_copy(claimed):
    (claimed / "data/processed/a.parquet").write_bytes(b"")
    assert keep_aside(claimed, differing(claimed)) == {}


def test_the_newest_log_knows_how_a_file_was_written(claimed):
    name = "data/processed/a.parquet"
    log = claimed / "logs/other.log"
    log.write_text(f"{name}: 3 rows, sha256 {'0' * 64}\n", encoding="utf-8")
    assert differing(claimed) == [name]
    os.utime(log, (1, 1))
    assert differing(claimed) == []


def test_a_report_of_which_no_log_tells_is_named(claimed):
    (claimed / "reports/een/oud.docx").touch()
    (told,) = damaged(claimed, mend=False)
    assert "reports/een/oud.docx" in told
