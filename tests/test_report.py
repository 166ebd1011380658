"""The report as a page: complete, well-formed, honest about small numbers, and harmless."""

import json
import re
from html.parser import HTMLParser
from itertools import product
from xml.etree import ElementTree

import pytest
from small_practice import EMPTY, TEMPLATES, corpus, page, table, whole_practice

from analysis.contracts import CHANGES, CodebookChanges, Quotes
from analysis.mistakes import Mistake
from analysis.placeholders import KINDS
from analysis.report import report
from analysis.wording import dated, wording

TOKENS = json.loads((TEMPLATES / "tokens.json").read_text(encoding="utf-8"))
WORDS = (TEMPLATES / "words.yaml").read_text(encoding="utf-8")
HOSTILE = "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} ‮ omgekeerd & \"aan\" 'halen' elders"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def html(tmp_path_factory) -> str:
    return page(tmp_path_factory.mktemp("report"), whole_practice())


@pytest.fixture
def undrawn(monkeypatch):
    """Leave the figures out where a test does not look at them: drawing takes the longest."""
    picture = {"svg": "", "takeaway": ""}
    drawn = dict.fromkeys(("heard", "overview", "shift"), picture)
    monkeypatch.setattr("analysis.report.pictures", lambda *_: drawn)


def tree(html: str) -> ElementTree.Element:
    """The page as XML: it is written so that it is also well-formed as such."""
    return ElementTree.fromstring(html.removeprefix("<!DOCTYPE html>"))


def texts_of(html: str) -> str:
    """What a reader reads: without style and figures."""
    whole = tree(html)
    for parent in whole.iter():
        for child in [child for child in parent if child.tag in ("style", f"{SVG}svg")]:
            parent.remove(child)
    return " ".join("".join(whole.itertext()).split())


@pytest.mark.parametrize(
    "own",
    [{"moment": "drie"}, {"example": "no", "corpus": corpus(), **EMPTY}],
    ids=["final", "nothing yet"],
)
def test_every_report_is_well_formed_and_the_same_each_time(tmp_path, own):
    made = page(tmp_path, whole_practice(**own))
    assert made == page(tmp_path, whole_practice(**own))
    ids = [node.get("id") for node in tree(made).iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert {"{{", "{%", "None", "Undefined"} & set(re.findall(r"\{\{|\{%|\w+", made)) == set()
    assert ("VOORBEELD, FICTIEF" in made) == (own.get("example") != "no")


def test_the_page_fetches_nothing_and_runs_nothing(html):
    tags = {node.tag for node in tree(html).iter()}
    assert not tags & {"script", "link", "img", "iframe"}
    links = [value for node in tree(html).iter() for name, value in node.items() if "href" in name]
    assert {link[0] for link in links} == {"#"}
    assert re.findall(r"url\((?!#)|@import|src=", html) == []


def test_links_within_the_page_arrive(html):
    ids = {node.get("id") for node in tree(html).iter()}
    links = {node.get("href") for node in tree(html).iter("a")}
    assert {link[1:] for link in links} <= ids


def test_headings_go_down_one_level_at_a_time(html):
    levels = [int(node.tag[1]) for node in tree(html).iter() if re.fullmatch(r"h\d", str(node.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(low - high for high, low in zip(levels, levels[1:], strict=False)) == 1


def test_every_table_has_a_caption_and_headers_with_a_scope(html):
    for found in tree(html).iter("table"):
        assert found.find("caption") is not None
        assert {head.get("scope") for head in found.iter("th")} <= {"col", "row", "rowgroup"}


def test_every_quote_has_a_row_that_tells_where_it_stands(html):
    ids = [node.get("id", "") for node in tree(html).iter()]
    said = [name.removeprefix("citaat-") for name in ids if name.startswith("citaat-")]
    placed = [name.removeprefix("herkomst-") for name in ids if name.startswith("herkomst-")]
    assert len(said) == 5
    assert sorted(said) == sorted(placed)


def test_there_is_no_percentage_under_twenty_texts(html):
    assert "1 van de 7 dagboekteksten" in texts_of(html)
    assert re.findall(r"\d ?%", texts_of(html)) == []


def test_there_is_a_percentage_from_twenty_texts_on(tmp_path, undrawn):
    facts = whole_practice()
    facts["themes"][0]["so_far"] |= {"texts": 20, "texts_with": 5}
    assert "5 van de 20 dagboekteksten (25%)" in texts_of(page(tmp_path, facts))


@pytest.mark.parametrize(
    ("texts", "said"),
    [(20, "50% (25% tot 75%)"), (8, "ongeveer 4 van de 8 (2 tot 6)")],
)
def test_an_estimate_is_said_with_its_margin_and_what_it_is_of(tmp_path, undrawn, texts, said):
    facts = whole_practice()
    estimate = {"basis": "schatting", "reason": "", "share": 0.5, "low": 0.25, "high": 0.75}
    facts["themes"][0]["shares"][0] |= estimate | {"texts": texts, "covered": texts}
    made = texts_of(page(tmp_path, facts))
    assert said in made
    assert "geschatte aandeel van de teksten van deze schrijvers" in made


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("weinig_schrijvers", "Te weinig schrijvers voor een schatting."),
        ("niet_gelezen", "Nog geen steekproef gelezen, dus geen schatting."),
        ("weinig_gelezen", "Van te weinig schrijvers is een tekst gelezen voor een schatting."),
    ],
)
def test_without_an_estimate_it_says_why(tmp_path, undrawn, reason, said):
    facts = whole_practice()
    for theme in facts["themes"]:
        for share in theme["shares"]:
            share["reason"] = reason
        theme["change"]["reason"] = reason
    made = texts_of(page(tmp_path, facts))
    assert said in made
    assert "Er is nog geen schatting." in made
    assert "meer dan toeval" not in made
    assert "kan toeval zijn" not in made


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ({"p": 0.01}, "25 meer (10 minder tot 60 meer) meer dan toeval"),
        ({"p": 0.05}, "25 meer (10 minder tot 60 meer) kan toeval zijn"),
        ({"p": 0.01, "texts": 19}, "te weinig teksten voor een percentage meer dan toeval"),
        ({"reason": "geen_spreiding"}, "in geen of in alle gelezen teksten gevonden"),
    ],
)
def test_a_change_is_said_with_its_margin_and_whether_it_is_more_than_chance(
    tmp_path, undrawn, own, said
):
    facts = whole_practice()
    change = {"reason": "", "change": 0.25, "low": -0.1, "high": 0.6, "texts_before": 20}
    for theme in facts["themes"]:
        theme["change"] |= change | {"texts": 20} | own
    made = texts_of(page(tmp_path, facts))
    assert said in made
    assert "echo van de bijeenkomst" in made


def test_signals_are_called_signals_and_fields_are_left_to_people(html):
    text = texts_of(html)
    assert "signalen van de regels, nog niet door mensen nagelezen" in text
    body, annex = text.rsplit("Bijlage Waar citaten", 1)
    assert body.count("Nog in te vullen door onderzoekers") == 8
    assert "Nog in te vullen door onderzoekers" in annex
    themes = tree(html).find(".//section[@aria-labelledby='themes']")
    assert "onderwerp" not in "".join(themes.itertext()).lower()


def test_people_are_called_as_the_researcher_chose(tmp_path, undrawn):
    made = texts_of(page(tmp_path, whole_practice(client="inwoner")))
    assert "Wat de inwoner ervan vond" in made


def test_the_final_report_has_sections_of_its_own(tmp_path, undrawn, html):
    final = texts_of(page(tmp_path, whole_practice(moment="drie")))
    for title in ("Opbrengsten per thema", "Aanbevelingen voor de organisatie"):
        assert title in final
        assert title not in texts_of(html)
    assert "Vragen voor de volgende bijeenkomst" in texts_of(html)


@pytest.mark.parametrize("hostile", [HOSTILE, "a" * 10_000 + " b c d e f"], ids=["tags", "long"])
def test_hostile_words_are_only_words(tmp_path, undrawn, hostile):
    made = page(tmp_path, whole_practice(title=f"t {hostile}", sentence=f"s {hostile}"))
    assert "<script" not in made
    bdi = {"".join(node.itertext()) for node in tree(made).iter("bdi")}
    assert {f"t {hostile}", f"s {hostile}"} <= bdi


def test_broken_content_is_told_without_its_words(tmp_path):
    facts = whole_practice()
    facts["themes"][0]["label"] = ["geheim"]
    with pytest.raises(Mistake, match=r"klopt niet \(themes\.1\.label") as told:
        page(tmp_path, facts)
    assert "geheim" not in str(told.value)
    with pytest.raises(Mistake, match="ontbreekt of is beschadigd"):
        report([tmp_path / "none.json"], templates=TEMPLATES, schemas=tmp_path)


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(("kind", "least"), [("text_on", 4.5), ("graphics_on", 3.0)])
def test_colours_have_contrast(kind, least):
    colour = TOKENS["colour"]
    pairs = [pair for ground, names in TOKENS[kind].items() for pair in product([ground], names)]
    for ground, name in pairs:
        low, high = sorted((luminance(colour[ground]), luminance(colour[name])))
        assert (high + 0.05) / (low + 0.05) >= least, (name, ground)


def test_grey_print_tells_helping_from_hindering():
    helps, hinders = (luminance(TOKENS["colour"][side]) for side in ("helps", "hinders"))
    assert (hinders + 0.05) / (helps + 0.05) > 1.5


def test_every_kind_of_placeholder_has_a_name():
    say = wording(WORDS)
    assert all(say(f"find.{kind}") for kind in KINDS)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"n": 1, "of": 0.5}, "1 tekst, 0,5"),
        ({"n": 1234, "of": -2.25}, "1.234 teksten, −2,2"),
        ({"n": 0, "of": "{n}"}, "0 teksten, {n}"),
    ],
)
def test_numbers_are_written_as_in_dutch(facts, said):
    say = wording("a: {b: {one: '{n} tekst, {of}', more: '{n} teksten, {of}'}}")
    assert say("a.b", **facts) == said


def test_dates_are_written_in_words():
    assert dated("2022-11-01", wording(WORDS)("months")) == "1 november 2022"


class Direct(HTMLParser):
    """Words that stand in a template itself instead of in the list of words."""

    def __init__(self):
        super().__init__()
        self.words, self.quiet = [], False

    def handle_starttag(self, tag, attrs):
        self.quiet = tag == "style"

    def handle_endtag(self, tag):
        self.quiet = False

    def handle_data(self, data):
        self.words += [] if self.quiet else re.findall(r"[^\W\d_]{2,}", data)


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.j2")), ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(template):
    text = re.sub(r"\{[{%#].*?[}%#]\}", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    parser = Direct()
    parser.feed(text)
    assert parser.words == []


def test_words_of_the_list_are_all_used():
    sources = [*TEMPLATES.rglob("*.j2"), *TEMPLATES.parents[1].glob("src/analysis/pictures.py")]
    used = " ".join(source.read_text(encoding="utf-8") for source in sources)
    keys = re.findall(r'say\(f?"([\w.]+)', used) + re.findall(r'"([\w]+\.[\w.]+alt)"', used)
    assert keys
    groups = re.findall(r"^(\w+):", WORDS, flags=re.MULTILINE)
    said = {key.split(".")[0] for key in keys} | {"months", "language"}
    assert set(groups) - said == set()


def test_an_empty_quotes_table_gives_a_report(tmp_path, undrawn):
    made = texts_of(page(tmp_path, whole_practice(quotes=table(Quotes, []))))
    assert "Er zijn geen citaten." in made


def test_every_change_of_the_codebook_has_its_sentence(tmp_path, undrawn):
    rows = [{"kind": kind, "code": "oud", "before": HOSTILE, "after": "nieuw"} for kind in CHANGES]
    same = {"version": "1.1", "label": "Oude titel", "explanation": HOSTILE}
    changes = table(CodebookChanges, rows, same)
    read = texts_of(page(tmp_path, whole_practice(codebook_changes=changes)))
    assert read.count("Oude titel: ") == CHANGES.index("woorden")
    assert "Oude titel: is gesplitst in nieuw." in read
    assert "De regels letten op andere woorden of voorbeelden bij: Oude titel." in read
    assert "Wat veranderde in het codeboek" not in texts_of(page(tmp_path, whole_practice()))
