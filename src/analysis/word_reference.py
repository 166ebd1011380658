"""The file whose styles Word reports have, as it is before a researcher restyles it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from lxml import etree

from analysis.word.marks import numbering
from analysis.word.package import OFFICE, package, relations
from analysis.word.styles import style, style_id, table_style
from analysis.word.xml import ID, paragraph, run, serialised, text, w

TABLE, TO_FILL = "Rapporttabel", "Invultabel"
CM = 567  # twips
A4 = {"w": 11906, "h": 16838}
MARGINS = {name: round(2.5 * CM) for name in ("top", "right", "bottom", "left")}
MARGINS |= {"header": round(1.1 * CM), "footer": round(1.1 * CM), "gutter": 0}
HEADERS = {"default": "header1", "first": "header2"}
PARTS = ("styles", "settings", "numbering", "header1", "header2", "footer1")


def word_reference(*, looks: Path, tokens: Path) -> bytes:
    """A docx with one example of every style in `looks`, in the colours of `tokens`."""
    known = yaml.safe_load(looks.read_text(encoding="utf-8"))
    known |= json.loads(tokens.read_text(encoding="utf-8"))
    parts = {
        "document": document(known),
        "styles": styles(known),
        "settings": settings(known["language"]),
        "numbering": numbering(),
        "header1": w("hdr", stamp(known), paragraph("TitelBoven", run(text(known["header"])))),
        "header2": w("hdr", stamp(known)),
        "footer1": w("ftr", paragraph("Footer", *footer(known["footer"]))),
    }
    links = {name: (f"{OFFICE}/relationships/{name.rstrip('12')}", f"{name}.xml") for name in PARTS}
    files = {f"word/{name}.xml": serialised(part) for name, part in parts.items()}
    files["word/_rels/document.xml.rels"] = relations(links)
    return package(files, title=known["title"], language=known["language"])


def document(known: Mapping) -> etree._Element:
    """Every style shown once, so that it is easy to find and to change in Word."""
    shown = [
        paragraph(style_id(name), *said(looks["says"]))
        for name, looks in known["paragraph"].items()
        if name not in ("footer", "Titel boven", "Stempel boven")
    ]
    letters = [
        w("r", w("rPr", w("rStyle", val=style_id(name))), text(f"{looks['says']}; "))
        for name, looks in known["character"].items()
    ]
    section = w(
        "sectPr",
        *(with_id(w("headerReference", type=kind), name) for kind, name in HEADERS.items()),
        *(with_id(w("footerReference", type=kind), "footer1") for kind in HEADERS),
        w("pgSz", **A4),
        w("pgMar", **MARGINS),
        w("titlePg"),
    )
    table = example(known["table"])
    return w("document", w("body", *shown, table, paragraph("Normal", *letters), section))


def said(sentence: str) -> Iterator[etree._Element]:
    for number, part in enumerate(sentence.split("\t")):
        yield run(w("tab"), text(part)) if number else run(text(part))


def with_id(made: etree._Element, name: str) -> etree._Element:
    made.set(ID, name)
    return made


def example(rows: list[list[str]]) -> etree._Element:
    head = ["Tabelkop"] * len(rows)
    looks = [head, *[["Tabeltekst", "Tabelgetal"]] * (len(rows) - 1)]
    made = [
        w(
            "tr",
            *(w("tc", paragraph(s, run(text(cell)))) for s, cell in zip(line, row, strict=False)),
        )
        for line, row in zip(looks, rows, strict=True)
    ]
    look = w("tblLook", firstRow=1, lastRow=1, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    about = w("tblPr", w("tblStyle", val=style_id(TABLE)), w("tblW", w=5000, type="pct"), look)
    return w("tbl", about, w("tblGrid", w("gridCol", w=6000), w("gridCol", w=3000)), *made)


def styles(known: Mapping) -> etree._Element:
    tongue = w("lang", val=known["language"], eastAsia=known["language"], bidi="ar-SA")
    made = [
        style(name, kind, looks, known)
        for kind in ("paragraph", "character")
        for name, looks in known[kind].items()
    ]
    plain = w("docDefaults", w("rPrDefault", w("rPr", tongue)), w("pPrDefault"))
    tables = [table_style(name, known["colour"], boxed=name != TABLE) for name in (TABLE, TO_FILL)]
    return w("styles", plain, *made, *tables)


def settings(language: str) -> etree._Element:
    office = "http://schemas.microsoft.com/office/word"
    return w(
        "settings",
        w("defaultTabStop", val=709),
        w("compat", w("compatSetting", name="compatibilityMode", uri=office, val=15)),
        w("themeFontLang", val=language),
    )


def stamp(known: Mapping) -> etree._Element:
    return paragraph("StempelBoven", run(text(known["stamp"])))


def footer(sentence: str) -> Iterator[etree._Element]:
    """The sentence with the number of the page and of all pages in it."""
    before, between, after = sentence.replace("{pages}", "{page}").split("{page}")
    for words, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        yield run(text(words))
        if field:
            yield w("fldSimple", run(text("1")), instr=field)


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(word_reference)
