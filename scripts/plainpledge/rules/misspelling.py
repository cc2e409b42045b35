"""A misspelt word.

## What it checks

Words that are known slips for another word, such as “recieve”, and pairs such as “should of”.
Also a long word in small letters that no list has, if it is one slip away from a common word and
comes no more than twice: “injeciton”, “readilly”. That is a guess, so you are only asked.
A rare word, a name or a word of your own is left alone. In “Enviromental Agency” you are asked.
So are words in quotation marks, code and web addresses.

## Why it matters

A slip makes readers stop, and some of them doubt the rest. People who read slowly, or who
listen to the page, may not be able to guess what was meant.

## Instead of

```markdown
We will definately tell you when we recieve it.
```

## Write

```markdown
We will definitely tell you when we receive it.
```

## When to ignore it

If it is spelt as you want it. Then list the word under `spelling` in `house-style.yml`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from ..language.prose import Prose
from ..model import Finding, Severity, Site, Span
from .capitals import in_case_of
from .likeness import quoted
from .slip_list import find_slips, known_slips
from .spelling import corrections, find_unknown, guesses, meant_in_name

SEVERITY = Severity.WARNING
CAN_BE_FIXED = True
MOST_CHOICES = 2
"""A word that could be a slip for more words than this is more often a name."""
MOST_USES = 2
"""Nobody makes one slip more often: then it is a word of the writer's own. Our own bound."""
_WHY = "It makes readers stop. Some cannot guess what was meant."

_Note = tuple[str, Span, str, bool, bool]
"""A slip of our list or a word of no table, in small letters; its place; as typed; whether what
was meant may be guessed; whether it is in a name."""


def note(prose: Prose, site: Site) -> Iterator[_Note]:
    """Note the words that could be misspelt."""
    for first, end, in_name in find_slips(prose):
        word, typed = " ".join(prose.words[first:end]), prose.typed(first, end)
        yield word, prose.span(first, end), typed, False, in_name
    for word, place, may_guess, in_name in find_unknown(prose):
        span = Span(prose.starts[place], prose.starts[place] + len(word))
        yield word, span, prose.text[span.start : span.end], may_guess, in_name


def check_notes(notes: Mapping[str, tuple[_Note, ...]], site: Site) -> Iterator[Finding]:
    """Ask once for the words of all files."""
    uses = Counter(word for noted in notes.values() for word, *_ in noted)
    words = uses.keys() - {word.lower() for word in site.house_style.spelling}
    words -= {part for term in site.terms for name in term.names for part in name.lower().split()}
    sure = {word: slip.write for word, slip in known_slips().items() if word in words}
    british = corrections(sorted(words - sure.keys()), "en-gb")
    sure |= {word: british[word] for word in corrections(british, "en-us")}
    open_words = {word for word in words - british.keys() if uses[word] <= MOST_USES}
    for path, noted in notes.items():
        for word, span, typed, may_guess, in_name in noted:
            right = guesses(word) if may_guess and word in open_words else sure.get(word, ())
            if in_name:
                right = meant_in_name(word, right) if uses[word] <= MOST_USES else ()
            if 0 < len(right) <= MOST_CHOICES:
                fitted = [in_case_of(typed, one) for one in right]
                yield _misspelt(path, span, typed, fitted, word in sure and not in_name)


def _misspelt(path: str, span: Span, typed: str, fitted: list[str], is_sure: bool) -> Finding:
    message = f"{quoted(typed)} {'is' if is_sure else 'may be'} misspelt."
    advice = f"Did you mean {' or '.join(map(quoted, fitted))}?"
    suggestion = fitted[0] if is_sure and len(fitted) == 1 else None
    return Finding(path, span, message, _WHY, advice, suggestion)
