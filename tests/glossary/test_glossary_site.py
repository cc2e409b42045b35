"""What the glossary does to a built site, on a copy of the charter that is changed for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from built_sites import CHARTER, OWN, Build, build, change, copy_charter, set_field
from plainpledge.commands.selection import check_project, read_with_pages
from plainpledge.glossary.meanings import first_sentences, meanings
from plainpledge.glossary.proposals import proposals
from plainpledge.language.plainness import measure
from plainpledge.pages.registry import site_pages
from plainpledge.reading.site import address, read_site

LOAN, ILL = "docs/glossary/home-loan.md", "docs/glossary/inter-library-loan.md"
_LINK = re.compile(r'<a class="term" href="([^"]*)">([^<]*)</a>')


def links(site: Build, path: str) -> list[tuple[str, str]]:
    """Return the links to terms in a page’s words, without the lists of words."""
    html = site.files[path].decode("utf-8")
    return list(_LINK.findall(re.sub(r"<li>(<a [^>]*>[^<]*</a>)</li>", "", html)))


def add_field(file: Path, line: str) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace("---\n", f"---\n{line}\n", 1), "utf-8")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The charter with old names, pages without links, words without links, and quotations."""
    project = copy_charter(tmp_path_factory.mktemp("glossary") / "charter")
    add_field(project / LOAN, "was: [delivery, van-loan]")
    add_field(project / "pledges/02-books-come-to-you.md", "was: [02-van]")
    change(
        project / "pledges/02-books-come-to-you.md",
        "A home loan costs nothing.",
        "A home loan costs nothing. Another home loan too.\n\n> A home loan, said a reader.\n",
    )
    set_field(project / ILL, "also", "[ILL book]")
    change(
        project / ILL,
        "A book that we borrow",
        "Unlike a home loan, a book (inter-library loan) that we borrow",
    )
    (project / "docs/about.md").write_text(
        "---\ntitle: About\nsummary: About us.\nno_links: [ILL]\n---\n\n"
        "An ILL, a home loan, an ILL book.\n\n"
        "## More\n\nHome loans again. <span hidden>home loan</span>\n",
        "utf-8",
    )
    (project / "docs/bare.md").write_text(
        "---\ntitle: Bare\nsummary: Bare.\nlink_terms: no\n---\n\nA home loan.\n", "utf-8"
    )
    for name, fields, words in (
        ("opted", "no_links: [home loan]\n", "A home loan, and home loans."),
        ("led", "", "[A home loan](glossary/home-loan.md)."),
        (
            "elsewhere",
            "",
            "# A home loan\n\n[A home loan](about.md), `home loan`, a home loan-free day.",
        ),
        ("quoting", "", "It says: “We shall keep a warm and quiet home loan open to all.”"),
    ):
        (project / f"docs/{name}.md").write_text(
            f"---\ntitle: {name.title()}\nsummary: A page.\n{fields}---\n\n{words}\n", "utf-8"
        )
    change(project / "pledges/our-charter.md", "quiet room", "quiet home loan")
    (project / "docs/deep/er").mkdir(parents=True)
    (project / "docs/deep/er/page.md").write_text(
        "---\ntitle: Deep\nsummary: Deep.\n---\n\nA home loan.\n", "utf-8"
    )
    with (project / "docs/index.md").open("a", encoding="utf-8") as home:
        home.write("\nA home loan. [About](about.md), [bare](bare.md), [deep](deep/er/page.md).\n")
        home.write("[a](opted.md) [b](led.md) [c](elsewhere.md) [d](quoting.md)\n")
    site = build(project, project / "site", "--strict")
    assert site.code == 0, site.printed
    return site


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", [("glossary/home-loan/", "home loan")]),
        ("promises/02-books-come-to-you/index.html", [("../../glossary/home-loan/", "home loan")]),
        ("deep/er/page/index.html", [("../../../glossary/home-loan/", "home loan")]),
        ("glossary/inter-library-loan/index.html", [("../home-loan/", "home loan")]),
        ("glossary/home-loan/index.html", []),
        ("bare/index.html", []),
        (
            "about/index.html",
            [
                ("../glossary/home-loan/", "home loan"),
                ("../glossary/inter-library-loan/", "ILL book"),
                ("../glossary/home-loan/", "Home loans"),
            ],
        ),
    ],
)
def test_a_page_has_the_links_that_it_should_have(
    path: str, expected: list[tuple[str, str]], changed: Build
) -> None:
    assert links(changed, path) == expected


def used_in(site: Build, name: str) -> set[str]:
    """Return the pages that a term’s page names under “Used in”."""
    path = f"glossary/{name}/index.html"
    html = site.files[path].decode("utf-8")
    listed = re.search(r"<dt>Used in</dt><dd><ul>(.*?)</ul>", html, re.DOTALL)
    found = re.findall(r'href="([^"]*)"', listed[1]) if listed else []
    return {target[0] for one in found if (target := site.pages[path].target(one))}


def linking_pages(site: Build, root: Path) -> dict[str, set[str]]:
    """Return for each term the pages of pledges and articles that have a link of ours to it."""
    project = read_site(root)
    articles = {address(page.document.path).removesuffix(".md") for page in project.articles}
    found: dict[str, set[str]] = {}
    for path, page in site.pages.items():
        place = path.removesuffix("/index.html").removesuffix(".html")
        if place in articles or place.startswith(
            (f"{project.house_style.called.folder}/", "index")
        ):
            for target in _LINK.findall(site.files[path].decode("utf-8")):
                to = page.target(target[0])
                assert to
                found.setdefault(to[0].split("/")[1], set()).add(path)
    return found


def test_used_in_names_the_pages_that_link(changed: Build) -> None:
    """Not those that opt out, link elsewhere, quote the agreed wording, or hide the word."""
    promises = "promises/01-open-door/index.html", "promises/02-books-come-to-you/index.html"
    assert used_in(changed, "home-loan") == {
        *promises,
        *("index.html", "about/index.html", "led/index.html", "deep/er/page/index.html"),
    }
    answer = "promises/03-an-answer-in-time/index.html"
    assert used_in(changed, "inter-library-loan") == {"about/index.html", answer}


def test_used_in_and_links_agree(own_site: Build) -> None:
    linking = linking_pages(own_site, OWN)
    assert len(linking) > 30
    for term in read_site(OWN).terms:
        name = Path(term.document.path).stem
        assert used_in(own_site, name) == linking.get(name, set()), term.term
    page = own_site.files["editing/words-to-check/index.html"].decode("utf-8")
    bare = page.partition('id="unused"')[2]
    assert bare.count("<li>") >= len(read_site(OWN).terms) - len(linking)
    for name in linking:
        assert f'glossary/{name}/"' not in bare.partition("</ul>")[0]


def test_each_page_has_the_meanings_of_its_words(changed: Build) -> None:
    about = changed.pages["about/index.html"].text("section.used-words")
    assert about == (
        "What these words mean Home loan Books that the van brings to your door and takes back"
        " again. Inter-library loan (ILL) Draft Unlike a home loan, a book (inter-library loan)"
        " that we borrow for you from another library."
    )
    assert not changed.pages["bare/index.html"].text("section.used-words")
    assert "popup.js" not in changed.files["bare/index.html"].decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("glossary/delivery/index.html", "../home-loan/"),
        ("glossary/van-loan/index.html", "../home-loan/"),
        ("promises/02-van/index.html", "../02-books-come-to-you/"),
    ],
)
def test_an_old_address_leads_to_the_page(old: str, new: str, changed: Build) -> None:
    page = changed.pages[old]
    (refresh,) = (v["content"] for tag, v in page.attributes if v.get("http-equiv") == "refresh")
    assert refresh == f"0; url={new}"
    assert ("a", "", new) in page.links
    target = page.target(new)
    assert target and target[0] in changed.pages


@pytest.mark.parametrize(
    ("file", "name", "there", "template"),
    [
        (LOAN, "print", "glossary/print.md", "glossary-print.html"),
        (LOAN, "inter-library-loan", "glossary/inter-library-loan.md", "term.html"),
        ("docs/about.md", "search", "search.md", "search.html"),
        ("docs/about.md", "glossary", "glossary/index.md", "glossary.html"),
    ],
)
def test_an_old_address_gives_way_to_a_page_of_today(
    file: str, name: str, there: str, template: str, tmp_path: Path
) -> None:
    project = copy_charter(tmp_path / "charter")
    (project / "docs/about.md").write_text("---\ntitle: About\nsummary: Us.\n---\n\nUs.\n", "utf-8")
    add_field(project / file, f"was: [{name}, free]")
    site, pages = read_with_pages(project)
    assert {page.address: page.template for page in pages}[there] == template
    assert site_pages(site)[there].template == template
    moved = [page.address for page in pages if page.template == "old-address.html"]
    assert moved == [f"{'glossary/' if file == LOAN else ''}free.md"]
    found = [(one.path, one.rule) for one in check_project(project).findings if "name" in one.rule]
    assert found == [(file, "wrong-old-name")]


def test_old_addresses_are_not_searched(changed: Build) -> None:
    index = next(path for path in changed.files if path.startswith("assets/search/index"))
    assert "glossary/delivery" not in changed.files[index].decode()


def test_a_page_without_terms_stays_as_it_was(tmp_path: Path, charter_site: Build) -> None:
    """Take the glossary away: nothing else of such a page may differ."""
    project = copy_charter(tmp_path / "charter")
    with (project / "docs/index.md").open("a", encoding="utf-8") as home:
        home.write("\nNothing of the glossary.\n")
    with_terms = build(project, tmp_path / "with")
    for name in ("link_terms: false",):
        add_field(project / "docs/index.md", name)
    without = build(project, tmp_path / "without")
    assert with_terms.files["index.html"] == without.files["index.html"]


# ---- our own glossary ----


def test_our_meanings_are_plain_short_and_whole() -> None:
    site = read_site(OWN)
    audience = site.house_style.audience(site.house_style.meanings_for)
    assert audience and audience.name == "families"
    for term in site.terms:
        found = measure(term.document, published=True)
        assert found and found.score >= audience.target, term.term
        assert len(found.parts) <= 2, term.term
        assert meanings(site)[term.document.path].text == term.document.published_words


def test_our_glossary_agrees_with_itself(own_findings: set[str]) -> None:
    ours = "circular-meaning hard-meaning long-meaning unlinked-meaning one-way-see-also"
    ours += " avoided-say-instead clashing-abbreviation name-claimed-twice unused-term"
    ours += " missing-term wrong-old-name unknown-see-also unexplained-term unknown-audience"
    assert own_findings & set(ours.split()) == set()


@pytest.fixture(scope="module")
def own_findings() -> set[str]:
    return {finding.rule for finding in check_project(OWN).findings}


def test_every_word_to_check_is_listed(own_site: Build) -> None:
    site = read_site(OWN)
    page = own_site.pages["editing/words-to-check/index.html"]
    listed = re.findall(
        r'class="to-check__word"><a href="[^"]*">([^<]*)<', own_site.files[page.path].decode()
    )
    unsure = [term.term for term in site.terms if term.verify]
    assert listed[: len(unsure)] == unsure and 10 < len(unsure) < len(listed)
    assert sorted(listed) == sorted(term.term for term in site.terms)
    assert page.text("p.lead").startswith(f"All {len(listed)} meanings are drafts.")
    front = own_site.pages["glossary/index.html"]
    assert f"All {len(listed)} meanings are drafts." in front.text("p.banner")
    assert front.text("span.draft-mark").count("not yet checked") == len(unsure)


def test_the_page_to_print_has_every_word(own_site: Build) -> None:
    site = read_site(OWN)
    shown = own_site.pages["glossary/print/index.html"].text("dl.on-paper")
    for term in site.terms:
        assert f"{meanings(site)[term.document.path].text}" in shown


@pytest.mark.parametrize(
    ("fields", "source", "date", "banner"),
    [
        ("status: draft", "none given", "Not yet checked.", True),
        ("source: The Act — https://example.org/x; A book", "The Act; A book", "", True),
        ("source: A book\nstatus: agreed\nchecked: 2026-11-02", "A book", "2 November 2026", False),
        ("status: agreed\nverify: true\nchecked: 2026-11-02", "", "Not yet checked.", True),
        ("status: agreed", "none given", "Not yet checked.", False),
    ],
)
def test_a_law_is_printed_with_its_source_and_its_date(
    fields: str, source: str, date: str, banner: bool, charter: Path
) -> None:
    (charter / "docs/glossary/van.md").write_text(
        f"---\nterm: van\nlaw: Road Act\n{fields}\n---\n\nA car.\n", "utf-8"
    )
    site = build(charter, charter / "site")
    shown = site.pages["glossary/print/index.html"].text("dl.on-paper")
    assert f"Law: Road Act. Source: {source}" in shown and date in shown
    assert bool(site.pages["glossary/van/index.html"].text("p.banner--draft")) == banner
    said = re.search(rb'name="description" content="([^"]*)', site.files["glossary/van/index.html"])
    assert said and said[1].startswith(b"Draft") == banner and said[1].endswith(b"A car.")


def test_only_two_sentences_are_read_in_one_breath() -> None:
    assert first_sentences("One. Two. Three.") == "One. Two."
    assert first_sentences("One") == "One"
    assert first_sentences("") == ""


def test_nothing_is_proposed_without_a_glossary(tmp_path: Path) -> None:
    project = copy_charter(tmp_path / "charter")
    for name in ("01-open-door", "02-books-come-to-you", "03-an-answer-in-time"):
        with (project / f"pledges/{name}.md").open("a", encoding="utf-8") as file:
            file.write("\nPredetermined amortisation.\n")
    assert [one.word for one in proposals(read_site(project))] == ["amortisation", "predetermined"]
    for term in (project / "docs/glossary").glob("*.md"):
        term.unlink()
    assert proposals(read_site(project)) == ()


def test_the_charter_has_a_glossary_too() -> None:
    assert len(read_site(CHARTER).terms) == 2
