"""A practice of two teams and four writers, as the tables of a run, to count by hand."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from analysis.annex import annex
from analysis.content import content
from analysis.contracts import (
    Agreement,
    AnswersLocal,
    Codebook,
    CodebookChanges,
    Codings,
    Corpus,
    DesignCard,
    Disclosures,
    Held,
    Insights,
    Moments,
    OwnWords,
    Prevalence,
    Quotes,
    Readings,
    Scores,
    Segments,
    SetAside,
    Shifts,
    Unplaced,
    Writers,
)
from analysis.prevalence import prevalence
from analysis.quotes import quotes
from analysis.report import report
from analysis.shifts import shifts
from analysis.tables import as_bytes

WORKFLOW = Path(__file__).parents[1] / "workflow"
TEMPLATES, SCHEMAS = WORKFLOW / "report", WORKFLOW / "schemas"
SCHEMA = SCHEMAS / "content.schema.json"
APART = {"toolwens": "wishes", "borging": "keeping", "geen": "lens"}
SHA = "0123456789abcdef" * 4
CODING = {
    "delivery": "2022-10", "code": "vragen", "theme": "feedback", "coder": "regels", "score": 0.6,
    "modality": "gebeurd", "direction": "ondersteunend", "actor": None, "evidence_start": 0,
    "evidence_end": 4, "counts": False,
}  # fmt: skip
TEXT = {
    "delivery": "2022-10", "kind": "dagboek", "period": "een", "words": 8, "source": "a.docx",
    "place": "", "sha256": SHA, "text_sha256": SHA, "version": 1, "status": "telt", "change": "",
    "late_for": "",
}  # fmt: skip


def table(contract, rows: list[dict], shared: dict | None = None) -> pd.DataFrame:
    columns = list(contract.to_schema().columns)
    return contract.validate(pd.DataFrame([(shared or {}) | row for row in rows], columns=columns))


def moments(*names: str) -> pd.DataFrame:
    """Moments in order, a month apart; the period of a moment ends at its cut-off."""
    rows = [
        (name, f"Moment {name}", f"periode {name}", f"2022-{10 + n}-31", None)
        for n, name in enumerate(names)
    ]
    columns = ["moment", "title", "period_title", "cutoff", "last_delivery"]
    return Moments.validate(pd.DataFrame(rows, columns=columns))


def writers(**quotes: str) -> pd.DataFrame:
    """Four writers of two teams; `quotes` tells who did not agree to quotes."""
    return table(
        Writers,
        [
            {"writer": name, "team": name[0], "consent_quotes": quotes.get(name, "ja")}
            for name in ("A01", "A02", "B01", "B02")
        ],
        {"consent_analysis": "ja", "withdrawn": None},
    )


def corpus(*documents: str, **own: dict) -> pd.DataFrame:
    """Diary texts named writer-date, of period een or (from November) twee; `own` by writer."""
    rows = []
    for document in documents:
        writer, date = document[:3], document[4:14]
        row = {"document": document, "writer": writer, "team": writer[0], "date": date}
        rows.append(
            row | {"period": "twee" if date > "2022-10-31" else "een"} | own.get(writer, {})
        )
    return table(Corpus, rows, TEXT)


def codings(*rows: dict) -> pd.DataFrame:
    """Codings of the first segment of a document, unless a row says otherwise."""
    placed = [{"segment": f"{row['document']}-001", "start": 0, "end": 40} | row for row in rows]
    return table(Codings, placed, CODING)


def readings(
    *documents: str, coder: str = "mens-een", why_read: str = "steekproef"
) -> pd.DataFrame:
    """Texts that a person read."""
    shared = {"delivery": "2022-10", "coder": coder, "why_read": why_read, "source": "a.csv"}
    return table(Readings, [{"document": document} for document in documents], shared)


def segments(**texts: str) -> pd.DataFrame:
    """One segment per text; names hold underscores for hyphens."""
    rows = [
        {"segment": name.replace("_", "-"), "document": name.replace("_", "-")[:-4], "text": text}
        | {"start": 5, "end": 5 + len(text)}
        for name, text in texts.items()
    ]
    return table(Segments, rows, {"delivery": "2022-10", "heading": "", "shape": "zin"})


def codebook() -> pd.DataFrame:
    lists = ("include", "exclude", "words", "expressions", "blockers", "traps", "near_misses")
    rows = [
        ("feedback", "Feedback geven en vragen", "vragen", "Feedback vragen", "ondersteunend"),
        ("feedback", "Feedback geven en vragen", "missen", "Feedback missen", "belemmerend"),
        ("macht", "Macht en afstand", "macht", "Macht", "belemmerend"),
        ("leren", "Leren en vasthouden", "toolwens", "Wens voor de tool", "neutraal"),
        ("leren", "Leren en vasthouden", "borging", "Afspraak om vast te houden", "gemengd"),
    ]
    names = ("theme", "theme_label", "code", "label", "direction")
    empty = {"definition": "Wat het is."} | {name: [] for name in lists}
    return table(Codebook, [empty | dict(zip(names, row, strict=True)) for row in rows])


def no_changes() -> pd.DataFrame:
    """A codebook that has one version."""
    return table(CodebookChanges, [])


EMPTY = {
    name: table(contract, [])
    for name, contract in {
        "set_aside": SetAside,
        "codings": Codings,
        "prevalence": Prevalence,
        "shifts": Shifts,
        "quotes": Quotes,
        "disclosures": Disclosures,
        "insights": Insights,
    }.items()
}


def unread(coded: pd.DataFrame) -> tuple[pd.DataFrame, ...]:
    """These codings of the rules, while nobody read a text and no coder was trained."""
    return coded, EMPTY["codings"], readings(), table(Scores, [])


NO_TOPICS = {
    "reason": "weinig_passages", "passages": 7, "writers": 4, "curve": [], "found": 0,
    "basis": "signalen", "shown": [], "apart": [], "people": None, "words": [],
}  # fmt: skip


def whole_practice(**own) -> dict:
    """The content of a report on seven texts of two periods; `own` replaces tables or choices."""
    texts = corpus(
        "A01-2022-10-01", "A02-2022-10-02", "B01-2022-10-03", "B02-2022-10-04",
        "A01-2022-11-05", "B01-2022-11-06", "A02-2022-11-07",
        A02={"change": "vervangt de tekst uit levering 2022-09: 3 woorden erbij, 1 eruit"},
    )  # fmt: skip
    times = moments("een", "twee", "drie")
    found = [
        {"document": "A01-2022-10-01"},
        {"document": "B01-2022-10-03", "code": "missen", "direction": "belemmerend"},
        {"document": "A01-2022-11-05", "code": "macht", "theme": "macht"},
        {"document": "B01-2022-11-06", "code": "toolwens", "theme": "leren"},
        {"document": "A02-2022-11-07", "code": "borging", "theme": "leren"},
    ]
    sentence = own.pop("sentence", "Ik vroeg \ue601\ue601 hoe zij ons gesprek vond.")
    names = {f"{row['document'].replace('-', '_')}_001": sentence for row in found}
    coded, people = codings(*found), writers()
    choices = {"per_theme": 2, "max_words": 20, "apart": ["toolwens", "borging"], "per_apart": 3}
    lost = {"delivery": "2022-10", "source": "scan.pdf", "place": "", "sha256": SHA}
    find = {"document": "A01-2022-10-01", "start": 14, "end": 16, "kind": "telefoon"}
    tables = {
        "corpus": texts,
        "set_aside": table(SetAside, [lost | {"reason": "De scan bevat geen tekst."}]),
        "codings": coded,
        "readings": own.pop("readings", readings()),
        "prevalence": prevalence(coded, *unread(coded), texts, times, codebook(), min_writers=2),
        "shifts": shifts(*unread(coded), texts, times, codebook(), min_writers=2),
        "quotes": quotes(coded, readings(), segments(**names), texts, times, people, **choices),
        "insights": EMPTY["insights"],
        "design_card": table(DesignCard, []),
        "own_words": table(OwnWords, []),
        "codebook": codebook(),
        "moments": times,
        "writers": people,
    }
    beside = {
        "disclosures": table(
            Disclosures,
            [find | {"delivery": "2022-10"}, find | {"delivery": "2022-11"}],
            {"found_by": "vorm", "certainty": "zeker"},
        ),
        "held": table(Held, []),
        "unplaced": table(Unplaced, []),
        "agreement": table(Agreement, []),
        "answers_local": table(AnswersLocal, []),
        "codebook": codebook(),
        "codebook_changes": no_changes(),
        "moments": times,
    }
    about = {"title": "Eerlijke gesprekken", "client": "klant", "example": "yes"}
    about |= {name: own.pop(name) for name in list(own) if name in about}
    about["codebook_version"] = "1.0"
    moment = own.pop("moment", "twee")
    tables |= {name: value for name, value in own.items() if name in tables}
    beside |= {name: value for name, value in own.items() if name in beside}
    given = tables["corpus"], tables["quotes"], *beside.values()
    made = {"reports": [moment], "policy": {"telefoon": "mask"}, "threshold": 0.667}
    made |= {
        "codebook_version": "1.0",
        "whole_code": SHA[:12],
        "seed": 1,
        "libraries": {"python": "3"},
    }
    with TemporaryDirectory() as folder:
        annexes = Path(folder, "annex.json")
        annexes.write_bytes(as_bytes(*annex(*given, **made)))
        topics = Path(folder, "topics.json")
        topics.write_bytes(as_bytes(NO_TOPICS))
        return content(*tables.values(), annexes, topics, moment=moment, about=about, apart=APART)


def page(folder: Path, facts: dict) -> str:
    """The report of this content, as the room makes it."""
    (folder / "content.json").write_bytes(as_bytes(facts))
    (html,) = report([folder / "content.json"], templates=TEMPLATES, schemas=SCHEMAS)
    return html
