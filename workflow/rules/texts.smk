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


rule documents:
    input:
        received="data/processed/{delivery}/received.parquet",
        moments="config/moments.csv",
    output:
        documents="data/processed/{delivery}/documents.parquet",
    log:
        "logs/documents/{delivery}.log",
    benchmark:
        "logs/documents/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("documents"),
        writer_pattern=config["received"]["writer_pattern"],
        without=WITHDRAWN,
    shell:
        "python -m analysis.documents"
        " --received {input.received:q}"
        " --moments {input.moments:q}"
        " --writer-pattern {params.writer_pattern:q}"
        " --without {params.without:q}"
        " --out {output.documents:q}"
        " --log {log:q}"


rule set_aside:
    input:
        received="data/processed/{delivery}/received.parquet",
        moments="config/moments.csv",
    output:
        set_aside="data/processed/{delivery}/set_aside.parquet",
    log:
        "logs/set_aside/{delivery}.log",
    benchmark:
        "logs/set_aside/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("set_aside"),
        writer_pattern=config["received"]["writer_pattern"],
        without=WITHDRAWN,
    shell:
        "python -m analysis.set_aside"
        " --received {input.received:q}"
        " --moments {input.moments:q}"
        " --writer-pattern {params.writer_pattern:q}"
        " --without {params.without:q}"
        " --out {output.set_aside:q}"
        " --log {log:q}"


rule disclosures:
    input:
        documents="data/processed/{delivery}/documents.parquet",
    output:
        disclosures="data/processed/{delivery}/disclosures.parquet",
    log:
        "logs/disclosures/{delivery}.log",
    benchmark:
        "logs/disclosures/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("disclosures"),
    shell:
        "python -m analysis.disclosures"
        " --documents {input.documents:q}"
        " --out {output.disclosures:q}"
        " --log {log:q}"


rule cleared:
    input:
        documents="data/processed/{delivery}/documents.parquet",
        disclosures="data/processed/{delivery}/disclosures.parquet",
    output:
        cleared="data/processed/{delivery}/cleared.parquet",
    log:
        "logs/cleared/{delivery}.log",
    benchmark:
        "logs/cleared/{delivery}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("cleared"),
        policy=[f"{kind}={what}" for kind, what in config["disclosures"]["policy"].items()],
    shell:
        "python -m analysis.cleared"
        " --documents {input.documents:q}"
        " --disclosures {input.disclosures:q}"
        " --policy {params.policy:q}"
        " --out {output.cleared:q}"
        " --log {log:q}"
