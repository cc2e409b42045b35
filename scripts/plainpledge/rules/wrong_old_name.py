"""An old name of a file that cannot lead to its new one.

## What it checks

Each entry under `was` is a file’s former name: small letters, digits and hyphens, without folder
and ending. No file has that name today, and no other file had it too.

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

from collections.abc import Iterator

from ..glossary.old_names import OldName, old_names
from ..model import Finding, Severity, Site
from .likeness import quoted
from .places import value_place

SEVERITY = Severity.ERROR
_WHY = "The old address would lead nowhere, or to another page."


def check_site(site: Site) -> Iterator[Finding]:
    """Find the old names that are no names, that are in use, or that two files claim."""
    first: dict[str, OldName] = {}
    for old in old_names(site):
        path = old.document.path
        message, advice = "", "Take it out, or give the other file another name."
        if not old.is_name:
            message = f"{quoted(old.typed)} is not the name of a file."
            advice = "Write small letters, digits and hyphens, such as home-loan."
        elif old.path in site.documents:
            message = f"The file {quoted(old.path)} is still there, or there again."
        elif first.setdefault(old.path, old).document.path != path:
            other = first[old.path].document.path
            message = f"{quoted(old.typed)} is also an old name of {quoted(other)}."
        if message:
            yield Finding(path, value_place(old.document, "was", old.index), message, _WHY, advice)
