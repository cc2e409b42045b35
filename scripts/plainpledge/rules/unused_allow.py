"""A mark that silences a finding does nothing, or gives no reason.

## What it checks

A finding can be silenced where it stands:

| where | write |
|---|---|
| on a line before a paragraph, list or table | `<!-- allow long-sentence: from the law -->` |
| in a paragraph, item, cell or heading | the same, between its words |
| above a field at the head of a file | `# allow summary: the board chose these words` |

The rule finds marks without a reason, marks for a rule that there is not,
and marks where nothing was found.
What must not be published, such as a link that leads nowhere, cannot be silenced.

## Why it matters

The next editor needs to know why a finding was set aside. A mark that does nothing any more
hides the next real problem at that place.

## Instead of

```markdown
<!-- allow long-sentence -->
We will listen.
```

## Write

```markdown
We will listen.
```

## When to ignore it

Never. Take the mark out, or write the reason after a colon.
"""

from collections.abc import Collection, Iterator, Mapping

from ..model import Allow, Finding, Severity
from .likeness import nearest, quoted
from .registry import rules

SEVERITY = Severity.WARNING

_FORM = "Write <!-- allow RULE: the reason -->."
_WHY = "A mark that does nothing hides the next real problem at its place."


def check_findings(
    allows: Mapping[str, tuple[Allow, ...]],
    used: Collection[tuple[str, Allow, str]],
    known: Collection[str],
) -> Iterator[Finding]:
    """Find the marks that do nothing."""
    for path, marks in allows.items():
        for mark in marks:
            if not mark.rules or not mark.reason:
                yield _no_reason(path, mark)
                continue
            for name in mark.rules:
                if name not in rules():
                    yield _unknown(path, mark, name)
                elif name in known and (path, mark, name) not in used:
                    yield _unused(path, mark, name)


def _no_reason(path: str, mark: Allow) -> Finding:
    why = "The next editor needs to know why a finding was set aside. Until then it is not."
    return Finding(path, mark.span, "This mark gives no reason.", why, _FORM)


def _unknown(path: str, mark: Allow, name: str) -> Finding:
    near = nearest(name, rules())
    advice = f"Did you mean {quoted(near)}?" if near else "“plainpledge rules” lists them all."
    return Finding(path, mark.span, f"There is no rule {quoted(name)}.", _WHY, advice)


def _unused(path: str, mark: Allow, name: str) -> Finding:
    if not rules()[name].can_be_allowed:
        message = f"Findings of {quoted(name)} cannot be silenced."
        why = "What it finds must not be published, whatever the reason."
        return Finding(path, mark.span, message, why, "Take the mark out, and mend what was found.")
    message = f"This mark silences nothing: {quoted(name)} finds nothing here."
    return Finding(path, mark.span, message, _WHY, "Take the mark out.")
