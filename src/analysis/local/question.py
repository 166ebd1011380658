"""What the language model is asked about a text: the whole, or parts that fit."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from analysis.local.instruction import answer_schema, messages
from analysis.local.server import WHERE, Server
from analysis.mistakes import Mistake
from analysis.placeholders import shown

PER_TOKEN = 3  # characters of Dutch, on the low side
LONGEST = 1500  # tokens of an answer
LEAST = 1000  # characters of a text that must fit beside the instruction
Question = tuple[int, int, dict[str, Any]]


class Model(NamedTuple):
    """A language model and how it is asked: `context` in tokens, `seconds` for each question."""

    server: Server
    name: str
    instruction: str
    codes: list[str]
    context: int
    seconds: float
    tries: int
    seed: int


def questions(model: Model, text: str, cuts: list[int]) -> list[Question]:
    """What is asked of a text: start, end and request of the whole, or of parts that fit."""
    room = PER_TOKEN * (model.context - LONGEST) - len(model.instruction)
    if room < LEAST:
        least = LONGEST + -(-(len(model.instruction) + LEAST) // PER_TOKEN)
        raise Mistake(
            f"{WHERE}: het codeboek past niet in context; maak dat getal minstens {least}, en stel "
            "de server ook zo in."
        )
    return [(start, end, request(model, text[start:end])) for start, end in parts(text, cuts, room)]


def parts(text: str, cuts: list[int], room: int) -> Iterator[tuple[int, int]]:
    """Stretches of at most `room` characters that end at one of `cuts`; one alone may be longer."""
    begin = last = 0
    for at in [*cuts, len(text)]:
        if at - begin > room and last > begin:
            yield begin, last
            begin = last
        last = at
    yield begin, len(text)


def request(model: Model, text: str) -> dict[str, Any]:
    """The question as the server wants it; masks are shown as people see them."""
    form = {"name": "coderingen", "strict": True, "schema": answer_schema(model.codes)}
    return {
        "model": model.name,
        "messages": messages(model.instruction, shown(text)),
        "temperature": 0,
        "seed": model.seed,
        "max_tokens": LONGEST,
        "stream": False,
        "response_format": {"type": "json_schema", "json_schema": form},
    }
