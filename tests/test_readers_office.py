"""What a Word, LibreOffice or RTF file shows is its text: no less, and nothing that is hidden."""

import io
from pathlib import Path

import docx
import pypandoc
import pytest
from delivered import W, made, parts_of, printed, read, zipped
from docx.oxml import parse_xml

NAME = "A03 2022-10-04"


def word(*paragraphs: str) -> docx.document.Document:
    """A Word document of paragraphs, each the XML of its runs."""
    document = docx.Document()
    for runs in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {W}>{runs}</w:p>"))
    return document


def run(text: str, marks: str = "") -> str:
    return f"<w:r><w:rPr>{marks}</w:rPr><w:t>{text}</w:t></w:r>"


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def libre(path: Path, body: str, style: str = "") -> Path:
    """A LibreOffice document with this XML after its first paragraph."""
    pypandoc.convert_text("begin", "odt", format="markdown", outputfile=str(path))
    content = parts_of(path.read_bytes())
    text = content["content.xml"].replace(b"</office:text>", f"{body}</office:text>".encode())
    start = b"<office:automatic-styles>"
    content["content.xml"] = text.replace(start, start + style.encode())
    return made(path, zipped(**content))


def test_hidden_text_in_word_is_left_out(tmp_path):
    document = word(
        run("gezien ") + run("verborgen", "<w:vanish/>") + run("weer", "<w:vanish w:val='0'/>"),
        run("door de stijl", "<w:rStyle w:val='Weg'/>") + run("blijft"),
    )
    hidden = "<w:style {} w:type='character' w:styleId='Weg'><w:rPr><w:vanish/></w:rPr></w:style>"
    document.styles.element.append(parse_xml(hidden.format(W)))
    (row,) = read(made(tmp_path / f"{NAME}.docx", saved(document)))
    assert row["text"] == "gezien weer\n\nblijft"


def test_fields_and_moved_text_in_word_are_read_once(tmp_path):
    document = word(
        f"<w:fldSimple w:instr='FILLIN'>{run('ingevuld')}</w:fldSimple>",
        f"<w:customXml>{run('gemerkt')}</w:customXml>",
        f"<w:moveFrom w:id='1' w:author=''>{run('oud')}</w:moveFrom>"
        f"<w:moveTo w:id='2' w:author=''>{run('nieuw')}</w:moveTo>",
        f"<w:sdt><w:sdtContent>{run('gekozen')}</w:sdtContent></w:sdt>",
        "",
        "",
    )
    (row,) = read(made(tmp_path / f"{NAME}.docx", saved(document)))
    assert row["text"] == "ingevuld\n\ngemerkt\n\nnieuw\n\ngekozen"


def test_comments_are_counted_and_heads_and_feet_left_out(tmp_path):
    document = word(run("een zin"))
    for _ in range(2):
        document.add_comment(document.paragraphs[0].runs, text="van een collega", author="x")
    document.sections[0].header.paragraphs[0].text = "Vertrouwelijk"
    document.sections[0].footer.paragraphs[0].text = "Pagina 1"
    text, notice = read(made(tmp_path / f"{NAME}.docx", saved(document)))
    assert (text["text"], text["problem"]) == ("een zin", "")
    assert "kantlijn: opmerkingen in de kantlijn (2) zijn weggelaten" in notice["problem"]
    assert (notice["text"], notice["writer"]) == ("", "A03")


def test_a_word_file_with_macros_is_read_without_them(tmp_path):
    kept = parts_of(saved(word(f"<w:fldSimple w:instr='X'>{run('tekst')}</w:fldSimple>")))
    ordinary = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main"
    kept["[Content_Types].xml"] = kept["[Content_Types].xml"].replace(
        ordinary, b"vnd.ms-word.document.macroEnabled.main"
    )
    row = read(made(tmp_path / f"{NAME}.docm", zipped(**kept, word__vbaProject_bin=b"Sub x()")))[0]
    assert (row["text"], row["problem"]) == ("tekst", "")


def test_text_that_word_keeps_in_another_file_is_told(tmp_path):
    document = word(run("begin"))
    document.element.body.insert(1, parse_xml(f"<w:altChunk {W}/>"))
    (row,) = read(made(tmp_path / f"{NAME}.docx", saved(document)))
    assert "ingevoegd uit een ander bestand" in row["problem"]


def test_hidden_text_and_fields_in_libreoffice(tmp_path):
    style = (
        '<style:style style:name="Weg" style:family="text">'
        '<style:text-properties text:display="none"/></style:style>'
    )
    body = (
        '<text:p>gezien <text:span text:style-name="Weg">verborgen</text:span>en '
        "<text:text-input>ingevuld</text:text-input></text:p>"
        '<text:section text:display="none"><text:p>dicht</text:p></text:section>'
        '<text:p><text:hidden-paragraph text:is-hidden="true"/>ook dicht</text:p>'
        "<text:numbered-paragraph><text:p>geteld</text:p></text:numbered-paragraph>"
        "<text:p>zin<text:note text:note-class='footnote'><text:note-body><text:p>noot</text:p>"
        "</text:note-body></text:note></text:p>"
        "<text:p>op<office:annotation><text:p>van een collega</text:p></office:annotation>merking"
        "</text:p>"
    )
    text, notice = read(libre(tmp_path / f"{NAME}.odt", body, style))
    assert text["text"] == "begin\n\ngezien en ingevuld\n\ngeteld\n\nzin\n\nopmerking\n\nnoot"
    assert "kantlijn (1)" in notice["problem"]


def test_deleted_text_in_libreoffice_is_left_out(tmp_path):
    body = (
        "<text:tracked-changes><text:changed-region text:id='c'><text:deletion><text:p>weg</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>er<text:change text:change-id='c'/>bij</text:p>"
    )
    (row,) = read(libre(tmp_path / f"{NAME}.odt", body))
    assert row["text"] == "begin\n\nerbij"


@pytest.mark.parametrize("note", [r"{\*\footnote", r"{\footnote"])
def test_footnotes_in_rtf_are_read(tmp_path, note):
    rich = rf"{{\rtf1\ansi{{\header kop\par}}zin{note} \pard de noot}}{{\v dicht}} \'e9\'e9n\par}}"
    (row,) = read(made(tmp_path / f"{NAME}.rtf", rich))
    assert (row["text"], row["problem"]) == ("zin één\n\nde noot", "")


def test_changes_comments_and_foreign_letters_in_rtf_are_told(tmp_path):
    changed = made(tmp_path / f"{NAME}.rtf", r"{\rtf1 erbij{\deleted weg}\par}")
    assert "accepteer de wijzigingen" in read(changed)[0]["problem"]
    said = made(tmp_path / "A02 2022-10-04.rtf", r"{\rtf1 zin{\*\annotation van een collega}\par}")
    assert [row["text"] for row in read(said)] == ["zin", ""]
    polish = made(tmp_path / "A01 2022-10-04.rtf", r"{\rtf1\ansi\ansicpg1250 \'b3\par}")
    assert "niet goed te lezen" in read(polish)[0]["problem"]


def test_what_is_put_onto_a_pdf_is_told(tmp_path):
    page = printed([(40, 500, 10, 0, "Een gewone zin.")])
    remark = b"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(van een collega)>>]"
    text, notice = read(made(tmp_path / f"{NAME}.pdf", annotated(page, remark)))
    assert (text["text"], text["problem"]) == ("Een gewone zin.", "")
    assert "kantlijn (1)" in notice["problem"]
    field = b"/Annots[<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/V(antwoord)>>]"
    (row,) = read(made(tmp_path / "A02 2022-10-04.pdf", annotated(page, field)))
    assert "ingevuld of bijgetypt" in row["problem"]


def annotated(page: bytes, notes: bytes) -> bytes:
    return page.replace(b"/Type/Page/Parent", b"/Type/Page" + notes + b"/Parent")


def test_a_pdf_without_known_letters_is_told(tmp_path):
    page = printed([(40, 500, 10, 0, r"\(cid:12\)\(cid:7\) \(cid:12\)")])
    assert "niet als tekst te lezen" in read(made(tmp_path / f"{NAME}.pdf", page))[0]["problem"]
