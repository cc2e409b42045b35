"""Which files may be kept for ever: those that our build named by what is in them, no others."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from built_sites import Build
from object_store import Prefix
from plainpledge.commands.places import place_of
from plainpledge.commands.publishing import Publisher
from plainpledge.model.hash_marks import FORM, hash_mark
from plainpledge.pages.hashed_names import hashed_name
from plainpledge.publishing.assets import is_hashed, is_named_by, named_by_content
from plainpledge.publishing.folder import Folder
from small_site import make_site

DATED = ("docs/list.20261123.pdf", "docs/list.2026112314.pdf", "docs/list.202611231405.pdf")
LIKE_OURS = ("docs/list.decade0123.pdf", "docs/list.decade012345.pdf")
"""Nobody’s hash, but of its form: only what is in the file tells."""
DIGITS = st.from_regex(r"\A[0-9]{1,64}\Z")


@given(st.binary(max_size=99), st.sampled_from([10, 12]))
def test_a_mark_has_its_form_and_is_never_a_number(data: bytes, length: int) -> None:
    mark = hash_mark(data, length)
    assert len(mark) == length and re.fullmatch(FORM, mark) and not mark[0].isdigit()
    digest = hashlib.sha256(data).hexdigest()
    assert mark[1:] == digest[1:length] and is_named_by(f"a/x.{mark}.css", digest)
    assert is_hashed(f"a/x.{mark}.css")
    assert not is_named_by(f"a/x.{mark}.css", hashlib.sha256(data + b"x").hexdigest())


@given(DIGITS)
def test_no_number_is_a_mark(number: str) -> None:
    assert not is_hashed(f"docs/list.{number}.pdf") and not is_hashed(f"x.{number}.css.gz")


def test_all_that_the_build_marks_is_known_by_its_content(any_site: Build) -> None:
    sums = {path: hashlib.sha256(data).hexdigest() for path, data in any_site.files.items()}
    named = named_by_content(sums)
    assert named == [path for path in sums if is_hashed(path)]
    folders = {path.rpartition("/")[0] for path in named}
    assert {"assets", "assets/search"} < folders, "styles, scripts, the search and pictures"
    unnamed = set(sums) - set(named)
    assert [path for path in unnamed if re.search(r"\.[0-9a-f]{8,}\.", path)] == []


def test_a_copy_is_judged_by_its_file() -> None:
    name = hashed_name("x.css", b"1")
    sums = {name: hashlib.sha256(b"1").hexdigest(), f"{name}.gz": "0" * 64}
    assert named_by_content(sums) == [name, f"{name}.gz"]
    assert named_by_content({f"{name}.gz": "0" * 64}) == []
    assert named_by_content({name: "0" * 64, f"{name}.gz": "0" * 64}) == []


def _with_lists(folder: Path, version: int) -> Path:
    site = make_site(folder, version)
    (site / "docs").mkdir()
    for path in (*DATED, *LIKE_OURS):
        (site / path).write_text("Names that nobody should read any more", "utf-8")
    return site


@pytest.mark.parametrize("way", ["publish", "go back"])
def test_a_removed_list_is_gone_from_a_folder(way: str, tmp_path: Path) -> None:
    target = tmp_path / "public"
    publisher = Publisher(Folder(target), print)
    sites = [_with_lists(tmp_path / "with", 1), make_site(tmp_path / "without", 2)]
    for site in sites if way == "publish" else reversed(sites):
        assert publisher.publish(site, "x")
    if way == "go back":
        assert (target / "current" / DATED[0]).is_file()
        assert publisher.rollback()
    assert not list((target / "current").rglob("list.*"))


def test_a_removed_list_is_gone_from_a_bucket(prefix: Prefix, tmp_path: Path) -> None:
    publisher = Publisher(place_of(prefix.address, None), print)
    assert publisher.publish(_with_lists(tmp_path / "with", 1), "x")
    assert set(DATED) < prefix.shown().keys()
    assert publisher.publish(make_site(tmp_path / "without", 2), "x")
    assert [path for path in prefix.shown() if "list." in path] == []
