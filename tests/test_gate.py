"""The privacy gate as a whole: floors on labelled sentences, hostile texts, and no network."""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.contracts import Disclosures, KnownNames
from analysis.disclosures import disclosures
from analysis.tables import read_table

REPO = Path(__file__).parents[1]
sys.path.insert(0, str(REPO / "benchmarks"))
from gate import NOBODY, judged, read, table  # noqa: E402

CHECKED = ("bsn", "email", "iban", "kenteken", "postcode", "telefoon", "url")
HOSTILE = {
    "small": "a", "capital": "A", "digit": "1", "hyphens": "A-", "at": "a@", "dots": "a.",
    "quotes": "'t", "marks": "\u202e\u05d0", "emoji": "\U0001f642", "brackets": "[", "phones": "06",
    "names": "Jan-", "spaced": "A b. 1 ", "particles": "Van der ",
}  # fmt: skip


@pytest.fixture(scope="module")
def lines():
    return judged(read("sentences.jsonl"))


@pytest.mark.parametrize(
    ("kinds", "floor"),
    [*(((kind,), 0.99) for kind in CHECKED), (("naam",), 0.98), (("adres", "leeftijd"), 0.95),
     (("account", "dossiernummer", "geboortedatum"), 0.97), (("plaats", "organisatie"), 0.95)],
    ids=str,
)  # fmt: skip
def test_labels_are_covered(lines, kinds, floor):
    total = Counter(kind in kinds for line in lines for *_, kind in line["labels"])[True]
    missed = Counter(kind in kinds for line in lines for *_, kind in line["missed"])[True]
    assert total > 0
    assert 1 - missed / total >= floor


def test_clean_sentences_are_left_alone(lines):
    clean = [line for line in lines if not line["labels"]]
    alarms = [line["text"] for line in clean for _ in line["alarms"]]
    assert len(alarms) <= 0.02 * len(clean), alarms


def test_finds_are_in_range_and_apart(lines):
    for line in lines:
        edges = [edge for start, end, _ in line["found"] for edge in (start, end)]
        assert edges == sorted(edges)
        assert all(0 <= start < end <= len(line["text"]) for start, end, _ in line["found"])


TEXTS = st.text(max_size=200) | st.lists(
    st.sampled_from(
        ["Jan", "mevr.", "van der", "Roos", "A03", "06-1234", "jaar", "\n", "# ", ". ", " ", "'s",
         "[naam]", "\ue600\ue600", "\u0301", "İ", "ß", "📞", "مريم", "@x_1", "1234 AB", "straat 3"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_gives_finds_in_range_and_apart(text):
    rows = Disclosures.validate(disclosures(table([text]), NOBODY))
    edges = [edge for row in rows.itertuples() for edge in (row.start, row.end)]
    assert edges == sorted(edges)
    assert (rows["end"] > rows["start"]).all()
    assert all(edge <= len(text) for edge in edges)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_the_work_grows_with_the_length_of_a_hostile_text(piece):
    """Counts the calls; a pattern that is quadratic would keep this test busy for minutes."""
    texts = [piece * (size // len(piece)) for size in (2_000, 4_000)]
    disclosures(table(texts), NOBODY)
    once, twice = (calls(text) for text in texts)
    assert twice <= 2.5 * once + 100


def calls(text: str) -> int:
    """How many functions are called, Python's and built in, for the finds in a text."""
    documents, count = table([text]), 0

    def counted(*_):
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        disclosures(documents, NOBODY)
    finally:
        sys.setprofile(None)
    return count


def test_a_long_text_without_space_is_read_to_the_end():
    text = "x" * 200_000 + " 06-12345678"
    rows = disclosures(table([text]), NOBODY)
    assert [text[row.start : row.end] for row in rows.itertuples()] == ["06-12345678"]


def no_route() -> list[str]:
    """The words that run a command where there is no network, or none if that cannot be."""
    for words in (["unshare", "-n"], ["unshare", "-rn"]):
        if (
            shutil.which("unshare")
            and not subprocess.run([*words, "true"], capture_output=True).returncode
        ):
            return words
    return []


def test_the_room_needs_no_network(tmp_path):
    words = no_route()
    if not words:
        pytest.skip("no network namespace can be made here")
    files = [tmp_path / name for name in ("documents.parquet", "known.parquet", "out.parquet")]
    table(["Bel Sanne op 06-12345678."]).to_parquet(files[0])
    NOBODY.to_parquet(files[1])
    words += [sys.executable, "-m", "analysis.disclosures", "--documents", files[0]]
    done = subprocess.run(
        [*words, "--known-names", files[1], "--out", files[2]], capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert list(pd.read_parquet(files[2])["kind"]) == ["naam", "telefoon"]


def test_an_empty_list_of_known_names_may_be_given(tmp_path):
    (tmp_path / "known_names.csv").write_text("name;kind\n", encoding="utf-8")
    assert len(read_table(KnownNames, [tmp_path / "known_names.csv"])) == 0
