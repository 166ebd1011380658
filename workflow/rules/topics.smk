"""What the codebook does not look for: topics that hold, words that stand out, and whether people
recognise them. All moments with a report in one process.

Takes  data/processed/{delivery}/segments, tokens, data/processed/corpus, config/moments.csv,
       data/returned/buitenbeentje….xlsx
Gives  data/processed/terms, stability, topics, segment_topics, distinctive, intrusion,
       reports/forms/buitenbeentje.xlsx
"""

from analysis.forms_back import came_back


rule topics:
    input:
        segments=expand("data/processed/{delivery}/segments.parquet", delivery=DELIVERIES),
        tokens=expand("data/processed/{delivery}/tokens.parquet", delivery=DELIVERIES),
        corpus="data/processed/corpus.parquet",
        moments="config/moments.csv",
        words=FORM_WORDS,
    output:
        terms="data/processed/terms.parquet",
        stability="data/processed/stability.parquet",
        topics="data/processed/topics.parquet",
        segment_topics="data/processed/segment_topics.parquet",
        distinctive="data/processed/distinctive.parquet",
        intrusion_form="reports/forms/buitenbeentje.xlsx",
    log:
        "logs/topics.log",
    benchmark:
        "logs/topics.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint(
            "terms", "stability", "topics", "segment_topics", "distinctive", "intrusion_form"
        ),
        size=config["topics"]["passage_words"],
        draws=config["topics"]["draws"],
        min_writers=config["topics"]["min_writers"],
        k=config["outside"]["k"],
        reports=config["reports"],
        seed=config["seed"],
    shell:
        "python -m analysis.door terms"
        " --segments {input.segments:q}"
        " --tokens {input.tokens:q}"
        " --corpus {input.corpus:q}"
        " --size {params.size}"
        " --out {output.terms:q}"
        " --log {log:q}"
        " -- stability"
        " --terms {output.terms:q}"
        " --corpus {input.corpus:q}"
        " --moments {input.moments:q}"
        " --reports {params.reports:q}"
        " --draws {params.draws}"
        " --min-writers {params.min_writers}"
        " --seed {params.seed}"
        " --out {output.stability:q}"
        " -- topics"
        " --terms {output.terms:q}"
        " --corpus {input.corpus:q}"
        " --moments {input.moments:q}"
        " --stability {output.stability:q}"
        " --draws {params.draws}"
        " --seed {params.seed}"
        " --out {output.topics:q}"
        " -- segment_topics"
        " --terms {output.terms:q}"
        " --corpus {input.corpus:q}"
        " --moments {input.moments:q}"
        " --topics {output.topics:q}"
        " --out {output.segment_topics:q}"
        " -- distinctive"
        " --terms {output.terms:q}"
        " --corpus {input.corpus:q}"
        " --moments {input.moments:q}"
        " --reports {params.reports:q}"
        " --min-writers {params.min_writers}"
        " --k {params.k}"
        " --seed {params.seed}"
        " --out {output.distinctive:q}"
        " -- intrusion_form"
        " --topics {output.topics:q}"
        " --seed {params.seed}"
        " --words {input.words:q}"
        " --out {output.intrusion_form:q}"


rule intrusion:
    input:
        returned=came_back(Path(), "buitenbeentje"),
        words=FORM_WORDS,
    output:
        intrusion="data/processed/intrusion.parquet",
    log:
        "logs/intrusion.log",
    benchmark:
        "logs/intrusion.tsv"
    conda:
        "../../environment.yml"
    params:
        code=fingerprint("intrusion"),
    shell:
        "python -m analysis.intrusion"
        " --returned {input.returned:q}"
        " --words {input.words:q}"
        " --out {output.intrusion:q}"
        " --log {log:q}"
