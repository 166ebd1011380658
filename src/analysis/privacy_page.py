"""The privacy form as a page to read beside the Excel file."""

import json
from pathlib import Path

import jinja2
import yaml


def privacy_page(content: Path, *, words: Path, templates: Path) -> str:
    """One self-contained page with the words to decide about and every find in its sentence."""
    facts = json.loads(content.read_text(encoding="utf-8"))
    say = yaml.safe_load(words.read_text(encoding="utf-8"))["privacy"]
    tokens = json.loads((templates / "tokens.json").read_text(encoding="utf-8"))
    page = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return page.get_template("privacy.html.j2").render(facts=facts, say=say, tokens=tokens)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(privacy_page)
