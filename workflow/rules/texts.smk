"""From the files of one delivery to texts that may be analysed.

Takes  data/raw/{delivery}/…, config/moments.csv
Gives  data/processed/{delivery}/received, documents, set_aside, disclosures, cleared
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
    shell:
        "python -m analysis.received"
        " --folder data/raw/{wildcards.delivery}"
        " --writer-pattern {params.writer_pattern:q}"
        " --form-columns {params.form_columns:q}"
        " --max-megabytes {params.max_megabytes}"
        " --out {output.received:q}"
        " --log {log:q}"


rule texts:
    input:
        received="data/processed/{delivery}/received.parquet",
        moments="config/moments.csv",
    output:
        documents="data/processed/{delivery}/documents.parquet",
        set_aside="data/processed/{delivery}/set_aside.parquet",
        disclosures="data/processed/{delivery}/disclosures.parquet",
        cleared="data/processed/{delivery}/cleared.parquet",
    log:
        "logs/texts/{delivery}.log",
    benchmark:
        "logs/texts/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("documents", "set_aside", "disclosures", "cleared"),
        writer_pattern=config["received"]["writer_pattern"],
        without=WITHDRAWN,
        policy=[f"{kind}={what}" for kind, what in config["disclosures"]["policy"].items()],
    shell:
        "python -m analysis.door documents"
        " --received {input.received:q}"
        " --moments {input.moments:q}"
        " --writer-pattern {params.writer_pattern:q}"
        " --without {params.without:q}"
        " --out {output.documents:q}"
        " --log {log:q}"
        " -- set_aside"
        " --received {input.received:q}"
        " --moments {input.moments:q}"
        " --writer-pattern {params.writer_pattern:q}"
        " --without {params.without:q}"
        " --out {output.set_aside:q}"
        " -- disclosures"
        " --documents {output.documents:q}"
        " --out {output.disclosures:q}"
        " -- cleared"
        " --documents {output.documents:q}"
        " --disclosures {output.disclosures:q}"
        " --policy {params.policy:q}"
        " --out {output.cleared:q}"
