"""The headings of a form, in our spelling and in that of its maker."""

from analysis.readers.normal import normal
from analysis.readers.sheet import Row

HEADER_ROWS = 10
LONGEST_HEADING = 60


def asked_for(form_columns: dict[str, str]) -> list[str]:
    """The headings that we look for, one for each column."""
    return [name for names in form_columns.values() for name in names.split("|")]


def header(rows: list[Row], asked: list[str]) -> tuple[int, list[str]]:
    """The number of the row with most of the headings `asked` for, and that row in our spelling."""
    wanted = {plain_heading(name) for name in asked}
    candidates = [
        (number, [plain_heading(cell) for cell in row])
        for number, row in enumerate(rows[:HEADER_ROWS], 1)
    ]
    return max(candidates, key=lambda found: len(wanted & set(found[1])), default=(0, []))


def plain_heading(cell: object) -> str:
    return " ".join(normal(str(cell or "")).split()).casefold().rstrip(" *:")


def missing(asked: list[str], present: list[str]) -> list[str]:
    return [name for name in asked if plain_heading(name) not in present]


def missing_columns(asked: list[str], present: list[str]) -> str:
    """Names what is missing; what is there only from a row that is surely one of headings."""
    lacking = missing(asked, present)
    known = present if len(lacking) < len(asked) else []
    gone, here = (
        ", ".join(f"'{name[:LONGEST_HEADING]}'" for name in names if name)
        for names in (lacking, known)
    )
    return (
        f"in het formulier ontbreekt de kolom {gone} "
        f"({'er zijn wel: ' + here if here else 'er is geen enkele bekende kolom'}): pas "
        "form_columns in config/config.yaml aan, of de kop in het formulier."
    )
