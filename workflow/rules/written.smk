"""What people write and approve for the reports, and the forms that ask them.

Takes  data/returned/citaatcheck….xlsx, woorden….docx, ontwerpkaart….xlsx, data/processed/…,
       config/building_blocks.csv
Gives  data/processed/approvals, own_words, insights, design_card,
       reports/forms/ontwerpkaart.xlsx, citaatcheck/….xlsx
"""

from analysis.forms_back import came_back


rule written:
    input:
        approved=came_back(Path(), "citaatcheck"),
        said=came_back(Path(), "woorden"),
        words=FORM_WORDS,
    output:
        approvals="data/processed/approvals.parquet",
        own_words="data/processed/own_words.parquet",
    log:
        "logs/written.log",
    benchmark:
        "logs/written.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("approvals", "own_words"),
    shell:
        "python -m analysis.door approvals"
        " --returned {input.approved:q}"
        " --words {input.words:q}"
        " --out {output.approvals:q}"
        " --log {log:q}"
        " -- own_words"
        " --returned {input.said:q}"
        " --out {output.own_words:q}"


rule design:
    input:
        returned=came_back(Path(), "ontwerpkaart"),
        codings="data/processed/codings.parquet",
        readings="data/processed/readings.parquet",
        corpus="data/processed/corpus.parquet",
        moments="config/moments.csv",
        codebook="data/processed/codebook.parquet",
        quotes="data/processed/quotes.parquet",
        approvals="data/processed/approvals.parquet",
        building_blocks="config/building_blocks.csv",
        words=FORM_WORDS,
    output:
        insights="data/processed/insights.parquet",
        design_card="data/processed/design_card.parquet",
        design_card_form="reports/forms/ontwerpkaart.xlsx",
        quote_forms=expand("reports/forms/citaatcheck/citaatcheck {writer}.xlsx", writer=QUOTED),
    log:
        "logs/design.log",
    benchmark:
        "logs/design.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("insights", "design_card", "design_card_form", "quote_forms"),
        writers=QUOTED,
    shell:
        "python -m analysis.door insights"
        " --codings {input.codings:q}"
        " --readings {input.readings:q}"
        " --corpus {input.corpus:q}"
        " --moments {input.moments:q}"
        " --codebook {input.codebook:q}"
        " --quotes {input.quotes:q}"
        " --building-blocks {input.building_blocks:q}"
        " --out {output.insights:q}"
        " --log {log:q}"
        " -- design_card"
        " --returned {input.returned:q}"
        " --insights {output.insights:q}"
        " --words {input.words:q}"
        " --out {output.design_card:q}"
        " -- design_card_form"
        " --design-card {output.design_card:q}"
        " --insights {output.insights:q}"
        " --words {input.words:q}"
        " --out {output.design_card_form:q}"
        " -- quote_forms"
        " --quotes {input.quotes:q}"
        " --corpus {input.corpus:q}"
        " --approvals {input.approvals:q}"
        " --writers {params.writers:q}"
        " --words {input.words:q}"
        " --out {output.quote_forms:q}"
