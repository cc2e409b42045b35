"""What must be so before anything is published or shown again; what is not is said in words."""

from __future__ import annotations

from pathlib import Path

from ..publishing.manifest import in_print, misnamed
from ..publishing.place import ReleaseStore
from ..publishing.releases import RELEASES
from ..publishing.smoke import HOME
from .project import CannotRunError

UNCHANGED = "Readers still see the site as it was."
_SHOWN = 3
"""How many damaged files a sentence names."""


def require_address(address: str | None) -> None:
    """Refuse what is not the address of a site.

    Raises:
        CannotRunError: it is not.
    """
    if address and not address.startswith(("https://", "http://")):
        raise CannotRunError(
            f"“{address}” is not the address of a site. Write all of it, https:// first."
        )


def require_site(built: Path, folder: Path | None) -> None:
    """Refuse what is not a built site, or a site that would be copied into itself.

    Args:
        built: the site’s folder.
        folder: the folder to publish to, if it is one.

    Raises:
        CannotRunError: it cannot be published there.
    """
    if not (built / HOME).is_file():
        raise CannotRunError(f"“{built}” is not a built site: it has no {HOME}.")
    _require_names(built)
    if not folder:
        return
    outer = built.resolve()
    if any(inner.resolve().is_relative_to(outer) for inner in (folder, folder / RELEASES)):
        raise CannotRunError("The folder to publish to lies inside the site. Name another folder.")


def _require_names(built: Path) -> None:
    for path in misnamed(built)[:1]:
        raise CannotRunError(
            f"The name of “{in_print(path)}” has a line break, or another sign that cannot be "
            "written, where “?” stands. Give the file or folder another name, and build again."
        )


def require_releases(folder: Path | None) -> None:
    """Refuse a folder that nothing was ever published to, and leave nothing behind there.

    Raises:
        CannotRunError: it has no releases.
    """
    if folder and not (folder / RELEASES).is_dir():
        raise CannotRunError(f"Nothing was ever published to “{folder}”.")


def require_whole(releases: ReleaseStore, name: str | None) -> str:
    """Return the release to go back to: the one named, or else the one before.

    Raises:
        CannotRunError: there is none, or it is damaged.
    """
    known = ", ".join(releases.names) or "none"
    if name and name not in releases.names:
        raise CannotRunError(f"There is no release “{name}”. There are: {known}.")
    wanted = name or releases.earlier
    if not wanted:
        raise CannotRunError(f"There is nothing to go back to. Releases: {known}.")
    if damaged := releases.damage(wanted):
        raise CannotRunError(f"Release {wanted} is damaged: {_some(damaged)}. {UNCHANGED}")
    return wanted


def _some(paths: list[str]) -> str:
    more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
    return in_print(", ".join(paths[:_SHOWN])) + more
