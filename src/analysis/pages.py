"""Templates of pages: strict about missing words, careful with what people wrote."""

from pathlib import Path

import jinja2


def tidy(html: str) -> str:
    """The page without empty lines and without spaces at the end of a line."""
    return "".join(f"{line.rstrip()}\n" for line in html.splitlines() if line.strip())


def pages(templates: Path) -> jinja2.Environment:
    """The templates in this folder; all text is escaped, and a missing fact stops the page."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
