"""A small site for tests of publishing, and what to expect of it where it was published."""

from __future__ import annotations

from pathlib import Path

from plainpledge.commands.publishing import Publisher
from plainpledge.pages.hashed_names import hashed_name
from plainpledge.publishing.folder import Folder
from plainpledge.publishing.releases import Releases

PAGES = 8


def make_site(folder: Path, version: int) -> Path:
    """Make a small site: pages, a plain file, and one with a hash in its name."""
    for number in range(PAGES):
        page = folder / (f"page-{number}/index.html" if number else "index.html")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<h1>Version {version}</h1>" + "<p>Some words.</p>" * 100, "utf-8")
    (folder / "404.html").write_text(f"<h1>Not found, {version}</h1>", "utf-8")
    (folder / "assets").mkdir(exist_ok=True)
    (folder / "assets" / "site.css").write_text("p { color: black }", "utf-8")
    (folder / asset(version)).write_bytes(_styles(version))
    return folder


def asset(version: int) -> str:
    """Return the path of the file that only pages of one version load."""
    return hashed_name("assets/main.css", _styles(version))


def _styles(version: int) -> bytes:
    return f"/* {version} */".encode() * 199


def publish(target: Path, tmp_path: Path, version: int, keep: int = 5) -> str:
    """Publish a version and return the name of its release."""
    site = make_site(tmp_path / f"site-{version}", version)
    assert Publisher(Folder(target), lambda _: None, keep=keep).publish(site, f"c{version}")
    live = Releases(target).live
    assert live
    return live


def assert_whole(target: Path, versions: set[int]) -> None:
    """Readers see one release, every byte of it, and it is one of these versions."""
    releases = Releases(target)
    live = releases.live
    assert live and releases.damage(live) == []
    shown = (target / "current" / "index.html").read_text("utf-8")
    (version,) = {number for number in versions if f"<h1>Version {number}</h1>" in shown}
    for number in range(1, PAGES):
        page = (target / "current" / f"page-{number}" / "index.html").read_text("utf-8")
        assert f"<h1>Version {version}</h1>" in page
