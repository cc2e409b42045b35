"""A page for each rule, made from the rule's own docstring, and one that lists all."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..rules.registry import rules
from .page import SitePage

ADDRESS = "editing/rules/index.md"


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the list and then each rule’s page."""
    yield SitePage(
        address=ADDRESS,
        template="rules.html",
        title="What the checker looks for",
        summary="Every rule of the checker, with what it looks for and why.",
        parent="editing/index.md",
        view={"rules": list(rules().values())},
    )
    for rule in rules().values():
        yield SitePage(
            address=f"editing/rules/{rule.name}.md",
            template="rule.html",
            title=rule.title,
            summary=f"What the rule “{rule.name}” looks for, and why.",
            body=rule.page,
            parent=ADDRESS,
            view={"rule": rule},
        )
