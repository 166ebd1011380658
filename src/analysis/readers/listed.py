"""The word lists of the readers."""

from importlib.resources import files


def listed(name: str) -> list[list[str]]:
    """The words of each line of a file in ``words/``; a line with `#` is a comment."""
    text = (files("analysis") / "words" / name).read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if line and line[0] != "#"]
