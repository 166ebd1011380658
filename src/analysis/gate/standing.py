"""Where a word stands: whether it opens something, and whether what follows makes it a person."""

import re

from analysis.gate.verbs import does, only_people

LINE = 200  # characters of a line that are looked at
LOOK_BACK = 24  # characters before a word that tell where it stands
OPENS = re.compile(r"(?:[\n.!?…:;|][\s\"'‘’“”„«»(\[#*•–—\-]*|[\"'‘“„«(\[])$")
IN_TITLES = frozenset(
    ("van", "en", "de", "het", "een", "in", "op", "voor", "met", "of", "te", "bij", "aan", "der",
     "den", "door", "naar", "over", "uit", "als", "om", "tot")
)  # fmt: skip
IN_LIST = re.compile(r" ?(?:[,;:(\n]|\.?$| en [^\W\d_a-zà-ÿ])")
LISTED = re.compile(r"(?:: |, |[\"'‘“„(\n]|\n[-*] )$")
NEXT = re.compile(r"(?:['’]s?(?= )| (?P<word>\w+)(?P<and>(?<= en) [^\W\d_a-zà-ÿ]\w+)?)")
TURNED = re.compile(r" \w+ (?:ik|jij|hij|ze|zij|we|wij|men)(?!\w)")
THEIRS = re.compile(r".{1,30}?\b(?:zijn|haar|z'n|d'r|hem)\b")
LETTERS = re.compile(r"[^\W\d_]+")


def opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence, a line, a quotation or a bracket."""
    before = text[max(0, start - LOOK_BACK) : start]
    return bool(OPENS.search("\n" + before if start < LOOK_BACK else before))


def in_title(text: str, start: int) -> bool:
    """Whether a word stands in a heading, or in a line where only small words have no capital."""
    begin = text.rfind("\n", max(0, start - LINE), start) + 1
    end = text.find("\n", start, start + LINE)
    line = text[max(begin, start - LINE) : end if end >= 0 else start + LINE]
    parts = LETTERS.findall(line)
    return line.startswith("#") or (
        len(parts) > 1 and all(part[0].isupper() or part in IN_TITLES for part in parts)
    )


def acts(text: str, end: int) -> bool:
    """Whether what follows a word tells that it is a person: belde, zei, 's moeder, en Sanne."""
    after = NEXT.match(text, end)
    return bool(after) and (not after["word"] or bool(after["and"]) or does(after["word"]))


def speaks(text: str, end: int) -> bool:
    """Whether what follows a word is what only people do, or something is his or hers."""
    after = NEXT.match(text, end)
    if not after or not after["word"]:
        return False
    return only_people(after["word"]) or (does(after["word"]) and bool(THEIRS.match(text, end)))


def turned(text: str, end: int) -> bool:
    """Whether a verb and its subject follow a word that opens a sentence: `Hoop had ze niet`."""
    return bool(TURNED.match(text, end))


def in_list(text: str, start: int, end: int) -> bool:
    """Whether a word is one of a list, or all that stands after a colon: `Actie: Wil`."""
    before = text[max(0, start - LOOK_BACK) : start]
    listed = LISTED.search("\n" + before if start < LOOK_BACK else before)
    first = bool(listed) and listed[0] == "\n" and text[end : end + 1] == ","
    return bool(listed and IN_LIST.match(text, end)) and not first
