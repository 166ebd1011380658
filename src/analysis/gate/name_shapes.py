"""How names are written: patterns of capitals, initials and what stands between names."""

import re

from analysis.gate.word_lists import either, sections, words

PARTICLES = "name_particles.txt"
TITLES = "titles.txt"
LETTER = r"[^\W\d_]"
UPPER = "".join(
    chr(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if chr(code).isupper()
)  # fmt: skip
CAPITAL = rf"[{UPPER}](?:{LETTER}|['’](?={LETTER}{{2}})){{0,40}}(?![\w])"


BETWEEN_NAMES = either(sections(PARTICLES)[""]).replace("'", "['’]")
PARTICLE = rf"(?i:{BETWEEN_NAMES})(?!{LETTER})"
WORD = rf"{CAPITAL}(?:-(?!{PARTICLE} ){LETTER}{{1,40}}(?!\w)){{0,4}}"
BETWEEN = rf"(?:[ -](?:{PARTICLE} ?){{1,2}}| )"
CLEAR_PARTICLE = r"(?i:van der|van den|van ['’]t|von der|v\.? ?d\.|v/d|vd|ter|ten)(?!\w)"
INITIALS = rf"(?:(?:[{UPPER}]|Th|Chr|IJ|Ph|Joh|Fr|Jac)\.[ -]?){{1,5}}"
SMALL_INITIALS = r"(?:[a-z]\. ?){1,4}"
SMALL_SURNAME = (
    rf"(?P<particle>(?:{PARTICLE} ?){{0,2}})(?P<name>{LETTER}{{3,40}}(?:-{LETTER}{{3,40}})?)"
)
FORMS = rf"(?i:{either(words(TITLES, 'short', 'forms of address'))})"

RUN = re.compile(rf"(?<![\w@#])(?:['’][ts][ -])?{WORD}(?:{BETWEEN}{WORD}){{0,6}}")
CAPITALS = re.compile(rf"(?<!\w){WORD}")
INITIALLED = re.compile(
    rf"(?<![\w.]){INITIALS}(?:{PARTICLE} ?){{0,2}}(?P<name>{WORD})"
    rf"(?:-(?:{PARTICLE} ?){{1,2}}{WORD})?"
)
PARTICLED = re.compile(rf"(?<![\w.])(?:{CLEAR_PARTICLE} ?)(?P<name>{WORD}|{LETTER}{{3,40}}(?!\w))")
TITLED = re.compile(
    rf"(?<!\w){FORMS}(?P<point>\.?)(?: |(?<=\.))"
    rf"(?P<whole>(?:{INITIALS}|[A-Z]{{1,3}} )?(?:{PARTICLE} ?){{0,2}}"
    rf"(?P<name>{WORD}(?:{BETWEEN}{WORD}){{0,2}}))"
)
TITLED_SMALL = re.compile(
    rf"(?<!\w){FORMS}(?:\.? |\.)(?P<whole>(?:{SMALL_INITIALS})?{SMALL_SURNAME})(?!\w)"
)
INITIALLED_SMALL = re.compile(rf"(?<![\w.])(?P<whole>{SMALL_INITIALS}{SMALL_SURNAME})(?!\w)")
SMALL = re.compile(rf"(?<![\w@#.\-–/'’])(?<!\d ){LETTER}{{3,40}}(?:-{LETTER}{{1,40}})?(?![\w@–-])")
