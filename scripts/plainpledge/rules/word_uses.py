"""Where the words of a list are used, in every form they take, and what could stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..language.forms import Form, Part, phrase_forms
from ..language.parts_of_speech import is_participle, is_verb
from ..language.phrases import Phrases
from ..language.prose import Prose
from ..model import Role, Span
from .capitals import has_capital_of_name, in_case_of
from .likeness import quoted
from .word_list import Entry, plain

__all__ = ["Use", "Uses"]

_BESIDE = 2
"""How many words away a word may stand that makes another fine."""
_NEAR = 4
"""How many words away a word may stand that shows the sense."""
_INDEFINITE = frozenset({"a", "an"})
_SOUNDS_OTHERWISE = ("uni", "use", "usu", "eu", "one", "hour", "honest")
_TORN_BEFORE = re.compile(r"\w[(\[]\Z")
_TORN_AFTER = re.compile(r"[)\]]\w|[(\[](?!e?s[)\]])[a-z]")
"""What stands beside a part of a word: “Git(Hub)”, “support(ing)”; “hub(s)” is a whole one."""
_OFTEN_NAMES = (Role.HEADING, Role.CELL)
"""Where nearly every word may have a capital."""


@dataclass(frozen=True)
class Use:
    """A word of a list where it is used."""

    prose: Prose
    first: int
    end: int
    entry: Entry
    form: Form

    @property
    def typed(self) -> str:
        """The words as typed."""
        return self.prose.typed(self.first, self.end)

    @property
    def span(self) -> Span:
        """Where it stands, with "a" or "an" where that would have to change."""
        return self.prose.span(self.first - self._takes_article(), self.end)

    @property
    def suggestion(self) -> str | None:
        """The best replacement for the span, or None where its form is not sure."""
        best = self._fitted(self.entry.write[0]) if self.entry.write else []
        if len(best) != 1:
            return None
        article = f"{self._article(best[0])} " if self._takes_article() else ""
        typed = self.prose.text[self.span.start : self.span.end]
        owner = "’s" if self.prose.words[self.end - 1].endswith("'s") else ""
        if owner and " " in best[0]:
            return None  # “the child we care for’s”: the sentence has to be turned round
        if self.prose.text[self.span.end : self.span.end + 1] == "'" and best[0][-1] != "s":
            return None  # “people’ views”
        return in_case_of(typed, article + best[0] + owner)

    @property
    def advice(self) -> str:
        """What to try."""
        tries = [quoted(word) for write in self.entry.write for word in self._fitted(write)]
        if not tries:
            return self.entry.note
        *most, last = dict.fromkeys(tries)
        said = f"Write {', '.join(most)} or {last}." if most else f"Write {last}."
        return f"{said} {self.entry.note}".rstrip()

    @property
    def word_before(self) -> str:
        """The word before it in the same sentence; nothing at its start."""
        is_start = self.prose.passage(self.first).first == self.first
        return "" if is_start else self.prose.words[self.first - 1]

    @property
    def is_verb(self) -> bool | None:
        """Whether it is used as a verb; None when nothing tells."""
        return is_verb(self.prose, self.first, self.end, self.form)

    def _fitted(self, write: str) -> list[str]:
        """Return a replacement in this form; both pasts where it could be either."""
        part, form = self.entry.part, self.form
        if part is Part.ANY and form is Form.THIRD and not self.is_verb:
            form = Form.PLURAL
        made = phrase_forms(write, part)
        past = dict.fromkeys(made.get(one, write) for one in (Form.PAST, Form.PARTICIPLE))
        if form in (Form.PAST, Form.PARTICIPLE) and len(past) > 1:
            decided = is_participle(self.prose, self.first)
            if decided is None:
                return list(past)
            form = Form.PARTICIPLE if decided else Form.PAST
        return [made.get(form, write)]

    def _takes_article(self) -> bool:
        best = self._fitted(self.entry.write[0])[0] if self.entry.write else ""
        before = self.prose.words[self.first - 1] if self.first else ""
        return (
            bool(best)
            and before in _INDEFINITE
            and self.prose.are_joined(self.first - 1, self.end)
            and self._article(best) != before
        )

    @staticmethod
    def _article(word: str) -> str:
        return "an" if word[0] in "aeiou" and not word.startswith(_SOUNDS_OTHERWISE) else "a"


class Uses:
    """Finds the entries of a list in prose, in every form they take."""

    def __init__(self, entries: Iterable[Entry], allowed: Iterable[str] = ()) -> None:
        known = {plain(word) for word in allowed}
        rows: dict[str, list[tuple[Entry, Form]]] = {}
        for entry in entries:
            made = phrase_forms(plain(entry.word), entry.part)
            if not known & set(made.values()):
                for form, phrase in made.items():
                    for typed in _spellings(phrase, entry.part):
                        rows.setdefault(typed, []).append((entry, form))
        self._phrases = Phrases(
            (phrase, tuple(sorted(meant, key=lambda one: one[1] is not Form.BASE)))
            for phrase, meant in rows.items()
        )

    def find(self, prose: Prose) -> Iterator[Use]:
        """Yield each use that is not excused by its neighbours, in order."""
        for first, end, meant in self._phrases.find(prose):
            fits = (Use(prose, first, end, *one) for one in meant)
            found = next((use for use in fits if _is_meant(use)), None)
            if found and not (_is_excused(found) or _belongs_to_name(found) or _is_torn(found)):
                yield found


def _spellings(phrase: str, part: Part) -> Iterator[str]:
    """Yield a form with hyphens and without, and of a noun the form with "'s"."""
    joined = phrase.replace(" ", "-") if part is Part.OTHER else phrase
    for typed in {phrase, phrase.replace("-", " "), joined}:
        yield typed
        if part in (Part.NOUN, Part.ANY) and not typed.endswith("s"):
            yield f"{typed}'s"


def _is_meant(use: Use) -> bool:
    """True when the use is of the part of speech that is listed."""
    is_single = use.end - use.first == 1
    if is_single and use.form in (Form.PAST, Form.PARTICIPLE) and use.word_before in _INDEFINITE:
        return False  # "an assisted collection": it says of what kind
    if not use.entry.alike:
        return True
    verb = use.is_verb
    if use.entry.part is Part.VERB:
        return verb is True
    return verb is not True or use.entry.part is not Part.NOUN


def _is_excused(use: Use) -> bool:
    entry, passage = use.entry, use.prose.passage(use.first)
    return bool(
        (entry.beside and not entry.beside.isdisjoint(_near(use, _BESIDE)))
        or (entry.needs and entry.needs.isdisjoint(_near(use, _NEAR)))
        or (
            entry.within
            and not entry.within.isdisjoint(
                _with_bases(use.prose.words[passage.first : passage.end])
            )
        )
    )


def _near(use: Use, reach: int) -> set[str]:
    """Return the words that stand near in the same sentence.

    The one before is also there as “<word”, the one after as “>word”.
    """
    passage, words = use.prose.passage(use.first), use.prose.words
    before = words[max(passage.first, use.first - reach) : use.first]
    after = words[use.end : min(passage.end, use.end + reach)]
    touching = (
        *(f"<{word}" for word in _with_bases(before[-1:])),
        *(f">{word}" for word in _with_bases(after[:1])),
    )
    return {*_with_bases([*before, *after]), *touching}


def _with_bases(words: list[str]) -> set[str]:
    """Return words and, for plurals, what they are plurals of."""
    plurals = [word for word in words if word.endswith("s")]
    return {
        *words,
        *(word[:-1] for word in plurals),
        *(f"{word[:-3]}y" for word in plurals if word.endswith("ies")),
    }


def _is_torn(use: Use) -> bool:
    """True for a part of a word, as brackets between letters show."""
    text, start, end = use.prose.text, use.prose.starts[use.first], use.prose.end(use.end - 1)
    is_torn = _TORN_BEFORE.search(text, max(0, start - 2), start) or _TORN_AFTER.match(text, end)
    return bool(is_torn)


def _belongs_to_name(use: Use) -> bool:
    word = use.prose.typed(use.first, use.first + 1).removesuffix("s")  # "LACs"
    is_shouted = word.isupper() and len(word) > 1
    in_title_case = use.prose.passage(use.first).role in _OFTEN_NAMES
    return not (is_shouted or in_title_case) and has_capital_of_name(use.prose, use.first)
