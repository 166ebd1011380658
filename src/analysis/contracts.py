"""The tables that pass between the rooms: one class a table, one line a column.

The docstring of a class says what one row means. The description of a column is the
sentence that a researcher reads when the column is not as promised. Offsets are in Unicode
code points of ``Documents.text``; ``end`` is exclusive. Dates are ISO strings.
"""

import pandera.pandas as pa
from pandera.typing.pandas import Series

DATE = r"^\d{4}-\d{2}-\d{2}$"
NAME = r"^[A-Za-z0-9_.-]+$"
KINDS = ("dagboek", "intake", "bijeenkomst", "borgingssessie")
MODALITIES = ("gebeurd", "nagelaten", "voornemen", "norm_of_theorie")
DIRECTIONS = ("ondersteunend", "belemmerend", "gemengd", "neutraal")
ACTORS = ("klant", "professional", "collega_team", "leidinggevende", "organisatie_keten")
WHY_READ = ("steekproef", "voorstel", "eigen keuze")
DECISIONS = ("afdekken", "laten staan", "vasthouden")
STATUSES = ("telt", "herhaling", "vervangen", "ingetrokken", "geen toestemming", "vastgehouden")


def promise(sentence: str, **checks):
    """A column with its checks and the Dutch sentence for when they fail."""
    return pa.Field(description=sentence, coerce=True, **checks)


class Table(pa.DataFrameModel):
    """What holds for every table: these columns in this order, and no others."""

    class Config:
        strict = True
        ordered = True


class Moments(pa.DataFrameModel):
    """One row per moment of the learning practice, in order of time; further columns are teams.

    The cell of a team is the date of its meeting (empty: no such meeting).
    """

    moment: Series[str] = promise(
        "elk moment heeft een eigen korte naam", unique=True, str_matches=NAME
    )
    title: Series[str] = promise("elk moment heeft een titel")
    period_title: Series[str] = promise("elke periode heeft een omschrijving")
    cutoff: Series[str] = promise("elk moment heeft een peildatum (jjjj-mm-dd)", str_matches=DATE)
    last_delivery: Series[str] = promise(
        "de levering bij het rapport is een naam of leeg", nullable=True
    )


class Writers(Table):
    """One row per participant who writes; what they agreed to."""

    writer: Series[str] = promise(
        "elke schrijver heeft één eigen code", unique=True, str_matches=NAME
    )
    team: Series[str] = promise("elke schrijver hoort bij een team", str_matches=NAME)
    consent_analysis: Series[str] = promise(
        "toestemming voor analyse is ja of nee", isin=("ja", "nee")
    )
    consent_quotes: Series[str] = promise(
        "toestemming voor citaten is ja of nee", isin=("ja", "nee")
    )
    withdrawn: Series[str] = promise(
        "de datum van intrekken is een datum of leeg", nullable=True, str_matches=DATE
    )


class Codebook(Table):
    """One row per sub-code, in the order of the codebook."""

    theme: Series[str] = promise("elk thema heeft een korte naam", str_matches=NAME)
    theme_label: Series[str] = promise("elk thema heeft een titel")
    code: Series[str] = promise(
        "elke subcode heeft één eigen korte naam", unique=True, str_matches=NAME
    )
    label: Series[str] = promise("elke subcode heeft een titel")
    definition: Series[str] = promise("elke subcode heeft een definitie")
    direction: Series[str] = promise("de richting is een van de vier richtingen", isin=DIRECTIONS)
    include: Series[object] = promise("wat erbij hoort is een lijst")
    exclude: Series[object] = promise("wat er niet bij hoort is een lijst")
    words: Series[object] = promise("de woorden zijn een lijst")
    expressions: Series[object] = promise("de uitdrukkingen zijn een lijst")
    blockers: Series[object] = promise("de uitsluitingen zijn een lijst")
    traps: Series[object] = promise("de valkuilen zijn een lijst")
    near_misses: Series[object] = promise("de bijna-treffers zijn een lijst")


class Received(Table):
    """One row per text found in a delivery, or per file that gave none.

    ``problem`` is empty when the text could be read; team, writer, date, kind and moment are
    what the file says of itself, as far as it says it.
    """

    delivery: Series[str] = promise("elke tekst hoort bij een levering", str_matches=NAME)
    source: Series[str] = promise("elke tekst komt uit een bestand")
    place: Series[str] = promise("de plaats in het bestand is bekend of leeg")
    sha256: Series[str] = promise("elk bestand heeft een vingerafdruk")
    kind: Series[str] = promise("de soort tekst is bekend of leeg", nullable=True, isin=KINDS)
    team: Series[str] = promise("het team is bekend of leeg", nullable=True)
    writer: Series[str] = promise("de schrijver is bekend of leeg", nullable=True)
    date: Series[str] = promise("de datum is een datum of leeg", nullable=True, str_matches=DATE)
    moment: Series[str] = promise("het moment is bekend of leeg", nullable=True)
    text: Series[str] = promise("de tekst is bekend of leeg")
    problem: Series[str] = promise("wat er mis is, staat in een zin of is leeg")


class Documents(Table):
    """One row per dated text: a diary entry or one set of notes.

    ``text`` is NFC with LF line ends, in light Markdown: ``#`` headings, ``-`` or ``1.`` items,
    a blank line between paragraphs.
    """

    document: Series[str] = promise(
        "elke tekst heeft een eigen naam", unique=True, str_matches=NAME
    )
    delivery: Series[str] = promise("elke tekst hoort bij een levering", str_matches=NAME)
    kind: Series[str] = promise("de soort tekst is bekend", isin=KINDS)
    team: Series[str] = promise("elke tekst hoort bij een team", str_matches=NAME)
    writer: Series[str] = promise("een dagboektekst heeft een schrijver", nullable=True)
    date: Series[str] = promise("elke tekst heeft een datum (jjjj-mm-dd)", str_matches=DATE)
    period: Series[str] = promise("elke tekst valt in een periode", str_matches=NAME)
    text: Series[str] = promise("elke tekst bevat woorden", str_length={"min_value": 1})
    source: Series[str] = promise("elke tekst komt uit een bestand")
    place: Series[str] = promise("de plaats in het bestand is bekend of leeg")
    sha256: Series[str] = promise("elk bestand heeft een vingerafdruk")


class SetAside(Table):
    """One row per file or text that is not analysed, with the reason in a Dutch sentence."""

    delivery: Series[str] = promise("elke bron hoort bij een levering", str_matches=NAME)
    source: Series[str] = promise("elke bron is een bestand")
    place: Series[str] = promise("de plaats in het bestand is bekend of leeg")
    sha256: Series[str] = promise("elk bestand heeft een vingerafdruk")
    reason: Series[str] = promise("de reden staat in een zin", str_length={"min_value": 1})


class KnownNames(Table):
    """One row per name that a researcher knows to occur; there may be none."""

    name: Series[str] = promise("elke regel noemt een naam", str_length={"min_value": 1})
    kind: Series[str] = promise(
        "de soort is naam, plaats of organisatie", isin=("naam", "plaats", "organisatie")
    )


class Disclosures(Table):
    """One row per stretch of text that may still identify somebody; stretches do not overlap."""

    delivery: Series[str] = promise("elke vondst hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elke vondst hoort bij een tekst", str_matches=NAME)
    start: Series[int] = promise("het begin is een plaats in de tekst", ge=0)
    end: Series[int] = promise("het einde is een plaats in de tekst", ge=1)
    kind: Series[str] = promise("de soort vondst is bekend", str_matches=r"^[a-z_]+$")
    found_by: Series[str] = promise("hoe de vondst is gedaan, is bekend")
    certainty: Series[str] = promise(
        "hoe zeker de vondst is, is bekend", isin=("zeker", "waarschijnlijk", "mogelijk")
    )


class Decisions(Table):
    """One row per decision of a person about something that may identify somebody.

    For a word (`scope` "woord": `word`, everywhere in the run), for a place ("plek": `start` to
    `end` in the text with this `text_sha256`) or for a whole text ("tekst"). A changed text has
    another hash, so what was decided about it is asked again.
    """

    scope: Series[str] = promise("een besluit geldt voor iets", isin=("woord", "plek", "tekst"))
    kind: Series[str] = promise("de soort vondst is bekend of leeg")
    word: Series[str] = promise("het woord is bekend of leeg")
    text_sha256: Series[str] = promise("de vingerafdruk van de tekst is bekend of leeg")
    start: Series[int] = promise("het begin is een plaats in de tekst", ge=0)
    end: Series[int] = promise("het einde is een plaats in de tekst", ge=0)
    decision: Series[str] = promise("een besluit is een van de drie", isin=DECISIONS)
    source: Series[str] = promise("elk besluit komt uit een formulier")


class Held(Table):
    """One row per text that is held back from the analysis, with the reason in a sentence."""

    delivery: Series[str] = promise("elke tekst hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elke tekst heeft een naam", str_matches=NAME)
    reason: Series[str] = promise("de reden staat in een zin", str_length={"min_value": 1})


class Cleared(Documents):
    """One row per document that may be analysed; what is masked is a placeholder as long."""


class Segments(Table):
    """One row per sentence or bullet: the unit that is coded and quoted."""

    segment: Series[str] = promise("elk fragment heeft een eigen naam", str_matches=NAME)
    delivery: Series[str] = promise("elk fragment hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elk fragment hoort bij een tekst", str_matches=NAME)
    start: Series[int] = promise("het begin is een plaats in de tekst", ge=0)
    end: Series[int] = promise("het einde is een plaats in de tekst", ge=1)
    text: Series[str] = promise("elk fragment bevat tekst", str_length={"min_value": 1})
    heading: Series[str] = promise("het kopje boven het fragment is bekend of leeg")
    shape: Series[str] = promise("een fragment is een zin of een punt", isin=("zin", "punt"))


class Tokens(Table):
    """One row per word of a segment, in the order of the text."""

    delivery: Series[str] = promise("elk woord hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elk woord hoort bij een tekst", str_matches=NAME)
    segment: Series[str] = promise("elk woord hoort bij een fragment", str_matches=NAME)
    start: Series[int] = promise("het begin is een plaats in de tekst", ge=0)
    end: Series[int] = promise("het einde is een plaats in de tekst", ge=1)
    word: Series[str] = promise("elk woord bevat letters", str_length={"min_value": 1})
    lemma: Series[str] = promise("elk woord heeft een grondvorm", str_length={"min_value": 1})
    pos: Series[str] = promise("de woordsoort is bekend of leeg", nullable=True)


class Codings(Table):
    """One row per code that a coder gave to a stretch of text, with the evidence for it."""

    delivery: Series[str] = promise("elke codering hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elke codering hoort bij een tekst", str_matches=NAME)
    segment: Series[str] = promise("elke codering hoort bij een fragment", str_matches=NAME)
    start: Series[int] = promise("het begin is een plaats in de tekst", ge=0)
    end: Series[int] = promise("het einde is een plaats in de tekst", ge=1)
    code: Series[str] = promise("elke codering noemt een subcode", str_matches=NAME)
    theme: Series[str] = promise("elke codering noemt een thema", str_matches=NAME)
    coder: Series[str] = promise("elke codering noemt wie codeerde")
    score: Series[float] = promise("de score ligt tussen 0 en 1", ge=0, le=1)
    modality: Series[str] = promise("de modaliteit is een van de vier", isin=MODALITIES)
    direction: Series[str] = promise("de richting is een van de vier", isin=DIRECTIONS)
    actor: Series[str] = promise("de actor is een van de vijf of leeg", nullable=True, isin=ACTORS)
    evidence_start: Series[int] = promise("het bewijs is een plaats in de tekst", ge=0)
    evidence_end: Series[int] = promise("het bewijs is een plaats in de tekst", ge=1)
    counts: Series[bool] = promise("of een codering telt, is ja of nee")


class Corpus(Table):
    """One row per text per delivery: which version of which text counts, and why others do not.

    ``text_sha256`` recognises a text; ``late_for`` names the moments (separated by spaces)
    whose report was made before this text came in.
    """

    delivery: Series[str] = promise("elke tekst hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elke tekst heeft een naam", str_matches=NAME)
    kind: Series[str] = promise("de soort tekst is bekend", isin=KINDS)
    team: Series[str] = promise("elke tekst hoort bij een team", str_matches=NAME)
    writer: Series[str] = promise("een dagboektekst heeft een schrijver", nullable=True)
    date: Series[str] = promise("elke tekst heeft een datum (jjjj-mm-dd)", str_matches=DATE)
    period: Series[str] = promise("elke tekst valt in een periode", str_matches=NAME)
    words: Series[int] = promise("het aantal woorden is bekend", ge=0)
    source: Series[str] = promise("elke tekst komt uit een bestand")
    place: Series[str] = promise("de plaats in het bestand is bekend of leeg")
    sha256: Series[str] = promise("elk bestand heeft een vingerafdruk")
    text_sha256: Series[str] = promise("elke tekst heeft een vingerafdruk")
    version: Series[int] = promise("de versie is een getal vanaf 1", ge=1)
    status: Series[str] = promise("de status is bekend", isin=STATUSES)
    change: Series[str] = promise("wat er veranderde, staat in een zin of is leeg")
    late_for: Series[str] = promise("voor welke momenten de tekst te laat was, is bekend of leeg")


class Readings(Table):
    """One row per text that a coder read, with or without codes, and why it was read.

    Only texts read as part of a random sample ("steekproef") may carry an estimate.
    """

    delivery: Series[str] = promise("elke gelezen tekst hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elke gelezen tekst heeft een naam", str_matches=NAME)
    coder: Series[str] = promise("wie las, is bekend")
    why_read: Series[str] = promise("waarom de tekst gelezen is, is bekend", isin=WHY_READ)
    source: Series[str] = promise("elke lezing komt uit een bestand")


class Unplaced(Table):
    """One row per coding or reading of a person that has no place in the texts that count."""

    source: Series[str] = promise("elke codering komt uit een bestand")
    place: Series[str] = promise("de plaats in het bestand is bekend")
    coder: Series[str] = promise("elke codering noemt wie codeerde")
    document: Series[str] = promise("welke tekst bedoeld is, is bekend of leeg")
    quote: Series[str] = promise("de aangehaalde woorden zijn bekend of leeg")
    reason: Series[str] = promise("de reden staat in een zin", str_length={"min_value": 1})


class Scores(Table):
    """One row per segment and theme: how likely the trained coder thinks the theme is there.

    For texts that people coded the score is out-of-fold: from a model that did not see them.
    """

    delivery: Series[str] = promise("elke score hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elke score hoort bij een tekst", str_matches=NAME)
    segment: Series[str] = promise("elke score hoort bij een fragment", str_matches=NAME)
    start: Series[int] = promise("het begin is een plaats in de tekst", ge=0)
    end: Series[int] = promise("het einde is een plaats in de tekst", ge=1)
    theme: Series[str] = promise("elke score hoort bij een thema", str_matches=NAME)
    score: Series[float] = promise("de score ligt tussen 0 en 1", ge=0, le=1)


class Agreement(Table):
    """One row per code or theme and pair of coders: how far they agree on the segments both read.

    Coefficients are empty where they cannot be determined ("niet te bepalen"); `low` and `high`
    are a 95 % interval for `alpha`, clustered by writer.
    """

    level: Series[str] = promise("het niveau is bekend", isin=("subcode", "thema", "codeboek"))
    name: Series[str] = promise("elke rij noemt een subcode, thema of het codeboek")
    coder_a: Series[str] = promise("de eerste codeur is bekend")
    coder_b: Series[str] = promise("de tweede codeur is bekend")
    segments: Series[int] = promise("het aantal fragmenten is bekend", ge=0)
    writers: Series[int] = promise("het aantal schrijvers is bekend", ge=0)
    positives_a: Series[int] = promise("het aantal treffers is bekend", ge=0)
    positives_b: Series[int] = promise("het aantal treffers is bekend", ge=0)
    both: Series[int] = promise("het aantal gedeelde treffers is bekend", ge=0)
    alpha: Series[float] = promise("alfa ligt tussen -1 en 1", ge=-1, le=1, nullable=True)
    low: Series[float] = promise("de ondergrens ligt tussen -1 en 1", ge=-1, le=1, nullable=True)
    high: Series[float] = promise("de bovengrens ligt tussen -1 en 1", ge=-1, le=1, nullable=True)
    ac1: Series[float] = promise("AC1 ligt tussen -1 en 1", ge=-1, le=1, nullable=True)
    precision: Series[float] = promise("precisie ligt tussen 0 en 1", ge=0, le=1, nullable=True)
    recall: Series[float] = promise("vangst ligt tussen 0 en 1", ge=0, le=1, nullable=True)


class Prevalence(Table):
    """One row per moment, period and theme: in how many diary entries the theme was found.

    Of the entries of that period, those known at that moment. ``low`` and ``high`` are empty
    where there are too few writers.
    """

    moment: Series[str] = promise("elk cijfer hoort bij een moment", str_matches=NAME)
    period: Series[str] = promise("elk cijfer hoort bij een periode", str_matches=NAME)
    theme: Series[str] = promise("elk cijfer hoort bij een thema", str_matches=NAME)
    basis: Series[str] = promise(
        "waar een cijfer op berust, is bekend", isin=("signalen", "coderingen")
    )
    texts: Series[int] = promise("het aantal teksten is bekend", ge=0)
    texts_with: Series[int] = promise("het aantal teksten met het thema is bekend", ge=0)
    writers: Series[int] = promise("het aantal schrijvers is bekend", ge=0)
    writers_with: Series[int] = promise("het aantal schrijvers met het thema is bekend", ge=0)
    teams_with: Series[int] = promise("het aantal teams met het thema is bekend", ge=0)
    share: Series[float] = promise("het aandeel ligt tussen 0 en 1", ge=0, le=1, nullable=True)
    low: Series[float] = promise("de ondergrens ligt tussen 0 en 1", ge=0, le=1, nullable=True)
    high: Series[float] = promise("de bovengrens ligt tussen 0 en 1", ge=0, le=1, nullable=True)


class SafeCells(Table):
    """One row per report moment and theme: the numbers that may leave the research team.

    Of diary writers up to that moment; empty where a number stays inside, which ``writers`` and
    ``teams_with`` may also do by themselves. ``reason`` tells nothing that ``shown`` does not.
    """

    moment: Series[str] = promise("elk cijfer hoort bij een moment", str_matches=NAME)
    theme: Series[str] = promise("elk cijfer hoort bij een thema", str_matches=NAME)
    shown: Series[bool] = promise("of een cijfer naar buiten mag, is ja of nee")
    writers_with: Series[pa.INT64] = promise(
        "het aantal schrijvers met het thema is bekend of leeg", nullable=True, ge=0
    )
    writers: Series[pa.INT64] = promise(
        "het aantal schrijvers is bekend of leeg", nullable=True, ge=0
    )
    teams_with: Series[pa.INT64] = promise(
        "het aantal teams met het thema is bekend of leeg", nullable=True, ge=0
    )
    reason: Series[str] = promise("waarom een cijfer er niet staat, is een zin of leeg")


class Quotes(Table):
    """One row per sentence chosen for a report: an exact substring of its cleared document."""

    quote: Series[str] = promise("elk citaat heeft een eigen nummer", str_matches=NAME)
    moment: Series[str] = promise("elk citaat hoort bij een moment", str_matches=NAME)
    theme: Series[str] = promise("elk citaat hoort bij een thema", str_matches=NAME)
    code: Series[str] = promise("elk citaat hoort bij een subcode", str_matches=NAME)
    role: Series[str] = promise(
        "een citaat is typerend of een tegengeluid", isin=("typerend", "tegengeluid")
    )
    delivery: Series[str] = promise("elk citaat hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elk citaat hoort bij een tekst", str_matches=NAME)
    segment: Series[str] = promise("elk citaat hoort bij een fragment", str_matches=NAME)
    start: Series[int] = promise("het begin is een plaats in de tekst", ge=0)
    end: Series[int] = promise("het einde is een plaats in de tekst", ge=1)
    text: Series[str] = promise("elk citaat bevat tekst", str_length={"min_value": 1})
    team: Series[str] = promise("elk citaat hoort bij een team", str_matches=NAME)
    writer: Series[str] = promise("de schrijver is bekend of leeg", nullable=True)
    coder: Series[str] = promise("wie of wat het citaat vond, is bekend")
    direction: Series[str] = promise("de richting is een van de vier", isin=DIRECTIONS)
    modality: Series[str] = promise("de modaliteit is een van de vier", isin=MODALITIES)
