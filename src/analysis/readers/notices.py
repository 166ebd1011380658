"""What is left out of a text, told in a row of its own."""

from analysis.readers.normal import normal

Notice = dict[str, str]


def comments(number: int) -> list[Notice]:
    """That so many comments in the margin are left out: they are not the writer's own words."""
    return [{"place": "kantlijn", "problem": COMMENTS.format(number)}] if number else []


COMMENTS = (
    "opmerkingen in de kantlijn ({}) zijn weggelaten, want dat zijn woorden van een lezer: hoort "
    "er iets bij de tekst, zet het dan in de tekst zelf."
)


def attachment(name: str) -> Notice:
    """That a file which came with a message is not read."""
    return {"place": f"bijlage '{' '.join(normal(name).split())}'", "problem": ATTACHMENT}


ATTACHMENT = "een bijlage wordt niet vanzelf gelezen: sla de bijlage op in de levering."
