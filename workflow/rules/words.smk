"""From the cleared texts of one delivery to sentences, words and the codes of the rules.

Takes  data/processed/{delivery}/cleared.parquet, data/processed/codebook.parquet
Gives  data/processed/{delivery}/segments, tokens, codings_rules
"""


rule words:
    input:
        cleared="data/processed/{delivery}/cleared.parquet",
    output:
        segments="data/processed/{delivery}/segments.parquet",
        tokens="data/processed/{delivery}/tokens.parquet",
    log:
        "logs/words/{delivery}.log",
    benchmark:
        "logs/words/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("segments", "tokens"),
        model=config["language"]["model"],
    shell:
        "python -m analysis.door segments"
        " --cleared {input.cleared:q}"
        " --out {output.segments:q}"
        " --log {log:q}"
        " -- tokens"
        " --cleared {input.cleared:q}"
        " --segments {output.segments:q}"
        " --model {params.model:q}"
        " --out {output.tokens:q}"


rule codings_rules:
    input:
        tokens="data/processed/{delivery}/tokens.parquet",
        segments="data/processed/{delivery}/segments.parquet",
        codebook="data/processed/codebook.parquet",
    output:
        codings_rules="data/processed/{delivery}/codings_rules.parquet",
    log:
        "logs/codings_rules/{delivery}.log",
    benchmark:
        "logs/codings_rules/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("codings_rules"),
    shell:
        "python -m analysis.codings_rules"
        " --tokens {input.tokens:q}"
        " --segments {input.segments:q}"
        " --codebook {input.codebook:q}"
        " --out {output.codings_rules:q}"
        " --log {log:q}"
