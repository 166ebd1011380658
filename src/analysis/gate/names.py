"""Names of people: after a title, initials or particle, by their capitals, or oddly written."""

import re
from collections.abc import Iterable, Iterator

from analysis.gate.capitals import capitals
from analysis.gate.finds import REPEATED, Find
from analysis.gate.gazetteer import (
    last_names,
)
from analysis.gate.name_shapes import (
    CAPITALS,
    INITIALLED,
    INITIALS,
    PARTICLE,
    PARTICLED,
    TITLED,
    UPPER,
    WORD,
)
from analysis.gate.names_small import names_small
from analysis.gate.standing import in_title
from analysis.gate.vocabulary import common, in_dictionary
from analysis.gate.weights import NOTHING, PLAIN, weight

PLACEHOLDER = re.compile(r"(?:[A-Z]\.?){1,3}|[XYZNxyzn]{1,4}")
TURNED = re.compile(rf"(?<![\w.]){WORD}, {INITIALS}(?: ?{PARTICLE})?(?! ?[{UPPER}])")
SPELLED = re.compile(r"(?<![\w-])[^\W\d_](?:-[^\W\d_]){3,20}(?![\w-])")
OTHER_SCRIPT = re.compile(
    "[\u0370-\u1dbf\u2c00-\u2dff\u3040-\ua71f\ua800-\ud7ff\uf900-\ufaff\ufb1d-\ufefc]{2,40}"
)


def names(text: str) -> Iterator[Find]:
    """Every stretch that looks like a name; they may overlap."""
    yield from names_small(text)
    yield from titled(text)
    yield from initialled(text)
    yield from particled(text)
    yield from capitals(text)
    yield from odd(text)


def titled(text: str) -> Iterator[Find]:
    """mevrouw Jansen, dhr. van Leeuwen; not mevrouw X, and not a sentence after `mevrouw`."""
    for found in TITLED.finditer(text):
        first = found["name"].split()[0]
        after_point = found["point"] or found["whole"] != found["name"]
        sentence = after_point and first.lower() in common()
        if not PLACEHOLDER.fullmatch(found["name"]) and not sentence:
            end = found.end("whole")
            if weight(first) in (NOTHING, PLAIN) or " " in found["name"]:
                end = found.start("name") + len(first)
            yield Find(found.start("whole"), end, "naam", "titel", "zeker")


def initialled(text: str) -> Iterator[Find]:
    """J.P. de Vries; not `cl. B. Hij zei`."""
    for found in INITIALLED.finditer(text):
        name = found["name"]
        particle = found.start("name") > found.start() + len(found[0].split(" ")[0]) + 1
        usual = weight(name) in (NOTHING, PLAIN) and name.lower() not in last_names()
        several = found[0].count(".") > 1
        if name.lower() not in common() and (particle or several or not usual):
            yield Find(found.start(), found.end(), "naam", "voorletters", "zeker")


def particled(text: str) -> Iterator[Find]:
    """van der Linden, v.d. Heuvel, also with a small letter when it is a last name."""
    for found in PARTICLED.finditer(text):
        name = found["name"]
        dutch = in_dictionary(name.lower())
        if name[0].isupper() or (name in last_names() and not dutch):
            yield Find(found.start(), found.end(), "naam", "tussenvoegsel", "waarschijnlijk")


def odd(text: str) -> Iterator[Find]:
    """Names turned round (Vries, P. de), spelled (M-o-h-a) or in another script."""
    for pattern in (TURNED, SPELLED):
        for found in pattern.finditer(text):
            yield Find(*found.span(), "naam", "vorm", "waarschijnlijk")
    for found in OTHER_SCRIPT.finditer(text):
        yield Find(*found.span(), "naam", "ander_schrift", "mogelijk")


def again(text: str, finds: Iterable[Find]) -> Iterator[Find]:
    """Words that were surely a name elsewhere in the text, wherever they have a capital."""
    sure = [find for find in finds if find.kind == "naam" and find.certainty != "mogelijk"]
    here = {found[0] for find in sure for found in CAPITALS.finditer(text[find.start : find.end])}
    for found in CAPITALS.finditer(text):
        usual = weight(found[0]) == NOTHING or in_title(text, found.start())
        if found[0] in here and not usual:
            yield Find(found.start(), found.end(), "naam", REPEATED, "waarschijnlijk")
