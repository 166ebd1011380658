"""The learned coder, when the choices ask for it: trained once, then every sentence scored.

Takes  config/anchors.jsonl, data/processed/codings_settled, readings, data/processed/{delivery}/…
Gives  data/processed/lessons_anchors, lessons_people, coder.npz,
       data/processed/{delivery}/scores, codings_learned
"""


rule lessons_anchors:
    input:
        codebook="data/processed/codebook.parquet",
        codebook_changes="data/processed/codebook_changes.parquet",
        anchors="config/anchors.jsonl",
    output:
        lessons_anchors="data/processed/lessons_anchors.parquet",
    log:
        "logs/lessons_anchors.log",
    benchmark:
        "logs/lessons_anchors.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("lessons_anchors"),
        model=config["language"]["model"],
    shell:
        "python -m analysis.lessons_anchors"
        " --codebook {input.codebook:q}"
        " --codebook-changes {input.codebook_changes:q}"
        " --anchors {input.anchors:q}"
        " --model {params.model:q}"
        " --out {output.lessons_anchors:q}"
        " --log {log:q}"


rule lessons_people:
    input:
        tokens=expand("data/processed/{delivery}/tokens.parquet", delivery=DELIVERIES),
        segments=expand("data/processed/{delivery}/segments.parquet", delivery=DELIVERIES),
        codings_rules=expand("data/processed/{delivery}/codings_rules.parquet", delivery=DELIVERIES),
        codings_settled="data/processed/codings_settled.parquet",
        readings="data/processed/readings.parquet",
        corpus="data/processed/corpus.parquet",
    output:
        lessons_people="data/processed/lessons_people.parquet",
    log:
        "logs/lessons_people.log",
    benchmark:
        "logs/lessons_people.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("lessons_people"),
    shell:
        "python -m analysis.lessons_people"
        " --tokens {input.tokens:q}"
        " --segments {input.segments:q}"
        " --codings-rules {input.codings_rules:q}"
        " --codings-settled {input.codings_settled:q}"
        " --readings {input.readings:q}"
        " --corpus {input.corpus:q}"
        " --out {output.lessons_people:q}"
        " --log {log:q}"


rule coder:
    input:
        lessons=[
            "data/processed/lessons_anchors.parquet",
            "data/processed/lessons_people.parquet",
        ],
        codebook="data/processed/codebook.parquet",
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
        precision=config["people"]["precision"],
        seed=config["seed"],
    shell:
        "python -m analysis.coder"
        " --lessons {input.lessons:q}"
        " --codebook {input.codebook:q}"
        " --precision {params.precision}"
        " --seed {params.seed}"
        " --out {output.coder:q}"
        " --log {log:q}"


rule learned:
    input:
        tokens="data/processed/{delivery}/tokens.parquet",
        segments="data/processed/{delivery}/segments.parquet",
        codings_rules="data/processed/{delivery}/codings_rules.parquet",
        cleared="data/processed/{delivery}/cleared.parquet",
        codebook="data/processed/codebook.parquet",
        coder="data/processed/coder.npz",
    output:
        scores="data/processed/{delivery}/scores.parquet",
        codings_learned="data/processed/{delivery}/codings_learned.parquet",
    log:
        "logs/learned/{delivery}.log",
    benchmark:
        "logs/learned/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("scores", "codings_learned"),
    shell:
        "python -m analysis.door scores"
        " --tokens {input.tokens:q}"
        " --segments {input.segments:q}"
        " --codings-rules {input.codings_rules:q}"
        " --cleared {input.cleared:q}"
        " --coder {input.coder:q}"
        " --out {output.scores:q}"
        " --log {log:q}"
        " -- codings_learned"
        " --scores {output.scores:q}"
        " --tokens {input.tokens:q}"
        " --segments {input.segments:q}"
        " --codings-rules {input.codings_rules:q}"
        " --codebook {input.codebook:q}"
        " --coder {input.coder:q}"
        " --out {output.codings_learned:q}"
