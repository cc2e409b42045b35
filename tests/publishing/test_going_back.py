"""Going back: pages that are open then still get their styles, and nothing can spoil a release."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from headed_server import serve
from plainpledge.commands.project import CannotRunError
from plainpledge.commands.publishing import Publisher
from plainpledge.pages.hashed_names import hashed_name
from plainpledge.publishing import disk, open_pages
from plainpledge.publishing.folder import Folder
from plainpledge.publishing.releases import LATER, SITE, Releases
from small_site import assert_whole, asset, make_site, publish

STEPS = ("copy", "write", "put_in_place")
"""All that changes the disk when a release gets more files, as `open_pages` calls it."""
HASHED_SCRIPT = hashed_name("x.js", b"1")
COPIES = ("", ".gz", ".br", ".zst")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "public"


@pytest.fixture
def two(target: Path, tmp_path: Path) -> tuple[str, str]:
    """Two releases, of which the second is live."""
    return publish(target, tmp_path, 1), publish(target, tmp_path, 2)


def rollback(target: Path, name: str | None = None) -> list[str]:
    said: list[str] = []
    assert Publisher(Folder(target), said.append).rollback(name)
    return said


def shown(target: Path) -> set[int]:
    """Return the versions whose pages would find their styles, plain and compressed."""
    site = target / "current"
    return {
        one for one in range(9) if all((site / f"{asset(one)}{end}").is_file() for end in COPIES)
    }


def test_pages_of_the_newer_release_keep_their_styles(target: Path, two: tuple[str, str]) -> None:
    newer = target / "releases" / two[1] / SITE
    assert shown(target) == {1, 2}
    rollback(target)
    assert_whole(target, {1})
    assert shown(target) == {1, 2}
    for ending in COPIES:
        path = f"{asset(2)}{ending}"
        assert (target / "current" / path).read_bytes() == (newer / path).read_bytes()
    left = [file.name for file in (target / "releases" / two[0]).iterdir()]
    assert sorted(left) == ["before", "kept", LATER, SITE, "sums"]


def test_only_what_has_a_hash_in_its_name_comes_along(target: Path, tmp_path: Path) -> None:
    publish(target, tmp_path, 1)
    second = make_site(tmp_path / "second", 2)
    (second / "new").mkdir()
    (second / "new" / "index.html").write_text("a page of the newer site alone", "utf-8")
    (second / "new" / HASHED_SCRIPT).write_text("1", "utf-8")
    assert Publisher(Folder(target), print).publish(second, "two")
    rollback(target)
    names = [file.name for file in (target / "current" / "new").iterdir()]
    assert names == [HASHED_SCRIPT]
    if os.name == "posix":
        assert (target / "current" / "new").stat().st_mode & 0o777 == 0o755
        assert (target / "current" / "new" / names[0]).stat().st_mode & 0o777 == 0o644


def test_they_keep_them_when_the_mended_site_comes_soon_and_lose_them_then(
    target: Path, tmp_path: Path, two: tuple[str, str]
) -> None:
    rollback(target)
    publish(target, tmp_path, 3)
    assert_whole(target, {3})
    assert shown(target) == {1, 2, 3}
    publish(target, tmp_path, 4)
    assert shown(target) == {3, 4}, "files would pile up for ever"


def test_to_and_fro_changes_nothing_more(target: Path, two: tuple[str, str]) -> None:
    rollback(target)
    before = sorted(file for file in target.rglob("*") if file.name != "current")
    for name in (two[1], two[0], two[1], two[0]):
        rollback(target, name)
        assert shown(target) == {1, 2}
        assert [Releases(target).damage(one) for one in two] == [[], []]
    assert sorted(file for file in target.rglob("*") if file.name != "current") == before


def test_a_site_that_is_taken_back_at_once_was_seen_too(target: Path, tmp_path: Path) -> None:
    publish(target, tmp_path, 1)
    with serve(tmp_path / "site-1") as elsewhere:
        publisher = Publisher(Folder(target), lambda _: None, elsewhere)
        assert not publisher.publish(make_site(tmp_path / "site-2", 2), "two")
    assert_whole(target, {1})
    assert shown(target) == {1, 2} and len(Releases(target).names) == 1


def _failing(act: Callable[..., object], number: int) -> Callable[..., object]:
    calls = iter(range(1_000_000))

    def fail(*arguments: object) -> object:
        if next(calls) == number:
            raise OSError(errno.ENOSPC, "No space left on device")
        return act(*arguments)

    return fail


@pytest.mark.parametrize("step", STEPS)
def test_a_full_disk_keeps_nobody_from_going_back(
    step: str, target: Path, two: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = 0
    for call in range(60):
        with monkeypatch.context() as patch:
            patch.setattr(open_pages, step, _failing(getattr(open_pages, step), call))
            said = rollback(target)
        assert_whole(target, {1})
        assert not list((target / "releases").rglob(".later"))
        if len(said) == 1:
            break
        assert "may lose their looks until they are loaded again: No space left" in said[0]
        failed += 1
        rollback(target, two[1])
        _forget_later(target, two[0])
    assert failed >= 1 and shown(target) == {1, 2}


def _forget_later(target: Path, name: str) -> None:
    """Leave a release as it was before anybody went back to it."""
    folder = target / "releases" / name
    for path in Releases(target).later(name):
        (folder / SITE / path).unlink(missing_ok=True)
    (folder / LATER).unlink(missing_ok=True)


def _killed_at(target: Path, step: str, number: int, *, half: bool) -> None:
    """Go back, and die at the given call: before it, or when it is half done."""
    act, calls = getattr(open_pages, step), iter(range(1_000_000))

    def die(*arguments: object) -> object:
        if next(calls) != number:
            return act(*arguments)
        if half and step != "put_in_place":
            written = arguments[1] if step == "copy" else arguments[0]
            assert isinstance(written, Path)
            written.write_bytes(b"half of")
        elif half:
            act(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)
        return None

    setattr(open_pages, step, die)
    Publisher(Folder(target), lambda _: None).rollback()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("half", [False, True], ids=["before", "half-way"])
@pytest.mark.parametrize("step", STEPS)
def test_whoever_is_killed_while_going_back_leaves_both_releases_whole(
    step: str, half: bool, target: Path, two: tuple[str, str], tmp_path: Path
) -> None:
    killed = 0
    for number in range(60):
        folder = Path(shutil.copytree(target, tmp_path / f"try-{number}", symlinks=True))
        process = multiprocessing.get_context("fork").Process(
            target=_killed_at, args=(folder, step, number), kwargs={"half": half}
        )
        process.start()
        process.join()
        if process.exitcode == 0:
            assert_whole(folder, {1})
            break
        assert process.exitcode == -signal.SIGKILL
        killed += 1
        assert_whole(folder, {2})
        assert Releases(folder).damage(two[0]) == []
        rollback(folder)
        assert_whole(folder, {1})
        assert shown(folder) == {1, 2}
        assert not list((folder / "releases").rglob(".later"))
    assert killed >= 1


@pytest.mark.parametrize("spoil", ["changed", "unlisted"])
def test_what_was_added_is_checked_as_all_else(
    spoil: str, target: Path, two: tuple[str, str]
) -> None:
    rollback(target)
    rollback(target, two[1])
    site = target / "releases" / two[0] / SITE
    path = asset(2) if spoil == "changed" else asset(7)
    (site / path).write_text("other", "utf-8")
    with pytest.raises(CannotRunError, match=f"damaged: {path}"):
        Publisher(Folder(target), print).rollback()
    assert_whole(target, {2})


def test_a_spoilt_file_is_not_taken_along(target: Path, two: tuple[str, str]) -> None:
    """Half of a bad site is no reason to stay with it."""
    path = target / "releases" / two[1] / SITE / asset(2)
    path.write_text("other", "utf-8")
    said = rollback(target)
    assert f"{asset(2)} is damaged." in said[0]
    assert_whole(target, {1})
    assert not (target / "current" / asset(2)).exists()


def test_a_file_where_a_folder_should_be_stops_nobody(target: Path, tmp_path: Path) -> None:
    first, second = (make_site(tmp_path / f"site-{one}", one) for one in (1, 2))
    (first / "extra").write_text("a file", "utf-8")
    (second / "extra").mkdir()
    (second / "extra" / HASHED_SCRIPT).write_text("1", "utf-8")
    for site in (first, second):
        assert Publisher(Folder(target), print).publish(site, "x")
    said = rollback(target)
    assert "may lose their looks" in said[0]
    assert_whole(target, {1})


def test_a_file_gets_its_name_only_once_it_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut, a name without its bytes would be a damaged release."""
    order: list[str] = []
    for name in ("keep_content", "keep_on_disk"):
        monkeypatch.setattr(disk, name, lambda file, name=name: order.append(f"{name} {file.name}"))
    (tmp_path / "half").write_text("words", "utf-8")
    disk.put_in_place(tmp_path / "half", tmp_path / "site" / "whole")
    assert order == [f"keep_on_disk {tmp_path.name}", "keep_content half", "keep_on_disk site"]
    assert (tmp_path / "site" / "whole").read_text("utf-8") == "words"
