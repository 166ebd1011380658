"""In which share of the texts a theme is, and what changed: from the texts that people read by lot.

Takes  data/processed/codings, codings_people, readings, corpus, codebook, config/moments.csv,
       data/processed/{delivery}/codings_rules, scores
Gives  data/processed/prevalence, shifts
"""


rule estimates:
    input:
        codings="data/processed/codings.parquet",
        codings_rules=expand("data/processed/{delivery}/codings_rules.parquet", delivery=DELIVERIES),
        codings_people="data/processed/codings_people.parquet",
        readings="data/processed/readings.parquet",
        scores=SCORES,
        corpus="data/processed/corpus.parquet",
        moments="config/moments.csv",
        codebook="data/processed/codebook.parquet",
    output:
        prevalence="data/processed/prevalence.parquet",
        shifts="data/processed/shifts.parquet",
    log:
        "logs/estimates.log",
    benchmark:
        "logs/estimates.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("prevalence", "shifts"),
        min_writers=config["prevalence"]["min_writers"],
    shell:
        "python -m analysis.door prevalence"
        " --codings {input.codings:q}"
        " --codings-rules {input.codings_rules:q}"
        " --codings-people {input.codings_people:q}"
        " --readings {input.readings:q}"
        " --scores {input.scores:q}"
        " --corpus {input.corpus:q}"
        " --moments {input.moments:q}"
        " --codebook {input.codebook:q}"
        " --min-writers {params.min_writers}"
        " --out {output.prevalence:q}"
        " --log {log:q}"
        " -- shifts"
        " --codings-rules {input.codings_rules:q}"
        " --codings-people {input.codings_people:q}"
        " --readings {input.readings:q}"
        " --scores {input.scores:q}"
        " --corpus {input.corpus:q}"
        " --moments {input.moments:q}"
        " --codebook {input.codebook:q}"
        " --min-writers {params.min_writers}"
        " --out {output.shifts:q}"
