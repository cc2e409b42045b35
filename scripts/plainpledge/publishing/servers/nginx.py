"""nginx: lines to include in a `server` block, which says where to listen and what `root` is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..assets import HASHED
from ..table import Table

_INDEX = """\
location ~ "/index\\.html$" {
  if ($request_uri ~ "^(?<folder>/(?:[^/?]+/)*)index\\.html(?:\\?|$)") { return 301 $folder; }
  %s
}
"""
"""nginx comes here by itself too, with the address of a folder: then it sends the file."""
_REST = """\
location / { %s try_files $uri @folder; }
location @folder { %s if (!-f $request_filename/index.html) { return 404; } try_files $uri/ =404; }
"""
"""Nothing tells whether there is a folder that has no page."""
_HEAD = """\
# Made by “plainpledge headers nginx”. Include this in a server block that has listen,
# server_name and root (the folder “current” that “plainpledge publish” makes).
index index.html;
charset utf-8;
charset_types text/css text/plain text/xml application/javascript application/json image/svg+xml;
server_tokens off;
absolute_redirect off;
gzip_static on;
gzip_vary on;
error_page 404 /404.html;
error_page 403 =404 /404.html;
location = /404.html { internal; %s }
"""


def write(table: Table, files: Sequence[str]) -> Mapping[str, str]:
    """Return one file. nginx forgets outer headers where inner ones stand, so each has all."""
    others = _headers(table.headers_for("/"))
    redirects = (
        f'location = "{old}" {{ {_headers(table.headers_for(old))} return 301 {new}; }}\n'
        for old, new in table.all_redirects.items()
    )
    kept = _headers({**table.everywhere, **table.hashed})
    hashed = f'location ~ "{HASHED}" {{ {kept} }}\n'
    parts = [_HEAD % others, *redirects, _INDEX % others, hashed, _REST % (others, others)]
    return {"plainpledge.conf": "".join(parts)}


def _headers(headers: Mapping[str, str]) -> str:
    return " ".join(f'add_header {name} "{value}" always;' for name, value in headers.items())
