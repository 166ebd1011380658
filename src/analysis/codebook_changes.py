"""What changed between the versions of the codebook: as told by people, and as seen."""

from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.codebook import sound
from analysis.codebook_faults import faults, shape_faults
from analysis.contracts import CHANGES, CodebookChanges
from analysis.mistakes import Mistake
from analysis.revisions.compared import Codes, added, by_code, compared_faults, differences
from analysis.revisions.stated import Step, entries, order, steps


class Version(NamedTuple):
    """One version of the codebook, with its sub-codes by their id."""

    name: str
    codes: Codes


def codebook_changes(
    codebook: Path, *, earlier: list[Path], schema: Path
) -> DataFrame[CodebookChanges]:
    """One row per change; without `earlier` versions of the file, only what its list tells.

    A Mistake if a code of an earlier version is gone and the list does not say what became of it.
    """
    content = sound(codebook, schema, faults)
    versions, taken = versions_of(codebook, content, earlier, schema), steps(content)
    labels = {code: one["label"] for version in versions for code, one in version.codes.items()}
    rows = [told(step, labels) for step in taken]
    for old, new in pairwise(versions):
        between = [step for step in taken if within(step, old, new)]
        refuse_unexplained(codebook, old, new, between)
        rows += [seen(row, new, labels) for row in differences(old.codes, new.codes, between)]
        came = added(old.codes, new.codes, between)
        rows += [told(Step(new.name, "toegevoegd", "", [code]), labels) for code in came]
    return explained(rows, content)


def versions_of(
    codebook: Path, content: dict[str, Any], earlier: list[Path], schema: Path
) -> list[Version]:
    """The versions from old to new; an unchanged copy of the present one is left out."""
    now = Version(str(content["versie"]), by_code(content))
    found = {}
    for path in sorted(earlier):
        old = sound(path, schema, shape_faults)
        version = Version(str(old["versie"]), by_code(old))
        if order(version.name) >= order(now.name) and version != now:
            raise Mistake(
                f"{path.as_posix()} is versie {version.name}, en {codebook.as_posix()} is versie "
                f"{now.name} en zegt iets anders: geef het nieuwe codeboek een hogere versie."
            )
        if found.setdefault(str(order(version.name)), version) != version:
            raise Mistake(f"{path.as_posix()}: versie {version.name} is er al; bewaar er één.")
    older = [version for version in found.values() if version != now]
    return [*sorted(older, key=lambda version: order(version.name)), now]


def within(step: Step, old: Version, new: Version) -> bool:
    return order(old.name) < order(step.version) <= order(new.name)


def refuse_unexplained(codebook: Path, old: Version, new: Version, between: list[Step]) -> None:
    if fault := next(compared_faults(old.codes, new.codes, between, old.name), None):
        raise Mistake(f"{codebook.as_posix()}: {fault}.")


def told(step: Step, labels: dict[str, str]) -> dict[str, str]:
    code = step.code or step.into[0]
    row = {"version": step.version, "kind": step.kind, "code": code, "label": labels.get(code, "")}
    return row | {"before": step.code, "after": ", ".join(step.into)}


def seen(row: dict[str, str], version: Version, labels: dict[str, str]) -> dict[str, str]:
    return row | {"version": version.name, "label": labels[row["code"]]}


def explained(rows: list[dict], content: dict[str, Any]) -> pd.DataFrame:
    """The rows in order, each with what the researcher says of its version."""
    said = {str(entry["versie"]): entry.get("uitleg", "").strip() for entry in entries(content)}
    bare = said.keys() - {row["version"] for row in rows}
    empty = {"kind": "toelichting", "code": "", "label": "", "before": "", "after": ""}
    rows = [*rows, *({"version": version} | empty for version in bare if said[version])]
    rows = [row | {"explanation": said.get(row["version"], "")} for row in rows]
    rows.sort(key=lambda row: (order(row["version"]), CHANGES.index(row["kind"]), row["code"]))
    return pd.DataFrame(rows, columns=list(CodebookChanges.to_schema().columns))


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(codebook_changes)
