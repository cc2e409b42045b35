"""Pictures under names that say what is in them, beside those under the names they were given.

A page asks for a picture by its hashed name, so that a browser may keep it for ever and shows a new
one at once. The name that it was given stays: other sites, letters and links in our pages lead
there.
In a preview there are no hashes: what changes there is asked for each time.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..pages.hashed_names import hashed_name
from ..publishing.assets import is_hashed
from .files import path_near

OUR_FAVICON = "assets/favicon.svg"
FAVICON_OF_THEME = "assets/images/favicon.png"
"""What Material sets where `mkdocs.yml` names none; `main.html` shows ours instead."""


def hashed_near(files: Files, page: File, config: MkDocsConfig) -> Callable[[str], str | None]:
    """Return what gives the hashed name of a picture by its address as a page writes it."""

    def hashed(address: str) -> str | None:
        path = hashed_path(files, path_near(page, address), config)
        return posixpath.basename(path) if path else None

    return hashed


def hashed_path(files: Files, path: str, config: MkDocsConfig) -> str | None:
    """Add a picture to the site once more, with a hash in its name, and return its path.

    None if there is no such picture, or if its name has a hash already.
    """
    file = files.get_file_from_path(path)
    if not file or not file.is_media_file() or file.inclusion.is_excluded() or is_hashed(path):
        return None
    try:
        data = file.content_bytes
    except OSError:
        return None
    name = hashed_name(path, data)
    if not files.get_file_from_path(name):
        files.append(File.generated(config, name, content=data))
    return name


def pictures_of_settings(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Return the hashed paths of the logo and the favicon, by the paths that templates know."""
    logo, favicon = (str(config.theme.get(name) or "") for name in ("logo", "favicon"))
    paths = (logo, OUR_FAVICON if favicon == FAVICON_OF_THEME else favicon)
    hashed = {path: hashed_path(files, path, config) for path in paths if path}
    return {path: name for path, name in hashed.items() if name}
