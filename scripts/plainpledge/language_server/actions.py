"""Quick fixes: the changes that the preview’s panel offers, made by the same functions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types
from pygls.uris import from_fs_path

from ..commands.new_file import draft_term, names
from ..commands.project import CannotRunError
from ..model import Document, Finding, Span
from ..preview import marks
from ..preview.splice import Splice, smallest
from ..reading.site import GLOSSARY
from ..rules.registry import rules
from .client import Client
from .desk import Opened
from .diagnostics import diagnostic
from .edits import in_text, new_file, with_placeholder

MOST = 5
"""Findings at one place for which fixes are offered: each is tried out, which takes a moment."""
LONGEST_WORD = 60
"""Characters of what could be a word for the glossary, as in the preview’s panel."""
LONGEST_SHOWN = 40
"""Characters of a suggestion that stand in a menu."""
REASON = "the reason"
_NOT_A_WORD = re.compile(r"[.!?\r\n]")


def actions(opened: Opened, place: Span, client: Client) -> list[types.CodeAction]:
    """Return what a writer may do about the findings at a place.

    Nothing is offered in the agreed wording: only those who agreed it may change it.
    """
    checked = opened.checked()
    if checked.is_agreed_wording:
        return []
    here = [one for one in checked.findings if _touches(one.span, place)]
    return [action for one in here[:MOST] for action in _for_finding(opened, one, client)]


def _touches(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _for_finding(opened: Opened, finding: Finding, client: Client) -> Iterator[types.CodeAction]:
    yield from _suggestion(opened, finding, client)
    if not opened.checked().is_settings:
        yield from _allow(opened, finding, client)
        yield from _term(opened, finding, client)


def _suggestion(opened: Opened, finding: Finding, client: Client) -> Iterator[types.CodeAction]:
    if finding.suggestion is None:
        return
    splice = smallest(opened.checked().document.text, finding.span, finding.suggestion)
    title = f"Use the suggestion: {_shown(finding.suggestion)}"
    yield _action(opened, finding, title, in_text(opened, splice, client), best=True)


def _allow(opened: Opened, finding: Finding, client: Client) -> Iterator[types.CodeAction]:
    """Offer the mark with an empty reason: it silences nothing until a person has written one."""
    checked = opened.checked()
    if not rules()[finding.rule].can_be_allowed:
        return

    def is_silent(after: Document) -> bool:
        return len(checked.again(after.text)) < len(checked.findings)

    splice = marks.allow(checked.document, finding, REASON, is_silent)
    if isinstance(splice, Splice):
        edit = with_placeholder(opened, splice, REASON, client)
        yield _action(opened, finding, f"Allow “{finding.rule}” here, because …", edit)


def _term(opened: Opened, finding: Finding, client: Client) -> Iterator[types.CodeAction]:
    """Offer to explain a word: a new file for the glossary, to be filled in."""
    checked, project = opened.checked(), opened.project
    document = checked.document
    word = document.words(finding.span) if finding.span.start >= document.body.start else ""
    if not (client.makes_files and project and checked.whole and word):
        return
    if rules()[finding.rule].can_be_fixed or len(word) > LONGEST_WORD or _NOT_A_WORD.search(word):
        return
    try:
        name, text = draft_term(checked.whole.site, word)
    except CannotRunError:  # the glossary has it already
        return
    free = (path for path in names(GLOSSARY, name) if not (project.root / path).exists())
    uri = from_fs_path(str(project.root / next(free)))
    if uri:
        title = f"Explain {_shown(word)} in the glossary"
        yield _action(opened, finding, title, new_file(uri, text))


def _action(
    opened: Opened, finding: Finding, title: str, edit: types.WorkspaceEdit, *, best: bool = False
) -> types.CodeAction:
    return types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(opened, finding)],
        is_preferred=best or None,
        edit=edit,
    )


def _shown(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        return "take it out"
    return f"“{line[:LONGEST_SHOWN]}…”" if len(line) > LONGEST_SHOWN else f"“{line}”"
