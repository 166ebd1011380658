"""What is wrong in a codebook, each in one Dutch sentence with its place and what to do."""

import re
from collections.abc import Iterator
from typing import Any

from analysis.patterns import groups
from analysis.revisions.stated import stated_faults
from analysis.schema import breaches, nearest

PLACE = re.compile(r"^themas\.(\d+)(?:\.subcodes\.(\d+))?(?:\.|: )?")
REFERENCE = re.compile(r"\(->\s*([^)]*)\)")
CAPITALS = re.compile(r"\b[A-Z]{2,}\b")


def faults(content: Any, schema: dict[str, Any]) -> Iterator[str]:
    """The faults one by one: of shape, of ids, of each sub-code, of the list of changes."""
    yield from shape_faults(content, schema)
    known = [code["id"] for _, code in codes(content)]
    for theme, code in codes(content):
        for fault in code_faults(code, known):
            yield f"thema '{theme['id']}', subcode '{code['id']}': {fault}"
    yield from stated_faults(content, known)


def shape_faults(content: Any, schema: dict[str, Any]) -> Iterator[str]:
    for breach in breaches(content, schema):
        yield f"{located(content, breach)}; verbeter dit in het codeboek"
    yield from double_ids(content)


def located(content: Any, breach: str) -> str:
    """The breach with the theme and sub-code by their ids instead of their numbers."""
    if not (found := PLACE.match(breach)):
        return breach
    theme = content["themas"][int(found[1]) - 1]
    where = [f"thema '{named(theme, found[1])}'"]
    if found[2]:
        code = theme["subcodes"][int(found[2]) - 1]
        where.append(f"subcode '{named(code, found[2])}'")
    return f"{', '.join(where)}: {breach[found.end() :]}"


def named(block: Any, number: str) -> str:
    return block.get("id", number) if isinstance(block, dict) else number


def double_ids(content: Any) -> Iterator[str]:
    themes = [theme["id"] for theme in content["themas"]]
    ids = themes + [code["id"] for _, code in codes(content)]
    for name in dict.fromkeys(ids):
        if ids.count(name) > 1:
            yield (
                f"de id '{name}' komt {ids.count(name)} keer voor; "
                "geef elk thema en elke subcode een eigen id"
            )


def codes(content: Any) -> list[tuple[dict, dict]]:
    return [(theme, code) for theme in content["themas"] for code in theme["subcodes"]]


def code_faults(code: dict, known: list[str]) -> Iterator[str]:
    if not code["definitie"].strip():
        yield "de definitie is leeg; schrijf in één zin wat de code betekent"
    for target in references(code):
        if target not in known:
            yield (
                f"de verwijzing (-> {target}) noemt een subcode die niet bestaat"
                f"{nearest(target, known)}; verbeter de naam"
            )
    for group in capitals(code):
        if group not in groups():
            yield (
                f"{group} in hoofdletters is geen woordgroep{nearest(group, groups())}; "
                "kies een bestaande groep of schrijf kleine letters"
            )


def references(code: dict) -> Iterator[str]:
    """The sub-codes named after an arrow: `(-> a)`, `(-> a of b)`, `(-> a; dubbel mag)`."""
    for text in [*code["wel"], *code["niet"], *code.get("valkuilen", [])]:
        for inside in REFERENCE.findall(text):
            yield from (part.split()[0].rstrip(";,.") for part in inside.split(" of ") if part)


def capitals(code: dict) -> list[str]:
    lists = ("woorden", "steunwoorden", "uitdrukkingen", "uitsluitingen")
    return CAPITALS.findall(" ".join(text for name in lists for text in code.get(name, [])))
