"""Sites built for the tests, and what can be read from a built site.

Every test that looks at a whole site takes one of the fixtures here; `conftest.py` loads them.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

HERE = Path(__file__).parent
OWN = HERE.parent
CHARTER = HERE / "sites" / "charter"
HOSTILE = '<b>"x"</b> & {{ 7*7 }} 🌍'
"""A title that must be shown as it is typed."""
BUILD_DAY = "1782864000"
"""The moment the test sites are built for, in seconds: 1 July 2026."""

_INLINE = {"a", "abbr", "b", "code", "em", "i", "label", "small", "span", "strong", "time"}
_NO_CLOSING_TAG = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
_NO_CLOSING_TAG |= {"source", "track", "wbr"}
_LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "iframe": "src"}


@dataclass(frozen=True)
class Build:
    """What a build left behind."""

    folder: Path
    code: int
    printed: str

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Every HTML file, read, by its path."""
        files = sorted(self.folder.rglob("*.html"))
        return {path: BuiltPage.read(self.folder, path) for path in map(self._path, files)}

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file by its path."""
        files = (file for file in sorted(self.folder.rglob("*")) if file.is_file())
        return {self._path(file): file.read_bytes() for file in files}

    def _path(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix()


@dataclass
class BuiltPage(HTMLParser):
    """One HTML file: what stands in it."""

    path: str
    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """Tag, `rel` and address of all that the page points to or loads."""
    tags: Counter[str] = field(default_factory=Counter)
    language: str = ""
    parts: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    """Each text with the elements it stands in, such as `p.lead` or `li.card#one`."""
    attributes: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []

    @classmethod
    def read(cls, folder: Path, path: str) -> BuiltPage:
        page = cls(path)
        page.feed((folder / path).read_text("utf-8"))
        page.close()
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        self.attributes.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.language = values.get("lang", "")
        if values.get(_LINKS.get(tag, "")):
            self.links.append((tag, values.get("rel", ""), values[_LINKS[tag]]))
        if tag not in _NO_CLOSING_TAG:
            names = [f".{name}" for name in values.get("class", "").split()]
            names += [f"#{values['id']}"] if "id" in values else []
            self._open.append("".join([tag, *names]))
        self._part_words(tag)

    def handle_endtag(self, tag: str) -> None:
        self._part_words(tag)
        while self._open and tag in map(_tag, self._open):
            if _tag(self._open.pop()) == tag:
                break

    def _part_words(self, tag: str) -> None:
        if tag not in _INLINE:
            self.parts.append((tuple(self._open), " "))

    def handle_data(self, data: str) -> None:
        self.parts.append((tuple(self._open), data))

    def text(self, inside: str = "", without: tuple[str, ...] = ("script", "style")) -> str:
        """Return the words inside the elements that have this tag, classes and id."""
        found = (
            words
            for around, words in self.parts
            if any(_is(one, inside) for one in around)
            and not any(_tag(o) in without for o in around)
        )
        return " ".join("".join(found).split())

    def target(self, address: str, prefix: str = "/") -> tuple[str, str] | None:
        """Return the file and the anchor that a link leads to; None for another site's."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if path.startswith("/"):
            assert path.startswith(prefix), f"{self.path}: {address} leads out of {prefix}"
            whole = path.removeprefix(prefix)
        else:
            whole = posixpath.join(posixpath.dirname(self.path), path) if path else self.path
        whole = posixpath.normpath(whole) if whole else "."
        assert not whole.startswith(".."), f"{self.path}: {address} leads out of the site"
        if path.endswith(("/", ".")) and path:
            whole = posixpath.join(whole, "index.html")
        return posixpath.normpath(whole), unquote(parts.fragment)


def _tag(element: str) -> str:
    return re.split("[.#]", element, maxsplit=1)[0]


def _is(element: str, wanted: str) -> bool:
    has, (tag, *names) = re.split("(?=[.#])", element), re.split("(?=[.#])", wanted)
    return tag in ("", has[0]) and set(names) <= set(has[1:])


def build(project: Path, folder: Path, *options: str, **environment: str) -> Build:
    """Build a site in a process of its own, as MkDocs alone would."""
    variables = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": BUILD_DAY,
        **environment,
    }
    settings = ("-f", str(project / "mkdocs.yml"), "-d", str(folder))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options, *settings],
        env=variables,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    return Build(folder, done.returncode, done.stdout + done.stderr)


def copy_charter(folder: Path) -> Path:
    """Copy the charter and the templates to a new folder, to be changed there."""
    shutil.copytree(CHARTER, folder)
    shutil.copytree(OWN / "overrides", folder / "overrides")
    change(folder / "mkdocs.yml", "../../../overrides", "overrides")
    return folder


def change(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file exactly once."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), "utf-8")


def set_field(file: Path, name: str, value: str) -> None:
    """Give a field of a YAML file or front matter another value."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    (line,) = (number for number, line in enumerate(lines) if line.startswith(f"{name}:"))
    lines[line] = f"{name}: {value}\n"
    file.write_text("".join(lines), "utf-8")


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Our own site, built as it is published."""
    return build(OWN, tmp_path_factory.mktemp("own") / "site", "--strict")


@pytest.fixture(scope="session")
def charter_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The second site, built from where it stands."""
    return build(CHARTER, tmp_path_factory.mktemp("charter") / "site", "--strict")


@pytest.fixture(params=["own_site", "charter_site"])
def any_site(request: pytest.FixtureRequest) -> Build:
    """Each of the two sites in turn."""
    site = request.getfixturevalue(request.param)
    assert isinstance(site, Build)
    return site


@pytest.fixture
def charter(tmp_path: Path) -> Iterator[Path]:
    """A copy of the charter, to be changed."""
    yield copy_charter(tmp_path / "charter")


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The charter with a title full of signs in every field that takes words."""
    project = copy_charter(tmp_path_factory.mktemp("hostile") / "charter")
    typed = json.dumps(HOSTILE, ensure_ascii=False)
    for name, fields in {
        "pledges/02-books-come-to-you.md": ("title", "summary", "owner"),
        "pledges/our-charter.md": ("title", "summary"),
        "docs/index.md": ("title", "summary"),
        "docs/glossary/home-loan.md": ("say_instead", "source"),
        "docs/glossary/inter-library-loan.md": ("term", "law"),
    }.items():
        for one in fields:
            set_field(project / name, one, typed)
    set_field(project / "docs" / "glossary" / "home-loan.md", "see_also", f"[{typed}]")
    article = f"---\ntitle: {typed}\nsummary: {typed}\nowner: {typed}\n---\n\nSome words.\n"
    (project / "docs" / "about.md").write_text(article, "utf-8")
    set_field(project / "mkdocs.yml", "site_name", typed)
    return build(project, project / "site", "--strict")
