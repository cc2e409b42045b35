"""What the rules find in text with seeded faults, and how little they say of good prose.

The data stands in `tests/labelled/`. Each file with the name of a rule has faults of that kind in
otherwise plain prose; a line with a fault ends with the rule's name as a comment. The text was
written before anybody looked at what the rules know. `clean-*.md` is good prose. To add a fault,
add a line; do not change a rule just for one line.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plainpledge.commands.selection import check_project
from plainpledge.language.prose import Prose
from plainpledge.model import Finding, Severity
from plainpledge.reading.documents import parse_document

TESTS = Path(__file__).parents[1]
LABELLED = TESTS / "labelled"
OWN = TESTS.parent
ADDRESS = "docs/labelled.md"
WORDING = LABELLED / "our-promise.md"
"""An agreed wording with longer sentences than that of the small project."""
SEEDED = sorted(
    file for file in LABELLED.glob("*.md") if file != WORDING and not file.stem.startswith("clean-")
)
CLEAN = sorted(LABELLED.glob("clean-*.md"))
FEWEST_FAULTS = 20
CLOSED_LIST, OPEN = 0.95, 0.8
"""The part that must be found: of words that a list can name, and of what no list can."""
CLOSED = frozenset(
    "american-spelling date-style direction-words doubled-word hard-word misquoted-wording"
    " misspelling personal-data vague-link words-to-avoid wrong-pledge-mention".split()
)
ALSO = {"words-to-avoid": "hard-word", "hidden-verb": "hard-word"}
"""Where another rule may say the same: “liaise” is a hard word, and a word to avoid."""
WORDS_PER_WARNING = 100
FEWEST_CLEAN_WORDS = 5000
OF_FILES = {"missing-field", "orphan-page", "heading-skipped"}
"""What is said of a page without a head, as the ones here are."""


def found_in(page: Path, root: Path) -> list[Finding]:
    """Check a page within a copy of the small project."""
    shutil.copytree(TESTS / "small_project", root)
    shutil.copy(page, root / ADDRESS)
    if page.stem == "misquoted-wording":
        shutil.copy(WORDING, root / "pledges" / "our-promise.md")
    return [found for found in check_project(root).findings if found.path == ADDRESS]


def words_of(text: str) -> int:
    return len(Prose(parse_document(ADDRESS, text)).words)


@pytest.mark.parametrize("page", SEEDED, ids=lambda page: page.stem)
def test_the_seeded_faults_are_found(page: Path, tmp_path: Path) -> None:
    rule, text = page.stem, page.read_text("utf-8")
    marked = {
        number for number, line in enumerate(text.splitlines(), 1) if line.endswith(f" {rule} -->")
    }
    lines: dict[str, set[int]] = {}
    for finding in found_in(page, tmp_path / "project"):
        line = text.count("\n", 0, finding.span.start) + 1
        lines.setdefault(finding.rule, set()).add(line)
    here = lines.get(rule, set())
    found = marked & (here | lines.get(ALSO.get(rule, rule), set()))
    assert len(marked) >= FEWEST_FAULTS
    assert not here - marked
    bar = CLOSED_LIST if rule in CLOSED else OPEN
    assert len(found) >= bar * len(marked), f"missed in lines {sorted(marked - found)}"


@pytest.mark.parametrize("page", CLEAN, ids=lambda page: page.stem)
def test_good_prose_is_left_alone(page: Path, tmp_path: Path) -> None:
    found = found_in(page, tmp_path / "project")
    told = [one for one in found if one.rule not in OF_FILES and one.severity is not Severity.HINT]
    assert not [one for one in told if one.severity is Severity.ERROR]
    assert len(told) * WORDS_PER_WARNING <= words_of(page.read_text("utf-8"))


def test_our_own_pages_are_left_alone() -> None:
    checked = check_project(OWN)
    number = sum(words_of(document.text) for document in checked.site.documents.values())
    told = [one for one in checked.findings if one.severity is not Severity.HINT]
    assert number >= FEWEST_CLEAN_WORDS
    assert not [one for one in told if one.severity is Severity.ERROR]
    assert len(told) * WORDS_PER_WARNING <= number
