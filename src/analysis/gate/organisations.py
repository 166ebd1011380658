"""Organisations by the word that announces them: moskee Al Nour, Stichting Nieuw Begin."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.gate.finds import Find
from analysis.gate.name_shapes import CAPITAL, LETTER, WORD
from analysis.gate.standing import opens
from analysis.gate.vocabulary import capitalised, common, known
from analysis.gate.word_lists import either, words

HEADS = "organisations.txt"
ARTICLE = r"(?:[Dd]e|[Hh]et|['’]t|[Dd]en|[Ll]a|[Ee]l|[Aa]l)"
WITHIN = r"(?:de|het|['’]t|van|der|den|en|in|op|voor|aan|&|the|of)"
TAIL = r"(?: ?& ?(?:Zn|Zonen|Co)\b\.?| B\.?V\.?)?"
ANNOUNCED = re.compile(
    rf"(?<![\w@])(?P<head>{LETTER}[\w-]{{1,40}}) (?=['\"‘“„]?"
    rf"(?P<name>(?:{ARTICLE} )?{WORD}(?:(?: {WITHIN}){{0,2}} {WORD}){{0,4}}{TAIL}))"
)
TAILED = re.compile(
    rf"(?<![\w@])(?P<name>{WORD}(?: {WORD}){{0,3}}) "
    rf"(?:{either(words(HEADS, 'tails'))})(?!\w)"
)
LEADS = re.compile(rf"(?<=[a-z] )(?:{either(words(HEADS, 'leads'))}) (?P<name>{WORD})")
SMALL_HEADS = either(words(HEADS, "heads before a small letter"))
SMALL = re.compile(rf"(?<!\w)(?i:{SMALL_HEADS}) (?P<name>[a-zà-ÿ]{{4,30}})(?!\w)")
WORDS = re.compile(CAPITAL)


def organisations(text: str) -> Iterator[Find]:
    """Names after a word such as stichting or moskee, and before one such as Welzijn."""
    for found in ANNOUNCED.finditer(text):
        head = found["head"].lower()
        announces = head in heads() or (len(head) > 6 and head.endswith(long_heads()))
        if announces and is_name(found["name"]):
            part = "head" if found["head"][0].isupper() else "name"
            yield Find(found.start(part), found.end("name"), "organisatie", "soortnaam",
                       "waarschijnlijk")  # fmt: skip
    for found in LEADS.finditer(text):
        if is_name(found["name"]):
            yield Find(*found.span(), "organisatie", "soortnaam", "waarschijnlijk")
    for found in SMALL.finditer(text):
        if not known(found["name"]) and found["name"] not in capitalised():
            yield Find(*found.span("name"), "organisatie", "soortnaam", "mogelijk")
    for found in TAILED.finditer(text):
        parts = found["name"].lower().split()
        usual = all(part in capitalised() or part in common() for part in parts)
        if not usual and not (known(parts[0]) and opens(text, found.start())):
            yield Find(*found.span(), "organisatie", "soortnaam", "waarschijnlijk")


@cache
def heads() -> frozenset[str]:
    return words(HEADS, "heads") - {"huis", "bar", "zaak", "groep", "locatie", "bv", "centrum"}


@cache
def long_heads() -> tuple[str, ...]:
    """What announces a name as the last part of a longer word: weekendschool."""
    return tuple(sorted(head for head in words(HEADS, "heads") if len(head) > 3))


def is_name(name: str) -> bool:
    """Whether capitals name something of its own: not Engels, Jeugdzorg or Ik."""
    parts = [part.lower() for part in WORDS.findall(name) if part.lower() not in ("de", "het")]
    if len(parts) == 1 and not re.match(ARTICLE, name):
        return parts[0] not in capitalised() and parts[0] not in common() and len(parts[0]) > 1
    return any(len(part) > 1 for part in parts)
