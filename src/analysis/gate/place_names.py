"""Names of places: towns and villages of Faker's lists (MIT; from the BAG) with our own."""

from functools import cache

from faker.providers.address import nl_BE as belgian_places
from faker.providers.address import nl_NL as dutch_places

from analysis.gate.gazetteer import no_names
from analysis.gate.vocabulary import known
from analysis.gate.word_lists import sections

PLACES = "places.txt"


@cache
def places() -> frozenset[str]:
    """Dutch and Belgian towns and villages, quarters, and some towns elsewhere."""
    return frozenset(place.lower() for place in written_places())


@cache
def small_places() -> frozenset[str]:
    """Places that are no word, so that they need no capital."""
    plain = frozenset(place for place in places() if len(place) > 3 and not known(place))
    return plain - no_names()


@cache
def written_places() -> frozenset[str]:
    ours = [line for part in sections(PLACES).values() for line in part]
    return frozenset((*dutch_places.Provider.cities, *belgian_places.Provider.cities, *ours))


@cache
def longer_places() -> dict[str, tuple[str, ...]]:
    """Places of more than one word, the longest first, by their first word."""
    found: dict[str, list[str]] = {}
    for place in sorted(written_places(), key=lambda place: (-len(place), place)):
        if " " in place:
            found.setdefault(place.split()[0], []).append(place)
    return {first: tuple(whole) for first, whole in found.items()}
