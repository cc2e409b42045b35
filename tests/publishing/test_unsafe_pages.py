"""Nothing that could act gets onto a page: the rule finds it, and the filter takes out the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built_sites import OWN, build, change, copy_charter
from hostile_snippets import Snippet, snippets
from ordinary_pages import Verdict, installed_pages, verdict
from plainpledge.plugin import UNSAFE
from plainpledge.publishing.filtering import difference, filtered, page_difference
from plainpledge.reading.documents import parse_document
from plainpledge.reading.published import published_body
from plainpledge.rules.registry import rules
from plainpledge.rules.unsafe_addresses import Part
from plainpledge.rules.unsafe_parts import unsafe_parts
from rendering import rendered

LEAST_SNIPPETS, LEAST_PAGES = 150, 100
DRAWN = """annotation annotation-xml animate circle clippath defs desc ellipse fegaussianblur filter
    foreignobject g line lineargradient maction marker mask math merror metadata mfrac mi mn mo
    mpath mrow ms mstyle msub mtable mtd mtext path pattern polygon rect semantics set stop svg
    switch symbol text textpath tspan use view no-such-tag"""
"""Tags of drawings and formulas, which mean nothing outside of one."""
ORDINARY = "Some words.\n\n"
HEAD = "---\ntitle: A page\nsummary: A page of a test.\n---\n\n"


def parts_of(text: str) -> list[Part]:
    return list(unsafe_parts(parse_document("docs/a.md", text)))


def test_there_are_enough_snippets_each_with_its_own_name() -> None:
    names = [snippet.name for snippet in snippets()]
    assert len(names) >= LEAST_SNIPPETS
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("snippet", snippets(), ids=lambda snippet: snippet.name)
@pytest.mark.parametrize("before", ["", HEAD, HEAD + ORDINARY], ids=["alone", "headed", "later"])
def test_a_hostile_snippet_is_found_at_its_place(snippet: Snippet, before: str) -> None:
    text = before + snippet.text
    place = len(before) + snippet.place
    found = parts_of(text)
    assert found
    end = place + len(snippet.where)
    assert any(part.span.start < end and place < part.span.end for part in found), found


@pytest.mark.parametrize("snippet", snippets(), ids=lambda snippet: snippet.name)
def test_windows_line_ends_hide_nothing(snippet: Snippet) -> None:
    found = parts_of(snippet.text.replace("\n", "\r\n"))
    assert [part.problem for part in found] == [part.problem for part in parts_of(snippet.text)]


@pytest.mark.parametrize("snippet", snippets(), ids=lambda snippet: snippet.name)
def test_lone_returns_hide_nothing(snippet: Snippet) -> None:
    found = parts_of(snippet.text.replace("\n", "\r"))
    assert [part.problem for part in found] == [part.problem for part in parts_of(snippet.text)]


@pytest.mark.parametrize("before", ["", "w\n\n", "w\n", "# h\n", "!!! note\n    a\n\n", "- a\n\n"])
@pytest.mark.parametrize("sign", ["\x00", "\x02", "\x0b", "\x0c", "\x1c", "!\x02!! note\n", " "])
def test_a_sign_that_nobody_sees_makes_no_code(before: str, sign: str) -> None:
    """Some readers take a line with it for an empty one, and what stands below it for code."""
    text = f"{before}{sign}\n    <script>alert(1)</script>"
    assert parts_of(text) or difference(rendered(text)) is None
    if before in ("", "w\n") and sign != " ":
        assert parts_of(text)


def test_a_first_line_of_blanks_makes_no_code() -> None:
    assert parts_of("  \n    <script>alert(1)</script>")


@pytest.fixture(scope="module")
def hostile_bodies() -> list[str]:
    """What Python-Markdown makes of the snippets, where it could act on both nets’ view."""
    pages = (published_body(parse_document("docs/a.md", snippet.text)) for snippet in snippets())
    bodies = [body for body in map(rendered, pages) if difference(body) and page_difference(body)]
    assert len(bodies) >= LEAST_SNIPPETS
    return bodies


@pytest.mark.parametrize("tag", DRAWN.split())
def test_no_tag_hides_from_the_filter_what_follows_it(tag: str, hostile_bodies: list[str]) -> None:
    """A reader of HTML may leave out parts of drawings and formulas with all that is in them."""
    hidden = [body for body in hostile_bodies if not difference(f"<p>a <{tag}>b {body}")]
    hidden += [body for body in hostile_bodies if not page_difference(f"<p>a <{tag}>b {body}")]
    assert hidden == []


@pytest.mark.parametrize(
    "code",
    [
        "<p>a<body onload=alert(1)>b</p>",
        "<p>a<html onclick=alert(1)>b</p>",
        "<p>a<head onclick=alert(1)>b</p>",
        "<p><b<x onclick=alert(1)>a</b></p>",
        "<p><b\u00a0c onclick=alert(1)>a</b></p>",
        "<p><x:y onclick=alert(1)>a</p>",
        "<svg><desc><mtext><img src=x onerror=alert(1)></svg>",
        "<math><mtext><g><img src=x onerror=alert(1)></math>",
        "<p><g onclick=alert(1)>a</g></p>",
        "<p><path><mi><a href=javascript:alert(1)>a</a></p>",
    ],
)
def test_the_filter_sees_what_readers_of_html_leave_out(code: str) -> None:
    assert difference(code)
    assert page_difference(code)


@pytest.mark.parametrize("snippet", snippets(), ids=lambda snippet: snippet.name)
def test_the_filter_leaves_nothing_that_could_act(snippet: Snippet) -> None:
    body = filtered(rendered(published_body(parse_document("docs/a.md", HEAD + snippet.text))))
    assert difference(body) is None
    assert page_difference(body) is None


def test_no_false_alarm_on_ordinary_pages_and_nothing_missed_there() -> None:
    """Where the rule finds something, the filter would take it out; where not, it takes nothing.

    Here are the pages of the packages that tests need; `bench false_alarms` takes more.
    """
    pages = installed_pages()
    assert len(pages) >= LEAST_PAGES
    verdicts = {name: verdict(text) for name, text in pages.items()}
    wrong = {name: one for name, one in verdicts.items() if one.is_false_alarm or one.is_missed}
    assert wrong == {}
    assert any(one.found for one in verdicts.values()), "some show pictures from other sites"


@pytest.mark.parametrize(
    ("found", "taken", "is_false_alarm", "is_missed"),
    [
        (True, "<p>", False, False),
        (True, None, True, False),
        (False, "<p>", False, True),
        (False, None, False, False),
    ],
)
def test_a_verdict_needs_both_nets(
    found: bool, taken: str | None, is_false_alarm: bool, is_missed: bool
) -> None:
    part = parts_of("<script>")[0] if found else None
    made = Verdict(part, taken)
    assert (made.is_false_alarm, made.is_missed) == (is_false_alarm, is_missed)


@pytest.mark.parametrize(
    "text",
    [
        "[Data]: data:",
        "[Data]: data: ",
        "[Data]:\n data:x",
        "[Data]: data:x\n  'what we keep'",
        "[Data]: data:x (what we keep)",
        "[Data]: data:x'what we keep'",
        "[Data]: <data:what we keep> or not",
        "[Data]: data:x<b>",
        "> - [Data]: data:x",
        "Words\n[Data]: data:x\nwords",
        "*[JS]: words\n[x]: javascript:",
        "* [x]: javascript:",
        "<data:x>",
        "<javascript://e.org/ x>",
        "[a](file:///S:/x) [b](urn:x) [c](blob:x) [d](ms-msdt:x) [e](ms-word:ofe|u|https://e.org/a)",
    ],
)
def test_what_one_reader_could_follow_is_found(text: str) -> None:
    assert parts_of(text)
    assert [part.problem for part in parts_of(text)] == [
        part.problem for part in parts_of(text.replace("\n", "\r\n"))
    ]


def test_nothing_is_found_in_our_own_words() -> None:
    files = [*OWN.glob("docs/**/*.md"), *OWN.glob("pledges/*.md")]
    assert len(files) > 150
    assert [file for file in files if parts_of(file.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Write `<script>` to see what happens.",
        "```html\n<script>alert(1)</script>\n```",
        "~~~~ { .html }\n<img onerror=alert(1)>\n~~~~",
        "- a\n\n    ```html\n    <script>\n    ```",
        "Words.\n\n    <script>alert(1)</script>",
        "<!-- <script>alert(1)</script> -->",
        "The javascript: protocol (data: see below) is old.",
        "Less < than > more, and List<String> and <path to file>.",
        "<https://example.org> and <a@example.org>",
        "[a](about.md#javascript:x) [b](https://example.org/?q=javascript:1) [c](a/data:b)",
        "<b title='on'>x</b> <placeholder one once>",
        "Write cd <path> and <text>, then <filter>.",
        "Words\n---\n\n    <script>alert(1)</script>",
        "# Words #\n\n    <script>alert(1)</script>",
        "**Words**\nand 1.5 more:\n\n\t<script>alert(1)</script>\n\n\t<style>",
        "- a\n\n### Use\nWords:\n\n    <script>alert(1)</script>",
        "```\na\n```\n\n    <script>alert(1)</script>",
        "    <script>alert(1)</script>",
        "{ .wide #here title='x' }",
        "[^1]: javascript: is a word.",
        "![x](images/x.png){ width=200 loading=lazy }",
        '<a href="tel:01234" target="_blank">call</a>',
        "[a](webcal://example.org/a.ics) [b](whatsapp://send?text=x) [c](facetime:a@example.org)",
        "[a](msteams:/l/chat/0/0) [b](ms-teams:x) [c](skype:a?call) [d](slack://open)",
        "[e](sip:a@e.org) [a](zoommtg://zoom.us/join) [b](onenote:https://e.org/x) [c](maps:?q=x)",
        "[d](sftp://e.org/a)",
        "[Data]: data: what we keep.",
        "[Note]: data:we keep little",
        "The mark <data: x> is old.",
        "*[JS]: javascript:",
        "<details markdown><summary>More</summary>words</details>",
    ],
)
def test_what_cannot_act_is_left_alone(text: str) -> None:
    assert parts_of(text) == []
    assert difference(rendered(text)) is None


TEXTS = st.lists(
    st.sampled_from(
        """< > </ script img div p a b ` `` ``` ~~~ \n \n\n \t { } {: onclick=1 style='x' [ ] ( ) ![
        ]( javascript: https://x/ data: &#106; <!-- --> " ' = / \\ - > 1. [^1]: : !!! x y""".split(
            " "
        )
    )
).map("".join)


@given(TEXTS)
def test_no_text_stops_the_search_and_all_places_lie_in_it(text: str) -> None:
    for part in parts_of(text):
        assert 0 <= part.span.start < part.span.end <= len(text)


PIECES = st.sampled_from(
    [
        *("<script>", "</script>", "<img src=x onerror=1>", "<div>", "</div>", "<b onclick=1>"),
        *("[x](javascript:1)", "![x](//e.org/a)", "![x][y]", "[y]: http://e.org/a.png", "[x]", "`"),
        *("``", "```", "~~~", "```html", "```one two three", "\n", "\n\n", "\n    ", "    ", "\t"),
        *("\n- ", "\n1. ", "\n> ", "<!-- ", "-->", "<!--", "{ onclick=1 }", "{: style='x' }"),
        *("!!! note\n    ", "[^1]: ", "[^1]", "\n: ", "x", "# ", "| a |\n|---|\n", "<p>", "</p>"),
        *('<span title="', '">', "\\", "&#106;", "<", "<pre>", "</pre>", "<code>", "<?php ", "?>"),
        *("<https://a.b>", "[x]: javascript:1\n", "<![CDATA[", "]]>", "<br/>", "<div markdown>"),
        *("[x](<java", "script:1>)", "[x](java", "script:1)", "![x](<ht", "tps://e.org>)", "![a]"),
        *(" !!! note", "!!!n\n", "??? n\n", " *[a]: b", "*[a]: b\n", " # h", "h\n---\n", "# h\n"),
        *("\x0c", "\x0b", "\x02", "\u00a0", "   \n", "\n\n    ", "\n\t", "1234567890. ", "````"),
        *("<mtext>", "<path>", "<x:y onclick=1>", "<body onload=1>", "[x]: y 't't'\n", "* \n"),
        *("![x](</", "/e.org>)", "[y]", '*x*{ onclick="1 }', "*x*{ a='1 }", '*x*{ a="', '" }'),
        *("[y]: javascript:1 ", " z", " (z)", "*[y]: javascript:1", "<data: x>", "\n*", '"z"'),
    ]
)


@given(st.lists(PIECES, min_size=2, max_size=12).map("".join))
@settings(max_examples=1500, derandomize=True, deadline=None)
def test_whatever_the_filter_would_take_out_the_rule_has_found(text: str) -> None:
    """However the pieces are put together: two readers of Markdown must agree on all of it."""
    document = parse_document("docs/a.md", text)
    if not document.findings and difference(rendered(published_body(document))):
        assert parts_of(text)


def test_a_build_fails_on_what_no_rule_has_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The net holds by itself: here a template puts a handler on the page, which no rule reads."""
    project = copy_charter(tmp_path / "charter")
    change(
        project / "overrides" / "pledge.html",
        "{% block content %}",
        "{% block content %}<p onclick='x()'>",
    )
    made = build(project, tmp_path / "site")
    assert made.code != 0
    assert "could act on its own" in made.printed
    assert "promises" in made.printed or "pledges/" in made.printed
    assert "Traceback" not in made.printed


def test_a_build_stops_before_a_hostile_page_is_made(tmp_path: Path) -> None:
    project = copy_charter(tmp_path / "charter")
    (project / "docs" / "bad.md").write_text(f"{HEAD}<script>alert(1)</script>\n", "utf-8")
    made = build(project, tmp_path / "site")
    assert made.code != 0 and "docs/bad.md:6:1" in made.printed
    assert UNSAFE in rules() and not (tmp_path / "site").exists()


def test_a_build_fails_on_what_acts_on_the_page_for_lost_readers(tmp_path: Path) -> None:
    """No page of MkDocs is made of it: it is a template alone."""
    project = copy_charter(tmp_path / "charter")
    lost = project / "overrides" / "404.html"
    change(lost, "{% block content %}", "{% block content %}<p onclick='x()'>")
    made = build(project, tmp_path / "site")
    assert made.code != 0
    assert "404.html: “<p onclick=" in made.printed


def test_a_build_fails_on_what_acts_on_a_template_of_somebody_else(tmp_path: Path) -> None:
    project = copy_charter(tmp_path / "charter")
    (project / "overrides" / "extra.html").write_text("<a href='javascript:x()'>x</a>", "utf-8")
    settings_file = project / "mkdocs.yml"
    change(settings_file, "name: material", "name: material\n  static_templates: [extra.html]")
    made = build(project, tmp_path / "site")
    assert made.code != 0
    assert "extra.html: “<a href=" in made.printed


@pytest.mark.parametrize(
    ("setting", "named"),
    [
        ("extra_css: ['https://evil.example/x.css']", "extra_css"),
        ("extra_javascript: ['//evil.example/x.js']", "extra_javascript"),
        ('nav: [About: about.md, More: [Press: "java&Tab;script:x()"]]', "nav"),
        ("edit_uri: 'javascript:x()'", "edit_uri is"),
        ("edit_uri_template: 'javascript:x({path})'", "edit_uri_template is"),
        ("site_url: 'javascript://e.org/%0ax()'", "site_url is"),
        ("repo_url: 'data://e.org/'", "repo_url is"),
    ],
)
def test_a_build_fails_on_what_the_settings_would_load_or_run(
    tmp_path: Path, setting: str, named: str
) -> None:
    """They are on every page, so no page is to blame."""
    project = copy_charter(tmp_path / "charter")
    file = project / "mkdocs.yml"
    file.write_text(f"{file.read_text('utf-8')}\n{setting}\n", "utf-8")
    made = build(project, tmp_path / "site")
    assert made.code != 0 and "mkdocs.yml: " in made.printed and named in made.printed
    assert "Traceback" not in made.printed and not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", ["favicon", "logo"])
def test_a_build_fails_on_a_sign_of_the_site_from_elsewhere(tmp_path: Path, name: str) -> None:
    project = copy_charter(tmp_path / "charter")
    change(project / "mkdocs.yml", "logo: images/logo.svg", f"{name}: https://evil.example/x.png")
    made = build(project, tmp_path / "site")
    assert made.code != 0
    assert f"mkdocs.yml: {name} loads “https://evil.example/x.png”" in made.printed


@pytest.mark.parametrize(
    "link",
    [
        "<link rel=stylesheet href=https://e.org/x.css>",
        '<link rel="alternate stylesheet" href="//e.org/x.css">',
        "<LINK/REL=icon HREF='HTTPS://e.org/x.png'>",
        '<link title=">" rel="preconnect" href="https://e.org">',
        '<link href="https://e.org/x.css" rel="stylesheet" rel="canonical">',
        '<link href="https://e.org/">',
        '<link rel="canonical" href="javascript:x()">',
    ],
)
def test_a_page_must_not_load_a_link_from_elsewhere(link: str) -> None:
    assert page_difference(f"<head>{link}</head>")


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="canonical" href="https://e.org/about/">',
        '<link rel="alternate" hreflang="cy" href="https://e.org/cy/">',
        '<link rel="stylesheet" href="../assets/site.css">',
        '<link rel="icon" href="/assets/favicon.svg">',
        "<linkage>",
    ],
)
def test_a_page_may_name_its_own_address_and_load_our_files(link: str) -> None:
    assert page_difference(f"<head>{link}</head>") is None
