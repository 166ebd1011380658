"""What of the reports that were handed out is different now."""

import json
from pathlib import Path

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Moved

NUMBERS = ("writers_with", "writers", "teams_with")


def moved(given: list[Path], contents: list[Path]) -> DataFrame[Moved]:
    """One row per number or quote that differs from what a reader has.

    `given` are the files content.json in the folders of handed_out, `contents` those of now.
    """
    now = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in contents}
    rows = [row for path in sorted(given) for row in differences(path, now)]
    return pd.DataFrame(rows, columns=list(Moved.to_schema().columns))


def differences(path: Path, now: dict[str, dict]) -> list[dict]:
    about = json.loads((path.parent / "handout.json").read_text(encoding="utf-8"))
    shared = {name: about[name] for name in ("date", "reader", "report")}
    if about["report"] not in now:
        return [shared | {"what": "rapport", "name": about["report"], "then": "", "now": ""}]
    then = json.loads(path.read_text(encoding="utf-8"))
    old, new = facts(then), facts(now[about["report"]])
    return [
        shared | {"what": what, "name": name, "then": old.get(key, ""), "now": new.get(key, "")}
        for key in sorted(old | new)
        if old.get(key) != new.get(key)
        for what, name in [key]
        if what != "citaat" or key in old
    ]


def facts(content: dict) -> dict[tuple[str, str], str]:
    """What a reader sees of a content: numbers per theme, and the words of each quote."""
    found = {}
    for theme in content["themes"]:
        seen = [theme[name] for name in NUMBERS]
        numbers = ("–" if number is None else str(number) for number in seen)
        found["getal", theme["label"]] = " / ".join(numbers)
        found |= {("thema", theme["label"]): "genoemd"} if theme["named"] else {}
        found |= {("citaat", quote["quote"]): quote["text"] for quote in theme["quotes"]}
    return found


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(moved)
