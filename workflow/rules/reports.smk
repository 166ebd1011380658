"""From the tables to what people read: per moment the reports for every audience, in three forms.

Takes  data/processed/…, config/moments.csv, config/writers.csv, workflow/report/
Gives  data/processed/reports/{kind}-{moment}-{audience}.json,
       reports/{moment}/{audience}/{kind}-{moment}-{audience}.html, .docx and .pdf,
       reports/forms/woorden/….docx
"""


rule report:
    input:
        corpus="data/processed/corpus.parquet",
        set_aside=expand("data/processed/{delivery}/set_aside.parquet", delivery=DELIVERIES),
        codings="data/processed/codings.parquet",
        readings="data/processed/readings.parquet",
        prevalence="data/processed/prevalence.parquet",
        shifts="data/processed/shifts.parquet",
        quotes="data/processed/quotes.parquet",
        approvals="data/processed/approvals.parquet",
        insights="data/processed/insights.parquet",
        design_card="data/processed/design_card.parquet",
        own_words="data/processed/own_words.parquet",
        safe_cells="data/processed/safe_cells.parquet",
        codebook="data/processed/codebook.parquet",
        moments="config/moments.csv",
        writers="config/writers.csv",
        annex="data/processed/annexes/{moment}.json",
        topics="data/processed/topics/{moment}.json",
        schemas=present(Path(workflow.basedir) / "workflow" / "schemas", "*.json"),
        templates=present(TEMPLATES, "**/*"),
        forms=FORM_WORDS,
    output:
        content="data/processed/reports/{kind}-{moment}-onderzoek.json",
        content_outside=expand(
            "data/processed/reports/{{kind}}-{{moment}}-{audience}.json", audience=OUTSIDE
        ),
        report=expand(
            "reports/{{moment}}/{audience}/{{kind}}-{{moment}}-{audience}.html", audience=AUDIENCES
        ),
        report_word=expand(
            "reports/{{moment}}/{audience}/{{kind}}-{{moment}}-{audience}.docx", audience=AUDIENCES
        ),
        report_pdf=expand(
            "reports/{{moment}}/{audience}/{{kind}}-{{moment}}-{audience}.pdf", audience=AUDIENCES
        ),
        words_forms=expand(
            "reports/forms/woorden/woorden-{{kind}}-{{moment}}-{audience}.docx", audience=AUDIENCES
        ),
    log:
        "logs/report/{kind}-{moment}.log",
    benchmark:
        "logs/report/{kind}-{moment}.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint(
            "content",
            "content_outside",
            "report",
            "report_word",
            "report_pdf",
            "words_forms",
        ),
        templates=TEMPLATES,
        schemas=Path(workflow.basedir) / "workflow" / "schemas",
        audiences=OUTSIDE,
        about=[
            f"title={config['title']}",
            f"client={config['word_for_client']}",
            f"example={'yes' if config['example'] else 'no'}",
            f"codebook_version={CODEBOOK_VERSION}",
        ],
        apart=[f"{code}={section}" for code, section in APART.items()],
        k=config["outside"]["k"],
        leadership_codes=config["outside"]["leadership_codes"],
    shell:
        "python -m analysis.door content"
        " --corpus {input.corpus:q}"
        " --set-aside {input.set_aside:q}"
        " --codings {input.codings:q}"
        " --readings {input.readings:q}"
        " --prevalence {input.prevalence:q}"
        " --shifts {input.shifts:q}"
        " --quotes {input.quotes:q}"
        " --insights {input.insights:q}"
        " --design-card {input.design_card:q}"
        " --own-words {input.own_words:q}"
        " --codebook {input.codebook:q}"
        " --moments {input.moments:q}"
        " --writers {input.writers:q}"
        " --annex {input.annex:q}"
        " --topics {input.topics:q}"
        " --moment {wildcards.moment}"
        " --about {params.about:q}"
        " --apart {params.apart:q}"
        " --out {output.content:q}"
        " --log {log:q}"
        " -- content_outside"
        " --corpus {input.corpus:q}"
        " --codings {input.codings:q}"
        " --readings {input.readings:q}"
        " --quotes {input.quotes:q}"
        " --approvals {input.approvals:q}"
        " --safe-cells {input.safe_cells:q}"
        " --codebook {input.codebook:q}"
        " --moments {input.moments:q}"
        " --own-words {input.own_words:q}"
        " --moment {wildcards.moment}"
        " --audiences {params.audiences:q}"
        " --about {params.about:q}"
        " --k {params.k}"
        " --leadership-codes {params.leadership_codes:q}"
        " --out {output.content_outside:q}"
        " -- report"
        " --contents {output.content:q} {output.content_outside:q}"
        " --templates {params.templates:q}"
        " --schemas {params.schemas:q}"
        " --out {output.report:q}"
        " -- report_word"
        " --pages {output.report:q}"
        " --reference {params.templates:q}/reference.docx"
        " --out {output.report_word:q}"
        " -- report_pdf"
        " --pages {output.report:q}"
        " --template {params.templates:q}/report.typ"
        " --tokens {params.templates:q}/tokens.json"
        " --out {output.report_pdf:q}"
        " -- words_forms"
        " --contents {output.content:q} {output.content_outside:q}"
        " --templates {params.templates:q}"
        " --forms {input.forms:q}"
        " --out {output.words_forms:q}"
