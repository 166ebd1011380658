"""The codebook as elements of REFI-QDA: a category per theme, with a code per sub-code."""

from collections import Counter
from colorsys import hls_to_rgb
from typing import Any

import pandas as pd
from lxml.builder import ElementMaker
from lxml.etree import _Element as Element

from analysis.exchange.guids import guid
from analysis.people.rows import plain


def code_elements(codebook: pd.DataFrame, make: ElementMaker, say: dict[str, Any]) -> Element:
    """The element `Codes`; rules and examples stand in the descriptions.

    Only sub-codes can be given to a text: some programs double a code that is a category too.
    """
    names, themes = code_names(codebook), []
    for number, (theme, own) in enumerate(codebook.groupby("theme", sort=False)):
        hue = number / codebook["theme"].nunique()
        category = make.Code(
            guid=guid("theme", theme), name=own["theme_label"].iloc[0], isCodable="false",
            color=colour(hue, 0.35),
        )  # fmt: skip
        for place, code in enumerate(own.to_dict("records")):
            element = make.Code(
                guid=guid("code", code["code"]), name=names[code["code"]], isCodable="true",
                color=colour(hue, 0.4 + 0.3 * place / len(own)),
            )  # fmt: skip
            element.append(make.Description(described(code, say)))
            category.append(element)
        themes.append(category)
    return make.Codes(*themes)


def code_names(codebook: pd.DataFrame) -> dict[str, str]:
    """The name of each code: its title, with its id where that is no title of its own."""
    titles = [*codebook["label"], *codebook["theme_label"].unique()]
    times = Counter(map(plain, titles))
    pairs = codebook[["code", "label"]].to_numpy()
    return {code: name if times[plain(name)] == 1 else f"{name} ({code})" for code, name in pairs}


def colour(hue: float, lightness: float) -> str:
    return "#{:02X}{:02X}{:02X}".format(*(round(255 * x) for x in hls_to_rgb(hue, lightness, 0.5)))


def described(code: dict[str, Any], say: dict[str, Any]) -> str:
    """What the code is, and when it is given and when not, a line each."""
    lists = {name: "; ".join(code[name]) for name in ("include", "exclude", "traps", "near_misses")}
    told = lists | {"direction": code["direction"]}
    lines = [f"{head}: {told[name]}" for name, head in say["description"].items() if told[name]]
    return "\n".join([code["definition"], *lines])
