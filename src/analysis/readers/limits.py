"""Read in a process of its own, so that a file that hangs or eats memory stops nothing else."""

import importlib
import json
import subprocess
import sys
from collections.abc import Callable

from analysis.mistakes import Mistake

SECONDS = 30
MEMORY = 2_000_000_000  # bytes, as far as the system can hold a process to it: Windows cannot


def apart(data: bytes, *, read: Callable[[bytes], dict]) -> dict:
    """What the function `read` of a module makes of `data`, or a Mistake if it does not end well.

    What went wrong inside is not told further: it may hold text from the file.
    """
    where = [read.__module__, read.__qualname__]
    ran = limited([sys.executable, "-P", "-m", "analysis.readers.limits", *where], data)
    if ran.returncode:
        raise Mistake(FAILED)
    answer = json.loads(ran.stdout)
    if "mistake" in answer:
        raise Mistake(answer["mistake"])
    return answer


def limited(command: list[str], data: bytes) -> subprocess.CompletedProcess:
    """Run a program with `data` as its input; a Mistake if it takes too long."""
    try:
        return subprocess.run(
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise Mistake(TOO_LONG.format(SECONDS)) from None


TOO_LONG = (
    "het lezen duurde langer dan {} seconden en is gestopt: kopieer de tekst naar een nieuw, leeg "
    "document en lever dat aan."
)
FAILED = (
    "het bestand kan niet gelezen worden (misschien is het beschadigd): open het, sla het opnieuw "
    "op en lever het nog eens aan."
)


def answer(module: str, name: str) -> None:
    """The other side: read what comes in, and write what comes out as JSON."""
    limit_memory()
    read = getattr(importlib.import_module(module), name)
    try:
        found = read(sys.stdin.buffer.read())
    except Mistake as mistake:
        found = {"mistake": str(mistake)}
    json.dump(found, sys.stdout)


def limit_memory() -> None:
    try:
        import resource  # Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    answer(*sys.argv[1:])
