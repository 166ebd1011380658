"""The whole analysis: from files as received in data/raw to the reports that people read.

One rule is one room of src/analysis; docs/architecture.md shows the map.
"""

from snakemake.utils import min_version

min_version("9.18")


include: "workflow/rules/common.smk"
include: "workflow/rules/texts.smk"
include: "workflow/rules/privacy.smk"
include: "workflow/rules/local.smk"
include: "workflow/rules/people.smk"
include: "workflow/rules/codebook.smk"
include: "workflow/rules/discuss.smk"
include: "workflow/rules/learned.smk"
include: "workflow/rules/run.smk"
include: "workflow/rules/estimates.smk"
include: "workflow/rules/topics.smk"
include: "workflow/rules/written.smk"
include: "workflow/rules/annex.smk"
include: "workflow/rules/reports.smk"
include: "workflow/rules/waiting.smk"
include: "workflow/rules/exchange.smk"
include: "workflow/rules/unbroken.smk"


rule all:
    default_target: True
    input:
        reports("reports/{moment}/{audience}/{name}.html", AUDIENCES),
        "reports/te-doen.html",
        expand("reports/forms/{form}.xlsx", form=["privacycontrole", "steekproef", "te-coderen"]),
        expand("reports/forms/{form}.xlsx", form=["hercoderen", "bespreken", "buitenbeentje"]),
        "reports/forms/ontwerpkaart.xlsx",
        "data/processed/summary.json",
        lost(),
