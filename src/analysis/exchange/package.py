"""A zip file that has the same bytes each time, also on another computer."""

import io
import zipfile

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
UNIX = 3


def package(parts: dict[str, bytes]) -> bytes:
    """The parts in order of name, all dated 1 January 1980."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for name, part in sorted(parts.items()):
            info = zipfile.ZipInfo(name, FIRST_DAY)
            info.create_system, info.compress_type = UNIX, zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return made.getvalue()
