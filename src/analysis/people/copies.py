"""Two forms in which one person coded the same text, and not in the same way."""

from collections import defaultdict
from itertools import combinations
from typing import Any

from analysis.forms_back import form_of
from analysis.mistakes import Mistake

FORMS = ("steekproef", "te-coderen")
Text = tuple[str, str, str]


def refuse_copies(rows: list[dict[str, Any]]) -> None:
    """A Mistake if both forms say that the text was read, or both are the same kind of form.

    A copy that was made halfway would bring back codes that its coder took out since; only people
    know which of the two is the last. What stands in one form only is never a contradiction.
    """
    texts: dict[Text, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if form_of(name_of(row)) in FORMS:
            texts[row["coder"], row["document"], row["text_sha256"]][row["source"]].append(row)
    for (coder, document, _), forms in sorted(texts.items()):
        for (one, first), (other, second) in combinations(sorted(forms.items()), 2):
            if said(first) != said(second) and same_question(first, second):
                raise Mistake(
                    f"{one} en {other}: '{coder.removeprefix('mens-')}' codeerde tekst {document} "
                    "in beide bestanden, en niet gelijk; haal de oude versie weg, of vul de naam "
                    "van de andere codeur in."
                )


def said(rows: list[dict[str, Any]]) -> set[tuple]:
    columns = ("start", "end", "code", "direction", "modality")
    return {tuple(row[name] for name in columns) for row in rows if row["code"]}


def same_question(*forms: list[dict[str, Any]]) -> bool:
    kinds = {form_of(name_of(rows[0])) for rows in forms}
    return len(kinds) == 1 or all(any(row["read"] for row in rows) for rows in forms)


def name_of(row: dict[str, Any]) -> str:
    return row["source"].rpartition("/")[2]
