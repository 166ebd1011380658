"""What the language model answers about a text, and what of it stands in that text."""

import json
import logging
import re
from time import sleep
from typing import Any, NamedTuple

from analysis.local.instruction import answer_schema
from analysis.local.question import Model, Question
from analysis.local.server import said
from analysis.mistakes import Mistake
from analysis.placeholders import PLACEHOLDER, shown
from analysis.schema import breaches

PAUSE = 1.0  # seconds before a question is asked again
ANYTHING = re.compile(rf"(?s){PLACEHOLDER.pattern}|.")
ENVELOPE = {
    "required": ["choices"],
    "properties": {
        "choices": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["message"],
                "properties": {
                    "message": {
                        "required": ["content"],
                        "properties": {"content": {"type": "string"}},
                    }
                },
            },
        }
    },
}


class Given(NamedTuple):
    """A code of the codebook, or "", and the place of its evidence in the text; 0 to 0: none."""

    code: str
    start: int
    end: int


def answered(model: Model, text: str, asked: list[Question]) -> list[Given] | None:
    """What the model found in the whole text; None where it could not be made to say."""
    found = []
    for start, end, question in asked:
        codings = heard(model, question)
        if codings is None:
            return None
        found += [placed(one, text[start:end], start, model.codes) for one in codings]
    return found


def heard(model: Model, question: dict[str, Any]) -> list[dict[str, str]] | None:
    """The codings in the first answer that can be used, each try with another seed."""
    for turn in range(model.tries):
        if turn:
            sleep(PAUSE)
        try:
            return usable(said(model.server, question | {"seed": model.seed + turn}, model.seconds))
        except ConnectionRefusedError:
            away = turn + 1 == model.tries
        except (OSError, ValueError) as error:
            logging.info("geen bruikbaar antwoord: %s", type(error).__name__)
            away = False
    if away:
        raise Mistake(
            f"op {model.server.host}, poort {model.server.port}, staat geen taalmodel aan: start "
            "Ollama of de server van llama.cpp en geef de opdracht opnieuw; wat beantwoord is, "
            "blijft bewaard."
        )
    return None


def usable(answer: Any) -> list[dict[str, str]]:
    """The codings in an answer; a ValueError where it has not the form that was asked for."""
    if not isinstance(answer, dict) or breaches(answer, ENVELOPE):
        raise ValueError
    told = json.loads(answer["choices"][0]["message"]["content"])
    if breaches(told, answer_schema()):
        raise ValueError
    return told["coderingen"]


def placed(coding: dict[str, str], text: str, offset: int, codes: list[str]) -> Given:
    """A coding with the first place where its evidence stands, word for word, as people see it.

    A mask counts as a whole. White space around the evidence is not part of it. A code that the
    codebook does not have is not repeated: it may be anything, words of the diary too.
    """
    if coding["code"] not in codes:
        return Given("", 0, 0)
    pieces = [(shown(piece[0]), piece.span()) for piece in ANYTHING.finditer(text)]
    places = [span for said, span in pieces for _ in said]
    evidence = coding["bewijs"].strip()
    at = "".join(said for said, _ in pieces).find(evidence)
    if not evidence or at < 0:
        return Given(coding["code"], 0, 0)
    last = places[at + len(evidence) - 1][1]
    return Given(coding["code"], offset + places[at][0], offset + last)
