"""What a larger run costs: ratios and exponents from runs made for it, in one go.

    .venv/bin/python benchmarks/scale.py growth FOLDER [TEXTS]
    .venv/bin/python benchmarks/scale.py cores FOLDER
    .venv/bin/python benchmarks/scale.py chain FOLDER [DELIVERIES]
    .venv/bin/python benchmarks/scale.py idle FOLDER [DELIVERIES]

`growth` makes a run of a tenth of the texts and one of all (10,000), in ten deliveries each, and
prints per rule the processor seconds, the growth exponent between them (1 is in step with the
texts) and the peak memory. `cores` times the rooms of ten deliveries on one core and on two.
`chain` sets the rooms of one delivery beside a bare loop of spaCy, simplemma and PhraseMatcher over
the same texts, and beside those of a hundred. `idle` times a run of a thousand
deliveries in which nothing is to be done; their tables are links to those of the first. FOLDER must
not exist yet; the runs stay there.
"""

import math
import os
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
from large_run import REPOSITORY, large_run

PER_DELIVERY = ("received", "texts", "codings_rules", "learned")
LAST = ("codings_rules", "scores", "codings_learned")


def main(what: str, folder: str, number: str = "") -> None:
    measures = {"growth": growth, "cores": cores, "chain": chain, "idle": idle}
    measures[what](Path(folder), *filter(None, [number and int(number)]))


def growth(folder: Path, texts: int = 10_000) -> None:
    sizes = {texts // 10: folder / "tenth", texts: folder / "whole"}
    spent = {}
    for size, run in sizes.items():
        made(run, size, 10)
        snakemake(run)
        spent[size] = by_rule(run)
    table = pd.concat(spent.values(), axis="columns", keys=spent)
    small, large = (table[size, "cpu"] for size in sizes)
    table["exponent"] = (large / small).map(math.log10)
    print(table.sort_values((texts, "cpu"), ascending=False).round(2).to_string())
    whole = math.log10(large.sum() / small.sum())
    print(f"all: {small.sum():.0f} and {large.sum():.0f} s, exponent {whole:.2f}")


def cores(folder: Path) -> None:
    made(folder / "one", 2_000, 10)
    made(folder / "two", 2_000, 10)
    one, two = (
        seconds(folder / name, "--cores", number, *chains(10))
        for name, number in (("one", "1"), ("two", "2"))
    )
    print(f"one core {one:.0f} s, two cores {two:.0f} s: {one / two:.2f} times as fast")


def chain(folder: Path, deliveries: int = 100) -> None:
    made(folder / "many", 100 * deliveries, deliveries)
    snakemake(folder / "many", *chains(deliveries))
    spent = by_rule(folder / "many", PER_DELIVERY)["cpu"].sum()
    print(f"{deliveries} deliveries of 100 texts: {spent:.0f} s, {spent / deliveries:.1f} s each")
    made(folder / "one", 10_000, 1)
    snakemake(folder / "one", *chains(1))
    ours = by_rule(folder / "one", PER_DELIVERY)["cpu"]
    words, bare = bare_loop(folder / "one")
    print(f"bare loop {words / bare:,.0f} words a second")
    for rule, spent in ours.items():
        print(f"{rule:<14} {words / spent:,.0f} words a second, {spent / bare:.1f} bare loops")
    print(f"{'all':<14} {ours.sum() / bare:.1f} bare loops")


def bare_loop(run: Path) -> tuple[int, float]:
    """The words of a run and the processor seconds of the bare loop over them."""
    program = Path(__file__).with_name("bare_loop.py")
    done = subprocess.run(
        [sys.executable, program, run], capture_output=True, text=True, check=True
    )
    words, spent = done.stdout.split()
    return int(words), float(spent)


def idle(folder: Path, deliveries: int = 1_000) -> None:
    """Without the learned coder, which no delivery can have before all have been read."""
    made(folder, deliveries, deliveries)
    last = [target for target in chains(deliveries) if target.endswith(f"{LAST[0]}.parquet")]
    snakemake(folder, last[0])
    for number in range(1, deliveries):
        share(folder, f"D{number:04d}")
    snakemake(folder, "--touch", *last)
    spent = seconds(folder, *last)
    print(f"nothing to do, {deliveries:,} deliveries: {spent:.1f} s")


def share(run: Path, delivery: str) -> None:
    """Give a delivery the tables of the first."""
    processed = run / "data" / "processed"
    (processed / delivery).mkdir(exist_ok=True)
    for table in (processed / "D0000").iterdir():
        os.link(table, processed / delivery / table.name)


def made(run: Path, texts: int, deliveries: int) -> None:
    large_run(run, texts, deliveries)
    config = run / "config" / "config.yaml"
    lines = config.read_text(encoding="utf-8").splitlines()
    lines = ["reports: [borging]" if line.startswith("reports:") else line for line in lines]
    config.write_text("\n".join(lines), encoding="utf-8")


def chains(deliveries: int) -> list[str]:
    """The last tables that are made per delivery."""
    return [
        f"data/processed/D{number:04d}/{name}.parquet"
        for number in range(deliveries)
        for name in LAST
    ]


def snakemake(run: Path, *options: str) -> None:
    words = ["-m", "snakemake", "--snakefile", REPOSITORY / "Snakefile", "--directory", run]
    done = subprocess.run([sys.executable, *words, *options], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def seconds(run: Path, *options: str) -> float:
    start = time.perf_counter()
    snakemake(run, *options)
    return time.perf_counter() - start


def by_rule(run: Path, rules: tuple[str, ...] = ()) -> pd.DataFrame:
    """Processor seconds of all jobs and peak memory (MB) of the largest, by rule."""
    rows = [
        pd.read_csv(file, sep="\t")[["cpu_time", "max_pss"]]
        .apply(pd.to_numeric, errors="coerce")
        .assign(rule=file.relative_to(run / "logs").with_suffix("").parts[0])
        for file in sorted((run / "logs").rglob("*.tsv"))
    ]
    table = pd.concat(rows)
    table = table[table["rule"].isin(rules)] if rules else table
    return table.groupby("rule").agg(cpu=("cpu_time", "sum"), mb=("max_pss", "max"))


if __name__ == "__main__":
    main(*sys.argv[1:])
