"""A language model on this computer as a coder, when the choices name one.

Takes  data/processed/codebook.parquet, data/processed/{delivery}/…, what data/cached keeps
Gives  data/processed/{delivery}/answers_local, codings_local
"""

LOCAL_DELIVERIES = DELIVERIES if config["people"]["language_model"]["address"] else []
ANSWERS_LOCAL = expand("data/processed/{delivery}/answers_local.parquet", delivery=LOCAL_DELIVERIES)


rule local:
    input:
        cleared="data/processed/{delivery}/cleared.parquet",
        segments="data/processed/{delivery}/segments.parquet",
        tokens="data/processed/{delivery}/tokens.parquet",
        codebook="data/processed/codebook.parquet",
    output:
        answers_local="data/processed/{delivery}/answers_local.parquet",
        codings_local="data/processed/{delivery}/codings_local.parquet",
    log:
        "logs/local/{delivery}.log",
    benchmark:
        "logs/local/{delivery}.tsv"
    conda:
        "../../environment.yml"
    threads: workflow.cores or 1  # one delivery at a time: they share one model, and its answers
    params:
        code=fingerprint("answers_local", "codings_local"),
        codebook_version=CODEBOOK_VERSION,
        address=config["people"]["language_model"]["address"],
        model=config["people"]["language_model"]["model"],
        context=config["people"]["language_model"]["context"],
        seconds=config["people"]["language_model"]["seconds"],
        tries=config["people"]["language_model"]["tries"],
        seed=config["seed"],
    shell:
        "python -m analysis.door answers_local"
        " --cleared {input.cleared:q}"
        " --segments {input.segments:q}"
        " --tokens {input.tokens:q}"
        " --codebook {input.codebook:q}"
        " --codebook-version {params.codebook_version:q}"
        " --address {params.address:q}"
        " --model {params.model:q}"
        " --context {params.context}"
        " --seconds {params.seconds}"
        " --tries {params.tries}"
        " --seed {params.seed}"
        " --cache data/cached/{wildcards.delivery}"
        " --out {output.answers_local:q}"
        " --log {log:q}"
        " -- codings_local"
        " --answers-local {output.answers_local:q}"
        " --tokens {input.tokens:q}"
        " --segments {input.segments:q}"
        " --codebook {input.codebook:q}"
        " --out {output.codings_local:q}"
