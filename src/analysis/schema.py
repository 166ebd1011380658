"""What a file that a person edits breaks of its schema, in Dutch sentences."""

import sys
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

# Where Jupyter is installed, jsonschema compiles a grammar of web addresses at every import, which
# takes longer than all else it does and serves a check that we do not use.
sys.modules.setdefault("rfc3987_syntax", None)

from jsonschema import Draft202012Validator  # noqa: E402
from jsonschema.exceptions import ValidationError  # noqa: E402

TYPES = {
    "string": "tekst",
    "integer": "een heel getal",
    "number": "een getal",
    "boolean": "ja of nee (true of false)",
    "array": "een lijst",
    "object": "een blok met sleutels",
}


def breaches(data: Any, schema: dict[str, Any]) -> list[str]:
    """One sentence per breach: which key, what is wrong, what would be right."""
    errors = Draft202012Validator(schema).iter_errors(data)
    ordered = sorted(errors, key=lambda error: [str(step) for step in error.absolute_path])
    return [sentence for error in ordered for sentence in sentences(error)]


def sentences(error: ValidationError) -> Iterator[str]:
    where = place(error)
    if error.validator == "additionalProperties":
        for key in sorted(set(error.instance) - set(error.schema["properties"])):
            yield f"{where}onbekende sleutel '{key}'{nearest(key, error.schema['properties'])}"
    elif error.validator == "required":
        for key in sorted(set(error.validator_value) - set(error.instance)):
            yield f"{where}sleutel '{key}' ontbreekt"
    elif error.validator == "type":
        wanted = error.validator_value
        wanted = wanted if isinstance(wanted, list) else [wanted]
        yield f"{where}hier hoort {' of '.join(TYPES.get(kind, kind) for kind in wanted)}"
    elif error.validator == "enum":
        yield f"{where}kies uit {', '.join(str(choice) for choice in error.validator_value)}"
    elif error.validator == "pattern" and "description" in error.schema:
        yield f"{where}{error.schema['description']}"
    elif error.validator in ("minimum", "maximum"):
        least = "minstens" if error.validator == "minimum" else "hoogstens"
        yield f"{where}het getal moet {least} {error.validator_value} zijn"
    else:
        yield f"{where}de waarde past niet bij het schema ({error.validator})"


def place(error: ValidationError) -> str:
    """Where in the file: the keys from the outside in; an item of a list by its number from 1."""
    steps = [str(step + 1) if isinstance(step, int) else step for step in error.absolute_path]
    return f"{'.'.join(steps)}: " if steps else ""


def nearest(word: str, known: Any) -> str:
    """` (bedoelt u 'x'?)` with the nearest known word, or nothing."""
    match = get_close_matches(word, [str(name) for name in known], n=1)
    return f" (bedoelt u '{match[0]}'?)" if match else ""
