"""The ways from one page to another, as links need them."""

from __future__ import annotations

from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url


class Ways:
    """Remembers ways: to another folder, all pages of one folder go the same way."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}

    def way(self, there: str, page: Page | None, base: str) -> str:
        """Return the way to an address.

        Args:
            there: from the site’s root.
            page: where the way starts; None for a page that is no file’s, such as 404.html.
            base: the way to the root, for that case.
        """
        here = page.url if page else ""
        if not here.endswith("/") or f"{there}/".startswith(here):
            return normalize_url(there, page, base)
        folder = here[: here.rfind("/", 0, -1) + 1]
        known = self._known.get((folder, there))
        if known is None:
            known = self._known[folder, there] = normalize_url(there, page, base)
        return known
