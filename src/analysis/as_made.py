"""What the last jobs made, by the hashes that the door wrote in the logs, and what differs now.

Light on purpose (no pandas): it is asked at every start.
"""

import hashlib
import re
from pathlib import Path

CLAIM = re.compile(r"(?m)^((?:data/processed|reports|exchange)/.+): .+, sha256 ([0-9a-f]{64})$")


def made(run: Path) -> dict[str, str]:
    """The SHA-256 of each product as it was written, by its path; the newest log knows best."""
    logs = sorted((run / "logs").rglob("*.log"), key=lambda path: path.stat().st_mtime_ns)
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in logs]
    return {name: mark for text in texts for name, mark in CLAIM.findall(text)}


def differing(run: Path, *places: str) -> list[str]:
    """The products (in these places) that are there, but not as they were written."""
    asked = {name: mark for name, mark in made(run).items() if name.startswith(places or "")}
    there = [name for name in asked if (run / name).is_file()]
    return sorted(name for name in there if sha256(run / name) != asked[name])


def missing(run: Path) -> list[str]:
    """The products that were written and are there no more."""
    return sorted(name for name in made(run) if not (run / name).exists())


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
