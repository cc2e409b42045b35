"""The passive voice hides who does something.

## What it checks

Two kinds of passive, and no others:

- a duty or a promise that nobody is named for: “must be completed”, “will be sent”
- a passive that names the doer last: “is written by the manager”

What only describes is left alone, such as “will be interested” or “is based on”.

## Why it matters

Readers ask first: who does what? If nobody is named, each may think that somebody else does it.
The guidelines of plainlanguage.gov ask for the active voice in most sentences.

## Instead of

```markdown
The form must be completed before the visit. The plan is written by the manager.
```

## Write

```markdown
You must complete the form before the visit. The manager writes the plan.
```

## When to ignore it

When nobody knows the doer, when it does not matter who it is, or when the law says it so.
"""

from collections.abc import Iterator

from ..language.participles import verb_of
from ..language.passives import Passive, duties, is_of_people, passives_with_doer
from ..language.prose import Prose
from ..language.tables import column
from ..model import Finding, Severity, Site
from .likeness import quoted

SEVERITY = Severity.WARNING
_WHY = "Readers look first for who does what."
_AS_DOERS = {"me": "I", "us": "we", "him": "he", "her": "she", "them": "they"}


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the passives that hide the doer, or name the doer last."""
    for one in passives_with_doer(prose):
        # "is sorted by person" does not say that somebody does something
        if prose.words[one.participle] not in column(__package__, "by_kind", "word"):
            yield _doer_last(prose, one)
    for one in duties(prose):
        if not one.doer and _is_missed(prose, one):
            yield _no_doer(prose, one)


def _is_missed(prose: Prose, one: Passive) -> bool:
    """True when a reader would ask who it is."""
    word = prose.words[one.participle]
    is_state = word in column(__package__, "like_adjectives", "word")
    is_promise = is_of_people(prose, one) or word in column(__package__, "promised", "word")
    is_told = one.by == one.end and not _is_time(prose, one.end + 1)
    return not is_state and is_promise and not is_told


def _is_time(prose: Prose, index: int) -> bool:
    """True for what follows "by" in "by Friday", "by the end", "by 5pm", "by post"."""
    words = prose.words[index : index + 2]
    times = column(__package__, "after_by", "word")
    return any(word in times or word[0].isdigit() or word.endswith("ing") for word in words)


def _doer_last(prose: Prose, one: Passive) -> Finding:
    first, end = one.doer or (one.first, one.participle)
    message = f"{quoted(prose.typed(one.first, end))} names the doer last."
    doer = prose.typed(first, end)
    advice = f"Turn it round: start with {quoted(_AS_DOERS.get(doer, doer))}."
    return Finding(prose.document.path, prose.span(one.first, end), message, _WHY, advice)


def _no_doer(prose: Prose, one: Passive) -> Finding:
    particle = prose.words[one.participle + 1 : one.end]
    does = " ".join([one.duty or "", verb_of(prose.words[one.participle]) or "", *particle])
    message = f"{quoted(prose.typed(one.first, one.end))} does not say who does it."
    why = f"{_WHY} If nobody is named, each may wait for somebody else."
    is_you = (one.duty or "")[:4] == "will" or prose.words[max(0, one.first - 1)] == "you"
    ours = "" if is_you else f"“you {does} …”, "
    advice = f"Name who does it: {ours}“we {does} …”."
    return Finding(prose.document.path, prose.span(one.first, one.end), message, why, advice)
