"""The learned coder, when the choices ask for it: trained once, then every sentence scored.

Takes  config/anchors.jsonl, data/processed/codings_people, readings, data/processed/{delivery}/…
Gives  data/processed/coder.npz, data/processed/{delivery}/scores
"""


rule coder:
    input:
        tokens=expand("data/processed/{delivery}/tokens.parquet", delivery=DELIVERIES),
        segments=expand("data/processed/{delivery}/segments.parquet", delivery=DELIVERIES),
        codings_rules=expand("data/processed/{delivery}/codings_rules.parquet", delivery=DELIVERIES),
        codings_people="data/processed/codings_people.parquet",
        readings="data/processed/readings.parquet",
        corpus="data/processed/corpus.parquet",
        codebook="data/processed/codebook.parquet",
        anchors="config/anchors.jsonl",
    output:
        coder="data/processed/coder.npz",
    log:
        "logs/coder.log",
    benchmark:
        "logs/coder.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("coder"),
        model=config["language"]["model"],
        seed=config["seed"],
    shell:
        "python -m analysis.coder"
        " --tokens {input.tokens:q}"
        " --segments {input.segments:q}"
        " --codings-rules {input.codings_rules:q}"
        " --codings-people {input.codings_people:q}"
        " --readings {input.readings:q}"
        " --corpus {input.corpus:q}"
        " --codebook {input.codebook:q}"
        " --anchors {input.anchors:q}"
        " --model {params.model:q}"
        " --seed {params.seed}"
        " --out {output.coder:q}"
        " --log {log:q}"


rule scores:
    input:
        tokens="data/processed/{delivery}/tokens.parquet",
        segments="data/processed/{delivery}/segments.parquet",
        codings_rules="data/processed/{delivery}/codings_rules.parquet",
        corpus="data/processed/corpus.parquet",
        coder="data/processed/coder.npz",
    output:
        scores="data/processed/{delivery}/scores.parquet",
    log:
        "logs/scores/{delivery}.log",
    benchmark:
        "logs/scores/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("scores"),
    shell:
        "python -m analysis.scores"
        " --tokens {input.tokens:q}"
        " --segments {input.segments:q}"
        " --codings-rules {input.codings_rules:q}"
        " --corpus {input.corpus:q}"
        " --coder {input.coder:q}"
        " --out {output.scores:q}"
        " --log {log:q}"
