"""Texts, codebook and codings as a project for MAXQDA, ATLAS.ti, NVivo and QualCoder: .qdpx."""

from pathlib import Path

import pandas as pd
import yaml
from pandera.typing.pandas import DataFrame

from analysis.contracts import Cleared, Codebook, Codings, Corpus, Readings
from analysis.exchange.coders import MACHINES
from analysis.exchange.guids import guid
from analysis.exchange.package import package
from analysis.exchange.plain_text import plain_text
from analysis.exchange.project_element import Given, project_element
from analysis.exchange.xml_bytes import xml_bytes
from analysis.mistakes import Mistake
from analysis.people.marks import TEXT

ALL, UNREAD = "alles", "ongelezen"
ORDER = ["document", "delivery", "start", "end", "code", "coder"]


def qdpx(
    cleared: DataFrame[Cleared], corpus: DataFrame[Corpus], codings: DataFrame[Codings],
    readings: DataFrame[Readings], codebook: DataFrame[Codebook],
    *, scope: str, title: str, words: Path,
) -> bytes:  # fmt: skip
    """The project, after REFI-QDA 1.5, of the texts that count: `alles`, those that nobody read
    (`ongelezen`), or those of the delivery with that name.

    Offsets are those of our own tables: code points of a text with LF and without byte order mark.
    """
    say = yaml.safe_load(words.read_text(encoding="utf-8"))
    texts = within(scope, cleared, corpus, readings)
    chosen = texts[TEXT]
    given = Given(
        texts,
        stretches(codings.merge(chosen, on=TEXT)).sort_values(ORDER, ignore_index=True),
        readings.merge(chosen, on=TEXT),
        codebook,
    )
    root, notes = project_element(given, title, say)
    bodies = dict(zip(texts["guid"], texts["plain"], strict=True)) | notes
    parts = {f"sources/{name}.txt": body.encode() for name, body in bodies.items()}
    return package({"project.qde": xml_bytes(root)} | parts)


def within(
    scope: str, cleared: pd.DataFrame, corpus: pd.DataFrame, readings: pd.DataFrame
) -> pd.DataFrame:
    """The texts that are asked for, each with the `name` that it has in the project."""
    counts = corpus.loc[corpus["status"].eq("telt"), [*TEXT, "text_sha256"]]
    texts = cleared.merge(counts, on=TEXT).sort_values(["document", "delivery"], ignore_index=True)
    if scope == UNREAD:
        read = pd.MultiIndex.from_frame(readings[TEXT])
        texts = texts[~pd.MultiIndex.from_frame(texts[TEXT]).isin(read)]
    elif scope != ALL:
        texts = texts[texts["delivery"].eq(scope)]
    if texts.empty:
        raise Mistake(
            f"Bij '{scope}' zijn er geen teksten om uit te wisselen: kies een andere levering of "
            "alle teksten."
        )
    twice = texts["document"].duplicated(keep=False)
    names = texts["document"].where(~twice, texts["document"] + " (" + texts["delivery"] + ")")
    return texts.assign(name=names, guid=guids(texts), plain=texts["text"].map(plain_text))


def guids(texts: pd.DataFrame) -> list[str]:
    return [guid("text", *key) for key in texts[TEXT].itertuples(index=False)]


def stretches(codings: pd.DataFrame) -> pd.DataFrame:
    """The codings from where to where people pointed; of a machine the whole sentence."""
    people = ~codings["coder"].isin(MACHINES)
    return codings.assign(
        start=codings["start"].mask(people, codings["evidence_start"]),
        end=codings["end"].mask(people, codings["evidence_end"]),
    )


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(qdpx)
