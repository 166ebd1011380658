"""Which numbers may leave the research team: counted by hand, and attacked by subtraction."""

from collections import defaultdict
from itertools import combinations, combinations_with_replacement, pairwise

import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some
from small_practice import CODING, TEXT, codebook, codings, corpus, moments, readings

from analysis.contracts import Codings, Corpus, SafeCells
from analysis.mistakes import Mistake
from analysis.safe_cells import HIDDEN, LEADERSHIP, released, safe_cells
from analysis.tables import read_table, write

K, TIMES = 3, ("een", "twee", "drie")
THEMES = {"feedback": "vragen", "macht": "macht", "leren": "borging"}
NOTHING = SafeCells.validate(pd.DataFrame([], columns=list(SafeCells.to_schema().columns)))
MOMENTS, CODEBOOK, NOBODY_READ = moments(*TIMES), codebook(), readings()
ON, OFF, NONE = {"feedback"}, set(), None  # a text with the theme, one without, no text


def cells(wrote: dict[str, list], before=NOTHING, **choices) -> pd.DataFrame:
    """The table for a practice: of each writer a text (its themes) or none per moment."""
    texts = [
        {"document": f"{writer}-2022-1{time}-15", "date": f"2022-1{time}-15", "themes": themes}
        | {"writer": writer, "team": writer[0], "period": TIMES[time]}
        for writer, own in wrote.items()
        for time, themes in enumerate(own)
        if themes is not None
    ]
    found = [
        {"document": text["document"], "theme": theme, "code": THEMES[theme]}
        for text in texts
        for theme in sorted(text["themes"])
    ]
    tables = [rows(Codings, found, CODING), NOBODY_READ, rows(Corpus, texts, TEXT)]
    tables += [MOMENTS, CODEBOOK, before]
    chosen = {"k": K, "min_teams": 2, "leadership_codes": ["macht"], "reports": list(TIMES)}
    return safe_cells(*tables, **chosen | choices)


def rows(contract, own: list[dict], shared: dict) -> pd.DataFrame:
    """A table that is not checked, for that takes longer than the room."""
    return pd.DataFrame([shared | row for row in own], columns=list(contract.to_schema().columns))


def practice(*groups: tuple[int, list], team: str = "A") -> dict[str, list]:
    """Writers of one team; of each group its size and what each of them wrote."""
    texts = [own for size, own in groups for _ in range(size)]
    return {f"{team}{number:02}": own for number, own in enumerate(texts, 1)}


def numbers(table: pd.DataFrame, moment: str, theme: str = "feedback") -> list:
    """Writers with the theme, of how many, teams with the theme."""
    row = table[table["moment"].eq(moment) & table["theme"].eq(theme)].iloc[0]
    found = [row["writers_with"], row["writers"], row["teams_with"]]
    return [None if pd.isna(number) else number for number in found]


@pytest.mark.parametrize(
    ("did", "did_not", "shown"), [(2, 6, False), (3, 5, True), (5, 3, True), (6, 2, False)]
)
def test_enough_writers_did_and_enough_did_not(did, did_not, shown):
    table = cells(practice((did, [ON]), (did_not, [OFF])))
    assert numbers(table, "een") == ([did, 8, 1] if shown else [None] * 3)
    assert set(table["reason"][table["theme"].eq("feedback")]) == {"" if shown else HIDDEN}


def test_a_row_for_every_report_and_theme_in_order():
    table = SafeCells.validate(cells(practice((1, [ON])), reports=["drie", "een"]))
    found = list(zip(table["moment"], table["theme"], strict=True))
    assert found == [(moment, theme) for moment in ("een", "drie") for theme in THEMES]
    assert table[["writers_with", "writers", "teams_with"]].isna().all(axis=None)


@pytest.mark.parametrize(("more", "shown"), [(0, True), (1, False), (2, False), (3, True)])
def test_a_later_number_differs_nothing_or_enough(more, shown):
    table = cells(practice((4, [ON, NONE]), (more, [OFF, ON]), (8 - more, [OFF, OFF])))
    assert numbers(table, "een")[:2] == [4, 12]
    assert numbers(table, "twee")[:2] == ([4 + more, 12] if shown else [None, None])


def test_who_did_not_are_compared_too():
    table = cells(practice((4, [ON, ON]), (4, [OFF, OFF]), (2, [NONE, OFF])))
    assert [numbers(table, "een")[:2], numbers(table, "twee")[:2]] == [[4, 8], [None, None]]


def test_a_total_stays_inside_when_one_more_began_to_write():
    table = cells(practice((4, [ON]), (4, [OFF, ON]), (5, [OFF]), (1, [NONE, OFF])))
    assert [numbers(table, "een")[:2], numbers(table, "twee")[:2]] == [[4, 13], [8, None]]


def test_notes_of_meetings_count_nobody():
    wrote = practice((3, [ON]), (4, [OFF]))
    texts = corpus(*(f"{name}-2022-10-15" for name in wrote), A01={"kind": "bijeenkomst"})
    found = codings(*({"document": f"A0{n}-2022-10-15"} for n in (1, 2, 3)))
    tables = found, NOBODY_READ, texts, moments("een"), codebook(), NOTHING
    table = safe_cells(*tables, k=K, min_teams=2, leadership_codes=[], reports=["een"])
    assert not table["shown"].any()


@pytest.mark.parametrize(("teams", "shown"), [("AA", False), ("AB", True)])
def test_leadership_counts_only_when_enough_teams_wrote_about_it(teams, shown):
    first, second = (practice((2, [{"macht"}]), (2, [OFF]), team=team) for team in teams)
    wrote = practice((4, [{"macht"}]), (4, [OFF])) if teams == "AA" else first | second
    table = cells(wrote)
    assert numbers(table, "een", "macht")[:2] == ([4, 8] if shown else [None, None])
    told = set(table["reason"][table["theme"].eq("macht")])
    assert told == {LEADERSHIP.format(2) if shown else f"{HIDDEN} {LEADERSHIP.format(2)}"}


def test_the_reason_says_no_more_than_whether_the_number_is_shown():
    few, many, none = (
        cells(practice((n, [{"macht", "feedback"}]), (8 - n, [OFF]))) for n in (2, 7, 0)
    )
    assert list(few["reason"]) == list(many["reason"]) == list(none["reason"])


@pytest.mark.parametrize(("split", "teams"), [((3, 3), 2), ((5, 1), None)])
def test_teams_are_told_when_no_team_holds_a_small_group(split, teams):
    wrote = {}
    for team, did in zip("AB", split, strict=True):
        wrote |= practice((did, [ON]), (8 - did, [OFF]), team=team)
    assert numbers(cells(wrote), "een") == [6, 16, teams]


def test_teams_are_not_told_of_a_second_group():
    wrote = practice((3, [ON]), (3, [OFF, ON]), (4, [OFF])) | practice(
        (3, [ON]), (5, [OFF]), team="B"
    )
    table = cells(wrote)
    assert [numbers(table, "een"), numbers(table, "twee")] == [[6, 18, 2], [9, 18, None]]


LEFT = practice((4, [ON, ON]), (8, [OFF, OFF]))
STAYED = {name: own for name, own in LEFT.items() if name != "A01"}


def test_a_withdrawal_would_show_in_the_next_report_and_in_the_same_one_made_again():
    handed_out = cells(LEFT, reports=["een"])
    assert numbers(handed_out, "een")[:2] == [4, 12]
    assert numbers(cells(STAYED), "twee")[:2] == [3, 11]  # so A01 wrote about it
    careful = cells(STAYED, handed_out)
    assert not careful["shown"].any()


def test_what_was_handed_out_may_be_told_again():
    assert cells(LEFT, cells(LEFT)).equals(cells(LEFT))


def test_the_table_survives_its_file_and_begins_as_an_empty_list(tmp_path):
    write(tmp_path / "cells.parquet", SafeCells.validate(cells(LEFT)))
    assert read_table(SafeCells, [tmp_path / "cells.parquet"]).equals(cells(LEFT))
    (tmp_path / "given.csv").write_text(";".join(NOTHING.columns) + "\n", encoding="utf-8")
    assert cells(LEFT, read_table(SafeCells, [tmp_path / "given.csv"])).equals(cells(LEFT))


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [({"k": 2}, "kies minstens 3"), ({"leadership_codes": ["machd"]}, "'machd' over leiderschap")],
)
def test_choices_that_protect_nobody_are_mistakes(choice, sentence):
    with pytest.raises(Mistake, match=sentence):
        cells(LEFT, **choice)


def small(number: int) -> bool:
    return 0 < abs(number) < K


@some.composite
def histories(draw) -> list[dict[str, list]]:
    """What was known at each of three moments: texts come in late, and writers withdraw."""
    text = some.sampled_from([NONE, OFF, OFF, OFF, ON, {"macht"}, {"feedback", "leren"}])
    people = [f"{team}{n:02}" for team in "AB" for n in range(1, draw(some.integers(7, 10)))]
    starts = {name: draw(some.sampled_from([0, 0, 0, 1, 2])) for name in people}
    wrote = {
        name: [NONE] * start + draw(some.lists(text, min_size=3 - start, max_size=3 - start))
        for name, start in starts.items()
    }
    late = draw(some.sets(some.tuples(some.sampled_from(people), some.integers(0, 1)), max_size=3))
    gone = draw(some.dictionaries(some.sampled_from(people), some.integers(1, 2), max_size=2))
    return [
        {
            name: [NONE if time > now - ((name, time) in late) else own[time] for time in range(3)]
            for name, own in wrote.items()
            if gone.get(name, 3) > now
        }
        for now in range(3)
    ]


SWIFT = {"deadline": None, "database": None, "phases": [Phase.generate]}


@settings(derandomize=True, max_examples=25, **SWIFT)
@given(histories())
def test_no_one_report_and_no_two_tell_of_a_small_group(history):
    handed_out = [NOTHING]
    for now, wrote in enumerate(history):
        before = pd.concat(handed_out, ignore_index=True)
        handed_out.append(cells(wrote, before, reports=TIMES[: now + 1]))
        assert_true(handed_out[-1], wrote)
    shown = pd.concat(handed_out[1:], ignore_index=True).query("shown")
    totals = shown["writers"].dropna()
    assert not any(small(one - other) for one, other in combinations(totals, 2))
    for _, own in shown.groupby("theme"):
        groups = [own["writers_with"], (own["writers"] - own["writers_with"]).dropna()]
        assert all(group.ge(K).all() for group in groups)
        differences = [one - other for group in groups for one, other in combinations(group, 2)]
        assert not any(small(difference) for difference in differences)


def assert_true(table: pd.DataFrame, wrote: dict[str, list]) -> None:
    """A number that is shown is the number of writers, also of none too few teams."""
    for row in table[table["shown"]].itertuples():
        if row.theme == "macht":
            continue
        until = TIMES.index(row.moment) + 1
        texts = {name: [t for t in own[:until] if t is not None] for name, own in wrote.items()}
        did = [name for name, own in texts.items() if any(row.theme in themes for themes in own)]
        assert row.writers_with == len(did)
        assert pd.isna(row.writers) or row.writers == sum(map(bool, texts.values()))
        teams = [name[0] for name in did]
        if not pd.isna(row.teams_with):
            assert row.teams_with == len(set(teams))
            assert min(teams.count(team) for team in set(teams)) >= K


def test_who_knows_the_rule_cannot_work_out_a_small_group_from_what_is_hidden():
    """All courses of a theme over three moments with up to 9 writers, by what readers see."""
    amounts = list(combinations_with_replacement(range(10), 3))
    seen = defaultdict(list)
    for writers in amounts:
        for did in amounts:
            if all(part <= of for part, of in zip(did, writers, strict=True)):
                seen[told(writers, did)].append(groups_of(writers, did))
    assert len(seen) > 50
    for courses in seen.values():
        for values in map(set, zip(*courses, strict=True)):
            assert len(values) > 1 or not small(values.pop())


def told(writers: tuple, did: tuple) -> tuple:
    known = []
    for all_of_them, some_of_them in zip(writers, did, strict=True):
        cell = {"theme": "feedback", "writers": all_of_them, "writers_with": some_of_them}
        cell |= {"without": all_of_them - some_of_them, "teams_with": 1, "smallest": 0}
        known.append(released(cell, [other for other in known if other["shown"]], K))
    return tuple(
        (cell["shown"], cell["shown"] and (cell["writers_with"], cell["writers"])) for cell in known
    )


def groups_of(writers: tuple, did: tuple) -> list[int]:
    """Who did, who did not, and the differences in both from one moment to another."""
    did_not = [w - d for w, d in zip(writers, did, strict=True)]
    changes = [later - one for group in (did, did_not) for one, later in pairwise(group)]
    return [*did, *did_not, *changes, did[2] - did[0], did_not[2] - did_not[0]]


def test_of_what_people_coded_only_the_writers_they_read_count():
    wrote = practice((8, [ON]), (6, [OFF]))
    texts = corpus(*(f"{name}-2022-10-15" for name in wrote))
    read = [f"A{n:02}-2022-10-15" for n in range(3, 13)]
    own = {"coder": "mens-een", "counts": True}
    found = codings(*(own | {"document": name} for name in read[:4]))
    tables = found, readings(*read), texts, moments("een"), codebook(), NOTHING
    table = safe_cells(*tables, k=K, min_teams=2, leadership_codes=[], reports=["een"])
    assert numbers(table, "een")[:2] == [4, 10]
