"""From the tables to what people read: the content of each report as data, and its page.

Takes  data/processed/…, config/moments.csv, config/writers.csv, workflow/report/
Gives  reports/{moment}/onderzoek/….html, data/processed/reports/….json,
       data/processed/summary.json
"""


rule report:
    input:
        corpus="data/processed/corpus.parquet",
        set_aside=expand("data/processed/{delivery}/set_aside.parquet", delivery=DELIVERIES),
        codings="data/processed/codings.parquet",
        prevalence="data/processed/prevalence.parquet",
        quotes="data/processed/quotes.parquet",
        codebook="data/processed/codebook.parquet",
        moments="config/moments.csv",
        writers="config/writers.csv",
        disclosures=expand("data/processed/{delivery}/disclosures.parquet", delivery=DELIVERIES),
        schema=workflow.source_path("../schemas/content.schema.json"),
        templates=present(TEMPLATES, "**/*"),
    output:
        content="data/processed/reports/{kind}-{moment}-onderzoek.json",
        report="reports/{moment}/onderzoek/{kind}-{moment}-onderzoek.html",
    log:
        "logs/report/{kind}-{moment}.log",
    benchmark:
        "logs/report/{kind}-{moment}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("content", "report"),
        templates=TEMPLATES,
        title=config["title"],
        word_for_client=config["word_for_client"],
        example="yes" if config["example"] else "no",
        codebook_version=CODEBOOK_VERSION,
        policy=POLICY,
        wishes_code=config["quotes"]["wishes_code"],
        keeping_code=config["quotes"]["keeping_code"],
    shell:
        "python -m analysis.door content"
        " --corpus {input.corpus:q}"
        " --set-aside {input.set_aside:q}"
        " --codings {input.codings:q}"
        " --prevalence {input.prevalence:q}"
        " --quotes {input.quotes:q}"
        " --codebook {input.codebook:q}"
        " --moments {input.moments:q}"
        " --writers {input.writers:q}"
        " --disclosures {input.disclosures:q}"
        " --moment {wildcards.moment:q}"
        " --audience onderzoek"
        " --title {params.title:q}"
        " --word-for-client {params.word_for_client:q}"
        " --example {params.example}"
        " --codebook-version {params.codebook_version:q}"
        " --policy {params.policy:q}"
        " --wishes-code {params.wishes_code:q}"
        " --keeping-code {params.keeping_code:q}"
        " --out {output.content:q}"
        " --log {log:q}"
        " -- report"
        " --content {output.content:q}"
        " --templates {params.templates:q}"
        " --schema {input.schema:q}"
        " --out {output.report:q}"


rule summary:
    input:
        corpus="data/processed/corpus.parquet",
        set_aside=expand("data/processed/{delivery}/set_aside.parquet", delivery=DELIVERIES),
        codings="data/processed/codings.parquet",
    output:
        summary="data/processed/summary.json",
    log:
        "logs/summary.log",
    benchmark:
        "logs/summary.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("summary"),
        reports=reports(),
    shell:
        "python -m analysis.summary"
        " --corpus {input.corpus:q}"
        " --set-aside {input.set_aside:q}"
        " --codings {input.codings:q}"
        " --reports {params.reports:q}"
        " --out {output.summary:q}"
        " --log {log:q}"
