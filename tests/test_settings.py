"""A typo in what the researcher chose stops the run with a sentence that says where."""

import re
from pathlib import Path

import pytest

from analysis.mistakes import Mistake
from analysis.settings import settings

REPOSITORY = Path(__file__).parent.parent
SCHEMAS = REPOSITORY / "workflow" / "schemas"


@pytest.fixture
def run(tmp_path):
    """A run folder with the choices of the example."""
    (tmp_path / "config").mkdir()
    (tmp_path / "data" / "raw" / "2022-09").mkdir(parents=True)
    for name in ("config.yaml", "codebook.yaml", "moments.csv", "writers.csv"):
        (tmp_path / "config" / name).write_bytes((REPOSITORY / "config" / name).read_bytes())
    return tmp_path


def test_the_example_is_in_order(run):
    found = settings(run, SCHEMAS)
    assert found.moments[0] == "intake"
    assert found.moments[-1] == "borging"
    assert found.deliveries == ["2022-09"]
    assert found.withdrawn == []
    assert found.codebook_version == "1.0"


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "config.yaml",
            "per_apart:",
            "per_appart:",
            "onbekende sleutel 'per_appart' (bedoelt u 'per_apart'?)",
        ),
        (
            "config.yaml",
            "per_apart:",
            "per_appart:",
            "quotes: sleutel 'per_apart' ontbreekt",
        ),
        (
            "config.yaml",
            "word_for_client: klant",
            "word_for_client: patiënt",
            "word_for_client: kies uit klant, inwoner",
        ),
        (
            "config.yaml",
            "max_megabytes: 25",
            "max_megabytes: veel",
            "received.max_megabytes: hier hoort een heel getal",
        ),
        ("config.yaml", "max_megabytes: 25", "max_megabytes: 0", "het getal moet minstens 1 zijn"),
        ("config.yaml", "title: Eerlijke", "title: [Eerlijke", "is geen geldige YAML"),
        (
            "config.yaml",
            "address: ''",
            "address: 'http://10.0.0.5:11434/v1'",
            "people.language_model.address: het adres moet van deze computer zijn",
        ),
        (
            "config.yaml",
            "address: ''",
            "address: 'http://localhost:8080/v1'",
            "people.language_model.model: noem ook het model dat op dat adres draait",
        ),
        (
            "config.yaml",
            "model: ''",
            "model: groot:Cloud",
            "people.language_model.model: kies een model dat op deze computer draait",
        ),
        ("config.yaml", r"[A-Z]+\d\d", r"[A-Z]\d{2}", "writer_pattern: hier mag geen accolade in"),
        (
            "config.yaml",
            "[intake, bijeenkomst-1",
            "[intake, bijenkomst-1",
            "dat niet in config/moments.csv staat (bedoelt u 'bijeenkomst-1'?)",
        ),
        (
            "moments.csv",
            ";cutoff;",
            ";cut_off;",
            "de kolom 'cutoff' ontbreekt (bedoelt u 'cut_off'?)",
        ),
        (
            "moments.csv",
            "bijeenkomst 1;2022-10-04",
            "bijeenkomst 1;",
            "moment 'bijeenkomst-1' heeft geen peildatum",
        ),
        (
            "moments.csv",
            "2022-10-25",
            "25 oktober",
            "moment 'bijeenkomst-2', kolom 'A': '25 oktober' is geen datum",
        ),
        (
            "moments.csv",
            "borging;Borgingssessie;",
            "borging;",
            "regel 6 heeft 8 kolommen en de kop heeft er 9",
        ),
        (
            "writers.csv",
            "A01;A;ja;",
            "A01;A;soms;",
            "schrijver 'A01', kolom 'consent_analysis': vul ja of nee in",
        ),
        (
            "writers.csv",
            "A01;A;ja;ja;",
            "A01;A;ja;ja;gisteren",
            "schrijver 'A01', kolom 'withdrawn'",
        ),
    ],
)
def test_a_mistake_is_told_in_a_sentence(run, file, old, new, sentence):
    path = run / "config" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Mistake) as mistake:
        settings(run, SCHEMAS)
    assert sentence in str(mistake.value)


def test_a_withdrawn_writer_is_known_before_the_first_job(run):
    path = run / "config" / "writers.csv"
    path.write_text(path.read_text().replace("A01;A;ja;ja;", "A01;A;ja;ja;1-11-2022", 1))
    assert settings(run, SCHEMAS).withdrawn == ["A01"]


def test_a_delivery_needs_a_plain_name(run):
    (run / "data" / "raw" / "levering oktober").mkdir()
    with pytest.raises(Mistake, match="data/raw/levering oktober: geef de levering een naam"):
        settings(run, SCHEMAS)


def test_without_deliveries_there_is_nothing_to_do(run):
    (run / "data" / "raw" / "2022-09").rmdir()
    with pytest.raises(Mistake, match="data/raw bevat nog geen levering"):
        settings(run, SCHEMAS)


def test_whoever_began_with_an_older_version_is_told_where_a_new_choice_stands(run):
    config = run / "config/config.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(re.sub(r"(?m)^seed:.*\n", "", text), encoding="utf-8")
    with pytest.raises(Mistake) as told:
        settings(run, SCHEMAS)
    missing, advice = str(told.value).splitlines()
    assert missing.endswith("sleutel 'seed' ontbreekt.")
    assert "met een oudere versie begonnen?" in advice
    assert (REPOSITORY / "config/config.yaml").as_posix() in advice
