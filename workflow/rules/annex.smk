"""What stands in the annexes of the reports, and what they say of topics.

Takes  data/processed/…, config/moments.csv
Gives  data/processed/annexes/{moment}.json, topics/{moment}.json
"""

from analysis.installed import installed, whole_code


rule annex:
    input:
        corpus="data/processed/corpus.parquet",
        quotes="data/processed/quotes.parquet",
        disclosures=expand("data/processed/{delivery}/disclosures.parquet", delivery=DELIVERIES),
        held=expand("data/processed/{delivery}/held.parquet", delivery=DELIVERIES),
        unplaced="data/processed/unplaced.parquet",
        agreement="data/processed/agreement.parquet",
        answers_local=ANSWERS_LOCAL,
        codebook="data/processed/codebook.parquet",
        codebook_changes="data/processed/codebook_changes.parquet",
        moments="config/moments.csv",
    output:
        annex=expand("data/processed/annexes/{moment}.json", moment=config["reports"]),
    log:
        "logs/annex.log",
    benchmark:
        "logs/annex.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("annex"),
        reports=config["reports"],
        policy=POLICY,
        threshold=config["people"]["threshold"],
        codebook_version=CODEBOOK_VERSION,
        whole_code=whole_code(),
        seed=config["seed"],
        libraries=[f"{name}={version}" for name, version in installed().items()],
    shell:
        "python -m analysis.annex"
        " --corpus {input.corpus:q}"
        " --quotes {input.quotes:q}"
        " --disclosures {input.disclosures:q}"
        " --held {input.held:q}"
        " --unplaced {input.unplaced:q}"
        " --agreement {input.agreement:q}"
        " --answers-local {input.answers_local:q}"
        " --codebook {input.codebook:q}"
        " --codebook-changes {input.codebook_changes:q}"
        " --moments {input.moments:q}"
        " --reports {params.reports:q}"
        " --policy {params.policy:q}"
        " --threshold {params.threshold}"
        " --codebook-version {params.codebook_version:q}"
        " --whole-code {params.whole_code}"
        " --seed {params.seed}"
        " --libraries {params.libraries:q}"
        " --out {output.annex:q}"
        " --log {log:q}"


rule content_topics:
    input:
        stability="data/processed/stability.parquet",
        topics="data/processed/topics.parquet",
        segment_topics="data/processed/segment_topics.parquet",
        distinctive="data/processed/distinctive.parquet",
        intrusion="data/processed/intrusion.parquet",
        segments=expand("data/processed/{delivery}/segments.parquet", delivery=DELIVERIES),
        codings="data/processed/codings.parquet",
        readings="data/processed/readings.parquet",
        corpus="data/processed/corpus.parquet",
        codebook="data/processed/codebook.parquet",
        moments="config/moments.csv",
        writers="config/writers.csv",
    output:
        content_topics=expand("data/processed/topics/{moment}.json", moment=config["reports"]),
    log:
        "logs/content_topics.log",
    benchmark:
        "logs/content_topics.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("content_topics"),
        reports=config["reports"],
        seed=config["seed"],
    shell:
        "python -m analysis.content_topics"
        " --stability {input.stability:q}"
        " --topics {input.topics:q}"
        " --segment-topics {input.segment_topics:q}"
        " --distinctive {input.distinctive:q}"
        " --intrusion {input.intrusion:q}"
        " --segments {input.segments:q}"
        " --codings {input.codings:q}"
        " --readings {input.readings:q}"
        " --corpus {input.corpus:q}"
        " --codebook {input.codebook:q}"
        " --moments {input.moments:q}"
        " --writers {input.writers:q}"
        " --reports {params.reports:q}"
        " --seed {params.seed}"
        " --out {output.content_topics:q}"
        " --log {log:q}"
