"""The texts as elements of REFI-QDA, each with its codings and variables."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from lxml.builder import ElementMaker
from lxml.etree import _Element as Element

from analysis.exchange.guids import guid
from analysis.exchange.xml_bytes import writable
from analysis.people.marks import TEXT

NAME_LENGTH = 50  # of the quote that a selection carries, so that a reader can check its place
NO_CODINGS = pd.DataFrame()


def text_elements(
    texts: pd.DataFrame, codings: pd.DataFrame, user: str, make: ElementMaker, say: dict[str, Any]
) -> Iterator[Element]:
    """An element `TextSource` per text; `user` is who brought it in."""
    own = dict(list(codings.groupby(TEXT)))
    for text in texts.itertuples():
        when = moment_of(text.date)
        marks = own.get((text.delivery, text.document), NO_CODINGS)
        yield make.TextSource(
            *(selection(row, text, make, say) for row in marks.itertuples()),
            *variable_values(text, make, say),
            guid=text.guid, name=text.name, plainTextPath=f"internal://{text.guid}.txt",
            creatingUser=guid("user", user), creationDateTime=when, modifiedDateTime=when,
        )  # fmt: skip


def moment_of(date: str) -> str:
    """A date as the moment that the standard asks for."""
    return f"{date}T00:00:00Z"


def selection(row, text, make: ElementMaker, say: dict[str, Any]) -> Element:
    """The element `PlainTextSelection` of one coding; others may lie on the same words."""
    key = (text.delivery, text.document, row.coder, row.code, row.start, row.end)
    user, when = guid("user", row.coder), moment_of(text.date)
    coding = make.Coding(
        make.CodeRef(targetGUID=guid("code", row.code)),
        guid=guid("coding", *key), creatingUser=user, creationDateTime=when,
    )  # fmt: skip
    return make.PlainTextSelection(
        make.Description(writable(memo(row, text.plain, say["memo"]))), coding,
        guid=guid("selection", *key), name=writable(text.plain[row.start : row.end])[:NAME_LENGTH],
        startPosition=str(row.start), endPosition=str(row.end),
        creatingUser=user, creationDateTime=when, modifyingUser=user, modifiedDateTime=when,
    )  # fmt: skip


def memo(row, plain: str, say: dict[str, str]) -> str:
    """What else the coder said, as `name: value; …`."""
    told = {"modality": row.modality, "direction": row.direction, "actor": row.actor}
    if row.score < 1:
        told |= {
            "score": f"{row.score:.2f}",
            "evidence": plain[row.evidence_start : row.evidence_end],
        }
    return "; ".join(f"{say[name]}: {value}" for name, value in told.items() if pd.notna(value))


def variable_values(text, make: ElementMaker, say: dict[str, Any]) -> Iterator[Element]:
    """What is known of the text; a variable without a value is left out."""
    for key in say["project"]["variables"]:
        value = getattr(text, key)
        if pd.notna(value) and value:
            reference = make.VariableRef(targetGUID=guid("variable", key))
            yield make.VariableValue(reference, make.TextValue(value))
