"""Pictures of a built site: asked for by a name with a hash, and kept under the name they have."""

from __future__ import annotations

import re
from pathlib import Path

from built_sites import Build, build, change
from plainpledge.publishing.assets import is_hashed

PAGE = """---
title: Odd
summary: A page with pictures.
---

![A door](images/door.svg) ![Unpublished](images/later.svg) [The door itself](images/door.svg)
"""
DOOR = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><path d="M0 0h9v9z"/></svg>'


def odd_site(project: Path, door: str, name: str) -> Build:
    (project / "docs/odd.md").write_text(PAGE, "utf-8")
    (project / "docs/images/door.svg").write_text(door, "utf-8", newline="\n")
    (project / "docs/images/later.svg").write_text(DOOR, "utf-8")
    (project / "docs/images/spare.svg").write_text(DOOR, "utf-8")
    return build(project, project.parent / name)


def images(site: Build, page: str) -> list[str]:
    """Return the files of the pictures that a page shows, and of its icon."""
    of_page = site.pages[page]
    shown = [url for tag, rel, url in of_page.links if tag == "img" or rel == "icon"]
    return [target[0] for url in shown if (target := of_page.target(url))]


def test_pages_ask_for_pictures_by_hashed_names(any_site: Build) -> None:
    for path in any_site.pages.keys() - {"404.html"}:
        for image in images(any_site, path):
            assert is_hashed(image), f"{path}: {image}"
            plain = re.sub(r"\.[0-9a-f]{10}(\.[a-z]+)$", r"\1", image)
            assert any_site.files[image] == any_site.files[plain], f"{path}: {image}"


def test_a_new_picture_has_a_new_name_and_the_old_address(charter: Path) -> None:
    change(charter / "mkdocs.yml", "repo_url:", "exclude_docs: later.svg\nrepo_url:")
    first = odd_site(charter, DOOR, "first")
    second = odd_site(charter, DOOR.replace("9", "8"), "second")
    (old,), (new,) = (
        [i for i in images(s, "odd/index.html") if "door" in i] for s in (first, second)
    )
    assert old != new and is_hashed(old) and is_hashed(new)
    assert second.files[new] == second.files["images/door.svg"] != first.files[old]
    assert old not in second.files
    linked = [url for tag, _, url in second.pages["odd/index.html"].links if tag == "a"]
    assert "../images/door.svg" in linked


def test_only_what_is_shown_and_published_stands_there_twice(charter: Path) -> None:
    change(charter / "mkdocs.yml", "repo_url:", "exclude_docs: later.svg\nrepo_url:")
    site = odd_site(charter, DOOR, "site")
    assert [path for path in site.files if "later" in path] == []
    assert [path for path in site.files if "spare" in path] == ["images/spare.svg"]


def test_the_icon_of_the_settings_has_a_hash_too(charter: Path) -> None:
    (charter / "docs/images/icon.svg").write_text(DOOR, "utf-8")
    change(charter / "mkdocs.yml", "  logo: images", "  favicon: images/icon.svg\n  logo: images")
    site = build(charter, charter.parent / "site")
    icon, logo = sorted(images(site, "index.html"))
    assert re.fullmatch(r"images/icon\.[0-9a-f]{10}\.svg", icon)
    assert re.fullmatch(r"images/logo\.[0-9a-f]{10}\.svg", logo)
    assert {icon, logo, "images/icon.svg"} <= site.files.keys()
