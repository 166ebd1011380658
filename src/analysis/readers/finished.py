"""The last look at a row: what it lacks, and the sentence about it."""

import re

from analysis.readers.claims import Claims


def finished(row: Claims) -> Claims:
    """The row with every column, and its problem as a sentence that names the file."""
    place = row.get("place", "")
    problem = row.get("problem") or shortcoming(row)
    where = row["source"] + (f", {place}" if place else "")
    return row | {
        "place": place,
        "text": row.get("text", ""),
        "problem": f"{where}: {problem}" if problem else "",
    }


def shortcoming(row: Claims) -> str:
    """What a text lacks to be analysed, or nothing; notes may lack much that the moments tell."""
    if not re.search(r"\w", row["text"]):
        return "hier staat geen tekst: vul die aan of laat dit weg."
    if row["kind"] is None:
        return (
            "niet te zien of dit een dagboek of een verslag is: zet de schrijverscode of de "
            "bijeenkomst in de bestandsnaam."
        )
    if row["kind"] == "dagboek" and not row["writer"]:
        return "de schrijverscode ontbreekt: zet die in de bestandsnaam of in de rij."
    if row["kind"] == "dagboek" and not row["date"]:
        return "de datum ontbreekt of is niet volledig: schrijf dag, maand en jaar."
    return ""
