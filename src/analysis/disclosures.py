"""Stretches of text that may still identify somebody."""

import re
from collections.abc import Iterator

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Disclosures, Documents, KnownNames
from analysis.gate.addresses import addresses
from analysis.gate.ages import ages
from analysis.gate.births import births
from analysis.gate.finds import Find, apart
from analysis.gate.formats import formatted
from analysis.gate.known_names import Lookup, listed_names, lookup
from analysis.gate.names import again, names
from analysis.gate.organisations import organisations
from analysis.gate.references import accounts, references
from analysis.gate.towns import towns
from analysis.gate.usual_phrases import usual_phrases
from analysis.placeholders import KINDS

PLACEHOLDER = re.compile(
    rf"(?i)[\[<(](?:de |het |een )?(?:{'|'.join(KINDS)}|x+|cliënt|klant|persoon|moeder|vader|zus"
    r"|broer|school|instelling|gemeente|wijk|straat|functie|collega|anoniem|geanonimiseerd|weggelaten)"
    r"(?: [a-zà-ÿ]{1,12}){0,3} ?\w?\d{0,2}[\]>)]"
)


def disclosures(
    documents: DataFrame[Documents], known_names: DataFrame[KnownNames]
) -> DataFrame[Disclosures]:
    """One row per stretch that may identify somebody; where finds overlap the longest stays.

    What has a format goes before a name. `known_names` are those that a researcher listed.
    """
    listed = lookup(known_names)
    rows = [
        (text.delivery, text.document, *find)
        for text in documents.itertuples()
        for find in found_in(text.text, listed)
    ]
    return pd.DataFrame(rows, columns=list(Disclosures.to_schema().columns))


def found_in(text: str, listed: Lookup) -> list[Find]:
    """The finds in one text, in order and without overlap."""
    finds = list(every(text, listed))
    finds += again(text, finds)
    nobody = [found.span() for found in PLACEHOLDER.finditer(text)]
    return apart(text, finds, [*nobody, *usual_phrases(text)])


def every(text: str, listed: Lookup) -> Iterator[Find]:
    for start, end, kind in formatted(text):
        yield Find(start, end, kind, "vorm", "zeker")
    yield from references(text)
    yield from accounts(text)
    yield from births(text)
    yield from ages(text)
    yield from addresses(text)
    yield from organisations(text)
    yield from towns(text)
    yield from listed_names(text, listed)
    yield from names(text)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(disclosures)
