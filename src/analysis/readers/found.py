"""The files of a delivery."""

import os
import re
from pathlib import Path

LOCK_FILE = re.compile(r"~\$.*|\.~lock\..*#")
# What systems leave behind, and what explains a folder to people.
JUNK = re.compile(
    r"(?i)\..*|__macosx|\$recycle\.bin|system volume information|(?:eh)?thumbs\.db.*|desktop\.ini"
    r"|icon\r|~wrl\d+\.tmp"
)
READ_ME = re.compile(r"(?i)(?:readme|leesmij)(?:\.\w+)?")


def found(folder: Path) -> list[Path]:
    """All that lies in `folder` at any depth and may hold a text, in order of name.

    A link is a file here, wherever it leads, and so is a folder that does not open: neither may
    go unseen.
    """
    paths = sorted(folder.rglob("*"), key=Path.as_posix)
    return [path for path in paths if is_ours(path.relative_to(folder)) and is_end(path)]


def is_ours(path: Path) -> bool:
    if LOCK_FILE.fullmatch(path.name):
        return not any(JUNK.fullmatch(part) for part in path.parts[:-1])
    return not READ_ME.fullmatch(path.name) and not any(JUNK.fullmatch(part) for part in path.parts)


def is_end(path: Path) -> bool:
    return path.is_symlink() or not path.is_dir() or not os.access(path, os.R_OK | os.X_OK)
