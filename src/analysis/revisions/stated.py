"""What the list `wijzigingen` in a codebook says became of codes, and what is wrong in it."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from analysis.schema import nearest


class Step(NamedTuple):
    """A code that became others in a version: `code` is "" where `into` is new."""

    version: str
    kind: str
    code: str
    into: list[str]


def steps(content: dict[str, Any]) -> list[Step]:
    """Every step of the list, oldest version first."""
    return [step for entry in entries(content) for step in steps_of(entry)]


def entries(content: dict[str, Any]) -> list[dict[str, Any]]:
    return content.get("wijzigingen", [])


def steps_of(entry: dict[str, Any]) -> Iterator[Step]:
    version = str(entry["versie"])
    for old, new in entry.get("hernoemd", {}).items():
        yield Step(version, "hernoemd", old, [new])
    for new, olds in entry.get("samengevoegd", {}).items():
        yield from (Step(version, "samengevoegd", old, [new]) for old in olds if old != new)
    for old, new in entry.get("gesplitst", {}).items():
        yield Step(version, "gesplitst", old, new)
    for old in entry.get("vervallen", []):
        yield Step(version, "vervallen", old, [])
    for new in entry.get("toegevoegd", []):
        yield Step(version, "toegevoegd", "", [new])


def order(version: object) -> list[int]:
    """The numbers in a version, so that 1.10 comes after 1.9."""
    return [int(number) for number in re.findall(r"\d+", str(version))]


def stated_faults(content: dict[str, Any], known: list[str]) -> Iterator[str]:
    """The faults in the list, of a codebook that has the `known` codes."""
    yield from version_faults(content)
    taken = steps(content)
    for step in taken:
        for fault in [*gone_faults(step, taken, known), *into_faults(step, taken, known)]:
            yield f"wijzigingen, versie {step.version}: {fault}"


def version_faults(content: dict[str, Any]) -> Iterator[str]:
    versions = [str(entry["versie"]) for entry in entries(content)]
    for earlier, later in zip(versions, versions[1:], strict=False):
        if order(earlier) >= order(later):
            yield (
                f"wijzigingen: versie {later} staat na versie {earlier}; zet de nieuwste onderaan, "
                "elke versie één keer, met het nummer tussen aanhalingstekens"
            )
    if versions and order(versions[-1]) > order(content["versie"]):
        yield (
            f"wijzigingen noemt versie {versions[-1]}, maar bovenaan staat versie "
            f"{content['versie']}; verhoog de versie bovenaan"
        )


def gone_faults(step: Step, taken: list[Step], known: list[str]) -> Iterator[str]:
    """A code that went stays away: else nobody can tell what an old coding meant."""
    if step.code in known:
        yield (
            f"'{step.code}' is {step.kind}, maar staat nog in het codeboek; haal een van beide weg "
            "(een code met een andere betekenis krijgt een nieuwe id)"
        )
    if step.code and [other.code for other in taken].count(step.code) > 1:
        yield f"'{step.code}' verdwijnt meer dan één keer; laat de id staan waar dat klopt"


def into_faults(step: Step, taken: list[Step], known: list[str]) -> Iterator[str]:
    if step.kind == "gesplitst" and len(set(step.into)) < 2:
        yield f"'{step.code}' is gesplitst; noem minstens twee codes, of kies hernoemd"
    later = [other.code for other in taken if order(other.version) > order(step.version)]
    for code in step.into:
        if code not in [*known, *later]:
            yield (
                f"de nieuwe code '{code}' staat niet in het codeboek{nearest(code, known)}; "
                "verbeter de naam, of zet bij een latere versie wat ermee gebeurde"
            )
