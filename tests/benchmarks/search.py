"""What the search finds, beside the theme's own search and MiniSearch, typed with real keys.

    python3 scripts/start.py bench search

The same pages three times: our site; the pages as plain Material for MkDocs documents with the
stock search; and MiniSearch 7 (installed by npm into a folder that is deleted afterwards) over the
same texts, tuned as its makers advise (prefixes, one edit in five letters, titles first), with the
same aliases in a field of their own. Every query of `tests/search/` is typed into each page's own
box in Chromium, and the addresses that it shows are read. Then our site with 1,000 pledges shows
what size costs. Bytes are those of the files for searching that have come when the first result is
there, from an empty cache and each compressed with gzip: for a common query, and in brackets for
one with a word that the site does not know, for which ours fetches a table more.

It takes about ten minutes. The exit code is 1 if a goal is missed.
"""

from __future__ import annotations

import functools
import gzip
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
for neighbour in (HERE, HERE.parent, HERE.parent / "search"):
    sys.path.insert(0, str(neighbour))

import build  # noqa: E402  # the benchmark of the same pages, which lays them out
import chromium  # noqa: E402
import queries  # noqa: E402

MINISEARCH = "minisearch@7.2.0"
PATIENCE, QUICK = 600, 150
"""Milliseconds that a peer and our own search get to change the results after the last key."""
SEARCHING = r"/assets/search|/search/|/workers/|umd\.js|pages\.js"
"""What a page loads for its search alone: ours, Material's and MiniSearch's."""
NOTE_FIRST = """(results) => {
  const note = () => {
    if (document.querySelector(results)) globalThis.firstAt ??= performance.now();
  };
  new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
}"""
CAME_BEFORE = """() => performance.getEntriesByType("resource")
  .filter(({ responseEnd }) => responseEnd <= (globalThis.firstAt ?? Infinity))
  .map(({ name }) => name)"""
FIRST_QUERY, UNKNOWN_WORD = "safety plan", "telly"
MOST_BYTES, MOST_BYTES_A_PAGE = 60_000, 1_500
MOST_KEY, MOST_FIRST = 16, 300
"""Milliseconds from a key to its results at 150 pages, and to the first result at 1,000."""
LARGE = 1000

MINISEARCH_PAGE = """<!doctype html><meta charset="utf-8"><title>MiniSearch</title>
<input id="box"><ol id="list"></ol>
<script src="umd.js"></script><script src="pages.js"></script><script>
const search = new MiniSearch({ fields: ["title", "aliases", "text"], storeFields: ["url"],
  searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, aliases: 3 } } });
search.addAll(PAGES);
box.addEventListener("input", () => {
  list.replaceChildren(...search.search(box.value).slice(0, 8).map(({ url }) => {
    const item = document.createElement("li");
    item.dataset.url = url;
    return item;
  }));
});
</script>"""


@dataclass(frozen=True)
class Engine:
    """One search as it is typed into."""

    name: str
    address: str
    box: str
    results: str
    """Where the addresses of the results stand."""
    reads: str
    """JavaScript: an element of the results → its address."""
    opens: Callable[[Page], None] = lambda page: None
    is_ready_at_once: bool = False


def main() -> int:
    """Measure all three, then our own at 1,000 pages."""
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        build.lay_out(folder, len(list(build.OWN.glob("pledges/[0-9]*.md"))))
        for kind in (build.OURS, build.NO_MENU):
            make(folder / kind)
        lay_out_minisearch(folder)
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), chromium_sandbox=not chromium.is_root()
        )
        with served(folder) as address:
            page = browser.new_page()
            missed += compare(page, address, folder)
        with tempfile.TemporaryDirectory() as large:
            missed += measure_large(Path(large), browser.new_page())
        browser.close()
    print("\n".join(missed) if missed else "All goals are met.")
    return 1 if missed else 0


def engines(address: str) -> Iterator[Engine]:
    """Yield ours and its peers."""
    yield Engine(
        "ours",
        f"{address}/ours/site/",
        "#search-box",
        "#search-list > .found:not(.found--section)",
        "(one) => one.dataset.url",
        is_ready_at_once=True,
    )
    yield Engine(
        "Material’s own",
        f"{address}/{build.NO_MENU.replace(' ', '%20')}/site/",
        ".md-search__input",
        ".md-search-result__item > a.md-search-result__link",
        "(one) => one.href",
        lambda page: page.keyboard.press("/"),
    )
    yield Engine("MiniSearch", f"{address}/mini/", "#box", "#list > li", "(one) => one.dataset.url")


def compare(page: Page, address: str, folder: Path) -> list[str]:
    """Type every query into every engine and print a row for each."""
    print(f"{'':16} {'half':>6} {'first':>6} {'in 3':>6} {'none':>6} {'KB':>11} {'ms a key':>9}")
    goals: list[str] = []
    for engine in engines(address):
        size = bytes_of(page, engine, FIRST_QUERY, folder, address)
        more = bytes_of(page, engine, UNKNOWN_WORD, folder, address)
        sizes = f"{size / 1000:.0f} ({more / 1000:.0f})"
        if engine.name == "ours":
            goals += goal("bytes to the first result", max(size, more), most=MOST_BYTES)
        for half, file in (("built", queries.BUILT_WITH), ("looked", queries.LOOKED_AT_ONCE)):
            asked = queries.queries(file)
            page.goto(engine.address, wait_until="networkidle")
            engine.opens(page)
            found = [typed(page, engine, query.typed) for query in asked]
            figures = queries.figures(asked, found)
            key = statistics.median(time_of_keys(page, engine))
            print(
                f"{engine.name:16} {half:>6} {figures.first:>6.2f} {figures.in_three:>6.2f}"
                f" {figures.nothing:>6.2f} {sizes:>11} {key:>9.1f}",
                flush=True,
            )
            if engine.name == "ours":
                goals += goal(f"{half}: first", figures.first, 0.85)
                goals += goal(f"{half}: in three", figures.in_three, 0.95)
                goals += goal(f"{half}: nothing", figures.nothing, most=0.02)
                goals += goal("ms from key to result", key, most=MOST_KEY)
    return goals


def bytes_of(page: Page, engine: Engine, query: str, folder: Path, address: str) -> int:
    """Return the compressed bytes of what has come for a search when its first result is there."""
    assert page.context.browser
    with page.context.browser.new_context() as context:
        fresh = context.new_page()
        fresh.goto(engine.address, wait_until="networkidle")
        engine.opens(fresh)
        fresh.evaluate(NOTE_FIRST, engine.results)
        fresh.locator(engine.box).fill(query)  # at once: letters on the way have results too
        fresh.wait_for_timeout(PATIENCE)
        came: list[str] = fresh.evaluate(CAME_BEFORE)
    return weight(folder, address, {url for url in came if re.search(SEARCHING, url)})


def goal(name: str, value: float, least: float = 0, most: float = 1e9) -> list[str]:
    """Return a complaint if a goal is missed."""
    return [] if least <= value <= most else [f"Goal missed, {name}: {value:.3f}"]


def typed(page: Page, engine: Engine, text: str) -> list[str]:
    """Type a query with real keys and return the addresses of the results."""
    box = page.locator(engine.box)
    box.fill("")
    box.press_sequentially(text)
    time.sleep((QUICK if engine.is_ready_at_once else PATIENCE) / 1000)
    found = page.locator(engine.results).evaluate_all(f"(all) => all.map({engine.reads})")
    return [] if is_empty(page, engine) else [urlsplit(url).path for url in found]


def is_empty(page: Page, engine: Engine) -> bool:
    """True when our search shows only what may help where nothing was found."""
    return engine.name == "ours" and page.locator("[data-search-note]").inner_text().startswith(
        "Nothing found"
    )


def time_of_keys(page: Page, engine: Engine) -> list[float]:
    """Return the milliseconds from each key of some queries until its results are laid out."""
    if engine.name == "Material’s own":
        return [float("nan")]  # it works elsewhere, in a worker, and after a pause
    script = """async ([box, texts]) => {
      const { port1, port2 } = new MessageChannel();
      const rest = () => new Promise((done) => { port1.onmessage = done; port2.postMessage(0); });
      const input = document.querySelector(box), times = [];
      for (const text of texts) for (let end = 1; end <= text.length; end += 1) {
        input.value = text.slice(0, end);
        const start = performance.now();
        input.dispatchEvent(new Event("input", { bubbles: true }));
        await rest();
        document.body.offsetHeight;
        times.push(performance.now() - start);
      }
      return times;
    }"""
    texts = [query.typed for query in queries.queries(queries.BUILT_WITH)[::4]]
    times: list[float] = page.evaluate(script, [engine.box, texts])
    return times


def weight(folder: Path, address: str, requested: set[str]) -> int:
    """Return the compressed bytes of what was asked for."""
    total = 0
    for url in requested:
        path = urlsplit(url.removeprefix(address)).path.replace("%20", " ").lstrip("/")
        file = folder / (path + "index.html" if path.endswith("/") else path)
        if url.startswith(address) and file.is_file():
            total += len(gzip.compress(file.read_bytes()))
    return total


def make(project: Path) -> None:
    """Build a site."""
    pages = len(list((project / "docs").rglob("*.md")))
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / "mkdocs.yml")]
    built = subprocess.run(command, check=False, capture_output=True, text=True)
    if built.returncode:
        sys.exit(f"{project.name} could not be built.\n{built.stderr[-2000:]}")
    assert len(list((project / "site").rglob("*.html"))) >= pages


def lay_out_minisearch(folder: Path) -> None:
    """Install MiniSearch and write its page over the texts of the stock search."""
    target = folder / "mini"
    target.mkdir()
    npm = shutil.which("npm") or sys.exit("This benchmark needs npm, to install MiniSearch.")
    command = [npm, "install", "--silent", "--no-audit", "--prefix", str(folder), MINISEARCH]
    subprocess.run(command, check=True, capture_output=True)
    shutil.copy(folder / "node_modules/minisearch/dist/umd/index.js", target / "umd.js")
    stock = folder / build.NO_MENU / "site/search/search_index.json"
    pages: dict[str, dict[str, Any]] = {}
    aliases = dict(aliases_by_address(folder / build.OURS))
    for entry in json.loads(stock.read_text("utf-8"))["docs"]:
        url = entry["location"].partition("#")[0]
        page = pages.setdefault(url, {"id": url, "url": f"/{url}", "title": entry["title"]})
        words = re.sub(r"<[^>]*>", " ", f"{entry['title']} {entry['text']}")
        page["text"] = f"{page.get('text', '')} {words}"
        page["aliases"] = aliases.get(url, "")
    listed = json.dumps(list(pages.values()), ensure_ascii=False)
    (target / "pages.js").write_text(f"const PAGES = {listed};", "utf-8")
    (target / "index.html").write_text(MINISEARCH_PAGE, "utf-8")


def aliases_by_address(project: Path) -> Iterator[tuple[str, str]]:
    """Yield the other names of each page, as our index has them."""
    (file,) = (project / "site/assets/search").glob("index.*.js")
    script = file.read_text("utf-8")
    index = json.loads(script[script.index(",") + 1 : script.rindex(")")])
    for page in index["pages"]:
        yield page[1], ", ".join(name for _, name in page[4])


def measure_large(folder: Path, page: Page) -> list[str]:
    """Print what 1,000 pledges cost; return the goals that are missed."""
    project = folder / build.OURS
    build.write_ours(project, LARGE)
    make(project)
    files = list((project / "site/assets/search").glob("*.*.js"))
    pages = len(list((project / "site").rglob("*.html")))
    index = sum(weigh(file) for file in files if file.name.startswith("index"))
    texts = sum(weigh(file) for file in files if file.name.startswith("text"))
    with served(folder) as address:
        page.goto(f"{address}/ours/site/")
        first = time_of_first_result(page)
        keys = time_of_keys(page, next(engines(address)))
    print(
        f"\n{pages} pages: index {index / pages:.0f} bytes a page, sentences {texts / pages:.0f};"
        f" first result {first:.0f} ms after the last key, then {statistics.median(keys):.1f} ms"
        f" a key (median), {max(keys):.0f} ms at most"
    )
    return [
        *goal("bytes of index a page", index / pages, most=MOST_BYTES_A_PAGE),
        *goal("ms to the first result at 1,000 pages", first, most=MOST_FIRST),
    ]


def time_of_first_result(page: Page) -> float:
    """Type a word as fast as a person does, into a page just opened; wait for a result."""
    page.locator("#search-box").focus()
    page.keyboard.type("confidnet staff", delay=80)
    start = time.monotonic()
    page.locator("#search-list > .found").first.wait_for()
    return (time.monotonic() - start) * 1000


def weigh(file: Path) -> int:
    """Return a file's compressed bytes."""
    return len(gzip.compress(file.read_bytes()))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder."""
    handler = functools.partial(_Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


if __name__ == "__main__":
    sys.exit(main())
