"""What axe finds on a page, what it leaves to people, and what people have decided."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Page

from built_sites import OWN
from plainpledge.reading.test_results import FOLDER, PLAN, AccessPlan, AccessResult, LookedAt

LOOKS: tuple[Literal["light", "dark", "forced"], ...] = ("light", "dark", "forced")
DECIDED = Path(__file__).parent / "browser" / "undecided.tsv"
"""What axe could not decide and a person has looked at. `page` and `look` may be “all”."""
_OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose answer depends on the look. All others are asked once: the page is the same."""
_RUN = """async ([inside, rules, places]) => {
  const { violations, incomplete, testEngine } = await axe.run(
    inside ? { include: inside } : document,
    { resultTypes: ["violations", "incomplete"],
      ...(rules && { runOnly: { type: "rule", values: rules } }) });
  for (const { nodes } of incomplete) for (const node of nodes) {
    const found = document.querySelector(node.target[0]);
    node.places = places.filter((place) => found?.matches(place));
  }
  return { violations, incomplete, testEngine };
}"""
_LEAST_CONTRAST = """(place) => {
  const linear = (value) => value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([red, green, blue]) =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const ground = (one) => {
    const colour = parts(getComputedStyle(one).backgroundColor);
    return (colour[3] ?? 1) === 1 || !one.parentElement ? colour : ground(one.parentElement);
  };
  return Math.min(...[...document.querySelectorAll(place)].map((one) => {
    const style = getComputedStyle(one), inDrawing = one instanceof SVGElement;
    const words = light(parts(inDrawing ? style.fill : style.color)), below = light(ground(one));
    return (Math.max(words, below) + 0.05) / (Math.min(words, below) + 0.05);
  }));
}"""
"""The contrast of words, or of a drawing's words, with the ground below, as the styles have it."""
CLEAR = 4.5
"""WCAG 2.2, 1.4.3."""


class Decided(NamedTuple):
    """One thing that a person has looked at."""

    page: str
    look: str
    rule: str
    place: str
    """A CSS selector that fits the part."""
    reason: str

    def fits(self, page: str, look: str, rule: str, places: list[str]) -> bool:
        is_here = self.page in ("all", page) and self.look in ("all", look)
        return is_here and self.rule == rule and self.place in places


@cache
def decided() -> tuple[Decided, ...]:
    """Return what people have decided."""
    with DECIDED.open(encoding="utf-8", newline="") as file:
        return tuple(Decided(**row) for row in csv.DictReader(file, delimiter="\t"))


class Found(NamedTuple):
    """What axe has found on one page in one look."""

    failures: list[str]
    looked_at: list[LookedAt]
    engine: str


def show(page: Page, look: str) -> None:
    """Set the colours that a reader has asked for; nothing on the page is loaded again."""
    page.emulate_media(
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced" else "none",
        reduced_motion="reduce",
    )


def ask(page: Page, address: str, look: str, inside: list[str] | None = None) -> Found:
    """Ask axe about a page as it is shown now.

    Args:
        page: the page.
        address: what the list of decisions calls it.
        look: one of the looks; in all but the first only rules about colours are asked.
        inside: CSS selectors, to ask only about some parts.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(f"{_source()}; 0")
    rules = None if look == LOOKS[0] else _OF_COLOURS
    answer = page.evaluate(_RUN, [inside, rules, [one.place for one in decided()]])
    failures = [f"{look}: {text}" for _, _, text in _nodes(answer["violations"])]
    looked_at: dict[Decided, LookedAt] = {}
    for rule, places, text in _nodes(answer["incomplete"]):
        known = next((one for one in decided() if one.fits(address, look, rule, places)), None)
        if known:
            about = {"rule": rule, "place": known.place, "reason": known.reason}
            looked_at[known] = LookedAt(look=look, **about)
            if rule == "color-contrast" and page.evaluate(_LEAST_CONTRAST, known.place) < CLEAR:
                failures.append(f"{look}: too pale, though a person has let it pass: {text}")
        else:
            failures.append(f"{look}: undecided: {text}")
    engine = answer["testEngine"]
    return Found(failures, list(looked_at.values()), f"{engine['name']} {engine['version']}")


def faults(page: Page) -> list[str]:
    """Ask axe all that it knows about a page of any site; return each place with a fault."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(f"{_source()}; 0")
    return [text for _, _, text in _nodes(page.evaluate(_RUN, [None, None, []])["violations"])]


def _nodes(rules: list[dict[str, Any]]) -> Iterator[tuple[str, list[str], str]]:
    """Yield for each part its rule, which of the decided places it is, and all that axe says."""
    for rule in rules:
        for node in rule["nodes"]:
            place = " ".join(map(str, node["target"]))
            summary = " ".join(node["failureSummary"].split())
            yield rule["id"], node.get("places", []), f"{rule['id']}: {place}: {summary}"


@cache
def _source() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def keep_plan(plan: AccessPlan) -> None:
    """Leave word of what a whole test has to look at."""
    _write(PLAN, plan.model_dump_json(indent=2))


def forget_result(page: str, width: int) -> None:
    """Take an old result away before the page is looked at again, which may stop halfway."""
    (OWN / FOLDER / _name(page, width)).unlink(missing_ok=True)


def keep_result(result: AccessResult) -> None:
    """Leave a result for the accessibility statement."""
    _write(_name(result.page, result.width), result.model_dump_json(indent=2))


def _name(page: str, width: int) -> str:
    return f"{re.sub('[^a-z0-9]+', '-', page).strip('-') or 'home'}-{width}.json"


def _write(name: str, text: str) -> None:
    """Write whole files only: other processes of the same run write and read here too."""
    folder = OWN / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f".{name}-{os.getpid()}"
    new.write_text(f"{text}\n", "utf-8")
    new.replace(folder / name)
