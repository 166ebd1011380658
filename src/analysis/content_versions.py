"""What a report was made with: the versions and fingerprints of codebook, code and libraries."""

import hashlib
import json

import pandas as pd

from analysis.records import records


def versions(
    codebook: pd.DataFrame,
    *,
    codebook_version: str,
    code: str,
    libraries: dict[str, str],
    seed: int,
) -> dict:
    """The facts to print; the fingerprint of the codebook (SHA-256) is of what it means.

    Comments and layout of its file do not count. `code` is the fingerprint of the package,
    `libraries` the version of each library by its name.
    """
    meaning = json.dumps(records(codebook), default=list, ensure_ascii=False, sort_keys=True)
    return {
        "codebook": codebook_version,
        "codebook_sha256": hashlib.sha256(meaning.encode()).hexdigest(),
        "code": code,
        "seed": seed,
        "libraries": [
            {"name": name, "version": version} for name, version in sorted(libraries.items())
        ],
    }
