"""Publishing to object storage: what readers find, in which order, and the way back."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
from collections.abc import Container, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from headed_server import serve
from object_store import Asked, Prefix, asset, files_of, make_linked_site
from plainpledge.cli import cli
from plainpledge.publishing.assets import is_hashed
from plainpledge.publishing.bucket.content_types import UNKNOWN, content_type
from plainpledge.publishing.bucket.delivery import phases
from plainpledge.publishing.table import read_table

LISTED_AT_ONCE = 1000
"""How many names a store tells in one answer."""


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def publish(prefix: Prefix, tmp_path: Path, version: int, *words: str) -> Path:
    """Publish a version of the small site and return its folder."""
    site = tmp_path / f"site-{version}"
    make_linked_site(site, version)
    done = run("publish", prefix.address, "--site", str(site), *words)
    assert done.exit_code == 0 and done.output.startswith("Published: "), done.output
    return site


def history(prefix: Prefix, below: str) -> list[str]:
    start = f"{prefix.prefix}.plainpledge/{below}"
    return [name.removeprefix(start) for name in prefix.listed() if name.startswith(start)]


def live(prefix: Prefix) -> dict[str, str | None]:
    found: dict[str, str | None] = json.loads(prefix.read(f"{prefix.prefix}.plainpledge/live.json"))
    return found


def pages_and_own(shown: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out files with a hash: those of earlier releases stay for a while."""
    return {path: data for path, data in shown.items() if not is_hashed(path)}


def test_readers_find_every_file_with_its_headers(prefix: Prefix, tmp_path: Path) -> None:
    files = files_of(publish(prefix, tmp_path, 1))
    assert prefix.shown() == files
    assert any("&" in path and "’" in path and " " in path for path in files)
    table = read_table(None)
    for path, data in files.items():
        head = prefix.head(path)
        assert head["CacheControl"] == table.headers_for(f"/{path}")["Cache-Control"], path
        assert head["ContentType"] == content_type(path) != UNKNOWN
        assert "ContentEncoding" not in head
        assert base64.b64decode(head["ChecksumSHA256"]) == hashlib.sha256(data).digest()
    assert "immutable" in prefix.head(asset(1))["CacheControl"]


def test_a_table_of_the_project_counts(
    prefix: Prefix, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where no file has changed."""
    site = publish(prefix, tmp_path, 1)
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "headers.toml").write_text('[others]\nCache-Control = "max-age=60"\n')
    monkeypatch.chdir(tmp_path)
    assert run("publish", prefix.address, "--site", str(site)).exit_code == 0
    assert prefix.head("index.html")["CacheControl"] == "max-age=60"
    assert "immutable" in prefix.head(asset(1))["CacheControl"]
    (tmp_path / ".ci" / "headers.toml").write_text('[others]\nCache-Control = "é"\n')
    done = run("publish", prefix.address, "--site", str(site))
    assert done.exit_code == 2 and ".ci/headers.toml" in done.output


def test_each_file_is_sent_once_and_only_when_it_changed(prefix: Prefix, tmp_path: Path) -> None:
    publish(prefix, tmp_path, 1)
    prefix.store.forget()
    site = publish(prefix, tmp_path, 1)
    puts = [one.path.rpartition("plainpledge/")[2] for one in prefix.store.changed]
    assert [re.sub(r"/2.*\.json", "/NAME", path) for path in puts] == [
        "releases/NAME",
        "releases/NAME",
        "live.json",
        "live.json",
    ], "an unchanged site is written down, and nothing of it is sent"
    prefix.store.forget()
    (site / "index.html").write_text("<h1>New</h1>", "utf-8")
    (site / "again.html").write_text("<h1>New</h1>", "utf-8")
    assert run("publish", prefix.address, "--site", str(site)).exit_code == 0
    sent = [one for one in prefix.store.changed if not one.path.endswith(".json")]
    assert [one.act for one in sent] == ["put", "copy", "copy"], "the same bytes go once"
    digest = hashlib.sha256(b"<h1>New</h1>").hexdigest()
    assert [one.path for one in sent] == [
        f"pledges/.plainpledge/files/{digest}",
        "pledges/again.html",
        "pledges/index.html",
    ]


ORDER = """write down, store asset, store other, store page, store home, write down, begin,
    show asset, show other, show new page, show page, show home, remove page, end"""


def test_what_pages_need_comes_first_and_the_home_page_last(prefix: Prefix, tmp_path: Path) -> None:
    old = files_of(publish(prefix, tmp_path, 1))
    prefix.store.forget()
    new = files_of(publish(prefix, tmp_path, 2))
    paths = {hashlib.sha256(data).hexdigest(): path for path, data in new.items()}
    stages = [_stage(one, paths, old) for one in prefix.store.changed]
    stages[stages.index("live")], stages[-1] = "begin", "end"
    assert [stage for stage, _ in itertools.groupby(stages)] == re.split(r",\s+", ORDER)


def _stage(asked: Asked, paths: Mapping[str, str], old: Container[str]) -> str:
    """Return what a request was for."""
    path = asked.path.removeprefix("pledges/")
    if path.startswith(".plainpledge/releases/"):
        return "write down"
    if path == ".plainpledge/live.json":
        return "live"
    path = paths[path.rpartition("/")[2]] if path.startswith(".plainpledge/files/") else path
    act = {"put": "store", "copy": "show", "delete": "remove"}[asked.act]
    if path == "index.html":
        return f"{act} home"
    if path.endswith(".html"):
        return f"{act} {'new ' if act == 'show' and path not in old else ''}page"
    return f"{act} {'asset' if is_hashed(path) else 'other'}"


def test_files_with_a_hash_stay_while_a_release_has_them(prefix: Prefix, tmp_path: Path) -> None:
    for version in (1, 2, 3):
        site = publish(prefix, tmp_path, version, "--keep", "3")
        assert asset(1) in prefix.shown()
        assert pages_and_own(prefix.shown()) == pages_and_own(files_of(site)), "others go at once"
    publish(prefix, tmp_path, 4, "--keep", "3")
    shown = prefix.shown()
    assert asset(1) not in shown and asset(2) in shown
    assert len(history(prefix, "releases/")) == 3
    kept = [
        data for version in (2, 3, 4) for data in files_of(tmp_path / f"site-{version}").values()
    ]
    sums = {hashlib.sha256(data).hexdigest() for data in kept}
    assert set(history(prefix, "files/")) == sums, "and nothing is left of what nobody needs"


def test_rollback_brings_back_what_readers_saw(prefix: Prefix, tmp_path: Path) -> None:
    sites = [files_of(publish(prefix, tmp_path, version)) for version in (1, 2)]
    first = live_before(prefix)
    prefix.store.forget()
    done = run("rollback", prefix.address)
    assert done.exit_code == 0 and done.output == f"Readers now see: {first}.\n"
    assert pages_and_own(prefix.shown()) == pages_and_own(sites[0])
    sent = {one.path for one in prefix.store.changed if one.act == "put"}
    assert sent == {"pledges/.plainpledge/live.json"}, "the bytes are there already"
    assert run("rollback", prefix.address).exit_code == 2, "there is nothing before the first"
    names = [name.removesuffix(".json") for name in history(prefix, "releases/")]
    assert run("rollback", prefix.address, "--to", names[1]).exit_code == 0
    assert pages_and_own(prefix.shown()) == pages_and_own(sites[1])
    done = run("rollback", prefix.address, "--to", "nonsense")
    assert done.exit_code == 2 and f"There are: {', '.join(names)}." in done.output


def live_before(prefix: Prefix) -> str | None:
    name = live(prefix)["release"]
    words = json.loads(prefix.read(f"{prefix.prefix}.plainpledge/releases/{name}.json"))
    before: str | None = words["before"]
    return before


@pytest.mark.parametrize("spoil", ["gone", "changed"])
def test_a_damaged_release_is_not_shown(spoil: str, prefix: Prefix, tmp_path: Path) -> None:
    publish(prefix, tmp_path, 1)
    site = publish(prefix, tmp_path, 2)
    digest = hashlib.sha256((tmp_path / "site-1" / "index.html").read_bytes()).hexdigest()
    name = f"{prefix.prefix}.plainpledge/files/{digest}"
    if spoil == "gone":
        prefix.store.client.delete_object(Bucket=prefix.name, Key=name)
    else:
        prefix.write(name, b"other words")
    done = run("rollback", prefix.address)
    assert done.exit_code == 2 and "is damaged: index.html" in done.output
    assert pages_and_own(prefix.shown()) == pages_and_own(files_of(site))
    publish(prefix, tmp_path, 1)
    assert run("rollback", prefix.address).exit_code == 0, "what was damaged was stored again"


def test_what_somebody_removed_comes_back(prefix: Prefix, tmp_path: Path) -> None:
    site = publish(prefix, tmp_path, 1)
    prefix.store.client.delete_object(Bucket=prefix.name, Key="pledges/page-2/index.html")
    publish(prefix, tmp_path, 1)
    assert prefix.shown() == files_of(site)


def test_what_others_put_there_is_never_touched(prefix: Prefix, tmp_path: Path) -> None:
    """Not beside the prefix, not below it, and not where a page of ours has been."""
    theirs = [
        "index.html",
        "pledges",
        "pledges-2/index.html",
        "pledges/page-9/index.html",
        f"pledges/{asset(99999999)}",
        "pledges/.plainpledge/notes.txt",
        "pledges/.plainpledge/files/notes.txt",
        "pledges/.plainpledge/releases/notes.txt",
        "pledges/.plainpledge/releases/more/notes.json",
        "unrelated/é &.txt",
    ]
    for name in theirs:
        prefix.write(name, b"theirs")
    for version in (1, 2):
        publish(prefix, tmp_path, version, "--keep", "2")
    prefix.write("pledges/page-1/index.html", b"theirs")  # ours has gone from there
    publish(prefix, tmp_path, 3, "--keep", "2")
    assert run("rollback", prefix.address).exit_code == 0
    publish(prefix, tmp_path, 4, "--keep", "2")
    there = prefix.all()
    for name in [*theirs, "pledges/page-1/index.html"]:
        assert there[name] == b"theirs", name


def test_an_object_of_somebody_else_is_in_the_way(prefix: Prefix, tmp_path: Path) -> None:
    prefix.write("pledges/page-3/index.html", b"theirs")
    before = prefix.all()
    site = make_linked_site(tmp_path / "site", 1)
    done = run("publish", prefix.address, "--site", str(site))
    assert done.exit_code == 2 and "“page-3/index.html” is in the bucket already" in done.output
    assert "as it was" in done.output and prefix.all() == before


def test_two_sites_can_be_in_one_bucket(prefix: Prefix, tmp_path: Path) -> None:
    """One even below the other."""
    outer, inner = (
        Prefix(prefix.store, prefix.name, ""),
        Prefix(prefix.store, prefix.name, "page-2/"),
    )
    below = make_linked_site(tmp_path / "inner", 7)
    assert run("publish", inner.address, "--site", str(below)).exit_code == 0
    site = make_linked_site(tmp_path / "outer", 1)
    done = run("publish", outer.address, "--site", str(site))
    assert done.exit_code == 2 and "“page-2/index.html” is in the bucket" in done.output
    make_linked_site(tmp_path / "other", 3)
    assert run("publish", outer.address, "--site", str(tmp_path / "other")).exit_code == 0
    assert inner.shown() == files_of(below)
    assert files_of(tmp_path / "other").items() <= outer.shown().items()


def test_more_files_than_a_store_tells_at_once(prefix: Prefix, tmp_path: Path) -> None:
    """Nothing is sent again, and the last file is found as the first."""
    site = make_linked_site(tmp_path / "site", 1)
    for number in range(LISTED_AT_ONCE + 50):
        (site / f"note-{number:04}.txt").write_text(f"{number % 7}", "utf-8")
    assert run("publish", prefix.address, "--site", str(site)).exit_code == 0
    assert len(prefix.shown()) > LISTED_AT_ONCE
    (site / "note-1049.txt").unlink()
    (site / "note-0000.txt").write_text("new", "utf-8")
    prefix.store.forget()
    assert run("publish", prefix.address, "--site", str(site)).exit_code == 0
    done = [(one.act, one.path) for one in prefix.store.changed if "plainpledge" not in one.path]
    assert done == [("copy", "pledges/note-0000.txt"), ("delete", "pledges/note-1049.txt")]
    assert sum(one.act == "list" for one in prefix.store.asked) == 2


def test_a_site_that_does_not_work_at_its_address_is_taken_back(
    prefix: Prefix, tmp_path: Path
) -> None:
    with serve(make_linked_site(tmp_path / "elsewhere", 9)) as address:
        first = make_linked_site(tmp_path / "site-1", 1)
        done = run("publish", prefix.address, "--site", str(first), "--address", address)
        assert done.exit_code == 1 and "So nothing is shown." in done.output, done.output
        assert prefix.shown() == {} and history(prefix, "releases/") == []
        assert history(prefix, "files/") == []
        publish(prefix, tmp_path, 1)
        before, shown = live(prefix), prefix.shown()
        second = make_linked_site(tmp_path / "site-2", 2)
        done = run("publish", prefix.address, "--site", str(second), "--address", address)
        assert done.exit_code == 1 and f"So release {before['release']} is back." in done.output
        assert (live(prefix), prefix.shown()) == (before, shown), "and nothing of it is left"
        publish(prefix, tmp_path, 2)
        before = live(prefix)
        done = run("rollback", prefix.address, "--address", address)
        assert done.exit_code == 1 and live(prefix) == before
        assert pages_and_own(prefix.shown()) == pages_and_own(files_of(second))


def test_a_site_that_works_is_asked_for_and_a_history_that_all_can_read_is_told(
    prefix: Prefix, tmp_path: Path
) -> None:
    site = make_linked_site(tmp_path / "site", 1)
    words = ("publish", prefix.address, "--site", str(site), "--address")
    with serve(site) as address:
        done = run(*words, address)
        assert done.exit_code == 0 and "Readers can open" not in done.output, done.output
    for path, is_told in [("live.json", True), ("live.json/index.html", False)]:
        assert told_of(path, tmp_path / str(is_told), words) == is_told


def told_of(path: str, front: Path, words: tuple[str, ...]) -> bool:
    """Publish behind a server that shows a file in our folder; some show a page for every path."""
    file = make_linked_site(front, 1) / ".plainpledge" / path
    file.parent.mkdir(parents=True)
    file.write_text("{}", "utf-8")
    with serve(front) as address:
        done = run(*words, address)
    assert done.exit_code == 0, done.output
    return "Readers can open the folder “.plainpledge”" in done.output


def test_a_release_says_when_and_what_it_is(prefix: Prefix, tmp_path: Path) -> None:
    """Whoever looks into the bucket can check it without us."""
    files = files_of(publish(prefix, tmp_path, 1))
    (name,) = history(prefix, "releases/")
    assert re.fullmatch(r"\d{8}T\d{6}\.\d{3}-[0-9a-z]+\.json", name)
    written = json.loads(prefix.read(f"{prefix.prefix}.plainpledge/releases/{name}"))
    sums = {path: one["sum"] for path, one in written["files"].items()}
    assert sums == {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    assert live(prefix) == {"release": name.removesuffix(".json"), "underway": None}
    assert f"{prefix.prefix}.plainpledge/lock" not in prefix.listed()


@given(st.lists(st.text("ab./0", min_size=1, max_size=12), unique=True), st.data())
def test_each_file_is_in_one_phase(paths: list[str], data: st.DataObject) -> None:
    paths = [*paths, "index.html", "assets/main.f123abcd45.css", "a.html", "b.html"]
    standing = data.draw(st.sets(st.sampled_from(paths)))
    found = phases(paths, standing)
    assert sorted(path for group in found for path in group) == sorted(paths)
    assert found[-1] == ["index.html"] and all(map(is_hashed, found[0]))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/index.html", "text/html; charset=utf-8"),
        ("SHOUTED.PDF", "application/pdf"),
        ("sitemap.xml.gz", "application/gzip"),
        ("a.b/no-ending", UNKNOWN),
        ("letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_a_type_is_told_by_the_ending(path: str, expected: str) -> None:
    assert content_type(path) == expected
