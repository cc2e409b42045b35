"""One table, many servers: what each would send is read back from its files and compared."""

from __future__ import annotations

import fnmatch
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from built_sites import copy_charter
from plainpledge.cli import cli
from plainpledge.publishing.assets import HASHED
from plainpledge.publishing.servers.registry import servers
from plainpledge.publishing.table import FILE, Table, TableError, read_table

FILES = ["assets/main.f7a0d79d10.css", "assets/search/index.fa759435d5a6.js"]
PATHS = [
    *("/", "/about/", "/glossary/danger-statement/", "/404.html", "/nowhere/", "/sitemap.xml"),
    *("/docs/list.20261123.pdf", "/docs/list.2026112314.pdf", "/docs/list.202611231405.pdf"),
    *("/assets/site.css", *(f"/{file}" for file in FILES)),
]
RENAMED = {"/glossary/old-word/": "/glossary/new-word/", "/old": "https://example.org/new?a=b"}
Answer = tuple[int | None, str | None, Mapping[str, str]]
"""Redirect or not, where to, and the headers, as far as the files say."""


@pytest.fixture
def table(tmp_path: Path) -> Table:
    (tmp_path / ".ci").mkdir()
    (tmp_path / FILE).write_text(
        '[everywhere]\nStrict-Transport-Security = "max-age=31536000"\n'
        '[redirects]\n"/moved/" = "/about/"\n"/old%20x/" = "/about/"\n"/caf%c3%a9" = "/a%20b/"\n'
        '"/a.b-c_d~e" = "/about/"\n"/a%2Bb%28c%29%5Bd%5D%5E%7C/" = "/about/"\n',
        "utf-8",
    )
    return read_table(tmp_path, RENAMED)


def test_the_table_is_strict() -> None:
    table = read_table(None)
    policy = dict(
        part.split(" ", 1) for part in table.everywhere["Content-Security-Policy"].split("; ")
    )
    assert policy["default-src"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}, "nothing unsafe, no hash, no other site"
    assert {"base-uri", "form-action", "frame-ancestors", "script-src", "style-src"} <= set(policy)
    assert {name for name in policy if policy[name] == "'none'"} == {
        "default-src", "base-uri", "frame-ancestors",
    }  # fmt: skip
    assert table.everywhere["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in table.headers_for("/" + FILES[0])["Cache-Control"]
    assert table.headers_for("/assets/site.css")["Cache-Control"] == "no-cache"


def test_every_spelling_of_an_old_address_leads_on(table: Table) -> None:
    for old in ("/moved/", "/moved", "/moved/index.html"):
        assert table.redirect_for(old) == "/about/"
    assert table.redirect_for("/old") == "https://example.org/new?a=b"
    for old in ("/old%20x/", "/old%20x", "/old x/index.html"):
        assert table.redirect_for(old) == "/about/"
    assert table.redirect_for("/caf%C3%A9") == table.redirect_for("/café") == "/a%20b/"
    assert table.redirect_for("/old/") is None and table.redirect_for("/about/") is None


def nginx(files: Mapping[str, str]) -> Callable[[str], Answer]:
    """Read the blocks as nginx chooses among them: exact ones, then patterns, then the rest."""
    text = files["plainpledge.conf"]
    block = r'^location (= |~ )?("[^"]*"|\S+) \{(.*?)\}(?=\nlocation|\s*\Z)'
    blocks = re.findall(block, text, re.MULTILINE | re.DOTALL)

    def answer(path: str) -> Answer:
        exact = [body for kind, name, body in blocks if kind == "= " and name.strip('"') == path]
        like = [b for k, name, b in blocks if k == "~ " and re.search(name.strip('"'), path)]
        (rest,) = (body for kind, name, body in blocks if not kind and name == "/")
        assert _sent(rest) == _sent(next(b for k, n, b in blocks if not k and n == "@folder"))
        body = (exact or like or [rest])[0]
        sent = _sent(body)
        moved = re.search(r"return 301 ([^$;]+);", body)
        return (301, moved[1], sent) if moved else (None, None, sent)

    return answer


def _sent(block: str) -> dict[str, str]:
    return dict(re.findall(r'add_header (\S+) "([^"]*)" always;', block))


def caddy(files: Mapping[str, str]) -> Callable[[str], Answer]:
    text = files["plainpledge.caddy"]
    named = dict(re.findall(r'^\t(@\w+) (?:not )?path_regexp "(.*)"$', text, re.MULTILINE))
    assert named.pop("@hashed") == named.pop("@others") == HASHED
    moved = re.findall(r"^\tredir (@moved\d+) (\S+) 301$", text, re.MULTILINE)
    assert {name for name, _ in moved} == set(named)

    def answer(path: str) -> Answer:
        matched = "@hashed" if re.search(HASHED, path) else "@others"
        lines = re.findall(r'^\theader (@\w+ )?(\S+) "([^"]*)"$', text, re.MULTILINE)
        sent = {name: value for which, name, value in lines if which.strip() in ("", matched)}
        target = next((new for name, new in moved if re.search(named[name], path)), None)
        return (301 if target else None, target, sent)

    return answer


def netlify(files: Mapping[str, str]) -> Callable[[str], Answer]:
    redirects = [line.split() for line in files["_redirects"].splitlines()]
    blocks = re.findall(r"^(/\S*)\n((?:  .*\n)*)", files["_headers"], re.MULTILINE)

    def answer(path: str) -> Answer:
        sent: dict[str, str] = {}
        for pattern, lines in blocks:
            if fnmatch.fnmatchcase(path, pattern):
                for line in lines.splitlines():
                    if line.startswith("  ! "):
                        sent.pop(line[4:], None)
                    else:
                        name, value = line.strip().split(": ", 1)
                        sent[name] = value
        moved = {old: (new, int(code)) for old, new, code in redirects}.get(quote(path))
        return (moved[1], moved[0], sent) if moved else (None, None, sent)

    return answer


def azure(files: Mapping[str, str]) -> Callable[[str], Answer]:
    settings = json.loads(files["staticwebapp.config.json"])
    routes = {route["route"]: route for route in settings["routes"]}
    assert len(routes) == len(settings["routes"])
    assert len(files["staticwebapp.config.json"]) < 20_000, "Azure takes no more"

    def answer(path: str) -> Answer:
        typed = quote(path)
        found = routes.get(typed) or routes.get(typed.removesuffix("index.html"), {})
        sent = settings["globalHeaders"] | found.get("headers", {})
        return (found.get("statusCode"), found.get("redirect"), sent)

    return answer


def iis(files: Mapping[str, str]) -> Callable[[str], Answer]:
    server = ET.fromstring(files["web.config"]).find("system.webServer")
    assert server is not None

    def answer(path: str) -> Answer:
        sent = {a.get("name", ""): a.get("value", "") for a in server.iter("add") if a.get("name")}
        for rule in server.findall("rewrite/outboundRules/rule"):
            (condition,), (match, action) = rule.findall("conditions/add"), _of(rule)
            matched = bool(re.search(condition.get("pattern", ""), path))
            if matched == (condition.get("negate") == "false"):
                name = match.get("serverVariable", "").removeprefix("RESPONSE_").replace("_", "-")
                sent[name] = action.get("value", "")
        for rule in server.findall("rewrite/rules/rule"):
            match, action = _of(rule)
            if re.fullmatch(match.get("url", ""), path.lstrip("/")):
                assert action.get("redirectType") == "Permanent"
                return (301, action.get("url"), sent)
        return (None, None, sent)

    return answer


def _of(rule: ET.Element) -> tuple[ET.Element, ET.Element]:
    match, action = rule.find("match"), rule.find("action")
    assert match is not None and action is not None
    return match, action


READERS = {"nginx": nginx, "caddy": caddy, "netlify": netlify, "azure": azure, "iis": iis}


def test_each_kind_of_server_is_tested() -> None:
    assert set(servers()) == set(READERS)


def probes(table: Table) -> Iterator[str]:
    """Also what is nearly an old address: in other letters, or with something before or behind."""
    yield from PATHS
    for old in table.all_redirects:
        yield from (old, old.upper(), old.title(), f"/x{old}", f"{old}x", old.replace(".", "x"))


@pytest.mark.parametrize("server", READERS)
def test_a_server_does_what_the_table_says(server: str, table: Table) -> None:
    answer = READERS[server](servers()[server](table, FILES))
    for path in probes(table):
        code, target, sent = answer(path)
        expected = table.redirect_for(path)
        assert target == expected, path
        assert code == (301 if expected else None), path
        if not expected:
            assert sent == table.headers_for(path), path


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("[everywhere\n", "cannot be read"),
        ("[headers]\na = 'b'\n", r"\[headers\] is no part of it"),
        ("[everywhere]\nX = 5\n", "needs a value between quotation marks"),
        ("[everywhere]\n'X Y' = 'b'\n", "needs a value between quotation marks"),
        ("[everywhere]\nX = 'a\\nb'\n", "a sign that servers read in different ways"),
        ("[everywhere]\nX = 'a\"b; evil'\n", "a sign that servers read in different ways"),
        ("[everywhere]\nX = 'a$uri $http_cookie'\n", "a sign that servers read in different ways"),
        ("[everywhere]\nX = '{env.HOME}'\n", "a sign that servers read in different ways"),
        ("[everywhere]\nX = 'a}'\n", "a sign that servers read in different ways"),
        *(
            (f"[redirects]\n'{path}' = '/new/'\n", "must be a path")
            for path in (
                *("/a%22b", "/a%7Benv.HOME%7D", "/a%24uri", "/a%2Fb", "/a%5Cb", "/a%0Ab", "/a%00"),
                *("/a%2E%2E/b", "/%2E%2E/", "/a%2A", "/a%25", "/a%zz", "/a%FF", "/a%3Fb", "/a//b"),
            )
        ),
        ("[redirects]\n'/404.html' = '/new/'\n", "that page for all that is not there"),
        ("[redirects]\n'/404.html/' = '/new/'\n", "that page for all that is not there"),
        ("[redirects]\n'/%34%30%34.html' = '/new/'\n", "that page for all that is not there"),
        ("[redirects]\n'/old/' = '/old'\n", "leads back to itself"),
        ("[redirects]\n'/a/' = '/b'\n'/b/' = '/a/index.html'\n", "leads back to itself"),
        ("[redirects]\n'/a%20b/' = '/%61%20b'\n", "leads back to itself"),
        ("[redirects]\n'/a/' = '/b/'\n'/b/' = ['/c/']\n", "must lead to a path"),
        ("[redirects]\n'old' = '/new/'\n", "must be a path"),
        ("[redirects]\n'/a; return 200' = '/new/'\n", "must be a path"),
        ("[redirects]\n'/../a' = '/new/'\n", "must be a path"),
        ("[redirects]\n'/old/' = '//evil.example'\n", "must lead to a path"),
        ("[redirects]\n'/old/' = 'javascript:alert(1)'\n", "must lead to a path"),
        ("[redirects]\n'/old/' = '/new/'\n'/new/' = '/old/'\n", "leads back to itself"),
        ("[redirects]\n'/old/' = '/old/'\n", "leads back to itself"),
    ],
)
def test_what_cannot_be_used_is_said_in_words(lines: str, sentence: str, tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / FILE).write_text(lines, "utf-8")
    with pytest.raises(TableError, match=sentence):
        read_table(tmp_path)


@pytest.mark.parametrize("server", READERS)
def test_the_command_writes_the_files(server: str, tmp_path: Path) -> None:
    project = copy_charter(tmp_path / "charter")
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / FILES[0]).write_text("p {}", "utf-8")
    word = project / "docs" / "glossary" / "home-loan.md"
    word.write_text(
        word.read_text("utf-8").replace("---\n", "---\nwas: [loan-at-home]\n", 1), "utf-8"
    )
    words = ["headers", server, "--into", str(site), "--project", str(project)]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    written = "".join(
        (site / name).read_text("utf-8") for name in servers()[server](read_table(None), FILES)
    )
    assert "glossary/loan-at-home" in written.replace("\\-", "-")
    assert "/glossary/home-loan/" in written
    assert "default-src 'none'" in written
