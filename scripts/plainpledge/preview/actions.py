"""What a person may do from the page: each is one change of one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Document, Finding, Site, Span
from ..reading.documents import parse_document
from . import holding, marks
from .desk import Desk
from .editable import AGREED, edit_block
from .fields import edit_field
from .lane import Fresh, look_again_at
from .splice import Refused, Splice, smallest
from .store import CHANGED, GONE, Store

NO_ACTION = "That cannot be done here."
NOT_FOUND = "This finding is no longer there. Look at the list again."
Fill = Callable[[str, str], "str | Refused"]
"""Returns the text of a file, by its path and what it starts with, as it is to be written."""
NewTerm = Callable[[Site, str, Fill], "str | Refused"]
"""Makes a file for a word of the glossary, whole or not at all, and returns its path."""


@dataclass(frozen=True)
class Actions:
    """Makes changes; everything that is not clear is refused."""

    desk: Desk
    store: Store
    new_term: NewTerm

    def do(self, asked: Mapping[str, Any]) -> Refused | str:
        """Make one change; return the path of the file that was changed.

        Args:
            asked: `action`, `path` and `version`, and what the action needs.
        """
        path = _text(asked, "path")
        fresh = self.desk.fresh(path)
        if not fresh:
            return Refused(GONE)
        if asked.get("action") == "undo":
            return self.store.undo(path) or path
        if asked.get("action") == "term":
            return self._term(fresh.site, _text(asked, "word"), _text(asked, "meaning"))
        if fresh.version != asked.get("version"):
            return Refused(CHANGED)
        if fresh.site.wording and fresh.site.wording.document is fresh.document:
            return Refused(AGREED)
        splice = _splice(fresh, asked)
        return splice if isinstance(splice, Refused) else self._written(fresh.document, splice)

    def _written(self, document: Document, splice: Splice) -> Refused | str:
        return self.store.write(document, splice) or document.path

    def _term(self, site: Site, word: str, meaning: str) -> Refused | str:
        """Make a new file for the glossary, with its meaning in it from the first moment."""
        if not any(sign.isalnum() for sign in word) or not meaning.strip():
            return Refused("Write the word and what it means.")

        def fill(path: str, text: str) -> str | Refused:
            splice = edit_block(parse_document(path, text), 0, meaning)
            return splice if isinstance(splice, Refused) else splice.applied(text)

        return self.new_term(site, word, fill)


def _splice(fresh: Fresh, asked: Mapping[str, Any]) -> Splice | Refused:
    document, block = fresh.document, _number(asked, "block")
    match asked.get("action"):
        case "edit":
            return edit_block(document, block, _text(asked, "text"))
        case "field":
            return edit_field(fresh.site, document, _text(asked, "name"), _value(asked))
        case "suggestion":
            return _suggestion(fresh, asked)
        case "allow":
            return _allow(fresh, asked)
        case "hold":
            return holding.hold(document, block, _text(asked, "reason"))
        case "release":
            return holding.release(document, _number(asked, "hold"))
        case "item":
            return marks.add_item(document, block, _text(asked, "text"))
    return Refused(NO_ACTION)


def _suggestion(fresh: Fresh, asked: Mapping[str, Any]) -> Splice | Refused:
    """Put a finding's suggestion in its place; nothing else can be put there in this way."""
    finding = _finding(fresh, asked)
    if not finding or finding.suggestion is None:
        return Refused(NOT_FOUND)
    return smallest(fresh.document.text, finding.span, finding.suggestion)


def _allow(fresh: Fresh, asked: Mapping[str, Any]) -> Splice | Refused:
    finding = _finding(fresh, asked)
    if not finding:
        return Refused(NOT_FOUND)
    before = len(fresh.findings)

    def is_silent(after: Document) -> bool:
        return len(look_again_at(fresh.built, after).findings) < before

    return marks.allow(fresh.document, finding, _text(asked, "reason"), is_silent)


def _finding(fresh: Fresh, asked: Mapping[str, Any]) -> Finding | None:
    """Return the finding that is meant; the message tells it from others of the same rule there."""
    span = asked.get("span")
    if not (isinstance(span, list) and len(span) == 2 and all(type(at) is int for at in span)):
        return None
    wanted = (_text(asked, "rule"), Span(*span), _text(asked, "message"))
    told = ((one.rule, one.span, one.message) for one in fresh.findings)
    return next((one for one, key in zip(fresh.findings, told, strict=True) if key == wanted), None)


def _text(asked: Mapping[str, Any], name: str) -> str:
    found = asked.get(name)
    return found if isinstance(found, str) else ""


def _value(asked: Mapping[str, Any]) -> str | list[str]:
    found = asked.get("value")
    if isinstance(found, list):
        return [entry for entry in found if isinstance(entry, str)]
    return found if isinstance(found, str) else ""


def _number(asked: Mapping[str, Any], name: str) -> int:
    found = asked.get(name)
    return found if type(found) is int else -1
