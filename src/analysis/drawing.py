"""A figure as a picture that can stand inside a page: an SVG without anything from outside."""

import html
import io
import re

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

STYLE = {"svg.fonttype": "path", "svg.hashsalt": "eerlijke gesprekken"}
NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
REFERENCE = re.compile(r'(\bid="|href="#|url\(#)')
WHOLE_PAGE = re.compile(r"<!--.*?-->|<metadata>.*?</metadata>|<style.*?</style>", re.DOTALL)


def drawing(figure: Figure, name: str, alt: str) -> str:
    """The figure as an ``<svg>`` element that screen readers read as `alt`; always the same.

    Letters are drawn as paths, so that it looks the same on every computer. All ids start
    with `name`, so that several drawings can stand in one page; it takes the width it is given.
    """
    made = io.StringIO()
    with mpl.rc_context(STYLE):
        FigureCanvasSVG(figure).print_svg(made, metadata=NO_METADATA)
    picture = WHOLE_PAGE.sub("", made.getvalue())
    picture = REFERENCE.sub(rf"\g<1>{name}-", picture[picture.index("<svg") :])
    opening, rest = picture.split(">", 1)
    opening = re.sub(r' (?:width|height)="[^"]*"', "", opening)
    opening += f' role="img" aria-label="{html.escape(alt)}" stroke-linejoin="round"'
    return "".join(f"{line}\n" for line in f"{opening}>{rest}".splitlines() if line.strip())
