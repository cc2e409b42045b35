"""One style sheet and one script for every page, with nothing forgotten."""

from __future__ import annotations

import re

from built_sites import OWN, Build
from plainpledge.pages import bundles
from plainpledge.search.index import SCRIPTS as LOOK_UP

ASSETS = OWN / "overrides"


def read(path: str) -> str:
    return (ASSETS / path).read_text("utf-8")


def test_every_file_is_in_a_bundle() -> None:
    known = {f"assets/{name}.css" for name in (*bundles.STYLES, bundles.PRINT)}
    known |= {f"assets/{name}.js" for name in bundles.SCRIPTS} | set(LOOK_UP)
    files = [file for file in (ASSETS / "assets").rglob("*.*") if file.suffix in (".css", ".js")]
    assert {file.relative_to(ASSETS).as_posix() for file in files} == known


def test_no_line_of_a_script_is_inside_words() -> None:
    """Lines are stripped, so no text in backticks may go over the end of one."""
    for name in bundles.SCRIPTS:
        for line in read(f"assets/{name}.js").splitlines():
            assert line.count("`") % 2 == 0, f"{name}: {line}"


def test_the_name_changes_with_what_is_in_it() -> None:
    path, text = bundles.styles(read, "")
    assert re.fullmatch(r"assets/site\.[0-9a-f]{10}\.css", path)
    assert "/*" not in text
    assert (
        text.index("--paper:") < text.index(".search__input") < text.index("@media print {\n@page")
    )
    other, own = bundles.styles(read, ":root { --accent: #123456; }\n")
    assert other != path
    assert own.index("--accent: #0b5a57") < own.index("--accent: #123456") < own.index("@page")


def test_a_page_asks_for_one_of_each(any_site: Build) -> None:
    for page in any_site.pages.values():
        loaded = [url for tag, rel, url in page.links if tag == "script" or rel == "stylesheet"]
        assert [re.sub(r"\.[0-9a-f]{10}\.", ".", url.rpartition("/")[2]) for url in loaded] == [
            "site.css",
            "site.js",
        ], page.path
    assert not [path for path in any_site.files if re.fullmatch(r"assets/site\.(css|js)", path)]


def test_own_colours_are_in_the_style_sheet(charter_site: Build, own_site: Build) -> None:
    (styles,) = (data for path, data in charter_site.files.items() if path.endswith(".css"))
    assert b"--accent: #6b1d5c; --accent-ink: #ffffff;" in styles
    (styles,) = (data for path, data in own_site.files.items() if path.endswith(".css"))
    assert b"#6b1d5c" not in styles
