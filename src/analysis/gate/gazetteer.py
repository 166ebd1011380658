"""Names of people, as sets in small letters: the lists of Faker (MIT) with our own."""

from functools import cache
from types import ModuleType

from faker.providers.person import (
    az_AZ,
    cs_CZ,
    de_DE,
    en_GB,
    en_IN,
    en_PK,
    en_US,
    es_ES,
    fr_BE,
    fr_DZ,
    fr_FR,
    hr_HR,
    hu_HU,
    id_ID,
    it_IT,
    nl_BE,
    nl_NL,
    pl_PL,
    pt_PT,
    ro_RO,
    tr_TR,
    tw_GH,
    yo_NG,
)  # fmt: skip

from analysis.gate.vocabulary import known
from analysis.gate.word_lists import words

FIRST_NAMES = "first_names.txt"
LAST_NAMES = "last_names.txt"
NAME_WORDS = "name_words.txt"
NEAR = (nl_NL, nl_BE, tr_TR, fr_DZ, pl_PL)
FAR = (az_AZ, cs_CZ, de_DE, en_GB, en_IN, en_PK, en_US, es_ES, fr_BE, fr_FR, hr_HR, hu_HU, id_ID,
       it_IT, pt_PT, ro_RO, tw_GH, yo_NG)  # fmt: skip


@cache
def near_first_names() -> frozenset[str]:
    """First names that are usual in the Netherlands, words among them left out."""
    ours = {name.lower() for name in words(FIRST_NAMES)}
    return frozenset(ours | listed(NEAR, "first_name") | sure_names()) - word_names() - no_names()


@cache
def first_names() -> frozenset[str]:
    """First names from anywhere, words among them left out."""
    return (near_first_names() | listed(FAR, "first_name")) - word_names() - no_names()


@cache
def small_names() -> frozenset[str]:
    """Names that are no word, so that they need no capital."""
    sure = (near_first_names() & sure_names()) - capital_names()
    first = {name for name in near_first_names() if len(name) > 2}
    first |= {name for name in first_names() if len(name) > 3}
    last = {name for name in last_names() if len(name) > 4}
    return frozenset(name for name in (first | last) - no_names() if not known(name)) | sure


@cache
def last_names() -> frozenset[str]:
    """Last names from anywhere, without what stands before them."""
    whole = listed(NEAR + FAR, "last_name") | {name.lower() for name in words(LAST_NAMES)}
    return frozenset(name.split()[-1] for name in whole if name.split()[-1] != "van")


@cache
def whole_last_names() -> frozenset[str]:
    """Dutch and Belgian last names of more than one word, such as `de vries`."""
    return frozenset(name for name in listed((nl_NL, nl_BE), "last_name") if " " in name)


@cache
def sure_names() -> frozenset[str]:
    """Names that the vocabulary takes for words, and that are names all the same."""
    return small(NAME_WORDS, "names more than words")


@cache
def word_names() -> frozenset[str]:
    """Names that are as much a word."""
    return small(NAME_WORDS, "names as much as words", "last names as much as words")


@cache
def no_names() -> frozenset[str]:
    """Words that lists of names hold, and that are words all the same."""
    return small(NAME_WORDS, "words more than names")


@cache
def things() -> frozenset[str]:
    """Names that are more often a thing, at the opening of a sentence: Hoop, Storm."""
    return small(NAME_WORDS, "things at an opening")


@cache
def capital_names() -> frozenset[str]:
    """Sure names that with a small letter are a word."""
    return small(NAME_WORDS, "not with a small letter")


def small(name: str, *headings: str) -> frozenset[str]:
    return frozenset(word.lower() for word in words(name, *headings))


def listed(locales: tuple[ModuleType, ...], what: str) -> frozenset[str]:
    """All names in lists of these locales that have `what` in their name."""
    return frozenset(
        name.lower().rstrip(".")
        for locale in locales
        for attribute, names in vars(locale.Provider).items()
        if what in attribute and not callable(names)
        for name in names
        if isinstance(name, str) and len(name) > 1
    )
