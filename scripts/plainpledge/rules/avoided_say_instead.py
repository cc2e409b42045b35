"""What to say instead is itself something to avoid.

## What it checks

`say_instead` of a term does not use another term that has its own `say_instead`, nor a word that
`house-style.yml` lists under `avoid` or under `instead_of`, nor one from the checker’s lists of
hard words and of words to avoid. If `house-style.yml` has `word_lists: [care]`, nor a word of that
list. The term’s own other names may stand there.

## Why it matters

Who asks what to say instead gets an answer that they should not say either.

## Instead of

```markdown
---
term: home loan
say_instead: facilitated delivery
---
```

## Write

```markdown
---
term: home loan
say_instead: books that we bring to you
---
```

## When to ignore it

If the word means something else there. Say so above the field, with
`# allow avoided-say-instead: the reason`.
"""

from collections.abc import Iterator
from functools import lru_cache

from ..glossary.mentions import Mentions
from ..language.prose import Prose
from ..model import Finding, HouseStyle, Severity, Site, Span, Term, WordList
from ..reading.documents import parse_document
from .likeness import quoted
from .places import value_place
from .word_list import read_list, typed_entry
from .word_uses import Uses

SEVERITY = Severity.WARNING
LISTS, CARE = ("hard_word", "words_to_avoid"), "care_language"


def check_site(site: Site) -> Iterator[Finding]:
    """Find what is itself to be avoided in each `say_instead`."""
    mentions = Mentions(term for term in site.terms if term.say_instead)
    for term in site.terms:
        if term.say_instead:
            found = dict(_avoided(site, term, mentions))
            for words in dict.fromkeys(found[span] for span in sorted(found)):
                yield _finding(term, words)


def _avoided(site: Site, term: Term, mentions: Mentions) -> Iterator[tuple[Span, str]]:
    text = term.say_instead or ""
    for other, span in mentions.find(text):
        if other is not term:
            yield span, text[span.start : span.end]
    for use in _listed(site.house_style).find(Prose(parse_document(term.document.path, text))):
        yield use.span, use.typed


@lru_cache(maxsize=1)
def _listed(style: HouseStyle) -> Uses:
    own = [typed_entry(one.word, one.write, "house-style") for one in style.avoid]
    lists = (*LISTS, CARE) if WordList.CARE in style.word_lists else LISTS
    own += [
        typed_entry(w, one.use, "house-style") for one in style.preferred for w in one.instead_of
    ]
    return Uses([*own, *(entry for name in lists for entry in read_list(name))], style.allowed)


def _finding(term: Term, words: str) -> Finding:
    return Finding(
        term.document.path,
        value_place(term.document, "say_instead"),
        f"{quoted(words)} is itself a word to avoid.",
        "Who asks what to say instead would say something that is no better.",
        "Write it in everyday words.",
    )
