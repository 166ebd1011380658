"""Identifiers with a format: how they are written, and the check that tells them from chance.

Sources: BSN 11-test (Handreiking BSN), IBAN mod 97 and lengths (ISO 13616), postcode ranges
(PostNL: no leading zero, not SA, SD or SS), series of number plates (RDW).
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from analysis.gate.near import DIGIT, matches, near
from analysis.gate.number_plates import NO_PLATE, PLATES

GAP = r"(?: ?[-‑–—/.] ?|[ \u00a0]{1,2})?"
DIGITS = rf"(?:\d{GAP})"
DUTCH = rf"(?:(?:\+|00)31{GAP}(?:\(0\) ?)?|\(?0)"
ABROAD = rf"(?:\+|00)(?!31)[1-9]\d{{0,2}}{GAP}(?:\(0\) ?)?"
PHONES = (
    rf"(?<![\w+])(?:{DUTCH}(?:6\)?{GAP}{DIGITS}{{7}}\d|[1-9]\d\)?{GAP}{DIGITS}{{6}}\d"
    rf"|[1-9]\d{{2}}\)?{GAP}{DIGITS}{{5}}\d)|316{GAP}{DIGITS}{{7}}\d|{ABROAD}{DIGITS}{{7,11}}\d"
    rf"|04\d\d{GAP}{DIGITS}{{5}}\d|0(?:800|88|900|906|909)[ -]?{DIGITS}{{3,6}}\d)(?!\w|-\d)"
    r"|(?<![\w.,])14 0\d{2,3}(?!\w|[.,]\d| ?(?:euro|€))"
    r"|(?i:\b(?:tel|telefoon|mobiel|mob|telnr|telefoonnummer|bel|bellen|nummer)\b\.?(?: is)?:? ?)"
    rf"(?P<local>14 ?0\d{{2,3}}|06{GAP}{DIGITS}{{5,9}}\d|[1-9]{DIGITS}{{5,7}}\d)(?![\w-]|[.,]\d)"
)

DOMAIN = r"(?:[\w-]{1,63}\.){1,5}[a-zA-Z]{2,12}"
TAIL = r"ape?n?staart(?:je)?"
AT = rf"(?: ?[\[(<] ?(?i:at|a|{TAIL}) ?[\])>] ?| ?(?i:{TAIL}) ?|[-_]at[-_])"
DOT = r"(?:\.| ?[\[(<] ?(?i:dot|punt) ?[\])>] ?| (?i:dot|punt) )"
SPELLED = r"(?:[\w-]{1,30} (?i:punt|dot|streepje) ){0,3}"
MAILS = (
    rf"(?<![\w.+-]){SPELLED}[\w.+-]{{1,64}}(?: ?@ ?{DOMAIN}"
    rf"|{AT}(?:[\w-]{{1,63}}{DOT}){{1,4}}[a-zA-Z]{{2,12}}|@[\w-]{{2,63}}\b"
    r"| (?i:at) [\w-]{1,63}(?: (?i:punt|dot) |\.)(?i:nl|com|org|net|be|eu)\b)"
)
PATH = r"\b(?:/[^\s<>\"'”’)\]]*)?"
SITES = (
    r"\bhttps?://[^\s<>\"'”’)\]]+|\bwww\.[^\s<>\"'”’)\]]+"
    rf"|(?<![\w@.-])(?:[\w-]{{2,63}}\.){{1,4}}(?:nl|com|org|net|eu|be|info|frl|example){PATH}"
    r"|(?<![\w@.-])\w{2,40}-[\w-]{2,40}\.(?:nu|me|io|co|de|uk|fr|shop|app|online|site|club|store|biz|tv)"
    rf"{PATH}"
)
LINK = re.compile(r"@|(?i:www|http|[\[(<] ?a|[-_ ]at[-_ ]|staart| punt | dot )|\.[a-zA-Z]{2,12}\b")

LENGTHS = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "ES": 24, "IT": 27, "PL": 28,
           "PT": 25, "RO": 24, "BG": 22, "TR": 26, "LT": 20, "IE": 22, "AT": 20, "CH": 21,
           "LU": 20, "HU": 28, "CZ": 24, "SE": 24, "DK": 18, "EE": 20, "MT": 31}  # fmt: skip
IBANS = "|".join(
    rf"{land} ?\d ?\d(?:[ .-]?[A-Z0-9]){{{length - 4}}}" for land, length in LENGTHS.items()
)

NO_AMOUNT = r"(?<![\w.,€$/-])(?<![€$] )"
NO_UNIT = r"(?!\w|[.,/-]\d| ?(?:euro|€))"
NUMBERS = (
    rf"{NO_AMOUNT}(?:\d{{4}}[. ]?\d\d[. ]?\d{{3}}|\d{{3}}[. ]\d{{3}}[. ]\d{{3}}|\d{{8}}){NO_UNIT}"
)

POSTCODES = (
    r"(?<![\w.,/-])[1-9]\d{3}[ -]?(?!SA|SD|SS)[A-Z]{2}\b(?!['’]\w)"
    r"|(?<![\w.,/-])[1-9]\d{3} ?(?!sa|sd|ss)[a-z]{2}(?![\w²³'’])"
    r"|(?i:\b(?:postcode|postcodegebied|pc|postcodecijfers)(?: is| was| van| van \w+)?:? )"
    r"(?P<told>[1-9]\d{3}(?! ?S[ADS]\b)(?:-?[A-Za-z]{2}| [A-Z]{2}| ?[a-z]{2}(?=[,.;)\n]|$))?)\b"
)
NO_POSTCODE = re.compile(
    r"\d\d00 (?:AD|BC|EU|GB|IE|KB|KG|KJ|KM|MB|MG|ML|PK|UU)"
    r"|(?:19|20)\d\d (?:AL|DE|EN|IK|IN|IS|JE|ME|OF|OM|OP|TE|TO|WE|ZE)"
    r"|\d{4} ?(?:ah|al|am|bv|ca|cc|cl|cm|ct|de|di|dl|do|dr|ds|ed|em|en|er|eu|ev|ex|ga|gb|gr|ha|he"
    r"|hr|hz|ik|in|is|ja|je|jr|kb|kg|km|kw|ma|mb|me|mg|mi|ml|mm|mw|na|nl|nm|nr|nu|nv|of|ok|om|op"
    r"|oz|pk|pm|pp|pt|qm|st|tb|te|tl|to|tv|uu|vd|vm|vr|we|wk|wo|xl|za|ze|zo)"
)

PATTERNS = {
    "email": re.compile(MAILS),
    "url": re.compile(SITES),
    "iban": re.compile(rf"\b(?:{IBANS})\b", re.I),
    "telefoon": re.compile(PHONES),
    "bsn": re.compile(NUMBERS),
    "postcode": re.compile(POSTCODES),
    "kenteken": re.compile(PLATES),
}


def formatted(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of every identifier in `text` that passes its check; may overlap."""
    digits, links = near(text, DIGIT), near(text, LINK)
    for kind, pattern in PATTERNS.items():
        valid: Callable[[str], bool] = CHECKS.get(kind, bool)
        for found in matches(pattern, text, links if kind in ("email", "url") else digits):
            part = found.lastgroup or 0
            if valid(found[part]):
                stretch = found[part].rstrip(" .,:;!?-")
                yield found.start(part), found.start(part) + len(stretch), kind


def citizen_number(number: str) -> bool:
    """Whether a number of 8 or 9 digits can be a BSN; a day such as 20220927 is none."""
    digits = re.sub(r"\D", "", number)
    return not is_day(digits) and eleven_test(digits)


def is_day(digits: str) -> bool:
    """Whether eight digits are a day of these times, year first or last."""
    for written in (digits, digits[4:] + digits[2:4] + digits[:2]):
        try:
            day = date(int(written[:4]), int(written[4:6]), int(written[6:]))
        except ValueError:
            continue
        if len(digits) == 8 and 1990 < day.year < 2040:
            return True
    return False


def eleven_test(number: str) -> bool:
    """Whether a number of 8 or 9 digits passes the check of a BSN."""
    digits = [int(digit) for digit in number.zfill(9)]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * digit for weight, digit in zip(weights, digits, strict=True))
    return any(digits) and total % 11 == 0


def mod_97(number: str) -> bool:
    """Whether a number can be an IBAN."""
    number = re.sub(r"[ .-]", "", number)
    turned = number[4:] + number[:4]
    return int("".join(str(int(char, 36)) for char in turned)) % 97 == 1


CHECKS: dict[str, Callable[[str], bool]] = {
    "bsn": citizen_number,
    "iban": mod_97,
    "postcode": lambda code: not NO_POSTCODE.fullmatch(code),
    "kenteken": lambda plate: not NO_PLATE.fullmatch(plate),
}
