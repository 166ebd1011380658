"""The whole analysis: from files as received in data/raw to the reports that people read.

One rule is one room of src/analysis; docs/architecture.md shows the map.
"""

from snakemake.utils import min_version

min_version("9.18")


include: "workflow/rules/common.smk"
include: "workflow/rules/texts.smk"
include: "workflow/rules/privacy.smk"
include: "workflow/rules/words.smk"
include: "workflow/rules/people.smk"
include: "workflow/rules/learned.smk"
include: "workflow/rules/run.smk"
include: "workflow/rules/reports.smk"


rule all:
    default_target: True
    input:
        reports(),
        "reports/forms/privacycontrole.xlsx",
        "reports/forms/steekproef.xlsx",
        "reports/forms/te-coderen.xlsx",
        "data/processed/safe_cells.parquet",
        "data/processed/summary.json",
