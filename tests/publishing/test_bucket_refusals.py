"""Publishing to object storage where it cannot be: one plain sentence, and readers lose nothing."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from object_store import (
    CUT,
    LOCK,
    LOST,
    SILENT,
    Answer,
    Asked,
    ObjectStore,
    Prefix,
    files_of,
    make_linked_site,
)
from plainpledge.cli import cli
from plainpledge.publishing.bucket import client, lease

STATE = ".plainpledge/live.json"


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_linked_site(tmp_path / "site", 2)


@pytest.fixture
def published(prefix: Prefix, tmp_path: Path) -> Prefix:
    """A prefix with a site before."""
    first = make_linked_site(tmp_path / "first", 1)
    assert run("publish", prefix.address, "--site", str(first)).exit_code == 0
    prefix.store.forget()
    return prefix


def assert_refused(done: Result, *expected: str) -> None:
    assert done.exit_code == 2, done.output
    for words in (*expected, "Error: "):
        assert words in done.output, done.output
    assert "Traceback" not in done.output and len(done.output.splitlines()) == 1
    assert not any(name in done.output for name in ("botocore", "ClientError", "Operation"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("s3://no-such-bucket-here/x", "There is no bucket “no-such-bucket-here”"),
        ("S3://no-such-bucket-here", "There is no bucket “no-such-bucket-here”"),
        ("s3://", "names no bucket"),
        ("s3:///x", "names no bucket"),
        ("s3://a b/x", "“a b” cannot be the name of a bucket"),
        ("s3://bucket/../x", "Write the whole prefix"),
        ("gs://bucket/x", "Nothing can be published to gs:// addresses"),
        ("https://bucket.example.org/x", "Nothing can be published to https:// addresses"),
    ],
)
@pytest.mark.parametrize("command", ["publish", "rollback"])
def test_an_address_that_leads_nowhere(
    address: str, expected: str, command: str, store: ObjectStore, site: Path
) -> None:
    words = ["--site", str(site)] if command == "publish" else []
    assert_refused(run(command, address, *words), expected)
    assert store.changed == []


SETTINGS: list[tuple[dict[str, str | None], str]] = [
    (
        {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None},
        "No key for the object storage was found. Set AWS_ACCESS_KEY_ID",
    ),
    ({"AWS_SECRET_ACCESS_KEY": None}, "No key for the object storage was found."),
    ({"AWS_PROFILE": "nobody"}, "The settings for the object storage cannot be used"),
    ({"AWS_ENDPOINT_URL": "nonsense"}, "The settings for the object storage cannot be used"),
    ({"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "The object storage does not answer."),
    ({"AWS_ENDPOINT_URL": "https://127.0.0.1:9"}, "The object storage does not answer."),
    ({"AWS_DEFAULT_REGION": "not a region"}, "cannot be used"),
]


@pytest.mark.parametrize(("changes", "expected"), SETTINGS)
def test_settings_that_are_missing_or_wrong(
    changes: dict[str, str | None],
    expected: str,
    prefix: Prefix,
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in changes.items():
        monkeypatch.delenv(name) if value is None else monkeypatch.setenv(name, value)
    assert_refused(run("publish", prefix.address, "--site", str(site)), expected)
    assert prefix.all() == {}


@pytest.mark.parametrize("module", ["boto3", "botocore.config"])
def test_the_package_is_not_installed(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said before anything is built: this folder is no project."""
    monkeypatch.setitem(sys.modules, module, None)
    site = make_linked_site(tmp_path / "site", 1)
    done = run("publish", "s3://bucket/x", "--site", str(site))
    assert_refused(done, "needs the package boto3", f'"{sys.executable}" -m pip install boto3')
    assert run("publish", str(tmp_path / "public"), "--site", str(site)).exit_code == 0


ANSWERS: list[tuple[Answer, str]] = [
    ((403, "AccessDenied"), "does not allow this key to "),
    ((403, "InvalidAccessKeyId"), "The object storage does not know this key. Check AWS_"),
    ((403, "SignatureDoesNotMatch"), "The object storage does not know this key. Check AWS_"),
    ((400, "ExpiredToken"), "The key for the object storage has run out."),
    ((403, "RequestTimeTooSkewed"), "clock is wrong"),
    ((400, "AuthorizationHeaderMalformed"), "is in another region. Set AWS_DEFAULT_REGION"),
    ((503, "SlowDown"), "The object storage is too busy, or has a fault."),
    ((500, "InternalError"), "The object storage is too busy, or has a fault."),
    ((501, "NotImplemented"), "cannot do all that safe publishing needs"),
    ((507, "XMinioStorageFull"), "The object storage is full."),
    ((400, "SomethingNew"), "The object storage said no: "),
    (CUT, "The object storage does not answer."),
]


@pytest.mark.parametrize(("answer", "expected"), ANSWERS)
def test_a_store_that_says_no_at_once(
    answer: Answer, expected: str, published: Prefix, site: Path
) -> None:
    before = published.all()
    published.store.before = lambda _: answer
    assert_refused(run("publish", published.address, "--site", str(site)), expected)
    assert_refused(run("rollback", published.address), expected)
    assert published.all() == before


DENIED: list[tuple[str, Callable[[Asked], bool], str]] = [
    ("read only", lambda one: one.act in {"put", "copy", "delete"}, "to write"),
    ("cannot list", lambda one: one.act == "list", "to list what is there"),
    ("cannot read", lambda one: one.act == "get", "to read"),
    ("cannot copy", lambda one: one.act == "copy", "to copy"),
    ("cannot delete", lambda one: one.act == "delete" and LOCK not in one.path, "to delete"),
    ("cannot store", lambda one: one.act == "put" and "/files/" in one.path, "to write"),
]


@pytest.mark.parametrize(("is_refused", "act"), [one[1:] for one in DENIED], ids=lambda _: "")
def test_a_key_that_may_not_do_everything(
    is_refused: Callable[[Asked], bool], act: str, published: Prefix, site: Path
) -> None:
    """The sentence says what it may not, and what it needs; later, all is as it should be."""
    before = published.shown()
    published.store.before = lambda one: (403, "AccessDenied") if is_refused(one) else None
    done = run("publish", published.address, "--site", str(site))
    assert_refused(done, f"does not allow this key {act}", "list, read, write and delete")
    if act not in {"to copy", "to delete"}:
        assert published.shown() == before
        assert "Some pages" not in done.output
    published.store.forget()
    assert run("publish", published.address, "--site", str(site)).exit_code == 0
    assert files_of(site).items() <= published.shown().items()


QUIET: list[tuple[Callable[[Asked], bool], bool]] = [
    (lambda one: one.act == "list", False),
    (lambda one: one.act == "put" and "/files/" in one.path, False),
    (lambda one: one.act == "copy", True),
    (lambda one: one.act == "delete", True),
]


@pytest.mark.parametrize(("is_silent", "is_mixed"), QUIET, ids=["list", "store", "show", "remove"])
def test_a_store_that_falls_silent(
    is_silent: Callable[[Asked], bool],
    is_mixed: bool,
    published: Prefix,
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(client, "ANSWER", 2)
    published.store.before = lambda one: SILENT if is_silent(one) else None
    done = run("publish", published.address, "--site", str(site))
    assert_refused(done, "The object storage does not answer.")
    assert ("Now some pages may be new and some old" in done.output) == is_mixed


def test_a_connection_that_breaks_at_any_point(published: Prefix, tmp_path: Path) -> None:
    """Each request in turn is the first that gets no answer."""
    sites = {version: make_linked_site(tmp_path / f"{version}", version) for version in (1, 2)}
    files = {version: files_of(site) for version, site in sites.items()}
    told: list[str] = []
    for number in itertools.count(0, 4):
        published.store.forget()
        published.store.before = _broken_from(published.store, number)
        done = run("publish", published.address, "--site", str(sites[2]))
        is_over = len(published.store.asked) <= number
        published.store.forget()
        shown = published.shown()
        assert all(data in (files[1].get(path), files[2].get(path)) for path, data in shown.items())
        if is_over:
            break
        if done.exit_code == 0:
            assert files[2].items() <= shown.items()
        else:
            assert_refused(done, "The object storage does not answer.")
            is_mixed = "Now some pages may be new and some old" in done.output
            assert is_mixed or files[1].items() <= shown.items()
        told.append(done.output)
        release_lock(published)
        assert run("rollback", published.address).exit_code in {0, 2}
        assert run("publish", published.address, "--site", str(sites[1])).exit_code == 0
    assert {"Now some" in output for output in told} == {True, False}


def _broken_from(store: ObjectStore, number: int) -> Callable[[Asked], Answer | None]:
    return lambda _: CUT if len(store.asked) > number else None


def release_lock(prefix: Prefix) -> None:
    """As after three minutes without a sign of life."""
    if f"{prefix.prefix}{LOCK}" in prefix.listed():
        prefix.age(LOCK, lease.LEASE + 1)


def test_an_answer_that_is_lost_is_not_taken_for_somebody_else(
    published: Prefix, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library asks again, and a condition is no longer met: because of ourselves."""
    monkeypatch.setattr(client, "TRIES", 2)
    lost: set[str] = set()

    def lose(one: Asked) -> Answer | None:
        if one.act != "put" or one.path in lost:
            return None
        lost.add(one.path)
        return LOST

    published.store.before = lose
    done = run("publish", published.address, "--site", str(site))
    assert done.exit_code == 0, done.output
    assert {f"pledges/{LOCK}", f"pledges/{STATE}"} <= lost
    assert files_of(site).items() <= published.shown().items()


def test_a_second_publisher_is_told_to_wait(published: Prefix, site: Path) -> None:
    before = published.shown()
    seen: list[Result] = []

    def publish_too(one: Asked) -> None:
        if one.act == "list" and not seen:
            published.store.after = lambda _: None
            seen.extend([run("publish", published.address, "--site", str(site))])
            seen.extend([run("rollback", published.address)])
            assert published.shown() == before

    published.store.after = publish_too
    assert run("publish", published.address, "--site", str(site)).exit_code == 0
    for done in seen:
        assert_refused(done, f"Somebody else is publishing to {published.address} now")
    assert len(seen) == 2 and f"pledges/{LOCK}" not in published.listed()


def test_a_lock_that_nobody_renews_is_free_after_a_while(published: Prefix, site: Path) -> None:
    published.write(f"pledges/{LOCK}", b"of somebody who was stopped")
    words = ("publish", published.address, "--site", str(site))
    for seconds in (0, lease.LEASE / 2):
        published.age(LOCK, seconds)
        assert_refused(run(*words), "Try again in three minutes")
    published.age(LOCK, lease.LEASE / 2 + 2)
    assert run(*words).exit_code == 0
    assert f"pledges/{LOCK}" not in published.listed()


def test_a_slow_publisher_who_lost_the_lock_stops(
    published: Prefix, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """He looks before each step, and touches nothing that readers see."""
    monkeypatch.setattr(lease, "RENEWED", 0)
    before = published.shown()
    theirs = f"pledges/{LOCK}"

    def take_over(one: Asked) -> None:
        if "/files/" in one.path and one.act == "put":
            published.write(theirs, b"somebody else")

    published.store.after = take_over
    monkeypatch.setattr(lease, "LEASE", 0)
    done = run("publish", published.address, "--site", str(site))
    assert_refused(done, "somebody else began to publish")
    assert published.shown() == before
    assert published.read(theirs) == b"somebody else", "their lock stays"


def test_a_store_that_ignores_conditions_is_refused(published: Prefix, site: Path) -> None:
    """With it, two people could publish at once."""
    before = published.all()
    published.store.ignores_conditions = True
    done = run("publish", published.address, "--site", str(site))
    assert_refused(done, "This object storage ignores conditions")
    assert published.all() == before


def test_a_state_that_somebody_changed_meanwhile_is_not_overwritten(
    published: Prefix, site: Path
) -> None:
    words = b'{"release": null, "underway": null}'

    def meddle(one: Asked) -> None:
        if one.act == "put" and "/files/" in one.path:
            published.write(f"pledges/{STATE}", words)

    before = published.shown()
    published.store.after = meddle
    assert run("publish", published.address, "--site", str(site)).exit_code == 2
    assert published.read(f"pledges/{STATE}") == words and published.shown() == before


@pytest.mark.parametrize("what", [b"", b"{", b"[]", b'{"other": 1}', b'"x"', b"\xff"])
@pytest.mark.parametrize("where", ["live.json", "releases/20200101T000000.000-x.json"])
def test_damaged_notes_are_named(what: bytes, where: str, published: Prefix, site: Path) -> None:
    before = published.shown()
    published.write(f"pledges/.plainpledge/{where}", what)
    for words in (
        ["publish", published.address, "--site", str(site)],
        ["rollback", published.address],
    ):
        assert_refused(run(*words), f"“.plainpledge/{where}” in the bucket is damaged")
    assert published.shown() == before


@pytest.mark.parametrize("act", ["put", "copy"])
@pytest.mark.parametrize("tells", ["another sum", "no sum"])
def test_what_arrives_is_compared(
    act: str, tells: str, published: Prefix, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the sum that the store tells; where it tells none, by the bytes."""
    spoilt = "pledges/index.html" if act == "copy" else "/.plainpledge/files/"

    def spoil(one: Asked) -> None:
        if one.act == act and spoilt in one.path and tells == "no sum":
            published.spoil(one.path)

    published.store.after = spoil
    told = {"another sum": "AAAA", "no sum": ""}[tells]
    published.store.sum_told = lambda one, digest: (
        told if one.act == act and spoilt in one.path else digest
    )
    done = run("publish", published.address, "--site", str(site))
    if act == "copy":
        assert_refused(done, "“index.html” in the bucket has other bytes than it", "Now some")
    else:
        assert_refused(done, "in the bucket has other bytes than it should", "as it was")
    published.store.forget()
    assert run("publish", published.address, "--site", str(site)).exit_code == 0
    assert files_of(site).items() <= published.shown().items()


def test_a_store_that_tells_no_sums(published: Prefix, site: Path) -> None:
    published.store.sum_told = lambda _, __: ""
    assert run("publish", published.address, "--site", str(site)).exit_code == 0
    assert files_of(site).items() <= published.shown().items()


def test_a_site_with_a_folder_of_our_name(published: Prefix, site: Path) -> None:
    (site / ".plainpledge").mkdir()
    (site / ".plainpledge" / "lock").write_text("x", "utf-8")
    done = run("publish", published.address, "--site", str(site))
    assert_refused(done, "A site cannot have a folder “.plainpledge”")


def test_a_file_that_changes_while_it_is_sent(published: Prefix, site: Path) -> None:
    before = published.shown()

    def change(one: Asked) -> None:
        if one.act == "put" and "/releases/" in one.path:
            (site / "index.html").write_text("<h1>Changed</h1>", "utf-8")

    published.store.after = change
    done = run("publish", published.address, "--site", str(site))
    assert_refused(done, "Files changed while they were copied (index.html)", "as it was")
    assert published.shown() == before
