"""For people, in a terminal: what each file and each section scores, and what makes it hard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from ...language.explanation import TOO_SHORT, Plainness
from ...language.formulas.registry import TooShort, formulas
from ...language.grades import grade
from ...language.measures import Measures
from .measured_file import MeasuredFile, MeasuredSection

LONGEST = 100
"""How much of one sentence is shown, in characters."""
WIDTH = 34
"""Characters for the names in the first column."""
MOST_WORDS = 6
"""Hard words that are listed for a file."""
OLDEST = 18
"""Years. The formulas were made for schools: beyond these their ages mean nothing."""
MOST_UNKNOWN = 1 / 3
"""Share of words in no list, from which on a text is hardly English."""

_LEGEND = (
    "Plainness runs from 0 to 100, and higher is plainer. In brackets stands the range that it is "
    "sure to, 9 times out of 10.\nA score is a prompt to look again. "
    "Only readers can tell you if they understand."
)


def write(files: Sequence[MeasuredFile], with_sentences: bool = False) -> str:
    """Return what was measured, file by file, and what the numbers mean."""
    return "\n\n".join([*("\n".join(_file(file, with_sentences)) for file in files), _LEGEND, ""])


def _file(file: MeasuredFile, with_sentences: bool) -> Iterator[str]:
    yield click.style(_one_line(file.path), bold=True)
    if file.problem:
        yield f"  {file.problem}"
        return
    yield _row("All of it", file.measures.plainness, "")
    for section in file.sections:
        yield _section(section)
    if file.measures.plainness:
        yield from _reasons(file, file.measures.plainness)
        yield from _formulas(file.measures)
        if with_sentences:
            yield from _sentences(file, file.measures.plainness)


def _section(one: MeasuredSection) -> str:
    name = "  " * max(0, one.section.level - 1) + one.section.title
    more = f"  for {one.audience.name}, {one.audience.target} or more" if one.audience else ""
    return _row(name, one.measures.plainness, more)


def _row(name: str, found: Plainness | None, more: str) -> str:
    return f"  {_one_line(name, WIDTH):<{WIDTH}}{_score(found)}{more}"


def _score(found: Plainness | None) -> str:
    if found is None:
        return "no words to measure"
    if found.is_too_short:
        return f"too short to judge: it has {_words(found.words)}, of {TOO_SHORT} that are needed"
    bounds = f"({found.low:.0f} to {found.high:.0f})"
    return f"{found.score:5.1f} {bounds:<12}{grade(found.score).value:<13}{_words(found.words)}"


def _words(number: int) -> str:
    return "1 word" if number == 1 else f"{number} words"


def _reasons(file: MeasuredFile, found: Plainness) -> Iterator[str]:
    if found.unknown_words > MOST_UNKNOWN * found.words:
        yield (
            f"  {found.unknown_words} of its words are in no list of ours. Is it English? "
            "The score means nothing for other languages."
        )
    uses = found.hardest_words(3 * MOST_WORDS)
    words = dict.fromkeys(file.prose[use.start : use.end].lower() for use in uses)
    if words:
        yield f"  Hardest words: {', '.join(list(words)[:MOST_WORDS])}"
    yield f"  Points lost to hard words: {found.lost_to_words}; to long sentences: " + (
        f"{found.lost_to_length}"
    )


def _formulas(measures: Measures) -> Iterator[str]:
    titles = {name: formula.title for name, formula in formulas().items()}
    apply = {n: score for n, score in measures.formulas.items() if not isinstance(score, TooShort)}
    if apply:
        yield f"  Formulas: {', '.join(f'{titles[name]} {apply[name]}' for name in apply)}"
    if short := [titles[name] for name in titles if name not in apply]:
        yield f"  Too short for: {', '.join(short)}"
    if age := measures.reading_age:
        yield f"  Reading age by these formulas, which differ: {_ages(*age)}"


def _ages(low: int, high: int) -> str:
    if low >= OLDEST:
        return f"over {OLDEST}"
    return f"{low} to {high}" if high <= OLDEST else f"{low} to over {OLDEST}"


def _sentences(file: MeasuredFile, found: Plainness) -> Iterator[str]:
    yield "  Sentences, with the points that each takes:"
    for part in found.parts:
        line = file.document.position(part.span.start).line
        text = _one_line(file.prose[part.span.start : part.span.end], LONGEST)
        yield f"  {line:>5}  {part.score:5.1f}  -{found.points(part.cost):<5}  {text}"


def _one_line(text: str, longest: int = LONGEST) -> str:
    """Return a text that stays on one line and cannot steer the terminal."""
    start = "".join(sign if sign.isprintable() else " " for sign in text[: 4 * longest])
    line = " ".join(start.split()) if text.strip() == text else start.rstrip()
    return f"{line[: longest - 1]}…" if len(line) > longest else line
