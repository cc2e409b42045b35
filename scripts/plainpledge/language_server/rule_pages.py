"""Where a writer can read what a rule is for: on the site, once its address is known."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from ..commands.building import SETTINGS

_ADDRESS = re.compile(r"^site_url:[ \t]*[\"']?(https?://[^\s\"'#]+)", re.MULTILINE)


def rule_page(root: Path, rule: str) -> str | None:
    """Return the address of a rule’s page; None while `mkdocs.yml` has no `site_url`."""
    try:
        changed = (root / SETTINGS).stat().st_mtime_ns
    except OSError:
        return None
    address = _address(root, changed)
    return f"{address.rstrip('/')}/editing/rules/{quote(rule)}/" if address else None


@lru_cache(maxsize=8)
def _address(root: Path, _changed: int) -> str | None:
    """Read the address again only when the file has changed."""
    text = (root / SETTINGS).read_text("utf-8-sig", errors="replace")
    found = _ADDRESS.search(text)
    return found[1] if found else None
