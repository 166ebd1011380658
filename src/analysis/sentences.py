"""Where sentences end in Dutch as it is typed in diaries and minutes.

A full stop, `?`, `!` or ellipsis before white space is a candidate; what stands before it (an
abbreviation, an initial, a number) and after it (a capital, a small letter) decides. Closing
quotes, brackets and emoji belong to the sentence that they follow.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

ABBREVIATIONS = "abbreviations.txt"
LOOK_BACK = 32  # characters; longer words are no abbreviations

MASKED = "[\ue600-\ue6ff]"
EMOJI = "(?:[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]|[:;]-?[)(DPp](?!\\w))"
CANDIDATE = re.compile(
    rf"(?P<marks>[.!?…]+)(?P<closers>[\"'’”»)\]]*)(?: ?{EMOJI})*|{EMOJI}+|(?P<masked>{MASKED}+)"
)
WORD = re.compile(rf"[^\W_]|{MASKED}")
LAST_WORD = re.compile(rf"(?s).*(?:[^\W_]|{MASKED})")
SPACE = re.compile(r"\s*")
NEXT = re.compile(rf"\s*(?P<openers>[\"'‘’“„«(\[]*)(?P<word>{MASKED}|\w*)")
GLUED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]*[\s,]")
TOKEN = re.compile(r"[^\W_](?:[\w.\-/'’]*\w)?$")
DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
VOWEL = re.compile(r"[aeiouyà-ÿ]")
CAPITAL = re.compile(r"[.!?][\"'’”)]*\s+[\"'‘“(]*[A-ZÀ-Þ]")
SMALL = re.compile(r"[^\W\d_]{4}[.!?][\"'’”)]*\s+[\"'‘“(]*[a-zà-ÿ]")


def without_capitals(text: str) -> bool:
    """Whether the writer opens most sentences with a small letter."""
    return len(SMALL.findall(text)) > len(CAPITAL.findall(text))


def sentences(text: str, start: int, end: int, *, small: bool) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in the stretch, which has no white space at either side.

    `small` says that the writer opens sentences with a small letter. A piece without a letter
    or digit is no sentence: it stays with its neighbour.
    """
    final = LAST_WORD.match(text, start, end)
    last_word = final.end() if final else start
    begin, word = start, WORD.search(text, start, end)
    for found in CANDIDATE.finditer(text, start, last_word):
        stop = found.end()
        if word.start() < stop < last_word and is_end(text, begin, found, small):
            yield begin, stop
            begin = SPACE.match(text, stop).end()
            word = WORD.search(text, begin, end)
    yield begin, end


def is_end(text: str, begin: int, found: re.Match, small: bool) -> bool:
    """Whether the candidate `found` ends the sentence that begins at `begin`."""
    if not text[found.end()].isspace():
        return glued(text, found)
    after = NEXT.match(text, found.end())
    if found["masked"]:
        return after["word"][:1].isupper() and after["word"].lower() in words()["opens"]
    if not found["marks"]:
        return after["word"][:1].isupper()
    if found["marks"] == "." and not found["closers"]:
        return full_stop(text, begin, found.start(), after, small)
    if not after["word"][:1].islower() or "[" in after["openers"]:
        return True
    if found["closers"] and (not small or after["word"] in words()["reports"]):
        return False
    return found["marks"] == "." or "?" in found["marks"] or "!" in found["marks"]


def glued(text: str, found: re.Match) -> bool:
    """Whether the white space after a sentence was forgotten: "gedaan.Toen"."""
    before = text[max(0, found.start() - 3) : found.start()]
    word = len(before) == 3 and before.isalpha() and before.islower() and VOWEL.search(before)
    return bool(found["marks"] and word and GLUED.match(text, found.end()))


def full_stop(text: str, begin: int, dot: int, after: re.Match, small: bool) -> bool:
    """Whether a single full stop at `dot` ends a sentence and not only an abbreviation."""
    look_back = max(begin, dot - LOOK_BACK)
    found = TOKEN.search(text[look_back:dot])
    token = found[0] if found else ""
    follower = after["word"]
    capital = follower[:1].isupper()
    opens = capital and follower.lower() in words()["opens"]
    if len(token) == dot - begin and (token.isdecimal() or len(token) == 1):
        return False  # "1." or "a." before an item in running text
    if len(token) == 1 and token.isalpha() and token not in "ou":  # an initial, not "u" or "o"
        return opens or (capital and len(follower) > 1 and titled(text[look_back : dot - 1]))
    if token.lower() in words()["may"]:
        return bool(re.match(MASKED, follower)) or capital or (small and follower.islower())
    if token.lower() in words()["never"] or DOTTED.fullmatch(token):
        return opens
    return not follower[:1].islower() or small or len(token) > 4 or bool(VOWEL.search(token))


def titled(before: str) -> bool:
    """Whether the text before an initial ends in a title: then the initial is the whole name."""
    names = [word for word in before.lower().split() if word not in words()["particles"]]
    return bool(names) and names[-1].rstrip(".") in words()["titles"]


@cache
def words() -> dict[str, frozenset[str]]:
    """The groups of the word list, by the first word of their title."""
    text = (files("analysis") / "words" / ABBREVIATIONS).read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    groups = re.findall(r"\[(\w+)[^\]]*\]([^\[]*)", lines)
    return {name: frozenset(members.split()) for name, members in groups}
