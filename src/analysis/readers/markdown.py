"""Markdown files, with what their front matter says."""

import re

from analysis.readers.claims import Claims, kind_in, team_in, writer_in
from analysis.readers.dates import first_date
from analysis.readers.normal import decoded, normal

FRONT = re.compile(r"\A---[ ]*\n(.*?)\n(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL)
EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^\n]{1,500}?)(?<=\S)\1(?![\w*_])")
BOLD_LINE = re.compile(r"^\*\*([^*\n]{1,80}[^*\n.,;])\*\*$", re.MULTILINE)
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|'\"~-])")
LINK = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)|\[([^\]\n]+)\]\((?:https?:|mailto:|www\.)[^)\s]*\)")
TABLE_RULE = re.compile(r"^\|?[ :|-]*--[ :|-]*\|?\n?", re.MULTILINE)
TABLE_ROW = re.compile(r"^\|[ ]*(.*?)[ ]*\|?$", re.MULTILINE)


def markdown(data: bytes, *, writer_pattern: str) -> Claims:
    """The text in light Markdown, and kind, team, writer, date and moment from the front matter."""
    text = normal(decoded(data))
    front = FRONT.match(text)
    body = text[front.end() :] if front else text
    said = front_claims(front[1], writer_pattern) if front else {}
    return said | {"text": normal(light(body))}


def front_claims(front: str, writer_pattern: str) -> Claims:
    """`bijeenkomst` counts the meetings already held, so it names the moment only of notes."""
    lines = (line.partition(":") for line in front.splitlines())
    said = {key.strip().lower(): value.strip(" '\"") for key, _, value in lines}
    meeting = f" {said.get('bijeenkomst', '')}" if said.get("soort") == "bijeenkomst" else ""
    kind, moment = kind_in(said.get("soort", "") + meeting, writer_pattern)
    return {
        "kind": kind,
        "moment": moment,
        "team": team_in(f"team {said.get('team', '')}", writer_pattern),
        "writer": writer_in(said.get("deelnemer", ""), writer_pattern),
        "date": first_date(said.get("datum", "")),
    }


def light(text: str) -> str:
    """Without marks of emphasis, links, images, tables; a line in bold is a heading."""
    text = TABLE_ROW.sub(cells, TABLE_RULE.sub(rule, text))
    text = BOLD_LINE.sub(r"## \1\n", text)
    text = EMPHASIS.sub(r"\2", EMPHASIS.sub(r"\2", text))
    text = re.sub(r"^(?:> ?)+", "", LINK.sub(lambda link: link[1] or "", text), flags=re.MULTILINE)
    return ESCAPED.sub(r"\1", text)


def rule(match: re.Match) -> str:
    """Nothing for the line under a table's head; a rule between paragraphs is only a break."""
    return "" if "|" in match[0] else "\n"


def cells(row: re.Match) -> str:
    return "- " + " | ".join(filter(None, (cell.strip() for cell in row[1].split("|"))))
