"""Azure Static Web Apps: `staticwebapp.config.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from ..table import Table


def write(table: Table, files: Sequence[str]) -> Mapping[str, str]:
    """Return the file; the first route that fits a path counts, and adds to the global headers."""
    routes: list[dict[str, object]] = [
        {"route": quote(old), "redirect": new, "statusCode": 301}
        for old, new in table.all_redirects.items()
        if not old.endswith("index.html")  # Azure sends those to the folder by itself
    ]
    routes += [{"route": f"/{path}", "headers": dict(table.hashed)} for path in files]
    settings = {
        "trailingSlash": "always",
        "globalHeaders": table.headers_for("/"),
        "routes": routes,
        "responseOverrides": {"404": {"rewrite": "/404.html", "statusCode": 404}},
    }
    return {"staticwebapp.config.json": json.dumps(settings, indent=2) + "\n"}
