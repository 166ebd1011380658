"""What a run can say to the items of the SRQR checklist, for a report.

O'Brien, Harris, Beckman, Reed and Cook, Academic Medicine 89 (2014), 1245-1251.
"""

CAME_IN = ("diaries", "notes", "writers", "teams", "words")


def srqr(facts: dict) -> dict[str, dict]:
    """The numbers of each sentence that the run can give, from the other `facts` of a report.

    A sentence is left out where it would say nothing; what only people know is not among them.
    """
    found = {
        "title": {"title": facts["about"]["title"]},
        **material(facts["received"], facts["about"]["moment"]["cutoff"]),
        **handling(facts),
        **agreed(facts["agreement"]),
        "limits": {},
    }
    return {name: numbers for name, numbers in found.items() if numbers is not None}


def material(received: dict, cutoff: str) -> dict[str, dict | None]:
    """Who wrote how much, when, and what of it does not count or was not read."""
    first = received["first"]
    return {
        "came_in": {name: received[name] for name in CAME_IN},
        "period": {"first": first, "last": cutoff} if first else None,
        "enrolled": {"writers": received["enrolled"], "wrote": received["writers"]},
        "set_aside": some(len(received["set_aside"])),
        "not_counted": {name: received[name] for name in ("refused", "withdrawn")},
        "read": {"read": received["read"], "texts": received["diaries"] + received["notes"]},
    }


def handling(facts: dict) -> dict[str, dict | None]:
    """What was masked or left aside, coded with which codebook, and what is quoted."""
    themes, account = facts["themes"], facts["account"]
    quotes = [quote for theme in themes for quote in theme["quotes"]]
    version = {"version": facts["about"]["codebook_version"]}
    return {
        "masked": some(sum(row["number"] for row in account["finds"] if row["masked"])),
        **{name: some(len(rows)) for name, rows in facts["left_aside"].items()},
        "codebook": version
        | {"themes": len(themes), "codes": sum(len(theme["codes"]) for theme in themes)},
        "quotes": some(len(account["places"])),
        "contrary": some(sum(quote["role"] == "tegengeluid" for quote in quotes)),
    }


def some(number: int) -> dict | None:
    return {"n": number} if number else None


def agreed(agreement: dict) -> dict[str, dict]:
    """How many people coded the same texts, and in how many themes all of them agree enough."""
    pairs, least = agreement["people"], agreement["threshold"]
    if not pairs:
        return {}
    themes = {row["label"] for row in pairs}
    apart = {row["label"] for row in pairs if row["alpha"] is None or row["alpha"] < least}
    coders = {row[side] for row in pairs for side in ("coder_a", "coder_b")}
    return {
        "coders": {"coders": len(coders)},
        "agreement": {"enough": len(themes - apart), "themes": len(themes)},
    }
