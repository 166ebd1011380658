"""A report as one web page that needs nothing from outside."""

import json
from pathlib import Path

import yaml

from analysis.mistakes import Mistake
from analysis.pages import pages, tidy
from analysis.pictures import pictures
from analysis.pictures_more import pictures_more
from analysis.pictures_topics import pictures_topics
from analysis.schema import breaches
from analysis.wording import Say, dated, wording, written

INTERIM = (
    "brief", "done", "blocks", "themes", "shift", "topics", "lens", "keeping", "tool",
    "questions", "account", "annex",
)  # fmt: skip
FINAL = tuple("advice" if name == "questions" else name for name in INTERIM)
OUTSIDE = ("outside_brief", "outside_done", "outside_themes", "meaning", "questions",
           "outside_account")  # fmt: skip
INSIDE, LATER = "onderzoek", ("lens", "keeping")
SCHEMAS = {True: "content.schema.json", False: "outside.schema.json"}


def report(contents: list[Path], *, templates: Path, schemas: Path) -> list[str]:
    """The page for each of these contents, in the words, colours and templates of `templates`.

    A content is JSON after the schema of its audience in the folder `schemas`. Everything that
    came from people is escaped and stands in a direction of writing of its own; a word or fact
    that a template misses stops the report.
    """
    say = wording((templates / "words.yaml").read_text(encoding="utf-8"))
    tokens = json.loads((templates / "tokens.json").read_text(encoding="utf-8"))
    page = pages(templates)
    items = yaml.safe_load((templates / "srqr.yaml").read_text(encoding="utf-8"))
    page.globals |= {"say": say, "tokens": tokens, "srqr_items": items}
    page.filters |= {"number": written, "date": lambda day: dated(day, say("months"))}
    template = page.get_template("report.html.j2")
    made = []
    for path in contents:
        facts = valid(path, schemas)
        drawn = drawings(facts, say, tokens["colour"]) if is_inside(facts) else {}
        html = template.render(facts, sections=sections(facts), pictures=drawn)
        made.append(tidy(html))
    return made


def drawings(facts: dict, say: Say, colours: dict[str, str]) -> dict:
    drawn = pictures(facts, say, colours) | pictures_more(facts, say, colours)
    return drawn | pictures_topics(facts["topics"], say, colours)


def is_inside(facts: dict) -> bool:
    return facts["about"]["audience"] == INSIDE


def sections(facts: dict) -> list[str]:
    """The sections in order; an interim report has some only once there is something in them."""
    final = facts["about"]["moment"]["final"]
    if not is_inside(facts):
        return [("advice" if final and name == "questions" else name) for name in OUTSIDE]
    if final:
        return list(FINAL)
    return [name for name in INTERIM if name not in LATER or facts[name]]


def valid(content: Path, schemas: Path) -> dict:
    """The content of a report, or a Mistake that says where it is not as promised."""
    try:
        facts = json.loads(content.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Mistake(
            f"{content.as_posix()} ontbreekt of is beschadigd ({type(error).__name__}): "
            "verwijder het bestand en draai opnieuw."
        ) from None
    schema = schemas / SCHEMAS[is_inside(facts)]
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
