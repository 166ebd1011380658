"""What stands on all deliveries together: the codebook, which texts count, codes and figures.

Takes  config/codebook.yaml, config/moments.csv, config/writers.csv, data/processed/{delivery}/…
Gives  data/processed/codebook, corpus, codings, prevalence, quotes, summary
"""


rule codebook:
    input:
        codebook="config/codebook.yaml",
        schema=workflow.source_path("../schemas/codebook.schema.json"),
    output:
        codebook="data/processed/codebook.parquet",
    log:
        "logs/codebook.log",
    benchmark:
        "logs/codebook.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("codebook"),
    shell:
        "python -m analysis.codebook"
        " --codebook {input.codebook:q}"
        " --schema {input.schema:q}"
        " --out {output.codebook:q}"
        " --log {log:q}"


rule corpus:
    input:
        documents=expand("data/processed/{delivery}/documents.parquet", delivery=DELIVERIES),
        held=expand("data/processed/{delivery}/held.parquet", delivery=DELIVERIES),
        writers="config/writers.csv",
        moments="config/moments.csv",
    output:
        corpus="data/processed/corpus.parquet",
    log:
        "logs/corpus.log",
    benchmark:
        "logs/corpus.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("corpus"),
    shell:
        "python -m analysis.corpus"
        " --documents {input.documents:q}"
        " --held {input.held:q}"
        " --writers {input.writers:q}"
        " --moments {input.moments:q}"
        " --out {output.corpus:q}"
        " --log {log:q}"


rule codings:
    input:
        codings_rules=expand("data/processed/{delivery}/codings_rules.parquet", delivery=DELIVERIES),
        codings_people="data/processed/codings_people.parquet",
        corpus="data/processed/corpus.parquet",
        agreement="data/processed/agreement.parquet",
    output:
        codings="data/processed/codings.parquet",
    log:
        "logs/codings.log",
    benchmark:
        "logs/codings.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("codings"),
        threshold=config["people"]["threshold"],
    shell:
        "python -m analysis.codings"
        " --codings-rules {input.codings_rules:q}"
        " --codings-people {input.codings_people:q}"
        " --corpus {input.corpus:q}"
        " --agreement {input.agreement:q}"
        " --threshold {params.threshold}"
        " --out {output.codings:q}"
        " --log {log:q}"


rule prevalence:
    input:
        codings="data/processed/codings.parquet",
        corpus="data/processed/corpus.parquet",
        moments="config/moments.csv",
        codebook="data/processed/codebook.parquet",
    output:
        prevalence="data/processed/prevalence.parquet",
    log:
        "logs/prevalence.log",
    benchmark:
        "logs/prevalence.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("prevalence"),
        min_writers=config["prevalence"]["min_writers"],
    shell:
        "python -m analysis.prevalence"
        " --codings {input.codings:q}"
        " --corpus {input.corpus:q}"
        " --moments {input.moments:q}"
        " --codebook {input.codebook:q}"
        " --min-writers {params.min_writers}"
        " --out {output.prevalence:q}"
        " --log {log:q}"


rule quotes:
    input:
        codings="data/processed/codings.parquet",
        segments=expand("data/processed/{delivery}/segments.parquet", delivery=DELIVERIES),
        corpus="data/processed/corpus.parquet",
        moments="config/moments.csv",
        writers="config/writers.csv",
    output:
        quotes="data/processed/quotes.parquet",
    log:
        "logs/quotes.log",
    benchmark:
        "logs/quotes.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("quotes"),
        per_theme=config["quotes"]["per_theme"],
        max_words=config["quotes"]["max_words"],
        apart=[config["quotes"]["wishes_code"], config["quotes"]["keeping_code"]],
        per_apart=config["quotes"]["per_apart"],
    shell:
        "python -m analysis.quotes"
        " --codings {input.codings:q}"
        " --segments {input.segments:q}"
        " --corpus {input.corpus:q}"
        " --moments {input.moments:q}"
        " --writers {input.writers:q}"
        " --per-theme {params.per_theme}"
        " --max-words {params.max_words}"
        " --apart {params.apart:q}"
        " --per-apart {params.per_apart}"
        " --out {output.quotes:q}"
        " --log {log:q}"
