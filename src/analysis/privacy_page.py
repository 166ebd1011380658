"""The privacy form as a page to read beside the Excel file."""

import json
from pathlib import Path

import yaml

from analysis.pages import pages


def privacy_page(content: Path, *, words: Path, templates: Path) -> str:
    """One self-contained page with the words to decide about and every find in its sentence."""
    facts = json.loads(content.read_text(encoding="utf-8"))
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["privacy"]
    tokens = json.loads((templates / "tokens.json").read_text(encoding="utf-8"))
    page = pages(templates)
    return page.get_template("privacy.html.j2").render(facts=facts, say=say, tokens=tokens)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(privacy_page)
