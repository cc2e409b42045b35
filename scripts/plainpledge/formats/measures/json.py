"""For other programs: one JSON object, with each file on a line of its own.

| field | what it is |
|---|---|
| `files` | how many files were measured |
| `documents` | a list with one object for each file |

Each document has `path`, all the measures below, and these fields:

| field | what it is |
|---|---|
| `problem` | why the file could not be read, or `null` |
| `sections` | a list, in reading order; a section holds those with deeper headings under it |
| `sentences` | a list, in reading order |

The measures, which each section has too:

| field | what it is |
|---|---|
| `score` | the plainness, from 0 to 100, higher is plainer; `null` when there are no words |
| `low`, `high` | the range that the score is sure to, 9 times out of 10; `null` without words |
| `grade` | the score in words, such as `plain`; `null` without words |
| `too_short` | true when so few words can hardly be judged; the score is given all the same |
| `words` | how many words there are |
| `unknown_words` | words that are in no list, names left out; the score means little with many |
| `lost_to_words`, `lost_to_length` | points lost to hard words and to long sentences, or `null` |
| `counts` | an object with the counts that the formulas use |
| `formulas` | an object: what each formula says; `null` when the text is too short for it |
| `reading_age` | the lowest and the highest age by formulas for schools, or `null` |

Reading ages above 18 only say that a text is harder than the formulas were made for.

A section also has `heading`, `level` (1 to 6), `line` (from 1), and `audience` and `target`, which
are `null` where the house style names none.

Each sentence has these fields:

| field | what it is |
|---|---|
| `line`, `column` | where it starts, both from 1 |
| `start`, `end` | its place, as counts of characters from the start of the file, from 0 |
| `words`, `score` | of this sentence alone, as it stands here |
| `points` | what it takes from the score of the file |
| `hard_words` | those that take most: `word`, `start`, `end`, `points`, `plainer` (or `null`) |

Lines that are held back are not measured. A byte order mark at the start of a file is not counted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from ...language.explanation import HardWord, Plainness, SentencePart
from ...language.formulas.registry import TooShort
from ...language.grades import grade
from ...language.measures import Measures
from .measured_file import MeasuredFile, MeasuredSection

MOST_WORDS = 5
"""Hard words that are listed for a sentence."""


def write(files: Sequence[MeasuredFile], with_sentences: bool = True) -> str:
    """Return the measures as described above; the sentences are always there."""
    lines = ",\n".join(json.dumps(_document(file), ensure_ascii=False) for file in files)
    return f'{{"files": {len(files)}, "documents": [\n{lines}\n]}}\n'


def _document(file: MeasuredFile) -> dict[str, object]:
    return {
        "path": file.path,
        "problem": file.problem,
        **_measures(file.measures),
        "sections": [_section(section, file) for section in file.sections],
        "sentences": list(_sentences(file)),
    }


def _section(one: MeasuredSection, file: MeasuredFile) -> dict[str, object]:
    return {
        "heading": one.section.title,
        "level": one.section.level,
        "line": file.document.position(one.section.heading.start).line,
        "audience": one.audience.name if one.audience else None,
        "target": one.audience.target if one.audience else None,
        **_measures(one.measures),
    }


def _measures(measures: Measures) -> dict[str, object]:
    found = measures.plainness
    return {
        "score": found.score if found else None,
        "low": found.low if found else None,
        "high": found.high if found else None,
        "grade": grade(found.score).value if found else None,
        "too_short": found.is_too_short if found else True,
        "words": found.words if found else 0,
        "unknown_words": found.unknown_words if found else 0,
        "lost_to_words": found.lost_to_words if found else None,
        "lost_to_length": found.lost_to_length if found else None,
        "counts": asdict(measures.counts),
        "formulas": {
            name: None if isinstance(score, TooShort) else score
            for name, score in measures.formulas.items()
        },
        "reading_age": measures.reading_age,
    }


def _sentences(file: MeasuredFile) -> Iterator[dict[str, object]]:
    found = file.measures.plainness
    for part in found.parts if found else ():
        yield _sentence(part, found, file) if found else {}


def _sentence(part: SentencePart, whole: Plainness, file: MeasuredFile) -> dict[str, object]:
    start = file.document.position(part.span.start)
    hardest = sorted(part.hard_words, key=lambda word: (-word.cost, word.start))[:MOST_WORDS]
    return {
        "line": start.line,
        "column": start.column,
        "start": part.span.start,
        "end": part.span.end,
        "words": part.words,
        "score": part.score,
        "points": whole.points(part.cost),
        "hard_words": [_word(word, whole, file) for word in hardest],
    }


def _word(word: HardWord, whole: Plainness, file: MeasuredFile) -> dict[str, object]:
    return {
        "word": file.prose[word.start : word.end],
        "start": word.start,
        "end": word.end,
        "points": whole.points(word.cost),
        "plainer": word.entry.plainer,
    }
