"""What two versions of a codebook tell when they are laid side by side."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from analysis.codebook_faults import codes
from analysis.contracts import CHANGES, STEPS
from analysis.revisions.stated import Step
from analysis.schema import nearest

PARTS = CHANGES[len(STEPS) : -1]
ALIKE = 0.8  # of two definitions, for one code to look like the other under another name
Codes = dict[str, dict[str, Any]]


def by_code(content: dict[str, Any]) -> Codes:
    """The sub-codes by their id, with the title of their theme."""
    return {code["id"]: code | {"thema": theme["label"]} for theme, code in codes(content)}


def added(old: Codes, new: Codes, taken: list[Step]) -> list[str]:
    """The codes that came without a step that says from what."""
    told = [code for step in taken for code in step.into]
    return [code for code in new if code not in old and code not in told]


def differences(old: Codes, new: Codes, taken: list[Step]) -> Iterator[dict[str, str]]:
    """Per code and part that changed what it said before and after; of a list what went and came.

    A renamed code is laid beside its former self.
    """
    pairs = {code: code for code in new if code in old}
    pairs |= {step.code: step.into[0] for step in taken if step.kind == "hernoemd"}
    for before, after in pairs.items():
        if before in old and after in new:
            for part in PARTS:
                was, now = changed(old[before].get(part), new[after].get(part))
                if was != now:
                    yield {"kind": part, "code": after, "before": was, "after": now}


def changed(was: Any, now: Any) -> tuple[str, str]:
    if isinstance(was or now, str):
        return " ".join((was or "").split()), " ".join((now or "").split())
    was, now = was or [], now or []
    gone, came = ([one for one in was if one not in now], [one for one in now if one not in was])
    return "; ".join(gone), "; ".join(came)


def compared_faults(old: Codes, new: Codes, taken: list[Step], version: object) -> Iterator[str]:
    """Where the steps between two versions do not say what became of the codes of the older."""
    between = [code for step in taken for code in step.into]
    for step in taken:
        where = f"wijzigingen, versie {step.version}"
        if step.code and step.code not in [*old, *between]:
            near = nearest(step.code, old)
            yield f"{where}: '{step.code}' stond niet in versie {version}{near}; verbeter de id"
        if step.kind in ("hernoemd", "toegevoegd") and step.into[0] in old:
            yield (
                f"{where}: '{step.into[0]}' is daar nieuw, maar stond al in versie {version}; "
                "kies samengevoegd, of haal de code uit de lijst"
            )
    gone = [step.code for step in taken if step.code]
    for code in old:
        if code not in new and code not in gone:
            yield (
                f"subcode '{code}' van versie {version} is weg{renamed(code, old, new)}; zet bij "
                "wijzigingen wat ermee gebeurde: hernoemd, samengevoegd, gesplitst of vervallen"
            )


def renamed(code: str, old: Codes, new: Codes) -> str:
    """` (hernoemd tot 'x'?)` with the new code of the same title or nearly the same definition."""
    for name in new:
        if name not in old and look_alike(old[code], new[name]):
            return f" (hernoemd tot '{name}'?)"
    return ""


def look_alike(old: dict[str, Any], new: dict[str, Any]) -> bool:
    ratio = SequenceMatcher(None, old["definitie"], new["definitie"], autojunk=False).ratio()
    return old["label"] == new["label"] or ratio >= ALIKE
