"""What may identify somebody: what people decided, the form that asks them, and what may leave.

Takes  data/returned/privacycontrole….xlsx, data/processed/{delivery}/…, workflow/report/
Gives  data/processed/decisions, safe_cells, privacy_content.json,
       reports/forms/privacycontrole.xlsx and .html
"""

from analysis.forms_back import came_back


rule decisions:
    input:
        returned=came_back(Path(), "privacycontrole"),
        words=FORM_WORDS,
    output:
        decisions="data/processed/decisions.parquet",
    log:
        "logs/decisions.log",
    benchmark:
        "logs/decisions.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("decisions"),
    shell:
        "python -m analysis.decisions"
        " --returned {input.returned:q}"
        " --words {input.words:q}"
        " --out {output.decisions:q}"
        " --log {log:q}"


rule privacy_forms:
    input:
        documents=expand("data/processed/{delivery}/documents.parquet", delivery=DELIVERIES),
        disclosures=expand("data/processed/{delivery}/disclosures.parquet", delivery=DELIVERIES),
        decisions="data/processed/decisions.parquet",
        corpus="data/processed/corpus.parquet",
        words=FORM_WORDS,
        templates=present(TEMPLATES, "**/*"),
    output:
        privacy_content="data/processed/privacy_content.json",
        privacy_form="reports/forms/privacycontrole.xlsx",
        privacy_page="reports/forms/privacycontrole.html",
    log:
        "logs/privacy_forms.log",
    benchmark:
        "logs/privacy_forms.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("privacy_content", "privacy_form", "privacy_page"),
        templates=TEMPLATES,
        policy=POLICY,
    shell:
        "python -m analysis.door privacy_content"
        " --documents {input.documents:q}"
        " --disclosures {input.disclosures:q}"
        " --decisions {input.decisions:q}"
        " --corpus {input.corpus:q}"
        " --policy {params.policy:q}"
        " --out {output.privacy_content:q}"
        " --log {log:q}"
        " -- privacy_form"
        " --content {output.privacy_content:q}"
        " --words {input.words:q}"
        " --out {output.privacy_form:q}"
        " -- privacy_page"
        " --content {output.privacy_content:q}"
        " --words {input.words:q}"
        " --templates {params.templates:q}"
        " --out {output.privacy_page:q}"


rule safe_cells:
    input:
        codings="data/processed/codings.parquet",
        readings="data/processed/readings.parquet",
        corpus="data/processed/corpus.parquet",
        moments="config/moments.csv",
        codebook="data/processed/codebook.parquet",
        given=present("handed_out", "**/safe_cells.parquet"),
    output:
        safe_cells="data/processed/safe_cells.parquet",
    log:
        "logs/safe_cells.log",
    benchmark:
        "logs/safe_cells.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("safe_cells"),
        k=config["outside"]["k"],
        min_teams=config["outside"]["min_teams"],
        leadership_codes=config["outside"]["leadership_codes"],
        reports=config["reports"],
    shell:
        "python -m analysis.safe_cells"
        " --codings {input.codings:q}"
        " --readings {input.readings:q}"
        " --corpus {input.corpus:q}"
        " --moments {input.moments:q}"
        " --codebook {input.codebook:q}"
        " --given {input.given:q}"
        " --k {params.k}"
        " --min-teams {params.min_teams}"
        " --leadership-codes {params.leadership_codes:q}"
        " --reports {params.reports:q}"
        " --out {output.safe_cells:q}"
        " --log {log:q}"
