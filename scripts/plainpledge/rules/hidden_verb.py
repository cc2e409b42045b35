"""A verb hides in a noun.

## What it checks

Phrases in which a noun does the work of a verb:

- “make a decision”, “carry out an assessment of”, “give consideration to”
- “the provision of support”, “a decision was made”
- “it is a requirement for”, “is dependent on”

They are found in all their forms: “making a decision”, “made decisions”.

## Why it matters

The verb says what happens. When it hides in a noun, the sentence gets longer and harder to
picture, and often nobody is left who does it. The guidelines of plainlanguage.gov warn of hidden
verbs.

## Instead of

```markdown
We will make a decision next week. Staff carried out an assessment of the building.
```

## Write

```markdown
We will decide next week. Staff assessed the building.
```

## When to ignore it

When the noun is the name of a fixed step, such as a review that the law asks for.
"""

from collections.abc import Iterator, Mapping

from ..language.light_verbs import Light, LightVerbs
from ..language.parts_of_speech import DETERMINERS
from ..language.phrases import Phrases
from ..language.prose import Prose
from ..language.tables import table
from ..model import Finding, Severity, Site
from .likeness import quoted

SEVERITY = Severity.WARNING
_VERBS = LightVerbs(table(__package__, "hidden_verbs"))
_ROWS = table(__package__, "hidden_verb_phrases")
_PHRASES: Phrases[Mapping[str, str]] = Phrases((row["phrase"], row) for row in _ROWS)

_HELPERS = frozenset("to will would can could may might must should shall not".split())


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the nouns that do the work of a verb."""
    for one in _VERBS.find(prose):
        yield _active(prose, one)
    for found in _PHRASES.find(prose):
        before, after = prose.words[found.first - 1], prose.words[found.end : found.end + 1]
        if found.first and before in _HELPERS and prose.words[found.first] == "have":
            continue  # "should have the ability to"
        if prose.words[found.end - 1] == "to" and after and after[0] in DETERMINERS:
            continue  # "have a responsibility to both"
        better = found.meaning["better"]
        exact = better if found.meaning["exact"] == "yes" else None
        yield _finding(prose, found.first, found.end, f"Try {quoted(better)}.", exact)


def _active(prose: Prose, one: Light) -> Finding:
    if one.better is None:
        return _finding(prose, one.first, one.end, _advice(prose, one))
    return _finding(prose, one.first, one.end, f"Try {quoted(one.better)}.", one.better)


def _advice(prose: Prose, one: Light) -> str:
    if one.is_passive:
        return f"Say who does it, with the verb {quoted(one.verb)}."
    return f"Try the verb {quoted(one.verb)} in their place."


def _finding(prose: Prose, first: int, end: int, advice: str, better: str | None = None) -> Finding:
    typed = prose.typed(first, end)
    if better and typed[0].isupper():
        better = better[0].upper() + better[1:]
    message = f"A verb hides in {quoted(typed)}."
    why = "A verb says what happens. Hidden in a noun, it makes the sentence longer and harder."
    return Finding(prose.document.path, prose.span(first, end), message, why, advice, better)
