"""Damage files on purpose for some minutes, and tell who answers with anything but a sentence.

    nice python benchmarks/fuzz.py MINUTES [SEED] [KIND …]

Every kind of file in turn, with `mutated` of tests/fuzzed.py. Each input has ten seconds and two
gigabytes. Prints per kind how many inputs were tried, how many were still read, the slowest in
seconds and the faults; an input that gave a fault is kept in a folder under the system's own for
temporary files. Not on Windows, which has no such alarm.
"""

import resource
import signal
import sys
import tempfile
import traceback
from collections import Counter
from itertools import count
from pathlib import Path
from random import Random
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from fuzzed import Reader, mutated, readers, tried  # noqa: E402

SECONDS, MEMORY = 10, 2_000_000_000


class TooLong(BaseException):
    """No Exception, or a reader would take it for trouble with the file."""


def main(minutes: float, seed: int, kinds: list[str]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, too_long)
    folder, until = Path(tempfile.mkdtemp(prefix="fuzz-")), monotonic() + 60 * minutes
    every = {name: one for name, one in readers(folder).items() if name in kinds or not kinds}
    for name in every:
        (folder / f"in-{name.replace(' ', '-')}").mkdir()
    tries, taken, faults = Counter(), Counter(), Counter()
    slowest = dict.fromkeys(every, 0.0)
    for number in count(seed):
        for name, reader in every.items():
            content, start = mutated(reader, Random(number)), monotonic()
            said = outcome(reader, folder / f"in-{name.replace(' ', '-')}", content)
            slowest[name] = max(slowest[name], monotonic() - start)
            tries[name] += 1
            taken[name] += said == "True"
            if said not in ("True", "False"):
                faults[name, said] += 1
                (folder / f"fault {name} {number}{Path(reader.name).suffix}").write_bytes(content)
        if monotonic() > until:
            break
    for name in every:
        print(f"{name:18} {tries[name]:6} {taken[name]:6} {slowest[name]:6.1f}")
    print(sum(tries.values()), "tried;", sum(faults.values()), "faults, kept in", folder)
    for (name, said), times in faults.most_common():
        print(f"{times} x {name}: {said}")


def outcome(reader: Reader, folder: Path, content: bytes) -> str:
    signal.alarm(SECONDS)
    try:
        return str(tried(reader, folder, content))
    except (Exception, TooLong) as error:
        last = traceback.extract_tb(error.__traceback__)
        ours = [
            f"{Path(one.filename).name}:{one.lineno}" for one in last if "analysis" in one.filename
        ]
        return f"{type(error).__name__} in {' '.join(ours[-2:])} ({str(error)[:80]})"
    finally:
        signal.alarm(0)


def too_long(*_: object) -> None:
    raise TooLong(f"more than {SECONDS} seconds")


if __name__ == "__main__":
    main(float(sys.argv[1]), int([*sys.argv, "1"][2]), sys.argv[3:])
