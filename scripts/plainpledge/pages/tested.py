"""What a program has tested of this site's accessibility, from the last results at hand."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..reading.test_results import access_results
from .page import SitePage

STATEMENT = "accessibility.md"
ADDRESS = "accessibility-tests.md"


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the page, where the site has an accessibility statement for it to belong to."""
    if f"docs/{STATEMENT}" not in site.documents:
        return
    results = access_results(site.root)
    yield SitePage(
        address=ADDRESS,
        template="tested.html",
        title="What a program has tested",
        summary="The last automated tests of this site: what was tested, when, and what was found.",
        parent=STATEMENT,
        view={
            "results": results,
            "days": sorted({result.day for result in results}),
            "tools": sorted({result.tool for result in results}),
            "browsers": sorted({result.browser for result in results}),
            "states": sum(len(result.looks) for result in results),
            "failed": [result for result in results if result.failures],
        },
    )
