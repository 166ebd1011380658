"""One page of what waits for people, and the run in a few numbers.

Takes  data/processed/…, handed_out/…/content.json
Gives  data/processed/moved, summary.json, reports/te-doen.html
"""


rule todo:
    input:
        given=present("handed_out", "*/content.json"),
        contents=reports("data/processed/reports/{name}.json", AUDIENCES),
        privacy="data/processed/privacy_content.json",
        set_aside=expand("data/processed/{delivery}/set_aside.parquet", delivery=DELIVERIES),
        held=expand("data/processed/{delivery}/held.parquet", delivery=DELIVERIES),
        corpus="data/processed/corpus.parquet",
        codings="data/processed/codings.parquet",
        readings="data/processed/readings.parquet",
        unplaced="data/processed/unplaced.parquet",
        discussions="data/processed/discussions.parquet",
        quotes="data/processed/quotes.parquet",
        approvals="data/processed/approvals.parquet",
        design_card="data/processed/design_card.parquet",
        templates=present(TEMPLATES, "**/*"),
    output:
        moved="data/processed/moved.parquet",
        todo="reports/te-doen.html",
        summary="data/processed/summary.json",
    log:
        "logs/todo.log",
    benchmark:
        "logs/todo.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("moved", "todo", "summary"),
        templates=TEMPLATES,
        reports=[
            "reports/te-doen.html",
            *reports("reports/{moment}/{audience}/{name}.docx", AUDIENCES),
        ],
    shell:
        "python -m analysis.door moved"
        " --given {input.given:q}"
        " --contents {input.contents:q}"
        " --out {output.moved:q}"
        " --log {log:q}"
        " -- todo"
        " --contents {input.contents:q}"
        " --privacy {input.privacy:q}"
        " --set-aside {input.set_aside:q}"
        " --held {input.held:q}"
        " --corpus {input.corpus:q}"
        " --readings {input.readings:q}"
        " --unplaced {input.unplaced:q}"
        " --discussions {input.discussions:q}"
        " --quotes {input.quotes:q}"
        " --approvals {input.approvals:q}"
        " --design-card {input.design_card:q}"
        " --moved {output.moved:q}"
        " --templates {params.templates:q}"
        " --out {output.todo:q}"
        " -- summary"
        " --corpus {input.corpus:q}"
        " --set-aside {input.set_aside:q}"
        " --codings {input.codings:q}"
        " --reports {params.reports:q}"
        " --out {output.summary:q}"
