"""Terms of the glossary that stand on no page.

## What it checks

Which terms are used on no page, in no agreed wording and in no other term’s meaning, under any of
their names. All of them are listed once.

## Why it matters

Nobody meets such a term while reading, so it can only be found by those who look for it.
It still has to be kept right. Or the pages use another name for it, which belongs under `also`.

## Instead of

A file `docs/glossary/home-loan.md`, when every page says “delivery”.

## Write

```markdown
---
term: home loan
also: [delivery]
---
```

## When to ignore it

If the word stands in letters, forms or talks that people ask about. Then say so at the top of the
text of `docs/glossary/index.md`: `<!-- allow unused-term: the reason -->`.
"""

from collections.abc import Iterator

from ..glossary.graph import needs
from ..glossary.uses import term_uses
from ..model import Finding, Role, Severity, Site, Span, Term
from .likeness import listed

SEVERITY = Severity.HINT
MOST_NAMED = 10
FRONT = "docs/glossary/index.md"


def check_site(site: Site) -> Iterator[Finding]:
    """Find the terms that nothing uses; say it once, at the front page of the glossary."""
    pages, meant = term_uses(site).pages, _in_meanings(site)
    unused = [t for t in site.terms if not pages[t.term] and t.document.path not in meant]
    if unused:
        yield _finding(site, unused)


def _in_meanings(site: Site) -> set[str]:
    return {
        need.term.document.path
        for path, found in needs(site).items()
        for need in found
        if need.term.document.path != path
    }


def _finding(site: Site, unused: list[Term]) -> Finding:
    front = site.documents.get(FRONT)
    rest = len(unused) - MOST_NAMED
    more = f", and {rest} more" if rest > 0 else ""
    named = listed(term.term for term in unused[:MOST_NAMED])
    stand = "stands" if len(unused) == 1 else "stand"
    blocks = front.blocks if front else ()
    place = next((block.span for block in blocks if block.role is Role.PARAGRAPH), Span(0, 0))
    return Finding(
        front.path if front else unused[0].document.path,
        place,
        f"{len(unused)} of the {len(site.terms)} terms {stand} on no page: {named}{more}.",
        "Nobody meets them while reading, and they still have to be kept right.",
        "Use the words that the pages use, put other names under “also”, or keep them knowingly.",
    )
