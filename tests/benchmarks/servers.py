"""Publishing under load, through real servers: nginx and Caddy, which must be installed.

    python3 scripts/start.py bench servers

On Debian and Ubuntu: `apt-get install nginx caddy`. This is no test in `tests/publishing/`, because
those must run wherever Python does; what the files for servers say is tested there.

1. nginx and Caddy get the files that `plainpledge headers` writes. Each probe must be answered the
   same by both, and as the table says.
2. Readers ask nginx while releases are switched and rolled back. No reply may be bad. Its peer is
   what `cp` does: the new site is copied over the live one in the same minute.
3. Publishers are killed at random moments. The live site must be whole each time.

The exit code is 1 if a goal is missed, and 2 if a server is not installed.
"""

from __future__ import annotations

import gzip
import hashlib
import http.client
import multiprocessing
import os
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from plainpledge.commands.building import build, site_folder
from plainpledge.commands.publishing import Publisher
from plainpledge.publishing.folder import Folder
from plainpledge.publishing.releases import Releases
from plainpledge.publishing.servers.registry import servers
from plainpledge.publishing.table import Table, read_table

OWN = Path(__file__).parents[2]
sys.path.insert(0, str(OWN / "tests"))
import chromium  # noqa: E402 - it stands beside the tests

SWITCHES, ROLLBACKS, KILLS, READERS = 200, 20, 50, 4
LONGEST_ROLLBACK = 1.0
"""Seconds."""
REDIRECTS = {
    "/old-page/": "/about/",
    "/old-file": "/pledges/",
    "/old%20x/": "/about/",
    "/caf%C3%A9": "/about/",
    "/a.b%2Bc%28d%29%5Be%5D%5E%7C/": "/about/",
}
HOST = "127.0.0.1"
PATIENCE = 10


class Reply(NamedTuple):
    """What of an answer both servers must agree on."""

    status: int
    location: str | None
    encoding: str | None
    varies: bool
    kind: str | None
    headers: tuple[tuple[str, str | None], ...]
    body: str


@dataclass
class Load:
    """What readers got."""

    good: int = 0
    bad: list[str] = field(default_factory=list)


def main() -> int:
    """Run all three parts; say what was measured."""
    missing = [name for name in ("nginx", "caddy") if not shutil.which(name)]
    if missing or sys.platform == "win32":
        print(f"This needs a system with nginx and Caddy. Missing: {', '.join(missing) or 'both'}.")
        return 2
    missed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="servers-") as name, ExitStack() as stack:
        folder = Path(name)
        if not build(OWN):
            sys.exit("Our own site could not be built.")
        sites = [made_site(folder / f"site-{number}", number) for number in (1, 2)]
        target = folder / "public"
        for number, site in enumerate(sites):
            Publisher(Folder(target), lambda _: None).publish(site, f"site{number}")
        table = read_table(None, REDIRECTS)
        nginx = stack.enter_context(run_nginx(folder, target / "current", table))
        caddy = stack.enter_context(run_caddy(folder, target / "current", table))
        parts: list[Callable[[], list[str]]] = [
            lambda: compare(nginx, caddy, target / "current", table),
            lambda: look_in_a_browser(nginx),
            lambda: switch_under_load(nginx, target),
            lambda: copy_under_load(folder, sites, table),
            lambda: kill_publishers(target, sites),
        ]
        for part in parts:
            found = part()
            print("\n".join(found), end="\n" if found else "", flush=True)
            missed += found
    print("Goals are missed." if missed else "All goals are met.")
    return 1 if missed else 0


def made_site(folder: Path, number: int) -> Path:
    """Copy our own built site, with a mark on each page that says which copy it is."""
    shutil.copytree(site_folder(OWN), folder)
    for word in (folder / "glossary").iterdir():
        if word.is_dir() and word.name != "danger-statement":  # else publishing takes too long
            shutil.rmtree(word)
    for page in folder.rglob("*.html"):
        page.write_text(f"{page.read_text('utf-8')}<!-- copy {number} -->\n", "utf-8")
    return folder


@contextmanager
def run_nginx(folder: Path, root: Path, table: Table) -> Iterator[int]:
    """Run nginx with our file; yield its port."""
    port = free_port()
    (folder / "plainpledge.conf").write_text(servers()["nginx"](table, [])["plainpledge.conf"])
    (folder / "nginx.conf").write_text(
        f"{'user root;' if os.geteuid() == 0 else ''} worker_processes 1; daemon off;\n"
        f"pid {folder}/nginx.pid; error_log {folder}/error.log;\n"
        "events { worker_connections 256; }\n"
        "http { include /etc/nginx/mime.types; access_log off;\n"
        f"client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;\n"
        f"fastcgi_temp_path {folder}/f;\n"
        f"uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n"
        f"server {{ listen {HOST}:{port}; root {root}; include {folder}/plainpledge.conf; }} }}\n"
    )
    with running(["nginx", "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"], port):
        yield port


@contextmanager
def run_caddy(folder: Path, root: Path, table: Table) -> Iterator[int]:
    """Run Caddy with our file; yield its port."""
    port = free_port()
    (folder / "plainpledge.caddy").write_text(servers()["caddy"](table, [])["plainpledge.caddy"])
    (folder / "Caddyfile").write_text(
        "{\n\tadmin off\n\tauto_https off\n}\n"
        f"import {folder}/plainpledge.caddy\n"
        f"http://{HOST}:{port} {{\n\tbind {HOST}\n\troot * {root}\n\timport plainpledge\n}}\n"
    )
    with running(
        ["caddy", "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"], port
    ):
        yield port


@contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    """Run a server until the end of the block."""
    with tempfile.TemporaryFile() as printed:
        process = subprocess.Popen(command, stdout=printed, stderr=subprocess.STDOUT)
        end = time.monotonic() + PATIENCE
        while not answers(port):
            if process.poll() is not None or time.monotonic() > end:
                printed.seek(0)
                sys.exit(
                    f"{command[0]} did not start:\n{printed.read().decode('utf-8', 'replace')}"
                )
            time.sleep(0.05)
        try:
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


def answers(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex((HOST, port)) == 0


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        return int(trial.getsockname()[1])


def probes(root: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield what is asked: method, path, and headers of the request."""
    index, text = (
        next(root.glob(f"assets/search/{name}.*.js")).relative_to(root).as_posix()
        for name in ("index", "text-*")
    )
    squeezed = {"Accept-Encoding": "gzip"}
    files = ["/", "/about/", "/pledges/", "/glossary/danger-statement/", "/search/?q=words"]
    files += [f"/{next(root.rglob(f'*{end}')).relative_to(root)}" for end in (".css", ".png")]
    files += ["/sitemap.xml", f"/{text}", f"/{index}"]
    for path in files:
        yield "GET", path, {}
        yield "GET", path, squeezed
    for path in ("/", f"/{index}", "/nowhere/", "/old-page/"):
        yield "HEAD", path, {}
    lost = [
        "/nowhere/",
        "/nowhere",
        "/glossary/nowhere/",
        "/assets/x.a000000000.css",
        "/../etc/passwd",
    ]
    lost += ["/.git/config", "/%2e%2e/releases/", "/sums", "/about/x", "/nowhere.f7a0d79d10.js"]
    moved = ["/about", "/pledges", "/about/index.html", "/index.html", "/about/index.html?a=b"]
    moved += ["/old-page/", "/old-page", "/old-page/index.html", "/old-file", "/old-page/?a=b"]
    lost += ["/404.html", "/404.html?x=1", "/assets/", "/assets/search/", "/404.HTML", "/404.html/"]
    lost += ["/assets", "/assets?x=1", "/assets/search", "//assets", "/assets/index.html"]
    lost += ["/Old-Page/", "/OLD-FILE", "/old-page/INDEX.html", "/OLD%20x/", "/About/", "/ABOUT"]
    moved += ["/a.b+c(d)%5Be%5D%5E%7C/", "/a.b%2Bc%28d%29%5Be%5D%5E%7C"]
    lost += ["/aXb+c(d)%5Be%5D%5E%7C/", "/a.bc(d)%5Be%5D%5E%7C/", "/a.bbc(d)%5Be%5D%5E%7C/"]
    lost += ["/sitemap.xml/", "/sitemap.xml/?x=1", "/about/index.html/", "/x/404.html/"]
    lost += ["/about/INDEX.HTML", "/Index.html", "/old-pages/", "/xold-page/", "/old-file.html"]
    moved += ["/about?x=1", "/about?", "/glossary/danger-statement?x=1&y=%20z"]
    moved += ["//old-page/", "/./old-page/", "/x/../old-page/", "//about", "/./about", "/%61bout"]
    moved += ["/old%20x/", "/old%20x", "/caf%C3%A9", "/caf%c3%a9?x=1", "/old%20x/index.html"]
    for path in (*lost, *moved):
        yield "GET", path, {}
    yield "GET", "/nowhere/", squeezed
    yield "POST", "/about/", {}
    yield "GET", "/about/", {"Range": "bytes=0-99"}
    yield "GET", "/nowhere/index.html", {}


def compare(nginx: int, caddy: int, root: Path, table: Table) -> list[str]:
    """Ask both servers the same."""
    missed, number = [], 0
    for method, path, headers in probes(root):
        number += 1
        replies = [ask(port, method, path, headers, table) for port in (nginx, caddy)]
        if replies[0] != replies[1]:
            missed.append(f"{method} {path} {headers}:\n  nginx {replies[0]}\n  caddy {replies[1]}")
        is_there = replies[0].status != 404
        wanted = tuple(table.headers_for(path.partition("?")[0], is_there=is_there).items())
        if replies[0].headers and replies[0].headers != wanted:
            missed.append(f"{method} {path}: nginx does not send what the table says: {replies[0]}")
    for port in (nginx, caddy):
        found = ask(port, "GET", "//evil.example/index.html", {}, table).location or "/"
        if not found.startswith("/") or found.startswith("//"):
            missed.append(f"A reader is sent to another site: {found}")
    print(f"Probes answered the same by nginx and Caddy: {number - len(missed)} of {number}.")
    return missed


def ask(port: int, method: str, path: str, headers: dict[str, str], table: Table) -> Reply:
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    kind, encoding = answer.getheader("Content-Type"), answer.getheader("Content-Encoding")
    plain = gzip.decompress(data) if encoding == "gzip" else data
    status = 404 if answer.status == 400 else answer.status  # both refuse what leads out
    is_file = answer.status in (200, 206, 404) and ".." not in path and "%2e" not in path
    names = table.headers_for(path.partition("?")[0])
    return Reply(
        status,
        (answer.getheader("Location") or "").replace(f"http://{HOST}:{port}", "") or None,
        encoding,
        is_file and "accept-encoding" in (answer.getheader("Vary") or "").lower(),
        kind.partition(";")[0].replace("application/javascript", "text/javascript")
        if kind and is_file else None,
        tuple((name, answer.getheader(name)) for name in names) if is_file else (),
        hashlib.sha256(plain).hexdigest()[:12] if is_file else "",
    )  # fmt: skip


@contextmanager
def readers(port: int, paths: list[str]) -> Iterator[Load]:
    """Have several readers ask without a pause."""
    load, stop = Load(), threading.Event()

    def read() -> None:
        connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        while not stop.is_set():
            path = random.choice(paths)
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                data = answer.read()
                whole = answer.status == 200 and (b"<!-- copy " in data[-40:] or ".css" in path)
            except (OSError, http.client.HTTPException) as error:
                whole, answer = False, error  # type: ignore[assignment]
                connection.close()
            if whole:
                load.good += 1
            else:
                load.bad.append(f"{path}: {getattr(answer, 'status', answer)}")

    threads = [threading.Thread(target=read) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        yield load
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def look_in_a_browser(port: int) -> list[str]:
    """Open each type of page, as nginx sends it, and note what the policy has stopped."""
    program = chromium.find()
    if not program:
        return [chromium.MISSING]
    found: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, chromium_sandbox=not chromium.is_root()
        )
        page = browser.new_page()
        page.add_init_script(VIOLATIONS)
        for path in PAGE_TYPES:
            answer = page.goto(f"http://{HOST}:{port}{path}", wait_until="networkidle")
            if not answer or "default-src 'none'" not in answer.headers["content-security-policy"]:
                found.append(f"{path} has no strict policy")
            found += [f"{path}: {one}" for one in page.evaluate("window.violations ?? []")]
        browser.close()
    print(f"Types of page opened under the policy: {len(PAGE_TYPES)}. Violations: {len(found)}.")
    return found


VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
  (window.violations ??= []).push(`${event.violatedDirective} ${event.blockedURI}`));"""
PAGE_TYPES = [
    *("/", "/pledges/05-plain-words/", "/pledges/", "/glossary/", "/glossary/danger-statement/"),
    *("/about/", "/accessibility/", "/editing/", "/editing/fields/", "/editing/rules/"),
    *("/editing/rules/unsafe-html/", "/plainness/", "/search/?q=danger", "/nowhere/"),
]
PATHS = ["/", "/about/", "/pledges/", "/glossary/", "/glossary/danger-statement/", "/search/"]


def switch_under_load(port: int, target: Path) -> list[str]:
    """Switch and roll back while readers read."""
    releases = Releases(target)
    names = releases.names
    rolled: list[float] = []
    css = next((target / "current").rglob("*.css")).relative_to(target / "current").as_posix()
    with readers(port, [*PATHS, f"/{css}"]) as load:
        for number in range(SWITCHES):
            releases.switch(names[number % len(names)])
            time.sleep(0.02)
        for _ in range(ROLLBACKS):
            releases.switch(names[-1])
            time.sleep(0.02)
            started = time.perf_counter()
            Publisher(Folder(target), lambda _: None).rollback()
            rolled.append(time.perf_counter() - started)
    print(
        f"{SWITCHES} switches and {ROLLBACKS} rollbacks: {len(load.bad)} bad replies of "
        f"{load.good + len(load.bad)}. Rollback: median {statistics.median(rolled) * 1000:.0f} ms, "
        f"longest {max(rolled) * 1000:.0f} ms."
    )
    missed = [f"Bad replies: {load.bad[:5]}"] if load.bad else []
    return missed + (
        [f"A rollback took {max(rolled):.2f} s"] if max(rolled) > LONGEST_ROLLBACK else []
    )


def copy_under_load(folder: Path, sites: list[Path], table: Table) -> list[str]:
    """Do what `rm` and `cp` do, beside it: nothing is asked of the figure."""
    live = Path(shutil.copytree(sites[0], folder / "copied" / "live"))
    with run_nginx(live.parent, live, table) as port, readers(port, PATHS) as load:
        for number in range(10):
            shutil.rmtree(live)
            shutil.copytree(sites[number % 2], live)
            time.sleep(0.02)
    share = 100 * len(load.bad) / (load.good + len(load.bad))
    print(f"Beside it, 10 times deleting and copying: {share:.0f} % of the replies are bad.")
    return []


def kill_publishers(target: Path, sites: list[Path]) -> list[str]:
    """Kill publishers at random moments, by the one signal that no program can catch."""
    act: Callable[..., bool] = Publisher(Folder(target), lambda _: None).publish
    started = time.perf_counter()
    act(sites[0], "whole")
    takes = time.perf_counter() - started
    choice, killed, broken = random.Random(20261123), 0, 0
    releases = Releases(target)
    while killed < KILLS:
        process = multiprocessing.get_context("fork").Process(
            target=act, args=(sites[killed % 2], "killed")
        )
        process.start()
        time.sleep(choice.uniform(0, takes))
        if process.is_alive() and process.pid:
            os.kill(process.pid, signal.SIGKILL)
            killed += 1
        process.join()
        broken += not releases.live or bool(releases.damage(releases.live))
    act(sites[1], "after")
    print(
        f"{killed} publishers killed: {broken} broken live sites. Publishing takes {takes:.1f} s."
    )
    return [f"{broken} broken live sites"] if broken else []


if __name__ == "__main__":
    sys.exit(main())
