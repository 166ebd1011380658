"""Tell that a run was made by another version of the program, and what that means for it.

The annexes of its reports say what they were made with (`installed`); what is made anew is
Snakemake's to decide, by the fingerprint of each rule.
"""

import argparse
import json
from pathlib import Path

from analysis.installed import OURS, installed, whole_code

MEANS = (
    "Wat daardoor verandert, wordt opnieuw gemaakt: tabellen, rapporten en lege formulieren. Wat "
    "mensen kozen, codeerden en schreven blijft, en wat u uitdeelde ook. CHANGELOG.md zegt welke "
    "getallen kunnen veranderen; reports/te-doen.html noemt daarna wat in uitgedeelde rapporten "
    "nu anders is."
)


def other_version(run: Path) -> str:
    """One Dutch sentence and what it means, or nothing if this version made all there is."""
    annexes = sorted((run / "data/processed/annexes").glob("*.json"))
    if not annexes:
        older = (run / "data/processed/summary.json").exists()
        return f"dit onderzoek is gemaakt met een oudere versie. {MEANS}" if older else ""
    newest = max(annexes, key=lambda path: path.stat().st_mtime_ns)
    then = made_with(newest)
    now = {"code": whole_code(), **installed()}
    if then == now:
        return ""
    others = [name for name in sorted(now) if name not in ("code", OURS)]
    libraries = ", ".join(
        f"{name} {then.get(name, 'onbekend')} → {now[name]}"
        for name in others
        if then.get(name) != now[name]
    )
    more = f" Ook anders: {libraries}." if libraries else ""
    return f"dit onderzoek is gemaakt met {named(then)}; dit is {named(now)}.{more} {MEANS}"


def made_with(annex: Path) -> dict[str, str]:
    """The version of each library and the fingerprint of the code; nothing from a damaged file."""
    try:
        facts = json.loads(annex.read_text(encoding="utf-8"))["versions"]
        return {"code": facts["code"]} | {it["name"]: it["version"] for it in facts["libraries"]}
    except (ValueError, KeyError, TypeError):
        return {}


def named(versions: dict[str, str]) -> str:
    if OURS not in versions:
        return "een onbekende versie"
    return f"versie {versions[OURS]} (code {versions['code']})"


def main() -> None:
    parser = argparse.ArgumentParser(description="Tell whether another version made a run.")
    parser.add_argument("--run", type=Path, default=Path())
    if told := other_version(parser.parse_args().run):
        print(f"LET OP: {told}")


if __name__ == "__main__":
    main()
