"""What this computer runs the analysis with: the versions that can change a number in a report."""

import platform

from analysis.fingerprint import PACKAGE, fingerprint, version

OURS = "eerlijke-gesprekken-analysis"
LIBRARIES = (OURS, "matplotlib", "numpy", "pandas", "scikit-learn", "snakemake", "spacy")


def installed() -> dict[str, str]:
    """The version of Python and of each library, by name; "absent" where there is none."""
    return {"python": platform.python_version()} | {name: version(name) for name in LIBRARIES}


def whole_code() -> str:
    """The fingerprint of all modules of the package."""
    files = (path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
    return fingerprint(*sorted({".".join(path.with_suffix("").parts) for path in files}))
