"""What goes to another program comes back as it was: no coding lost or moved."""

import os
import re
import unicodedata
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from foreign_projects import CODE, guid, marked, project, source
from lxml import etree
from small_practice import codebook, no_changes, table

from analysis.codings_people import codings_people
from analysis.contracts import (
    Cleared,
    Codings,
    Corpus,
    ExchangeChanges,
    Exchanged,
    Readings,
)
from analysis.exchange_changes import exchange_changes
from analysis.exchanged import exchanged
from analysis.mistakes import Mistake
from analysis.qdpx import qdpx
from analysis.readings import readings
from analysis.segments import segments
from analysis.unplaced import unplaced

REPORT = Path(__file__).parents[1] / "workflow" / "report"
WORDS, FORMS = REPORT / "exchange.yaml", REPORT / "forms.yaml"
TEXT = (
    "# Maandag\n\nIk vroeg het haar 😢. Zij zei e\u0301\u0323n “ja”, x\u0302 en toen niets.\n\n"
    "- \ue600\ue600\ue600\ue600 belde 👍🏽 terug.\n- Wij lachten om ons. Ik vroeg het haar.\n"
)
TEXT = unicodedata.normalize("NFC", TEXT)
NEXT = "Een andere dag. Het was stil in huis.\n\nNiemand zei iets."
SHARED = {
    "kind": "dagboek", "team": "A", "writer": "A01", "date": "2022-09-13", "period": "intake",
    "source": "a.docx", "place": "", "sha256": "x", "version": 1, "change": "", "late_for": "",
    "words": 9, "delivery": "2022-09", "status": "telt",
}  # fmt: skip
ROWS = [
    {"document": "A01-2022-09-13", "text": TEXT, "text_sha256": "een"},
    {"document": "A01-2022-09-20", "text": NEXT, "text_sha256": "twee", "delivery": "2022-10"},
    {"document": "A01-2022-09-27", "text": "Weg.", "text_sha256": "drie", "status": "ingetrokken"},
]
CORPUS, CLEARED = table(Corpus, ROWS, SHARED), table(Cleared, ROWS[:2], SHARED)
SEGMENTS = pd.concat([segments(CLEARED.iloc[[at]]) for at in range(2)], ignore_index=True)
UNITS = SEGMENTS.set_index("segment")
READ = table(
    Readings,
    [{"document": "A01-2022-09-13"}],
    {"delivery": "2022-09", "coder": "mens-an", "why_read": "steekproef", "source": "x"},
)


def coded(coder: str, number: int, code: str = "vragen", part: slice = slice(None), **own) -> dict:
    """A coding of (a part of) a segment of the first text."""
    name = f"A01-2022-09-13-{number:03}"
    start, end = UNITS.loc[name, "start"], UNITS.loc[name, "end"]
    first, last, _ = part.indices(end - start)
    machine = coder in ("regels", "geleerd")
    return {
        "document": "A01-2022-09-13", "delivery": "2022-09", "segment": name, "start": start,
        "end": end, "code": code, "theme": "feedback", "coder": coder, "score": 0.5 + machine / 10,
        "modality": "nagelaten", "direction": "gemengd", "actor": "klant", "counts": not machine,
        "evidence_start": start + first, "evidence_end": start + last,
    } | ({"score": 1.0} if not machine else {}) | own  # fmt: skip


CODINGS = table(
    Codings,
    [
        coded("mens-an", 1),
        coded("mens-an", 2, part=slice(8, 20)),
        coded("mens-bo", 3, "missen", part=slice(5, 14)),
        coded("regels", 4),
        coded("regels", 5, "macht"),
        coded("overeengekomen", 4, "missen"),
    ],
)


def made(folder: Path, scope: str = "alles", codings=CODINGS) -> Path:
    content = qdpx(CLEARED, CORPUS, codings, READ, codebook(), scope=scope, title="T", words=WORDS)
    (folder / f"{scope}.qdpx").write_bytes(content)
    return folder / f"{scope}.qdpx"


def back(*paths: Path) -> pd.DataFrame:
    found = exchanged([*paths], CLEARED, CORPUS, codebook(), no_changes(), words=WORDS)
    return Exchanged.validate(found)


def placed(table: pd.DataFrame, folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The codings of people that come of it, and what has no place."""
    table.to_parquet(path := folder / "exchanged.parquet")
    tables = SEGMENTS, CLEARED, CORPUS, codebook(), no_changes()
    people = codings_people([path], *tables, words=FORMS)
    return people, unplaced([path], *tables, anchors=[], strange=[], words=FORMS)


def parts(path: Path) -> tuple[etree._Element, dict[str, str]]:
    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name) for name in package.namelist()}
    return etree.fromstring(files.pop("project.qde")), {k: v.decode() for k, v in files.items()}


def again(path: Path, change, folder: Path) -> Path:
    """The project with its XML and texts changed, as another program may do."""
    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(folder / "terug.qdpx", "w") as new:
        for name, body in files.items():
            new.writestr(name, change(name, body))
    return folder / "terug.qdpx"


def test_a_project_comes_back_as_it_went(tmp_path):
    found = back(made(tmp_path))
    codings = found[found["kind"].eq("codering")]
    people = CODINGS[~CODINGS["coder"].isin(["regels"])]
    went = set(people[["coder", "code", "evidence_start", "evidence_end"]].itertuples(index=False))
    came = codings[codings["coder"].ne("regels")][["coder", "code", "start", "end"]]
    assert set(map(tuple, came.to_numpy())) == set(map(tuple, went))
    assert exchange_changes(found).empty
    people, lost = placed(found, tmp_path)
    kept = CODINGS[CODINGS["coder"].str.startswith("mens-")]
    columns = ["segment", "code", "coder", "evidence_start", "evidence_end", "modality", "actor"]
    assert people[columns].to_numpy().tolist() == kept[columns].to_numpy().tolist()
    assert lost.empty
    read = readings([tmp_path / "exchanged.parquet"], CORPUS, words=FORMS)
    assert read[["coder", "why_read"]].to_numpy().tolist() == [
        ["mens-an", "steekproef"],
        ["mens-bo", "eigen keuze"],
    ]


def test_the_same_input_gives_the_same_bytes(tmp_path):
    (tmp_path / "een").mkdir()
    shuffled = CODINGS.sample(frac=1, random_state=3)
    assert made(tmp_path).read_bytes() == made(tmp_path / "een", codings=shuffled).read_bytes()


def test_the_texts_hold_nothing_that_programs_count_differently(tmp_path):
    root, files = parts(made(tmp_path))
    whole = "".join(files.values())
    assert not re.search("[\r\ufeff\ue000-\uf8ff\U00010000-\U0010ffff]", whole)
    assert len(whole) == sum(map(len, files.values()))
    assert any(len(text) == len(TEXT) and "████ belde" in text for text in files.values())
    guids = [one.get("guid") for one in root.iter() if one.get("guid")]
    assert len(set(guids)) == len(guids)
    assert all(one == one.upper() for one in guids)
    assert "ATLAS" not in root.get("origin")
    order = [etree.QName(one).localname for one in root]
    assert order == ["Users", "CodeBook", "Variables", "Sources", "Notes", "Sets", "Description"]


@pytest.mark.parametrize(
    ("scope", "names"),
    [
        ("alles", ["A01-2022-09-13", "A01-2022-09-20"]),
        ("ongelezen", ["A01-2022-09-20"]),
        ("2022-09", ["A01-2022-09-13"]),
    ],
)
def test_a_part_of_the_texts_can_be_asked_for(tmp_path, scope, names):
    root, _ = parts(made(tmp_path, scope))
    assert [one.get("name") for one in root.iter("{*}TextSource")] == names


def test_a_part_without_texts_is_a_mistake(tmp_path):
    with pytest.raises(Mistake, match="geen teksten"):
        made(tmp_path, "2023-01")


def test_a_project_is_valid_by_the_schema_of_the_standard(tmp_path):
    if not (path := os.environ.get("REFI_QDA_XSD")):
        pytest.skip("REFI_QDA_XSD does not tell where Project.xsd is")
    etree.XMLSchema(etree.parse(path)).assertValid(parts(made(tmp_path))[0])


FOREIGN = "Begin 😀.\nIk vroeg het haar.\nZij zei\nhelemaal niets\ntegen ons vandaag."
SPANS = [(FOREIGN.index(one), FOREIGN.index(one) + len(one))
         for one in ("vroeg het haar", "zei\nhelemaal", "niets", "vandaag")]  # fmt: skip
FOREIGN_CORPUS = table(Corpus, [ROWS[0] | {"text": FOREIGN}], SHARED)
FOREIGN_CLEARED = table(Cleared, [ROWS[0] | {"text": FOREIGN}], SHARED)


def counted(at: int, line: int, astral: int, lead: int) -> int:
    before = FOREIGN[:at]
    return at + lead + (line - 1) * before.count("\n") + (astral - 1) * before.count("😀")


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("last", [0, 1])
@pytest.mark.parametrize("lead", [0, 1])
@pytest.mark.parametrize("astral", [1, 2])
@pytest.mark.parametrize("line", [1, 2])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_way_to_count_is_recognised(tmp_path, ends, line, astral, lead, last, named):
    spans = [
        (counted(start, line, astral, lead), counted(end - last, line, astral, lead),
         FOREIGN[start:end] if named else "")
        for start, end in SPANS
    ]  # fmt: skip
    stored = FOREIGN.replace("\n", ends).encode("utf-8-sig" if lead else "utf-8")
    path = project(tmp_path / "p.qdpx", source(marked(spans)), {"Sources/text.txt": stored})
    found = exchanged(
        [path], FOREIGN_CLEARED, FOREIGN_CORPUS, codebook(), no_changes(), words=WORDS
    )
    assert list(zip(found["start"], found["end"], strict=True)) == SPANS
    assert set(found["text_sha256"]) == {"een"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_texts_that_were_written_otherwise_are_the_same_texts(tmp_path, encoding, form):
    def change(name: str, body: bytes) -> bytes:
        text = unicodedata.normalize(form, body.decode())
        return text.encode(encoding) if name.endswith(".txt") else body

    found = back(again(made(tmp_path), change, tmp_path))
    assert set(found.loc[found["kind"].eq("codering"), "text_sha256"]) == {"een"}


def test_a_project_with_new_guids_names_and_marks_comes_back_the_same(tmp_path):
    """QualCoder gives all things new GUIDs, adds .txt to names and writes a byte order mark."""

    def change(name: str, body: bytes) -> bytes:
        if name != "project.qde":
            return "\ufeff".encode() + body
        body = re.sub(rb'(<TextSource [^>]*name="[^"]*)"', rb'\1.txt"', body)
        return re.sub(rb'="([0-9A-F]{8})-([0-9A-F-]{27})"', rb'="{\1-f\2}"', body)

    went, came = back(made(tmp_path)), back(again(made(tmp_path), change, tmp_path))
    assert came.drop(columns="source").equals(went.drop(columns="source"))


def test_text_in_the_xml_itself_is_read_too(tmp_path):
    inline = f"<PlainTextContent>{NEXT}</PlainTextContent>"
    text = source(inline + marked(STRETCH)).replace("plainTextPath", "richTextPath")
    assert back(project(tmp_path / "p.qdpx", text, {}))["quote"].tolist() == ["Een andere dag."]


def test_an_edited_text_is_known_by_its_name_and_its_codings_by_their_words(tmp_path):
    def edit(name: str, body: bytes) -> bytes:
        return body + b"PS" if name.endswith(".txt") else body

    found = back(again(made(tmp_path), edit, tmp_path))
    assert set(found.loc[found["kind"].eq("codering"), "text_sha256"]) == {""}
    people, lost = placed(found, tmp_path)
    assert list(people["segment"].str[-1]) == ["1", "2", "3"]
    assert lost.empty


def human(path: Path, folder: Path) -> Path:
    """What a person did: accepted the first coding of the rules, and deleted the other one."""
    spaces = {"p": "urn:QDA-XML:project:1.0"}

    def change(name: str, body: bytes) -> bytes:
        if name != "project.qde":
            return body
        root = etree.fromstring(body)
        users = {one.get("name"): one.get("guid") for one in root.iter("{*}User")}
        of_rules = f"//p:PlainTextSelection[@creatingUser='{users['regels']}']"
        first, second = root.xpath(of_rules, namespaces=spaces)
        for element in first.iter():
            if element.get("creatingUser"):
                element.set("creatingUser", users["onderzoeker"])
        second.getparent().remove(second)
        return etree.tostring(root)

    return again(path, change, folder)


def test_what_people_do_with_codings_of_the_machine_is_told_and_counts_when_theirs(tmp_path):
    found = back(human(made(tmp_path), tmp_path))
    changed = ExchangeChanges.validate(exchange_changes(found))
    assert changed[["what", "given_by", "coder", "before", "after"]].to_numpy().tolist() == [
        ["aanvaard", "regels", "mens-onderzoeker", "vragen", "vragen"],
        ["verworpen", "regels", "", "macht", ""],
    ]
    people, _ = placed(found, tmp_path)
    assert people.loc[people["coder"].eq("mens-onderzoeker"), "segment"].tolist() == [
        "A01-2022-09-13-004"
    ]


STRETCH = [(0, 15, "Een andere dag.")]
FILES = {"sources/text.txt": NEXT.encode()}


def test_a_code_of_their_own_is_listed_with_its_quote(tmp_path):
    codes = CODE.format(guid=guid(1), name="Stilte")
    path = project(tmp_path / "p.qdpx", source(marked(STRETCH)), FILES, codes=codes)
    people, lost = placed(back(path), tmp_path)
    assert people.empty
    assert lost[["coder", "quote"]].to_numpy().tolist() == [["mens-anna", "Een andere dag."]]
    assert "'Stilte' uit een ander programma" in lost["reason"].iloc[0]


def test_of_two_codes_with_one_name_that_in_our_category_is_ours(tmp_path):
    one = CODE.format(guid=guid(1), name="Macht")
    codes = f'<Code guid="{guid(3)}" name="Macht en afstand" isCodable="false">{one}</Code>'
    codes += CODE.format(guid=guid(2), name="Macht")
    both = marked(STRETCH) + marked([(16, 37, "Het was stil in huis.")], guid(2))
    path = project(tmp_path / "p.qdpx", source(both), FILES, codes=codes)
    assert back(path).sort_values("start")["code"].tolist() == ["macht", ""]


def test_cases_that_nvivo_lists_as_codes_are_no_codes(tmp_path):
    codes = CODE.format(guid=guid(1), name="Klant 3") + CODE.format(guid=guid(2), name="Macht")
    cases = f'<Cases><Case guid="{guid(1)}" name="Klant 3"/></Cases>'
    path = project(
        tmp_path / "p.qdpx", source(marked(STRETCH)), FILES, codes=codes, variables=cases
    )
    assert back(path).empty


def test_a_set_or_a_variable_tells_who_read_a_text(tmp_path):
    member = f'<MemberSource targetGUID="{guid(9)}"/>'
    sets = f'<Sets><Set guid="{guid(5)}" name="Gelezen">{member}</Set></Sets>'
    variables = (
        f'<Variables><Variable guid="{guid(6)}" name="gelezen" typeOfVariable="Text"/></Variables>'
    )
    value = (
        f'<VariableValue><VariableRef targetGUID="{guid(6)}"/>'
        "<TextValue>Bo, Cor (steekproef)</TextValue></VariableValue>"
    )
    text = source("", extra=value)
    path = project(tmp_path / "p.qdpx", text, FILES, sets=sets, variables=variables)
    assert back(path)[["coder", "why_read"]].to_numpy().tolist() == [
        ["mens-anna", ""],
        ["mens-bo", ""],
        ["mens-cor", "steekproef"],
    ]


def test_of_a_text_that_may_not_be_analysed_no_words_are_kept(tmp_path):
    path = project(
        tmp_path / "p.qdpx", source(marked([(0, 4, "Weg.")]), "A01-2022-09-27"),
        {"sources/text.txt": b"Weg."},
    )  # fmt: skip
    found = back(path)
    assert found["quote"].tolist() == [""]
    _, lost = placed(found, tmp_path)
    assert "(ingetrokken)" in lost["reason"].iloc[0]


@pytest.mark.parametrize("root", ["Mijn project.qde", "map/project.qde", "PROJECT.QDE"])
@pytest.mark.parametrize("file", ["Sources/text.txt", "sources\\text.txt", "../../text.txt"])
def test_other_names_of_parts_are_accepted_and_nothing_is_unpacked(tmp_path, root, file):
    body = {file: NEXT.encode()}
    path = project(tmp_path / "p.qdpx", source(marked(STRETCH)), body, root=root)
    assert back(path)["document"].tolist() == ["A01-2022-09-20"]
    assert [one.name for one in tmp_path.iterdir()] == ["p.qdpx"]


ENTITIES = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>'


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"root": "anders.xml"}, r"geen project \(project.qde\)"),
        ({"files": {"a.qde": b"", "b.qde": b""}, "root": "c.qde"}, "geen project"),
        ({"files": {}}, "van 1 teksten met coderingen zit de tekst zelf er niet in"),
        ({"head": ENTITIES}, "geen geldig bestand volgens REFI-QDA"),
        ({"codes": "<Code>"}, "geen geldig bestand volgens REFI-QDA"),
    ],
)
def test_a_broken_project_stops_with_a_sentence(tmp_path, given, sentence):
    given = {"files": FILES} | given
    path = project(tmp_path / "p.qdpx", source(marked(STRETCH)), given.pop("files"), **given)
    with pytest.raises(Mistake, match=sentence):
        back(path)


@pytest.mark.parametrize("place", ["", "-4", "vooraan"])
def test_a_place_that_is_no_number_stops_with_a_sentence(tmp_path, place):
    path = project(tmp_path / "p.qdpx", source(marked([(place, 4, "")])), FILES)
    with pytest.raises(Mistake, match="ontbreekt begin of einde"):
        back(path)


def test_what_is_no_zip_or_too_large_stops_with_a_sentence(tmp_path, monkeypatch):
    (path := tmp_path / "p.qdpx").write_bytes(b"PK\x03\x04 en dan niets")
    with pytest.raises(Mistake, match="beschadigd of op slot"):
        back(path)
    monkeypatch.setattr("analysis.exchange.opened.MOST", 100_000)
    bomb = {"sources/text.txt": bytes(200_000)}
    assert len(project(path, source(marked(STRETCH)), bomb).read_bytes()) < 5000
    with pytest.raises(Mistake, match="te groot"):
        back(path)


def test_without_projects_there_is_nothing():
    assert back().empty
    assert ExchangeChanges.validate(exchange_changes(back())).empty
