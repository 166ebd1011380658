"""Which names of files Snakemake can follow."""

import re

ODD = re.compile("[{}\x00-\x1f\x7f\ud800-\udfff]")


def followable(name: str) -> bool:
    """Whether a name has no braces, control characters or bytes that are no text."""
    return not ODD.search(name)
