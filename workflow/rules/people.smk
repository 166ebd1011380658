"""What people coded, how far coders agree, and the forms that ask people to read.

Takes  data/returned/codering…, steekproef….xlsx, te-coderen….xlsx, ….qdpx,
       data/processed/{delivery}/…
Gives  data/processed/codings_people, readings, agreement,
       reports/forms/steekproef.xlsx, te-coderen.xlsx
"""

from analysis.forms_back import came_back

CODED = came_back(Path(), "codering", "steekproef", "te-coderen", "hercoderen")
PROJECTS = came_back(Path(), ".qdpx")
CODED += ["data/processed/exchanged.parquet"] if PROJECTS else []
LEARNED_DELIVERIES = DELIVERIES if config["people"]["learned"] else []
SCORES = expand("data/processed/{delivery}/scores.parquet", delivery=LEARNED_DELIVERIES)
MACHINES = expand("data/processed/{delivery}/codings_rules.parquet", delivery=DELIVERIES)
MACHINES += expand("data/processed/{delivery}/codings_learned.parquet", delivery=LEARNED_DELIVERIES)
MACHINES += expand("data/processed/{delivery}/codings_local.parquet", delivery=LOCAL_DELIVERIES)


rule people:
    input:
        returned=CODED,
        segments=expand("data/processed/{delivery}/segments.parquet", delivery=DELIVERIES),
        cleared=expand("data/processed/{delivery}/cleared.parquet", delivery=DELIVERIES),
        corpus="data/processed/corpus.parquet",
        codebook="data/processed/codebook.parquet",
        codebook_changes="data/processed/codebook_changes.parquet",
        words=FORM_WORDS,
    output:
        codings_people="data/processed/codings_people.parquet",
        readings="data/processed/readings.parquet",
    log:
        "logs/people.log",
    benchmark:
        "logs/people.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("codings_people", "readings"),
    shell:
        "python -m analysis.door codings_people"
        " --returned {input.returned:q}"
        " --segments {input.segments:q}"
        " --cleared {input.cleared:q}"
        " --corpus {input.corpus:q}"
        " --codebook {input.codebook:q}"
        " --codebook-changes {input.codebook_changes:q}"
        " --words {input.words:q}"
        " --out {output.codings_people:q}"
        " --log {log:q}"
        " -- readings"
        " --returned {input.returned:q}"
        " --corpus {input.corpus:q}"
        " --words {input.words:q}"
        " --out {output.readings:q}"


rule agreement:
    input:
        codings_people="data/processed/codings_people.parquet",
        readings="data/processed/readings.parquet",
        codings_machines=MACHINES,
        segments=expand("data/processed/{delivery}/segments.parquet", delivery=DELIVERIES),
        corpus="data/processed/corpus.parquet",
        codebook="data/processed/codebook.parquet",
    output:
        agreement="data/processed/agreement.parquet",
    log:
        "logs/agreement.log",
    benchmark:
        "logs/agreement.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("agreement"),
        min_writers=config["people"]["min_writers"],
        draws=config["people"]["draws"],
        seed=config["seed"],
    shell:
        "python -m analysis.agreement"
        " --codings-people {input.codings_people:q}"
        " --readings {input.readings:q}"
        " --codings-machines {input.codings_machines:q}"
        " --segments {input.segments:q}"
        " --corpus {input.corpus:q}"
        " --codebook {input.codebook:q}"
        " --min-writers {params.min_writers}"
        " --draws {params.draws}"
        " --seed {params.seed}"
        " --out {output.agreement:q}"
        " --log {log:q}"


rule reading_form:
    input:
        scores=SCORES,
        codings="data/processed/codings.parquet",
        readings="data/processed/readings.parquet",
        segments=expand("data/processed/{delivery}/segments.parquet", delivery=DELIVERIES),
        corpus="data/processed/corpus.parquet",
        codebook="data/processed/codebook.parquet",
        words=FORM_WORDS,
    output:
        reading_form="reports/forms/{form}.xlsx",
    log:
        "logs/reading_form/{form}.log",
    benchmark:
        "logs/reading_form/{form}.tsv"
    wildcard_constraints:
        form="steekproef|te-coderen",
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("reading_form"),
        size=config["people"]["form_size"],
        maybe_from=config["people"]["maybe_from"],
        seed=config["seed"],
    shell:
        "python -m analysis.reading_form"
        " --scores {input.scores:q}"
        " --codings {input.codings:q}"
        " --readings {input.readings:q}"
        " --segments {input.segments:q}"
        " --corpus {input.corpus:q}"
        " --codebook {input.codebook:q}"
        " --form {wildcards.form}"
        " --size {params.size}"
        " --seed {params.seed}"
        " --maybe-from {params.maybe_from}"
        " --words {input.words:q}"
        " --out {output.reading_form:q}"
        " --log {log:q}"
