"""Sentences and bullets of Dutch as it is typed."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.contracts import Segments
from analysis.segments import LABEL, LINE, RULE, segments

NAME = "\ue600" * 5

SENTENCES = [
    # plain
    "Rustig gesprek.|Mevrouw was blij.",
    "Hoe nu verder?|Geen idee!|Morgen bellen.",
    "Rust?|Dat ga je niet vragen.",
    "Vijf!!!|Echt waar?!|Ja.",
    # titles and initials
    "Mw. is dik in de tachtig, weduwe.|Ze woont alleen.",
    "Mevr. X. zei niets.|Ze keek weg.",
    "Nu dan over mw. De V.|Herindicatie gedaan.",
    "Huisbezoek dhr. K.|Drie plastic tassen post.",
    "Bij dhr. B. die twee dagen had geoefend.|Hij was bang.",
    "Met J.P. de Vries gebeld.|Hij belt terug.",
    "Dit is bruikbaar voor 'meneer K.'|Toen gingen we.",
    "Gebeld met mw.|Ze neemt niet op.",
    "Ik sprak mevr. A. en dhr. B. samen.|Dat ging goed.",
    "Met M. en K. gesproken.|Hoe vaak zij iets zeggen.",
    "M. zat met zijn capuchon op.|K. viel in slaap.",
    "Ze was boos op u.|Dat snap ik.",
    "Het zijn haar collega's.|Genoteerd.",
    # abbreviations that never end a sentence
    "Dat is m.i. niet eerlijk.|Denk ik.",
    "Er waren o.a. ouders en bijv. een buurvrouw.|Goed.",
    "I.v.m. ziekte a.d.h.v. de lijst gedaan.|Klaar.",
    "Huisregels art. 6 en nr. 2, zie blz. 3.|Gelezen.",
    "Evt. morgen met cl. naar de bank.|Nog vragen.",
    "Elk 60 min incl. rijden, ca. 3 uur.|Te lang.",
    "Bel mij op tel. 06 of zo.|Graag.",
    "T.z.t. kijken we verder.|Nu niet.",
    "Dat is n.v.t. voor deze klant.|Verder niets.",
    "Betrokken: mw. (hartfalen) en dochter.|Prettig.",
    # abbreviations that may end one
    "Koffie, thee, enz. en daarna weg.|Leuk.",
    "Koffie, thee, enz.|Daarna weg.",
    "We kregen formulieren e.d.|Niemand las ze.",
    "Duurde 25 min. incl. rapportage.|Nog te doen: bellen.",
    "Duurde 25 min.|Toen weg.",
    "Het begon in aug.|Was een schatting!",
    "Op 1 okt. 2022 begonnen.|Het liep goed.",
    "Hij had een afspr.|Die vergat hij.",
    # numbers and times
    "Van 14.00 tot 14.40 uur gepraat.|Het cijfer was 8,4.|Ja.",
    "Om 10.15 huisbezoek.|11.30 overleg.",
    "We waren er om 16.10.|Toen was het koud.",
    "Het is 2022.|Alles is anders.",
    "Twee dingen: 1. luisteren 2. wachten.|Meer niet.",
    "a. Ik heb niets gevraagd.|Dat is het.",
    # quotes
    "Hij zei: 'Ik kom niet als baas.|Ik kom als mens.'|Dat was duidelijk.",
    "'Wat moet ik daarmee?' vroeg ze.|Ik zweeg.",
    '"Moet ik nou klappen?" kreeg ik terug.|Stil.',
    "“Prima hoor.”|Zo ging het.",
    "‘Nee!’ riep hij.|‘Ga weg!’|Ik ging.",
    "'Fijn!', zei ik.|Zij: 'O, gaat súper!'|En ik: 'Mooi.'",
    "Ze zei 'druk, maar goed hoor'.|'Echt', zei ik.",
    "Dat was lang (te lang!) en zwaar.|Klaar.",
    "(Dat heb ik niet gezegd.)|Ik dacht het wel.",
    # ellipsis
    "Ik dacht… nou ja.|Laat maar.",
    "Misschien...|Morgen weer een dag.",
    "Hij was er bijna ... en toen niet.|Jammer.",
    "... en toen was het stil.|Heel stil.",
    # small letters: forgotten capitals, or a writer without capitals
    "Dat heb ik niet gezegd.|ik dacht het wel.|Nou ja.",
    "za.|late dienst, alleen.|hele complex koud.|storing gebeld.",
    "slecht gesprek.|dhr. met pgb.|ze schreeuwde.|ik zei niks.",
    "zei nog 'dus het is rond?'|nee meneer.|eerst onderzoek.",
    "'voor je werk?' vroeg ie.|ja zei ik.|soms wel.",
    "eigen bijdr. uitgelegd.|ze knikte.|klaar in 40 min.|record.",
    "rotdag.|j. liet een foto zien.|ik zei niks.",
    "sfeer bijv. i.v.m. ziekte.|toch gegaan.|leuk.",
    "contract loopt tot 1 feb.|teamleider weet alles.|spannend.",
    # telegram, emoji, white space, forgotten space
    "cv eruit om 16.10.|geen monteur.|dekens van zolder",
    "Leuk! 😀|Morgen weer.",
    "Leuk 😀|Morgen weer.",
    "Goed gesprek :)|Morgen weer.",
    "Dat ging goed.|  Nu rust.",
    "Zie www.movisie.nl voor meer.|Of mail a.b@c.nl.",
    # placeholders
    f"Gebeld met {NAME}.|Zij neemt niet op.",
    f"Gebeld met mw. {NAME} over geld.|Goed.",
    f"Eindgesprek {NAME}| Toen naar huis.",
    # other
    "???",
    "Nou ja !!!",
]

HOSTILE = {
    "no space": "a" * 10_000,
    "full stops": "." * 100_000,
    "full stops apart": ". " * 50_000 + "a",
    "initials": "A. Bc " * 20_000,
    "titles": "mw. " * 25_000,
    "quotes": "'" * 100_000,
    "emoji": "😀 " * 50_000,
    "placeholder": "\ue600" * 100_000,
    "empty lines": "\n" * 50_000,
    "marks": "- " * 50_000,
    "labels": ("a" * 40 + ":\n") * 2_000,
}


def table(text: str) -> pd.DataFrame:
    return pd.DataFrame({"document": ["A01-2022-10-04"], "delivery": ["2022-10"], "text": [text]})


def cut(text: str) -> list[str]:
    return segments(table(text))["text"].tolist()


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_end_where_a_reader_would_end_them(marked):
    pieces = marked.split("|")
    text = " ".join(pieces)
    assert cut(text) == [piece.strip() for piece in pieces]


def test_a_forgotten_space_does_not_hide_the_end_of_a_sentence():
    assert cut("Niet gedaan.Toen wel.") == ["Niet gedaan.", "Toen wel."]


def test_bullets_are_cut_into_sentences_and_keep_their_heading():
    rows = segments(table("# Verslag\n\nIntro.\n\n## Start\n- Eén. Twee.\n2. Drie\n\n- \n\nNa."))
    assert rows[["text", "heading", "shape"]].values.tolist() == [
        ["Intro.", "Verslag", "zin"],
        ["Eén.", "Start", "punt"],
        ["Twee.", "Start", "punt"],
        ["Drie", "Start", "punt"],
        ["Na.", "Start", "zin"],
    ]
    assert rows["segment"].tolist()[0] == "A01-2022-10-04-001"
    assert Segments.validate(rows).equals(rows)


def test_no_text_gives_an_empty_table():
    assert Segments.validate(segments(table("").iloc[:0])).empty


def test_a_label_is_the_heading_of_the_list_or_paragraph_after_it():
    rows = segments(table("# Dag\n\nRedenen:\n- geld\n- tijd\n\nVerder niets.\n\nOpen:"))
    assert rows["text"].tolist() == ["geld", "tijd", "Verder niets."]
    assert rows["heading"].tolist() == ["Redenen", "Redenen", "Dag"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("zij: 'o.'\nik: stil.\nbah\nen koud hier", 4),
        ("'Prima hoor.'\nEn toen?\n'Nee hoor.'", 3),
        ("Ik heb daar lang over nagedacht en ik weet nog steeds niet\nwat ik moet doen.", 1),
        ("Ik dacht aan haar zoon,\ndie er niet was.", 1),
        ("| Wat | Wie |\n|---|---|\n| Proef | C02 |", 2),
        ("- een punt dat te lang is\n  en dus doorloopt\n- twee", 2),
        ("Eerste alinea\n\nen nog een", 2),
    ],
)
def test_a_line_break_ends_a_segment_unless_the_sentence_goes_on(text, count):
    assert len(cut(text)) == count


def test_text_wrapped_at_a_fixed_width_is_cut_at_sentences_only():
    text = (
        "Vandaag ben ik voor de tweede keer op bezoek geweest bij de\n"
        "heer van de Wmo. Hij vertelde dat zijn dochter in januari\n"
        "Kerst wil vieren omdat ze dan pas terug is van haar lange\n"
        "reis. Ik heb niets gezegd."
    )
    assert [sentence[-5:] for sentence in cut(text)] == [" Wmo.", "reis.", "zegd."]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_cut_without_trouble(text):
    assert "".join("".join(cut(text)).split()) in "".join(text.split())


WORDS = st.sampled_from(
    [
        "mw.",
        "Ze",
        "zei",
        "'Nee.'",
        "ik",
        "…",
        "B.",
        "14.00",
        "\n",
        "\n\n",
        "- ",
        "😀",
        NAME,
        ":",
        "a?",
    ]
)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join) | st.text(min_size=1))
def test_segments_are_exact_in_order_and_leave_nothing_out(text):
    rows = segments(table(text))
    covered = set()
    for row in rows.itertuples():
        assert row.text == text[row.start : row.end] == row.text.strip()
        assert row.start >= max(covered, default=0)
        covered.update(range(row.start, row.end))
    for line in LINE.finditer(text):
        content = line["text"].rstrip()
        if not (line["heading"] or RULE.fullmatch(content) or LABEL.fullmatch(content)):
            start = line.start("text")
            places = {start + at for at, char in enumerate(content) if not char.isspace()}
            assert places <= covered
