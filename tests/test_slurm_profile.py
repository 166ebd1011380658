"""The profile for SLURM names the rules that there are, and its groups can follow each other."""

import re
from pathlib import Path

import pytest
import yaml

REPO = Path(__file__).parents[1]
PROFILE, DEFAULT = (
    yaml.safe_load((REPO / "profiles" / name / "config.yaml").read_text(encoding="utf-8"))
    for name in ("slurm", "default")
)
WORKFLOW = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((REPO / "workflow/rules").glob("*.smk"))
)
RULES = dict(re.findall(r"(?ms)^rule (\w+):\n(.*?)(?=^\S|\Z)", WORKFLOW))
CONSTANTS = re.findall(r"(?ms)^([A-Z_]+) \+?= (.*?)(?=^\S|\Z)", WORKFLOW)
LAYERS = ["start", "delivery", "together", "learned", "counted", "report", "last"]
ALONE = {"local"}  # speaks with a language model on this computer


@pytest.mark.parametrize("key", ["groups", "set-resources"])
def test_the_profile_names_only_rules_that_there_are(key):
    assert set(PROFILE[key]) - set(RULES) == set()


def test_every_rule_has_a_group():
    assert set(RULES) - set(PROFILE["groups"]) == ALONE
    assert set(PROFILE["groups"].values()) == set(LAYERS)


def test_no_group_waits_for_a_later_one():
    """Else two jobs would wait for each other: a group is one job, also if it has many rules."""
    makers = {table: name for name in RULES for table in tables(name, "output")}
    needs = {
        (rule, makers[table])
        for rule in set(RULES) - ALONE
        for table in tables(rule, "input")
        if makers[table] not in ALONE
    }
    assert {("learned", "coder"), ("people", "projects"), ("reading_form", "learned")} <= needs
    assert [(rule, other) for rule, other in needs if layer(other) > layer(rule)] == []


def tables(rule: str, directive: str) -> set[str]:
    """The tables that stand under a directive, also by the name of a constant."""
    part = re.search(rf"(?ms)^    {directive}:\n(.*?)(?=^    \w|\Z)", RULES[rule])[1]
    part += "".join(value for name, value in CONSTANTS if re.search(rf"\b{name}\b", part))
    return set(re.findall(r"data/processed/[^\"]+\.(?:parquet|npz)", part))


def layer(rule: str) -> int:
    return LAYERS.index(PROFILE["groups"][rule])


def test_what_the_default_profile_decides_holds_here_too():
    same = set(DEFAULT) - {"cores"}
    assert {key: PROFILE[key] for key in same} == {key: DEFAULT[key] for key in same}
    assert {"jobs", "cores", "default-resources"} <= set(PROFILE)  # groups need cores
