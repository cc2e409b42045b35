"""What an editor shows where the mouse rests: a meaning, a field’s use, a section’s plainness."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types
from pygls.uris import from_fs_path

from ..glossary.meanings import is_draft, meanings
from ..language.explanation import Plainness
from ..language.grades import grade
from ..language.plainness import measure
from ..model import Role, Section, Span, Term
from .desk import Opened
from .field_places import fields_span, key_at
from .known_fields import known_fields
from .project import Whole

MOST_WORDS = 5
"""Hard words that are named for a section."""


def hover(opened: Opened, offset: int) -> types.Hover | None:
    """Return what is to be known of the word, the field or the heading at an offset."""
    found = next((one for one in _found(opened, offset) if one), None)
    if not found:
        return None
    text, span = found
    content = types.MarkupContent(types.MarkupKind.Markdown, text)
    return types.Hover(content, opened.positions.range(span))


def _found(opened: Opened, offset: int) -> Iterator[tuple[str, Span] | None]:
    yield _field(opened, offset)
    yield _term(opened, offset)
    yield _section(opened, offset)


def _field(opened: Opened, offset: int) -> tuple[str, Span] | None:
    checked = opened.checked()
    text = checked.document.text
    fields = Span(0, len(text)) if checked.is_settings else fields_span(text)
    found = key_at(text, fields, offset) if fields and checked.whole else None
    if not found:
        return None
    keys, span = found
    field = known_fields(checked, keys[:-1]).get(keys[-1])
    return (f"**{field.name}**: {field.help}", span) if field else None


def _term(opened: Opened, offset: int) -> tuple[str, Span] | None:
    """Return the meaning of the glossary’s word at an offset; in the body, headings included."""
    checked = opened.checked()
    document, whole = checked.document, checked.whole
    if not whole:
        return None
    for block in document.blocks:
        if not block.span.start <= offset <= block.span.end:
            continue
        if block.role in (Role.CODE, Role.HTML):
            continue
        start, end = block.span.start, block.span.end
        for term, span in whole.mentions.find(document.prose[start:end], document.text[start:end]):
            here = Span(start + span.start, start + span.end)
            if here.start <= offset <= here.end and term.document.path != document.path:
                return _meaning(whole, term), here
    return None


def _meaning(whole: Whole, term: Term) -> str:
    said = meanings(whole.site)[term.document.path].text
    parts = [f"**{term.term}**: {_literal(said)}"]
    if term.say_instead:
        parts.append(f"Say instead: {_literal(term.say_instead)}")
    if is_draft(term):
        parts.append("Draft: nobody who knows has checked this meaning yet.")
    uri = from_fs_path(str(whole.site.root / term.document.path))
    return "\n\n".join([*parts, f"[{term.document.path}]({uri})"])


def _literal(text: str) -> str:
    """Return words in which no sign is a mark of Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#&" else sign for sign in text)


def _section(opened: Opened, offset: int) -> tuple[str, Span] | None:
    checked = opened.checked()
    for section in checked.document.sections:
        if section.heading.start <= offset <= section.heading.end:
            found = measure(checked.document, section.span)
            return (_plainness(opened, section, found), section.heading) if found else None
    return None


def _plainness(opened: Opened, section: Section, found: Plainness) -> str:
    if found.is_too_short:
        return f"{found.words} words: too few to say how plain they are."
    parts = [
        f"Plainness of this section: **{found.score:.0f}** of 100, {grade(found.score).value}."
    ]
    audience = opened.checked().site.house_style.audience_of(section.title)
    if audience:
        parts.append(f"Written for {audience.name}: it should reach {audience.target}.")
    if words := _hardest(opened, found):
        parts.append(f"Hardest words: {', '.join(map(_literal, words))}.")
    return "\n\n".join(parts)


def _hardest(opened: Opened, found: Plainness) -> list[str]:
    text = opened.checked().document.text
    uses = found.hardest_words(2 * MOST_WORDS)
    return list(dict.fromkeys(text[one.start : one.end].lower() for one in uses))[:MOST_WORDS]
