"""Reports as Word files, made from their web pages so that they say the same."""

from pathlib import Path

from analysis.word.document import document
from analysis.word.source import source
from analysis.word.template import template


def report_word(pages: list[Path], *, reference: Path) -> list[bytes]:
    """A docx per page, in the same order, with the styles, margins and heads of `reference`.

    All words of a page are there; what is folded in is unfolded, its drawings are pictures, and
    its list of contents, links and notes are those of Word. A template without the styles that
    reports need is a Mistake.
    """
    looks = template(reference)
    return [document(source(page.read_text(encoding="utf-8")), looks) for page in pages]


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(report_word)
