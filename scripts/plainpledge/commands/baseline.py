"""The findings that were accepted once, so that only new ones are shown."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..formats.excerpt import excerpt
from ..model import Document, Finding, Site
from .project import CannotRunError

KEYS = ("path", "rule", "words", "id")
Entry = dict[str, str]


def accepted(file: Path) -> list[Entry]:
    """Return what was accepted; nothing where there is no such file yet."""
    if not file.exists():
        return []
    try:
        entries = json.loads(file.read_text("utf-8-sig"))["accepted"]
        return [
            {key: str(entry[key]) for key in ("path", "rule", "words", "id")} for entry in entries
        ]
    except (ValueError, KeyError, TypeError) as error:
        advice = "Take back the last change to it, or delete it and run “check --accept” again."
        raise CannotRunError(f"“{file.name}” is not as it was written. {advice}") from error


def only_new(
    findings: Iterable[Finding], site: Site, known: Iterable[Entry]
) -> tuple[Finding, ...]:
    """Return the findings that were not accepted, wherever their lines have moved."""
    names = {entry["id"] for entry in known}
    return tuple(found for found, name in _named(findings, site) if name not in names)


def accept(file: Path, findings: Iterable[Finding], site: Site) -> int:
    """Write down all findings in the files that were looked at; return their number.

    What was accepted in other files stays.
    """
    looked_at = {*site.documents, *([site.settings.path] if site.settings else ())}
    kept = [entry for entry in accepted(file) if entry["path"] not in looked_at]
    added = [_entry(found, name, site) for found, name in _named(findings, site)]
    entries = sorted([*kept, *added], key=lambda entry: tuple(entry.values()))
    text = json.dumps({"accepted": entries}, ensure_ascii=False, indent=2)
    file.write_text(text + "\n", "utf-8", newline="\n")
    return len(added)


def _entry(finding: Finding, name: str, site: Site) -> Entry:
    words = _words(finding, site.file(finding.path))
    return dict(zip(KEYS, (finding.path, finding.rule, words, name), strict=True))


def _named(findings: Iterable[Finding], site: Site) -> Iterator[tuple[Finding, str]]:
    """Yield findings with names that do not depend on where in the file they are."""
    seen = Counter[str]()
    for finding in findings:
        document = site.file(finding.path)
        found = excerpt(document, finding.span) if document else None
        around = "".join(found) if found else finding.message
        parts = [finding.path, finding.rule, _words(finding, document), around]
        same = "\n".join(" ".join(part.split()) for part in parts)
        seen[same] += 1
        yield finding, hashlib.sha256(f"{same}\n{seen[same]}".encode()).hexdigest()[:16]


def _words(finding: Finding, document: Document | None) -> str:
    words = document.text[finding.span.start : finding.span.end] if document else ""
    line = " ".join(words.split())
    return line if len(line) <= 80 else line[:79] + "…"
