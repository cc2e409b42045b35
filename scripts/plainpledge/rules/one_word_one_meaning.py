"""Another word for a thing that already has one.

## What it checks

- Words that `house-style.yml` lists under `preferred`: the word to use, and those it stands for.
- Terms of the glossary with a `say_instead`, in sections for the people you serve.
  Those are sections whose audience has a higher target than another audience has.
  Where no audiences are set, they are found on every page.

If the word to use is a noun, verbs are left alone: “contact us” is no visit.
A page of the glossary may use all words. For the example below, `house-style.yml` has:

```yaml
preferred:
  - use: promise
    instead_of: [covenant]
```

## Why it matters

Readers take two words for two things. They look for a difference that is not there, or miss
that a letter and a page speak of the same thing. Standards for technical writing have asked for
one word for one meaning for decades.

## Instead of

```markdown
Our promise has three parts. This covenant holds for everyone.
```

## Write

```markdown
Our promise has three parts. This promise holds for everyone.
```

## When to ignore it

If the two are different things after all. If a law or a form has the other word, quote it.
"""

from collections.abc import Iterator
from functools import lru_cache

from ..language.forms import Part
from ..language.prose import Prose
from ..model import Finding, HouseStyle, Severity, Site, Span, Term, folded
from .likeness import quoted
from .word_list import Entry, typed_entry
from .word_uses import Use, Uses

SEVERITY = Severity.WARNING
_TWO = "Readers take two words for two things."
_SERVED = "The people you serve may not know this word."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find words that another word stands for on this site."""
    path = prose.document.path
    if isinstance(site.page(path), Term):
        return
    for use in _preferred(site.house_style).find(prose):
        yield _other(path, use, f"Your house style has another word for {quoted(use.typed)}.", _TWO)
    served = _served(prose, site.house_style)
    if site.terms and served:
        for use in _of_glossary(site).find(prose):
            if any(span.contains(use.span) for span in served):
                message = f"The glossary has plainer words for {quoted(use.typed)}."
                yield _other(path, use, message, _SERVED)


def _other(path: str, use: Use, message: str, why: str) -> Finding:
    return Finding(path, use.span, message, why, use.advice, use.suggestion)


def _served(prose: Prose, style: HouseStyle) -> list[Span]:
    """Return the sections for the people served; the whole text where no audiences are set."""
    if not style.audiences:
        return [Span(0, len(prose.text))]
    least = min(audience.target for audience in style.audiences)
    sections = prose.document.sections
    found = ((style.audience_of(section.title), section.span) for section in sections)
    return [span for audience, span in found if audience and audience.target > least]


@lru_cache(maxsize=4)
def _preferred(style: HouseStyle) -> Uses:
    rows = ((word, one.use) for one in style.preferred for word in one.instead_of)
    return Uses(typed_entry(word, use, "house-style") for word, use in rows)


@lru_cache(maxsize=1)
def _of_glossary(site: Site) -> Uses:
    said = ((term, folded(term.say_instead)) for term in site.terms if term.say_instead)
    return Uses(
        Entry(folded(name), Part.NOUN, alike=True, note=f"Say: {term.say_instead}")
        for term, instead in said
        if not any(folded(name) in instead for name in term.names)
        for name in term.names
    )
