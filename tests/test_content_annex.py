"""What a report tells of themes and teams side by side, and of how it was made."""

import re

import pandas as pd
import pytest
import yaml
from small_practice import TEMPLATES, codebook, codings, corpus, readings, table

from analysis.content_agreement import agreement
from analysis.content_definitions import definitions
from analysis.content_left_aside import left_aside
from analysis.content_srqr import srqr
from analysis.content_teams import teams
from analysis.content_together import together
from analysis.content_versions import versions
from analysis.contracts import Agreement, Held, Unplaced
from analysis.installed import installed, whole_code
from analysis.pages import pages
from analysis.wording import dated, wording, written

TEXTS = ["A01-2022-10-01", "A02-2022-10-02", "B01-2022-10-03", "B02-2022-10-04"]
READ = TEXTS[:3]
PERSON = {"coder": "mens-een", "counts": True}
MACHT = {"theme": "macht", "code": "macht"}
FOUND = [
    PERSON | {"document": READ[0]},
    PERSON | {"document": READ[0], "code": "missen"},
    PERSON | {"document": READ[0]} | MACHT,
    PERSON | {"document": READ[1]} | MACHT,
    {"document": TEXTS[3]},
    {"document": TEXTS[3]} | MACHT,
]
PAIR = {"level": "thema", "name": "feedback", "coder_a": "mens-een", "coder_b": "mens-twee"}
MACHINE = {"coder_a": "regels", "coder_b": "mensen"}
NUMBERS = {
    "segments": 9, "writers": 3, "positives_a": 4, "positives_b": 3, "both": 3, "alpha": 0.81,
    "low": 0.7, "high": 0.9, "ac1": 0.8, "precision": 0.75, "recall": 1.0,
}  # fmt: skip
NOTHING = {"alpha": None, "low": None, "high": None}


def seen(build, read: list[str] = READ) -> dict:
    return build(codings(*FOUND), readings(*read), corpus(*TEXTS), codebook())


def pairs(facts: dict) -> dict[tuple[str, str], int]:
    return {(pair["one"], pair["other"]): pair["both"] for pair in facts["pairs"]}


def test_themes_together_are_counted_in_the_texts_that_people_read():
    facts = seen(together)
    assert (facts["basis"], facts["texts"]) == ("gelezen", 3)
    assert [row["texts_with"] for row in facts["themes"]] == [1, 2, 0]
    assert pairs(facts) == {
        ("feedback", "macht"): 1,
        ("feedback", "leren"): 0,
        ("macht", "leren"): 0,
    }
    assert [pair["likely"] for pair in facts["pairs"]] == [0.7, 0, 0]


def test_where_nobody_read_they_are_signals_in_all_texts():
    facts = seen(together, [])
    assert (facts["basis"], facts["texts"]) == ("signalen", 4)
    assert pairs(facts)["feedback", "macht"] == 1


def test_a_theme_that_a_machine_counts_everywhere_is_compared_in_what_people_read():
    trusted = [row | ({"counts": True} if row.get("theme") == "macht" else {}) for row in FOUND]
    facts = together(codings(*trusted), readings(*READ), corpus(*TEXTS), codebook())
    assert (facts["basis"], facts["texts"]) == ("gelezen", 3)
    assert facts["themes"][1]["texts_with"] == 2


def test_sub_codes_are_counted_per_team_and_each_text_once():
    again = codings(*FOUND, PERSON | {"document": READ[0], "coder": "mens-twee"})
    facts = teams(again, readings(*READ), corpus(*TEXTS), codebook())
    assert facts["teams"] == [{"team": "A", "texts": 2}, {"team": "B", "texts": 1}]
    counts = {code["label"]: code["counts"] for row in facts["themes"] for code in row["codes"]}
    assert counts["Feedback vragen"] == [1, 0]
    assert counts["Macht"] == [2, 0]
    assert counts["Wens voor de tool"] == [0, 0]


@pytest.mark.parametrize("build", [together, teams])
def test_without_texts_there_is_nothing_to_count(build):
    facts = build(codings(), readings(), corpus(), codebook())
    assert sum(row["texts"] for row in facts.get("teams", [facts])) == 0


def test_the_codebook_refers_by_title():
    book = codebook()
    book.at[0, "exclude"] = ["zwijgen (-> missen)", "macht (-> weg)"]
    book.at[0, "include"] = ["vragen hoe het was"]
    first = definitions(book)[0]
    assert (first["label"], len(first["codes"])) == ("Feedback geven en vragen", 2)
    assert first["codes"][0]["include"] == ["vragen hoe het was"]
    assert first["codes"][0]["exclude"] == ["zwijgen (→ Feedback missen)", "macht (→ weg)"]


def made_with(book: pd.DataFrame) -> dict:
    chosen = {"codebook_version": "1.0", "code": "0" * 12, "seed": 1}
    return versions(book, **chosen, libraries={"python": "3.11", "numpy": "2"})


def test_the_fingerprint_of_the_codebook_is_of_what_it_means():
    other = codebook()
    other.at[0, "words"] = ["vragen"]
    assert made_with(codebook()) == made_with(codebook())
    assert made_with(other)["codebook_sha256"] != made_with(codebook())["codebook_sha256"]
    assert [row["name"] for row in made_with(other)["libraries"]] == ["numpy", "python"]


def test_what_is_installed_is_known_and_the_code_has_one_fingerprint():
    assert "absent" not in installed().values()
    assert re.fullmatch("[0-9a-f]{12}", whole_code())


def test_what_was_left_aside_is_told_up_to_the_cut_off_and_without_words():
    held = [{"document": name, "reason": "Vastgehouden."} for name in TEXTS[:2]]
    lost = [{"document": name, "place": f"regel {n}"} for n, name in enumerate([*TEXTS[:2], "?"])]
    shared = {"source": "a.csv", "coder": "mens-een", "quote": "wat ik zei", "reason": "Weg."}
    facts = left_aside(
        table(Held, held, {"delivery": "2022-10"}),
        table(Unplaced, lost, shared),
        corpus(*TEXTS),
        "2022-10-01",
    )
    assert facts["held"] == [{"document": TEXTS[0], "team": "A", "reason": "Vastgehouden."}]
    assert [row["place"] for row in facts["unplaced"]] == ["regel 0", "regel 2"]
    assert "wat ik zei" not in str(facts)


def agreed(*rows: dict) -> dict:
    return agreement(table(Agreement, list(rows), NUMBERS), codebook(), 0.667)


def known(**own) -> dict:
    """The facts of a report that its annexes speak of."""
    themes = [{"codes": [1, 2], "quotes": [{"role": "tegengeluid"}, {"role": "typerend"}]}]
    received = {
        "diaries": 4, "notes": 1, "writers": 4, "teams": 2, "words": 1200, "enrolled": 5,
        "read": 3, "set_aside": [], "refused": 0, "withdrawn": 1, "first": "2022-10-01",
    }  # fmt: skip
    moment = {"cutoff": "2022-10-31"}
    facts = {
        "about": {"title": "Titel", "codebook_version": "1.0", "moment": moment, "example": True},
        "received": received,
        "themes": themes,
        "account": {"finds": [{"number": 2, "masked": True}], "places": [{}] * 2},
        "agreement": agreed(PAIR, PAIR | {"name": "macht"} | NOTHING, PAIR | MACHINE),
        "left_aside": {"held": [], "unplaced": [{"source": "a", "place": "1", "reason": "Weg."}]},
        "definitions": definitions(codebook()),
        "versions": made_with(codebook()),
        "own_words": {},
    } | own
    return facts | {"srqr": srqr(facts)}


def test_the_checklist_is_filled_with_what_the_run_knows_and_no_more():
    filled = known()["srqr"]
    assert filled["came_in"]["words"] == 1200
    assert filled["contrary"] == {"n": 1}
    assert filled["agreement"] == {"enough": 1, "themes": 2}
    assert {"held", "set_aside"} & set(filled) == set()
    alone = known(agreement=agreed(PAIR | MACHINE))["srqr"]
    assert {"coders", "agreement"} & set(alone) == set()


def test_the_checklist_has_the_items_of_the_standard_and_asks_people_what_only_they_know():
    items = yaml.safe_load((TEMPLATES / "srqr.yaml").read_text(encoding="utf-8"))
    assert [item["item"] for item in items] == list(range(1, 22))
    by_people = {item["item"] for item in items if item["people"] and not item["machine"]}
    assert {3, 4, 6, 7, 18, 20, 21} <= by_people
    assert all(item["people"] or item["machine"] or item["where"] for item in items)
    assert {name for item in items for name in item["machine"]} == set(
        srqr(known()) | {"held": {}, "set_aside": {}}
    )


def shown(name: str, facts: dict) -> str:
    """The words of a partial, as the report makes it."""
    say = wording((TEMPLATES / "words.yaml").read_text(encoding="utf-8"))
    page = pages(TEMPLATES)
    items = yaml.safe_load((TEMPLATES / "srqr.yaml").read_text(encoding="utf-8"))
    page.globals |= {"say": say, "srqr_items": items}
    page.filters |= {"number": written, "date": lambda day: dated(day, say("months"))}
    opening = '{% import "macros.html.j2" as piece with context %}'
    template = page.from_string(f'{opening}{{% include "partials/{name}.html.j2" %}}')
    around = {"sections": ["done"], "titles": {"done": "Wat is er gedaan"}}
    around["pictures"] = {"together": None, "teams": None}
    html = template.render(facts, **around)
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def test_agreement_is_shown_with_its_margin_or_as_not_to_be_determined():
    whole = PAIR | {"level": "codeboek", "name": "themas"}
    rows = [PAIR, PAIR | {"name": "macht"} | NOTHING, whole, PAIR | MACHINE]
    words = shown("agreement", known(agreement=agreed(*rows)))
    assert "Feedback geven en vragen 0,81 (0,70 tot 0,90) 4 3" in words
    assert "Macht en afstand niet te bepalen" in words
    assert "telt mee 3 van de 4 3 van de 3 0,70" in words
    assert "taalmodellen" in words
    about = known()["about"] | {"example": False}
    assert "taalmodellen" not in shown("agreement", known(agreement=agreed(*rows), about=about))


def test_a_machine_below_the_threshold_is_a_signal_and_without_people_nothing_is_claimed():
    words = shown("agreement", known(agreement=agreed(PAIR | MACHINE | {"low": 0.5})))
    assert "signaal 3 van de 4" in words
    assert "nog niet te bepalen" in words
    assert "taalmodellen" not in words


def test_the_checklist_shows_facts_where_to_look_and_what_people_wrote():
    written_by_people = {"srqr-3": {"words": "Hierom <deden> wij dit.", "changed": False}}
    words = shown("srqr", known(own_words=written_by_people))
    assert "4 dagboekteksten van 4 schrijvers uit 2 teams, en 1 verslag" in words
    assert "van 1 oktober 2022 tot en met 31 oktober 2022" in words
    assert "Zie Wat is er gedaan." in words
    assert "Hierom &lt;deden&gt; wij dit." in words
    assert words.count("Nog in te vullen door onderzoekers.") == 16


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("codebook", "Feedback missen Wat het is. Meestal: hindert."),
        ("versions", "Python 3.11"),
        ("held", "1 codering of melding"),
        ("together", "nog niet te zien"),
    ],
)
def test_the_other_annexes_are_shown(name, told):
    assert told in shown(name, known())


@pytest.mark.parametrize(("texts", "told"), [(0, "nog niet te zien"), (6, "te veel teams")])
def test_where_no_figure_of_teams_is_drawn_it_says_why(texts, told):
    assert told in shown("teams", known(teams={"teams": [{"team": "A", "texts": texts}]}))
