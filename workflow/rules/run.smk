"""What stands on all deliveries together: which texts count, codes and figures.

Takes  config/moments.csv, config/writers.csv, data/processed/{delivery}/…
Gives  data/processed/corpus, codings, quotes, summary
"""

# Codes with a section of their own in the reports.
APART = {
    config["quotes"]["wishes_code"]: "wishes",
    config["quotes"]["keeping_code"]: "keeping",
    **dict.fromkeys(config["quotes"]["lens_codes"], "lens"),
}


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
        codings_machines=MACHINES,
        codings_settled="data/processed/codings_settled.parquet",
        corrections="data/processed/corrections.parquet",
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
        " --codings-machines {input.codings_machines:q}"
        " --codings-settled {input.codings_settled:q}"
        " --corrections {input.corrections:q}"
        " --corpus {input.corpus:q}"
        " --agreement {input.agreement:q}"
        " --threshold {params.threshold}"
        " --out {output.codings:q}"
        " --log {log:q}"


rule quotes:
    input:
        codings="data/processed/codings.parquet",
        readings="data/processed/readings.parquet",
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
        apart=list(APART),
        per_apart=config["quotes"]["per_apart"],
    shell:
        "python -m analysis.quotes"
        " --codings {input.codings:q}"
        " --readings {input.readings:q}"
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
