"""What a language model answered about texts that are not in the run any more."""

from pathlib import Path

WHERE = "data/cached"


def cached(run: Path) -> list[str]:
    """One Dutch sentence when such answers are kept; the next run with the model on clears them."""
    answers = sorted(run.glob(f"{WHERE}/*/*.json"))
    known = texts_of(run) if answers else set()
    gone = sum(path.name[:32] not in known for path in answers)
    if not gone:
        return []
    about = "1 antwoord" if gone == 1 else f"{gone} antwoorden"
    return [
        f"{WHERE}: {about} van het taalmodel over wat er niet meer is (codes en plaatsen, geen "
        "tekst). Verwijder deze map; staat het taalmodel aan, dan wordt alles opnieuw gevraagd."
    ]


def texts_of(run: Path) -> set[str]:
    """The texts that are analysed now, as they are marked in the names of kept answers."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from analysis.local.kept import mark_of

    found = set()
    for path in run.glob("data/processed/*/cleared.parquet"):
        try:
            texts = pq.read_table(path, columns=["text"])["text"].to_pylist()
        except (pa.ArrowException, OSError):  # damaged, which is told elsewhere
            continue
        found |= {mark_of(text) for text in texts}
    return found
