"""Programs that read Markdown do not agree on what stands here.

## What it checks

There are two ways to read Markdown. Python-Markdown makes our pages. Most editors and code hosts
follow CommonMark. The rule finds what looks fine in one and comes out wrong in the other:

| what | what goes wrong |
|---|---|
| a list or a table on the line after a paragraph | it runs into the paragraph |
| a list inside a list with two or three spaces before it | its points move out to the outer list |
| a second paragraph in a point with two or three spaces before it | it ends the list |
| a list that starts at another number than 1 | some programs start it at 1 |
| numbers with a bracket, `1)` | no list, only text |
| a heading without a space, `##Words` | no heading, only text |
| a backslash at the end of a line | it is shown |
| a space in the address of a link | no link, only text |

In files that belong to no site of ours, each of these is told once a file. There it also finds
`[words][name]` where nothing says where the name leads.

## Why it matters

The writer sees a list, and the reader sees a paragraph with hyphens in it.

## Instead of

```markdown
Bring with you:
- your plan
- your questions
```

## Write

```markdown
Bring with you:

- your plan
- your questions
```

## When to ignore it

When only one program will ever read the file, and you have seen that it comes out right.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from ..language.prose import Prose
from ..language.tables import table
from ..model import Finding, Severity, Site
from ..reading.differences import Kind, differences
from .likeness import quoted

SEVERITY = Severity.WARNING

_COUNTED = {Kind.NESTED_LIST, Kind.PART_OF_POINT}


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find what is read in two ways."""
    path, is_ours = prose.document.path, site.page(prose.document.path) is not None
    told = set[Kind]()
    for kind, span, shown in differences(prose.document):
        if kind not in told and not (is_ours and kind is Kind.REFERENCE):
            said = _said(kind)
            what = said["what"].format(_shown(kind, shown))
            suggestion = shown.replace(" ", "%20") if kind is Kind.ADDRESS else None
            yield Finding(path, span, what, said["wrong"], said["try"], suggestion)
        if not is_ours and kind is not Kind.REFERENCE:
            told.add(kind)


@cache
def _said(kind: Kind) -> Mapping[str, str]:
    """Return what is wrong, what some programs make of it, and what to try."""
    rows = table(__package__, "ambiguous_markdown")
    return next(row for row in rows if row["kind"] == kind.value)


def _shown(kind: Kind, shown: str) -> str:
    if kind in _COUNTED:
        return "one space" if shown == "1" else f"{shown} spaces"
    return shown if kind is Kind.START else quoted(shown)
