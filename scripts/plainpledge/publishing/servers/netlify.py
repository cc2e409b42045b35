"""`_headers` and `_redirects`, for Netlify and Cloudflare; GitLab Pages reads the second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from ..table import Table


def write(table: Table, files: Sequence[str]) -> Mapping[str, str]:
    """Return both files. What stands under a path adds to what stands under `/*`."""
    blocks = [("/*", table.headers_for("/"))]
    for path in files:
        own = table.headers_for(path)
        common = table.headers_for("/")
        blocks.append((f"/{path}", {k: v for k, v in own.items() if common.get(k) != v}))
    return {
        "_headers": "".join(_block(path, headers) for path, headers in blocks),
        "_redirects": "".join(
            f"{quote(old)} {new} 301\n" for old, new in table.all_redirects.items()
        ),
    }


def _block(path: str, headers: Mapping[str, str]) -> str:
    drop = "" if path == "/*" else "".join(f"  ! {name}\n" for name in headers)
    return f"{path}\n{drop}" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
