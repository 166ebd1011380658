"""The numbers that a run ends with."""

import pandas as pd

from analysis.summary import summary


def test_texts_are_counted_by_what_became_of_them():
    statuses = ["telt", "telt", "herhaling", "vervangen", "ingetrokken"]
    corpus = pd.DataFrame({"status": statuses})
    codings = pd.DataFrame(
        [["2022-09", "A", "regels"], ["2022-09", "A", "regels"], ["2022-09", "B", "mens-an"]],
        columns=["delivery", "document", "coder"],
    )
    found = summary(corpus, pd.DataFrame({"reason": ["leeg"]}), codings, reports=["r.html"])
    assert (found["received"], found["documents"], found["set_aside"]) == (6, 5, 1)
    assert (found["counted"], found["repeated"], found["withheld"]) == (2, 1, 1)
    assert (found["coded"], found["codings"]) == (1, 3)
