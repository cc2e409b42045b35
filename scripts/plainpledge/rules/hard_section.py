"""A section is harder to read than its readers need.

## What it checks

`house-style.yml` says whom each section is written for, and how plain the words for them must be.
The rule measures the plainness of the section, from 0 to 100, and compares.

A few words sway a score. So a section below 100 words may miss its target by a few points,
and one below 30 words is not judged. Held lines are left out. The agreed wording is never judged.

## Why it matters

Children and families read these pages when they are worried. Hard words and long sentences
make people give up, or take something else than was meant. Simpler words help busy staff too.

[How this is measured](../../plainness.md) has the scores of all pages.

## Instead of

```markdown
## For children and young people

Practitioners will facilitate opportunities for you to participate in decision-making processes.
```

## Write

```markdown
## For children and young people

You can help to decide. Your worker will ask you what you think.
```

## When to ignore it

A score is a prompt, not a proof. If readers from that audience have read the section
and understood it, believe them. Do not chop sentences only to please the number.
"""

from collections.abc import Iterator

from ..language.advice import sentence_advice, words_to_change
from ..language.explanation import MARGIN_OF_100_WORDS, Plainness
from ..language.plainness import measure
from ..model import Audience, Document, Finding, Pledge, Section, Severity, Site
from .likeness import listed, quoted
from .outline import PAGE_LEVEL

SEVERITY = Severity.WARNING
MOST_WORDS = 4
"""Hard words that a message names."""


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Find the sections of a pledge page that are below the target of their audience."""
    if not site.house_style.audiences or not isinstance(site.page(document.path), Pledge):
        return
    for section in document.sections:
        audience = site.house_style.audience_of(section.title)
        if section.level == PAGE_LEVEL and audience:
            found = measure(document, section.span, published=True)
            if found and not found.is_too_short and _misses(found, audience):
                yield _hard(document, section, audience, found)


def _misses(found: Plainness, audience: Audience) -> bool:
    """True when a score is below the target by more than so few words may sway it."""
    leave = max(0.0, found.margin - MARGIN_OF_100_WORDS)
    return found.score < audience.target - leave


def _hard(document: Document, section: Section, audience: Audience, found: Plainness) -> Finding:
    score, target = f"{found.score:.0f}", audience.target
    return Finding(
        document.path,
        section.heading,
        f"{quoted(section.title)} has a plainness of {score}. Words for {audience.name} should"
        f" reach {target}.{_reason(document, found)}",
        "Readers may give up, or take it in another way than it is meant.",
        _advice(document, found),
    )


def _reason(document: Document, found: Plainness) -> str:
    text = document.text
    words = words_to_change(found.parts, text, MOST_WORDS)
    if found.lost_to_words < found.lost_to_length or not words:
        return " The sentences are long."
    return f" The hardest words are {listed(text[word.start : word.end] for word in words)}."


def _advice(document: Document, found: Plainness) -> str:
    hardest = found.hardest_sentences(1)[0]
    line = document.position(hardest.span.start).line
    start = document.prose[hardest.span.start : hardest.span.end]
    advice = sentence_advice(hardest, document.text)
    return f"Start with line {line}, {quoted(start)} {advice}"
