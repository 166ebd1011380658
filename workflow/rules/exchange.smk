"""Files for and from the programs that researchers use; those in exchange are made when asked.

Takes  data/returned/….qdpx, ….qdc, data/processed/…, workflow/report/exchange.yaml
Gives  data/processed/exchanged, exchange_changes, exchange/….qdpx, codeboek.qdc,
       codeboek-verschillen.xlsx, wijzigingen.xlsx, tabellen/…
"""

from analysis.forms_back import came_back

EXCHANGE_WORDS = TEMPLATES / "exchange.yaml"
TABLES = ["coderingen", "fragmenten", "teksten"]
TABLES += [f"{who}_code{how}" for who in ("tekst", "schrijver") for how in ("", "_aantal")]


rule projects:
    input:
        projects=PROJECTS,
        cleared=expand("data/processed/{delivery}/cleared.parquet", delivery=DELIVERIES),
        corpus="data/processed/corpus.parquet",
        codebook="data/processed/codebook.parquet",
        codebook_changes="data/processed/codebook_changes.parquet",
        words=EXCHANGE_WORDS,
    output:
        exchanged="data/processed/exchanged.parquet",
        exchange_changes="data/processed/exchange_changes.parquet",
        changes_sheet="exchange/wijzigingen.xlsx",
    log:
        "logs/projects.log",
    benchmark:
        "logs/projects.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("exchanged", "exchange_changes", "changes_sheet"),
    shell:
        "python -m analysis.door exchanged"
        " --projects {input.projects:q}"
        " --cleared {input.cleared:q}"
        " --corpus {input.corpus:q}"
        " --codebook {input.codebook:q}"
        " --codebook-changes {input.codebook_changes:q}"
        " --words {input.words:q}"
        " --out {output.exchanged:q}"
        " --log {log:q}"
        " -- exchange_changes"
        " --exchanged {output.exchanged:q}"
        " --out {output.exchange_changes:q}"
        " -- changes_sheet"
        " --exchange-changes {output.exchange_changes:q}"
        " --words {input.words:q}"
        " --out {output.changes_sheet:q}"


rule qdpx:
    input:
        cleared=expand("data/processed/{delivery}/cleared.parquet", delivery=DELIVERIES),
        corpus="data/processed/corpus.parquet",
        codings="data/processed/codings.parquet",
        readings="data/processed/readings.parquet",
        codebook="data/processed/codebook.parquet",
        words=EXCHANGE_WORDS,
    output:
        qdpx="exchange/{scope}.qdpx",
    log:
        "logs/qdpx/{scope}.log",
    benchmark:
        "logs/qdpx/{scope}.tsv"
    wildcard_constraints:
        scope=r"[A-Za-z0-9_-]+",
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("qdpx"),
        title=config["title"],
    shell:
        "python -m analysis.qdpx"
        " --cleared {input.cleared:q}"
        " --corpus {input.corpus:q}"
        " --codings {input.codings:q}"
        " --readings {input.readings:q}"
        " --codebook {input.codebook:q}"
        " --scope {wildcards.scope}"
        " --title {params.title:q}"
        " --words {input.words:q}"
        " --out {output.qdpx:q}"
        " --log {log:q}"


rule codebook_exchange:
    input:
        returned=came_back(Path(), ".qdc"),
        codebook="data/processed/codebook.parquet",
        codebook_changes="data/processed/codebook_changes.parquet",
        words=EXCHANGE_WORDS,
    output:
        qdc="exchange/codeboek.qdc",
        qdc_differences="exchange/codeboek-verschillen.xlsx",
    log:
        "logs/codebook_exchange.log",
    benchmark:
        "logs/codebook_exchange.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("qdc", "qdc_differences"),
    shell:
        "python -m analysis.door qdc"
        " --codebook {input.codebook:q}"
        " --words {input.words:q}"
        " --out {output.qdc:q}"
        " --log {log:q}"
        " -- qdc_differences"
        " --returned {input.returned:q}"
        " --codebook {input.codebook:q}"
        " --codebook-changes {input.codebook_changes:q}"
        " --words {input.words:q}"
        " --out {output.qdc_differences:q}"


rule flat_tables:
    input:
        segments=expand("data/processed/{delivery}/segments.parquet", delivery=DELIVERIES),
        corpus="data/processed/corpus.parquet",
        codings="data/processed/codings.parquet",
        readings="data/processed/readings.parquet",
        codebook="data/processed/codebook.parquet",
        words=EXCHANGE_WORDS,
    output:
        flat_tables=[
            "exchange/tabellen/tabellen.xlsx",
            *expand("exchange/tabellen/{name}.{kind}", name=TABLES, kind=["csv", "parquet"]),
        ],
    log:
        "logs/flat_tables.log",
    benchmark:
        "logs/flat_tables.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("flat_tables"),
    shell:
        "python -m analysis.flat_tables"
        " --segments {input.segments:q}"
        " --corpus {input.corpus:q}"
        " --codings {input.codings:q}"
        " --readings {input.readings:q}"
        " --codebook {input.codebook:q}"
        " --words {input.words:q}"
        " --out {output.flat_tables:q}"
        " --log {log:q}"
