"""Two generators, one site: whatever page, title or link is missing is found."""

from __future__ import annotations

from pathlib import Path

import pytest

import compare_sites
from built_site import BuiltSite
from compare_sites import differences, wanted_by

DOCS = {
    "index.md": "Read [about](about.md), `[code](nosuch.md)` and ![a picture](a.png).",
    "about.md": "Some [words](glossary/word.md#use), and [others](https://example.org/about.md).",
    "glossary/index.md": "- [word](word.md)\n\n```\n[code](../index.md)\n```",
    "glossary/word.md": "What it means. See [\\[all\\]](index.md).",
}
SITE = {
    "index.html": '<a href="#top">up</a><article><h1>The index ¶</h1>'
    '<a href="about/">a</a></article>',
    "about/index.html": '<h1>The <b>about</b></h1><a href="../glossary/word/#use">words</a>',
    "glossary/index.html": '<h1>The glossary</h1><a href="/glossary/word">w</a>'
    '<img src="../a.png">',
    "glossary/word/index.html": '<h1>The word</h1><h2 id="use">Use</h2><a href="..">all</a>',
    "404.html": '<h1>Lost</h1><a href="/nosuch">x</a>',
    "a.png": "",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        name = Path(path).with_suffix("").as_posix().removesuffix("/index").rpartition("/")[2]
        head = f'---\ntitle: "The {name}"\n---\n\n' if path.endswith(".md") else ""
        file.write_text(f"{head}{text}\n", "utf-8")
    return folder


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return write(tmp_path / "docs", DOCS)


def test_a_site_that_has_everything_has_no_difference(docs: Path, tmp_path: Path) -> None:
    site = write(tmp_path / "site", SITE)
    assert list(differences(wanted_by(docs), BuiltSite(site))) == []
    assert list(differences(wanted_by(site), BuiltSite(site))) == []


@pytest.mark.parametrize("expected", ["docs", "site"], ids=["Markdown", "another site"])
@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("about/index.html", "about", "rest", "is headed “The rest” and not “The about”."),
        ("about/index.html", "<h1>The", "<h1>Not the", "is headed “Not the about”"),
        ("about/index.html", "#use", "#uses", "about/index.html links to ../glossary/word/#uses: "),
        ("about/index.html", "#use", "x/#use", "about/index.html links to ../glossary/word/x/#use"),
        ("about/index.html", "<a href", "<b href", "has no link to glossary/word/index.html."),
        (
            "glossary/word/index.html",
            ' id="use"',
            "",
            "about/index.html links to ../glossary/word/",
        ),
        ("glossary/index.html", "../a.png", "a.png", "glossary/index.html links to a.png: nothing"),
        ("glossary/index.html", "/glossary/word", "/word", "links to /word: nothing is there."),
        ("glossary/index.html", "../a.png", "../../../a.png", "links to ../../../a.png: nothing"),
        ("index.html", "#top", "#nowhere", "index.html links to #nowhere: nothing is there."),
        (
            "index.html",
            '<a href="about/">a</a></article>',
            '</article><nav><a href="about/">a</a></nav>',
            "index.html has no link to about/index.html.",
        ),
    ],
)
def test_what_is_missing_is_said(
    path: str, old: str, new: str, said: str, expected: str, docs: Path, tmp_path: Path
) -> None:
    """A link in the menu around the words is none of the words."""
    wanted = wanted_by(docs if expected == "docs" else write(tmp_path / "whole", SITE))
    assert old in SITE[path]
    site = write(tmp_path / "site", SITE | {path: SITE[path].replace(old, new)})
    found = list(differences(wanted, BuiltSite(site)))
    assert any(said in one for one in found), found


def test_pages_are_counted(docs: Path, tmp_path: Path) -> None:
    site = write(tmp_path / "site", SITE | {"more/index.html": "<h1>More</h1>"})
    (site / "about" / "index.html").unlink()
    assert set(differences(wanted_by(docs), BuiltSite(site))) == {
        "about/index.html was not built.",
        "more/index.html is one too many.",
        "index.html links to about/: nothing is there.",
        "index.html has no link to about/index.html.",
    }


def test_the_command_fails_where_anything_differs_or_no_word_is_explained(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = write(tmp_path / "site", SITE)
    assert compare_sites.main([str(docs), str(site)]) == 0
    assert capsys.readouterr().out == (
        "Pages: 4. Links within the site: 6. To words: 2.\nDifferences: 0.\n"
    )
    (site / "a.png").unlink()
    assert compare_sites.main([str(docs), str(site)]) == 1
    assert "glossary/index.html links to ../a.png" in capsys.readouterr().out
    plain = write(tmp_path / "plain", {"index.md": "Words."})
    assert (
        compare_sites.main(
            [str(plain), str(write(tmp_path / "one", {"index.html": "<h1>The index</h1>"}))]
        )
        == 1
    )
    assert "Differences: 0." in capsys.readouterr().out
