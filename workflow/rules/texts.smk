"""From the files of one delivery to texts that may be analysed, their words and the rules' codes.

Takes  data/raw/{delivery}/…, config/moments.csv, config/known_names.csv if there is one,
       data/processed/decisions.parquet, codebook.parquet
Gives  data/processed/{delivery}/received, documents, set_aside, disclosures, held, cleared,
       segments, tokens, codings_rules
"""


rule received:
    input:
        files=received,
    output:
        received="data/processed/{delivery}/received.parquet",
    log:
        "logs/received/{delivery}.log",
    benchmark:
        "logs/received/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("received"),
        writer_pattern=config["received"]["writer_pattern"],
        form_columns=[
            f"{ours}={theirs}" for ours, theirs in config["received"]["form_columns"].items()
        ],
        max_megabytes=config["received"]["max_megabytes"],
        without=WITHDRAWN,
    shell:
        "python -m analysis.received"
        " --folder data/raw/{wildcards.delivery}"
        " --writer-pattern {params.writer_pattern:q}"
        " --form-columns {params.form_columns:q}"
        " --max-megabytes {params.max_megabytes}"
        " --without {params.without:q}"
        " --out {output.received:q}"
        " --log {log:q}"


rule texts:
    input:
        received="data/processed/{delivery}/received.parquet",
        moments="config/moments.csv",
        known_names=present("config", "known_names.csv"),
        decisions="data/processed/decisions.parquet",
    output:
        documents="data/processed/{delivery}/documents.parquet",
        set_aside="data/processed/{delivery}/set_aside.parquet",
        disclosures="data/processed/{delivery}/disclosures.parquet",
        held="data/processed/{delivery}/held.parquet",
        cleared="data/processed/{delivery}/cleared.parquet",
        segments="data/processed/{delivery}/segments.parquet",
        tokens="data/processed/{delivery}/tokens.parquet",
    log:
        "logs/texts/{delivery}.log",
    benchmark:
        "logs/texts/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint(
            "documents",
            "set_aside",
            "disclosures",
            "held",
            "cleared",
            "segments",
            "tokens",
        ),
        writer_pattern=config["received"]["writer_pattern"],
        policy=POLICY,
        model=config["language"]["model"],
    shell:
        "python -m analysis.door documents"
        " --received {input.received:q}"
        " --moments {input.moments:q}"
        " --writer-pattern {params.writer_pattern:q}"
        " --out {output.documents:q}"
        " --log {log:q}"
        " -- set_aside"
        " --received {input.received:q}"
        " --moments {input.moments:q}"
        " --writer-pattern {params.writer_pattern:q}"
        " --out {output.set_aside:q}"
        " -- disclosures"
        " --documents {output.documents:q}"
        " --known-names {input.known_names:q}"
        " --out {output.disclosures:q}"
        " -- held"
        " --documents {output.documents:q}"
        " --disclosures {output.disclosures:q}"
        " --decisions {input.decisions:q}"
        " --policy {params.policy:q}"
        " --out {output.held:q}"
        " -- cleared"
        " --documents {output.documents:q}"
        " --disclosures {output.disclosures:q}"
        " --decisions {input.decisions:q}"
        " --held {output.held:q}"
        " --policy {params.policy:q}"
        " --out {output.cleared:q}"
        " -- segments"
        " --cleared {output.cleared:q}"
        " --out {output.segments:q}"
        " -- tokens"
        " --cleared {output.cleared:q}"
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
