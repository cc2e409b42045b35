"""A publisher to object storage who is killed: readers still find whole pages and all they need."""

from __future__ import annotations

import multiprocessing
import random
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from click.testing import CliRunner

from object_store import LOCK, Asked, Prefix, files_of, make_linked_site
from plainpledge.cli import cli
from plainpledge.publishing.bucket import delivery
from plainpledge.publishing.bucket.lease import LEASE
from publishing_process import publish

KILLS = 30
VERSIONS = (1, 2, 3)
THEIRS = {"unrelated.txt": b"theirs", "pledges/theirs/index.html": b"theirs"}
NEEDED = re.compile(rb'(?:href|src)="/([^"]*)"')


def _processes() -> SpawnContext | ForkServerContext:
    """Return what starts processes: a fork of this one could inherit held locks."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["boto3", "plainpledge.cli.publishing"])
    return found


@contextmanager
def publishing(prefix: Prefix, site: Path) -> Iterator[BaseProcess]:
    words = (prefix.address, "--site", str(site), "--keep", "2")
    process = _processes().Process(target=publish, args=(prefix.store.settings, *words))
    process.start()
    yield process
    process.join()
    process.close()


def assert_whole(prefix: Prefix, sites: dict[int, dict[str, bytes]]) -> None:
    """Readers find whole pages, and others what they put there."""
    shown = prefix.shown()
    for name, data in THEIRS.items():
        assert prefix.read(name) == data, "what others put there was touched"
        shown.pop(name.removeprefix("pledges/"), None)
    assert_complete(shown, sites, stopped=True)


def assert_complete(
    shown: dict[str, bytes], sites: dict[int, dict[str, bytes]], stopped: bool = False
) -> None:
    """Each file is one that was published, and whatever a page names is there.

    Args:
        shown: what readers find.
        sites: all that was published.
        stopped: a publisher may have been stopped while removing pages that lead to each other.
    """
    for path, data in shown.items():
        assert data in [site.get(path) for site in sites.values()], path
        for wanted in _needed(data) if path.endswith(".html") else ():
            gone = stopped and _go_together([path, wanted], sites)
            assert wanted in shown or gone, f"{path} needs {wanted}"
    assert {"index.html", "404.html"} <= shown.keys()


def _needed(page: bytes) -> list[str]:
    """Return the paths of all that a page loads or leads to."""
    targets = (target.decode() for target in NEEDED.findall(page))
    return [f"{one}index.html" if one.endswith("/") else one for one in targets]


def _go_together(paths: list[str], sites: dict[int, dict[str, bytes]]) -> bool:
    """True for pages of which some version has none: they are removed in no certain order."""
    are_pages = all(path.endswith(".html") for path in paths)
    return are_pages and any(not site.keys() & set(paths) for site in sites.values())


def test_a_publisher_who_is_killed_leaves_whole_pages(prefix: Prefix, tmp_path: Path) -> None:
    """At any request, before it is done or after; whoever comes next clears up."""
    folders = {number: make_linked_site(tmp_path / str(number), number) for number in VERSIONS}
    sites = {number: files_of(folder) for number, folder in folders.items()}
    for name, data in THEIRS.items():
        prefix.write(name, data)
    with publishing(prefix, folders[1]):
        pass
    takes = len(prefix.store.asked)
    choice, killed = random.Random(20261123), 0
    for number in range(KILLS):
        last, before = choice.randrange(1, takes), choice.random() < 0.5
        prefix.store.forget()
        with publishing(prefix, folders[VERSIONS[(number + 1) % 3]]) as process:
            _kill_at(prefix, process, last, before)
        killed += len(prefix.store.asked) >= last
        prefix.store.forget()
        assert_whole(prefix, sites)
        if f"pledges/{LOCK}" in prefix.listed():
            prefix.age(LOCK, LEASE + 1)
        if number % 5 == 4:
            done = CliRunner().invoke(cli, ["rollback", prefix.address])
            assert done.exit_code == 0 or "nothing to go back to" in done.output, done.output
            assert_whole(prefix, sites)
    assert killed > KILLS // 2
    done = CliRunner().invoke(cli, ["publish", prefix.address, "--site", str(folders[3])])
    assert done.exit_code == 0, done.output
    assert_whole(prefix, sites)
    assert sites[3].items() <= prefix.shown().items()
    notes = [name for name in prefix.listed() if "/releases/" in name]
    assert all(b'"is_whole": true' in prefix.read(name) for name in notes)


def test_at_every_moment_readers_find_all_that_a_page_needs(
    prefix: Prefix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked at after each request of publishing and of going back."""
    monkeypatch.setattr(delivery, "WORKERS", 1)  # or something moves while we look
    folders = {number: make_linked_site(tmp_path / str(number), number) for number in VERSIONS}
    sites = {number: files_of(folder) for number, folder in folders.items()}
    seen: list[dict[str, bytes]] = []

    def look(one: Asked) -> None:
        if one.act in {"copy", "delete"}:
            seen.append(prefix.shown())

    cli_words = [["publish", "--keep", "2", "--site", str(folders[number])] for number in VERSIONS]
    for words in [*cli_words, ["rollback"]]:
        done = CliRunner().invoke(cli, [*words, prefix.address])
        assert done.exit_code == 0, done.output
        prefix.store.after = look  # the first time there is nothing to lose
    assert len(seen) > 20
    for shown in seen:
        assert_complete(shown, sites)


@pytest.mark.parametrize("number", range(3))
def test_of_those_who_publish_at_once_one_does(number: int, prefix: Prefix, tmp_path: Path) -> None:
    folders = {number: make_linked_site(tmp_path / str(number), number) for number in VERSIONS}
    codes: list[int | None] = []
    with ExitStack() as stack:
        begun = [stack.enter_context(publishing(prefix, one)) for one in folders.values()]
        for process in begun:
            process.join()
            codes.append(process.exitcode)
    assert 0 in codes and set(codes) <= {0, 2}, f"{number}: {codes}"
    assert len([name for name in prefix.listed() if "/releases/" in name]) <= max(codes.count(0), 1)
    shown = prefix.shown()
    whole = [files_of(folder) for folder in folders.values()]
    assert any(one.items() <= shown.items() for one in whole)
    assert f"pledges/{LOCK}" not in prefix.listed()


def _kill_at(prefix: Prefix, process: BaseProcess, last: int, before: bool) -> None:
    def kill(_: Asked) -> None:
        if len(prefix.store.asked) >= last:
            process.kill()

    if before:
        prefix.store.before = kill
    else:
        prefix.store.after = kill
