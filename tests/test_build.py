"""The built sites as a whole: our own, and a charter that shares with it only the program."""

from __future__ import annotations

import gzip
import html
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from built_sites import CHARTER, HOSTILE, OWN, Build, BuiltPage, build, change
from plainpledge.pages.registry import site_pages
from plainpledge.reading.site import read_site
from plainpledge.rules.registry import rules

AGREED = Path(__file__).parent / "data" / "agreed-wording.txt"
OTHER_FILES = {".css", ".csv", ".gz", ".js", ".png", ".ttl", ".xml"}
LOADED = {"src", "srcset", "data", "poster", "background", "formaction", "action"}


def agreed_items() -> dict[int, str]:
    """Return our own copy of the wording by its numbers."""
    items = (line.split(". ", 1) for line in AGREED.read_text("utf-8").splitlines() if line)
    return {int(number): words for number, words in items}


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?;])\s+", " ".join(text.split())) if part]


def served_page(path: str) -> str:
    """Return where a page stands whose Markdown file has this path below docs/."""
    stem = path.removesuffix(".md")
    return f"{stem}.html" if stem.endswith("index") else f"{stem}/index.html"


def expected_pages(project: Path, many: str, wording: str) -> set[str]:
    """Work out which pages there must be, from the names of files and the pages of the program."""
    pledges = {file.stem for file in project.glob("pledges/*.md")} - {wording}
    written = {
        file.relative_to(project / "docs").as_posix() for file in project.glob("docs/**/*.md")
    }
    made_up = {
        page.address for page in site_pages(read_site(project)).values() if not page.document
    }
    assert {"editing/fields.md", "editing/rules/index.md"} <= made_up
    return (
        {"404.html"}
        | {served_page(address) for address in made_up}
        | {f"editing/rules/{name}/index.html" for name in rules()}
        | {f"{many}/{name}/index.html" for name in pledges}
        | {f"{many}/index.html", "glossary/index.html"}
        | {served_page(path) for path in written}
    )


def test_the_build_has_no_warning(any_site: Build) -> None:
    assert any_site.code == 0, any_site.printed
    assert "WARNING" not in any_site.printed and "ERROR" not in any_site.printed
    assert "Documentation built" in any_site.printed


def test_our_pages_are_exactly_those_of_our_files(own_site: Build) -> None:
    assert set(own_site.pages) == expected_pages(OWN, "pledges", "our-pledge")
    assert len([path for path in own_site.pages if re.match(r"pledges/\d", path)]) == 10
    terms = [path for path in own_site.pages if re.match(r"glossary/(?!print/).+/", path)]
    assert len(terms) == len(list(OWN.glob("docs/glossary/*.md"))) - 1 >= 100


def test_the_charters_pages_are_exactly_those_of_its_files(charter_site: Build) -> None:
    assert set(charter_site.pages) == expected_pages(CHARTER, "promises", "our-charter")
    assert len([path for path in charter_site.pages if re.match(r"promises/\d", path)]) == 3


def test_nothing_else_is_published(any_site: Build) -> None:
    others = {Path(path).suffix for path in any_site.files if not path.endswith(".html")}
    assert others - {".svg"} == OTHER_FILES
    looks = OWN / "overrides"
    ours = {file.relative_to(looks).as_posix() for file in looks.rglob("*") if file.is_file()}
    # Styles and scripts are in bundles.
    assert ours & set(any_site.files) == {"404.html", "assets/favicon.svg"}


def test_every_page_is_reached_from_the_home_page(any_site: Build) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path not in reached and path in any_site.pages:
            reached.add(path)
            page = any_site.pages[path]
            links = [address for tag, _, address in page.links if tag == "a"]
            forms = [v["action"] for tag, v in page.attributes if tag == "form" and "action" in v]
            targets = (page.target(address) for address in links + forms)
            waiting += [target[0] for target in targets if target]
    assert set(any_site.pages) - reached == {"404.html"}


def broken_links(site: Build, prefix: str = "/") -> list[str]:
    """Return each link inside the site that leads to no file, or to no place in it."""
    broken = []
    for page in site.pages.values():
        for _, _, address in page.links:
            target = page.target(address, prefix)
            if not target:
                continue
            file, anchor = target
            known = file in site.files
            if not known or (anchor and anchor not in site.pages[file].ids):
                broken.append(f"{page.path}: {address}")
    return broken


def test_every_link_and_anchor_leads_somewhere(any_site: Build) -> None:
    assert sum(len(page.links) for page in any_site.pages.values()) > 10 * len(any_site.pages)
    assert broken_links(any_site) == []


def test_no_page_has_an_id_twice(any_site: Build) -> None:
    twice = {
        page.path: [name for name, times in Counter(page.ids).items() if times > 1]
        for page in any_site.pages.values()
    }
    assert {path: names for path, names in twice.items() if names} == {}


def test_every_page_names_its_language_itself_and_the_site(any_site: Build) -> None:
    names = {"Signs of Leadership: our pledge", "Our library charter"}
    titles = Counter[str]()
    for page in any_site.pages.values():
        assert page.language == "en-GB", page.path
        assert page.tags["h1"] == page.tags["title"] == page.tags["main"] == 1, page.path
        title, heading = page.text("title"), page.text("h1")
        titles[title] += 1
        name, _, site = title.rpartition(" – ")
        assert site in names, page.path
        if page.path == "index.html":
            assert not name
        elif page.path != "404.html":
            assert name and heading.startswith(name), page.path
    assert titles.most_common(1)[0][1] == 1


def test_the_agreed_wording_stands_on_its_pages_word_for_word(own_site: Build) -> None:
    items = agreed_items()
    assert list(items) == list(range(1, 11))
    for number, words in items.items():
        (path,) = (p for p in own_site.pages if re.match(rf"pledges/{number:02}-", p))
        assert (
            own_site.pages[path].text("section.wording").removeprefix("The agreed wording ")
            == words
        )
    whole = own_site.pages["pledges/index.html"]
    for number, words in items.items():
        assert whole.text(f"#pledge-{number}").startswith(
            f"{number} {words} Pledge {number} in plain words"
        )


def test_the_agreed_wording_is_written_once() -> None:
    once = " ".join((OWN / "pledges" / "our-pledge.md").read_text("utf-8").split())
    others = [file for top in ("pledges", "docs") for file in OWN.glob(f"{top}/**/*.md")]
    texts = {
        file.relative_to(OWN): " ".join(file.read_text("utf-8").split())
        for file in others
        if file.name != "our-pledge.md"
    }
    assert len(texts) > 100
    for number, words in agreed_items().items():
        assert once.count(f"{number}. {words}") == 1
        for sentence in sentences(words):
            assert [path for path, text in texts.items() if sentence in text] == []


def held_sentences(project: Path) -> list[str]:
    """Return what is held, sentence by sentence, without the signs of Markdown."""
    documents = read_site(project).documents.values()
    held = (d.text[hold.body.start : hold.body.end] for d in documents for hold in d.holds)
    blocks = (
        block for text in held for block in re.split(r"\n\s*\n|^[ \t]*[-*] ", text, flags=re.M)
    )
    return [one for block in blocks for one in sentences(re.sub(r"[*_`#>]", "", block))]


def published_texts(site: Build) -> dict[str, tuple[str, str]]:
    """Return every file’s words as a reader would see them, and as they are."""
    texts = {}
    for path, data in site.files.items():
        raw = (gzip.decompress(data) if path.endswith(".gz") else data).decode("utf-8", "replace")
        if path.endswith(".json"):
            raw = json.dumps(json.loads(raw), ensure_ascii=False)
        seen = html.unescape(re.sub(r"<[^>]*>", " ", raw))
        texts[path] = (" ".join(f"{raw} {seen}".split()), raw)
    return texts


@pytest.mark.parametrize(("project", "least"), [(OWN, 10), (CHARTER, 1)], ids=["own", "charter"])
def test_no_held_line_is_published(
    project: Path, least: int, own_site: Build, charter_site: Build
) -> None:
    texts = published_texts(own_site if project == OWN else charter_site)
    held = held_sentences(project)
    assert len(held) >= least and any(path.startswith("assets/search/text-") for path in texts)
    for path, text in texts.items():
        assert [sentence for sentence in held if sentence in text[0]] == [], path
        assert not re.search(r"<!--\s*(/?\s*hold\b|section)|class=\"held\"", text[1]), path
        assert "plainpledge" not in " ".join(re.findall(r"<!--.*?-->", text[1])), path


def test_no_page_loads_anything_from_elsewhere(any_site: Build) -> None:
    for page in any_site.pages.values():
        loaded = [
            a
            for tag, rel, a in page.links
            if tag != "a" and rel not in ("canonical", "prev", "next")
        ]
        loaded += [
            v for _, values in page.attributes for name, v in values.items() if name in LOADED
        ]
        assert loaded
        assert [
            a for a in loaded if re.match(r"\s*([a-z][a-z0-9+.-]*:|//)", a, re.IGNORECASE)
        ] == []
    for path, data in any_site.files.items():
        if path.endswith(".css"):
            found = re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')]*)", data.decode("utf-8"))
            assert [
                address for address in found if not address.startswith(("data:", "#", "../"))
            ] == []


def test_the_charter_speaks_its_own_words(charter_site: Build) -> None:
    for page in charter_site.pages.values():
        if not page.path.startswith("editing/"):  # those pages name the folder pledges/
            assert not re.search("pledge", page.text(without=("script", "code")), re.IGNORECASE), (
                page.path
            )
    assert "Related promises" in charter_site.pages["promises/01-open-door/index.html"].text()
    assert not [path for path in charter_site.files if path.startswith("pledges/")]


def test_a_page_is_laid_out_as_the_house_style_says(charter_site: Build, own_site: Build) -> None:
    page = charter_site.pages["promises/01-open-door/index.html"]
    assert page.text("div.pair").startswith("What it means The room is yours")
    assert page.text("div.pair").endswith("nobody will be asked why they came.")
    assert page.text("section.part").startswith("At the desk We say hello. We leave you in peace.")
    assert page.tags["textarea"] == 0
    ours = own_site.pages["pledges/05-plain-words/index.html"]
    assert ours.tags["textarea"] == 3 and "No names." in ours.text("section.sheet")


def test_pages_say_who_answers_for_them_and_how_to_change_them(charter_site: Build) -> None:
    pages = charter_site.pages
    foot = pages["promises/01-open-door/index.html"].text("section.about-page")
    assert (
        "Owner Head of the reading rooms Reviewed 10 January 2025 Review by 10 January 2026" in foot
    )
    edited = {
        page.path: address.removeprefix("https://example.org/charter/edit/main/")
        for page in pages.values()
        for tag, _, address in page.links
        if tag == "a" and address.startswith("https://example.org")
    }
    assert edited == {
        "promises/01-open-door/index.html": "pledges/01-open-door.md",
        "promises/02-books-come-to-you/index.html": "pledges/02-books-come-to-you.md",
        "promises/03-an-answer-in-time/index.html": "pledges/03-an-answer-in-time.md",
        "glossary/home-loan/index.html": "docs/glossary/home-loan.md",
        "glossary/inter-library-loan/index.html": "docs/glossary/inter-library-loan.md",
    }


def test_related_pages_and_terms_are_shown_both_ways(charter_site: Build) -> None:
    pages = charter_site.pages
    related = {path: cards(page) for path, page in pages.items() if path.startswith("promises/0")}
    assert related == {
        "promises/01-open-door/index.html": ["3. An answer in time"],
        "promises/02-books-come-to-you/index.html": ["3. An answer in time"],
        "promises/03-an-answer-in-time/index.html": [
            "1. An open door",
            "2. Books that come to you",
        ],
    }
    assert "See also home loan" in pages["glossary/inter-library-loan/index.html"].text("dl.facts")
    assert "See also inter-library loan" in pages["glossary/home-loan/index.html"].text("dl.facts")
    assert "Promise 2: Books that come to you" in pages["glossary/home-loan/index.html"].text(
        "dl.facts"
    )
    assert "home loan" in pages["promises/02-books-come-to-you/index.html"].text(
        "section.section.words"
    )


def cards(page: BuiltPage) -> list[str]:
    titles = [words for around, words in page.parts if any("card__title" in one for one in around)]
    return ["".join(pair) for pair in zip(titles[::2], titles[1::2], strict=True)]


def test_a_draft_says_so_and_an_agreed_page_does_not(charter_site: Build) -> None:
    drafts = {
        path for path, page in charter_site.pages.items() if page.text("p.banner.banner--draft")
    }
    assert drafts == {"promises/01-open-door/index.html", "glossary/inter-library-loan/index.html"}


@pytest.mark.parametrize(
    ("seconds", "overdue"),
    [("1768089599", False), ("1768089600", True), ("1782864000", True)],
    ids=["last second of the day", "next day", "later"],
)
def test_an_overdue_review_is_seen(seconds: str, overdue: bool, tmp_path: Path) -> None:
    """One promise is to be reviewed by 10 January 2026, one in 2099, one has no date."""
    pages = build(CHARTER, tmp_path / "site", "--strict", SOURCE_DATE_EPOCH=seconds).pages
    banners = {
        path: ["hidden" in values for _, values in page.attributes if "data-review-by" in values]
        for path, page in pages.items()
        if re.match(r"promises/\d", path)
    }
    assert list(banners.values()) == [[not overdue], [True], []]


def test_a_title_with_signs_is_text_wherever_it_stands(hostile_site: Build) -> None:
    assert hostile_site.code == 0, hostile_site.printed
    places = {
        "index.html": (
            "title",
            "h1",
            "header.site-head",
            "footer.site-foot",
            "span.card__title",
            "span.card__summary",
        ),
        "promises/index.html": ("title", "h1", "p.lead", "p.agreed__more"),
        "promises/01-open-door/index.html": ("title", "nav.trail", "nav.side", "a.turn__next"),
        "promises/02-books-come-to-you/index.html": ("title", "h1", "p.lead", "section.about-page"),
        "promises/03-an-answer-in-time/index.html": (
            "nav.trail",
            "a.turn__previous",
            "span.card__title",
        ),
        "glossary/index.html": ("dl.meanings",),
        "glossary/home-loan/index.html": ("dl.facts",),
        "glossary/inter-library-loan/index.html": ("title", "h1", "dl.facts"),
        "about/index.html": ("title", "h1", "section.about-page"),
        "404.html": ("title", "span.card__title"),
    }
    for path, elements in places.items():
        for element in elements:
            shown = hostile_site.pages[path].text(element)
            assert HOSTILE.casefold() in shown.casefold(), f"{path} {element}: {shown}"


def test_a_title_with_signs_never_becomes_a_tag(hostile_site: Build, charter_site: Build) -> None:
    assert all(page.tags["b"] == 0 for page in charter_site.pages.values())
    for page in hostile_site.pages.values():
        assert page.tags["b"] == 0, page.path
        assert "49" not in page.text("title") + page.text("h1")
        assert "&lt;b&gt;" not in page.text(), f"{page.path}: escaped twice"
    (index,) = (path for path in hostile_site.files if path.startswith("assets/search/index."))
    script = hostile_site.files[index].decode("utf-8")
    found = json.loads(script[script.index("{") : script.rindex("}") + 1])["pages"]
    assert [title for _, _, title, *_ in found].count(HOSTILE) == 5  # shown as text, never as HTML


@pytest.mark.parametrize("prefix", ["/", "/staff/library/"])
def test_a_site_works_below_any_address(prefix: str, charter: Path, tmp_path: Path) -> None:
    with (charter / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"\nsite_url: https://example.org{prefix}\n")
    site = build(charter, tmp_path / "site", "--strict")
    assert site.code == 0, site.printed
    assert broken_links(site, prefix) == []
    lost = [
        address for _, _, address in site.pages["404.html"].links if not address.startswith("#")
    ]
    assert len(lost) > 10 and all(address.startswith(prefix) for address in lost)
    pages = {path.removesuffix("index.html") for path in site.pages if path != "404.html"}
    expected = {f"https://example.org{prefix}{path}" for path in pages}
    canonical = {
        a for page in site.pages.values() for _, rel, a in page.links if rel == "canonical"
    }
    assert canonical == expected
    assert set(re.findall("<loc>(.*?)</loc>", site.files["sitemap.xml"].decode())) == expected


def test_a_build_elsewhere_and_under_other_circumstances_is_the_same(tmp_path: Path) -> None:
    here, there = (_copy(tmp_path / name) for name in ("here", "a folder, far away"))
    other = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    one = build(here, tmp_path / "one", "--strict")
    copy = build(there, tmp_path / "built", "--strict", **other)
    assert one.code == copy.code == 0, copy.printed
    assert list(copy.files) == list(one.files)
    assert [path for path, data in copy.files.items() if data != one.files[path]] == []


def _copy(project: Path) -> Path:
    """Copy what a site is built from, without results of tests that are being made."""
    for part in ("docs", "pledges", "overrides"):
        shutil.copytree(OWN / part, project / part)
    shutil.copy(OWN / "mkdocs.yml", project)
    return project


def test_an_error_stops_any_build_and_leaves_the_old_site_alone(charter: Path) -> None:
    before = build(charter, charter / "site")
    assert before.code == 0 and len(before.files) > 50
    change(charter / "pledges" / "01-open-door.md", "related: [3]", "related: [4]")
    after = build(charter, charter / "site")
    assert after.code == 1
    assert "pledges/01-open-door.md:9:11" in after.printed and "number 4" in after.printed
    assert "Traceback" not in after.printed and "\x1b" not in after.printed
    assert after.files == before.files
