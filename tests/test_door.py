"""The door: a room's signature is its command line, and its contracts are kept."""

import json
from pathlib import Path

import pandas as pd
import pytest
from pandera.typing.pandas import DataFrame

from analysis.contracts import SetAside, Writers
from analysis.door import open_door

ROW = {"delivery": "2022-09", "source": "a.txt", "place": "", "sha256": "0", "reason": "Leeg."}


def room(
    set_aside: DataFrame[SetAside], *, word: str, least: int, on: bool, policy: dict[str, str]
) -> DataFrame[SetAside]:
    """Put the choices into the reason."""
    return set_aside.assign(reason=f"{word} {least} {on} {policy['url']}")


def leaking(set_aside: DataFrame[SetAside], *, word: str) -> DataFrame[SetAside]:
    """Fail with a participant's words in the message."""
    raise KeyError(set_aside["reason"][0])


def careless(set_aside: DataFrame[SetAside]) -> DataFrame[SetAside]:
    """Break the promise of its contract."""
    return set_aside.drop(columns="reason")


def told(set_aside: DataFrame[SetAside]) -> dict[str, int]:
    """Return something else than a table."""
    return {"rows": len(set_aside), "één": 1}


def table(folder: Path, name: str = "in.parquet", **columns) -> str:
    pd.DataFrame([ROW | columns]).to_parquet(folder / name)
    return str(folder / name)


def test_tables_are_read_together_and_choices_passed_on(tmp_path):
    files = [table(tmp_path), table(tmp_path, "more.parquet", source="b.txt")]
    choices = ["--word", "ja", "--least", "3", "--on", "yes", "--policy", "url=mask"]
    out = tmp_path / "new" / "out.parquet"
    open_door(room, ["--set-aside", *files, *choices, "--out", str(out)])
    found = pd.read_parquet(out)
    assert list(found["reason"]) == ["ja 3 True mask"] * 2
    assert list(found["source"]) == ["a.txt", "b.txt"]


def test_a_dict_becomes_json_and_nothing_unfinished_stays(tmp_path):
    out = tmp_path / "out.json"
    open_door(told, ["--set-aside", table(tmp_path), "--out", str(out)])
    assert json.loads(out.read_text(encoding="utf-8")) == {"rows": 1, "één": 1}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.parquet", "out.json"]


def several(*, words: list[str]) -> list[str]:
    """Return a text per word."""
    return [word.upper() for word in words]


def test_a_list_becomes_a_file_each(tmp_path):
    out = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    open_door(several, ["--words", "een", "twee", "--out", *out])
    assert [Path(path).read_text(encoding="utf-8") for path in out] == ["EEN", "TWEE"]


def failure(capsys, room, arguments, tmp_path) -> str:
    log = tmp_path / "room.log"
    with pytest.raises(SystemExit) as stopped:
        open_door(room, [*arguments, "--out", str(tmp_path / "out.parquet"), "--log", str(log)])
    assert stopped.value.code == 1
    assert not (tmp_path / "out.parquet").exists()
    message = capsys.readouterr().err
    assert message.startswith("FOUT: ")
    assert message.count("\n") == 1
    return message


def test_what_a_neighbour_did_not_promise_stops_the_room(capsys, tmp_path):
    broken = table(tmp_path, delivery="met spatie")
    message = failure(capsys, careless, ["--set-aside", broken], tmp_path)
    assert "kolom 'delivery': elke bron hoort bij een levering (regel 0)" in message
    assert "met spatie" not in message


def test_what_the_room_itself_promised_is_checked(capsys, tmp_path):
    message = failure(capsys, careless, ["--set-aside", table(tmp_path)], tmp_path)
    assert "out.parquet: kolom 'reason' ontbreekt" in message


@pytest.mark.parametrize("content", [b"", b"PAR1 cut off"])
def test_a_damaged_table_is_named(capsys, tmp_path, content):
    (tmp_path / "in.parquet").write_bytes(content)
    message = failure(capsys, careless, ["--set-aside", str(tmp_path / "in.parquet")], tmp_path)
    assert "in.parquet ontbreekt of is beschadigd" in message


def test_an_unexpected_error_is_told_without_anybodys_words(capsys, tmp_path):
    secret = table(tmp_path, reason="het geheim van mevrouw")
    arguments = ["--set-aside", secret, "--word", "ja"]
    message = failure(capsys, leaking, arguments, tmp_path)
    log = (tmp_path / "room.log").read_text(encoding="utf-8")
    assert "de stap 'leaking' stopte door een onverwachte fout (KeyError)" in message
    assert "in leaking" in log
    assert "mevrouw" not in message + log


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ","])
def test_a_csv_is_read_as_excel_saved_it(tmp_path, encoding, separator):
    names = ["writer", "team", "consent_analysis", "consent_quotes", "withdrawn"]
    lines = [separator.join(names), separator.join(["A01", " A ", "Ja", "J", "1-11-2022"]), "", ""]
    path = tmp_path / "writers.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))

    def who(writers: DataFrame[Writers]) -> DataFrame[Writers]:
        """Give back what was read."""
        return writers

    open_door(who, ["--writers", str(path), "--out", str(tmp_path / "out.parquet")])
    found = pd.read_parquet(tmp_path / "out.parquet")
    assert found.iloc[0].tolist() == ["A01", "A", "ja", "ja", "2022-11-01"]
