"""What an editor shows when it asks: meanings, fields, plainness, values to choose, the outline."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from running_editor import Editor

PLEDGE, TERM, STYLE = (
    "pledges/02-say-why.md",
    "docs/glossary/safety-goal.md",
    "pledges/house-style.yml",
)
TODAY = datetime.date.today().isoformat()
LONG = "We tell you why we ask. We do it in the same week. You can say no. " * 3


def asked(editor: Editor, root: Path, path: str, old: str, typed: str) -> tuple[str, Any]:
    """Open a file with some words replaced; the bar among them is the place that is asked for."""
    text = (root / path).read_text("utf-8").replace("\n", "\r\n")
    assert old in text
    head, _, tail = text.rpartition(old)
    before, _, after = f"{head}{typed}{tail}".partition("|")
    line, start = before.count("\r\n"), before.rfind("\n") + 1
    uri = (root / path).as_uri()
    editor.open(uri, before + after)
    return uri, (line, len(before[start:].encode("utf-16-le")) // 2)


@pytest.mark.parametrize(
    ("path", "old", "typed", "words"),
    [
        (PLEDGE, "We tell", "👍 é: our safety go|al. We tell", "What must be true for the child"),
        (PLEDGE, "We tell", "Our SG|. We tell", "**safety goal**"),
        (PLEDGE, "We tell", "Our safety goal|s are here", "Draft: nobody who knows has checked"),
        (PLEDGE, "We tell", "W|e tell", None),
        (PLEDGE, "We tell", "`safety go|al`. We tell", None),
        (PLEDGE, "summary", "summ|ary", "One full sentence that says what the page says."),
        (PLEDGE, "draft", "dr|aft", None),
        (TERM, "say_instead", "say_inst|ead", "What to say in place of this word"),
        (TERM, "What must", "The safety go|al. What must", None),
        (STYLE, "one:", "o|ne:", "The word for one of them."),
        (STYLE, "    layout", "    lay|out", "layout"),
        (PLEDGE, "In plain words", "In pl|ain words", "too few to say how plain"),
        (
            PLEDGE,
            "In plain words",
            f"In pl|ain words\r\n\r\n{LONG}",
            "Plainness of this section: **",
        ),
    ],
)
def test_hover(
    editor: Editor, shared_root: Path, path: str, old: str, typed: str, words: str | None
) -> None:
    uri, place = asked(editor, shared_root, path, old, typed)
    found = editor.at("hover", uri, *place)
    assert (words in found["contents"]["value"]) if words and found else found is words
    editor.close(uri)


@pytest.mark.parametrize(
    ("path", "old", "typed", "some", "none"),
    [
        (PLEDGE, "owner: Head of service", "ow|", {"owner: ", "was: "}, {"title: ", "term: "}),
        (PLEDGE, "status: draft", "status: |", {"draft", "agreed"}, {"title: "}),
        (PLEDGE, "related: [1]", "related: [|", {"1", "3"}, {"2"}),
        (PLEDGE, "related: [1]", "related: [1, |]", {"3"}, {"1", "2"}),
        (PLEDGE, "related: [1]", "related: [1]|", set(), {"3"}),
        (PLEDGE, "number: 2", "number: |", {"2"}, {"1", "3"}),
        (PLEDGE, "reviewed: 2026-11-23", "reviewed: |", {TODAY}, set()),
        (PLEDGE, "related: [1]", "link_terms: |", {"true", "false"}, set()),
        (PLEDGE, "We tell", "We t|ell", set(), {"owner: "}),
        (PLEDGE, "We tell", "<!-- allow long-s|", {"long-sentence: "}, {"broken-hold: "}),
        (PLEDGE, "owner: Head", "# allow |\r\nowner: Head", {"unclear-summary: "}, set()),
        (
            TERM,
            "see_also: [danger statement]",
            "see_also:\r\n  - |",
            {"danger statement"},
            {"safety goal"},
        ),
        (STYLE, "called:", "aud|\r\ncalled:", {"audiences:", "spelling: "}, {"avoid", "called:"}),
        (STYLE, "layout: beside-wording", "layout: |", {"reflection", "plain"}, set()),
        (STYLE, "    layout: beside-wording", "    |", {"audience: ", "parts: "}, {"one: "}),
        (STYLE, "word_lists: [care]", "word_lists: [|", {"care"}, set()),
        (STYLE, "  one: promise", "  o|ne: promise", {"one"}, {"one: "}),
    ],
)
def test_completion(
    editor: Editor,
    shared_root: Path,
    path: str,
    old: str,
    typed: str,
    some: set[str],
    none: set[str],
) -> None:
    uri, place = asked(editor, shared_root, path, old, typed)
    found = editor.at("completion", uri, *place) or []
    offered = {one["textEdit"]["newText"] for one in found}
    assert some <= offered and not none & offered
    for one in found:
        end = one["textEdit"]["range"]["end"]
        assert (end["line"], end["character"]) == place
    editor.close(uri)


def test_a_field_says_what_it_is_for(editor: Editor, shared_root: Path) -> None:
    uri, place = asked(editor, shared_root, PLEDGE, "title: We say why", "|")
    (title,) = [one for one in editor.at("completion", uri, *place) if one["label"] == "title"]
    assert (
        title["detail"] == "needed" and "short, in plain words" in title["documentation"]["value"]
    )
    editor.close(uri)


def outline(symbols: list[dict[str, Any]]) -> list[Any]:
    return [(one["name"], outline(one["children"])) for one in symbols]


def test_the_outline(editor: Editor, shared_root: Path) -> None:
    uri = (shared_root / PLEDGE).as_uri()
    editor.open(uri, (shared_root / PLEDGE).read_text("utf-8") + "\n#\n")
    found = editor.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    parts: list[Any] = [("For practitioners", []), ("For leaders", [])]
    assert outline(found) == [
        ("In plain words", []),
        ("In practice", parts),
        ("What’s next?", []),
        ("…", []),
    ]
    for one in found:
        assert one["range"]["start"] == one["selectionRange"]["start"]
    editor.close(uri)


@pytest.mark.parametrize("method", ["hover", "completion"])
def test_a_text_that_is_not_open(editor: Editor, shared_root: Path, method: str) -> None:
    assert editor.at(method, (shared_root / "docs/about.md").as_uri(), 0, 0) is None
