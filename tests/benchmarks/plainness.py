"""Plainness beside other tools, on texts that people have put in order. Nothing is fitted on them.

    python tests/benchmarks/plainness.py DATA

DATA is a folder with two files, one JSON object a line:

- `levelled-articles.jsonl`: `article`, `level` (0, 1, 2) and `text`; the OneStopEnglish corpus
  (Vajjala and Lučić 2018, CC BY-SA 4.0): 189 news articles, each rewritten at three levels.
- `levelled-sentences.jsonl`: `text`, `level_rater_1`, `level_rater_2` (1 to 6); the Wiki-Auto part
  of CEFR-SP (Arase and others 2022, CC BY-SA 3.0).

For the rows of textstat and textstat-rs, run it with a Python that has them, too:

    python3 -m venv ../peers
    ../peers/bin/pip install textstat textstat-rs

What it printed last stands in plainness.md.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import correlation, fmean, median, quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from plainpledge.language.counts import count_text
from plainpledge.language.formulas.registry import Formula, formulas
from plainpledge.language.plainness import measure_text
from plainpledge.language.sentences import split

Score = Callable[[str], float]
PEERS = {
    "textstat-rs": "textstat_rs",
    "textstat": "textstat",
}
PEER_SCORES = (
    "flesch_kincaid_grade",
    "flesch_reading_ease",
    "smog_index",
    "gunning_fog",
    "automated_readability_index",
    "coleman_liau_index",
    "dale_chall_readability_score",
)
HIGHER_IS_EASIER = ("flesch_reading_ease", "flesch-reading-ease")
RATERS = ("level_rater_1", "level_rater_2")
LOADING = f"""\
import csv, sys, time
sys.path.insert(0, {sys.path[0]!r})
from importlib.resources import files
from plainpledge.language import word_table
start = time.process_time()
{{code}}
print(time.process_time() - start)
"""
OURS = "word_table.lines()"
BY_CSV = (
    'file = files("plainpledge.language").joinpath("data", "words.tsv").open(encoding="utf-8")\n'
    'list(csv.reader(file, delimiter="\\t", quoting=csv.QUOTE_NONE))'
)
RUNS = 9
STRETCH = 100
"""Words of the stretches that show how wide the range of a score must be."""


def plainness(text: str) -> float:
    """Return what Plainpledge's headline takes off 100, all reasons included."""
    found = measure_text(text)
    return 100 - found.score if found else 0.0


def by_formula(formula: Formula, text: str) -> float:
    """Return a classic formula on Plainpledge's counts; higher is harder."""
    score = formula.score(count_text(text))
    return -score if formula.name in HIGHER_IS_EASIER else score


def by_peer(function: Callable[[str], float], name: str, text: str) -> float:
    """Return another tool's score; higher is harder."""
    return -function(text) if name in HIGHER_IS_EASIER else function(text)


def scores() -> dict[str, Score]:
    """Return all that can be tried here, by the name in the table."""
    found: dict[str, Score] = {"**plainness**": plainness}
    for name, formula in formulas().items():
        found[f"{name}, our counts"] = partial(by_formula, formula)
    for tool, module_name in PEERS.items():
        try:
            module: Any = importlib.import_module(module_name)
        except ImportError:
            print(f"{tool} is not here, see this file's head", file=sys.stderr)
            continue
        for name in PEER_SCORES:
            found[f"{name}, {tool}"] = partial(by_peer, getattr(module, name), name)
    return found


def read(file: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON-lines file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def ranks(values: Sequence[float]) -> list[float]:
    """Return each value's rank; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and values[order[last + 1]] == values[order[first]]:
            last += 1
        for index in order[first : last + 1]:
            found[index] = (first + last) / 2
        first = last + 1
    return found


def share_in_order(articles: list[dict[str, Any]], values: Sequence[float]) -> float:
    """Return the share of rewrites that score easier than the next harder one of their article."""
    by_place = {(a["article"], a["level"]): v for a, v in zip(articles, values, strict=True)}
    pairs = [
        (value, by_place[title, level + 1])
        for (title, level), value in by_place.items()
        if (title, level + 1) in by_place
    ]
    return fmean(easier < harder for easier, harder in pairs)


def compare(folder: Path) -> None:
    """Print the table."""
    articles, sentences = (read(folder / f"levelled-{n}.jsonl") for n in ("articles", "sentences"))
    words = sum(len(article["text"].split()) for article in articles)
    levels = [article["level"] for article in articles]
    judged = [fmean(s[rater] for rater in RATERS) for s in sentences]
    print("| score | articles, rank r | rewrites in order | sentences, r | words per CPU second |")
    print("|---|---|---|---|---|")
    for name, score in scores().items():
        try:
            start = time.process_time()
            of_articles = [score(article["text"]) for article in articles]
            spent = time.process_time() - start
            of_sentences = [score(sentence["text"]) for sentence in sentences]
        except (Exception, SystemExit) as error:
            print(f"| {name} | does not run offline ({type(error).__name__}) | | | |")
            continue
        figures = (
            correlation(ranks(of_articles), ranks(levels)),
            share_in_order(articles, of_articles),
            correlation(of_sentences, judged),
        )
        print(f"| {name} | {' | '.join(f'{n:.3f}' for n in figures)} | {words / spent:,.0f} |")


def show_range(folder: Path) -> None:
    """Print how far stretches of an article stand from all of it, and the splitter's speed."""
    off: list[float] = []
    texts = [article["text"] for article in read(folder / "levelled-articles.jsonl")]
    for text in texts:
        whole = measure_text(text)
        assert whole
        cost = words = 0
        for part in whole.parts:
            cost, words = cost + part.cost, words + part.words
            if words >= STRETCH:
                off.append(
                    abs(100 - cost / (1000 * words) - whole.score) * (words / STRETCH) ** 0.5
                )
                cost = words = 0
    print(
        f"\n9 of 10 stretches of {STRETCH} words are within {quantiles(off, n=10)[8]:.1f} points."
    )
    words = sum(len(text.split()) for text in texts)
    start = time.process_time()
    for text in texts:
        for _ in split(text):
            pass
    speed = words / (time.process_time() - start)
    print(f"The splitter alone: {speed:,.0f} words per CPU second.")


def show_loading() -> None:
    """Print how long the table of words takes to load, beside the csv module on the same file."""
    for name, code in (("The word table", OURS), ("The csv module on it", BY_CSV)):
        program = LOADING.format(code=code)
        runs = [subprocess.check_output([sys.executable, "-c", program]) for _ in range(RUNS)]
        print(f"{name}: {median(map(float, runs)) * 1000:.0f} ms of CPU to load.")


def show_levels(folder: Path) -> None:
    """Print between which scores the texts of each level are."""
    scores: dict[str, list[float]] = {}
    for kind, names in (("articles", ("level",)), ("sentences", RATERS)):
        for text in read(folder / f"levelled-{kind}.jsonl"):
            if len(levels := {text[name] for name in names}) == 1:
                name = f"{kind}, level {levels.pop()}"
                scores.setdefault(name, []).append(100 - plainness(text["text"]))
    print("\n| level | 1 in 10 below | middle | 1 in 10 above |\n|---|---|---|---|")
    for name, found in sorted(scores.items()):
        tenths = quantiles(found, n=10)
        print(f"| {name} | {tenths[0]:.0f} | {tenths[4]:.0f} | {tenths[8]:.0f} |")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    compare(Path(sys.argv[1]))
    show_range(Path(sys.argv[1]))
    show_levels(Path(sys.argv[1]))
    show_loading()
