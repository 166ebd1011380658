"""The one door of a room: run a table function from the command line.

A room is a function from tables to a table. Its signature is its door: every parameter
annotated with a contract is read from one or more files and checked, the result is checked
and written to ``--out``, and all other parameters are options of the same name. A room that
returns a list writes as many files. What goes wrong is told in one Dutch sentence; a log never
holds text from a document.
"""

import argparse
import inspect
import logging
import sys
import traceback
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pandas as pd
import pandera.pandas as pa

from analysis.as_made import sha256
from analysis.disk_trouble import disk_trouble
from analysis.in_use import start_work
from analysis.mistakes import Mistake
from analysis.tables import checked, read_table, write

Room = Callable[..., Any]


def main(argv: list[str]) -> None:
    """Visit the rooms named in `argv`, parted by ``--``, one after the other."""
    for name, *words in parts(argv):
        open_door(getattr(import_module(f"analysis.{name}"), name), words)


def parts(argv: list[str]) -> Iterator[list[str]]:
    while argv:
        end = argv.index("--") if "--" in argv else len(argv)
        yield argv[:end]
        argv = argv[end + 1 :]


def open_door(room: Room, argv: list[str] | None = None) -> None:
    """Read what `room` asks for, run it, write what it returns; or exit 1 with a sentence."""
    given = vars(parser(room).parse_args(argv))
    out, log = given.pop("out"), given.pop("log")
    try:
        start_log(log)
        visit(room, given, out)
    except Mistake as mistake:
        stop(str(mistake))
    except Exception as error:
        frames = traceback.format_tb(error.__traceback__)
        logging.error("%s\n%s", type(error).__name__, "".join(frames))
        if sentence := disk_trouble(error):
            stop(f"de stap '{room.__name__}' stopte: {sentence}.")
        stop(
            f"de stap '{room.__name__}' stopte door een onverwachte fout ({type(error).__name__}); "
            f"stuur het logbestand {log or 'uit de map logs'} aan de bouwers "
            "(er staat geen dagboektekst in)."
        )


def parser(room: Room) -> argparse.ArgumentParser:
    """A command line made from the signature of a room."""
    made = argparse.ArgumentParser(description=inspect.getdoc(room))
    made.add_argument("--out", type=Path, nargs="+", required=True)
    made.add_argument("--log", type=Path)
    for name, hint in arguments(room).items():
        made.add_argument(f"--{name.replace('_', '-')}", required=True, **reader(hint))
    return made


def arguments(room: Room) -> dict[str, Any]:
    hints = get_type_hints(room)
    return {name: hints[name] for name in inspect.signature(room).parameters}


def reader(hint: Any) -> dict[str, Any]:
    """How argparse must read a parameter with this annotation."""
    if contract(hint):
        return {"type": Path, "nargs": "*"}
    if get_origin(hint) is list:
        return {"type": get_args(hint)[0], "nargs": "*"}
    if get_origin(hint) is dict:
        return {"type": pair, "nargs": "*"}
    return {"type": yes if hint is bool else hint}


def contract(hint: Any) -> type[pa.DataFrameModel] | None:
    """The contract inside ``DataFrame[Contract]``, or None for a plain value."""
    inner = next(iter(get_args(hint)), None)
    return inner if inspect.isclass(inner) and issubclass(inner, pa.DataFrameModel) else None


def pair(word: str) -> tuple[str, str]:
    key, equals, value = word.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{word!r} is not key=value")
    return key, value


def yes(word: str) -> bool:
    if word.casefold() not in ("yes", "no", "true", "false"):
        raise argparse.ArgumentTypeError(f"{word!r} is not yes or no")
    return word.casefold() in ("yes", "true")


def start_log(log: Path | None) -> None:
    logging.raiseExceptions = False  # on a full disk a sentence on stderr is enough
    if log and not log.is_absolute():  # as in a rule: this is the folder of a run
        start_work(Path())
    if log:
        log.parent.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(
            filename=log, filemode="w", format="%(message)s", level=logging.INFO, force=True
        )
    logging.captureWarnings(True)


def visit(room: Room, given: dict[str, Any], out: list[Path]) -> None:
    hints = arguments(room)
    for name, value in given.items():
        if table := contract(hints[name]):
            given[name] = read_table(table, value)
        elif get_origin(hints[name]) is dict:
            given[name] = dict(value)
    product, promised = room(**given), get_type_hints(room)["return"]
    products = product if get_origin(promised) is list else [product]
    for path, one in zip(out, products, strict=True):
        if table := contract(promised):
            one = checked(table, one, path.as_posix())
        write(path, one)
        logging.info("%s: %s, sha256 %s", path.as_posix(), size(one), sha256(path))


def size(product: Any) -> str:
    return f"{len(product)} rows" if isinstance(product, pd.DataFrame) else type(product).__name__


def stop(sentence: str) -> None:
    logging.error("FOUT: %s", sentence)
    print(f"FOUT: {sentence}", file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
