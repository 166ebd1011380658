"""Which of our codes a code in a project is: by its name, else by its GUID."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd
from lxml.etree import _Element as Element

from analysis.contracts import STEPS
from analysis.exchange.code_elements import code_names
from analysis.exchange.guids import guid, same_guid
from analysis.exchange.opened import below, called
from analysis.people.carried_over import names_of
from analysis.people.rows import plain


class TheirCode(NamedTuple):
    """A code in another program: its name, its category, and our id of it ("": not ours)."""

    name: str
    category: str
    code: str
    element: Element


def known_codes(
    root: Element, codebook: pd.DataFrame, codebook_changes: pd.DataFrame
) -> dict[str, TheirCode]:
    """The codes by GUID. NVivo lists cases as codes too: these are left out.

    Of codes with the same name only the one in our category is ours, if there is one.
    """
    cases = {same_guid(case.get("guid")) for case in below(root, "Case")}
    names, guids = our_names(codebook, codebook_changes), our_guids(codebook, codebook_changes)
    found = {}
    for element, category in code_tree(root):
        key, name = same_guid(element.get("guid")), (element.get("name") or "").strip()
        if key not in cases:
            code = names.get(plain(name)) or guids.get(key, "")
            found[key] = TheirCode(name, category, code, element)
    return without_namesakes(found, codebook)


def our_names(codebook: pd.DataFrame, codebook_changes: pd.DataFrame) -> dict[str, str]:
    """The code that every name stands for, of now and of older versions."""
    steps = codebook_changes[codebook_changes["kind"].isin(STEPS)]
    gone = {row.code: row for row in steps.itertuples() if row.before}
    names = names_of(codebook, codebook_changes, gone)
    return names | {plain(name): code for code, name in code_names(codebook).items()}


def our_guids(codebook: pd.DataFrame, codebook_changes: pd.DataFrame) -> dict[str, str]:
    codes = {*codebook["code"], *codebook_changes["code"]} - {""}
    return {guid("code", code): code for code in codes}


def code_tree(root: Element, category: str = "") -> Iterator[tuple[Element, str]]:
    """Every code with the name of the one above it."""
    for element in root:
        if called(element, "CodeBook", "Codes"):
            yield from code_tree(element, category)
        elif called(element, "Code"):
            yield element, category
            yield from code_tree(element, (element.get("name") or "").strip())


def without_namesakes(found: dict[str, TheirCode], codebook: pd.DataFrame) -> dict[str, TheirCode]:
    themes = dict(zip(codebook["code"], codebook["theme_label"].map(plain), strict=True))
    away = {key for key, one in found.items() if themes.get(one.code) != plain(one.category)}
    at_home = {one.code for key, one in found.items() if key not in away}
    strays = {key for key in away if found[key].code in at_home}
    return {key: one._replace(code="") if key in strays else one for key, one in found.items()}
