"""How number plates are written, with and without what stands between their parts (series: RDW)."""

import re

NEW = "AA-999-A A-999-AA AAA-99-A A-99-AAA 99-AAA-9 9-AAA-99 9-AA-999 999-AA-9"
MIXED = "AA-99-AA 99-AA-AA AA-AA-99"
OLD = "AA-99-99 99-99-AA 99-AA-99 AAA-999 9-AAA-999"


def plates(series: str, between: str, letter: str = "[A-Z]") -> str:
    """A pattern for number plates with this between their parts."""
    pattern = series.replace("-", between).replace("9", r"\d").replace("A", letter)
    return "|".join(pattern.split(" "))


DASHED = f"{NEW} {MIXED} {OLD}"
PART = r"(?:[a-zA-Z]{1,3}|\d{1,3})"
PLATES = (
    rf"\b(?:{plates(DASHED, '-')}|{plates(DASHED, '-', '[a-z]')}|{plates(NEW, '[ .]?')}"
    rf"|{plates(MIXED, '')}|{plates(NEW, '', '[a-z]')})\b"
    r"|(?i:\b(?:kenteken|kent|kentekenplaat|nummerplaat|nummerbord)\b[,:.]?)"
    r"(?i:(?: [a-z]{2,9}){0,4}?:? )"
    rf"(?P<plate>(?=[\w. -]{{0,8}}\d)(?=[\w. -]{{0,8}}[a-zA-Z]){PART}(?:[-. ]?{PART}){{2}})\b"
)
NO_PLATE = re.compile(r"\d\d?-(?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)-\d\d?", re.I)
