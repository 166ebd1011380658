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
    ("U gaat toch over mijn uren, zei ze.", "positiemacht_professional"),
    ("Bang dat ze de begeleiding kwijtraakt.", "afhankelijkheid_klant"),
    ("Helpen en controleren tegelijk, dat wringt.", "dubbelrol_hulp_controle"),
    ("Ik heb de laptop dichtgeklapt en ben ernaast gaan zitten.", "macht_bespreken"),
    ("Hij praat iedereen naar de mond.", "sociaal_wenselijk_antwoord"),
    ("Ze viel stil toen haar zoon binnenkwam.", "inhouden_uit_angst"),
    ("Al maanden koffie drinken en geen stap verder.", "schijnsamenwerking"),
    ("Tot mijn verrassing wilde ze niet meer.", "verkeerde_inschatting"),
    ("Ik gaf het een acht, zij een vijf.", "verschil_beleving"),
    ("Ik vroeg of mijn indruk klopte.", "beeld_checken"),
    ("Ik voelde me machteloos en verdrietig.", "gevoel_opmerken"),
    ("Gezegd dat ik het niet prettig vind.", "behoefte_grens_benoemen"),
    ("Ik hield me in en ging door.", "behoefte_inslikken"),
    ("Verteld waarom ik dit allemaal vraag.", "kader_rol_uitleggen"),
    ("Ik heb het rooskleuriger voorgesteld dan het is.", "verhullen_verzachten"),
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
    "Bijeenkomsten 28-9, 26-10, 23-11 van 9.00 tot 12.30; borging 14-12.",
    "De manager is bij de borging.",
    "De schuurdeur klapte dicht en zijn vinger zat ertussen.",
    "Zij keek weg toen het bloed werd afgenomen.",
    "Ik had de reistijd verkeerd ingeschat.",
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
        ("cliënt", "De client belde.", "client"),
        ("cliënte", "De clienten bellen.", "clienten"),
        ("ideeën", "Samen ideeen bedacht.", "ideeen"),
        ("egoïstisch", "Dat is egoistisch.", "egoistisch"),
        ("privé", "Dat is prive.", "prive"),
        ("ik vind", "Ik vindt dat goed.", "Ik vindt"),
        ("hij wordt boos", "Hij word boos.", "Hij word boos"),
        ("het gebeurt", "Het gebeurd vaak.", "Het gebeurd"),
        ("ik heb gezegd", "Ik heb gezegt.", "Ik heb gezegt"),
        ("zelf gevraagd", "Zélf gevraagt.", "Zélf gevraagt"),
        ("terugblikvraag", "Mijn terug blik vraag.", "terug blik vraag"),
        ("terugblikvraag", "Mijn terugblik-vraag.", "terugblik-vraag"),
        ("feedbackvraag", "Een feedback vraag.", "feedback vraag"),
        ("feedback vraag", "Een feedbackvraag.", "feedbackvraag"),
        ("gespreksverslag", "Het gespreks verslag.", "gespreks verslag"),
        ("sociaal wenselijk", "Dat is sociaal-wenselijk.", "sociaal-wenselijk"),
        ("te weinig tijd", "Teweinig tijd.", "Teweinig tijd"),
        ("inzicht", "De haven is in zicht.", None),
        ("overleg", "Ik bel over leg en papier.", None),
        ("ik voel me EMOTIE", "Ik voel me awkward.", "Ik voel me awkward"),
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
        ("Hij kwam niet maar ik heb zorgen uitgesproken.", "gebeurd", "ondersteunend"),
        ("Zorgen uitspreken lukte mij vanmiddag weer niet.", "nagelaten", "belemmerend"),
        (
            "Niet tijdens dat hele lange gesprek met haar ouders zorgen uitgesproken.",
            "nagelaten",
            "belemmerend",
        ),
        ("Ik heb niet alleen zorgen uitgesproken.", "gebeurd", "ondersteunend"),
        ("Als ik zorgen zou uitspreken loopt ze weg.", "norm_of_theorie", "ondersteunend"),
        ("Stel dat ik zorgen uitspreek.", "norm_of_theorie", "ondersteunend"),
        ("Voorbeeldvraag om zorgen uit te spreken.", "norm_of_theorie", "ondersteunend"),
    ],
)
def test_modality_and_direction(text, modality, direction):
    found = coded(text, book=small_codebook(expressions=["zorgen … uitspreken"]))
    assert found[["modality", "direction"]].to_numpy().tolist() == [[modality, direction]]


@pytest.mark.parametrize(
    ("heading", "modality"),
    [
        ("Stappen tot november", "voornemen"),
        ("Theorie: het model", "norm_of_theorie"),
        ("Terugblik", "gebeurd"),
    ],
)
def test_a_heading_says_what_stands_below_it(heading, modality):
    book = small_codebook(words=["nabespreken"])
    found = coded("A02: nabespreken met team.", book=book, heading=heading)
    assert found["modality"].tolist() == [modality]


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
        ("Een collega zei dat ik het had gezegd.", "collega_team"),
        ("Aan mevrouw heb ik het gezegd.", "professional"),
        ("Tegen de teamleider gezegd.", "leidinggevende"),
        ("Gezegd is gezegd.", None),
    ],
)
def test_actor(text, actor):
    found = coded(text, book=small_codebook(words=["gezegd"]))["actor"].tolist()
    assert [None if pd.isna(one) else one for one in found] == [actor]


def test_no_hits_give_an_empty_table():
    assert coded("Niets.", book=small_codebook()).empty
