"""What is lost, spoilt or misnamed where a site is published: told, and mended by the next."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from headed_server import serve
from object_store import Prefix
from plainpledge.cli import cli
from plainpledge.commands.publishing import Publisher
from plainpledge.pages.hashed_names import hashed_name
from plainpledge.publishing import open_pages
from plainpledge.publishing.disk import take_away
from plainpledge.publishing.folder import Folder
from plainpledge.publishing.manifest import in_print, read_sums, sums_of, written_sums
from plainpledge.publishing.releases import BEFORE, KEPT, LATER, SITE, SUMS, Releases
from plainpledge.publishing.smoke import smoke
from small_site import assert_whole, asset, make_site, publish

NOT_TEXT = b"\xff\xfe not UTF-8\n"
LINE_ENDS = {"LF": "\n", "CR": "\r", "FS": "\x1c", "NEL": "\x85", "LS": "\u2028", "PS": "\u2029"}
NOWHERE = "http://127.0.0.1:9/"
"""Nothing answers at the port for “discard”."""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "public"


def run(*words: str) -> Result:
    done = CliRunner().invoke(cli, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def refused(target: Path, site: Path) -> list[str]:
    said: list[str] = []
    assert not Publisher(Folder(target), said.append, NOWHERE).publish(site, "refused")
    return said


def files_shown(target: Path) -> list[str]:
    return sorted(file.name for file in (target / "current" / "assets").iterdir())


def test_sites_that_are_refused_leave_no_more_than_one_does(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plainpledge.publishing.smoke.PAUSE", 0)
    first = publish(target, tmp_path, 1)
    counts = []
    for version in range(2, 12):
        site = make_site(tmp_path / f"refused-{version}", version)
        deep = site / f"only-{version}"
        deep.mkdir()
        (deep / hashed_name("x.js", b"1")).write_text("1", "utf-8")
        refused(target, site)
        assert_whole(target, {1})
        counts.append(len(files_shown(target)))
        assert Path(asset(version)).name in files_shown(target), "readers saw it for a moment"
        assert len(list((target / "current").glob("only-*"))) == 1, "nor an empty folder"
    assert len(set(counts)) == 1, counts
    assert Releases(target).names == [first]
    publish(target, tmp_path, 20)
    publish(target, tmp_path, 21)
    found = {name for name in files_shown(target) if name.endswith(".css") and "main" in name}
    assert found == {Path(asset(version)).name for version in (20, 21)}


def test_what_a_release_that_stands_has_stays_when_another_is_refused(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plainpledge.publishing.smoke.PAUSE", 0)
    publish(target, tmp_path, 1)
    publish(target, tmp_path, 2)
    assert Publisher(Folder(target), print).rollback()
    for version in (3, 4):
        refused(target, make_site(tmp_path / f"site-{version}", version))
    shown = {version for version in range(9) if (target / "current" / asset(version)).is_file()}
    assert shown == {1, 2, 4}
    assert_whole(target, {1})


def test_the_same_site_may_be_refused_again_and_again(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plainpledge.publishing.smoke.PAUSE", 0)
    publish(target, tmp_path, 1)
    site = make_site(tmp_path / "again", 2)
    for _ in range(3):
        refused(target, site)
        assert_whole(target, {1})
        assert (target / "current" / asset(2)).is_file()


def _make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


SPOILT: dict[str, Callable[[Path], object]] = {
    "lost": lambda file: file.unlink(),
    "changed": lambda file: file.write_text("other", "utf-8"),
    "folder": _make_folder,
    "all lost": lambda file: shutil.rmtree(file.parent),
    "whole site lost": lambda file: shutil.rmtree(file.parent.parent),
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_broken_live_site_can_be_replaced(spoilt: str, target: Path, tmp_path: Path) -> None:
    publish(target, tmp_path, 1)
    SPOILT[spoilt](target / "releases" / publish(target, tmp_path, 2) / SITE / asset(2))
    publish(target, tmp_path, 3)
    assert_whole(target, {3})
    assert not (target / "current" / asset(2)).exists()
    publish(target, tmp_path, 4)
    assert (target / "current" / asset(3)).is_file(), "what is whole is kept as ever"


def test_what_is_whole_comes_along_when_one_file_is_lost(target: Path, tmp_path: Path) -> None:
    publish(target, tmp_path, 1)
    site = make_site(tmp_path / "two", 2)
    other = hashed_name("assets/aaa.js", b"1")
    (site / other).write_text("1", "utf-8")
    last = hashed_name("assets/zzz.js", b"1")
    (site / last).write_text("1", "utf-8")
    said: list[str] = []
    publisher = Publisher(Folder(target), said.append)
    assert publisher.publish(site, "two")
    (target / "current" / asset(2)).unlink()
    assert publisher.rollback()
    assert f"{asset(2)} is damaged." in said[1]
    assert (target / "current" / other).is_file() and (target / "current" / last).is_file()
    assert_whole(target, {1})


def test_a_file_in_place_of_a_folder_stops_no_new_site(target: Path, tmp_path: Path) -> None:
    first, second = (make_site(tmp_path / str(one), one) for one in (1, 2))
    (first / "extra").mkdir()
    (first / "extra" / hashed_name("x.js", b"1")).write_text("1", "utf-8")
    (second / "extra").write_text("a file", "utf-8")
    for site in (first, second):
        assert Publisher(Folder(target), print).publish(site, "x")
    assert_whole(target, {2})
    assert (target / "current" / asset(1)).is_file()


def _add(site: Path, name: str) -> None:
    try:
        (site / "images").mkdir()
        (site / "images" / name).write_bytes(b"x")
    except OSError:
        assert sys.platform != "linux", "every system but Linux refuses some of these names itself"
        (site / "images" / "\u2028.png").write_bytes(b"x")


@pytest.mark.parametrize("sign", [*LINE_ENDS.values(), "\udcff"], ids=[*LINE_ENDS, "not UTF-8"])
@pytest.mark.parametrize("place", ["folder", "bucket"])
def test_a_name_that_no_list_can_hold_is_refused_before_anything_is_written(
    place: str, sign: str, target: Path, tmp_path: Path, prefix: Prefix
) -> None:
    publish(target, tmp_path, 1)
    before = sorted(target.rglob("*"))
    site = make_site(tmp_path / "site-2", 2)
    _add(site, f"a{sign}b.png")
    to = str(target) if place == "folder" else prefix.address
    done = run("publish", to, "--site", str(site), "--address", NOWHERE)
    assert done.exit_code == 2, done.output
    assert "has a line break, or another sign that cannot be written" in done.output
    assert "?" in done.output and "another name" in done.output
    assert sorted(target.rglob("*")) == before and prefix.shown() == {}


def test_a_folder_counts_as_its_files_do(target: Path, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", 1)
    (site / "a\u2028b").mkdir()
    (site / "a\u2028b" / "index.html").write_text("x", "utf-8")
    done = run("publish", str(target), "--site", str(site))
    assert done.exit_code == 2 and "“a?b/index.html”" in done.output


def test_unusual_names_are_published_as_they_are(target: Path, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", 1)
    for name in ("a\u00a0b.png", "é ’ 👩\u200d👧.png", "two  spaces.png"):
        (site / name).write_bytes(b"x")
    said: list[str] = []
    with serve(target / "current") as address:
        assert Publisher(Folder(target), said.append, address).publish(site, "x"), said
    live = Releases(target).live
    assert live and Releases(target).sums(live) == sums_of(target / "current")
    assert Releases(target).damage(live) == []


@given(st.dictionaries(st.text(min_size=1).map(in_print), st.from_regex(r"\A[0-9a-f]{64}\Z")))
def test_every_list_is_read_as_it_was_written(sums: dict[str, str]) -> None:
    assert read_sums(written_sums(sums)) == sums


def test_an_empty_list_is_no_site_that_works(tmp_path: Path) -> None:
    with serve(make_site(tmp_path, 1)) as address:
        assert "cannot be read" in smoke(address, {})[0]


@pytest.mark.parametrize("which", ["live", "before"])
@pytest.mark.parametrize("note", [SUMS, LATER, KEPT, BEFORE])
def test_notes_that_are_no_text_are_told_as_damage(
    note: str, which: str, target: Path, tmp_path: Path
) -> None:
    names = {"before": publish(target, tmp_path, 1), "live": publish(target, tmp_path, 2)}
    (target / "releases" / names[which] / note).write_bytes(NOT_TEXT)
    done = run("rollback", str(target))
    if (note, which) == (SUMS, "before"):
        assert done.exit_code == 2 and f"{names[which]} is damaged: sums" in done.output
    elif (note, which) == (BEFORE, "live"):
        assert done.exit_code == 2 and "nothing to go back to" in done.output
    else:
        assert done.exit_code == 0, done.output
        assert_whole(target, {1})
    publish(target, tmp_path, 3)
    assert_whole(target, {3})


def test_a_stray_name_in_a_release_is_told_as_damage(target: Path, tmp_path: Path) -> None:
    first = publish(target, tmp_path, 1)
    publish(target, tmp_path, 2)
    _add(target / "releases" / first / SITE, "a\udcff.png")
    done = run("rollback", str(target))
    assert (
        done.exit_code == 2 and f"{first} is damaged: images/" in done.output and "?" in done.output
    )
    publish(target, tmp_path, 3)


class _Stopped(BaseException):
    """In place of a signal: nothing of ours takes it for a fault."""


@pytest.mark.parametrize("when", ["before", "after"])
def test_whoever_is_stopped_while_old_remains_go_leaves_a_release_that_can_be_shown(
    when: str, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plainpledge.publishing.smoke.PAUSE", 0)
    first = publish(target, tmp_path, 1)
    refused(target, make_site(tmp_path / "two", 2))
    third = make_site(tmp_path / "three", 3)

    def stop(file: Path, top: Path) -> None:
        if when == "after":
            take_away(file, top)
        raise _Stopped

    with monkeypatch.context() as patch:
        patch.setattr(open_pages, "take_away", stop)
        with pytest.raises(_Stopped):
            refused(target, third)
    assert Releases(target).damage(first) == []
    assert Publisher(Folder(target), print).rollback()
    assert_whole(target, {1})
    shown = {version for version in range(9) if (target / "current" / asset(version)).is_file()}
    assert shown == {1, 3}
