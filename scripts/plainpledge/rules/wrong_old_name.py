"""An old name of a file that cannot lead to its new one.

## What it checks

Each entry under `was` is a file’s former name: small letters, digits and hyphens, without folder
and ending. No file has that name today, no page stands at that address, and no other file had
that name too.

## Why it matters

People have kept the old address, in letters, mails and bookmarks. It leads to the new page only if
nothing else is there.

## Instead of

```markdown
---
term: home loan
was: [docs/glossary/Delivery.md]
---
```

## Write

```markdown
---
term: home loan
was: [delivery]
---
```

## When to ignore it

Never. Write the name as it was, or take the entry out.
"""

from collections.abc import Iterator, Mapping

from ..glossary.old_names import OldName, old_address, old_names
from ..model import Finding, PagePlace, Severity, Site
from .likeness import quoted
from .places import value_place

SEVERITY = Severity.ERROR
_WHY = "The old address would lead nowhere, or to another page."


def check_site(site: Site) -> Iterator[Finding]:
    """Find the old names that are no names, that are in use, or that two files claim."""
    first: dict[str, OldName] = {}
    taken = dict(_taken(site))
    for old in old_names(site):
        path = old.document.path
        message, advice = "", "Take it out, or give the other file another name."
        if not old.is_name:
            message = f"{quoted(old.typed)} is not the name of a file."
            advice = "Write small letters, digits and hyphens, such as home-loan."
        elif old.path in site.documents:
            message = f"The file {quoted(old.path)} is still there, or there again."
        elif holder := _holder(taken, PagePlace(old_address(site, old))):
            message = f"The address of {quoted(old.typed)} is taken: {_named(holder)}."
            advice = "Take it out: nothing can lead on from there."
        elif first.setdefault(old.path, old).document.path != path:
            other = first[old.path].document.path
            message = f"{quoted(old.typed)} is also an old name of {quoted(other)}."
        if message:
            yield Finding(path, value_place(old.document, "was", old.index), message, _WHY, advice)


def _taken(site: Site) -> Iterator[tuple[str, PagePlace]]:
    """Yield each page that stands somewhere today, by how it is linked and where it is built."""
    for place in site.places:
        if place.old_name_of is None:
            yield place.linked, place
            yield place.built, place


def _holder(taken: Mapping[str, PagePlace], there: PagePlace) -> PagePlace | None:
    return taken.get(there.linked) or taken.get(there.built)


def _named(holder: PagePlace) -> str:
    if holder.path:
        return f"{quoted(holder.path)} stands there"
    return "a page is made there by itself"
