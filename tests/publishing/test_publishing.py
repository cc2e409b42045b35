"""Publishing: at each moment readers see one whole release, whatever happens to the publisher."""

from __future__ import annotations

import errno
import gzip
import hashlib
import importlib
import multiprocessing
import os
import random
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from cases import SMALL_PROJECT
from headed_server import serve
from plainpledge.cli import cli
from plainpledge.commands.commit import commit_of
from plainpledge.commands.project import CannotRunError
from plainpledge.commands.publishing import Publisher
from plainpledge.publishing import release as release_module
from plainpledge.publishing.assets import is_hashed
from plainpledge.publishing.compression import SMALLEST, compressors
from plainpledge.publishing.folder import Folder
from plainpledge.publishing.lock import locked
from plainpledge.publishing.manifest import read_sums, sums_of, written_sums
from plainpledge.publishing.releases import SITE, Releases
from small_site import PAGES, assert_whole, asset, make_site, publish

KILLS, SWITCHES, READERS = 20, 40, 4


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "public"


def publisher(target: Path, said: list[str] | None = None, address: str | None = None) -> Publisher:
    return Publisher(Folder(target), (said if said is not None else []).append, address)


def names_in(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


def test_a_release_is_laid_out_and_listed(target: Path, tmp_path: Path) -> None:
    name = publish(target, tmp_path, 1)
    releases = Releases(target)
    assert name.endswith("-c1") and name[:8].isdigit()
    assert (target / "current").is_symlink()
    assert not (target / "current").readlink().is_absolute(), "the folder could not be moved"
    assert releases.sums(name) == sums_of(target / "releases" / name / SITE)
    assert_whole(target, {1})


def test_the_sums_are_written_as_programs_that_everybody_has_read_them(
    target: Path, tmp_path: Path
) -> None:
    """One can check a release without us: `cd site && sha256sum --check ../sums`."""
    folder = target / "releases" / publish(target, tmp_path, 1)
    digest = hashlib.sha256((folder / SITE / "404.html").read_bytes()).hexdigest()
    assert f"{digest}  404.html\n" in (folder / "sums").read_text("utf-8")


def test_compressed_copies_hold_the_same(target: Path, tmp_path: Path) -> None:
    publish(target, tmp_path, 1)
    page = target / "current" / "index.html"
    data = page.read_bytes()
    assert set(compressors()) == {".gz", ".br", ".zst"}, "a test library is missing"
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == data
    brotli, zstandard = map(importlib.import_module, ("brotli", "zstandard"))
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == data
    small = page.with_name("index.html.zst").read_bytes()
    assert zstandard.ZstdDecompressor().decompress(small) == data
    assert len(data) > SMALLEST > len((target / "current" / "404.html").read_bytes())
    assert not (target / "current" / "404.html.gz").exists()


def test_only_gzip_is_left_where_no_other_library_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    monkeypatch.setitem(sys.modules, "zstandard", None)
    assert set(compressors()) == {".gz"}


def test_open_pages_keep_their_styles_for_one_release(target: Path, tmp_path: Path) -> None:
    publish(target, tmp_path, 1)
    publish(target, tmp_path, 2)
    assets = target / "current" / "assets"
    assert (assets / Path(asset(1)).name).read_text("utf-8").startswith("/* 1 */")
    publish(target, tmp_path, 3)
    assert (assets / Path(asset(2)).name).exists() and (assets / Path(asset(3)).name).exists()
    assert not (assets / Path(asset(1)).name).exists(), "files would pile up for ever"
    assert_whole(target, {3})


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("assets/main.f7a0d79d10.css", True),
        ("images/door.a123456789.PNG", True),
        ("assets/search/index.fa759435d5a6.js", True),
        ("assets/search/index.fa759435d5a6.js.gz", True),
        ("assets/search/index.2a759435d5a6.js", False),
        ("docs/list.20261123.pdf", False),
        ("docs/list.2026112314.pdf", False),
        ("docs/list.202611231405.pdf", False),
        ("docs/list.1700000000.pdf", False),
        ("docs/list.decade.pdf", False),
        ("assets/site.css", False),
        ("index.html", False),
        ("a.deadbeef/index.html", False),
        ("glossary/facade.facade.html", False),
    ],
)
def test_a_hash_is_known_by_its_form(path: str, expected: bool) -> None:
    assert is_hashed(path) == expected


def test_old_releases_go_but_never_the_live_one_nor_the_one_before(
    target: Path, tmp_path: Path
) -> None:
    names = [publish(target, tmp_path, version, keep=3) for version in range(1, 6)]
    assert Releases(target).names == names[2:]
    assert Publisher(Folder(target), print).rollback()
    sixth = publish(target, tmp_path, 6, keep=2)
    assert Releases(target).names == [names[3], sixth]


def test_rollback_goes_to_what_readers_saw_before(target: Path, tmp_path: Path) -> None:
    first, second = publish(target, tmp_path, 1), publish(target, tmp_path, 2)
    said: list[str] = []
    assert publisher(target, said).rollback() and said == [f"Readers now see: {first}."]
    assert_whole(target, {1})
    third = publish(target, tmp_path, 3)
    assert publisher(target).rollback()
    assert Releases(target).live == first, f"{second} was found bad, and {third} came after {first}"
    with pytest.raises(CannotRunError, match="nothing to go back to"):
        publisher(target).rollback()
    assert publisher(target).rollback(third) and Releases(target).live == third
    with pytest.raises(CannotRunError, match="There are: "):
        publisher(target).rollback("nonsense")


def test_a_damaged_release_is_not_shown(target: Path, tmp_path: Path) -> None:
    first = publish(target, tmp_path, 1)
    publish(target, tmp_path, 2)
    ways: list[Callable[[Path], object]] = [
        lambda file: file.write_text("other words", "utf-8"),
        lambda file: file.unlink(),
        lambda file: file.with_name("new.html").write_text("x", "utf-8"),
    ]
    for spoil in ways:
        site = target / "releases" / first / SITE
        shutil.copytree(site, tmp_path / "kept")
        spoil(site / "page-3" / "index.html")
        with pytest.raises(CannotRunError, match="damaged: page-3"):
            publisher(target).rollback()
        shutil.rmtree(site)
        (tmp_path / "kept").rename(site)
    assert_whole(target, {2})


def test_two_at_once(target: Path, tmp_path: Path) -> None:
    publish(target, tmp_path, 1)
    site = make_site(tmp_path / "site-2", 2)
    with locked(target):
        acts: list[Callable[[], bool]] = [
            lambda: publisher(target).publish(site, "x"),
            publisher(target).rollback,
        ]
        for act in acts:
            with pytest.raises(CannotRunError, match="Somebody else is publishing"):
                act()
    assert_whole(target, {1})
    assert publisher(target).publish(site, "x")


def test_a_full_disk_at_any_point_leaves_the_live_site(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every way to write fails in turn at each of its calls."""
    publish(target, tmp_path, 1)
    site = make_site(tmp_path / "site-2", 2)
    failed = 0
    for name in ("copy", "compress", "write", "keep_on_disk"):
        for call in range(60):
            with monkeypatch.context() as patch:
                patch.setattr(release_module, name, _failing(getattr(release_module, name), call))
                try:
                    publisher(target).publish(site, "x")
                except CannotRunError as error:
                    assert "No space left" in str(error) and "as it was" in str(error)
                else:
                    break
            failed += 1
            assert_whole(target, {1})
            left = [one for one in names_in(target / "releases") if one.startswith(".")]
            assert left == []
        assert_whole(target, {2})
        assert publisher(target).rollback()
    assert failed > 2 * PAGES


def _failing(act: Callable[..., object], number: int) -> Callable[..., object]:
    calls = iter(range(1_000_000))

    def fail(*arguments: object) -> object:
        if next(calls) == number:
            raise OSError(errno.ENOSPC, "No space left on device")
        return act(*arguments)

    return fail


def test_old_releases_that_cannot_be_removed_are_told(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers see the new site, so that is said first."""
    publish(target, tmp_path, 1)

    def refuse(*_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Releases, "clear_up", refuse)
    done = run("publish", str(target), "--site", str(make_site(tmp_path / "site-2", 2)))
    published, told = done.output.splitlines()
    assert done.exit_code == 0 and published.startswith("Published: ")
    assert told.startswith("Old releases could not be removed: Permission denied. The next")
    assert_whole(target, {2})


@pytest.mark.parametrize("command", ["publish", "rollback"])
@pytest.mark.parametrize(
    ("place", "named", "what"),
    [
        ("file", "file", "is a file"),
        ("file/public", "file", "is a file"),
        ("nowhere", "nowhere", "is a link that leads to no folder"),
        ("nowhere/public", "nowhere", "is a link that leads to no folder"),
        ("to-file", "to-file", "is a link that leads to no folder"),
        ("half", "half/releases", "is a file"),
    ],
)
def test_a_place_that_is_no_folder_is_named(
    command: str, place: str, named: str, what: str, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site", 1)
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "nowhere").symlink_to("nothing")
    (tmp_path / "to-file").symlink_to("file")
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "releases").write_text("x", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    words = ("--site", str(site)) if command == "publish" else ()
    done = run(command, str(tmp_path / place), *words)
    assert done.exit_code == 2 and f"“{tmp_path / named}” {what}" in done.output, done.output
    assert sorted(tmp_path.rglob("*")) == before


def test_a_place_that_cannot_be_written_is_named(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site(tmp_path / "site", 1)

    def refuse(place: Path, *_: object, **__: object) -> None:
        raise OSError(errno.EACCES, "Permission denied", str(place))

    monkeypatch.setattr(Path, "mkdir", refuse)
    done = run("publish", str(target), "--site", str(site))
    assert done.exit_code == 2 and f"“{target}” could not be opened or written" in done.output


@pytest.mark.parametrize("what", ["not a site", "link in it", "inside", "current is a folder"])
def test_what_cannot_be_published_is_refused_in_words(
    what: str, target: Path, tmp_path: Path
) -> None:
    site = make_site(tmp_path / "site", 1)
    expected = {
        "not a site": "is not a built site",
        "link in it": "files and folders only",
        "inside": "lies inside the site",
        "current is a folder": "not made by this program",
    }[what]
    match what:
        case "not a site":
            (site / "index.html").unlink()
        case "link in it":
            (site / "secret.html").symlink_to("/etc/hosts")
        case "inside":
            target = site / "public"
        case _:
            (target / "current").mkdir(parents=True)
    done = run("publish", str(target), "--site", str(site))
    assert done.exit_code == 2, done.output
    assert expected in done.output
    assert Releases(target).live is None


@pytest.mark.parametrize("through", ["public", "public/releases"])
def test_a_link_into_the_site_is_seen_through(through: str, tmp_path: Path) -> None:
    """The site would be copied into itself, again and again."""
    site = make_site(tmp_path / "site", 1)
    (site / "deep").mkdir()
    link = tmp_path / through
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(site / "deep", target_is_directory=True)
    before = sorted(site.rglob("*"))
    done = run("publish", str(tmp_path / "public"), "--site", str(site))
    assert done.exit_code == 2 and "lies inside the site" in done.output, done.output
    assert sorted(site.rglob("*")) == before


STRANGERS = ["v1", "20260101T000000.000-abc", ".new-mine", ".current.notes"]
"""The second has the form of our names, but no sums."""


@pytest.mark.parametrize("number", [0, 2])
def test_what_others_put_there_stays(number: int, target: Path, tmp_path: Path) -> None:
    for version in range(number):
        publish(target, tmp_path, version)
    files = []
    for name in STRANGERS:
        folder = target / name if name.startswith(".current") else target / "releases" / name
        folder.mkdir(parents=True)
        files.append(folder / "precious.txt")
        files[-1].write_text("not ours", "utf-8")
    before = Releases(target).names
    words = ("publish", str(target), "--keep", "2", "--site", str(make_site(tmp_path / "new", 9)))
    done = run(*words)
    assert done.exit_code == 2 and "was not made by this program" in done.output, done.output
    assert "Readers still see the site as it was." in done.output
    assert len(before) == number and Releases(target).names == before
    assert not number or run("rollback", str(target)).exit_code == 0, "going back always works"
    for name in STRANGERS[:2]:
        (target / "releases" / name).rename(tmp_path / name)
    assert run(*words).exit_code == 0
    assert all(file.is_file() for file in files[2:])
    assert all((tmp_path / name / "precious.txt").is_file() for name in STRANGERS[:2])


def test_unfinished_releases_are_cleared_up(target: Path, tmp_path: Path) -> None:
    name = publish(target, tmp_path, 1)
    for left in (f".new-{name}-4711", f".new-{name}-gone", f".new-{name}-12-gone"):
        (target / "releases" / left / "site").mkdir(parents=True)
    (target / ".current.4711").symlink_to("releases")
    second = publish(target, tmp_path, 2)
    assert sorted(names_in(target / "releases")) == [name, second]
    assert sorted(names_in(target)) == [".publishing.lock", "current", "releases"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_a_server_can_read_what_a_careful_publisher_writes(target: Path, tmp_path: Path) -> None:
    deep = target / "of" / "ours"
    old = os.umask(0o077)
    try:
        publish(deep, tmp_path, 1)
    finally:
        os.umask(old)
    ours = [target, *target.rglob("*")]
    closed = [file for file in ours if file.is_dir() and file.stat().st_mode & 0o777 != 0o755]
    assert closed == []
    files = [file for file in (deep / "releases").rglob("*") if file.is_file()]
    assert files and {file.stat().st_mode & 0o777 for file in files} == {0o644}


def test_a_folder_that_somebody_closed_stays_closed(target: Path, tmp_path: Path) -> None:
    target.mkdir(mode=0o750)
    publish(target, tmp_path, 1)
    assert target.stat().st_mode & 0o777 == (0o750 if os.name == "posix" else 0o777)


def test_going_back_leaves_nothing_where_nothing_was(tmp_path: Path) -> None:
    done = run("rollback", str(tmp_path / "nosuch"))
    assert done.exit_code == 2 and "Nothing was ever published to" in done.output
    assert list(tmp_path.iterdir()) == []


def test_files_that_change_while_they_are_copied(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(target, tmp_path, 1)

    def spoilt(file: Path, copy: Path) -> None:
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes() + b"x" * (file.name == "404.html"))

    monkeypatch.setattr(release_module, "copy", spoilt)
    with pytest.raises(CannotRunError, match=r"404.html"):
        publisher(target).publish(make_site(tmp_path / "site-2", 2), "x")
    assert_whole(target, {1})


def test_windows_is_told_that_it_cannot_before_anything_is_built_or_written(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))
    monkeypatch.setattr("plainpledge.publishing.folder.sys.platform", "win32")
    for words in (["publish", str(target), "--project", str(project)], ["rollback", str(target)]):
        done = run(*words)
        assert done.exit_code == 2, done.output
        assert "Windows cannot replace a folder in one step" in done.output
        assert "s3://" in done.output, "there is a way"
    assert not target.exists() and not (project / "site").exists()


@pytest.mark.parametrize("refused", [errno.EPERM, errno.EOPNOTSUPP])
@pytest.mark.parametrize("way", ["symlink_to", "replace"])
def test_a_disk_without_links_is_named_before_a_site_is_copied(
    way: str, refused: int, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a memory stick, or a network drive."""
    site = make_site(tmp_path / "site", 1)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(refused, os.strerror(refused))

    with monkeypatch.context() as patch:
        patch.setattr(Path, way, refuse)
        done = run("publish", str(target), "--site", str(site))
    assert done.exit_code == 2 and "Name a folder on another disk" in done.output, done.output
    assert os.strerror(refused) in done.output
    assert names_in(target) == [".publishing.lock"], "nothing else is left there"
    assert run("publish", str(target), "--site", str(site)).exit_code == 0
    assert sorted(names_in(target)) == [".publishing.lock", "current", "releases"]


def test_the_commit_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_SHA", "CI_COMMIT_SHA", "BUILD_SOURCEVERSION"):
        monkeypatch.delenv(name, raising=False)
    assert commit_of(tmp_path) == "unknown"
    monkeypatch.setenv("CI_COMMIT_SHA", "0123abc")
    assert commit_of(tmp_path) == "0123abc"


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def test_the_commands_say_what_they_did(target: Path, tmp_path: Path) -> None:
    for version in (1, 2):
        site = make_site(tmp_path / f"site-{version}", version)
        done = run("publish", str(target), "--site", str(site))
        assert done.exit_code == 0 and done.output.startswith("Published: "), done.output
    done = run("rollback", str(target))
    assert done.exit_code == 0 and done.output.startswith("Readers now see: ")
    assert_whole(target, {1})


@pytest.mark.parametrize("address", ["example.org", "file:///etc/", "ftp://example.org/"])
def test_what_is_no_address_of_a_site_is_refused_before_anything_is_done(
    address: str, target: Path
) -> None:
    with pytest.raises(CannotRunError, match="is not the address of a site"):
        publisher(target, address=address).require()


def test_a_site_that_does_not_work_at_its_address_is_taken_back(
    target: Path, tmp_path: Path
) -> None:
    publish(target, tmp_path, 1)
    said: list[str] = []
    with serve(target / "current") as address:
        assert publisher(target, said, address).publish(make_site(tmp_path / "2", 2), "two")
        with serve(tmp_path / "site-1") as elsewhere:
            third = make_site(tmp_path / "3", 3)
            assert not publisher(target, said, elsewhere).publish(third, "three")
            assert "other words than those that were published" in said[-2]
            assert said[-1].endswith("is back.")
    assert_whole(target, {2})
    assert len(Releases(target).names) == 2
    assert not publisher(target, said, address).publish(third, "three"), "nobody answers there"
    assert "gave no answer" in said[-2]
    assert_whole(target, {2})


def test_a_first_site_that_does_not_work_is_not_shown(target: Path, tmp_path: Path) -> None:
    said: list[str] = []
    site = make_site(tmp_path / "1", 1)
    with serve(make_site(tmp_path / "2", 2)) as elsewhere:
        assert not publisher(target, said, elsewhere).publish(site, "x")
    assert said[-1] == "So nothing is shown." and not (target / "current").exists()


def test_readers_notice_nothing_while_releases_are_switched(target: Path, tmp_path: Path) -> None:
    names = [publish(target, tmp_path, version) for version in (1, 2)]
    bad: list[str] = []
    good = [0]
    stop = threading.Event()
    with serve(target / "current") as address:

        def read() -> None:
            while not stop.is_set():
                path = random.choice(["", "page-1/", "page-7/", asset(1)])
                try:
                    with urlopen(f"{address}/{path}", timeout=10) as answer:
                        data = answer.read()
                    if b"Version" in data or b"/* 1 */" in data:
                        good[0] += 1
                    else:
                        bad.append(path)
                except OSError as error:
                    bad.append(f"{path}: {error}")

        readers = [threading.Thread(target=read) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        for number in range(SWITCHES):
            Releases(target).switch(names[number % 2])
            time.sleep(0.01)
        stop.set()
        for reader in readers:
            reader.join()
    assert bad == [] and good[0] > SWITCHES


@contextmanager
def _publishing(target: Path, site: Path) -> Iterator[BaseProcess]:
    process = multiprocessing.get_context("fork").Process(
        target=Publisher(Folder(target), lambda _: None).publish, args=(site, "killed")
    )
    process.start()
    yield process
    process.join()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_publisher_that_is_killed_leaves_a_whole_site(target: Path, tmp_path: Path) -> None:
    """Also at the next attempt, which clears up."""
    publish(target, tmp_path, 1)
    sites = {version: make_site(tmp_path / f"site-{version}", version) for version in (2, 3)}
    started = time.monotonic()
    publisher(target).publish(sites[2], "whole")
    takes = time.monotonic() - started
    choice, killed = random.Random(20261123), 0
    for number in range(KILLS):
        with _publishing(target, sites[2 + number % 2]) as process:
            time.sleep(choice.uniform(0, takes * 1.2))
            if process.is_alive() and process.pid:
                os.kill(process.pid, signal.SIGKILL)
                killed += 1
        assert_whole(target, {1, 2, 3})
    assert killed >= KILLS // 3
    assert publisher(target).publish(sites[3], "after")
    assert_whole(target, {3})
    assert [one for one in names_in(target / "releases") if one.startswith(".")] == []


def test_sums_are_read_as_they_are_written() -> None:
    sums = {"a b/é.html": "0" * 64, "index.html": "f" * 64}
    assert read_sums(written_sums(sums)) == sums
    assert read_sums(written_sums(sums) + "cut of") == {}
