"""Numbers of somebody's papers and names of accounts, told by the word before them."""

import re
from collections.abc import Iterator

from analysis.gate.finds import Find
from analysis.gate.near import matches, near
from analysis.gate.vocabulary import known
from analysis.gate.word_lists import either, words

REFERENCES = "references.txt"
NUMBERED = either(words(REFERENCES, "before nummer, nr. or code"))
ALONE = either(words(REFERENCES, "before a number"))
PLATFORM = either(words(REFERENCES, "accounts"))
BETWEEN = (
    r"(?:[\s:=#(\"']|is\b|was\b|staat\b|stond\b|van\b|met\b|luidt\b|cliënt\b|klant\b|nr\b\.?"
    r"|nummer\b){0,6}"
)
NUMBER = (
    r"(?P<number>\d{2,4}(?: \d{2,4}){1,4}(?!\w)"
    r"|(?=[\w./-]{0,30}\d)[\w]{1,20}(?:[./-]\w{1,20}){0,5})"
)
TOLD = re.compile(
    rf"(?i)(?<![\w-])(?:(?:{NUMBERED})[ -]?(?:nummer|nrs?|no|num|code)\b\.?|(?:{ALONE})\b\.?)"
    rf"{BETWEEN}{NUMBER}"
)
NUMBERS = re.compile(r"\d[\w./ -]{0,4}\d[\w./ -]{0,4}\d|\d\d?[./-]\w")
SHAPED = re.compile(
    r"(?<![\w/.-])(?:(?:[A-Z]{1,5}[-/]){1,3}(?:19|20)?\d\d[-/]\d{3,}|\d\d/\d{6}-\d\d|[A-Z]{1,3}\d{7,10}"
    r"|(?:19|20)\d\d[-/](?!20\d\d(?!\d))\d{4,}(?:-\d+)?|[A-Z]{1,4}-\d{5,})(?![\w/-])"
)
BSN = re.compile(
    r"(?i)(?<!\w)(?:bsn|sofi|burgerservice)-?(?:nummer|nr)?\b\.?"
    rf"{BETWEEN}(?P<number>\d(?:[ .-]?\d){{7,8}})(?!\w)"
)
BSN_AFTER = re.compile(
    r"(?i)(?<![\w.,-])(?P<number>\d(?:[ .-]?\d){7,8})(?!\w)[^\n\d]{0,25}\b(?:bsn|sofi|burgerserv)"
)
HANDLE = re.compile(r"(?<![\w.@/])@(?P<name>\w[\w.]{1,28}\w)")
ACCOUNT = re.compile(
    rf"(?i)(?<!\w)(?:{PLATFORM})(?P<told>[- ]?[:=(]? ?(?:(?:is|heet|heette|naam|account|profiel"
    r"|onder|als|via|hij|zij|ze|zich|daar|van|op|noemt|met|volg\w*|gebruikersnaam)\b"
    r"|[: ,'\"‘“(]){0,10})(?P<name>(?<!\w)@?\w[\w.#-]{2,30}\w)"
)
HANDLED = re.compile(r"[@_:#]|[a-z][-.]?\d|\d[a-z]|[a-z]\.[a-z]")
MEDLEY = re.compile(r"(?i)[a-z].{0,30}(?:\d|_|\w\.\w)|\d.{0,30}[a-z]")
WRITER = re.compile(r"[A-Z]+\d\d")


def references(text: str) -> Iterator[Find]:
    """Numbers of files, policies and passports, and citizen numbers that fail their check."""
    stretches = near(text, NUMBERS)
    for found in matches(TOLD, text, stretches):
        digits = sum(letter.isdigit() for letter in found["number"])
        if digits > 2 and not re.fullmatch(r"(?:19|20)\d\d", found["number"]):
            yield Find(*found.span("number"), "dossiernummer", "woord_ervoor", "zeker")
    for found in matches(SHAPED, text, stretches):
        yield Find(*found.span(), "dossiernummer", "vorm", "waarschijnlijk")
    for pattern in (BSN, BSN_AFTER):
        for found in matches(pattern, text, stretches):
            yield Find(*found.span("number"), "bsn", "woord_ernaast", "zeker")


def accounts(text: str) -> Iterator[Find]:
    """@name, and what stands after the name of a platform as `snap: kev1n_010`."""
    for found in HANDLE.finditer(text):
        name = found["name"]
        if not WRITER.fullmatch(name) and not (name.islower() and known(name)):
            yield Find(*found.span(), "account", "vorm", "zeker")
    for found in matches(ACCOUNT, text, near(text, HANDLED)):
        name = found["name"].lstrip("@")
        told = ":" in found["told"] and not known(name)
        if MEDLEY.search(name) or (told and name.islower()):
            yield Find(*found.span("name"), "account", "woord_ervoor", "waarschijnlijk")
