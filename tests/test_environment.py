"""The three lists of libraries agree, and none says where a library is fetched."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPO = Path(__file__).parents[1]
PROJECT = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CORE = PROJECT["dependencies"]
LOCK = (REPO / "requirements.lock").read_text(encoding="utf-8").splitlines()
CONDA_NAMES = {
    "matplotlib": "matplotlib-base",
    "pandera": "pandera-pandas",
    "pypandoc_binary": "pypandoc",
    "snakemake": "snakemake-minimal",
}
ONLY_CONDA = {"pip", "python", "pandoc", "spacy-model-nl_core_news_sm"}
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("anaconda", "org"),
        ("npmjs", "org"),
        ("debian", "org"),
        ("crates", "io"),
    )
]


def in_conda() -> dict[str, str]:
    """Name and range of everything in environment.yml, what pip adds there included."""
    environment = yaml.safe_load((REPO / "environment.yml").read_text(encoding="utf-8"))
    listed = [item for item in environment["dependencies"] if isinstance(item, str)]
    (pip,) = [item["pip"] for item in environment["dependencies"] if isinstance(item, dict)]
    return dict(re.fullmatch(r"([\w.-]+)(.*)", item).groups() for item in listed + pip)


def test_conda_environment_asks_what_the_project_asks():
    project = dict(re.fullmatch(r"([\w.-]+)(.*)", item).groups() for item in CORE)
    expected = {CONDA_NAMES.get(name, name): versions for name, versions in project.items()}
    found = in_conda()
    assert found["python"] == PROJECT["requires-python"]
    assert {name: found[name] for name in found if name not in ONLY_CONDA} == expected


def test_conda_environment_does_not_install_the_project():
    assert "-e" not in in_conda()


def test_lock_is_plain_and_sorted():
    assert [line for line in LOCK if not re.fullmatch(r"[\w.-]+==[\w.!+-]+", line)] == []
    assert sorted(LOCK, key=str.casefold) == LOCK


@pytest.mark.parametrize("asked", [*CORE, *PROJECT["optional-dependencies"]["test"]])
def test_lock_is_within_the_ranges_of_the_project(asked):
    locked = {canonicalize_name(line.split("==")[0]): line.split("==")[1] for line in LOCK}
    requirement = Requirement(asked)
    assert locked[canonicalize_name(requirement.name)] in requirement.specifier


def test_every_library_is_listed_with_its_licence_and_none_that_a_run_loads_is_copyleft():
    page = (REPO / "docs" / "licenties.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    rows = [row for row in rows[2:] if row]
    assert [f"{row[0]}=={row[1]}" for row in rows] == LOCK  # else run .ci/licences.py
    loaded = {row[0]: row[2] for row in rows if row[-1].strip("| ") == "ja"}
    assert {"pandas", "snakemake", "typst", "pypandoc_binary"} <= set(loaded)
    strict = [name for name, licence in loaded.items() if re.search("GPL|General Public", licence)]
    assert strict == ["docutils"]  # the page tells why that is no matter
    assert all(row[2] for row in rows)


def test_no_file_names_a_registry():
    if not (REPO / ".git").exists():
        pytest.skip("not a git clone")
    words = ["git", "grep", "--untracked", "-I", "-l", "-F"]
    words += [part for host in HOSTS for part in ("-e", host)]
    found = subprocess.run(words, cwd=REPO, capture_output=True, text=True)
    assert found.stdout == ""
    assert found.returncode == 1
