"""Names of people: after a title or initials, by capitals, in lists with a small letter."""

import re
from collections.abc import Iterable, Iterator

from analysis.capitals import capitals
from analysis.finds import REPEATED, Find
from analysis.gazetteer import (
    last_names,
    small_names,
    whole_last_names,
    word_names,
)
from analysis.name_shapes import (
    CAPITALS,
    CLEAR_PARTICLE,
    INITIALLED,
    INITIALLED_SMALL,
    INITIALS,
    PARTICLE,
    PARTICLED,
    SMALL,
    TITLED,
    TITLED_SMALL,
    UPPER,
    WORD,
)
from analysis.standing import in_title, opens, speaks
from analysis.vocabulary import common, in_dictionary, known
from analysis.weights import NOTHING, PLAIN, weight
from analysis.word_lists import either, words

NAME_WORDS = "name_words.txt"
PLACEHOLDER = re.compile(r"(?:[A-Z]\.?){1,3}|[XYZNxyzn]{1,4}")
SMALL_WORDS = either(words(NAME_WORDS, "with a small letter"))
SMALL_WORD = re.compile(
    r"(?:(?P<before>(?<!\w)(?:met|tegen|collega|vriend|vriendin|broer|zus|zoon|dochter|namens"
    rf"|volgens|van|bij|aan) )|(?<!\w))(?P<name>{SMALL_WORDS})(?![\w-])"
)
TURNED = re.compile(rf"(?<![\w.]){WORD}, {INITIALS}(?: ?{PARTICLE})?(?! ?[{UPPER}])")
SPELLED = re.compile(r"(?<![\w-])[^\W\d_](?:-[^\W\d_]){3,20}(?![\w-])")
OTHER_SCRIPT = re.compile(
    "[\u0370-\u1dbf\u2c00-\u2dff\u3040-\ua71f\ua800-\ud7ff\uf900-\ufaff\ufb1d-\ufefc]{2,40}"
)
CLEAR = re.compile(CLEAR_PARTICLE)
SURNAME = re.compile(rf"(?: (?:{PARTICLE} ?){{1,2}}| )(?P<name>[^\W\d_]{{3,}})(?!\w)")


def names(text: str) -> Iterator[Find]:
    """Every stretch that looks like a name; they may overlap."""
    yield from titled(text)
    yield from titled_small(text)
    yield from initialled(text)
    yield from particled(text)
    yield from capitals(text)
    yield from small(text)
    yield from small_words(text)
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


def titled_small(text: str) -> Iterator[Find]:
    """mw jansen, dhr. de vries, j. de boer: a last name with a small letter."""
    for found in TITLED_SMALL.finditer(text):
        name = found["name"].lower()
        short = len(name) < 4 or text[found.end() : found.end() + 1] == "."
        listed = is_surname(found) or name in word_names()
        if name not in common() and (listed or not (known(name) or short)):
            yield Find(*found.span("whole"), "naam", "titel", "waarschijnlijk")
    for found in INITIALLED_SMALL.finditer(text):
        if is_surname(found):
            yield Find(*found.span("whole"), "naam", "voorletters", "waarschijnlijk")


def is_surname(found: re.Match) -> bool:
    """Whether a word with a small letter is a last name, by itself or with what stands before."""
    name, particle = found["name"].lower(), found["particle"].lower().strip()
    if name in last_names() and (not in_dictionary(name) or CLEAR.fullmatch(particle)):
        return True
    return f"{particle} {name}" in whole_last_names()


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


def small(text: str) -> Iterator[Find]:
    """Names with a small letter, with the last name that follows."""
    for found in SMALL.finditer(text):
        if found[0] in small_names():
            after = SURNAME.match(text, found.end())
            joins = after and after["name"] in last_names() and not in_dictionary(after["name"])
            end = after.end() if joins else found.end()
            yield Find(found.start(), end, "naam", "namenlijst", "waarschijnlijk")


def small_words(text: str) -> Iterator[Find]:
    """Names that are words, where a word with a small letter cannot stand: `met roos`."""
    for found in SMALL_WORD.finditer(text):
        opening = found["before"] is None
        if not opening or (opens(text, found.start("name")) and speaks(text, found.end())):
            yield Find(*found.span("name"), "naam", "namenlijst", "mogelijk")


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
