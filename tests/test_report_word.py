"""Reports in Word: what the page says, in styles a researcher can change, and nothing more."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pdfplumber
import pytest
from lxml import etree, html
from PIL import Image
from small_practice import page, whole_practice

from analysis.mistakes import Mistake
from analysis.report_word import report_word
from analysis.word_reference import word_reference

REPORT = Path(__file__).parents[1] / "workflow" / "report"
REFERENCE = REPORT / "reference.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
UNSEEN = "//form|//svg|//nav|//aside|//a[@role='doc-noteref']|//*[@class='skip']"
INLINE = {"a", "abbr", "bdi", "code", "em", "span", "strong", "sub"}
LONG = "x" * 10_000
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100" role="img" aria-label="{alt}">'
    '<clipPath id="c{n}"><rect width="200" height="100"/></clipPath>'
    '<rect width="400" height="100" clip-path="url(#c{n})" fill="#22638f"/></svg>'
)
PAGE = f"""<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>Tussenrapport, Eerlijke gesprekken</title>
<style>p {{ color: red }}</style></head><body>
<a class="skip" href="#inhoud">Naar de inhoud</a>
<header><p class="stamp"><strong>VOORBEELD, FICTIEF</strong> Deze mensen bestaan niet.</p>
<h1><bdi>Eerlijke gesprekken</bdi></h1><p class="subtitle">Bijeenkomst 2</p>
<dl class="about"><div><dt>Voor wie</dt><dd>het onderzoeksteam</dd></div>
<div class="wide"><dt>Waarvoor</dt><dd>Alleen voor het onderzoeksteam.</dd></div></dl></header>
<nav class="contents"><h2>Inhoud</h2><ol><li><a href="#brief">In het kort</a></li></ol></nav>
<main id="inhoud"><section>
<h2 id="brief">In het kort</h2>
<p>Een <strong>vet</strong>,   een <em>schuin</em> en een
  <a href="https://voorbeeld.nl/a">adres</a>.<a role="doc-noteref" href="#noot-1">1</a> Dit is
  <code>a1b2</code><br>op een <abbr title="voluit">afk.</abbr> regel met H<sub>2</sub>O.</p>
<div class="notice"><strong>Let op</strong><p>Lees dit eerst.</p><p>En dit.</p></div>
<div class="empty"><p class="label">Nog in te vullen</p><p>Schrijf hier.</p>
<ol><li>Boodschap 1</li><li>Boodschap 2</li></ol></div>
<div class="empty"><p class="label">Nog in te vullen</p>
<p class="line" aria-hidden="true"></p></div>
<ul><li>een<ul><li>daaronder</li></ul></li><li><p>twee</p><p>vervolg</p></li></ul>
<ol><li>eerst</li><li>dan</li></ol><p>tussen</p><ol start="3"><li>derde</li></ol>
<h3>Cijfers</h3>
<div class="scroll"><table><caption id="t1"><span>Teksten per periode</span></caption>
<thead><tr><th scope="col">Periode</th><th scope="col" class="number">Aantal</th></tr></thead>
<tbody><tr><th scope="row"><bdi>vóór</bdi></th><td class="number">1.609</td></tr></tbody>
<tfoot><tr><th scope="row">Samen</th><td class="number">1.609</td></tr></tfoot></table></div>
<table><caption>Om in te vullen</caption>
<thead><tr><th>Wie</th><th colspan="2">Wat</th></tr></thead>
<tbody><tr><td rowspan="2">hoog</td><td class="blank"></td><td class="blank"></td></tr>
<tr><td>b</td><td>c</td></tr></tbody></table>
<h4>Figuren</h4>
<figure class="picture"><figcaption><strong>Veel.</strong> Een figuur.</figcaption>
<div class="scroll">{SVG.format(alt="Staaf van 200 &amp; meer", n=1)}</div></figure>
<details><summary>Toon de getallen</summary><dl class="definitions"><dt>Begrip</dt>
<dd>Uitleg ervan.</dd></dl></details>
<figure class="quote tegengeluid" id="citaat-c001"><blockquote><p><bdi>Ik durfde niet.</bdi></p>
</blockquote><figcaption>Team A · <a href="#herkomst-c001">citaat c001</a></figcaption></figure>
<p>Een <a href="#weg">dode</a> en een <a href="javascript:alert(1)">kwade</a> link.</p>
</section><section><h2>Herkomst</h2>
<table><caption>Waar elk citaat staat</caption>
<thead><tr><th>Citaat</th><th>Bestand</th></tr></thead>
<tbody><tr id="herkomst-c001"><th scope="row"><a href="#citaat-c001">c001</a></th>
<td><bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi></td></tr>
<tr><th scope="row">=cmd|'/c calc'!A1</th><td><bdi>voor \u202e omgekeerd</bdi> elders</td></tr>
<tr><th scope="row">שלום עולם hier</th><td><bdi>{LONG}</bdi></td></tr></tbody></table>
<p>kapot\x0bteken af\u00adbreken &amp; {{{{ 7 * 7 }}}} ’s\u00a0avonds 🙂</p>
</section></main>
<aside role="doc-footnote" id="noot-1">
<p>Een noot. <a role="doc-backlink" href="#x">terug</a></p></aside>
</body></html>"""


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> bytes:
    return in_word(tmp_path_factory.mktemp("word"), PAGE)


def in_word(folder: Path, *pages: str, reference: Path = REFERENCE) -> bytes:
    paths = [folder / f"{n}.html" for n, _ in enumerate(pages)]
    for path, source in zip(paths, pages, strict=True):
        path.write_text(source, encoding="utf-8")
    return report_word(paths, reference=reference)[0]


def part(made: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        return etree.fromstring(file.read(name))


def styled(made: bytes, style: str) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(made)).paragraphs if p.style.name == style]


def said(root: etree._Element) -> list[str]:
    """The words in order; a paragraph, tab or line end is white space."""
    found = []
    for element in root.iter():
        if element.tag == f"{W}t":
            found.append(element.text or "")
        elif element.tag in (f"{W}p", f"{W}tab", f"{W}br"):
            found.append(" ")
    return DIRECTIONS.sub("", "".join(found)).split()


def visible(page: str) -> list[str]:
    """What a reader sees of a page, without its contents and notes; between blocks is space."""
    page = page.replace("\N{SOFT HYPHEN}", "").replace("\x0b", "\N{REPLACEMENT CHARACTER}")
    tree = html.document_fromstring(page)
    for element in tree.xpath(UNSEEN):
        element.drop_tree()
    for element in tree.find("body").iter():
        if element.tag not in INLINE:
            element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
    return DIRECTIONS.sub("", tree.find("body").text_content()).split()


def said_in_body(made: bytes) -> list[str]:
    """The words of the document without its contents."""
    body = part(made)
    for contents in list(body.iter(f"{W}sdt")):
        contents.getparent().remove(contents)
    return said(body)


def test_the_words_of_the_page_are_all_there_and_no_others(made):
    assert said_in_body(made) == visible(PAGE)
    assert said(part(made, "word/footnotes.xml")) == ["Een", "noot."]


def test_a_real_report_keeps_its_words(tmp_path):
    report = page(tmp_path, whole_practice())
    assert said_in_body(in_word(tmp_path, report)) == visible(report)


def test_headings_captions_quotes_and_fields_have_styles_of_their_own(made):
    assert styled(made, "Title") == ["Eerlijke gesprekken"]
    assert styled(made, "Heading 1") == ["In het kort", "Herkomst"]
    assert styled(made, "Heading 2") == ["Cijfers"]
    assert styled(made, "Heading 3") == ["Figuren"]
    assert styled(made, "Caption")[0] == "Teksten per periode"
    assert styled(made, "Tegengeluid") == ["Ik durfde niet."]
    assert styled(made, "Citaatbron") == ["Team A · citaat c001"]
    assert styled(made, "Let op") == ["Let op", "Lees dit eerst.", "En dit."]
    assert styled(made, "Invulveld kop") == ["Nog in te vullen"] * 2
    assert styled(made, "Invulveld") == ["Schrijf hier.", "Boodschap 1", "", "Boodschap 2", "", ""]
    assert styled(made, "Gegeven")[1] == "Waarvoor\tAlleen voor het onderzoeksteam."
    assert styled(made, "Uitgeklapt") == ["Toon de getallen"]


def test_tables_repeat_their_head_and_stay_within_the_page(made):
    tables = docx.Document(io.BytesIO(made)).tables
    for table in tables:
        rows = [row._tr for row in table.rows]
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows].count(True) == 1
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        widths = [int(column.get(f"{W}w")) for column in table._tbl.tblGrid]
        assert 9000 < sum(widths) <= 9070
        assert min(widths) > 300
    assert {table.style.name for table in tables} == {"Rapporttabel", "Invultabel"}
    assert tables[0]._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val") == "Teksten per periode"
    assert [cell.text for cell in tables[1].rows[2].cells] == ["hoog", "b", "c"]


def test_captions_stay_with_their_table_and_quotes_in_one_piece(made):
    styles = docx.Document(io.BytesIO(made)).styles
    for name in ("Heading 1", "Heading 2", "Heading 3", "Caption", "Citaat", "Tabelkop"):
        assert styles[name].paragraph_format.keep_with_next, name
    for name in ("Citaat", "Citaatbron", "Let op", "Invulveld"):
        assert styles[name].paragraph_format.keep_together, name


def test_drawings_are_pictures_with_their_alternative_text(made):
    body = part(made)
    (about,) = body.iter("{*}docPr")
    (size,) = body.iter("{*}extent")
    assert about.get("descr") == "Staaf van 200 & meer"
    assert int(size.get("cx")) / 360_000 == pytest.approx(16, abs=0.1)
    assert int(size.get("cx")) / int(size.get("cy")) == pytest.approx(4, abs=0.01)
    png = Image.open(io.BytesIO(zipfile.ZipFile(io.BytesIO(made)).read("word/media/picture1.png")))
    assert png.width == pytest.approx(16 / 2.54 * 200, abs=5)
    assert png.convert("RGB").getpixel((10, 10)) == (0x22, 0x63, 0x8F)
    assert png.convert("RGB").getpixel((png.width - 10, 10)) == (255, 255, 255)


def test_links_lead_to_places_and_only_safe_ones_out(made):
    body = part(made)
    places = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    anchors = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    assert len(places) == len(set(places))
    assert {name for name in anchors if name} <= set(places)
    assert [name for name in places if not re.fullmatch(r"[A-Za-z]\w{0,39}", name)] == []
    assert {link.get("Target") for link in outside(made)} == {"https://voorbeeld.nl/a"}


def outside(made: bytes) -> list[etree._Element]:
    links = part(made, "word/_rels/document.xml.rels")
    return [link for link in links if link.get("TargetMode") == "External"]


def test_lists_with_numbers_start_anew(made):
    numbers = {
        num.get(f"{W}numId"): num.find(f".//{W}startOverride")
        for num in part(made, "word/numbering.xml").iter(f"{W}num")
    }
    used = [
        (p.text, p._p.pPr.numPr.ilvl.val, numbers[str(p._p.pPr.numPr.numId.val)])
        for p in docx.Document(io.BytesIO(made)).paragraphs
        if p._p.pPr.numPr is not None
    ]
    assert [(words, level) for words, level, _ in used][:3] == [
        ("een", 0), ("daaronder", 1), ("twee", 0),
    ]  # fmt: skip
    starts = [start.get(f"{W}val") for *_, start in used if start is not None]
    assert starts == ["1", "1", "3"]


def test_the_contents_are_filled_in_and_word_asks_nothing(made):
    (contents,) = part(made).iter(f"{W}sdt")
    assert said(contents) == ["Inhoud", "In", "het", "kort", "Cijfers", "Herkomst"]
    assert " TOC " in next(contents.iter(f"{W}instrText")).text
    assert [mark.get(f"{W}fldCharType") for mark in contents.iter(f"{W}fldChar")] == [
        "begin", "separate", "end",
    ]  # fmt: skip
    assert list(part(made, "word/settings.xml").iter(f"{W}updateFields")) == []
    assert b"w:dirty" not in etree.tostring(contents)


def test_notes_are_notes(made):
    (mark,) = part(made).iter(f"{W}footnoteReference")
    notes = {note.get(f"{W}id"): note for note in part(made, "word/footnotes.xml")}
    assert said(notes[mark.get(f"{W}id")]) == ["Een", "noot."]


@pytest.mark.parametrize("stamp", ["VOORBEELD, FICTIEF", ""])
def test_every_page_says_what_it_is(tmp_path, stamp):
    source = PAGE if stamp else re.sub('<p class="stamp">.*?</p>', "", PAGE)
    made = docx.Document(io.BytesIO(in_word(tmp_path, source)))
    (section,) = made.sections
    first, others = section.first_page_header, section.header
    assert [p.text for p in first.paragraphs] == [stamp]
    assert [p.text for p in others.paragraphs] == [stamp, "Tussenrapport, Eerlijke gesprekken"]
    for footer in (section.footer, section.first_page_footer):
        assert re.sub(r"\s+", " ", said_of(footer)) == "Pagina 1 van 1"
    assert (section.page_width.cm, section.page_height.cm) == pytest.approx((21, 29.7), abs=0.01)
    assert section.left_margin.cm == pytest.approx(2.5, abs=0.01)


def said_of(part) -> str:
    return " ".join(said(part._element))


def test_it_is_dutch_and_by_nobody(made):
    about = docx.Document(io.BytesIO(made)).core_properties
    assert (about.title, about.language) == ("Tussenrapport, Eerlijke gesprekken", "nl-NL")
    assert (about.author, about.last_modified_by) == ("", "")
    assert about.created == about.modified
    assert {lang.get(f"{W}val") for lang in part(made, "word/styles.xml").iter(f"{W}lang")} == {
        "nl-NL"
    }


def test_the_same_pages_give_the_same_bytes_in_the_same_order(made, tmp_path):
    paths = [tmp_path / "a.html", tmp_path / "b.html"]
    for path, title in zip(paths, ("In het kort", "Kort"), strict=True):
        path.write_text(PAGE.replace("In het kort", title), encoding="utf-8")
    both = report_word(paths, reference=REFERENCE)
    assert [both[0], both[1]] == report_word(paths, reference=REFERENCE)
    assert both[0] == made
    assert styled(both[1], "Heading 1")[0] == "Kort"
    dates = {info.date_time for info in zipfile.ZipFile(io.BytesIO(made)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_text_stays_text_in_its_own_place(made):
    words = said(part(made))
    assert {"<script>alert(1)</script>", "=cmd|'/c", LONG, "🙂", "}}"} <= set(words)
    assert "kapot\ufffdteken" in words
    runs = ["".join(t.text for t in run.iter(f"{W}t")) for run in part(made).iter(f"{W}r")]
    turned = next(n for n, run in enumerate(runs) if "\u202e" in run)
    assert "\u202c" in runs[turned] + runs[turned + 1]
    right = [run for run in part(made).iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert ["".join(run.itertext()).strip() for run in right] == ["שלום עולם"]


def test_a_restyled_template_gives_its_looks_and_not_its_words(tmp_path):
    """Word in Dutch gives its own styles other ids, and adds who saved the file."""
    restyled = docx.Document(REFERENCE)
    restyled.styles["Heading 1"].font.name = "Verdana"
    restyled.styles["Heading 1"].element.set(f"{W}styleId", "Kop1")
    restyled.core_properties.author = "Iemand"
    attached = etree.SubElement(restyled.settings.element, f"{W}attachedTemplate")
    attached.set(f"{W}val", "Iemand.dotm")
    restyled.save(tmp_path / "eigen.docx")
    made = in_word(tmp_path, PAGE, reference=tmp_path / "eigen.docx")
    assert styled(made, "Heading 1") == ["In het kort", "Herkomst"]
    assert docx.Document(io.BytesIO(made)).styles["Heading 1"].font.name == "Verdana"
    everything = zipfile.ZipFile(io.BytesIO(made))
    assert [name for name in everything.namelist() if b"Iemand" in everything.read(name)] == []
    assert "Gewone tekst." not in styled(made, "Normal")


def test_a_template_that_cannot_serve_is_a_mistake(tmp_path):
    (tmp_path / "geen.docx").write_bytes(b"geen Word")
    with pytest.raises(Mistake, match="geen leesbaar Word-bestand"):
        in_word(tmp_path, PAGE, reference=tmp_path / "geen.docx")
    lacking = docx.Document(REFERENCE)
    lacking.styles["Citaat"].element.find(f"{W}name").set(f"{W}val", "Quote")
    lacking.save(tmp_path / "zonder.docx")
    with pytest.raises(Mistake, match="mist de stijlen Citaat:"):
        in_word(tmp_path, PAGE, reference=tmp_path / "zonder.docx")


def test_the_template_is_as_it_was_made_and_readable():
    fresh = word_reference(looks=REPORT / "reference.yaml", tokens=REPORT / "tokens.json")
    kept = zipfile.ZipFile(REFERENCE)
    made = zipfile.ZipFile(io.BytesIO(fresh))
    assert {name: kept.read(name) for name in kept.namelist()} == {
        name: made.read(name) for name in made.namelist()
    }
    tokens = json.loads((REPORT / "tokens.json").read_text(encoding="utf-8"))
    for style in part(fresh, "word/styles.xml").iter(f"{W}style"):
        ink = style.find(f"{W}rPr/{W}color")
        fill = style.find(f"{W}pPr/{W}shd")
        ground = "ffffff" if fill is None else fill.get(f"{W}fill")
        letters = tokens["colour"]["ink"][1:] if ink is None else ink.get(f"{W}val")
        assert contrast(letters, ground) >= 4.5, style.get(f"{W}styleId")


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 between two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_another_word_processor_opens_it(made, tmp_path):
    (tmp_path / "rapport.docx").write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path]
    subprocess.run([*words, tmp_path / "rapport.docx"], check=True, capture_output=True)
    with pdfplumber.open(tmp_path / "rapport.pdf") as pages:
        shown = [page.extract_text() for page in pages.pages]
    assert "Lees dit eerst." in "".join(shown)
    assert all("VOORBEELD, FICTIEF" in text for text in shown)
