"""The accessibility statement: a person's words, the fixed ones, and what a program has tested."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..model import Article, Site
from ..reading.site import address
from ..reading.site_content import fingerprint
from ..reading.test_results import AccessResult, AccessTest, access_test
from . import enforcement
from .page import SitePage

ADDRESS = "accessibility.md"

NEVER = "No program has tested this site on this computer yet."
CHANGED = (
    "The site has changed since a program last tested it. "
    "What was found then says nothing about the site as it is now."
)
PARTLY = "The test is not complete: the program has looked at {done} of {planned} states."
FAULTY = "The program found faults. They are listed below."
CLEAN = "No known automated failures."
"""The most that a program may say: whether a site meets a standard is for people to say."""


@dataclass(frozen=True)
class LastTest:
    """What a program has tested; the files are only read when a page shows it."""

    root: Path

    @cached_property
    def test(self) -> AccessTest | None:
        """The last test of the site as it is now; None where there is none."""
        return self._last if self._last and self._last.plan.content == self._content else None

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """What came of it."""
        if not self._last:
            return (NEVER,)
        if not self.test:
            return (CHANGED,)
        partly = PARTLY.format(done=self.test.done, planned=self.test.planned)
        found = (FAULTY,) if self.failed else (CLEAN,) if self.test.is_whole else ()
        return (*(() if self.test.is_whole else (partly,)), *found)

    @property
    def results(self) -> tuple[AccessResult, ...]:
        """One for each page and width."""
        return self.test.results if self.test else ()

    @property
    def failed(self) -> list[AccessResult]:
        """Those with faults."""
        return [result for result in self.results if result.failures]

    @property
    def looked_at(self) -> dict[tuple[str, str, str], list[str]]:
        """What the program could not decide, as rule, place and reason, and on which pages."""
        found: dict[tuple[str, str, str], list[str]] = {}
        for result in self.results:
            for one in result.looked_at:
                on = found.setdefault((one.rule, one.place, one.reason), [])
                on += [] if result.page in on else [result.page]
        return found

    @property
    def days(self) -> list[datetime.date]:
        """When it was tested."""
        return sorted({result.day for result in self.results})

    @property
    def programs(self) -> list[str]:
        """With which versions of which programs."""
        return sorted({name for one in self.results for name in (one.tool, one.browser)})

    @cached_property
    def _last(self) -> AccessTest | None:
        return access_test(self.root)

    @cached_property
    def _content(self) -> str:
        return fingerprint(self.root)


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the statement, where the site has one."""
    article = next((one for one in site.articles if _is_statement(one)), None)
    if article:
        yield SitePage(
            address=ADDRESS,
            template="accessibility.html",
            title=article.title,
            summary=article.summary,
            document=article.document,
            view={"article": article, "enforcement": enforcement, "tested": LastTest(site.root)},
        )


def _is_statement(article: Article) -> bool:
    return address(article.document.path) == ADDRESS
