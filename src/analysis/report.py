"""A report as one web page that needs nothing from outside."""

import json
from pathlib import Path

from analysis.mistakes import Mistake
from analysis.pages import pages
from analysis.pictures import pictures
from analysis.schema import breaches
from analysis.wording import dated, wording, written

INTERIM = ("brief", "done", "themes", "shift", "keeping", "tool", "questions", "account", "annex")
FINAL = ("brief", "done", "themes", "shift", "keeping", "tool", "advice", "account", "annex")


def report(content: Path, *, templates: Path, schema: Path) -> str:
    """The page for this content, in the words, colours and templates of the folder `templates`.

    `content` is JSON after `schema`. Everything that came from people is escaped and stands in
    a direction of writing of its own; a word or fact that a template misses stops the report.
    """
    facts = valid(content, schema)
    say = wording((templates / "words.yaml").read_text(encoding="utf-8"))
    tokens = json.loads((templates / "tokens.json").read_text(encoding="utf-8"))
    page = pages(templates)
    page.globals |= {"say": say, "pictures": pictures(facts, say, tokens["colour"])}
    page.filters |= {"number": written, "date": lambda day: dated(day, say("months"))}
    html = page.get_template("report.html.j2").render(
        facts, sections=sections(facts), tokens=tokens
    )
    return "".join(f"{line.rstrip()}\n" for line in html.splitlines() if line.strip())


def sections(facts: dict) -> list[str]:
    """The sections in order; an interim report has one on keeping once there is something."""
    if facts["about"]["moment"]["final"]:
        return list(FINAL)
    return [name for name in INTERIM if name != "keeping" or facts["keeping"]]


def valid(content: Path, schema: Path) -> dict:
    """The content of a report, or a Mistake that says where it is not as promised."""
    try:
        facts = json.loads(content.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Mistake(
            f"{content.as_posix()} ontbreekt of is beschadigd ({type(error).__name__}): "
            "verwijder het bestand en draai opnieuw."
        ) from None
    wrong = breaches(facts, json.loads(schema.read_text(encoding="utf-8")))
    if wrong:
        raise Mistake(
            f"{content.as_posix()} klopt niet ({'; '.join(wrong[:3])}): "
            "verwijder het bestand en draai opnieuw."
        )
    return facts


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(report)
