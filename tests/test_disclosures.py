"""Identifiers with a format are found, and masked without moving a letter."""

import pandas as pd
import pytest

from analysis.cleared import cleared
from analysis.contracts import Cleared, Decisions, Disclosures, Held, KnownNames
from analysis.disclosures import disclosures
from analysis.placeholders import placeholder, shown


def documents(text: str) -> pd.DataFrame:
    row = ["A01-2022-09-13", "2022-09", "dagboek", "A", "A01", "2022-09-13", "intake", text]
    return pd.DataFrame([[*row, "s", "", "0"]], columns=list(Cleared.to_schema().columns))


NO_NAMES, UNDECIDED, FREE = (
    pd.DataFrame(columns=list(contract.to_schema().columns))
    for contract in (KnownNames, Decisions, Held)
)


def found(text: str, known: pd.DataFrame = NO_NAMES) -> list[tuple[str, str]]:
    rows = Disclosures.validate(disclosures(documents(text), known))
    return [(row.kind, text[row.start : row.end]) for row in rows.itertuples()]


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("telefoon", "06-12345678"),
        ("telefoon", "06 12 34 56 78"),
        ("telefoon", "+31 6 12345678"),
        ("telefoon", "0031612345678"),
        ("telefoon", "(030) 1234567"),
        ("telefoon", "0412-123456"),
        ("telefoon", "088-1234567"),
        ("email", "jan.de-wit@voorbeeld.nl"),
        ("url", "www.voorbeeld.nl/pagina"),
        ("iban", "NL91ABNA0417164300"),
        ("iban", "NL91 ABNA 0417 1643 00"),
        ("bsn", "111222333"),
        ("bsn", "1112.22.333"),
        ("postcode", "3511 AB"),
        ("kenteken", "12-ABC-3"),
        ("kenteken", "AB-12-CD"),
    ],
)
def test_an_identifier_is_found_whole_and_nothing_around_it(kind, written):
    assert found(f"Zij zei: {written}. Daarna stilte.") == [(kind, written)]


@pytest.mark.parametrize(
    "text",
    [
        "Tussen 14.00 en 14.40 uur, op 27-09-2022, nummer 12 van de 85.",
        "In 2022 in de wijk, 2000 mg, B01 en A03-2022-10-04.",
        "Het getal 123456789 haalt de elfproef niet, NL00ABNA0417164300 de 97-proef niet.",
        "Het oude 1234 SS was geen postcode.",
        "We hadden 25 euro, 7,9 en 609 van de 612 keer akkoord.",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ik sprak Petra van der Meer.", [("naam", "Petra van der Meer")]),
        ("Mw. de vries belde af.", [("naam", "de vries")]),
        ("Ondertekend door H.J.M. Smeets.", [("naam", "H.J.M. Smeets")]),
        ("heb youssef gezegd dat het klopt", [("naam", "youssef")]),
        ("Roos belde af met een smoes.", [("naam", "Roos")]),
        ("Toen vroeg ik Wil waarom.", [("naam", "Wil")]),
        ("Hans' fiets en Lisa's tas.", [("naam", "Hans"), ("naam", "Lisa")]),
        ("Met Winter gepraat. Winter zweeg.", [("naam", "Winter")]),
        ("Het gezin komt uit Best.", [("plaats", "Best")]),
        ("vanmiddag naar hengelo gereden", [("plaats", "hengelo")]),
        ("Hij bidt in moskee Al Nour.", [("organisatie", "Al Nour")]),
        ("Ik stond voor Kerklaan 4 te wachten.", [("adres", "Kerklaan 4")]),
        ("Cl. geb. 3-9-1963, woont alleen.", [("geboortedatum", "3-9-1963")]),
        ("Op 14-02-1988 kwam zij hier.", [("geboortedatum", "14-02-1988")]),
        ("Een man van 50 jaar zonder werk.", [("leeftijd", "50 jaar")]),
        ("De 83-jarige buurvrouw wist het.", [("leeftijd", "83-jarige")]),
        ("Ons kenmerk WMO/22/10433, zie brief.", [("dossiernummer", "WMO/22/10433")]),
        ("bsn nr 123456789 klopt niet", [("bsn", "123456789")]),
        ("Hij heet op snap: kev1n_010", [("account", "kev1n_010")]),
    ],
)
def test_what_people_write_about_people_is_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Met [naam] en mevr. X gebeld, cl. B en de heer S. waren er. Hij zei niets.",
        "A03 en C02 vroegen team B om raad.",
        "Het UWV, Veilig Thuis en de Raad voor de Kinderbescherming zaten erbij.",
        "Korthagen en Signs of Safety hielpen, de STARR ook.",
        "Wil je eerlijk zijn? Storm op komst. Groen licht gekregen.",
        "Na Pasen, op dinsdag 4 oktober 2022, was er een Turkse tolk uit Suriname.",
        "## Wat Ging Goed",
        "Ik doe dit werk al 12 jaar; ze zijn 50 jaar getrouwd.",
        "Zij is een brave Hendrik en werkt bij Albert Heijn.",
        "Ik ga het NIET oplossen, zei ik tegen \ue600\ue600\ue600.",
    ],
)
def test_what_identifies_nobody_is_left_alone(text):
    assert found(text) == []


KNOWN = pd.DataFrame(
    [["Zonnehof", "organisatie"], ["Roos", "naam"], ["El Haddaoui", "naam"]],
    columns=["name", "kind"],
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("op de zonnehof", [("organisatie", "zonnehof")]),
        ("de zonnehoftuin is iets anders", []),
        ("el haddaoui's brief", [("naam", "el haddaoui")]),
        ("Roos, die ik een roos gaf.", [("naam", "Roos")]),
    ],
)
def test_a_listed_name_is_found_in_any_case_unless_it_is_a_word(text, expected):
    assert found(text, KnownNames.validate(KNOWN)) == expected


def test_a_format_goes_before_a_name_and_the_rest_of_the_name_stays():
    text = "Sanne Kerklaan 4"
    assert [kind for kind, _ in found(text)] == ["adres"]
    assert found(text)[0][1].endswith("Kerklaan 4")


def test_a_mask_is_as_long_as_what_it_hides_and_reads_as_its_kind():
    text = "Bel 06-12345678 of mail jan@x.nl 🙂."
    finds = disclosures(documents(text), NO_NAMES)
    policy = {"telefoon": "mask", "email": "mask"}
    hidden = cleared(documents(text), finds, UNDECIDED, FREE, policy=policy)
    hidden = Cleared.validate(hidden)["text"][0]
    assert len(hidden) == len(text)
    assert hidden[16:24] == text[16:24]
    assert shown(hidden) == "Bel [telefoon] of mail [email] 🙂."


def test_a_kind_that_is_only_listed_stays_in_the_text():
    text = "Zie www.voorbeeld.nl daarover."
    finds = disclosures(documents(text), NO_NAMES)
    assert list(finds["kind"]) == ["url"]
    free = cleared(documents(text), finds, UNDECIDED, FREE, policy={"url": "list"})
    assert free["text"][0] == text


def test_a_placeholder_reads_the_same_at_any_length():
    assert {shown(placeholder("naam", length)) for length in (1, 2, 30)} == {"[naam]"}
