"""Caddy: a snippet to import into a site block, which says the address and what `root` is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..assets import HASHED
from ..table import Table

_TAIL = """\
	@write not method GET HEAD
	respond @write 405
	@file path_regexp file ^(/(?:[^/]+/)*)index\\.html$
	redir @file {re.file.1} 301
	@folder {
		path_regexp folder ^(/(?:[^/]+/)*[^/]+)$
		file {path}/index.html
		expression `{query} == ""`
	}
	redir @folder {re.folder.1}/ 301
	@asked {
		path_regexp asked ^(/(?:[^/]+/)*[^/]+)$
		file {path}/index.html
		expression `{query} != ""`
	}
	redir @asked {re.asked.1}/?{query} 301
	@direct path /404.html
	error @direct 404
	@slashed {
		path_regexp /$
		not file {path}index.html
	}
	error @slashed 404
	@packed file {path}.gz {path}index.html.gz
	header @packed ?Vary Accept-Encoding
	file_server {
		precompressed br zstd gzip
	}
	handle_errors {
		@lost expression `{http.error.status_code} == 404`
		%s
		@lean file /404.html.gz
		header @lean ?Vary Accept-Encoding
		rewrite @lost /404.html
		file_server @lost {
			precompressed br zstd gzip
			disable_canonical_uris
		}
	}
}
"""


def write(table: Table, files: Sequence[str]) -> Mapping[str, str]:
    """Return one file: import it, and write `import plainpledge` in the site block."""
    lines = [
        "# Made by “plainpledge headers caddy”. Import this file, then write “import plainpledge”",
        "# and “root” (the folder “current” that “plainpledge publish” makes) in the site’s block.",
        "(plainpledge) {",
        '\t@hashed path_regexp "' + HASHED + '"',
        '\t@others not path_regexp "' + HASHED + '"',
        *_headers("", table.everywhere),
        *_headers("@hashed ", table.hashed),
        *_headers("@others ", table.others),
        "\theader -Server",
        *_redirects(table.all_redirects),
    ]
    lost = "\n\t".join(_headers("@lost ", table.others)).strip()
    return {"plainpledge.caddy": "\n".join(lines) + "\n" + _TAIL % lost}


def _redirects(redirects: Mapping[str, str]) -> Iterator[str]:
    """Yield lines that ask for the very path: a plain path would fit in any letter case."""
    for number, (old, new) in enumerate(redirects.items(), 1):
        yield f'\t@moved{number} path_regexp "^{_escaped(old)}$"'
        yield f"\tredir @moved{number} {new} 301"


def _escaped(path: str) -> str:
    return re.sub(r"[.+()\[\]|^]", r"\\\g<0>", path)


def _headers(matcher: str, headers: Mapping[str, str]) -> list[str]:
    return [f'\theader {matcher}{name} "{value}"' for name, value in headers.items()]
