"""The element Project of REFI-QDA: users, codebook, variables, texts, a note, and sets."""

from typing import Any, NamedTuple

import pandas as pd
from lxml.builder import ElementMaker
from lxml.etree import _Element as Element

from analysis.exchange.code_elements import code_elements
from analysis.exchange.guids import guid
from analysis.exchange.taken_along import taken_along
from analysis.exchange.text_elements import moment_of, text_elements
from analysis.people.marks import TEXT

SPACE = "urn:QDA-XML:project:1.0"
ORIGIN = "analysepijplijn"  # without an origin QualCoder stops, and with ATLAS in it it miscounts
MAKE = ElementMaker(namespace=SPACE, nsmap={None: SPACE})


class Given(NamedTuple):
    """The tables that go into a project; `texts` with `name`, `guid` and `plain`."""

    texts: pd.DataFrame
    codings: pd.DataFrame
    readings: pd.DataFrame
    codebook: pd.DataFrame


def project_element(
    given: Given, title: str, say: dict[str, Any]
) -> tuple[Element, dict[str, str]]:
    """The element, and the text of each note by its GUID.

    The order of the parts is that of the standard; ATLAS.ti refuses another. The first user is
    nobody yet: QualCoder takes the first one for the person who works with the project.
    """
    people = map(shown_coder, [*given.codings["coder"], *given.readings["coder"]])
    users = list(dict.fromkeys([say["project"]["first_user"], *sorted(set(people))]))
    by, last = guid("user", users[0]), moment_of(given.texts["date"].max())
    key, listed = guid("note", "taken along"), taken_along(given.codings, say["note"])
    root = MAKE.Project(
        MAKE.Users(*(MAKE.User(guid=guid("user", user), name=user) for user in users)),
        MAKE.CodeBook(code_elements(given.codebook, MAKE, say)),
        variables(say),
        MAKE.Sources(*text_elements(*told(given), users[0], MAKE, say)),
        MAKE.Notes(note(key, by, last, say)),
        MAKE.Sets(*sets(given.texts, say)),
        MAKE.Description(f"{say['only']} {say['project']['about'].format(title=title)}"),
        name=title, origin=ORIGIN, creatingUserGUID=by, creationDateTime=last,
    )  # fmt: skip
    return root, {key: listed}


def note(key: str, by: str, when: str, say: dict[str, Any]) -> Element:
    """The note with what goes along; QualCoder stops at a note without dates."""
    return MAKE.Note(
        guid=key, name=say["note"]["name"], plainTextPath=f"internal://{key}.txt",
        creatingUser=by, creationDateTime=when, modifiedDateTime=when,
    )  # fmt: skip


def shown_coder(coder: str) -> str:
    """A coder by the name that people know: without the mark that it is a person."""
    return coder.removeprefix("mens-")


def variables(say: dict[str, Any]) -> Element:
    names = say["project"]["variables"].items()
    return MAKE.Variables(
        *(MAKE.Variable(guid=guid("variable", key), name=name, typeOfVariable="Text")
          for key, name in names)
    )  # fmt: skip


def told(given: Given) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The texts with their readers, and the codings with the name of the coder as it is shown."""
    read = given.readings
    names = read["coder"].map(shown_coder) + " (" + read["why_read"] + ")"
    readers = read.assign(said=names).groupby(TEXT)["said"].agg(joined)
    keys = pd.MultiIndex.from_frame(given.texts[TEXT])
    texts = given.texts.assign(readers=readers.reindex(keys).fillna("").to_numpy())
    return texts, given.codings.assign(coder=given.codings["coder"].map(shown_coder))


def joined(names: pd.Series) -> str:
    return ", ".join(sorted(set(names)))


def sets(texts: pd.DataFrame, say: dict[str, Any]) -> list[Element]:
    """The texts of each period together."""
    found = []
    for period, own in texts.groupby("period"):
        members = (MAKE.MemberSource(targetGUID=one) for one in own["guid"])
        name = say["project"]["set"].format(period=period)
        found.append(MAKE.Set(*members, guid=guid("set", period), name=name))
    return found
