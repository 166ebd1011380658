"""The codebook as a file for MAXQDA, ATLAS.ti, NVivo and QualCoder: REFI-QDA, .qdc."""

from pathlib import Path

import yaml
from lxml.builder import ElementMaker
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook
from analysis.exchange.code_elements import code_elements
from analysis.exchange.xml_bytes import xml_bytes

SPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = "analysepijplijn"


def qdc(codebook: DataFrame[Codebook], *, words: Path) -> bytes:
    """The XML, after REFI-QDA 1.5: themes as categories and sub-codes below them."""
    say = yaml.safe_load(words.read_text(encoding="utf-8"))
    make = ElementMaker(namespace=SPACE, nsmap={None: SPACE})
    return xml_bytes(make.CodeBook(code_elements(codebook, make, say), origin=ORIGIN))


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(qdc)
