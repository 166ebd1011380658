"""Reports as accessible PDF files, made from their pages: the same words, laid out for paper."""

import json
from pathlib import Path

import matplotlib
import typst

from analysis.printed.page import printed

STANDARDS = ["ua-1", "a-2a"]  # the typesetter refuses what does not meet them
FONTS = Path(matplotlib.get_data_path(), "fonts", "ttf")  # for what its own letters miss


def report_pdf(pages: list[Path], *, template: Path, tokens: Path) -> list[bytes]:
    """One PDF (PDF/UA-1 and PDF/A-2a) per page, in the order of the pages.

    `template` lays out the tree of `printed`; `tokens` holds the colours. No letters of the
    machine are used, and no clock.
    """
    typesetter = typst.Compiler(input=template, font_paths=[FONTS], ignore_system_fonts=True)
    colours = json.dumps(json.loads(tokens.read_text(encoding="utf-8"))["colour"])
    made = []
    for page in pages:
        given = {"page": json.dumps(printed(page)), "colours": colours}
        made.append(typesetter.compile(format="pdf", sys_inputs=given, pdf_standards=STANDARDS))
    return made


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(report_pdf)
