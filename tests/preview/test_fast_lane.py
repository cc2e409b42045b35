"""The fast lane says of one file what a whole check would say."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plainpledge.commands.selection import read_project
from plainpledge.preview import versions
from plainpledge.preview.built import Built
from plainpledge.preview.lane import look_again, moved, unchanged
from plainpledge.preview.memory import Memory
from plainpledge.preview.versions import Versions, version
from plainpledge.reading.documents import read_document
from plainpledge.rules.checking import check
from running_preview import LISTEN, Running, built

OWN = Path(__file__).parents[2]
CHANGES = {
    "nothing": ("", ""),
    "a word twice": ("you say", "you you say"),
    "a long sentence": ("Try it.", "Try " + "and try " * 30 + "it."),
    "a title with a colon": ("title: We listen", "title: We: listen"),
    "a wrong date": ("review_by: 2027-05-23", "review_by: 23 May 2027"),
    "an unknown field": ("owner:", "ovner:"),
    "a hold that is not closed": ("Try it.", "<!-- hold: why -->\nTry it."),
    "a broken link": ("Try it.", "Try [it](nowhere.md)."),
    "a section gone": ("## In practice", "## In theory"),
    "all gone": (None, ""),
    "an allowed finding": (
        "We hear what you say.\n\n##",
        "We hear what you you say. <!-- allow doubled-word: a song -->\n\n##",
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_it_says_what_a_whole_check_says(change: tuple[str | None, str], running: Running) -> None:
    file = running.root / LISTEN
    text = file.read_text("utf-8")
    old, new = change
    file.write_text(new if old is None else text.replace(old, new), "utf-8")
    before = running.desk.built
    assert before
    fresh = look_again(before, LISTEN)
    whole = [one for one in check(read_project(running.root)) if one.path == LISTEN]
    behind = {"broken-link", "broken-anchor"}  # these look at all files: the next build says so
    assert [one for one in fresh.findings if one.rule not in behind] == [
        one for one in whole if one.rule not in behind
    ]


def test_findings_of_other_rules_move_along(running: Running) -> None:
    file = running.root / LISTEN
    file.write_text(file.read_text("utf-8").replace("Try it.", "Try [it](nowhere.md)."), "utf-8")
    before = built(running.root)
    file.write_text(file.read_text("utf-8").replace("We hear what", "We all hear what"), "utf-8")
    fresh = look_again(before, LISTEN)
    whole = check(read_project(running.root))
    assert [one for one in fresh.findings if one.rule == "broken-link"] == [
        one for one in whole if one.rule == "broken-link"
    ]
    file.write_text(file.read_text("utf-8").replace("[it](nowhere.md)", "it"), "utf-8")
    assert not [one for one in look_again(before, LISTEN).findings if one.rule == "broken-link"]


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("", "", (0, 0)),
        ("abc", "abc", (3, 0)),
        ("abc", "axc", (1, 1)),
        ("aa", "aaa", (2, 0)),
        ("a", "", (0, 0)),
    ],
)
def test_what_two_texts_have_in_common(old: str, new: str, kept: tuple[int, int]) -> None:
    assert unchanged(old, new) == kept


def test_nothing_moves_in_an_unchanged_file(running: Running) -> None:
    before = running.desk.built
    assert before
    found = [one for one in before.findings if one.path == LISTEN]
    document = before.site.documents[LISTEN]
    assert list(moved(found, document, document)) == found


def test_a_change_of_the_same_size_in_the_same_moment_is_seen(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "BEING_WRITTEN", 0.0)
    file, known = running.root / LISTEN, Versions(running.root)
    seen = set()
    for word in ("aaaa", "bbbb", "cccc"):
        file.write_text(f"Try {word}.\n", "utf-8")
        assert known.now(LISTEN) == version(read_document(running.root, LISTEN))
        seen.add(known.now(LISTEN))
    assert len(seen) == 3
    file.unlink()
    assert known.now(LISTEN) == version(read_document(running.root, LISTEN))


@contextmanager
def once_somebody_waits(
    running: Running, monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]
) -> Iterator[None]:
    """Do something in another thread as soon as a question is kept open by the server."""
    waits, wait = threading.Event(), running.desk.changed.wait

    def told(timeout: float | None = None) -> bool:
        waits.set()
        return wait(timeout)

    def act_then() -> None:
        assert waits.wait(60)
        act()

    monkeypatch.setattr(running.desk.changed, "wait", told)
    thread = threading.Thread(target=act_then)
    thread.start()
    yield
    thread.join(60)


def test_a_save_is_told_at_once(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    first = running.state()
    file = running.root / LISTEN

    def save() -> None:
        file.write_text(file.read_text("utf-8").replace("you say", "you you say"), "utf-8")

    with once_somebody_waits(running, monkeypatch, save):
        news = running.state(
            build=str(first["build"]), version=first["version"], looks=first["looks"]
        )
    assert "you you" in news["html"], "told by the open question, not by the next one"
    assert "doubled-word" in [one["rule"] for one in news["report"]["findings"]]


def test_a_save_before_the_question_is_told_too(running: Running) -> None:
    first = running.state()
    file = running.root / LISTEN
    file.write_text(file.read_text("utf-8").replace("you say", "you you say"), "utf-8")
    running.desk.take(built(running.root))
    news = running.state(build=str(first["build"]), version=first["version"], looks=first["looks"])
    assert "you you" in news["html"] and news["build"] == first["build"] + 1


def test_an_old_build_does_not_bring_old_words_back(running: Running) -> None:
    old = built(running.root)
    first = running.state()
    file = running.root / LISTEN
    file.write_text(file.read_text("utf-8").replace("you say", "you you say"), "utf-8")
    shown = running.state(build=str(first["build"]), version=first["version"])
    running.desk.take(old)  # read before the save, whole only after it
    news = running.state(build=str(shown["build"]), version=shown["version"])
    assert "you you" in news["html"] and news["version"] == shown["version"]


def test_a_remembered_build_is_like_a_new_one(tmp_path: Path) -> None:
    root = tmp_path / "own"
    for part in ("docs", "pledges"):
        shutil.copytree(OWN / part, root / part)
    shutil.copy(OWN / "mkdocs.yml", root)
    memory = Memory(lambda: None)
    for change in ("", "We hear hear.", "# Head\n", "<!-- hold: x -->"):
        file = root / "pledges" / "01-children-first.md"
        file.write_text(file.read_text("utf-8") + f"\n{change}\n", "utf-8")
        known = read_project(root, memory.read)
        fresh = read_project(root)
        assert known.documents == fresh.documents and known.pledges == fresh.pledges
        assert memory.check(known) == check(fresh)
    again = read_project(root, memory.read)
    assert again.documents["docs/about.md"] is known.documents["docs/about.md"]


def test_a_build_is_kept_with_its_number(running: Running) -> None:
    assert isinstance(running.desk.built, Built)
    assert running.desk.built.number == 1


def test_a_file_that_is_being_written_is_not_called_empty(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "BEING_WRITTEN", 600.0)  # however slow this machine is
    first = running.state()
    file = running.root / LISTEN
    text = file.read_text("utf-8")

    def save() -> None:
        with file.open("w", encoding="utf-8") as half:
            for _ in range(5):  # the server looks at the empty file, more than once
                assert running.desk.versions.now(LISTEN) == first["version"]
            half.write(text.replace("you say", "you you say"))

    with once_somebody_waits(running, monkeypatch, save):
        news = running.state(
            build=str(first["build"]), version=first["version"], looks=first["looks"]
        )
    assert "you you" in news["html"]
    file.write_text("", "utf-8")
    monkeypatch.setattr(versions, "BEING_WRITTEN", 0.0)
    news = running.state(build=str(first["build"]), version=news["version"], looks=first["looks"])
    assert news["report"]["findings"][0]["message"] == "This file is empty."


@pytest.mark.parametrize("start", ["emptied", "moved away"])
def test_what_is_read_in_the_middle_of_a_save_is_what_was_saved(
    start: str, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "BEING_WRITTEN", 600.0)  # however slow this machine is
    file = running.root / LISTEN
    text, first = file.read_text("utf-8"), running.state()["version"]
    if start == "emptied":
        file.write_text("", "utf-8")
    else:
        file.rename(file.with_suffix(".md~"))
    assert running.desk.versions.now(LISTEN) == first
    rest = threading.Timer(0.05, file.write_text, [text + "Saved.\n", "utf-8"])
    rest.start()
    assert running.desk.built
    assert look_again(running.desk.built, LISTEN).document.text.endswith("Saved.\n")
    rest.join()
    assert running.desk.versions.now(LISTEN) != first


def test_of_two_findings_in_one_place_the_one_that_is_meant_is_used(running: Running) -> None:
    file = running.root / LISTEN
    text = file.read_text("utf-8")
    file.write_text(text[: text.index("\n## ")] + "\nWords.\n", "utf-8")
    found = running.state()["report"]["findings"]
    one, *_, last = [one for one in found if one["rule"] == "missing-section"]
    assert one["span"] == last["span"] and one["suggestion"] != last["suggestion"]
    asked = {name: last[name] for name in ("rule", "span", "message")}
    assert running.do(action="suggestion", **asked)[0] == 200
    assert last["suggestion"].strip() in file.read_text("utf-8")
    assert one["suggestion"].strip() not in file.read_text("utf-8")
    assert running.do(action="suggestion", **asked | {"message": "another"})[0] == 409
