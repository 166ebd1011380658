"""Whether something works in a run: a lock that the system itself takes from whoever dies.

Snakemake and each of its jobs hold it together, until they end or are killed; `analyse.py` starts
nothing before it can have it alone. Systems without such locks (Windows) go without.
"""

import contextlib
import os
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

LOCK = Path("logs/.in_use")
held: list[IO] = []  # a lock is let go of when its file is closed


def start_work(run: Path) -> None:
    """Be known as working in `run` as long as this process lives, and write for its owner only."""
    os.umask(0o077)
    with contextlib.suppress(OSError):  # a full or closed disk: what comes next tells
        (run / LOCK).parent.mkdir(parents=True, exist_ok=True)
        held.append((run / LOCK).open("a"))
        if fcntl:
            fcntl.flock(held[-1], fcntl.LOCK_SH | fcntl.LOCK_NB)
