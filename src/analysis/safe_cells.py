"""Which numbers may leave the research team.

What is counted are diary writers with a theme, over all texts up to a moment of which that can be
said (see `evidence`). A number leaves if
nobody who subtracts the numbers that left can corner a group of 1 to `k` - 1 writers:

- of a theme, at least `k` writers wrote about it and at least `k` did not;
- both groups are as large as in every earlier number of that theme, or differ by `k` or more;
- the total of writers, likewise, from every earlier total that left (else only it stays inside);
- a code about leadership counts only when found in `min_teams` teams;
- the number of teams leaves if in each of these teams at least `k` writers did and `k` did not,
  and never of two different groups: a difference would be a cell of team, theme and period.

Earlier numbers are those of earlier moments as they are now, and those in `given`: numbers that
were handed out, as they were then. Without these, a late text, a changed coding or a withdrawal
changes a report or the next one by one writer. The rule is that of cell suppression with a
threshold, applied to differences as well (Hundepool et al. 2012, Statistical Disclosure Control).

What remains: a hidden number tells that a group or a difference is small, not how small (with a
`k` of 2 it would). Who knows the rule and all participants can at times work out that one or two
writers began to write. Who took part knows one more writer: themselves. Numbers of several themes
bound their overlap. Writers who agree to share what they wrote are outside the reach of any rule.
"""

from collections import Counter

import pandas as pd
from pandera.typing.pandas import DataFrame

from analysis.contracts import Codebook, Codings, Corpus, Moments, Readings, SafeCells
from analysis.evidence import counted
from analysis.mistakes import Mistake
from analysis.window import window

SMALLEST = 3


def safe_cells(
    codings: DataFrame[Codings], readings: DataFrame[Readings], corpus: DataFrame[Corpus],
    moments: DataFrame[Moments], codebook: DataFrame[Codebook], given: DataFrame[SafeCells],
    *, k: int, min_teams: int, leadership_codes: list[str], reports: list[str],
) -> DataFrame[SafeCells]:  # fmt: skip
    """One row per moment in `reports` and theme, in order of time and codebook."""
    check_choices(codebook, k, leadership_codes)
    led = set(codebook["theme"][codebook["code"].isin(leadership_codes)])
    known, rows = handed_out(given), []
    for moment in moments[moments["moment"].isin(reports)].itertuples():
        texts = window(corpus, moment.cutoff)
        diaries = texts[texts["kind"].eq("dagboek")]
        for theme in codebook["theme"].unique():
            seen = counted(codings, readings, diaries, theme)
            found = broad(seen.found, leadership_codes, min_teams)
            cell = released({"theme": theme} | heads(seen.texts, found), known, k)
            known += [cell] if cell["shown"] else []
            why = reason(cell["shown"], theme in led, min_teams)
            rows.append(cell | {"moment": moment.moment, "reason": why})
    table = pd.DataFrame(rows, columns=list(SafeCells.to_schema().columns))
    numbers = ["writers_with", "writers", "teams_with"]
    table[numbers] = table[numbers].mask(~table["shown"].astype(bool))
    return table.astype(dict.fromkeys(numbers, "Int64"))


def check_choices(codebook: DataFrame[Codebook], k: int, leadership_codes: list[str]) -> None:
    if k < SMALLEST:
        raise Mistake(
            f"de kleinste groep die naar buiten mag is {k}; kies minstens {SMALLEST}, want bij "
            "minder verraadt een weggelaten getal precies één schrijver."
        )
    for code in leadership_codes:
        if code not in set(codebook["code"]):
            raise Mistake(
                f"de subcode '{code}' over leiderschap staat niet in het codeboek; verbeter de "
                "naam, anders komt naar buiten wat één team over leiding schreef."
            )


def handed_out(given: DataFrame[SafeCells]) -> list[dict]:
    """The cells that readers have, whatever became of the texts under them."""
    rows = given[given["writers_with"].notna()]
    known = rows.astype(object).where(rows.notna(), None).to_dict("records")
    return [cell | {"without": difference(cell)} for cell in known]


def difference(cell: dict) -> int | None:
    return None if cell["writers"] is None else cell["writers"] - cell["writers_with"]


def broad(found: pd.DataFrame, leadership_codes: list[str], min_teams: int) -> pd.DataFrame:
    """What was found without what is about leadership in too few teams."""
    teams = found.groupby("code")["team"].transform("nunique")
    return found[~found["code"].isin(leadership_codes) | teams.ge(min_teams)]


def heads(diaries: pd.DataFrame, found: pd.DataFrame) -> dict:
    """How many wrote about a theme, of how many; ``smallest`` is the least group in a team."""
    everyone, having = people(diaries), people(found)
    did = Counter(team for team, _ in having)
    did_not = Counter(team for team, _ in everyone - having)
    writers, writers_with = (len({writer for _, writer in group}) for group in (everyone, having))
    return {
        "writers": writers,
        "writers_with": writers_with,
        "without": writers - writers_with,
        "teams_with": len(did),
        "smallest": min((min(did[team], did_not[team]) for team in did), default=0),
    }


def people(texts: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(texts["team"], texts["writer"], strict=True))


def released(cell: dict, known: list[dict], k: int) -> dict:
    """The cell with whether it may be shown, and None for a number that stays inside by itself."""
    before = [other for other in known if other["theme"] == cell["theme"]]
    groups = ["writers_with", "without"]
    shown = all(
        cell[group] >= k and all(apart(cell[group], other[group], k) for other in before)
        for group in groups
    )
    total = all(apart(cell["writers"], other["writers"], k) for other in known)
    same = all(
        other["teams_with"] is None or all(other[group] == cell[group] for group in groups)
        for other in before
    )
    teams = cell["smallest"] >= k and same
    own = {"writers": cell["writers"] if total else None}
    own |= {"teams_with": cell["teams_with"] if teams else None}
    return cell | own | {"shown": shown}


def apart(now: int, before: int | None, k: int) -> bool:
    """Whether the difference tells of no small group; what nobody was told has no difference."""
    return before is None or now == before or abs(now - before) >= k


def reason(shown: bool, led: bool, min_teams: int) -> str:
    """What a reader may know: the same for every number of a theme, or it would tell too much."""
    sentences = [] if shown else [HIDDEN]
    return " ".join([*sentences, LEADERSHIP.format(min_teams)] if led else sentences)


HIDDEN = "Hoeveel schrijvers het zijn, staat hier niet, zodat niemand te herkennen is."
LEADERSHIP = "Wat over leiderschap gaat, telt alleen mee als minstens {} teams erover schreven."


if __name__ == "__main__":
    from analysis.door import open_door

    open_door(safe_cells)
