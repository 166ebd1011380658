"""Which form each file in data/returned is, by its name, and which files nobody can read.

Light on purpose (no pandas): Snakemake reads it at every start.
"""

import re
from pathlib import Path

from analysis.followable import followable
from analysis.readers.found import JUNK, LOCK_FILE, READ_ME

RETURNED = "data/returned"
FORMS = {
    **dict.fromkeys(
        ("privacycontrole", "citaatcheck", "ontwerpkaart", "buitenbeentje"), (".xlsx",)
    ),
    **dict.fromkeys(("steekproef", "te-coderen", "hercoderen", "bespreken"), (".xlsx",)),
    "codering": (".xlsx", ".csv", ".jsonl"),
    "correcties": (".xlsx", ".csv"),
    "woorden": (".docx",),
}
PROJECTS = (".qdpx", ".qdc")
COPY = re.compile(r"(?:kopie|copy)(?: \(\d+\))? (?:van|of) ")
# What a form becomes when it is saved as something else, by what it should be.
SAVED_AS = {
    ".xlsx": (".xls", ".xlsm", ".xlsb", ".xltx", ".csv", ".tsv", ".ods", ".fods", ".numbers"),
    ".docx": (".doc", ".docm", ".dotx", ".odt", ".rtf", ".pages"),
}


def form_of(name: str) -> str:
    """The form that a file is called after, also if it is a copy; "" if there is none."""
    bare = COPY.sub("", name.casefold(), count=1)
    return next((form for form in FORMS if bare.startswith(form)), "")


def came_back(run: Path, *kinds: str) -> list[str]:
    """The files of these forms or with these suffixes, as they are called from the run."""
    return [f"{RETURNED}/{path.name}" for path in returned(run) if kind_of(path) in kinds]


def returned(run: Path) -> list[Path]:
    """All files in data/returned itself, apart from what systems and programs leave behind."""
    files = sorted(path for path in (run / RETURNED).glob("*") if path.is_file())
    return [path for path in files if not any(rule.fullmatch(path.name) for rule in ASIDE)]


ASIDE = (JUNK, LOCK_FILE, READ_ME)


def kind_of(path: Path) -> str:
    """The form, or the suffix of a project, that a file is read as; "" if it is not read."""
    suffix, form = path.suffix.casefold(), form_of(path.name)
    return suffix if suffix in PROJECTS else form if suffix in FORMS.get(form, ()) else ""


def read_by_nobody(run: Path) -> list[str]:
    """The files that are read as nothing, and the first of every folder within the folder."""
    loose = [path for path in returned(run) if not kind_of(path)]
    folders = sorted(path for path in (run / RETURNED).glob("[!.]*") if path.is_dir())
    inside = [sorted(path for path in one.rglob("[!.]*") if path.is_file()) for one in folders]
    every = [*loose, *(files[0] for files in inside if files)]
    names = [path.relative_to(run).as_posix() for path in every]
    return [name for name in names if followable(name)]


def wrong_returned(run: Path) -> list[str]:
    """A sentence for each file that is a form by its name and cannot be read as one."""
    return [wrong for path in returned(run) if (wrong := wrong_about(path))]


def wrong_about(path: Path) -> str:
    where, form = f"{RETURNED}/{path.name}", form_of(path.name)
    if re.search(r"[{}\x00-\x1f]", path.name):
        return f"{RETURNED}: haal accolades en vreemde tekens uit de naam van een bestand."
    if kind_of(path):
        return ""
    meant = form or next((one for one in FORMS if re.search(rf"\b{one}", path.name.casefold())), "")
    good = FORMS.get(meant, ())
    if path.suffix.casefold() in good:
        return f"{where}: laat de naam beginnen met '{meant}'; anders wordt het niet gelezen."
    if any(path.suffix.casefold() in SAVED_AS.get(suffix, ()) for suffix in good):
        return f"{where} wordt zo niet gelezen; open het formulier en bewaar het als {good[0]}."
    return ""
