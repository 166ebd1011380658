"""A run that another version made opens with a sentence about what that means."""

import json
import os
from pathlib import Path

import pytest

from analysis import other_version as asked
from analysis.installed import OURS
from analysis.other_version import other_version

NOW = {OURS: "0.2.0", "pandas": "3.1.1", "python": "3.11.7"}


@pytest.fixture
def run(tmp_path, monkeypatch) -> Path:
    """A run that the version of now made."""
    monkeypatch.setattr(asked, "whole_code", lambda: "aaa")
    monkeypatch.setattr(asked, "installed", lambda: dict(NOW))
    annexed(tmp_path, "borging", "aaa", NOW)
    return tmp_path


def annexed(run: Path, moment: str, code: str, libraries: dict[str, str]) -> Path:
    path = run / "data/processed/annexes" / f"{moment}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    listed = [{"name": name, "version": version} for name, version in libraries.items()]
    path.write_text(json.dumps({"versions": {"code": code, "libraries": listed, "seed": 1}}))
    return path


def test_this_version_has_nothing_to_tell(run):
    assert other_version(run) == ""


@pytest.mark.parametrize(
    ("code", "libraries", "told"),
    [
        ("bbb", {}, "gemaakt met versie 0.2.0 (code bbb); dit is versie 0.2.0 (code aaa). Wat"),
        ("bbb", {OURS: "0.1.0"}, "gemaakt met versie 0.1.0 (code bbb); dit is versie 0.2.0 "),
        ("aaa", {"pandas": "2.2.0"}, " Ook anders: pandas 2.2.0 → 3.1.1. Wat daardoor verandert"),
    ],
    ids=["code", "version", "library"],
)
def test_another_version_is_told_with_what_it_means(run, code, libraries, told):
    annexed(run, "borging", code, NOW | libraries)
    sentence = other_version(run)
    assert told in sentence
    for word in ("opnieuw gemaakt", "schreven blijft", "wat u uitdeelde ook", "te-doen.html"):
        assert word in sentence


def test_the_newest_annex_tells(run):
    old = annexed(run, "intake", "bbb", NOW)
    os.utime(old, (1, 1))
    assert other_version(run) == ""


def test_a_damaged_annex_is_of_no_version(run):
    (run / "data/processed/annexes/borging.json").write_text('{"versions": {"co')
    assert "gemaakt met een onbekende versie; dit is versie 0.2.0" in other_version(run)


@pytest.mark.parametrize(("summary", "told"), [(True, "een oudere versie"), (False, "")])
def test_a_run_without_annexes_is_older_or_new(run, summary, told):
    (run / "data/processed/annexes/borging.json").unlink()
    if summary:
        (run / "data/processed/summary.json").write_text("{}")
    assert told in other_version(run)
    assert bool(other_version(run)) == summary
