"""Text in, codes out: what the rules find, what they leave, and how it was said of whom."""

import re
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from analysis.codebook import codebook
from analysis.codings_rules import codings_rules
from analysis.contracts import Codings, Segments, Tokens
from analysis.lemmas import lemma

REPO = Path(__file__).parents[1]
WORD = re.compile(r"['’]?[^\W_]+(?:['’-][^\W_]+)*")


@cache
def project_codebook() -> pd.DataFrame:
    return codebook(
        REPO / "config" / "codebook.yaml",
        schema=REPO / "workflow" / "schemas" / "codebook.schema.json",
    )


def small_codebook(**lists) -> pd.DataFrame:
    empty = dict.fromkeys(("include", "exclude", "blockers", "traps", "near_misses"), [])
    row = {"theme": "t", "theme_label": "T", "code": "c", "label": "C", "definition": "d"}
    return pd.DataFrame(
        [row | empty | {"direction": "ondersteunend", "words": [], "expressions": []} | lists]
    )


def coded(*texts: str, book: pd.DataFrame | None = None, heading: str = "") -> pd.DataFrame:
    segments, tokens = [], []
    for number, text in enumerate(texts, 1):
        names = {"segment": f"A01-{number:03d}", "delivery": "d", "document": "A01"}
        start = number * 1000
        segments.append(
            names
            | {"start": start, "end": start + len(text), "text": text}
            | {"heading": heading, "shape": "zin"}
        )
        tokens += [
            names
            | {"start": start + found.start(), "end": start + found.end()}
            | {"word": found[0], "lemma": lemma(found[0]), "pos": None}
            for found in WORD.finditer(text)
        ]
    tokens = Tokens.validate(pd.DataFrame(tokens)[list(Tokens.to_schema().columns)])
    segments = Segments.validate(pd.DataFrame(segments)[list(Segments.to_schema().columns)])
    return Codings.validate(
        codings_rules(tokens, segments, project_codebook() if book is None else book)
    )


FOUND = [
    ("Ik merkte bij mezelf dat ik wegdroomde.", "gevoel_opmerken"),
    ("Na afloop zat het me niet lekker.", "gevoel_opmerken"),
    ("Ik heb het stilletjes voor haar ingevuld.", "aannames_invullen"),
    ("Zonder te vragen vulde ik het voor haar in.", "aannames_invullen"),
    ("Ineens viel het kwartje.", "bewustwording"),
    ("Hij knikte overal op.", "sociaal_wenselijk_antwoord"),
    ("Ik heb mijn zorgen uitgesproken.", "lastige_boodschap_uitspreken"),
    ("Ik heb open kaart gespeeld.", "kader_rol_uitleggen"),
    ("Zij gaf mij terug dat ik te snel ging.", "feedback_ontvangen"),
    ("We moeten dit levend houden na de zomer.", "borgingsafspraak"),
    ("Weer niet over begonnen.", "vermijden_uitstellen"),
    ("Wat verwacht je van mij, vroeg ik.", "verwachtingen_uitvragen"),
]
LEFT_ALONE = [
    "Eerlijk gezegd, dat wist ik niet.",
    "Eerlijk gezegd had ik geen zin.",
    "Ze is in verwachting van een tweeling.",
    "Er is een melding gedaan bij Veilig Thuis.",
    "Ik vulde samen met haar het formulier in.",
    "De bloeddruk was te hoog.",
    "Wanneer dat is durf ik niet te zeggen.",
    "Mevrouw geeft aan dat zij pijn heeft.",
    "Ik vraag of hij op tijd is en zelf kan komen.",
    "De borg is betaald.",
]


@cache
def project_codes() -> dict[str, set[str]]:
    """The codes by the project's codebook for each of these sentences."""
    texts = [*(text for text, _ in FOUND), *LEFT_ALONE]
    codes = coded(*texts).groupby("segment")["code"].apply(set)
    return {text: codes.get(f"A01-{n:03d}", set()) for n, text in enumerate(texts, 1)}


@pytest.mark.parametrize(("text", "code"), FOUND)
def test_found(text, code):
    assert code in project_codes()[text]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text):
    assert project_codes()[text] == set()


def test_no_near_miss_of_the_codebook_gets_its_own_code():
    pairs = project_codebook()[["code", "near_misses"]].explode("near_misses")
    found = coded(*pairs["near_misses"])
    own = {f"A01-{number:03d}": code for number, code in enumerate(pairs["code"], 1)}
    assert len(pairs) >= 80
    assert [row.segment for row in found.itertuples() if own[row.segment] == row.code] == []


@pytest.mark.parametrize(
    ("expression", "text", "evidence"),
    [
        ("invullen", "Ik vulde het snel in.", "vulde het snel in"),
        ("invullen", "Zonder het in te vullen.", "in te vullen"),
        ("invullen", "Ik heb het ingevuld.", "ingevuld"),
        ("invullen", "Ik vulde hem en toen kwam na heel lang wachten de buurman in.", None),
        ("voor haar ingevuld", "Ik vulde dat voor haar in.", "vulde dat voor haar in"),
        ("formulier … leidend", "Het formulier was weer leidend.", "formulier was weer leidend"),
        ("formulier … leidend", "Het formulier van het hele grote team was leidend.", None),
        ("te snel/vlug", "Het ging te vlug.", "te vlug"),
        ("voor KLANT gedacht", "Ik heb voor mevrouw gedacht.", "voor mevrouw gedacht"),
        ("ja zei ,", "Ja zei ze.", None),
        ("ja ,", "Ja, zei ze.", "Ja"),
    ],
)
def test_expressions(expression, text, evidence):
    found = coded(text, book=small_codebook(expressions=[expression]))
    spans = [text[r.evidence_start - 1000 : r.evidence_end - 1000] for r in found.itertuples()]
    assert spans == ([evidence] if evidence else [])


def test_a_blocker_cancels_only_what_it_touches():
    book = small_codebook(words=["invullen"], blockers=["formulier … invullen"])
    assert coded("Het formulier snel ingevuld.", book=book).empty
    both = coded("Het formulier ingevuld, en toen voor haar ingevuld.", book=book)
    assert (both["evidence_start"] - 1000).tolist() == [42]


def test_a_supporting_word_adds_to_a_hit_but_is_none():
    book = small_codebook(words=["durf", "~spannend"])
    assert coded("Het was spannend.", book=book).empty
    scores = coded("Ik durf het.", "Spannend, maar ik durf.", book=book)["score"]
    assert scores.tolist() == [0.6, 0.7]


def test_one_row_for_a_code_in_a_segment_and_it_is_the_best():
    book = small_codebook(words=["gezegd"], expressions=["toch maar gezegd", "maar gezegd"])
    found = coded("Gezegd is gezegd, dus toch maar gezegd.", book=book)
    assert found[["score", "evidence_start"]].to_numpy().tolist() == [[1.0, 1022]]
    assert not found["counts"].any()
    assert found["coder"].tolist() == ["regels"]


@pytest.mark.parametrize(
    ("text", "modality", "direction"),
    [
        ("Ik heb mijn zorgen uitgesproken.", "gebeurd", "ondersteunend"),
        ("Ik heb mijn zorgen niet uitgesproken.", "nagelaten", "belemmerend"),
        ("Ik had mijn zorgen moeten uitspreken.", "nagelaten", "belemmerend"),
        ("De volgende keer wil ik mijn zorgen uitspreken.", "voornemen", "ondersteunend"),
        ("Eigenlijk moet je zorgen uitspreken.", "norm_of_theorie", "ondersteunend"),
        ("Hij kwam niet, toch heb ik zorgen uitgesproken.", "gebeurd", "ondersteunend"),
    ],
)
def test_modality_and_direction(text, modality, direction):
    found = coded(text, book=small_codebook(expressions=["zorgen … uitspreken"]))
    assert found[["modality", "direction"]].to_numpy().tolist() == [[modality, direction]]


def test_a_heading_makes_a_plan_of_what_stands_below_it():
    book = small_codebook(words=["nabespreken"])
    found = coded("A02: nabespreken met team.", book=book, heading="Stappen tot november")
    assert found["modality"].tolist() == ["voornemen"]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Fijn, die caseload is nu beter.", "ondersteunend"),
        ("De caseload is te hoog.", "belemmerend"),
        ("Over de caseload gesproken.", "neutraal"),
    ],
)
def test_a_mixed_code_leans_as_the_sentence_does(text, direction):
    book = small_codebook(words=["caseload"], direction="gemengd")
    assert coded(text, book=book)["direction"].tolist() == [direction]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Ik heb het gezegd.", "professional"),
        ("B03 heeft het gezegd.", "professional"),
        ("Mevrouw heeft het gezegd.", "klant"),
        ("Mijn collega heeft het gezegd.", "collega_team"),
        ("De teamleider heeft het gezegd.", "leidinggevende"),
        ("De gemeente heeft het gezegd.", "organisatie_keten"),
        ("Gezegd is gezegd.", None),
    ],
)
def test_actor(text, actor):
    found = coded(text, book=small_codebook(words=["gezegd"]))["actor"].tolist()
    assert [None if pd.isna(one) else one for one in found] == [actor]


def test_no_hits_give_an_empty_table():
    assert coded("Niets.", book=small_codebook()).empty
