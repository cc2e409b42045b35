"""A sentence is long.

## What it checks

A sentence should have 25 words at most. `house-style.yml` may set another limit for an audience,
as `longest_sentence`. A list item is a sentence of its own, and so is the line that leads in to a
list. Words in quotation marks are not counted.

## Why it matters

People lose the thread of a long sentence and start again. GOV.UK asks writers to split sentences
of more than 25 words. NHS websites aim for 20 words, and Easy Read for 15. GOV.UK cites research
by Ann Wylie: with 14 words a sentence, readers understood more than 90 % of a text. With 43 words
it was less than 10 %.

## Instead of

```markdown
You can ask for a copy of your notes at any time by writing to the front desk, and we will send
them to you within a month unless there is a legal reason not to.
```

## Write

```markdown
You can ask for a copy of your notes at any time. Write to the front desk. We will send them to
you within a month, unless there is a legal reason not to.
```

## When to ignore it

When the words are set by law, or when the sentence is a list that reads well as it is.
"""

from collections.abc import Iterator

from ..language.prose import Passage, Prose
from ..language.splits import split_place
from ..model import Document, Finding, Pledge, Role, Severity, Site, Span
from .likeness import quoted
from .outline import PAGE_LEVEL

SEVERITY = Severity.WARNING
LIMIT = 25
"""Words. GOV.UK: split sentences that are longer (Inside GOV.UK blog, 4 August 2014)."""
MOST_NAMES = 0.4
"""With a greater share of names and numbers it is a reference or a list, not a sentence. Ours."""
_WHY = "Readers lose the thread of a long sentence and have to start again."
MANY_COMMAS = 5
"""With more, the sentence may be a list. Ours."""


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the sentences with more words than their readers can take in at once."""
    limits = list(_limits(prose.document, site))
    least = min([LIMIT, *(limit for _, limit, _ in limits)])
    for passage in prose.passages:
        if passage.end - passage.first > least and passage.role is not Role.HEADING:
            inside = (one for one in limits if one[0].contains(passage.span))
            _, limit, readers = next(inside, (None, LIMIT, ""))
            number = sum(at not in prose.mentioned for at in range(passage.first, passage.end))
            if number > limit and _is_sentence(prose, passage):
                yield _long(prose, passage, number, f"{readers} is {limit}")


def _limits(document: Document, site: Site) -> Iterator[tuple[Span, int, str]]:
    """Yield the sections that are written for somebody, with the limit that holds there."""
    if isinstance(site.page(document.path), Pledge):
        for section in document.sections:
            audience = site.house_style.audience_of(section.title)
            if audience and section.level == PAGE_LEVEL:
                yield section.span, audience.longest_sentence or LIMIT, f" for {audience.name}"


def _is_sentence(prose: Prose, passage: Passage) -> bool:
    firsts = [prose.text[prose.starts[index]] for index in range(passage.first, passage.end)]
    return sum(not sign.islower() for sign in firsts) <= MOST_NAMES * len(firsts)


def _long(prose: Prose, passage: Passage, number: int, limit: str) -> Finding:
    typed = quoted(prose.document.prose[passage.span.start : passage.span.end])
    message = f"{typed} has {number} words. The most{limit}."
    return Finding(prose.document.path, passage.span, message, _WHY, _advice(prose, passage))


def _advice(prose: Prose, passage: Passage) -> str:
    commas = prose.text.count(",", passage.span.start, passage.span.end)
    more = " If it lists things, make a list of them." if commas > MANY_COMMAS else ""
    if (place := split_place(prose, passage)) is None:
        return f"Say one thing in each sentence.{more}"
    no_and = ", and leave out “and”" if prose.words[place] == "and" else ""
    before = quoted(prose.typed(place - 3, place))
    return f"Make two sentences: end the first after {before}{no_and}.{more}"
