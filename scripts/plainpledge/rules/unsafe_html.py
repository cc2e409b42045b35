"""Something on a page could act by itself.

## What it checks

Pages are words, links and pictures of our own. Nothing on them runs, loads or sends anything:

- no scripts, and no instructions such as `onclick`, also not between curly brackets
- no pages inside pages, no forms, no styles
- no links that start with `javascript:` or `data:`, however they are written
- no pictures, films or styles from other sites
- no drawings in page code.

Words that show such code are fine between backticks, or as a block of code.

## Why it matters

Whoever can change a page could otherwise take over what a reader sees and types.
A picture from another site tells that site who reads this page.

## Instead of

```markdown
<a href="about.md" onclick="count()">What this site is for</a>
```

## Write

```markdown
[What this site is for](about.md)
```

## When to ignore it

Never. Such a page is not published.
"""

from collections.abc import Iterator

from ..model import Document, Finding, Severity, Site
from .html_policy import Problem
from .likeness import quoted
from .unsafe_addresses import Part
from .unsafe_parts import unsafe_parts

SEVERITY = Severity.ERROR

_WHY = "It could change what readers see, or pass on what they type."
_WHY_REMOTE = "The other site would learn who reads this page, so readers’ browsers do not show it."
_WHY_SCHEME = "Browsers take what stands before the first colon for the name of a program to open."
_TO_SHOW_CODE = "Take it out. To show it as code, put it between backticks."
_ADVICE = {
    Problem.SCRIPT: _TO_SHOW_CODE,
    Problem.HANDLER: "Take it out. Nothing on a page may run.",
    Problem.FRAME: "Take it out, and write a link to the other page: [its title](https://…).",
    Problem.FORM: "Take it out, and write where people can send their answer.",
    Problem.STYLE: "Take it out. The looks of all pages are set in one place.",
    Problem.DRAWING: "Save it as a picture file in docs/ and write ![what it shows](name.png).",
    Problem.STRUCTURE: _TO_SHOW_CODE,
    Problem.SCRIPT_ADDRESS: "Write an address that starts with https://, or a file of ours.",
    Problem.UNKNOWN_SCHEME: "Write an address that starts with https://, or a file of ours. If the "
    "file has a colon in its name, write ./ before it.",
    Problem.REMOTE: "Save the file in docs/ and write ![what it shows](name.png).",
}
_WHYS = {Problem.REMOTE: _WHY_REMOTE, Problem.UNKNOWN_SCHEME: _WHY_SCHEME}
_LONGEST = 40
"""How many characters of an address a message shows."""


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Yield all on a page that could act."""
    for part in unsafe_parts(document):
        why = _WHYS.get(part.problem, _WHY)
        yield Finding(document.path, part.span, _message(part), why, _ADVICE[part.problem])


def _message(part: Part) -> str:
    shown = " ".join(part.shown.split())
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    return f"A page must not have {part.problem.value}: {quoted(shown)}."
