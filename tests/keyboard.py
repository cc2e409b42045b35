"""Where the focus stops when someone presses Tab, and what is never reached."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

ACTIVE = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  at.dataset.stopped = Number(at.dataset.stopped ?? 0) + 1;
  return {
    tag: at.tagName, name: (at.innerText || at.ariaLabel || at.labels?.[0]?.innerText || "").trim(),
    onScreen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
    onTop: Boolean(middle) && (at.contains(middle) || middle.contains(at)),
    ring: [style, getComputedStyle(at.nextElementSibling ?? at)].some((one) =>
      one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 3),
  };
}"""
NOT_STOPPED_AT = """() => {
  const all = "a[href], button, input, textarea, select, summary, [tabindex='0']";
  const groups = new Set();
  return [...document.querySelectorAll(all)].filter((one) => {
    if (one.tabIndex < 0 || one.disabled || !one.checkVisibility({ visibilityProperty: true })) {
      return false;
    }
    if (one.type === "radio") return !groups.has(one.name) && groups.add(one.name)
      && !document.querySelector(`[name="${one.name}"][data-stopped]`);
    return one.dataset.stopped !== "1";
  }).map((one) => `${one.dataset.stopped ?? 0} times: ${one.outerHTML.slice(0, 90)}`);
}"""
"""A group of round buttons is one stop; all else that can be used is one by itself."""
MOST_STOPS = 900


def stop(page: Page) -> dict[str, Any]:
    """Say where the focus is now: what it is called, and whether it can be seen there."""
    found: dict[str, Any] = page.evaluate(ACTIVE)
    return found


def stops(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the focus has gone round, and note each place it stopped at."""
    found: list[dict[str, Any]] = []
    while len(found) < MOST_STOPS:
        page.keyboard.press("Tab")
        here = stop(page)
        if here["tag"] == "BODY":
            break
        found.append(here)
    return found
