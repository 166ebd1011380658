"""All texts of a delivery put to the language model, one by one, as far as that was not done."""

import logging
import sys
from pathlib import Path
from time import perf_counter

from analysis.local.answer import Given, answered
from analysis.local.kept import forget, keep, kept, name_of
from analysis.local.question import Model, Question, questions
from analysis.local.server import WHERE
from analysis.mistakes import Mistake

IN_A_ROW = 3  # texts without an answer that can be used, after which asking on is no use


def all_answers(
    model: Model, texts: list[str], cuts: list[list[int]], cache: Path
) -> list[list[Given] | None]:
    """The answer about every text, None where none came that can be used.

    `cuts` is where a text may be parted when it does not fit. Each answer is kept as soon as it
    is there, and the same words are asked once.
    """
    forget(cache, texts)
    asked = [questions(model, *one) for one in zip(texts, cuts, strict=True)]
    names = [name_of(*one) for one in zip(texts, asked, strict=True)]
    known = {name: kept(cache, name) for name in dict.fromkeys(names)}
    about = dict(zip(names, zip(texts, asked, strict=True), strict=True))
    todo = {name: about[name] for name, answer in known.items() if answer is None}
    logging.info("%s teksten, waarvan %s al beantwoord", len(known), len(known) - len(todo))
    if split := sum(len(one) > 1 for one in asked):
        logging.info("%s te lang om in één keer te vragen, en in stukken gevraagd", split)
    known |= new_answers(model, todo, cache)
    return [known[name] for name in names]


def new_answers(
    model: Model, todo: dict[str, tuple[str, list[Question]]], cache: Path
) -> dict[str, list[Given] | None]:
    """What is answered now, by the name under which it is kept."""
    found: dict[str, list[Given] | None] = {}
    silent, started = 0, perf_counter()
    for name, (text, asked) in todo.items():
        found[name] = given = answered(model, text, asked)
        silent = silent + 1 if given is None else 0
        if given is not None:
            keep(cache / name, given)
        elif silent == IN_A_ROW:
            raise Mistake(
                f"{WHERE}: het taalmodel gaf bij {IN_A_ROW} teksten achter elkaar geen bruikbaar "
                f"antwoord binnen {model.seconds:g} seconden; geef het meer tijd (seconds), stel "
                "de server in op meer context, of kies een ander model. Wat beantwoord is, "
                "blijft bewaard."
            )
        progress(len(found), len(todo), perf_counter() - started)
    return found


def progress(done: int, total: int, seconds: float) -> None:
    """How far it is, and how long what is left takes when it goes on like this."""
    minutes = seconds / done * (total - done) / 60
    left = f"nog ongeveer {minutes:.0f} minuten" if minutes >= 1.5 else "nog ongeveer een minuut"
    line = f"Taalmodel: {done} van {total} teksten{', ' + left if done < total else ''}."
    logging.info(line)
    print(line, file=sys.stderr, flush=True)
