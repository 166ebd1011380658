"""Names that no other thing in the world has, and that are the same each time."""

import uuid

OURS = uuid.UUID("6d0c5c6e-0d53-5c0c-9a5e-2f6f1f2b7c11")


def guid(kind: str, *key: object) -> str:
    """A UUID of version 5, in capitals as ATLAS.ti and MAXQDA want it."""
    return str(uuid.uuid5(OURS, "|".join([kind, *map(str, key)]))).upper()


def same_guid(written: str | None) -> str:
    """A GUID as another program wrote it, in the form in which GUIDs are compared."""
    return (written or "").strip().strip("{}").upper()
