"""The report as a PDF: tagged for a screen reader, with all words of the page, harmless."""

import io
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from lxml import etree
from small_practice import TEMPLATES

from analysis.mistakes import Mistake
from analysis.printed.blocks import MAKERS
from analysis.printed.page import every, printed
from analysis.printed.tables import table
from analysis.report_pdf import report_pdf

HOSTILE = (
    'lees #include "/x" #read("y") $x$ @ref <label> *a* _b_ <script>a</script> \\ // ``` = kop '
    "\u202eomgekeerd \u2066 العربية 3 teksten 🤔 漢 \ue600 {{ 7 * 7 }}"
)
WHOLE = """
<header>
  <p class="stamp"><strong>VOORBEELD</strong> Niet echt.</p>
  <div class="title"><h1><bdi>De praktijk</bdi></h1><p class="subtitle">Tussenrapport</p>
  <dl class="about"><div><dt>Voor wie</dt><dd>het team</dd></div></dl></div>
</header>
<nav class="contents"><h2 id="inhoudsopgave">Inhoud</h2>
  <ol><li><a href="#een">Eerste deel</a><ol><li><a href="#twee">Tweede deel</a></li></ol></li></ol>
</nav>
<main id="inhoud">
<section><h2 id="een">Eerste deel</h2>
  <p>Een alinea met <strong>nadruk</strong>, <em>klem</em>, <code>0123456789abcdef</code>, € 5 –
    “ë”… ✓<a role="doc-noteref" href="#noot-1">1</a> en een <a href="https://example.org">plek</a>.
  </p>
  <div class="notice"><strong>Let op</strong><p>Dit zijn signalen.</p></div>
  <ul><li>punt</li><li><p>nog een punt</p><ol start="3"><li>derde</li></ol></li></ul>
  <figure class="picture"><figcaption><strong>Veel.</strong> Onderschrift.</figcaption>
    <div class="scroll"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">
    <title>Balken</title><desc>Een balk per team</desc><path d="M0 0L40 20"/></svg></div></figure>
  <details><summary>Toon de getallen</summary>
    <table><caption><span>Aantallen per team</span></caption>
      <thead><tr><th scope="col">Team</th><th scope="col" class="number">Teksten</th></tr></thead>
      <tbody><tr id="rij"><th scope="row">A</th><td class="number">1.234</td></tr></tbody>
      <tfoot><tr><th scope="row">Samen</th><td class="number">1.234</td></tr></tfoot>
    </table></details>
  <section><h4 id="twee">Tweede deel</h4>
    <figure class="quote" id="citaat-c001"><blockquote><p><bdi>Ik weet het niet.</bdi></p>
      </blockquote><figcaption>Team A · <a href="#herkomst-c001">citaat c001</a></figcaption>
    </figure>
    <dl class="definitions"><dt>Vragen</dt><dd>De klant vraagt.</dd><dd>Vaak.</dd></dl>
    <div class="empty"><p class="label">Zelf invullen</p><ol><li>Boodschap 1</li></ol>
      <p class="line" aria-hidden="true"></p></div>
    <table><caption>Herkomst</caption><thead><tr><th scope="col">Citaat</th></tr></thead>
      <tbody><tr id="herkomst-c001"><th scope="row"><a href="#citaat-c001">c001</a></th></tr>
      <tr><td class="blank"></td></tr></tbody></table>
    <onbekend>Vreemd <sterk>element</sterk><div>met een blok</div></onbekend> en los erachter
  </section>
</section>
</main>
<aside role="doc-footnote" id="noot-1"><p>De noot zelf. <a role="doc-backlink" href="#t">x</a></p>
</aside>
"""


def page(folder: Path, body: str, title: str = "De praktijk, tussenrapport") -> Path:
    made = folder / "page.html"
    head = f"<head><title>{title}</title><style>p {{}}</style></head>"
    text = f'<!DOCTYPE html>\n<html lang="nl">{head}<body>{body}</body></html>'
    made.write_text(text, encoding="utf-8")
    return made


def made_from(*pages: Path) -> list[bytes]:
    return report_pdf(
        list(pages), template=TEMPLATES / "report.typ", tokens=TEMPLATES / "tokens.json"
    )


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    return page(tmp_path_factory.mktemp("pdf"), WHOLE)


@pytest.fixture(scope="module")
def whole(source) -> bytes:
    (made,) = made_from(source)
    return made


def elements(made: bytes) -> Iterator[tuple[str, dict]]:
    """The structure elements of a PDF in reading order, each with its type."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        waiting = [pdf.Root.StructTreeRoot.K]
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, pikepdf.Array):
                waiting = [*node, *waiting]
            elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                yield str(node.S).removeprefix("/"), node
                waiting = [node.get("/K", pikepdf.Array()), *waiting]


def types(made: bytes) -> list[str]:
    return [kind for kind, _ in elements(made)]


def spoken(made: bytes) -> str:
    """What a screen reader says, without spaces, hyphens and the list of contents."""
    said = {}
    with pdfplumber.open(io.BytesIO(without_inner_marks(made))) as pdf:
        for at, sheet in enumerate(pdf.pages):
            for char in sheet.chars:
                place = (at, char["mcid"])
                said[place] = said.get(place, "") + char["text"]
    with pikepdf.open(io.BytesIO(made)) as pdf:
        sheets = {sheet.obj.objgen: at for at, sheet in enumerate(pdf.pages)}
        marks = read_out(pdf.Root.StructTreeRoot.K, None)
        return letters("".join(said.get((sheets[page], mark), "") for page, mark in marks))


def without_inner_marks(made: bytes) -> bytes:
    """The file without marks inside marked text: the reader loses its place after them."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        for sheet in pdf.pages:
            kept, depth = [], 0
            for step in pikepdf.parse_content_stream(sheet):
                name = str(step.operator)
                depth += name in ("BDC", "BMC")
                if name not in ("BDC", "BMC", "EMC") or depth == 1:
                    kept.append(step)
                depth -= name == "EMC"
            sheet.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        copy = io.BytesIO()
        pdf.save(copy)
        return copy.getvalue()


def read_out(node: object, page: tuple | None) -> Iterator[tuple[tuple, int]]:
    """The sheet and number of each marked piece of text, in reading order."""
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from read_out(part, page)
    elif isinstance(node, pikepdf.Dictionary):
        page = node.Pg.objgen if "/Pg" in node else page
        if "/MCID" in node:
            yield page, int(node.MCID)
        elif node.get("/S") != "/TOC" and node.get("/Type") != "/OBJR":
            yield from read_out(node.get("/K", pikepdf.Array()), page)
    else:
        yield page, int(node)


def letters(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in "-\u00ad\u200b•‣")


def test_the_file_says_what_it_is(whole):
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        assert str(pdf.Root.Lang) == "nl"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "De praktijk, tussenrapport"
        assert "/Author" not in pdf.docinfo
        about = pdf.open_metadata()
        assert about["pdfuaid:part"] == "1"
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert "dc:creator" not in about


def test_headings_skip_no_level_and_are_bookmarks(whole):
    assert [kind for kind in types(whole) if kind in ("H1", "H2", "H3", "H4")] == [
        "H1", "H2", "H2", "H3",
    ]  # fmt: skip
    with pikepdf.open(io.BytesIO(whole)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Inhoud", "Eerste deel"]
        assert [item.title for item in outline.root[1].children] == ["Tweede deel"]


def test_every_figure_has_its_text(whole):
    alts = [str(node.Alt) for kind, node in elements(whole) if kind == "Figure"]
    assert alts == ["Balken. Een balk per team"]


def test_a_figure_without_a_text_is_called_by_its_caption(tmp_path):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    body = f'<figure class="picture"><figcaption>Veel</figcaption>{svg}</figure>'
    (made,) = made_from(page(tmp_path, body))
    assert [str(node.Alt) for kind, node in elements(made) if kind == "Figure"] == ["Veel"]


def test_things_are_tagged_as_what_they_are(whole):
    found = types(whole)
    counts = {"Table": 2, "THead": 2, "TH": 3, "TFoot": 1, "BlockQuote": 1, "Note": 1, "TOCI": 2}
    assert {kind: found.count(kind) for kind in counts} == counts
    assert found.count("Caption") == 3
    assert found.count("L") >= 4


def test_the_list_of_contents_links_with_numbers(whole):
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        links = [
            note
            for sheet in pdf.pages
            for note in sheet.get("/Annots", [])
            if note.Subtype == "/Link"
        ]
        outward = [str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A]
    assert outward == ["https://example.org"]
    assert len(links) >= 6


def test_all_words_of_the_page_are_read_in_order(source, whole):
    tree = etree.parse(source).getroot()
    note = next(node for node in tree.iter("aside"))
    for silent in ("nav", "svg", "aside"):
        for node in tree.findall(f".//{{*}}{silent}"):
            node.tail, before = "", node.tail or ""
            node.getparent().remove(node)
            assert not before.strip()
    body = "".join(tree.find("body").itertext())
    body = body.replace("✓1 en", f"✓11{note.findtext('p')} en").replace("derde", "3.derde")
    assert spoken(whole).replace("Inhoud", "") == letters(body)


def test_the_same_page_gives_the_same_bytes_and_several_their_own(source, whole, tmp_path):
    other = page(tmp_path, "<h1>Anders</h1>", title="Anders")
    first, second = made_from(source, other)
    assert first == whole
    assert "Anders" in spoken(second)


@pytest.mark.parametrize(
    "place", ["<p>{}</p>", "<h2>{}</h2>", "<table><tr><td>{}</td></tr></table>"]
)
@pytest.mark.parametrize(
    "words", [HOSTILE, "a" * 10_000, "x_9" * 400], ids=["signs", "long", "path"]
)
def test_hostile_words_are_only_words_on_the_sheet(tmp_path, place, words):
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    (made,) = made_from(page(tmp_path, f"<h1>Kop</h1>{place.format(escaped)}", title=escaped))
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        for sheet in pdf.pages:
            assert all(char["x1"] <= sheet.width - 30 for char in sheet.chars)
            assert all(char["bottom"] <= sheet.height - 10 for char in sheet.chars)
    said = spoken(made)
    if words == HOSTILE:
        assert letters('#include "/x" #read("y") $x$ @ref <label> *a* _b_ <script>') in said
        assert letters("{{ 7 * 7 }}") in said
    else:
        assert said == "Kop" + words


def test_what_is_too_high_for_a_sheet_runs_on(tmp_path):
    words = "<p>woord</p>" * 90
    boxes = "".join(f'<div class="{name}">{words}</div>' for name in ("keep", "notice", "empty"))
    quote = f'<figure class="quote"><blockquote>{words}</blockquote></figure>'
    row = f"<table><tr><td>{words}</td></tr></table>"
    (made,) = made_from(page(tmp_path, f"<h1>Kop</h1>{boxes}{quote}{row}"))
    assert spoken(made) == "Kop" + "woord" * 90 * 5
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        assert all(char["bottom"] < sheet.height for sheet in pdf.pages for char in sheet.chars)


def test_links_to_nowhere_and_code_are_only_text(tmp_path):
    body = '<p><a href="#weg">weg</a> <a href="javascript:x">js</a></p><p id="a"/><p id="a">b</p>'
    tree = printed(page(tmp_path, body))
    assert [part for part in every(tree) if {"to", "url", "ids"} & part.keys()] == []


def test_a_table_with_gaps_keeps_its_columns():
    rows = '<tr><td rowspan="2">a</td><td>b</td><td>c</td></tr><tr><td>d</td></tr><tr/>'
    made = table(etree.fromstring(f"<table>{rows}</table>"), lambda _: [])
    assert [len(row) for row in made["tbody"]] == [3, 2, 3]
    assert len(made["widths"]) == 3


def test_the_template_knows_every_kind_of_block(source):
    template = (TEMPLATES / "report.typ").read_text(encoding="utf-8")
    kinds = {part["kind"] for part in every(printed(source)) if "kind" in part}
    assert kinds >= {"p", "heading", "list", "terms", "table", "picture", "quote", "svg", "nav"}
    assert [kind for kind in kinds if f" {kind}: " not in template] == []
    assert "hr" in MAKERS


def test_a_broken_page_is_told(tmp_path):
    broken = page(tmp_path, "<p>geheim")
    with pytest.raises(Mistake, match="beschadigd") as told:
        made_from(broken)
    assert "geheim" not in str(told.value)
