"""One project as the language server knows it: read whole now and then, each open file at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..commands.selection import check_alone, read_with_pages
from ..glossary.mentions import Mentions
from ..model import Document, Finding, FrontMatter, HouseStyle, Site, Span, Term
from ..preview.lane import READ, check_again, moved
from ..preview.memory import Memory
from ..reading.documents import parse_document
from ..reading.fields import read_fields
from ..reading.site import DOCS, HOUSE_STYLE, PLEDGES
from ..reading.source import MAX_BYTES
from ..reading.source import RULE as UNREADABLE
from ..reading.yaml_tree import read_tree
from ..rules.registry import rules


@dataclass(frozen=True, eq=False)
class Whole:
    """A project as it was on disk when it was last read."""

    site: Site
    findings: tuple[Finding, ...]

    @cached_property
    def mentions(self) -> Mentions:
        """What finds the glossary’s words in a text."""
        return Mentions(self.site.terms)

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """Every term by the path of its file."""
        return {term.document.path: term for term in self.site.terms}


@dataclass(frozen=True, eq=False)
class CheckedText:
    """One text as it stands in an editor, and what is found in it."""

    document: Document
    site: Site
    findings: tuple[Finding, ...]
    whole: Whole | None = None
    """The project it belongs to; None for a file on its own."""
    root: Path | None = None
    """For a file on its own: the project around it."""

    @property
    def is_settings(self) -> bool:
        """True for the house style."""
        return self.whole is not None and self.document.path == HOUSE_STYLE

    @property
    def is_agreed_wording(self) -> bool:
        """True for the words that only those who agreed them may change."""
        wording = self.site.wording
        return wording is not None and wording.document.path == self.document.path

    def again(self, text: str) -> tuple[Finding, ...]:
        """Return what would be found if the text were another."""
        document = parse_document(self.document.path, text)
        if self.whole:
            return check_again(self.whole.site, self.whole.findings, document)[1]
        return check_alone(document, self.root).findings


class Project:
    """A project that is open in an editor.

    Args:
        root: its folder.
        give_way: called between two files, so that an answer to the writer may go first.
    """

    def __init__(self, root: Path, give_way: Callable[[], None]) -> None:
        self.root = root
        self.whole: Whole | None = None
        self._memory = Memory(give_way)

    def read(self) -> None:
        """Read and check all of it as it is on disk; only what has changed takes time.

        Raises:
            OSError: a folder cannot be opened.
        """
        site, _ = read_with_pages(self.root, self._memory.read)
        self.whole = Whole(site, self._memory.check(site))

    def check(self, whole: Whole, path: str, text: str) -> CheckedText:
        """Check one of its files as it stands in an editor."""
        if path == HOUSE_STYLE:
            return _check_settings(whole, text)
        document = _document(path, text)
        site, findings = check_again(whole.site, whole.findings, document)
        return CheckedText(document, site, findings, whole)

    def has(self, file: Path) -> bool:
        """True for the files that the site is made of, and for the house style."""
        if not file.is_relative_to(self.root):
            return False
        path = file.relative_to(self.root).as_posix()
        is_ours = path.startswith((f"{PLEDGES}/", f"{DOCS}/")) and path.endswith(".md")
        return is_ours or path == HOUSE_STYLE


def check_loose(root: Path | None, path: str, text: str) -> CheckedText:
    """Check a text that belongs to no project, as `check FILE` does.

    Args:
        root: the project around it, whose house style counts.
        path: what it is called.
        text: what it says.
    """
    checked = check_alone(_document(path, text), root)
    return CheckedText(checked.site.documents[path], checked.site, checked.findings, root=root)


def _document(path: str, text: str) -> Document:
    """Read a text; of one that is far too long, all that is said is that it is."""
    is_long = len(text) * 4 > MAX_BYTES and len(text.encode()) > MAX_BYTES
    if not is_long:
        return parse_document(path, text)
    too_long = Finding(
        path,
        Span(0, 0),
        f"This text is longer than {MAX_BYTES // 1_000_000} MB, so nothing in it is checked.",
        "A page as long as that is far too long to read.",
        "Split it into several pages. Put pictures into files of their own.",
        rule=UNREADABLE,
    )
    return Document(path, "", findings=(too_long,), is_readable=False)


def _check_settings(whole: Whole, text: str) -> CheckedText:
    """Check the house style: its own fields now, what compares it with pages as last read."""
    tree = read_tree(HOUSE_STYLE, text, Span(0, len(text)))
    typed = FrontMatter(Span(0, len(text)), tree.values, tree.keys, tree.places)
    _, problems = read_fields(HouseStyle, HOUSE_STYLE, replace(typed, span=Span(0, 0)), {})
    document = Document(HOUSE_STYLE, text, typed)
    near = map(_signed, (*tree.findings, *problems))
    far = moved(_far(whole), whole.site.settings, document)
    return CheckedText(document, whole.site, (*near, *far), whole)


def _signed(finding: Finding) -> Finding:
    return replace(finding, severity=rules()[finding.rule].severity)


def _far(whole: Whole) -> Iterator[Finding]:
    return (one for one in whole.findings if one.path == HOUSE_STYLE and one.rule not in READ)
