"""What people decide together about single codes, and the form that asks them.

Takes  data/returned/bespreken….xlsx, correcties…, data/processed/codings_people, readings, codings
Gives  data/processed/corrections, codings_settled, unplaced, discussions,
       reports/forms/bespreken.xlsx
"""

from analysis.forms_back import came_back, read_by_nobody

DECIDED = came_back(Path(), "bespreken", "correcties")


rule decided:
    input:
        returned=DECIDED,
        coded=CODED,
        codings_people="data/processed/codings_people.parquet",
        segments=expand("data/processed/{delivery}/segments.parquet", delivery=DELIVERIES),
        cleared=expand("data/processed/{delivery}/cleared.parquet", delivery=DELIVERIES),
        corpus="data/processed/corpus.parquet",
        codebook="data/processed/codebook.parquet",
        codebook_changes="data/processed/codebook_changes.parquet",
        anchors=present("config", "anchors.jsonl"),
        strange=read_by_nobody(Path()),
        words=FORM_WORDS,
    output:
        corrections="data/processed/corrections.parquet",
        codings_settled="data/processed/codings_settled.parquet",
        unplaced="data/processed/unplaced.parquet",
    log:
        "logs/decided.log",
    benchmark:
        "logs/decided.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("corrections", "codings_settled", "unplaced"),
    shell:
        "python -m analysis.door corrections"
        " --returned {input.returned:q}"
        " --segments {input.segments:q}"
        " --cleared {input.cleared:q}"
        " --corpus {input.corpus:q}"
        " --codebook {input.codebook:q}"
        " --codebook-changes {input.codebook_changes:q}"
        " --words {input.words:q}"
        " --out {output.corrections:q}"
        " --log {log:q}"
        " -- codings_settled"
        " --codings-people {input.codings_people:q}"
        " --corrections {output.corrections:q}"
        " --codebook {input.codebook:q}"
        " --out {output.codings_settled:q}"
        " -- unplaced"
        " --returned {input.coded:q} {input.returned:q}"
        " --segments {input.segments:q}"
        " --cleared {input.cleared:q}"
        " --corpus {input.corpus:q}"
        " --codebook {input.codebook:q}"
        " --codebook-changes {input.codebook_changes:q}"
        " --anchors {input.anchors:q}"
        " --strange {input.strange:q}"
        " --words {input.words:q}"
        " --out {output.unplaced:q}"


rule discuss:
    input:
        codings="data/processed/codings.parquet",
        readings="data/processed/readings.parquet",
        scores=SCORES,
        corrections="data/processed/corrections.parquet",
        segments=expand("data/processed/{delivery}/segments.parquet", delivery=DELIVERIES),
        corpus="data/processed/corpus.parquet",
        codebook="data/processed/codebook.parquet",
        words=FORM_WORDS,
    output:
        discussions="data/processed/discussions.parquet",
        discussion_form="reports/forms/bespreken.xlsx",
    log:
        "logs/discuss.log",
    benchmark:
        "logs/discuss.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("discussions", "discussion_form"),
        sure_from=config["people"]["sure_from"],
        unseen_to=config["people"]["unseen_to"],
        most=config["people"]["discuss_most"],
    shell:
        "python -m analysis.door discussions"
        " --codings {input.codings:q}"
        " --readings {input.readings:q}"
        " --scores {input.scores:q}"
        " --corrections {input.corrections:q}"
        " --sure-from {params.sure_from}"
        " --unseen-to {params.unseen_to}"
        " --most {params.most}"
        " --out {output.discussions:q}"
        " --log {log:q}"
        " -- discussion_form"
        " --discussions {output.discussions:q}"
        " --segments {input.segments:q}"
        " --corpus {input.corpus:q}"
        " --codebook {input.codebook:q}"
        " --words {input.words:q}"
        " --out {output.discussion_form:q}"
