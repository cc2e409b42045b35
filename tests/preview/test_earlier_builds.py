"""A build that nobody asks for any more takes no memory."""

from __future__ import annotations

import gc
import weakref

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from plainpledge.plugin.previewing import Earlier


def test_only_the_last_two_builds_are_kept() -> None:
    earlier, pages = Earlier(), list[weakref.ref[Page]]()
    gc.disable()
    try:
        for _ in range(4):
            pages.append(_build(earlier))
        assert [page() is None for page in pages] == [True, True, False, False]
    finally:
        gc.enable()


def _build(earlier: Earlier) -> weakref.ref[Page]:
    file = File("a.md", "docs", "site", use_directory_urls=True)
    page = weakref.ref(Page("A", file, MkDocsConfig()))
    earlier.add(Files([file]))
    return page
