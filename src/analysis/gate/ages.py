"""Ages, told from how long something took."""

import re
from collections.abc import Iterator

from analysis.gate.births import MONTH
from analysis.gate.finds import Find
from analysis.gate.near import matches, near
from analysis.gate.word_lists import either, words

PERSONS = "person_words.txt"
TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
ONES = "twee|drie|vier|vijf|zes|zeven|acht|negen"
NUMBER = (
    rf"(?:\d{{1,3}}|(?:een|één|{ONES})(?:en|ën)(?:{TENS})|{TENS}|tien|elf|twaalf|dertien|veertien"
    rf"|(?:vijf|zes|zeven|acht|negen)tien|{ONES}|anderhalf|anderhalve|\d,5)"
)
UNIT = r"(?:jaren|jaar|jr\.?|j\.|maanden|maand|mnd\.?|weken)(?!\w)"
SEVERAL = rf"{NUMBER}(?:(?:,| en| of| tot) {NUMBER})*"
PERSON = rf"(?:{either(words(PERSONS))})"
SHE = rf"(?:hij|zij|ze|ik|{PERSON})"
IS = r"(?:is|was|wordt|werd|ben|worden)"
ABOUT = r"(?:ongeveer |bijna |net |pas |nu |al |nog maar |nog geen |circa |ca\. |rond de )?"
SOON = rf"(?:morgen |vandaag |binnenkort |volgende week |dit jaar |in {MONTH} )?"
THINGS = (
    r"(?:bestaan|jubileum|opleiding|traject|project|contract|programma|relatie|plan|termijn|cursus"
    r"|overeenkomst|studie|huwelijk|ervaring|samenwerking|periode)"
)
STOP = (
    r"(?=[,.;:!?)\n\"'’”]|$"
    r"| (?:en|oud|jong|maar|die|dat|als|zonder|met|is|heeft|woont|geworden)\b)"
)
ANCHOR = re.compile(
    rf"(?i)(?<![a-z\d])\d{{1,3}}(?!\d)|jaar|jarig|maand|weken|\b(?:{TENS}|{ONES}|tien|elf|twaalf)"
    r"|tien"
)
SHAPES = (
    rf"(?<![\w-])(?:(?P<old>{NUMBER}[- ]?jarigen?)(?! {THINGS})(?!\w)"
    rf"|(?P<kind>{NUMBER}[- ]?jarig)(?= {PERSON}(?!\w))"
    rf"|(?P<oud>{SEVERAL} {UNIT} (?:oud|jong))(?!\w)"
    rf"|(?P<become>{NUMBER})(?= (?:jaar )?geworden)|(?P<er>(?:{TENS})ers?|[2-9]0-ers?)(?!\w))",
    rf"(?<!\w){PERSON}(?:,? van {ABOUT}(?P<of>{SEVERAL} {UNIT})"
    rf"| van {ABOUT}(?P<bare>{SEVERAL}){STOP}"
    rf"|:?,? \(?{ABOUT}(?P<beside>{SEVERAL} {UNIT})(?! (?:lang|bij|in|op|voor))"
    rf"|,? \({ABOUT}(?P<bracket>\d\d?(?:(?:,| en) \d\d?)*)(?=[),])"
    rf"|,? {ABOUT}(?P<comma>[1-9]\d(?: en [1-9]\d)?)(?=[,.;)]))",
    rf"(?<!\w){IS} {ABOUT}(?P<now>{NUMBER} {UNIT}){STOP}",
    rf"(?<!\w){SHE} (?:{IS} {ABOUT}{SOON}(?P<she>{NUMBER})(?=[,.;!?\n]|$| geworden| en )"
    rf"|(?:wordt|werd)(?: \w+){{1,2}} (?P<soon>{NUMBER})(?=[.!,]))",
    rf"(?:^|(?<=[.!?] )|(?<=\n))(?P<first>{NUMBER} {UNIT}) {IS} (?:hij|zij|ze)(?!\w)",
    rf"(?<!\w){IS} (?:hij|zij|ze)(?: \w+){{0,2}} (?P<turned>{NUMBER} {UNIT}){STOP}",
    rf"(?<!\w)toen (?:hij|zij|ze|ik) (?P<then>{NUMBER}(?: {UNIT})?)(?= was)",
    r"(?<!\w)op (?:zijn|haar|mijn|z'n) (?P<at>[1-9]\de|\w{1,8}tiende|twaalfde|elfde|tiende)(?!\w)",
    rf"(?<=[^\W\d_], )(?P<after>\d{{1,3}} {UNIT})(?=[,.;)]| oud)",
    r"(?<=[a-zà-ÿ] \()(?P<alone>[1-9]\d?(?: jaar| jr\.?)?)(?=\))",
    rf"(?<!\w)leeftijd(?: is| was| van|:)* {ABOUT}(?P<said>{NUMBER}(?: {UNIT})?)",
    rf"(?<!\w)(?P<round>(?:begin|midden|eind|ver|achter in|voor in|diep)? ?(?:in )?de"
    rf" (?:{TENS})|in de [2-9]0|(?:begin|midden|eind) (?:{TENS}|[2-9]0))(?=[,.;)\n]|$| en )",
)
AGES = [re.compile(shape, re.IGNORECASE) for shape in SHAPES]


def ages(text: str) -> Iterator[Find]:
    """How old somebody is."""
    stretches = near(text, ANCHOR)
    for pattern in AGES:
        for found in matches(pattern, text, stretches):
            yield Find(*found.span(found.lastgroup), "leeftijd", "woord_ernaast", "waarschijnlijk")
