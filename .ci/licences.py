#!/usr/bin/env python3
"""Write docs/licenties.md anew: every library of requirements.lock with its licence.

Run it in .venv after the lock changed; tests/test_environment.py sees when it was forgotten.
"""

import ast
import re
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from analysis.fingerprint import PACKAGE, imports

REPO = Path(__file__).resolve().parents[1]
OPENING = """\
# Licenties

Dit programma zelf valt onder de MIT-licentie (`LICENSE`). Het gebruikt de bibliotheken hieronder,
in de versies van `requirements.lock`. Een *ja* betekent dat een analyse de bibliotheek laadt, zelf
of via een andere; de rest is voor notebooks en tests. De licentie staat er zoals de makers haar
opgeven. De lijst wordt gemaakt door `.ci/licences.py`.

Van wat een analyse laadt valt niets onder de GPL of AGPL. Drie dingen die daarop lijken:

- **pypandoc_binary** (MIT) brengt het programma *pandoc* mee (GPL, versie 2 of later). Pandoc wordt
  als los programma gestart om een Word-bestand te maken en niet geladen. Wat het maakt, valt niet
  onder die licentie. Wie de hele map met `.venv` doorgeeft, geeft ook pandoc door en moet dan de
  GPL daarvoor volgen.
- **docutils** noemt naast publiek domein en BSD ook de GPL: die geldt voor een hulpbestand voor de
  editor Emacs, dat hier niet wordt gebruikt.
- **numpy**, **scipy** en **scikit-learn** brengen de runtime van de GNU-compiler mee (libgfortran,
  libgomp: GPL met een uitzondering voor programma's die ermee zijn gebouwd; libquadmath: LGPL).

| bibliotheek | versie | licentie | in een analyse |
| --- | --- | --- | --- |
"""


def main() -> None:
    lock = (REPO / "requirements.lock").read_text(encoding="utf-8").splitlines()
    loaded = closure({"snakemake", *imported()})
    rows = [row(*line.split("=="), loaded) for line in lock]
    (REPO / "docs" / "licenties.md").write_text(OPENING + "".join(rows), encoding="utf-8")


def imported() -> set[str]:
    """The libraries that modules of the package import; notebooks are no part of a run."""
    modules = [path for path in PACKAGE.rglob("*.py") if "exploring" not in path.parts]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in modules]
    known = metadata.packages_distributions()
    names = {name for tree in trees for name in imports(tree)[1]}
    return {canonicalize_name(found) for name in names for found in known.get(name, [])}


def closure(names: set[str]) -> set[str]:
    """These libraries and all that they need."""
    todo, found = set(names), set()
    while todo:
        name = todo.pop()
        found.add(name)
        needed = [Requirement(line) for line in metadata.requires(name) or []]
        here = [need for need in needed if not need.marker or need.marker.evaluate({"extra": ""})]
        todo |= {canonicalize_name(need.name) for need in here} - found
    return found


def row(name: str, version: str, loaded: set[str]) -> str:
    about = metadata.metadata(name)
    if about["Version"] != version:
        sys.exit(f"{name} is here in version {about['Version']}, in the lock in {version}")
    yes = "ja" if canonicalize_name(name) in loaded else ""
    return f"| {name} | {version} | {licence(name, about)} | {yes} |\n"


def licence(name: str, about: metadata.PackageMetadata) -> str:
    """What its makers say: an expression, else words, else the title of the licence itself."""
    listed = [text for text in about.get_all("Classifier") or [] if text.startswith("License ::")]
    classes = ", ".join(text.split(" :: ")[-1] for text in listed)
    short = (about["License"] or "").strip()
    words = "" if "\n" in short or len(short) > 60 or short == "UNKNOWN" else short
    return about["License-Expression"] or classes or words or title(name)


def title(name: str) -> str:
    files = [path for path in metadata.files(name) or [] if re.search("LICEN[CS]E", path.name)]
    lines = [line.strip() for path in files for line in path.read_text().splitlines()]
    first = next((line for line in lines if line), None)
    return first or sys.exit(f"{name} tells no licence; look it up")


if __name__ == "__main__":
    main()
