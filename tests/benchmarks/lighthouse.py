"""Our site and the stock theme with the same pages, in Lighthouse as on a telephone.

    python3 scripts/start.py bench lighthouse

Both sites are built and served here, with what is sent compressed. Lighthouse loads the home page,
a pledge, a term and the A to Z of each in turn, five times; a figure is the median. Beside it
stands in how many places axe finds a fault, at two widths, in light and in dark. Then it is
counted what the first visit of a pledge page costs over the wire, and the next page after it.
Last, html-validate reads every page of ours, but of terms and of rules one: they differ in their
words alone. It needs the network and Node's npm: both programs are fetched into a folder of their
own. The exit code is 1 if a goal is missed.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import chromium
from access import faults, show
from build import plain_pages
from page_addresses import addresses

OWN = Path(__file__).parents[2]
RUNS = 5
PAGES = {
    "home": "/",
    "pledge": "/pledges/05-plain-words/",
    "term": "/glossary/danger-statement/",
    "A to Z": "/glossary/",
}
WIDTHS, LOOKS = (320, 1280), ("light", "dark")
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_FIRST_BYTES, MOST_FIRST_REQUESTS, MOST_NEXT_BYTES = 60_000, 10, 8_000
MOST_SHIFT = 0.01
_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


class _Compressed(SimpleHTTPRequestHandler):
    """Serves files as a web server in use does: compressed, and to be kept."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        accepted = self.headers.get("Accept-Encoding", "")
        if path.suffix in _COMPRESSED and ("br" in accepted or "gzip" in accepted):
            kind = "br" if "br" in accepted else "gzip"
            data = brotli.compress(data) if kind == "br" else gzip.compress(data)
            self.send_header("Content-Encoding", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def main() -> int:
    """Measure both sites, print the table and what was missed."""
    browser = chromium.find()
    program = str(browser)
    if not browser or not shutil.which("npm"):
        print("Chromium and npm are needed for this.")
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetch = ["npm", "install", "--silent", "--prefix", name, "lighthouse", "html-validate"]
        subprocess.run(fetch, check=True, stdout=subprocess.DEVNULL)
        _build(OWN, folder / "ours")
        _build(_stock(folder / "stock-project"), folder / "stock")
        missed: list[str] = []
        for kind in ("ours", "stock"):
            with _served(folder / kind) as address:
                counted = _axe(address, program)
                found = [*_lighthouse(folder, address, program, counted), *_wire(address, program)]
            missed += found if kind == "ours" else []
        missed += _valid(folder)
    print("\n".join(missed) if missed else "All goals are met.")
    return 1 if missed else 0


def _build(project: Path, site: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / "mkdocs.yml")]
    subprocess.run([*command, "-d", str(site)], check=True, stderr=subprocess.DEVNULL)


def _stock(project: Path) -> Path:
    """Write our pages as plain documents for Material alone, all of them in its menu."""
    for address, text in plain_pages(OWN):
        file = project / "docs" / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    settings = (OWN / "mkdocs.yml").read_text("utf-8")
    keep = settings.partition("\nnav:")[0].replace("  custom_dir: overrides\n", "")
    keep = keep.replace("language: en-GB", "language: en")  # the theme alone has no other English
    extensions = "markdown_extensions" + settings.partition("markdown_extensions")[2]
    plugins = "plugins:\n  - search\n"
    (project / "mkdocs.yml").write_text(f"{keep}\n{plugins}{extensions}", "utf-8")
    return project


@contextmanager
def _served(site: Path) -> Iterator[str]:
    def handler(*arguments: Any) -> _Compressed:
        return _Compressed(*arguments, directory=str(site))

    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"\n{site.name}")
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _axe(address: str, program: str) -> dict[str, int]:
    """Count for each page the places in which axe finds a fault, over all widths and looks."""
    counted = dict.fromkeys(PAGES, 0)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, chromium_sandbox=not chromium.is_root()
        )
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 800})
            for name, path in PAGES.items():
                page.goto(f"{address}{path}", wait_until="networkidle")
                for look in LOOKS:
                    show(page, look)
                    counted[name] += len(faults(page))
            page.close()
        browser.close()
    return counted


def _lighthouse(
    folder: Path, address: str, program: str, counted: Mapping[str, int]
) -> Iterator[str]:
    print(f"{'':8}" + "".join(f"{name:>16}" for name in (*GOALS, "layout shift", "axe faults")))
    for name, path in PAGES.items():
        runs = [_run(folder, f"{address}{path}", program) for _ in range(RUNS)]
        row = {goal: statistics.median(run[goal] for run in runs) for goal in (*GOALS, "shift")}
        print(
            f"{name:8}"
            + "".join(f"{row[goal]:>16.0f}" for goal in GOALS)
            + f"{row['shift']:16.3f}{counted[name]:16}"
        )
        for goal, least in GOALS.items():
            if row[goal] < least:
                yield f"Goal missed: {goal} of {name} is {row[goal]:.0f}; {least} is wanted."
        if row["shift"] >= MOST_SHIFT:
            yield f"Goal missed: {name} moves while it loads: {row['shift']:.3f}."
        if counted[name]:
            yield f"Goal missed: axe finds {counted[name]} faults on {name}."


def _run(folder: Path, url: str, program: str) -> Mapping[str, float]:
    flags = "--headless=new --no-sandbox" if chromium.is_root() else "--headless=new"
    command = [str(folder / "node_modules" / ".bin" / "lighthouse"), url, "--quiet"]
    command += ["--output=json", f"--chrome-flags={flags}", f"--only-categories={','.join(GOALS)}"]
    settings = os.environ | {"CHROME_PATH": program}
    done = subprocess.run(command, env=settings, check=True, capture_output=True)
    report = json.loads(done.stdout)
    scores = {name: 100 * found["score"] for name, found in report["categories"].items()}
    return scores | {"shift": report["audits"]["cumulative-layout-shift"]["numericValue"]}


def _wire(address: str, program: str) -> Iterator[str]:
    """Count what goes over the wire for a first page, and for the next one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, chromium_sandbox=not chromium.is_root()
        )
        page = browser.new_page(viewport={"width": 390, "height": 800})
        first = _loaded(page, f"{address}{PAGES['pledge']}")
        following = _loaded(page, f"{address}{PAGES['term']}")
        browser.close()
    bytes_first, bytes_next = sum(first), sum(following)
    print(f"first visit {bytes_first / 1000:.1f} kB in {len(first)} requests;", end=" ")
    print(f"next page {bytes_next / 1000:.1f} kB (brotli)")
    if bytes_first > MOST_FIRST_BYTES or len(first) > MOST_FIRST_REQUESTS:
        yield f"Goal missed: first visit {bytes_first:,} bytes in {len(first)} requests."
    if bytes_next > MOST_NEXT_BYTES:
        yield f"Goal missed: next page {bytes_next:,} bytes."


def _loaded(page: Any, url: str) -> list[int]:
    sizes: list[int] = []

    def note(request: Any) -> None:
        response = request.response()
        if response and not response.from_service_worker:
            size = request.sizes()
            if size["responseBodySize"]:
                sizes.append(size["responseBodySize"] + size["responseHeadersSize"])

    page.on("requestfinished", note)
    page.goto(url, wait_until="networkidle")
    page.remove_listener("requestfinished", note)
    return sizes


def _valid(folder: Path) -> Iterator[str]:
    """Read our pages with html-validate, by the rules of the HTML standard."""
    (folder / ".htmlvalidate.json").write_text('{"extends": ["html-validate:standard"]}', "utf-8")
    files = sorted(
        {str(_file(folder / "ours", one.path)) for one in addresses() if one.site == "own"}
    )
    command = [str(folder / "node_modules" / ".bin" / "html-validate"), *files]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8")
    what = "no errors" if not done.returncode else done.stdout[:3000]
    print(f"\nhtml-validate: {len(files)} pages, {what}")
    if done.returncode:
        yield "Goal missed: html-validate finds errors."


def _file(site: Path, path: str) -> Path:
    """Return the file that a server shows at an address; what is nowhere gets its page for that."""
    file = site / path.partition("?")[0].strip("/") / "index.html"
    return file if file.is_file() else site / "404.html"


if __name__ == "__main__":
    sys.exit(main())
