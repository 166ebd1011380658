"""What a person can do about a disk on which nothing can be written."""

import errno

FULL = "de schijf is vol: maak ruimte en start opnieuw"
CLOSED = (
    "een bestand kan niet worden geschreven: sluit het in Word of Excel, kijk of u in de map mag "
    "schrijven, en start opnieuw"
)
SENTENCES = dict.fromkeys((errno.ENOSPC, errno.EDQUOT), FULL) | dict.fromkeys(
    (errno.EROFS, errno.EACCES, errno.EPERM), CLOSED
)


def disk_trouble(error: Exception) -> str:
    """A Dutch sentence without its full stop; empty if something else is wrong."""
    return SENTENCES.get(error.errno, "") if isinstance(error, OSError) else ""
