"""The tables that pass between the rooms: one class a table, one line a column.

The docstring of a class says what one row means. The description of a column is the
sentence that a researcher reads when the column is not as promised. Offsets are in Unicode
code points of ``Documents.text``; ``end`` is exclusive. Dates are ISO strings.
"""

import pandera.pandas as pa
from pandera.typing.pandas import Series

DATE = r"^\d{4}-\d{2}-\d{2}$"
NAME = r"^[A-Za-z0-9_.-]+$"
WEIGHTS = r"^(\S+=[\d.]+( |$))*$"
KINDS = ("dagboek", "intake", "bijeenkomst", "borgingssessie")
MODALITIES = ("gebeurd", "nagelaten", "voornemen", "norm_of_theorie")
DIRECTIONS = ("ondersteunend", "belemmerend", "gemengd", "neutraal")
ACTORS = ("klant", "professional", "collega_team", "leidinggevende", "organisatie_keten")
SURE = ("samen", "mens", "machine", "signaal")
STEPS = ("hernoemd", "samengevoegd", "gesplitst", "vervallen", "toegevoegd")
CHANGES = (
    *STEPS, "thema", "label", "definitie", "richting", "wel", "niet", "woorden", "steunwoorden",
    "uitdrukkingen", "uitsluitingen", "valkuilen", "bijna_raak", "toelichting",
)  # fmt: skip
WHY_READ = ("steekproef", "voorstel", "eigen keuze")
VERDICTS = ("wel", "niet")
EXCHANGES = ("codering", "gelezen", "meegegeven")
EXCHANGE_CHANGES = ("aanvaard", "veranderd", "verworpen", "weggehaald", "nieuw")
WHY_DISCUSS = ("thema", "subcode", "machine wel", "machine niet")
DECISIONS = ("afdekken", "laten staan", "vasthouden")
REASONS = ("", "weinig_schrijvers", "niet_gelezen", "weinig_gelezen")
FEW = ("", "weinig_passages", "weinig_schrijvers", "weinig_woorden")
TOLD = (
    "gecodeerd", "geen codes", "geen citaat", "onbekende code", "buiten de zinnen", "geen antwoord",
)  # fmt: skip
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


class CodebookChanges(Table):
    """One row per change between versions of the codebook, oldest version first.

    `code` is the code as it was before it became others (`after`, ids), else as it is in that
    version. For other kinds `before` and `after` are what the codebook said; of a list what went
    and what came.
    """

    version: Series[str] = promise("elke wijziging hoort bij een versie")
    kind: Series[str] = promise("de soort wijziging is bekend", isin=CHANGES)
    code: Series[str] = promise("welke subcode veranderde, is bekend of leeg")
    label: Series[str] = promise("de titel van de subcode is bekend of leeg")
    before: Series[str] = promise("wat er eerst stond, is bekend of leeg")
    after: Series[str] = promise("wat er nu staat, is bekend of leeg")
    explanation: Series[str] = promise("de uitleg van de onderzoeker staat er of is leeg")


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


class Corrections(Table):
    """One row per code that people decided is there, or is not, on a segment; each pair once."""

    delivery: Series[str] = promise("elk besluit hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elk besluit hoort bij een tekst", str_matches=NAME)
    segment: Series[str] = promise("elk besluit hoort bij een fragment", str_matches=NAME)
    start: Series[int] = promise("het begin is een plaats in de tekst", ge=0)
    end: Series[int] = promise("het einde is een plaats in de tekst", ge=1)
    code: Series[str] = promise("elk besluit gaat over een subcode", str_matches=NAME)
    theme: Series[str] = promise("elk besluit gaat over een thema", str_matches=NAME)
    verdict: Series[str] = promise("een besluit is wel of niet", isin=VERDICTS)
    coder: Series[str] = promise("wie besloot, is bekend")
    source: Series[str] = promise("elk besluit komt uit een bestand")
    place: Series[str] = promise("de plaats in het bestand is bekend")


class Discussions(Table):
    """One row per segment and code to talk about, in the order in which it is best done.

    `why`: people differ about the theme, or only about the sub-code; or a machine and people do
    ("machine wel": it is sure of a theme that nobody coded; "machine niet": the reverse). `given`
    are the coders who gave the code, `without` the readers who did not, with the codes that they
    did give in brackets. `code` is empty where the machine knows a theme only; the evidence is
    what the coder pointed at (0 to 0: nothing).
    """

    why: Series[str] = promise("waarom iets besproken wordt, is bekend", isin=WHY_DISCUSS)
    delivery: Series[str] = promise("elk punt hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elk punt hoort bij een tekst", str_matches=NAME)
    segment: Series[str] = promise("elk punt hoort bij een fragment", str_matches=NAME)
    theme: Series[str] = promise("elk punt gaat over een thema", str_matches=NAME)
    code: Series[str] = promise("de subcode is bekend of leeg")
    given: Series[str] = promise("wie de code gaf, is bekend of leeg")
    without: Series[str] = promise("wie de code niet gaf, is bekend of leeg")
    score: Series[float] = promise("de score is bekend of leeg", ge=0, le=1, nullable=True)
    evidence_start: Series[int] = promise("het bewijs is een plaats in de tekst", ge=0)
    evidence_end: Series[int] = promise("het bewijs is een plaats in de tekst", ge=0)


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


class Exchanged(Table):
    """One row per coding or mark of reading in a project of another program that came back, and
    per coding that such a project once took along (`kind` "meegegeven").

    ``code`` is empty where the code is not one of ours; ``label`` is its name there. Offsets are
    ours where the text is; without ``end`` the place is about there.
    """

    source: Series[str] = promise("elke rij komt uit een bestand")
    kind: Series[str] = promise("de soort rij is bekend", isin=EXCHANGES)
    coder: Series[str] = promise("wie codeerde of las, is bekend")
    changed_by: Series[str] = promise("wie de plek het laatst veranderde, is bekend of leeg")
    document: Series[str] = promise("elke rij hoort bij een tekst", str_length={"min_value": 1})
    text_sha256: Series[str] = promise("de vingerafdruk van de tekst is bekend of leeg")
    start: Series[pa.INT64] = promise("het begin is een plaats of leeg", nullable=True, ge=0)
    end: Series[pa.INT64] = promise("het einde is een plaats of leeg", nullable=True, ge=1)
    quote: Series[str] = promise("de aangewezen woorden zijn bekend of leeg")
    code: Series[str] = promise("de subcode is bekend of leeg")
    label: Series[str] = promise("hoe de code daar heet, is bekend of leeg")
    modality: Series[str] = promise("de modaliteit is bekend of leeg", isin=("", *MODALITIES))
    direction: Series[str] = promise("de richting is bekend of leeg", isin=("", *DIRECTIONS))
    actor: Series[str] = promise("de actor is bekend of leeg", isin=("", *ACTORS))
    why_read: Series[str] = promise("waarom gelezen is, is bekend of leeg", isin=("", *WHY_READ))


class ExchangeChanges(Table):
    """One row per coding that people accepted, changed, took away or added in another program.

    ``given_by`` gave the coding that the project took along ("": nobody did), ``coder`` is who
    changed it ("": not to be seen). A coding that is still there and that nobody gave too, is
    unchanged and has no row.
    """

    source: Series[str] = promise("elke wijziging komt uit een bestand")
    what: Series[str] = promise("de soort wijziging is bekend", isin=EXCHANGE_CHANGES)
    given_by: Series[str] = promise("wie de codering gaf, is bekend of leeg")
    coder: Series[str] = promise("wie haar veranderde, is bekend of leeg")
    document: Series[str] = promise("elke wijziging hoort bij een tekst")
    start: Series[pa.INT64] = promise("het begin is een plaats of leeg", nullable=True, ge=0)
    end: Series[pa.INT64] = promise("het einde is een plaats of leeg", nullable=True, ge=1)
    quote: Series[str] = promise("de aangewezen woorden zijn bekend of leeg")
    before: Series[str] = promise("welke code er stond, is bekend of leeg")
    after: Series[str] = promise("welke code er nu staat, is bekend of leeg")


class Unplaced(Table):
    """One row per coding, decision or reading of people without a place in texts that count."""

    source: Series[str] = promise("elke codering komt uit een bestand")
    place: Series[str] = promise("de plaats in het bestand is bekend")
    coder: Series[str] = promise("elke codering noemt wie codeerde")
    document: Series[str] = promise("welke tekst bedoeld is, is bekend of leeg")
    quote: Series[str] = promise("de aangehaalde woorden zijn bekend of leeg")
    reason: Series[str] = promise("de reden staat in een zin", str_length={"min_value": 1})


class Lessons(Table):
    """One row per sentence that the learned coder learns from: all that it looks at, as text.

    In the order of the texts, with spaces between words and names; ``name=number`` where a name
    has a weight. ``shares`` is the share of the readers who gave each code; sentences of a
    ``group`` are tested together.
    """

    delivery: Series[str] = promise("elk voorbeeld hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elk voorbeeld hoort bij een tekst", str_matches=NAME)
    segment: Series[str] = promise("elk voorbeeld is een fragment", str_matches=NAME)
    kind: Series[str] = promise("de soort voorbeeld is bekend", isin=("anker", *KINDS))
    group: Series[str] = promise("elk voorbeeld hoort bij een groep", str_length={"min_value": 1})
    heading: Series[str] = promise("het kopje boven het voorbeeld is bekend of leeg")
    shape: Series[str] = promise("een voorbeeld is een zin of een punt", isin=("zin", "punt"))
    words: Series[str] = promise("de woorden zijn bekend of leeg")
    lemmas: Series[str] = promise("de grondvormen zijn bekend of leeg")
    fields: Series[str] = promise("de velden van betekenis zijn bekend of leeg")
    cues: Series[str] = promise("elke aanwijzing heeft een gewicht", str_matches=WEIGHTS)
    rules: Series[str] = promise("elke treffer van de regels heeft een score", str_matches=WEIGHTS)
    shares: Series[str] = promise("elke code heeft een aandeel", str_matches=WEIGHTS)


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


class AnswersLocal(Table):
    """One row per code that the language model gave and segment that its evidence lies in.

    ``told`` says what became of it: a code without evidence that stands in the text, or that the
    codebook does not have, is kept here only (`code` empty). A text without codes, or without an
    answer that can be used, has one row too. Without a place the evidence is 0 to 0.
    """

    delivery: Series[str] = promise("elk antwoord hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elk antwoord hoort bij een tekst", str_matches=NAME)
    segment: Series[str] = promise("het fragment is bekend of leeg")
    code: Series[str] = promise("de subcode is bekend of leeg")
    told: Series[str] = promise("wat er van het antwoord werd, is bekend", isin=TOLD)
    evidence_start: Series[int] = promise("het bewijs is een plaats in de tekst", ge=0)
    evidence_end: Series[int] = promise("het bewijs is een plaats in de tekst", ge=0)
    model: Series[str] = promise("welk taalmodel antwoordde, is bekend")


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
    """One row per moment, period and theme: in how many diary entries the theme is.

    Of the entries of that period ("samen": of all periods), those known at that moment. What is
    counted ``with`` the theme are signals of the rules; ``share``, ``low`` and ``high`` estimate
    in which share of the ``covered`` entries people would find it, and are empty where ``basis``
    is "signalen", for the ``reason`` given. ``read`` are entries that people read by lot.
    """

    moment: Series[str] = promise("elk cijfer hoort bij een moment", str_matches=NAME)
    period: Series[str] = promise("elk cijfer hoort bij een periode", str_matches=NAME)
    theme: Series[str] = promise("elk cijfer hoort bij een thema", str_matches=NAME)
    basis: Series[str] = promise(
        "waar een cijfer op berust, is bekend", isin=("signalen", "schatting")
    )
    texts: Series[int] = promise("het aantal teksten is bekend", ge=0)
    texts_with: Series[int] = promise("het aantal teksten met een signaal is bekend", ge=0)
    writers: Series[int] = promise("het aantal schrijvers is bekend", ge=0)
    writers_with: Series[int] = promise("het aantal schrijvers met een signaal is bekend", ge=0)
    teams_with: Series[int] = promise("het aantal teams met een signaal is bekend", ge=0)
    covered: Series[int] = promise("het aantal teksten achter de schatting is bekend", ge=0)
    read: Series[int] = promise("het aantal gelezen teksten is bekend", ge=0)
    read_with: Series[int] = promise("het aantal gelezen teksten met het thema is bekend", ge=0)
    share: Series[float] = promise("het aandeel ligt tussen 0 en 1", ge=0, le=1, nullable=True)
    low: Series[float] = promise("de ondergrens ligt tussen 0 en 1", ge=0, le=1, nullable=True)
    high: Series[float] = promise("de bovengrens ligt tussen 0 en 1", ge=0, le=1, nullable=True)
    reason: Series[str] = promise("waarom er geen schatting is, is bekend of leeg", isin=REASONS)


class Shifts(Table):
    """One row per moment and theme: how much its share changed since the period before.

    Of the same ``writers``, with ``texts_before`` and ``texts``. ``p`` holds for all themes of
    the moment together; all four numbers are empty where there is a ``reason``.
    """

    moment: Series[str] = promise("elk verschil hoort bij een moment", str_matches=NAME)
    before: Series[str] = promise("met welke periode is vergeleken, is bekend", str_matches=NAME)
    period: Series[str] = promise("elk verschil hoort bij een periode", str_matches=NAME)
    theme: Series[str] = promise("elk verschil hoort bij een thema", str_matches=NAME)
    writers: Series[int] = promise("het aantal schrijvers is bekend", ge=0)
    texts_before: Series[int] = promise("het aantal teksten ervoor is bekend", ge=0)
    texts: Series[int] = promise("het aantal teksten is bekend", ge=0)
    change: Series[float] = promise("een verschil ligt tussen -1 en 1", ge=-1, le=1, nullable=True)
    low: Series[float] = promise("de ondergrens ligt tussen -1 en 1", ge=-1, le=1, nullable=True)
    high: Series[float] = promise("de bovengrens ligt tussen -1 en 1", ge=-1, le=1, nullable=True)
    p: Series[float] = promise("een kans ligt tussen 0 en 1", ge=0, le=1, nullable=True)
    reason: Series[str] = promise(
        "waarom er geen verschil staat, is bekend of leeg", isin=(*REASONS, "geen_spreiding")
    )


class Terms(Table):
    """One row per passage of a diary text that counts and term, a word or two, that is in it.

    A passage is named after its first segment; `start` and `end` are its place in the text.
    """

    delivery: Series[str] = promise("elke passage hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elke passage hoort bij een tekst", str_matches=NAME)
    passage: Series[str] = promise("elke passage heeft een naam", str_matches=NAME)
    start: Series[int] = promise("het begin is een plaats in de tekst", ge=0)
    end: Series[int] = promise("het einde is een plaats in de tekst", ge=1)
    term: Series[str] = promise("elke term is een woord of twee", str_length={"min_value": 1})
    count: Series[int] = promise("hoe vaak een term er staat, is bekend", ge=1)


class Stability(Table):
    """One row per moment and number of topics that was tried: how well these topics hold.

    `seeds`, `writers_out` and `team_out` are how alike (cosine of matched topics) topics are from
    another start, other writers, and without one team; `coherence` (NPMI) and `exclusivity` are
    means over topics, `by_chance` the coherence that one in twenty topics reaches when the words
    of each writer are dealt anew. A moment with too few texts has one row, with the ``reason``.
    """

    moment: Series[str] = promise("elke rij hoort bij een moment", str_matches=NAME)
    topics: Series[int] = promise("het aantal onderwerpen is bekend", ge=0)
    passages: Series[int] = promise("het aantal passages is bekend", ge=0)
    writers: Series[int] = promise("het aantal schrijvers is bekend", ge=0)
    seeds: Series[float] = promise("een gelijkenis is 0 tot 1", ge=0, le=1, nullable=True)
    writers_out: Series[float] = promise("een gelijkenis is 0 tot 1", ge=0, le=1, nullable=True)
    team_out: Series[float] = promise("een gelijkenis is 0 tot 1", ge=0, le=1, nullable=True)
    coherence: Series[float] = promise("samenhang is -1 tot 1", ge=-1, le=1, nullable=True)
    by_chance: Series[float] = promise("samenhang is -1 tot 1", ge=-1, le=1, nullable=True)
    exclusivity: Series[float] = promise("eigenheid is 0 tot 1", ge=0, le=1, nullable=True)
    chosen: Series[bool] = promise("of dit aantal gekozen is, is ja of nee")
    reason: Series[str] = promise("waarom er niets gezocht is, is bekend of leeg", isin=FEW)


class Topics(Table):
    """One row per moment, topic and term, the heaviest first, with the number of topics chosen.

    `weight` is the part of the topic's length (the squares add up to 1), `frex` how frequent and
    exclusive the term is. Of the topic: the share of resamples in which it `returns`, `coherence`
    with what is reached `by_chance`, and how many `writers` and `teams` wrote passages that are
    mostly about it. Only a topic that is ``shown`` is a finding.
    """

    moment: Series[str] = promise("elk onderwerp hoort bij een moment", str_matches=NAME)
    topic: Series[int] = promise("elk onderwerp heeft een nummer", ge=1)
    term: Series[str] = promise("elke term is een woord of twee", str_length={"min_value": 1})
    weight: Series[float] = promise("een gewicht ligt tussen 0 en 1", ge=0, le=1)
    frex: Series[float] = promise("een rang ligt tussen 0 en 1", ge=0, le=1)
    returns: Series[float] = promise("een aandeel ligt tussen 0 en 1", ge=0, le=1)
    coherence: Series[float] = promise("samenhang is -1 tot 1", ge=-1, le=1)
    by_chance: Series[float] = promise("samenhang is -1 tot 1", ge=-1, le=1)
    writers: Series[int] = promise("het aantal schrijvers is bekend", ge=0)
    teams: Series[int] = promise("het aantal teams is bekend", ge=0)
    shown: Series[bool] = promise("of een onderwerp een vondst is, is ja of nee")


class SegmentTopics(Table):
    """One row per moment, passage and topic that is in it, with its `share` of the passage.

    `segment` is the first of the passage; `fit` is how well the passage looks like the topic
    alone (cosine).
    """

    moment: Series[str] = promise("elke rij hoort bij een moment", str_matches=NAME)
    delivery: Series[str] = promise("elke passage hoort bij een levering", str_matches=NAME)
    document: Series[str] = promise("elke passage hoort bij een tekst", str_matches=NAME)
    segment: Series[str] = promise("elke passage begint met een fragment", str_matches=NAME)
    start: Series[int] = promise("het begin is een plaats in de tekst", ge=0)
    end: Series[int] = promise("het einde is een plaats in de tekst", ge=1)
    topic: Series[int] = promise("elk onderwerp heeft een nummer", ge=1)
    share: Series[float] = promise("het aandeel ligt tussen 0 en 1", ge=0, le=1)
    fit: Series[float] = promise("een gelijkenis ligt tussen 0 en 1", ge=0, le=1)


class Distinctive(Table):
    """One row per moment, group and word that the group uses more than the other texts do.

    The group is the moment's own period, compared with the one before, or a team, compared with
    the others. `log_odds` has an informative Dirichlet prior, `low` and `high` are a 95 %
    interval, ``p`` holds for all words of the comparison. `safe` words may leave the team.
    """

    moment: Series[str] = promise("elk woord hoort bij een moment", str_matches=NAME)
    between: Series[str] = promise("wat er vergeleken is, is bekend", isin=("periode", "team"))
    group: Series[str] = promise("elke groep heeft een naam", str_matches=NAME)
    word: Series[str] = promise("elke rij noemt een woord", str_length={"min_value": 1})
    count: Series[int] = promise("hoe vaak het woord er staat, is bekend", ge=0)
    others: Series[int] = promise("hoe vaak het woord elders staat, is bekend", ge=0)
    writers_with: Series[int] = promise("het aantal schrijvers is bekend", ge=0)
    log_odds: Series[float] = promise("de verhouding is een getal")
    low: Series[float] = promise("de ondergrens is een getal")
    high: Series[float] = promise("de bovengrens is een getal")
    p: Series[float] = promise("een kans ligt tussen 0 en 1", ge=0, le=1)
    safe: Series[bool] = promise("of een woord naar buiten mag, is ja of nee")


class Intrusion(Table):
    """One row per set of words of which a person chose the one that does not belong."""

    rater: Series[str] = promise("wie koos, is bekend")
    moment: Series[str] = promise("elke reeks hoort bij een moment", str_matches=NAME)
    topic: Series[int] = promise("elke reeks hoort bij een onderwerp", ge=1)
    words: Series[str] = promise("de woorden van de reeks zijn bekend")
    chosen: Series[str] = promise("het gekozen woord is bekend")
    right: Series[bool] = promise("of het gekozen woord het vreemde is, is ja of nee")
    source: Series[str] = promise("elke keuze komt uit een formulier")
    place: Series[str] = promise("de plaats in het formulier is bekend")


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
    sure: Series[str] = promise("hoe zeker het is, is een van de vier", isin=SURE)
    direction: Series[str] = promise("de richting is een van de vier", isin=DIRECTIONS)
    modality: Series[str] = promise("de modaliteit is een van de vier", isin=MODALITIES)


class Approvals(Table):
    """One row per quote about which a writer answered whether it may leave the research team.

    ``words`` is how the writer would rather have it (verdict "bewerkt").
    """

    text_sha256: Series[str] = promise("elk citaat staat in een tekst met een vingerafdruk")
    start: Series[int] = promise("het begin is een plaats in de tekst", ge=0)
    end: Series[int] = promise("het einde is een plaats in de tekst", ge=1)
    verdict: Series[str] = promise("het antwoord is bekend", isin=("ja", "bewerkt", "nee"))
    words: Series[str] = promise("de nieuwe woorden zijn bekend of leeg")
    source: Series[str] = promise("elk antwoord komt uit een formulier")


class OwnWords(Table):
    """One row per field of a report that researchers wrote; paragraphs are lines of `words`.

    ``stand`` tells on which numbers the text rested (see `own_fields`).
    """

    moment: Series[str] = promise("elke tekst hoort bij een moment", str_matches=NAME)
    audience: Series[str] = promise("elke tekst hoort bij een lezer", str_matches=NAME)
    field: Series[str] = promise("elke tekst hoort bij een veld", str_matches=NAME)
    words: Series[str] = promise("elke tekst bevat woorden", str_length={"min_value": 1})
    stand: Series[str] = promise("op welke cijfers een tekst berust, is bekend")
    source: Series[str] = promise("elke tekst komt uit een bestand")


class BuildingBlocks(Table):
    """One row per sub-code: the building block of an honest conversation, or condition, it is of.

    A sub-code that belongs to neither has no row.
    """

    code: Series[str] = promise("elke subcode staat er één keer", unique=True, str_matches=NAME)
    kind: Series[str] = promise(
        "het is een bouwsteen of een voorwaarde", isin=("bouwsteen", "voorwaarde")
    )
    block: Series[str] = promise("elke bouwsteen heeft een naam", str_length={"min_value": 1})


class Insights(Table):
    """One row per moment, building block or condition, and side: what speaks for an insight.

    Diary texts that count up to that moment; ``quotes`` and ``contrary`` are numbers of quotes,
    separated by spaces; ``sure`` is the surest of what was found.
    """

    moment: Series[str] = promise("elke rij hoort bij een moment", str_matches=NAME)
    kind: Series[str] = promise(
        "het is een bouwsteen of een voorwaarde", isin=("bouwsteen", "voorwaarde")
    )
    block: Series[str] = promise("elke rij noemt een bouwsteen of voorwaarde")
    side: Series[str] = promise("de kant is bekend", isin=("ondersteunend", "belemmerend"))
    texts: Series[int] = promise("het aantal teksten is bekend", ge=0)
    texts_with: Series[int] = promise("het aantal teksten met deze kant is bekend", ge=0)
    writers: Series[int] = promise("het aantal schrijvers is bekend", ge=0)
    writers_with: Series[int] = promise("het aantal schrijvers is bekend", ge=0)
    teams_with: Series[int] = promise("het aantal teams is bekend", ge=0)
    sure: Series[str] = promise("hoe zeker het is, is een van de vier of leeg", isin=("", *SURE))
    quotes: Series[str] = promise("de nummers van citaten zijn bekend of leeg")
    contrary: Series[str] = promise("de nummers van tegengeluiden zijn bekend of leeg")


class DesignCard(Table):
    """One row per row of the design card that people filled in, as they wrote it.

    ``weaker`` says in a sentence what became of the evidence since, or is empty.
    """

    insight: Series[str] = promise("het inzicht is bekend of leeg")
    support: Series[str] = promise("de onderbouwing is bekend of leeg")
    block: Series[str] = promise("de bouwsteen is bekend of leeg")
    demand: Series[str] = promise("de ontwerpeis is bekend of leeg")
    advice: Series[str] = promise("de aanbeveling is bekend of leeg")
    certainty: Series[str] = promise("de zekerheid is bekend of leeg")
    status: Series[str] = promise("de status is bekend of leeg")
    key: Series[str] = promise("de sleutel is bekend of leeg")
    weaker: Series[str] = promise("wat er veranderde, staat in een zin of is leeg")
    source: Series[str] = promise("elke rij komt uit een bestand")
    place: Series[str] = promise("de plaats in het bestand is bekend")


class Moved(Table):
    """One row per number or quote in a report that was handed out and that is different now."""

    date: Series[str] = promise("wanneer het rapport is gegeven, is bekend", str_matches=DATE)
    reader: Series[str] = promise("aan wie het rapport is gegeven, is bekend")
    report: Series[str] = promise("elk verschil hoort bij een rapport", str_matches=NAME)
    what: Series[str] = promise(
        "het soort verschil is bekend", isin=("getal", "thema", "citaat", "rapport")
    )
    name: Series[str] = promise("bij welk thema of citaat het verschil hoort, is bekend")
    then: Series[str] = promise("wat er toen stond, is bekend of leeg")
    now: Series[str] = promise("wat er nu staat, is bekend of leeg")
