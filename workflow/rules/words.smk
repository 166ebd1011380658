"""From the cleared texts of one delivery to sentences, words and the codes of the rules.

Takes  data/processed/{delivery}/cleared.parquet, data/processed/codebook.parquet
Gives  data/processed/{delivery}/segments, tokens, codings_rules
"""


rule segments:
    input:
        cleared="data/processed/{delivery}/cleared.parquet",
    output:
        segments="data/processed/{delivery}/segments.parquet",
    log:
        "logs/segments/{delivery}.log",
    benchmark:
        "logs/segments/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("segments"),
    shell:
        "python -m analysis.segments"
        " --cleared {input.cleared:q}"
        " --out {output.segments:q}"
        " --log {log:q}"


rule tokens:
    input:
        cleared="data/processed/{delivery}/cleared.parquet",
        segments="data/processed/{delivery}/segments.parquet",
    output:
        tokens="data/processed/{delivery}/tokens.parquet",
    log:
        "logs/tokens/{delivery}.log",
    benchmark:
        "logs/tokens/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("tokens"),
        model=config["language"]["model"],
    shell:
        "python -m analysis.tokens"
        " --cleared {input.cleared:q}"
        " --segments {input.segments:q}"
        " --model {params.model:q}"
        " --out {output.tokens:q}"
        " --log {log:q}"


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
