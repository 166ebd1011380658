"""The codebook as a table, what changed between its versions, and what that asks of people.

Takes  config/codebook.yaml, config/codebook-eerder/….yaml, codings in data/returned
Gives  data/processed/codebook, codebook_changes, reports/forms/hercoderen.xlsx
"""


rule codebook:
    input:
        codebook="config/codebook.yaml",
        earlier=present("config/codebook-eerder", "*.yaml"),
        schema=workflow.source_path("../schemas/codebook.schema.json"),
    output:
        codebook="data/processed/codebook.parquet",
        codebook_changes="data/processed/codebook_changes.parquet",
    log:
        "logs/codebook.log",
    benchmark:
        "logs/codebook.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("codebook", "codebook_changes"),
    shell:
        "python -m analysis.door codebook"
        " --codebook {input.codebook:q}"
        " --schema {input.schema:q}"
        " --out {output.codebook:q}"
        " --log {log:q}"
        " -- codebook_changes"
        " --codebook {input.codebook:q}"
        " --earlier {input.earlier:q}"
        " --schema {input.schema:q}"
        " --out {output.codebook_changes:q}"


rule recoding_form:
    input:
        returned=CODED,
        segments=expand("data/processed/{delivery}/segments.parquet", delivery=DELIVERIES),
        cleared=expand("data/processed/{delivery}/cleared.parquet", delivery=DELIVERIES),
        corpus="data/processed/corpus.parquet",
        codebook="data/processed/codebook.parquet",
        codebook_changes="data/processed/codebook_changes.parquet",
        words=FORM_WORDS,
    output:
        recoding_form="reports/forms/hercoderen.xlsx",
    log:
        "logs/recoding_form.log",
    benchmark:
        "logs/recoding_form.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("recoding_form"),
    shell:
        "python -m analysis.recoding_form"
        " --returned {input.returned:q}"
        " --segments {input.segments:q}"
        " --cleared {input.cleared:q}"
        " --corpus {input.corpus:q}"
        " --codebook {input.codebook:q}"
        " --codebook-changes {input.codebook_changes:q}"
        " --words {input.words:q}"
        " --out {output.recoding_form:q}"
        " --log {log:q}"
