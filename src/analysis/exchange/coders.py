"""Who coded, in a project of another program."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml.etree import _Element as Element

from analysis.contracts import WHY_READ
from analysis.exchange.guids import same_guid
from analysis.exchange.opened import below, inside, target
from analysis.mistakes import Mistake
from analysis.people.exchanged_rows import MACHINES
from analysis.people.rows import coder, plain

UNKNOWN = "onbekend"
READER = re.compile(rf"(.+?)(?: \(({'|'.join(WHY_READ)})\))?")


def coder_of(name: str) -> str:
    """A user as a coder of ours: a machine by its own name, a person as `mens-…`."""
    return plain(name) if plain(name) in MACHINES else coder(name)


def users_of(root: Element) -> dict[str, str]:
    """The coder behind every user, by GUID."""
    users = below(root, "User")
    return {
        same_guid(user.get("guid")): coder_of(user.get("name") or user.get("id") or UNKNOWN)
        for user in users
    }


def made_by(elements: list[Element | None], users: dict[str, str], what: str) -> str:
    """Who is named first in these elements as its `what`; "" if nobody is."""
    named = (same_guid(one.get(what)) for one in elements if one is not None)
    return next((users[name] for name in named if name in users), "")


def readers_of(
    root: Element, fresh: list[str], path: Path, say: dict[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """The GUID of each text that is marked as read, who read it, and why if that is known.

    A mark is the variable `gelezen` of a text (or of its case, in MAXQDA) with names or ja, or a
    set called `gelezen` or `gelezen door …`. `fresh` are the people who may be meant by ja.
    """
    word = say["project"]["variables"]["readers"]
    variables = {
        same_guid(one.get("guid")) for one in below(root, "Variable") if is_word(one, word)
    }
    for value in below(root, "VariableValue"):
        if target(value, "VariableRef") in variables:
            typed = "".join(value.itertext()).strip()
            for key in of_texts(value.getparent()):
                for name, why in names_in(typed, fresh, path):
                    yield key, name, why
    for one in below(root, "Set"):
        if is_word(one, word):
            rest = re.sub(rf"(?i)^\s*{word}(\s+door)?", "", one.get("name")).strip()
            for member in inside(one, "MemberSource"):
                for name, why in names_in(rest or "ja", fresh, path):
                    yield same_guid(member.get("targetGUID")), name, why


def is_word(element: Element, word: str) -> bool:
    """Whether the name is this word, or begins with it."""
    return plain(element.get("name") or "").split()[:1] == [word]


def of_texts(owner: Element) -> list[str]:
    """The GUID of the text that has a variable, or those of the texts of a case."""
    texts = [same_guid(one.get("targetGUID")) for one in inside(owner, "SourceRef")]
    return texts or [same_guid(owner.get("guid"))]


def names_in(typed: str, fresh: list[str], path: Path) -> Iterator[tuple[str, str]]:
    """The readers in a list of names, or the one person who may be meant by ja."""
    for part in filter(None, map(str.strip, re.split("[,;]", typed))):
        name, why = READER.fullmatch(part).groups()
        if plain(name) == "nee":
            continue
        if plain(name) == "ja" and len(fresh) != 1:
            raise Mistake(
                f"{path.as_posix()}: bij gelezen staat ja, maar er codeerde niet precies één "
                "persoon in dit project; vul bij gelezen in wie de tekst las."
            )
        yield (fresh[0] if plain(name) == "ja" else coder_of(name)), why or ""
