"""The Word file in which researchers write their part of a report: what it means is theirs."""

import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import _Cell as Cell

from analysis.own_fields import own_fields
from analysis.own_words import BETWEEN
from analysis.wording import Say, wording
from analysis.workbooks import DAY_ZERO, timeless

GREY = RGBColor(0x59, 0x59, 0x59)
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def words_forms(contents: list[Path], *, templates: Path, forms: Path) -> list[bytes]:
    """A docx for each of these contents, with what was written before in its place.

    `templates` holds the words of the reports, `forms` those of this form. The grey line under a
    question says which field it is and on which numbers the text rests; with new numbers the line
    is another, so that the report can tell that they changed.
    """
    say = wording((templates / "words.yaml").read_text(encoding="utf-8"))
    explained = yaml.safe_load(forms.read_text(encoding="utf-8"))["own_words"]
    facts = [json.loads(path.read_text(encoding="utf-8")) for path in contents]
    return [form(one, say, explained) for one in facts]


def form(facts: dict, say: Say, explained: dict[str, Any]) -> bytes:
    page = docx.Document()
    about = facts["about"]
    for language in page.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    page.add_heading(explained["title"].format(**about["moment"]), 1)
    kind, _, team = about["audience"].partition("-")
    audience = explained["audiences"][kind].format(team=team)
    page.add_paragraph(explained["for"].format(audience=audience))
    for sentence in explained["intro"]:
        page.add_paragraph(sentence, style="List Bullet")
    fill(page, facts, say, explained["columns"])
    return saved(page)


def fill(page: Document, facts: dict, say: Say, columns: list[str]) -> None:
    """A row per field: what it is about, and what was written there."""
    about, written = facts["about"], facts["own_words"]
    table = page.add_table(rows=1, cols=2, style="Table Grid")
    for cell, head in zip(table.rows[0].cells, columns, strict=True):
        cell.text = head
    for field in own_fields(facts):
        asked, answer = table.add_row().cells
        asked.text = say(field.question, **field.facts)
        key = [about["moment"]["moment"], about["audience"], field.name, field.stand]
        small(asked, BETWEEN.join(key))
        answer.text = UNWRITABLE.sub("", written.get(field.name, {}).get("words", ""))


def small(cell: Cell, text: str) -> None:
    run = cell.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = Pt(7), GREY


def saved(page: Document) -> bytes:
    """The file without a name or a time of whoever made it."""
    page.core_properties.author = ""
    page.core_properties.created = page.core_properties.modified = DAY_ZERO
    made = io.BytesIO()
    page.save(made)
    return timeless(made.getvalue())


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(words_forms)
