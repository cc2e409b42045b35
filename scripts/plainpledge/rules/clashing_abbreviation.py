"""A short form that may mean something else.

## What it checks

The short form of a term (`abbreviation`, and entries of `also` in capitals) is not made of the
first letters of another term too. Nor is it a short form that many readers know for something
else, such as AI or PR. Terms that have the other’s letters as part of their own name are left out.

## Why it matters

Each use of the short form becomes a link to this one term. Where it means the other, readers are
told something wrong.

## Instead of

```markdown
---
term: access inspection
abbreviation: AI
---
```

## Write

```markdown
---
term: access inspection
search_words: [AI]
---
```

## When to ignore it

If on this site it means nothing else. Say so above the field, with
`# allow clashing-abbreviation: the reason`.
"""

import re
from collections.abc import Iterator

from ..model import Finding, Severity, Site, Span, Term, folded
from .likeness import quoted
from .places import name_places
from .word_list import table

SEVERITY = Severity.WARNING
_SMALL = frozenset("a an and at by for from in of on the to with".split())
_WORD = re.compile(r"[^\W_]+")


def check_site(site: Site) -> Iterator[Finding]:
    """Find each short form that has another meaning, in the glossary or outside it."""
    elsewhere = {row["abbreviation"]: row["meaning"] for row in table("clashing_abbreviation")}
    initials: dict[str, list[Term]] = {}
    for term in site.terms:
        for letters in _initials(term.term):
            initials.setdefault(letters, []).append(term)
    for term in site.terms:
        for name, place in name_places(term):
            if _is_short(term, name):
                letters = re.sub(r"[^\w]", "", name).upper()
                others = [o for o in initials.get(letters, ()) if not _belongs(term, o)]
                meaning = others[0].term if others else elsewhere.get(letters)
                if meaning:
                    yield _finding(term, name, place, meaning)


def _finding(term: Term, name: str, place: Span, meaning: str) -> Finding:
    return Finding(
        term.document.path,
        place,
        f"{quoted(name)} may also be read as {quoted(meaning)}.",
        "Each use becomes a link to this term, also where the other is meant.",
        "Put it under search_words, where it is found but not linked.",
    )


def _is_short(term: Term, name: str) -> bool:
    return name == term.abbreviation or (" " not in name and len(name) > 1 and name.isupper())


def _belongs(term: Term, other: Term) -> bool:
    """True for the term itself, and for one that has its name within its own."""
    return other is term or any(folded(other.term) in folded(name) for name in term.names)


def _initials(name: str) -> set[str]:
    """Return the first letters of all words, and of all but the small ones."""
    words = _WORD.findall(name.replace("’", "").replace("'", ""))
    big = [word for word in words if word.lower() not in _SMALL]
    return {"".join(w[0] for w in part).upper() for part in (words, big) if len(part) > 1}
