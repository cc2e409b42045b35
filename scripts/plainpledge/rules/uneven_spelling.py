"""A word is spelt in more than one way.

## What it checks

The rule looks at all files that are checked together, and tells the rarer of two spellings:

- with and without a hyphen: “decision-making”, “decision making”, “well-being”, “wellbeing”
- with s and z: “organise” and “organize”; the s is right
- a name with and without capitals: “Annual Review”, “annual review”

A hyphen before a noun, as in “a long-term plan”, is not held against “in the long term”.

## Why it matters

Readers ask themselves whether two things are meant. A search for one may miss the other.

## Instead of

```markdown
You take part in decision-making. Good decision-making takes time, and you can ask about
decision making at any point.
```

## Write

```markdown
You take part in decision-making. Good decision-making takes time, and you can ask about
decision-making at any point.
```

## When to ignore it

When the two are different things, or one is the name of an organisation.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from ..language.prose import Prose
from ..model import Finding, Severity, Site
from .evenness.choices import Choice, Spelling
from .evenness.spellings import Used, comparable, rarer, spellings

SEVERITY = Severity.WARNING


def note(prose: Prose, site: Site) -> Iterator[Spelling]:
    """Note the words that can be spelt in two ways."""
    return spellings(prose)


def check_notes(notes: Mapping[str, tuple[Spelling, ...]], site: Site) -> Iterator[Finding]:
    """Find the rarer of two spellings."""
    forms: dict[tuple[Choice, str], set[str]] = {}
    for one in chain.from_iterable(notes.values()):
        forms.setdefault((one.choice, one.word), set()).add(one.form)
    uneven: dict[tuple[Choice, str], list[Used]] = {
        word: [] for word, spelt in forms.items() if len(spelt) > 1
    }
    for path, noted in notes.items():
        for one in noted:
            if (one.choice, one.word) in uneven:
                uneven[one.choice, one.word].append(Used(path, one))
    for (choice, _), used in uneven.items():
        for compared in comparable(used) if choice is Choice.COMPOUND else [used]:
            yield from rarer(compared, used)
