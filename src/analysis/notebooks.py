"""Open the notebooks of a run in JupyterLab: on this computer only, without news or updates.

A command of people, never a rule: `analyse.py notebooks` calls it. Notebooks and what JupyterLab
remembers of them hold sentences of participants. Both stay in the run, for its owner only:
the notebooks in ``notebooks``, the rest in the hidden folder ``.jupyter``.
"""

import argparse
import contextlib
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from analysis.mistakes import Mistake

ANALYSED = "data/processed/summary.json"
LOG = Path("logs/notebooks.log")
KEPT = ".jupyter"
PATIENCE = 60  # seconds for JupyterLab to start
# The token goes by the environment: other users of a computer can read a command line.
OPTIONS = (
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.allow_remote_access=False",
    "--ServerApp.terminals_enabled=False",
    "--ServerApp.jpserver_extensions={'jupyter_lsp': False}",
    "--ServerApp.allow_root=True",
    "--ServerApp.log_level=WARN",
    "--LabApp.news_url=",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)


def own_copies(run: Path, standard: Path) -> Path:
    """The folder with the researcher's own notebooks; what is new in `standard` is put beside them.

    Those of the example stand in a folder that git ignores.
    """
    own = run / "notebooks"
    if own.resolve() == standard.resolve():
        own = own / "eigen"
    own.mkdir(parents=True, exist_ok=True)
    own.chmod(0o700)
    for source in sorted(standard.glob("*.ipynb")):
        target = own / source.name
        if target.exists() and edition(target) < edition(source):
            target = own / f"{source.stem}-uitgave-{edition(source)}.ipynb"
        if not target.exists():
            shutil.copyfile(source, target)
    return own


def edition(notebook: Path) -> int:
    """Which edition of a standard notebook this is or was made from; 0 if that cannot be read."""
    try:
        return int(json.loads(notebook.read_text(encoding="utf-8"))["metadata"]["edition"])
    except (ValueError, KeyError, TypeError):
        return 0


@contextlib.contextmanager
def server(run: Path, folder: Path, settings: Path, *options: str) -> Iterator[tuple]:
    """JupyterLab on `folder`: the running process and its address, as long as the block lasts."""
    (run / LOG).parent.mkdir(exist_ok=True)
    token = secrets.token_urlsafe(24)
    words = [sys.executable, "-m", "jupyterlab", *OPTIONS, f"--ServerApp.root_dir={folder}"]
    words += [f"--LabApp.app_settings_dir={settings}", *options]
    told = {"cwd": folder, "env": environment(run, settings, token), "start_new_session": True}
    with (run / LOG).open("w", encoding="utf-8") as log:
        process = subprocess.Popen(words, stdout=log, stderr=log, stdin=subprocess.DEVNULL, **told)
        try:
            yield process, address(process, run, token)
        finally:  # it does not hear Ctrl+C itself; asked so, it first ends its kernels
            process.terminate()
            process.wait()


def environment(run: Path, settings: Path, token: str) -> dict[str, str]:
    """Where JupyterLab and IPython find and leave things: in this run, nothing in a home folder."""
    kept = run / KEPT
    return {
        **os.environ,
        "JUPYTER_TOKEN": token,
        "JUPYTER_PATH": str(settings),
        "JUPYTER_CONFIG_DIR": str(kept / "config"),
        "JUPYTER_DATA_DIR": str(kept / "data"),
        "JUPYTER_RUNTIME_DIR": str(kept / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(kept / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(kept / "workspaces"),
        "IPYTHONDIR": str(kept / "ipython"),
    }


def address(process: subprocess.Popen, run: Path, token: str) -> str:
    """Where the browser finds it, as soon as JupyterLab has chosen a free port and listens."""
    waited = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < waited:
        for told in (run / KEPT / "runtime").glob("jpserver-*.json"):
            with contextlib.suppress(ValueError, OSError):  # being written, or gone again
                about = json.loads(told.read_text(encoding="utf-8"))
                if about["token"] == token:
                    return f"{about['url']}lab?token={token}"
        time.sleep(0.1)
    raise Mistake(f"JupyterLab start niet; de melding staat in {run / LOG}.")


def notebooks(run: Path, standard: Path, settings: Path, *options: str) -> None:
    """Open the notebooks of a run, say where they are, and wait until somebody stops them."""
    if not (run / ANALYSED).is_file():
        raise Mistake("er is nog niets geanalyseerd; maak eerst de rapporten (report).")
    folder = own_copies(run, standard)
    with (
        contextlib.suppress(KeyboardInterrupt),
        server(run, folder, settings, *options) as (process, url),
    ):
        print(
            f"De notebooks staan open in uw browser. Zo niet, ga dan naar {url}",
            f"Ze staan in {folder}. Er komen zinnen van deelnemers in: deel ze niet.",
            "Stoppen doet u hier, met Ctrl+C.", sep="\n", flush=True,
        )  # fmt: skip
        process.wait()
    print(f"\nDe notebooks zijn gestopt. Wat u bewaarde, staat in {folder}.")


def main() -> None:
    parser = argparse.ArgumentParser(description="Open the notebooks of a run.")
    for name in ("--run", "--standard", "--settings"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--no-browser", action="store_const", const=["--no-browser"], default=[])
    given = parser.parse_args()
    os.umask(0o077)
    for name in {"SIGTERM", "SIGHUP"} & set(dir(signal)):  # as when the terminal is closed
        signal.signal(getattr(signal, name), signal.default_int_handler)
    folders = (path.resolve() for path in (given.run, given.standard, given.settings))
    try:
        notebooks(*folders, *given.no_browser)
    except Mistake as mistake:
        print(f"FOUT: {mistake}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
