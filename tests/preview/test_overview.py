"""The page of all files, and what a page is compared with."""

from __future__ import annotations

import re
import subprocess

import pytest

from plainpledge.preview.actions import Actions
from plainpledge.preview.earlier import committed
from plainpledge.preview.editable import AGREED
from plainpledge.preview.report import report
from plainpledge.preview.server import Server
from plainpledge.preview.store import Store
from running_preview import LISTEN, Running, built, no_term


def test_every_file_is_listed_with_its_counts(running: Running) -> None:
    file = running.root / LISTEN
    text = file.read_text("utf-8").replace("review_by: 2027-05-23", "review_by: 2020-05-23")
    text = text.replace("Try it.", "Try it it.\n\n<!-- hold: why -->\nHeld.\n<!-- /hold -->")
    file.write_text(text.replace("Talk about it.", "[gap: what]"), "utf-8")
    running.desk.take(built(running.root))
    status, html = running.ask("GET", "/.preview/")
    page = html.decode("utf-8")
    assert status == 200
    made = running.desk.built
    assert made
    for path in made.site.documents:
        assert f"<span>{path}</span>" in page
    row = re.search(rf"<tr[^>]*>(?:(?!</tr>).)*{LISTEN}.*?</tr>", page, re.DOTALL)
    assert row and "Draft, Review overdue, 1 held, 1 gap" in row[0]
    found = [one for one in made.findings if one.path == LISTEN]
    errors = sum(one.severity.value == "error" for one in found)
    cells = re.findall(r"<td>(.*?)</td>", row[0])
    assert cells[0] == (str(errors) if errors else "–")
    assert sum(int(cell) for cell in cells[:3] if cell != "–") == len(found)
    many = made.site.house_style.called.many.capitalize()
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", page) == [many, "Glossary", "Other pages"]


def test_a_page_is_compared_with_what_was_committed(running: Running) -> None:
    assert committed(running.root, LISTEN) is None, "without git, it is compared with the start"
    file = running.root / LISTEN
    file.write_text(file.read_text("utf-8").replace("Try it.", "We try it. " * 20), "utf-8")
    me = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    save = (*me, "commit", "-qam", "x")

    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(running.root), *words], check=True)

    for words in (("init", "-q"), ("add", "."), save):
        git(*words)
    old = file.read_text("utf-8")
    file.write_text(old.replace("try it. We", "try it and we"), "utf-8")
    earlier = committed(running.root, LISTEN)
    assert earlier and earlier.text == old
    assert running.state()["report"]["plainness"][0]["change"] < 0
    assert committed(running.root, "pledges/99-none.md") is None
    git(*save)  # the harder words were agreed: the next build starts from them
    running.desk.take(built(running.root))
    assert running.state()["report"]["plainness"][0]["change"] == 0


@pytest.mark.parametrize(
    ("old", "new", "rule", "field"),
    [
        ("title: We listen\n", "", "missing-field", "title"),
        ("title: We listen\n", "title:\n", "missing-field", "title"),
        ("owner:", "ovner:", "unknown-field", None),
        ("status: draft", "status: ready", "wrong-value", "status"),
        ("related: [", "related: [x, ", "wrong-value", "related"),
        ("title: We listen", "title: We: listen", "broken-front-matter", "title"),
        ("Try it.", "Try it it.", "doubled-word", None),
    ],
)
def test_a_finding_leads_to_its_field(
    running: Running, old: str, new: str, rule: str, field: str | None
) -> None:
    file = running.root / LISTEN
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    told = running.state()["report"]
    assert [one["field"] for one in told["findings"] if one["rule"] == rule] == [field]
    assert field is None or field in [one["name"] for one in told["fields"]]


def test_the_agreed_wording_says_who_may_change_it(running: Running) -> None:
    assert running.state()["report"]["agreed"] is None
    built = running.desk.built
    assert built and built.site.wording
    path = built.site.wording.document.path
    fresh = running.desk.fresh(path)
    assert fresh and report(fresh, {})["agreed"] == AGREED
    for asked in (
        {"action": "edit", "block": 0, "text": "x"},
        {"action": "field", "name": "title"},
    ):
        assert running.do(path=path, **asked) == (409, {"refused": AGREED})


def test_a_site_in_a_folder_of_its_address(running: Running) -> None:
    desk = running.desk
    app = Server(desk, Actions(desk, Store(desk.root), no_term), lambda *_: [], "/sub/")
    asked = {
        "REQUEST_METHOD": "GET",
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_PORT": "8000",
        "HTTP_HOST": "localhost:8000",
    }
    said: list[str] = []

    def ask(path: str) -> str:
        answer = app(asked | {"PATH_INFO": path}, lambda status, _: said.append(status))
        return b"".join(answer).decode()

    assert "&quot;root&quot;: &quot;/sub/&quot;" in ask("/sub/pledges/01-listen/")
    assert 'href="/sub/pledges/01-listen/"' in ask("/.preview/")
    assert ask("/pledges/01-listen/") == ""
    assert said == ["200 OK", "200 OK"]
